"""From the tests to a verdict: outside on any no, never on a party's own word; who alleges a breach stands beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import (
    allegation,
    day,
    days,
    dossier,
    event,
    incident,
    linkage,
    position,
    report,
    responsibility,
    term,
    told_knowledge,
    truce_file,
)
from truceline.assess import assess
from truceline.knowledge.filed import record_of
from truceline.model.claim import Anchored
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.truce import Finding, Register
from truceline.register import TruceChoice, compile_register

GOVERNMENT, GUARD, LANTERN = "government of Orland", "River Guard", "Black Lantern"
FILED = Register(as_of="2031-03-08", chosen=truce_file(),
                 truces=(record_of(truce_file(), "2031-03-08", told_knowledge().actors),))
TERMS = (
    term("start", "midnight on Tuesday", time=days("2031-03-05T00:00", "2031-03-05T00:00"), said="midnight on Tuesday"),
    term("guarantor", "Norland", about="Norland"), term("obligation", "stop the fighting", at=1),
    term("excluded", LANTERN, about=LANTERN, by=("Norland",), at=2),
    term("criterion", "all groups on the list of the Concord", at=3), position(GUARD, "accepts", by=("Norland",), at=4),
)


def only(happened: Incident, register: Register, *claims: Anchored) -> Finding:
    """The one finding on an incident made of the claims that are no terms."""
    own = tuple(a.claim.id for a in claims if a.claim.kind in {"event", "responsibility", "figure"})
    finding, = assess([happened.model_copy(update={"claims": own})], register, dossier(*claims), told_knowledge())
    return finding


def reported() -> Register:
    """The register of the reports alone."""
    return compile_register(dossier(*TERMS, reports=(report(),)), linkage(incident()), TruceChoice(none=True), None,
                            told_knowledge())


def answers(finding: Finding) -> dict[str, str]:
    return {result.test: result.answer for result in finding.tests}


@pytest.mark.parametrize(("happened", "claims", "expected", "verdict"), [
    (incident(), (event(actors=(GUARD,), targets=("civilians",)),),
     {"in force": "yes", "area": "yes", "bound": "yes", "protected": "yes", "prohibited": "yes"}, "open"),
    (incident(time=day("2031-03-04")), (responsibility("claims", by=LANTERN), event(targets=("civilians",))),
     {"in force": "no", "area": "yes", "bound": "no", "protected": "yes", "prohibited": "yes"}, "outside"),
    (incident(), (event(actors=("Ember",), targets=(GUARD,)),),
     {"in force": "yes", "area": "yes", "bound": "no", "protected": "yes", "prohibited": "yes"}, "outside"),
    (incident(place=IncidentPlace(name="Port Lorn", country="NL")), (),
     {"in force": "yes", "area": "no", "bound": "unknown", "protected": "unknown", "prohibited": "yes"}, "outside"),
    (incident(event_type="Strategic developments", sub_event_type="Aid blocked"), (event(actors=(GUARD,)),),
     {"in force": "yes", "area": "yes", "bound": "yes", "protected": "yes", "prohibited": "unknown"}, "open"),
    (incident(event_type="Protests", sub_event_type="Peaceful protest"), (),
     {"in force": "yes", "area": "yes", "bound": "unknown", "protected": "unknown", "prohibited": "no"}, "outside"),
])
def test_a_truce_known_from_reports_alone_is_tried_too(
    happened: Incident, claims: tuple[Anchored, ...], expected: dict[str, str], verdict: str,
) -> None:
    finding = only(happened, reported(), *claims)
    assert answers(finding) == expected
    assert finding.verdict == verdict
    assert finding.truce == reported().truces[0].id
    assert finding.tests[0].evidence == (TERMS[0].claim.id,)


@pytest.mark.parametrize(("when", "answer", "reason"), [
    ("2031-03-01", "no", "1 Mar 2031 lies before the truce was announced: 2 Mar 2031"),
    ("2031-03-02", "unknown", "the truce was announced on 2 Mar 2031, and no report tells when it starts"),
    ("2031-03-08", "unknown", "the truce was announced on 2 Mar 2031, and no report tells when it starts"),
])
def test_a_truce_that_is_only_announced_is_in_force_at_no_known_time(when: str, answer: str, reason: str) -> None:
    told = dossier(position(GOVERNMENT, "announces", time=day("2031-03-02")))
    register = compile_register(told, linkage(incident()), TruceChoice(none=True), None, told_knowledge())
    in_force = only(incident(time=day(when)), register).tests[0]
    assert (in_force.answer, in_force.reason) == (answer, reason)


def test_without_any_truce_there_is_nothing_to_find() -> None:
    assert list(assess([incident()], Register(as_of="2031-03-08"), dossier(), told_knowledge())) == []


BY_GOVERNMENT = event(actors=(GOVERNMENT,))


@pytest.mark.parametrize(("told", "by"), [
    (allegation(by=GUARD, against=GOVERNMENT, time=day("2031-03-08")), (GUARD,)),
    (allegation(by=GUARD, against="Orlandic army", time=day("2031-03-08")), (GUARD,)),
    (allegation(by=GUARD, against=GOVERNMENT, events=(BY_GOVERNMENT.claim.id,)), (GUARD,)),
    (allegation(by=GUARD, against=GOVERNMENT, events=("c-another",), time=day("2031-03-08")), ()),
    (allegation(by=GUARD, against=GOVERNMENT, time=day("2031-03-10")), ()),
    (allegation(by=GUARD, against="Norland", time=day("2031-03-08")), ()),
    (allegation(by=GUARD, against=GOVERNMENT, time=day("2031-03-08"), place="Kesh"), ()),
    (allegation(by=GUARD, against=GOVERNMENT, time=day("2031-03-08"), high=0), ()),
    (allegation(against=GOVERNMENT, time=day("2031-03-08")), ("somebody not named",)),
])
def test_who_alleges_a_breach_stands_beside_the_verdict(told: Anchored, by: tuple[str, ...]) -> None:
    assert only(incident(), FILED, BY_GOVERNMENT, told).alleged_by == by


NAMES = st.sampled_from([GOVERNMENT, GUARD, LANTERN, "Ember", "Salt Brothers"])
HIT = st.sampled_from([GOVERNMENT, GUARD, LANTERN, "Ember", "civilians"])
TIMES = st.sampled_from([None, day("2031-03-03"), day("2031-03-05"), days("2031-03-04", "2031-03-06"),
                         day("2031-03-21")])
WHERE = st.sampled_from([None, IncidentPlace(name="Tarn", country="OL"), IncidentPlace(name="Port Lorn", country="NL")])
TOLD = st.one_of(
    st.builds(lambda who, whom, at: event(actors=(who,), targets=(whom,), at=at), NAMES, HIT, st.integers(0, 99)),
    st.builds(lambda stance, who, at: responsibility(stance, by=who, at=at), st.sampled_from(["claims", "denies"]),
              NAMES, st.integers(0, 99)),
    st.builds(lambda who, whom, at: responsibility("accuses", by=who, against=whom, at=at), NAMES, NAMES,
              st.integers(0, 99)))


@given(st.lists(TOLD, max_size=5, unique_by=lambda a: a.claim.id), TIMES, WHERE)
def test_outside_exactly_where_a_test_is_no(claims: list[Anchored], when: object, where: object) -> None:
    finding = only(incident(time=when, place=where), FILED, *claims)
    assert len(finding.tests) == 5
    assert all(result.reason for result in finding.tests)
    assert (finding.verdict == "outside") == ("no" in answers(finding).values())


@given(st.lists(TOLD, max_size=5, unique_by=lambda a: a.claim.id).flatmap(
    lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_changes_nothing(told: tuple[list[Anchored], list[Anchored]]) -> None:
    assert only(incident(), FILED, *told[0]) == only(incident(), FILED, *told[1])


@given(st.lists(TOLD, max_size=4, unique_by=lambda a: a.claim.id), NAMES, HIT)
def test_what_a_party_says_to_excuse_itself_never_gives_a_no(claims: list[Anchored], who: str, whom: str) -> None:
    """With a plea, and a target that only its author names, neither of the last two tests may turn to no by them."""
    own = event(actors=(who,), targets=(whom,), by=(who,), at=200)
    plea = responsibility("claims", by=who, exculpates="in self-defence", at=201)
    before, after = answers(only(incident(), FILED, *claims)), answers(only(incident(), FILED, *claims, own, plea))
    for test in ("protected", "prohibited"):
        assert after[test] != "no" or before[test] == "no"
