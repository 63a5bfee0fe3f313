"""What a person judged holds, whatever the machine reads or joins."""

from collections.abc import Callable, Iterable

import pytest
from pydantic import JsonValue

from truceline.extract import extract
from truceline.flow import brief
from truceline.heed import known_again
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Brief
from truceline.model.claim import Draft, EventClaim, FigureClaim
from truceline.model.incident import Incident
from truceline.model.judged import AsRead, Corrected, Found, Judged, Pair, Wrong
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.register import TruceChoice

HOMS = "HOMS, Syria, Feb. 21, 2016 - A car bomb killed 12 people in Homs on Sunday, police said.\n"
AGAIN = "BEIRUT, Feb. 21, 2016 - A car bomb in Homs killed 14 people on Sunday, medics said.\n"
IDLIB = "IDLIB, Syria, Feb. 21, 2016 - A car bomb killed 3 people in Idlib on Sunday, witnesses said.\n"
TRUCE = "syria_2016_02"

Told = Callable[..., Brief]


@pytest.fixture(scope="module")
def reports(make_report: Callable[[str], Report]) -> tuple[Report, ...]:
    return tuple(make_report(text) for text in (HOMS, AGAIN, IDLIB))


@pytest.fixture
def told(reports: tuple[Report, ...], knowledge: Knowledge) -> Told:
    """The brief of the three reports under some judgements."""
    (file,) = (truce for truce in knowledge.truces if truce.id == TRUCE)

    def call(judged: Judged = Judged(), *, backwards: bool = False) -> Brief:  # noqa: B008 - a frozen record
        ordered = tuple(reversed(reports)) if backwards else reports
        return brief(ordered, knowledge, TruceChoice(file=file), judged=judged)

    return call


def event(found: Brief, words: str, report: Report) -> str:
    """The first event claim of a report whose quote has these words."""
    return next(a.claim.id for a in found.dossier.claims if isinstance(a.claim, EventClaim)
                and a.claim.report == report.id and words in a.claim.quote.text)


def killed(found: Brief, number: int) -> FigureClaim:
    return next(a.claim for a in found.dossier.claims if isinstance(a.claim, FigureClaim) and a.claim.low == number)


def at(found: Brief, place: str) -> list[Incident]:
    return [i for i in found.linkage.incidents if i.place and i.place.name == place]


def bounds(incident: Incident) -> tuple[int | None, int | None]:
    return incident.figures["killed"].low, incident.figures["killed"].high


def test_without_judgements_there_are_two_incidents(told: Told) -> None:
    found = told()
    assert [bounds(i) for i in at(found, "Homs")] == [(12, 14)]
    assert [bounds(i) for i in at(found, "Idlib")] == [(3, 3)]


@pytest.mark.parametrize("backwards", [False, True])
def test_two_that_a_person_holds_apart_stay_two(told: Told, reports: tuple[Report, ...], *, backwards: bool) -> None:
    pair = Pair(a=event(told(), "car bomb", reports[0]), b=event(told(), "car bomb", reports[1]))
    found = told(Judged(apart=(pair,)), backwards=backwards)
    assert sorted(bounds(i) for i in at(found, "Homs")) == [(12, 12), (14, 14)]
    assert bounds(at(found, "Idlib")[0]) == (3, 3)


@pytest.mark.parametrize("backwards", [False, True])
def test_what_a_person_holds_to_be_one_is_one_against_all_odds(told: Told, reports: tuple[Report, ...], *,
                                                               backwards: bool) -> None:
    first, second, idlib = (event(told(), "car bomb", report) for report in reports)
    found = told(Judged(same=(Pair(a=idlib, b=first), Pair(a=idlib, b=second))), backwards=backwards)
    assert [bounds(i) for i in found.linkage.incidents] == [(3, 14)]


def test_one_and_two_at_once(told: Told, reports: tuple[Report, ...]) -> None:
    """Homs as the first report tells it is Idlib's; as the second does, it is another."""
    first, second, idlib = (event(told(), "car bomb", report) for report in reports)
    found = told(Judged(same=(Pair(a=first, b=idlib),), apart=(Pair(a=first, b=second),)))
    assert sorted(bounds(i) for i in found.linkage.incidents) == [(3, 12), (14, 14)]


def test_a_figure_goes_where_a_person_says(told: Told, reports: tuple[Report, ...]) -> None:
    figure, idlib = killed(told(), 14).id, event(told(), "car bomb", reports[2])
    found = told(Judged(same=(Pair(a=figure, b=idlib),)))
    assert bounds(at(found, "Homs")[0]) == (12, 12)
    assert bounds(at(found, "Idlib")[0]) == (3, 14)


def test_a_figure_is_not_where_a_person_says_it_is_not(told: Told, reports: tuple[Report, ...]) -> None:
    figure, homs = killed(told(), 14).id, event(told(), "car bomb", reports[1])
    assert bounds(at(told(Judged(apart=(Pair(a=figure, b=homs),))), "Homs")[0]) == (12, 12)


def test_a_wrong_claim_counts_nowhere(told: Told) -> None:
    found = told(Judged(wrong=(Wrong(claim=killed(told(), 14).id, by="Ana", reason="a misprint"),)))
    assert bounds(at(found, "Homs")[0]) == (12, 12)
    assert [line.text for line in found.left_out if "misprint" in line.text]


def test_what_was_told_of_a_wrong_event_is_told_of_none(told: Told, reports: tuple[Report, ...]) -> None:
    found = told(Judged(wrong=(Wrong(claim=event(told(), "car bomb", reports[2])),)))
    assert all(not a.claim.events for a in found.dossier.claims if a.claim.report == reports[2].id
               and isinstance(a.claim, FigureClaim))


@pytest.mark.parametrize(("fields", "killed_", "injured"), [
    ({"low": 41, "high": 41}, (12, 41), None), ({"metric": "injured"}, (12, 12), (14, 14)),
    ({"scope": "cumulative"}, (12, 12), None), ({"high": None, "qualifier": "at least"}, (12, None), None)])
def test_a_corrected_claim_counts_as_it_was_corrected(
        told: Told, fields: dict[str, JsonValue], killed_: tuple[int, int | None], injured: tuple[int, int]) -> None:
    claim = killed(told(), 14).id
    found = told(Judged(corrected=(Corrected(claim=claim, fields=fields, by="Ana"),)))
    (homs,) = at(found, "Homs")
    assert bounds(homs) == killed_
    assert ("injured" in homs.figures) is bool(injured)
    (corrected,) = (a.claim for a in found.dossier.claims if a.claim.id == claim)
    assert {d.field for d in corrected.doubts if "corrected by Ana" in d.reason} == set(fields)


def test_an_incident_lies_where_a_person_says(told: Told, reports: tuple[Report, ...]) -> None:
    idlib = event(told(), "car bomb", reports[2])
    place = Place(name="Jisr", id="own:jisr", lat=35.01, lon=37.05, precision="town", country="SY")
    found = told(Judged(corrected=(Corrected(claim=idlib, place=place, by="Ana"),)))
    assert at(found, "Jisr")
    assert not at(found, "Idlib")


def test_a_claim_is_known_again_by_its_words(reports: tuple[Report, ...], knowledge: Knowledge) -> None:
    draft = extract(reports[0], knowledge)
    (figure,) = (claim for claim in draft.claims if isinstance(claim, FigureClaim))
    old = figure.model_copy(update={"id": "c-read-by-an-older-version", "scope": "aggregate"})
    read = (AsRead(id=old.id, content=old.model_dump(mode="json")),)
    judged = known_again(Judged(wrong=(Wrong(claim=old.id),), read=read), [draft])
    assert judged.wrong[0].claim == figure.id


def test_a_corrected_claim_that_is_read_no_more_stays(reports: tuple[Report, ...], knowledge: Knowledge) -> None:
    draft = extract(reports[0], knowledge)
    (figure,) = (claim for claim in draft.claims if isinstance(claim, FigureClaim))
    judged = Judged(read=(AsRead(id=figure.id, content=figure.model_dump(mode="json")),),
                    corrected=(Corrected(claim=figure.id, fields={"low": 13, "high": 13}),))

    def reader(_reports: Iterable[Report], _knowledge: Knowledge) -> list[Draft]:
        return [Draft(report=draft.report, claims=tuple(c for c in draft.claims if c.id != figure.id))]

    found = brief(reports[:1], knowledge, TruceChoice(none=True), reader=reader, judged=judged)
    assert bounds(at(found, "Homs")[0]) == (13, 13)


def found_by(claim: str, by: str, verdict: str, *, ours: bool = True) -> Found:
    return Found.model_validate({
        "claims": (claim,), "truce": TRUCE, "term": "stop-attacks", "verdict": verdict, "by": by, "ours": ours,
        "organisation": "Washington" if ours else "Moscow"})


@pytest.mark.parametrize(("said", "verdict", "decided_by"), [
    ([], "outside", "machine"),
    ([("Ana", "violation", True)], "outside", "machine"),
    ([("Ana", "violation", True), ("Ana", "violation", True)], "outside", "machine"),
    ([("Ana", "violation", True), ("Ben", "violation", True)], "violation", "person"),
    ([("Ana", "no violation", True), ("Ben", "no violation", True)], "no violation", "person"),
    ([("Ana", "violation", True), ("Ivan", "violation", False)], "outside", "machine"),
    ([("Ana", "violation", True), ("Ben", "no violation", True)], "outside", "machine"),
    ([("Ana", "violation", True), ("Ben", "violation", True), ("Cem", "no violation", True)], "outside", "machine"),
    ([("Ana", "no violation", True), ("Ana", "violation", True), ("Ben", "violation", True)], "violation", "person"),
    ([("Ana", "undetermined", True)], "undetermined", "person"),
])
def test_it_takes_two_persons_of_ours_who_agree(
        told: Told, reports: tuple[Report, ...], said: list[tuple[str, str, bool]], verdict: str,
        decided_by: str) -> None:
    claim = event(told(), "car bomb", reports[0])
    found = told(Judged(findings=tuple(found_by(claim, by, what, ours=ours) for by, what, ours in said)))
    (finding,) = (f for f in found.findings if f.incident == at(found, "Homs")[0].id and f.term == "stop-attacks")
    assert (finding.verdict, finding.decided_by) == (verdict, decided_by)
    assert len(finding.tests) == 5
    assert {person.by for person in finding.persons} == {by for by, _, _ in said}
