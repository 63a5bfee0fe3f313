"""The five tests, one question at a time: what is told, the answer, and the reason that a person reads."""

import pytest

from tests.register.telling import (
    COUNTRY,
    day,
    days,
    dossier,
    event,
    incident,
    party,
    responsibility,
    told_knowledge,
    truce_file,
)
from truceline.assess import assess
from truceline.knowledge.filed import record_of
from truceline.model.claim import Anchored
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.time import Period
from truceline.model.truce import Adherent, Finding, Register, Term, Test, TestResult, TruceFile

GOVERNMENT, GUARD, LANTERN = "government of Orland", "River Guard", "Black Lantern"
CLAIMED = responsibility("claims", by=LANTERN)
BY_OVANE = event(actors=(GOVERNMENT,), targets=(LANTERN,), by=("President Ovane",))


def registered(truce: TruceFile) -> Register:
    record = record_of(truce, "2031-03-08", told_knowledge().actors)
    return Register(as_of="2031-03-08", truces=(record,), chosen=truce)


def found(test: Test, happened: Incident, *claims: Anchored, truce: TruceFile | None = None) -> TestResult:
    """The answer to one test under the first term that is about such an act."""
    finding = next(iter(findings(happened, *claims, truce=truce)))
    return next(result for result in finding.tests if result.test == test)


def findings(happened: Incident, *claims: Anchored, truce: TruceFile | None = None) -> list[Finding]:
    known = happened.model_copy(update={"claims": tuple(a.claim.id for a in claims)})
    return list(assess([known], registered(truce or truce_file()), dossier(*claims), told_knowledge()))


@pytest.mark.parametrize(("when", "answer", "reason"), [
    (day("2031-03-04"), "no", "4 Mar 2031 lies before the start: 5 Mar 2031, 00:00 (+03:00)"),
    (day("2031-03-05"), "yes", "lies after the start: 5 Mar 2031, 00:00 (+03:00), and before the end: 20 Mar 2031"),
    (days("2031-03-04", "2031-03-05"), "unknown", "4 Mar 2031 to 5 Mar 2031 may lie on either side of the start"),
    (days("2031-03-04T20:00+00:00", "2031-03-04T20:59+00:00"), "no", "lies before the start"),
    (days("2031-03-04T21:00+00:00", "2031-03-04T22:00+00:00"), "yes", "lies after the start"),
    (day("2031-03-20"), "unknown", "or of the end: 20 Mar 2031, 12:00 (+03:00)"),
    (day("2031-03-21"), "no", "21 Mar 2031 lies after the end: 20 Mar 2031, 12:00 (+03:00)"),
    (None, "unknown", "when this happened is not known"),
])
def test_in_force(when: Period | None, answer: str, reason: str) -> None:
    result = found("in force", incident(time=when), truce=truce_file(ends="2031-03-20T12:00+03:00"))
    assert result.answer == answer
    assert reason in result.reason
    assert result.evidence == ("merrow_2031:no-attacks",)


@pytest.mark.parametrize(("place", "area", "answer"), [
    (IncidentPlace(name="Tarn", country=COUNTRY, precision="town"), (), "yes"),
    (IncidentPlace(name="Port Lorn", country="NL", precision="town"), (), "no"),
    (IncidentPlace(name="somewhere"), (), "unknown"),
    (None, (), "unknown"),
    (IncidentPlace(name="Tarn", within=("Merrow", "Orland"), country=COUNTRY, precision="town"), ("merrow",), "yes"),
    (IncidentPlace(name="Kesh", within=("Coast", "Orland"), country=COUNTRY, precision="town"), ("Merrow",), "no"),
    (IncidentPlace(name="Orland", country=COUNTRY, precision="country"), ("Merrow",), "unknown"),
])
def test_area(place: IncidentPlace | None, area: tuple[str, ...], answer: str) -> None:
    terms = (Term(id="no-attacks", text="Stop.", prohibits=("Explosions/Remote violence",), area=area),)
    assert found("area", incident(place=place), truce=truce_file(terms=terms)).answer == answer


@pytest.mark.parametrize(("when", "answer"), [("2031-03-08", "unknown"), ("2031-03-10", "no"), ("2031-03-12", "no")])
def test_a_list_leaves_out_only_those_whom_it_held_by_then(when: str, answer: str) -> None:
    claimed = responsibility("claims", by="Tide Company")
    assert found("bound", incident(time=day(when)), claimed).answer == answer


@pytest.mark.parametrize(("claims", "answer", "reason"), [
    ((event(actors=(GOVERNMENT,)),), "yes", "the reports name government of Orland, and nobody disputes that"),
    ((event(actors=("Orlandic army",)),), "yes", "Orlandic army, which belongs to government of Orland, was bound"),
    ((CLAIMED,), "no", "nobody disputes that (whether it was authenticated is not told)"),
    ((responsibility("claims", by="Ember"),), "no", "Ember is excluded by the clause: Groups on the Concord's list"),
    ((), "unknown", "nobody has said who did it"),
    ((responsibility("accuses", by=GUARD, against=GOVERNMENT),), "unknown", "is only accused of it"),
    ((event(actors=(GOVERNMENT,), by=("Mara Teal",)),), "unknown", "government of Orland is only accused of it"),
    ((event(actors=(GUARD,), by=("Mara Teal",)),), "yes", "River Guard says that it did it"),
    ((event(actors=(GOVERNMENT,)), responsibility("denies", by=GOVERNMENT)), "unknown", "is named and denies it"),
    ((event(actors=(GOVERNMENT,)), responsibility("accuses", by=GOVERNMENT, against=GUARD)), "unknown",
     "others are accused"),
    ((CLAIMED, responsibility("claims", by=GUARD, at=1)), "unknown", "each say that they did it"),
    ((CLAIMED, responsibility("denies", by=LANTERN, at=1)), "unknown", "to claim and to deny"),
    ((CLAIMED, responsibility("accuses", by=GOVERNMENT, against=GUARD, at=1)), "unknown",
     "River Guard is named for it too"),
    ((event(actors=("Salt Brothers",)),), "unknown", "not listed, which says nothing about whether it may be struck"),
    ((event(actors=("gunmen",)),), "unknown", "only gunmen are named, whom nobody identifies"),
    ((event(actors=("gunmen",)), CLAIMED), "no", "Black Lantern says that it did it, and nobody disputes that"),
    ((event(actors=("army",)),), "yes", "Orlandic army, which belongs to government of Orland, was bound"),
    ((event(actors=(GOVERNMENT, LANTERN)),), "unknown", "Black Lantern is excluded from the truce"),
])
def test_bound(claims: tuple[Anchored, ...], answer: str, reason: str) -> None:
    result = found("bound", incident(), *claims)
    assert result.answer == answer
    assert reason in result.reason


@pytest.mark.parametrize(("when", "answer", "reason"), [
    (day("2031-03-03"), "no", "was bound only from 4 Mar 2031, after this happened"),
    (day("2031-03-04"), "unknown", "this may have happened before or after"),
    (day("2031-03-08"), "yes", "was bound at the time"),
    (day("2031-03-21"), "no", "was bound until 20 Mar 2031, before this happened"),
    (days("2031-03-19", "2031-03-21"), "unknown", "was bound until 20 Mar 2031, and this may"),
])
def test_bound_is_asked_of_the_time_of_the_incident(when: Period, answer: str, reason: str) -> None:
    result = found("bound", incident(time=when), event(actors=(GUARD,)))
    assert result.answer == answer
    assert reason in result.reason


@pytest.mark.parametrize(("status", "answer"), [
    ("bound", "yes"), ("excluded", "no"), ("non-adherent", "no"), ("contested", "unknown"), ("expected", "unknown"),
    ("suspended", "unknown"), ("not listed", "unknown"),
])
def test_every_status_of_the_register_has_its_answer(status: str, answer: str) -> None:
    adherent = Adherent.model_validate({"name": "Salt Brothers", "status": status})
    truce = truce_file(parties=(adherent,))
    assert found("bound", incident(), event(actors=("Salt Brothers",)), truce=truce).answer == answer


def test_a_term_that_binds_some_binds_no_other() -> None:
    terms = (Term(id="no-strikes", text="No strikes.", prohibits=("Explosions/Remote violence",), binds=("Norland",)),)
    result = found("bound", incident(), event(actors=(GOVERNMENT,)), truce=truce_file(terms=terms))
    assert (result.answer, "binds Norland only" in result.reason) == ("no", True)


SHARED = IncidentPlace(name="Tarn", country=COUNTRY, controlled_by=(GUARD, LANTERN))


@pytest.mark.parametrize(("claims", "changed", "answer", "reason"), [
    ((event(targets=("civilians",)),), {}, "yes", "the term protects civilians"),
    ((event(targets=("villagers",)),), {}, "yes", "the term protects civilians"),
    ((event(targets=("aid convoy",)),), {}, "yes", "the term protects aid"),
    ((), {"event_type": "Violence against civilians", "sub_event_type": "Attack"}, "yes", "by its kind an act against"),
    ((event(targets=(GUARD,)),), {}, "yes", "River Guard was bound at the time"),
    ((event(targets=(LANTERN,)),), {}, "no", "Black Lantern is excluded"),
    ((event(targets=("Salt Brothers",)),), {}, "unknown", "not listed"),
    ((event(targets=(GUARD, LANTERN)),), {}, "unknown", "which of them was hit is not known"),
    ((), {}, "unknown", "nobody has told who was hit"),
    ((), {"place": SHARED}, "unknown", "River Guard and Black Lantern share the ground"),
    ((BY_OVANE,), {}, "unknown", "only the one who acted says that it hit Black Lantern"),
    ((BY_OVANE, event(targets=(LANTERN,), at=9)), {}, "no", "Black Lantern is excluded"),
    ((BY_OVANE, event(targets=("civilians",), at=9)), {}, "yes", "the term protects civilians"),
])
def test_protected(claims: tuple[Anchored, ...], changed: dict[str, object], answer: str, reason: str) -> None:
    result = found("protected", incident(**changed), *claims)
    assert result.answer == answer
    assert reason in result.reason


PLEA = responsibility("claims", by=GOVERNMENT, exculpates="in self-defence")


@pytest.mark.parametrize(("kind", "claims", "answer", "reason"), [
    (("Battles", "Armed clash"), (), "yes", "Armed clash is forbidden by the term: Stop all attacks."),
    (("Protests", "Peaceful protest"), (), "no", "the term is not about such acts"),
    (("", ""), (), "unknown", "whether the term forbids it is not told"),
    (("Battles", "Armed clash"), (PLEA,), "unknown", "government of Orland pleads: in self-defence"),
    (("Protests", "Peaceful protest"), (PLEA,), "no", "the term is not about such acts"),
])
def test_prohibited(kind: tuple[str, str], claims: tuple[Anchored, ...], answer: str, reason: str) -> None:
    result = found("prohibited", incident(event_type=kind[0], sub_event_type=kind[1]), *claims)
    assert result.answer == answer
    assert reason in result.reason


@pytest.mark.parametrize(("kind", "terms"), [
    (("Explosions/Remote violence", "Air/drone strike"), ["no-attacks"]),
    (("Strategic developments", "Aid blocked"), ["aid"]),
    (("Strategic developments", ""), ["aid"]),
    (("Protests", "Peaceful protest"), ["no-attacks"]),
])
def test_an_incident_is_tried_on_the_terms_about_such_acts(kind: tuple[str, str], terms: list[str]) -> None:
    happened = incident(event_type=kind[0], sub_event_type=kind[1])
    assert [finding.term for finding in findings(happened)] == terms


def test_a_target_that_only_the_incident_names_counts() -> None:
    assert found("protected", incident(targets=(party(GUARD),))).answer == "yes"
