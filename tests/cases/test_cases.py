"""Cases: both versions unaltered, findings by each side, and who may end what."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.cases import Case, Sides, cases, proposals, strays
from truceline.knowledge.procedure import case_rules
from truceline.ledger.standing import standing
from truceline.model.claim import Answer
from truceline.model.entry import Entry, stated
from truceline.model.payload import Undo

from .steps import OURS, THEIRS, TRUCE, at, steps

RULES = case_rules()


def only(lines: list[str], sides: Sides) -> Case:
    (case,) = cases(steps(*lines), sides, RULES)
    return case


# ------------------------------------------------------------------ versions by field

@pytest.mark.parametrize(("lines", "mark", "ours", "theirs"), [
    (["W open where=Douma"], "told by one side", "Douma", None),
    (["W open where=Douma", "M respond where=Jobar"], "told apart", "Douma", "Jobar"),
    (["W open where=Douma", "M respond where=Douma"], "the same words", "Douma", "Douma"),
    (["W open where=Douma", "M dispute 0 where=Jobar"], "disputed", "Douma", "Jobar"),
    (["W open where=Douma", "M dispute 0 where="], "disputed", "Douma", None),
    (["W open where=Douma", "M agree 0 where="], "agreed", "Douma", None),
    # Either side agrees with the other's words; both versions stay as they are.
    (["W open where=Douma", "M dispute 0 where=Jobar", "W agree 1 where="], "agreed", "Douma", "Jobar"),
    # A mark is of the words that it names: who tells it anew has to be answered anew.
    (["W open where=Douma", "M agree 0 where=", "W respond where=Jobar"], "told by one side", "Jobar", None),
    (["W open where=Douma", "M respond where=Jobar", "W agree 1 where=", "M respond where=Harasta"],
     "told apart", "Douma", "Harasta"),
    # Nobody marks his own words, or words that nobody said.
    (["W open where=Douma", "W agree 0 where="], "told by one side", "Douma", None),
    (["W open where=Douma", "M agree 0 when="], "told by one side", "Douma", None),
    (["W open where=Douma", "G dispute 0 where=Jobar"], "told by one side", "Douma", None),
    (["W open where=Douma", "M dispute 0 where=Jobar exercise"], "told by one side", "Douma", None),
])
def test_a_field_shows_both_versions_and_what_marks_them(
        lines: list[str], mark: str, ours: str | None, theirs: str | None, sides: Sides) -> None:
    (row,) = only(lines, sides).fields
    said = [statement.words if (statement := row.says(side)) else None for side in (OURS, THEIRS)]
    assert (row.id, row.mark, *said) == ("where", mark, ours, theirs)


def test_an_earlier_version_stays_beside_the_later(sides: Sides) -> None:
    (row,) = only(["W open where=Douma", "W respond where=Jobar", "M respond where=Harasta"], sides).fields
    assert [statement.words for statement in row.told[OURS]] == ["Douma", "Jobar"]


def test_fields_stand_in_the_order_of_the_procedure(sides: Sides) -> None:
    rows = only(["W open other=x who=army where=Douma what=shells"], sides).fields
    assert [row.id for row in rows] == ["what", "where", "who", "other"]


# ------------------------------------------------------------------ what is asked, and silence

@pytest.mark.parametrize(("lines", "answered", "silent", "late"), [
    (["W open until=60"], False, 40, 0),
    (["W open until=60", "M respond where=Jobar @50"], True, None, 0),
    (["W open until=60", "M respond where=Jobar @90"], True, None, 30),
    (["W open until=60 where=Douma", "M agree 0 where= @50"], True, None, 0),
    (["W open until=60", "W respond where=Jobar"], False, 40, 0),
    (["W open until=60", "G respond where=Jobar"], False, 40, 0),
    (["W open until=60", "M find =none"], False, 40, 0),
    (["W open"], False, None, 0),
])
def test_the_accused_is_asked_at_once_and_its_silence_is_counted(
        lines: list[str], answered: bool, silent: int | None, late: int, sides: Sides) -> None:  # noqa: FBT001
    (request,) = only(lines, sides).requests
    assert (request.of, request.answer is not None, request.silent(at(100)), request.late()) == (
        THEIRS, answered, silent, late)


def test_each_further_question_has_a_clock_of_its_own(sides: Sides) -> None:
    lines = ["W open until=60", "M respond where=Jobar @10", "W ask until=200 @20", "M respond 2 when=dawn @30",
             "M ask until=90 @40"]
    requests = only(lines, sides).requests
    assert [(r.of, r.answer is not None, r.silent(at(100))) for r in requests] == [
        (THEIRS, True, None), (THEIRS, True, None), (OURS, False, 10)]


# ------------------------------------------------------------------ findings

@pytest.mark.parametrize(("lines", "settled", "joint"), [
    (["W find =undetermined by=a"], [OURS], None),
    (["W find =violation by=a"], [], None),
    (["W find =violation by=a", "W find =violation by=a"], [], None),
    (["W find =violation by=a", "W find =violation by=b"], [OURS], None),
    (["W find =violation by=a text=x", "W find =violation by=b text=y"], [], None),
    (["W find =violation by=a", "W find =none by=b"], [], None),
    (["W find =none by=a", "W find =violation by=a", "W find =violation by=b"], [OURS], None),
    (["W find =undetermined by=a", "M find =undetermined by=c"], [OURS, THEIRS], "undetermined"),
    (["W find =undetermined by=a text=x", "M find =undetermined by=c text=y"], [OURS, THEIRS], None),
    (["W find =violation by=a", "W find =violation by=b", "M find =violation by=c"], [OURS], None),
    (["W find =violation by=a", "W find =violation by=b", "M find =violation by=c", "M find =violation by=d"],
     [OURS, THEIRS], "violation"),
    (["W find =violation by=a", "W find =violation by=b", "M find =none by=c", "M find =none by=d"],
     [OURS, THEIRS], None),
    (["W find =undetermined by=a", "G find =undetermined by=c"], [OURS], None),
    (["W find =open by=a"], [], None),
    (["W find =undetermined by=nobody"], [], None),
])
def test_a_side_finds_by_its_persons_and_both_find_only_what_both_signed(
        lines: list[str], settled: list[str], joint: str | None, sides: Sides) -> None:
    case = only(["W open", *lines], sides)
    assert sorted(side for side, found in case.findings.items() if found.settled) == sorted(settled)
    assert (case.joint.verdict if case.joint else None) == joint


# ------------------------------------------------------------------ closing

@pytest.mark.parametrize(("lines", "closed"), [
    # Moscow answers for the government by its channel, Washington for the HNC.
    (["W open against=government", "W close"], True),
    (["W open against=government", "M close"], False),
    (["W open against=government", "M close", "W close"], True),
    (["M open against=hnc", "M close"], True),
    (["M open against=hnc", "W close"], False),
    (["M open against=hnc", "W close", "M close"], True),
    (["W open against=hnc", "W close"], False),
    (["W open against=hnc", "M close"], True),
    # Of Ahrar al-Sham no channel says who answers for it: then both must close.
    (["W open against=ahrar", "W close"], False),
    (["W open against=ahrar", "M close"], False),
    (["W open against=ahrar", "M close", "W close"], True),
    # A third party, an exercise and a joint finding close nothing.
    (["W open against=ahrar", "W close", "G close"], False),
    (["W open against=government", "W close exercise"], False),
    (["W open against=government", "W find =undetermined", "M find =undetermined", "M close"], False),
])
def test_nobody_closes_a_case_against_its_own_side_alone(lines: list[str], closed: bool, sides: Sides) -> None:  # noqa: FBT001
    assert only(lines, sides).closed is closed


def test_a_closing_that_closes_nothing_says_why(sides: Sides) -> None:
    own = only(["W open against=government", "M close"], sides).lines[-1]
    assert own.void == ("Moscow answers for Syrian government, and nobody closes a case against its own side alone: "
                        "Washington has not closed it")
    unknown = only(["W open against=ahrar", "W close"], sides).lines[-1]
    assert unknown.void == "nobody knows who answers for Ahrar al-Sham, so that both must close it: Moscow has not"


@pytest.mark.parametrize(("organisation", "party", "answer"), [
    ("Washington", "Syrian government", "no"), ("Moscow", "Syrian government", "yes"),
    ("Russian Ministry of Defence", "Syrian army", "yes"), ("Damascus", "Syrian army", "yes"),
    ("US State Department", "Free Syrian Army", "yes"), ("Moscow", "Free Syrian Army", "no"),
    ("Moscow", "Russia", "yes"), ("Washington", "Russia", "no"), ("Washington", "Ahrar al-Sham", "unknown"),
    ("Cell 7", "Syrian government", "unknown"), ("Washington", "", "unknown"),
])
def test_who_answers_for_whom(organisation: str, party: str, answer: Answer, sides: Sides) -> None:
    assert sides.answers_for(organisation, party, TRUCE) == answer


@pytest.mark.parametrize(("organisation", "answer"), [("Moscow", "unknown"), ("Damascus", "yes")])
def test_without_a_truce_file_only_ones_own_side_is_known(organisation: str, answer: Answer, sides: Sides) -> None:
    assert sides.answers_for(organisation, "Syrian army", "no such truce") == answer


# ------------------------------------------------------------------ how far it has come, and further up

@pytest.mark.parametrize(("lines", "state"), [
    ([], "asked"),
    (["M respond where=Jobar"], "answered"),
    (["M respond where=Jobar", "W find =violation"], "answered"),
    (["M respond where=Jobar", "W find =undetermined"], "found"),
    (["W find =undetermined", "M find =undetermined"], "joint finding"),
    (["W find =undetermined", "W refer"], "referred"),
    (["W refer", "W close"], "closed"),
])
def test_how_far_a_case_has_come(lines: list[str], state: str, sides: Sides) -> None:
    assert only(["W open", *lines], sides).state == state


SILENT = "W open until=60 against=government"
VIOLATED = [SILENT, "W find =violation by=a", "W find =violation by=b"]


@pytest.mark.parametrize(("lines", "minute", "counted"), [
    ([SILENT, SILENT], 100, []),
    ([SILENT, SILENT, SILENT], 30, []),
    ([SILENT, SILENT, SILENT], 100, ["no answer in time"] * 3),
    ([SILENT, SILENT, "W open until=60 against=hnc"], 100, []),
    ([SILENT, SILENT, SILENT + " exercise"], 100, []),
    ([SILENT, SILENT, SILENT, "W refer"], 100, []),
    ([SILENT, SILENT, *VIOLATED], 100, ["no answer in time", "no answer in time", "violation found by one side"]),
    ([SILENT, SILENT, SILENT], 60 * 24 * 31, []),
])
def test_from_a_threshold_on_referral_is_proposed(
        lines: list[str], minute: int, counted: list[str], sides: Sides) -> None:
    found = proposals(cases(steps(*lines), sides, RULES), sides, RULES.persistent, at(minute))
    assert [breach for proposal in found for _, breach in proposal.counted] == counted


def test_steps_of_a_case_that_is_not_here_wait(sides: Sides) -> None:
    made = steps("W open", "M respond where=Jobar")
    assert cases(made[1:], sides, RULES) == ()
    assert strays(made[1:]) == (made[1],)
    assert strays(made) == ()


def test_the_settings_that_ship_name_each_field_once_and_every_verdict_of_a_person() -> None:
    ids = [field.id for field in RULES.fields]
    assert len(ids) == len(set(ids))
    assert RULES.persons.keys() == {"violation", "no violation", "undetermined"}


# ------------------------------------------------------------------ for any steps

@st.composite
def some(draw: st.DrawFn) -> list[Entry]:
    """Steps of three organisations in up to three cases, their clocks as wrong as can be."""
    against = draw(st.sampled_from(["government", "hnc", "ahrar"]))
    lines = [f"{draw(st.sampled_from('WM'))} open against={against} where=Douma until=30"]
    for number in range(1, draw(st.integers(1, 10))):
        step = draw(st.sampled_from(["open", "respond", "dispute", "agree", "find", "close", "refer", "ask"]))
        lines.append(f"{draw(st.sampled_from('WWMMG'))} {step} {draw(st.integers(0, number - 1))} "
                     f"{draw(st.sampled_from(['where=Jobar', 'where=', 'when=dawn']))} @{draw(st.integers(0, 60))} "
                     f"={draw(st.sampled_from(['violation', 'none', 'undetermined']))} by={draw(st.sampled_from('ab'))}"
                     f" {draw(st.sampled_from(['', '', 'exercise']))}")
    return steps(*lines)


once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@once
@given(made=some(), chance=st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_gives_the_same_cases(made: list[Entry], chance: Random, sides: Sides) -> None:
    shuffled = [*made, *made]
    chance.shuffle(shuffled)
    assert cases(shuffled, sides, RULES) == cases(made, sides, RULES)


@once
@given(made=some(), data=st.data())
def test_undone_is_never_entered(made: list[Entry], data: st.DataObject, sides: Sides) -> None:
    undone = data.draw(st.sampled_from(made))
    undo = stated(Undo(of=undone.id), undone.author, at(data.draw(st.integers(0, 60))))
    rest = [entry for entry in made if entry.id != undone.id]
    assert cases(standing([*made, undo]), sides, RULES) == cases(standing(rest), sides, RULES)


@once
@given(made=some())
def test_a_side_never_closes_alone_what_is_alleged_against_it(made: list[Entry], sides: Sides) -> None:
    for case in cases(made, sides, RULES):
        closers = {line.by for line in case.lines if line.body.step == "close" and line.entry.status == case.status}
        if case.closed and len(closers & {OURS, THEIRS}) == 1:
            (alone,) = closers & {OURS, THEIRS}
            assert sides.answers_for(alone, case.opened.against, TRUCE) == "no"


@once
@given(made=some())
def test_no_word_of_either_side_is_altered_or_lost(made: list[Entry], sides: Sides) -> None:
    for case in cases(made, sides, RULES):
        told = {(row.id, s.words) for row in case.fields for statements in row.told.values() for s in statements}
        said = {(name, words) for line in case.lines if not line.void for name, words in line.body.version.items()
                if words}
        assert said <= told
