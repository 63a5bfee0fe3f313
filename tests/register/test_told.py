"""What the reports alone tell: truces, attempts, terms, and one line for every party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import (
    day,
    days,
    dossier,
    incident,
    linkage,
    position,
    report,
    responsibility,
    term,
    told_knowledge,
)
from truceline.model.claim import Anchored
from truceline.model.report import Published
from truceline.model.time import Period
from truceline.model.truce import Register, RegisterLine
from truceline.register import TruceChoice, compile_register

MIDNIGHT = term("start", "midnight on Tuesday", said="midnight on Tuesday",
                time=days("2031-03-04T00:00", "2031-03-05T00:00", "midnight on Tuesday"))
WEDNESDAY = term("start", "on Wednesday", time=day("2031-03-05"), said="on Wednesday", report="r-2")
NORLAND = term("guarantor", "Norland", about="Norland", at=10)
SUDMARK = term("guarantor", "Sudmark", about="Sudmark", at=20)
LEFT_OUT = term("excluded", "Black Lantern", about="Black Lantern", by=("Norland",), at=30)
ALL_TOLD = (MIDNIGHT, WEDNESDAY, NORLAND, SUDMARK, LEFT_OUT)


def compiled(*claims: Anchored, as_of: str | None = None) -> Register:
    """The register of these claims alone."""
    return compile_register(dossier(*claims, reports=(report("r-1"), report("r-2"))), linkage(incident()),
                            TruceChoice(none=True), as_of, told_knowledge())


def line(register: Register, name: str) -> RegisterLine:
    return next(line for line in register.truces[0].parties if line.name == name)


def test_wordings_of_several_reports_make_one_truce() -> None:
    truce, = compiled(*ALL_TOLD).truces
    assert truce.start
    assert truce.start.earliest == truce.start.latest == "2031-03-05T00:00"
    assert truce.start.said == ("midnight on Tuesday", "on Wednesday")
    assert [party.name for party in truce.guarantors] == ["Norland", "Sudmark"]
    assert [party.name for party in truce.excluded] == ["Black Lantern"]
    assert truce.country == "OL"
    assert truce.source == "reports"
    assert set(truce.claims) == {a.claim.id for a in ALL_TOLD}


def test_an_earlier_attempt_is_kept_apart() -> None:
    attempt = term("attempt", "should have begun last Thursday", time=day("2031-02-26"), at=50, said="last Thursday")
    due = term("start", "was due", time=day("2031-02-26"), report="r-2", at=60, said="five days ago")
    truce, failed = compiled(*ALL_TOLD, attempt, due).truces
    assert not truce.attempt
    assert truce.start
    assert truce.start.earliest == "2031-03-05T00:00"
    assert failed.attempt
    assert failed.start
    assert (failed.start.earliest, failed.start.said) == ("2031-02-26", ("five days ago", "last Thursday"))


def test_starts_far_apart_are_two_truces() -> None:
    other = term("start", "in May", time=days("2031-05-01", "2031-05-31"), report="r-2", at=90)
    first, second = compiled(MIDNIGHT, WEDNESDAY, other).truces
    assert first.start
    assert second.start
    assert (first.start.earliest, second.start.earliest) == ("2031-03-05T00:00", "2031-05-01")


@pytest.mark.parametrize("claims", [
    (), (position("government of Orland", "rejects"),),
    (responsibility("claims", by="Black Lantern"),),
])
def test_without_a_truce_told_there_is_none(claims: tuple[Anchored, ...]) -> None:
    assert compiled(*claims).truces == ()


def test_a_term_keeps_all_its_wordings_and_claims() -> None:
    told = (term("mechanism", "a communication hotline", at=1), term("mechanism", "hotline", report="r-2", at=2),
            term("mechanism", "a working group", at=3))
    truce, = compiled(MIDNIGHT, *told).truces
    mechanisms = [(t.value, t.said, len(t.claims)) for t in truce.terms if t.term == "mechanism"]
    assert mechanisms == [("a working group", ("a working group",), 1),
                          ("hotline", ("a communication hotline", "hotline"), 2)]


ACCEPTED = position("River Guard", "accepts", by=("Mara Teal",), time=day("2031-03-02"))
TOLD_NORLAND = position("River Guard", "accepts", by=("Norland",), time=day("2031-03-03"), at=5)
ON_CONDITIONS = position("River Guard", "conditional", by=("Mara Teal",), conditions=("prisoners are freed",), at=6)
REJECTED = position("River Guard", "rejects", by=("Mara Teal",), time=day("2031-03-03"), at=7)
LONG_AGO = position("River Guard", "rejects", by=("Mara Teal",), time=day("2031-02-10"), at=8)
NAMED_BY_OVANE = term("excluded", "River Guard", about="River Guard", by=("President Ovane",), at=9)
NAMED_BY_NORLAND = term("excluded", "River Guard", about="River Guard", by=("Norland",), at=9)
NAMED_BY_REPORT = term("excluded", "River Guard", about="River Guard", at=9)


@pytest.mark.parametrize(("told", "status", "reason"), [
    ((TOLD_NORLAND,), "bound", "a guarantor says so"),
    ((ACCEPTED,), "expected", "no report says that it told a guarantor"),
    ((ON_CONDITIONS,), "expected", "prisoners are freed"),
    ((ACCEPTED, ON_CONDITIONS), "expected", "only on conditions"),
    ((REJECTED,), "non-adherent", "rejects the truce"),
    ((REJECTED, TOLD_NORLAND), "expected", "do not go together"),
    ((LONG_AGO, TOLD_NORLAND), "bound", "rejected it on 10 Feb 2031 (Mara Teal)"),
    ((position("River Guard", "accepts", time=day("2031-02-10")), REJECTED), "suspended", "had accepted"),
    ((position("River Guard", "undecided"),), "expected", "has not said"),
    ((term("party", "River Guard", about="River Guard"),), "expected", "is said to cover it"),
    ((NAMED_BY_OVANE,), "contested", "the others who say whom the truce leaves out name Black Lantern"),
    ((NAMED_BY_NORLAND,), "excluded", "by name: Norland, 3 Mar 2031"),
    ((NAMED_BY_REPORT,), "excluded", "by name: the reports, 3 Mar 2031"),
    ((NAMED_BY_OVANE, TOLD_NORLAND), "contested", "a guarantor says so"),
    ((NAMED_BY_NORLAND, TOLD_NORLAND), "contested", "but it accepted"),
])
def test_where_a_party_stands(told: tuple[Anchored, ...], status: str, reason: str) -> None:
    found = line(compiled(*ALL_TOLD, *told), "River Guard")
    assert found.status == status
    assert reason in found.reason
    assert set(found.claims) == {a.claim.id for a in told}


def test_a_contested_party_is_not_among_the_excluded() -> None:
    truce = compiled(*ALL_TOLD, NAMED_BY_OVANE).truces[0]
    assert [party.name for party in truce.excluded] == ["Black Lantern"]
    assert line(compiled(*ALL_TOLD, NAMED_BY_OVANE), "River Guard").by == "President Ovane"


def test_all_who_speak_for_a_state_share_its_line() -> None:
    told = (position("President Ovane", "conditional", conditions=("no attacks on the road",)),
            position("government of Orland", "accepts", by=("Sudmark",), at=5))
    found = line(compiled(*ALL_TOLD, *told), "government of Orland")
    assert (found.status, found.told_to) == ("bound", "Sudmark")


def test_a_truce_between_the_parties_themselves_needs_no_guarantor() -> None:
    truce, = compiled(MIDNIGHT, ACCEPTED, position("government of Orland", "announces", at=4)).truces
    assert {(p.name, p.status) for p in truce.parties} == {("River Guard", "bound"), ("government of Orland", "bound")}


def test_a_foreign_state_that_announces_a_truce_is_a_guarantor() -> None:
    truce, = compiled(MIDNIGHT, position("Norland", "announces", at=4)).truces
    assert [g.name for g in truce.guarantors] == ["Norland"]
    assert "whether its own forces are bound is not told" in truce.parties[0].reason


@given(st.permutations([*ALL_TOLD, NAMED_BY_OVANE, TOLD_NORLAND, ON_CONDITIONS,
                        term("attempt", "failed", time=day("2031-02-26"), at=50),
                        term("criterion", "groups on the Concord's list", at=70)]))
def test_the_order_of_claims_changes_nothing(claims: list[Anchored]) -> None:
    assert compiled(*claims) == compiled(*sorted(claims, key=lambda a: a.claim.id))


def test_a_start_that_may_be_narrows_and_contradicts_nothing_told_for_sure() -> None:
    perhaps = term("start", "perhaps", said="in the coming days", time=days("2031-03-01", "2031-03-03"), at=60,
                   qualifiers=("uncertain",))
    truce, = compiled(*ALL_TOLD, perhaps).truces
    assert truce.start
    assert (truce.start.earliest, truce.doubts) == ("2031-03-05T00:00", ())
    assert truce.start.said == ("in the coming days", "midnight on Tuesday", "on Wednesday")
    assert next(t.value for t in truce.terms if t.term == "start") == "on Wednesday"


def test_who_is_left_out_by_kind_goes_by_the_words_of_the_report() -> None:
    found = line(compiled(*ALL_TOLD, term("excluded", "gunmen", about="gunmen", at=60, words="Other armed bands")),
                 "other armed bands")
    assert (found.status, found.reason, found.id) == ("excluded", "by kind: the reports, 3 Mar 2031", "")


def test_kinds_are_left_out_as_told_and_name_nobody() -> None:
    told = (term("criterion", "other armed bands", at=60), term("criterion", "the gunmen of the delta", at=80),
            term("criterion", "gunmen", by=("Norland",), report="r-2", at=5))
    truce, = compiled(*ALL_TOLD, *told).truces
    assert [party.name for party in truce.excluded] == ["Black Lantern", "gunmen", "other armed bands"]
    kinds = [line for line in truce.parties if line.by_kind]
    assert [(line.name, line.id, line.reason.split(":")[0]) for line in kinds] == [
        ("gunmen", "", "by kind"), ("other armed bands", "", "by kind")]
    assert kinds[0].by == "Norland and the reports"


def test_a_kind_that_only_a_side_leaves_out_is_contested() -> None:
    told = term("criterion", "all bands of the delta", by=("President Ovane",), at=60)
    found = line(compiled(*ALL_TOLD, told), "all bands of the delta")
    assert (found.status, found.by_kind) == ("contested", True)


ANNOUNCED = [position("government of Orland", "announces", time=day("2031-03-01"), report=f"r-{n}", at=n)
             for n in (1, 2)]
BEFORE = position("government of Orland", "announces", time=day("2031-02-28"), report="r-2", at=9)


def test_the_day_of_the_announcement_serves_where_no_start_is_told() -> None:
    truce, = compiled(*ANNOUNCED, BEFORE).truces
    assert truce.start
    assert (truce.start.earliest, truce.start.latest, truce.start.announced) == ("2031-03-01", "2031-03-01", True)
    assert truce.name == "truce told in the reports, announced 1 Mar 2031"
    assert truce.doubts[0].candidates == ("28 Feb 2031: 1 report", "1 Mar 2031: 2 reports")


def test_a_year_beside_an_announcement_is_no_start() -> None:
    year = term("start", "since 2029", time=days("2029-01-01", "2029-12-31"), said="since 2029", at=50)
    truce, = compiled(*ANNOUNCED, year).truces
    assert truce.start
    assert (truce.start.earliest, truce.start.said) == ("2031-03-01", ())
    assert [told.value for told in truce.terms if told.term == "start"] == []


def test_days_told_equally_often_leave_the_announcement_open() -> None:
    truce, = compiled(ANNOUNCED[0], BEFORE).truces
    assert truce.start
    assert (truce.start.earliest, truce.start.latest) == ("2031-02-28", "2031-03-01")


def test_a_start_that_is_told_leaves_announcements_aside() -> None:
    truce, = compiled(*ALL_TOLD, *ANNOUNCED).truces
    assert truce.start
    assert (truce.start.earliest, truce.start.announced) == ("2031-03-05T00:00", False)


def test_a_year_is_no_start_and_a_state_vouches_for_no_truce_in_its_own_country() -> None:
    told = (term("start", "since 2029", time=days("2029-01-01", "2029-12-31"), said="since 2029"),
            term("guarantor", "Orland", about="Orland", at=5), NORLAND)
    truce, = compiled(*told).truces
    assert truce.start
    assert (truce.start.earliest, truce.start.said) == (None, ("since 2029",))
    assert [guarantor.name for guarantor in truce.guarantors] == ["Norland"]
    assert [said.value for said in truce.terms if said.term == "guarantor"] == ["Norland"]
    assert len(compiled(*told, WEDNESDAY).truces) == 1


@pytest.mark.parametrize(("time", "said"), [
    (day("2031-03-03"), "accepted on 3 Mar 2031"),                    # told: even if it is the last that it can be
    (day("2031-03-02"), "accepted on 2 Mar 2031"),
    (days("2031-03-01", "2031-03-03"), "accepted by 3 Mar 2031"),     # as new as a report of one of three days
])
def test_the_day_of_a_position_is_sure_or_the_latest_it_can_be(time: Period, said: str) -> None:
    published = Published(earliest="2031-03-01", latest="2031-03-03", basis="inferred")
    undated = report("r-1").model_copy(update={"published": published})
    taken = position("River Guard", "accepts", time=time, at=100)
    register = compile_register(dossier(*ALL_TOLD, taken, reports=(undated, report("r-2"))), linkage(incident()),
                                TruceChoice(none=True), None, told_knowledge())
    assert said in line(register, "River Guard").reason
