"""The example of an invented country: every arrangement that docs/from-the-seeds.md names is in its brief."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from truceline.collect import collect
from truceline.flow import brief
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.knowledge.truces import load_truce
from truceline.model.brief import Brief
from truceline.model.claim import (
    AllegationClaim,
    Answer,
    Claim,
    EventClaim,
    PositionClaim,
    ResponsibilityClaim,
    TermClaim,
    TermKind,
)
from truceline.model.incident import Incident, Range
from truceline.model.truce import Finding, PartyStatus, Test
from truceline.publish import exporter
from truceline.register import TruceChoice, who

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS, TRUCE = EXAMPLES / "reports", EXAMPLES / "truce.yaml"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(EXAMPLES / "data")


@pytest.fixture(scope="module")
def found(knowledge: Knowledge) -> Brief:
    return of("", knowledge, TruceChoice(file=load_truce(TRUCE)))


@pytest.fixture(scope="module")
def untold(knowledge: Knowledge) -> Brief:
    """The same reports without the truce file: all comes from them."""
    return of("", knowledge, TruceChoice(none=True))


def of(folder: str, knowledge: Knowledge, choice: TruceChoice, as_of: str | None = None) -> Brief:
    collected = collect([REPORTS / folder])
    return brief(collected.reports, knowledge, choice, as_of, collected.quarantined)


def claims(found: Brief) -> Iterator[Claim]:
    return (anchored.claim for anchored in found.dossier.claims)


def incident(found: Brief, place: str, kind: str = "") -> Incident:
    """The one incident of that kind at a place."""
    (only,) = [i for i in found.linkage.incidents if i.place and place in (i.place.name, *i.place.within[:1])
               and kind in (i.event_type, i.sub_event_type, "") and not i.background]
    return only


def killed(found: Brief, place: str) -> Range:
    return incident(found, place).figures["killed"]


def answers(findings: tuple[Finding, ...]) -> dict[Test, set[Answer]]:
    told: dict[Test, set[Answer]] = {test: set() for test in get_args(Test)}
    for result in (result for finding in findings for result in finding.tests):
        told[result.test].add(result.answer)
    return told


def finding(found: Brief, incident_id: str) -> dict[Test, Answer]:
    """The answers under the term that stops attacks or opens the roads."""
    first = next(f for f in found.findings if f.incident == incident_id and f.term != "release-detainees")
    return {result.test: result.answer for result in first.tests}


def test_every_report_is_read_and_is_an_exercise(found: Brief) -> None:
    assert found.quarantined == ()
    assert {report.status for report in found.dossier.reports} == {"Exercise"}
    assert 10 <= len(found.dossier.reports) <= 16
    for form in ("text", "html"):
        assert "EXERCISE: NOT REAL EVENTS" in exporter(form)(found)


def test_every_report_is_dated_by_itself(found: Brief) -> None:
    assert {r.published.basis if r.published else "none" for r in found.dossier.reports} == {"metadata"}


@pytest.mark.parametrize("test", get_args(Test))
def test_every_answer_of_every_test_is_reached(test: Test, found: Brief) -> None:
    assert answers(found.findings)[test] == {"yes", "no", "unknown"}


@pytest.mark.parametrize(("place", "kind", "expected"), [
    ("Saltgate", "", {"in force": "no", "bound": "no"}),
    ("Haldry", "", {"in force": "unknown", "bound": "unknown"}),
    ("Tern Rock", "", {"in force": "yes", "area": "no", "bound": "unknown"}),
    ("Tolm", "Aid blocked", {"in force": "yes", "bound": "yes", "protected": "yes", "prohibited": "yes"}),
    ("Merrin", "Explosions/Remote violence", {"bound": "yes", "protected": "yes", "prohibited": "unknown"}),
    ("Varnholt", "", {"bound": "unknown", "prohibited": "yes"}),
    ("Vellmark", "", {"bound": "yes", "protected": "no"}),
    ("Skarne", "", {"bound": "unknown", "protected": "unknown"}),
])
def test_each_incident_is_tried(place: str, kind: str, expected: dict[Test, Answer], found: Brief) -> None:
    told = finding(found, incident(found, place, kind).id)
    assert {test: told[test] for test in expected} == expected


def test_an_incident_without_a_place_is_tried_too(found: Brief) -> None:
    ambush = next(i for i in found.linkage.incidents if any(a.name == "Marsh Battalion" for a in i.actors))
    assert finding(found, ambush.id)["area"] == "unknown"
    assert finding(found, ambush.id)["bound"] == "unknown"


@pytest.mark.parametrize(("name", "status"), [
    ("Highland Council", "bound"), ("the Sorvanese army", "bound"), ("Kelmar Brigade", "bound"), ("Vasteria", "bound"),
    ("Ashen Hand", "excluded"), ("Marsh Battalion", "contested"), ("Harbour Guards", "not listed"),
])
def test_who_has_pledged(name: str, status: PartyStatus, found: Brief, knowledge: Knowledge) -> None:
    answer = who(name, found.register, knowledge, found.dossier)
    assert answer.status == status
    assert "safe" not in " ".join(answer.lines()).casefold()


@pytest.mark.parametrize(("term", "words"), [
    ("start", "midnight on Thursday"), ("deadline", "noon on Thursday"), ("excluded", "Ashen Hand"),
    ("criterion", "Concord of Isles"), ("guarantor", "Lornia"), ("obligation", "aid"), ("mechanism", "hotline"),
    ("attempt", "April 12"),
])
def test_what_the_reports_say_of_the_truce(term: TermKind, words: str, untold: Brief) -> None:
    told = [c for c in claims(untold) if isinstance(c, TermClaim) and c.term == term]
    assert any(words in claim.quote.text or words in claim.value for claim in told), told


def test_the_reports_alone_tell_when_it_starts(untold: Brief) -> None:
    agreed = next(truce for truce in untold.register.truces if not truce.attempt)
    assert agreed.start
    assert (agreed.start.earliest or "")[:10] in {"2024-06-06", "2024-06-07"}
    assert any(truce.attempt for truce in untold.register.truces)


@pytest.mark.parametrize(("party", "stance", "condition"), [
    ("Highland Council", "conditional", "Merrin"), ("Sorvanese government", "accepts", ""),
])
def test_positions_keep_their_conditions(party: str, stance: str, condition: str, found: Brief) -> None:
    positions = [c for c in claims(found) if isinstance(c, PositionClaim) and c.party.name == party]
    fitting = [p for p in positions if p.stance == stance]
    assert fitting, positions
    assert not condition or any(condition in c.text for p in fitting for c in p.conditions)


def test_conflicting_tolls_stand_side_by_side(found: Brief) -> None:
    toll = killed(found, "Ostrel")
    assert (toll.low, toll.high, toll.status) == (19, None, "contested")
    current = {origin.name: origin.words for origin in toll.origins}
    assert current["Sorvane Casualty Watch"] == "at least 34"
    assert current["Sorvane News Agency"] == "19"
    replaced = {origin.name: [old.low for old in origin.superseded] for origin in toll.origins}
    assert replaced["Sorvane Casualty Watch"] == [31]
    assert replaced["Sorvane News Agency"] == [18]


def test_a_wire_paragraph_counts_once(found: Brief) -> None:
    paths = {report.id: Path(report.path).name for report in found.dossier.reports}
    pairs = {frozenset((paths[copy.report], paths[copy.of])) for copy in found.dossier.copies}
    assert frozenset(("10-ostrel.txt", "11-ostrel-herald.html")) in pairs
    assert frozenset(("10-ostrel.txt", "12-ostrel-post.txt")) in pairs


def test_a_total_is_beside_and_never_added(found: Brief) -> None:
    totals = {total.words.casefold() for total in found.linkage.totals}
    assert "at least 55" in totals
    assert "nearly 6,000" in totals
    assert killed(found, "Ostrel").high is None


def test_a_claim_of_responsibility_is_no_finding(found: Brief) -> None:
    (claimed,) = [c for c in claims(found) if isinstance(c, ResponsibilityClaim) and c.stance == "claims"
                  and c.by and c.by.name == "Ashen Hand"]
    assert claimed.authenticated == "no"


def test_an_accusation_and_its_denial_stand_beside(found: Brief) -> None:
    told = {(c.stance, c.by.name) for c in claims(found) if isinstance(c, ResponsibilityClaim) and c.by}
    assert ("accuses", "Sorvanese government") in told
    assert ("denies", "Highland Council") in told


def test_a_breach_is_alleged_by_somebody(found: Brief) -> None:
    alleged = [c for c in claims(found) if isinstance(c, AllegationClaim)]
    assert any(c.by and c.by.name == "Highland Council" for c in alleged)
    assert any(c.low == 4 for c in alleged), "four violations in two days"


def test_who_hits_whom_has_a_row_for_nobody_known(found: Brief) -> None:
    rows = {(hits.actor.name if hits.actor else None, hits.target.name if hits.target else None)
            for hits in found.who_hits_whom}
    assert ("Vasterian air force", "Ashen Hand") in rows
    assert any(actor is None for actor, _ in rows)


@pytest.mark.parametrize("kind", ["Aid blocked", "Nothing to report", "Aid delivered", "Detainees released",
                                  "Talks suspended"])
def test_events_without_a_casualty_are_read(kind: str, found: Brief) -> None:
    assert any(isinstance(c, EventClaim) and c.sub_event_type == kind and "future" not in c.qualifiers
               for c in claims(found))


def test_a_caption_is_a_lead_and_a_sidebar_is_left_out(found: Brief) -> None:
    (lead,) = found.leads
    assert "Haldry" in lead.quote
    assert not any("Storm of 2019" in claim.quote.text for claim in claims(found))
    assert any("sidebar" in sentence.text for sentence in found.left_out)


def test_what_came_later_is_left_out(knowledge: Knowledge) -> None:
    early = of("", knowledge, TruceChoice(file=load_truce(TRUCE)), "2024-06-05")
    assert {r.published.latest for r in early.dossier.reports if r.published} == {"2024-06-03", "2024-06-05"}
    assert early.register.as_of.startswith("2024-06-05")


def test_the_truce_of_the_example_is_never_taken_for_a_real_one(knowledge: Knowledge) -> None:
    assert of("", knowledge, TruceChoice()).register.chosen is None


def test_the_map_draws_the_invented_country(found: Brief) -> None:
    page = exporter("html")(found)
    assert ">Sorvane<" in page
    assert ">Ostrel" in page or "Ostrel" in page
