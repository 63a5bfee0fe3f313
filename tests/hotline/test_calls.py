"""Where a call stands: a function of the set of messages and of who reads, and of no clock."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from truceline.errors import LedgerError
from truceline.hotline import Call, calls
from truceline.ledger.standing import standing
from truceline.model.entry import Entry, parsed, stated
from truceline.model.payload import Message, Undo

from .talk import CODES, OURS, THEIRS, at, talk


def only(lines: list[str], reader: str = OURS) -> Call:
    (call,) = calls(talk(*lines), reader)
    return call


@pytest.mark.parametrize(("lines", "expected"), [
    (["W original"], "sent"),
    (["W original", "M acknowledge 0"], "received"),
    (["W original", "M acknowledge 0", "M confirm 0"], "confirmed"),
    (["W original", "M confirm 0"], "confirmed"),
    (["W original", "M reject 0"], "rejected"),
    (["W original", "M confirm 0", "M comply 0"], "complied"),
    (["W original", "M comply 0", "M reject 0"], "rejected"),
    (["W original", "W recall 0"], "recalled"),
    (["W original", "M confirm 0", "W recall 0"], "recalled"),
    (["W original", "M acknowledge 0", "W discontinue 0"], "discontinued"),
    # An answer is an answer to the version that it names.
    (["W original", "M confirm 0", "W update 0"], "sent"),
    (["W original", "M confirm 0", "W update 0", "M acknowledge 2"], "received"),
    (["W original", "W update 0", "M confirm 0"], "sent"),
    (["W original", "W update 0", "M confirm 1"], "confirmed"),
    # An addition leaves the version; to answer it alone shows that the call was received.
    (["W original", "W add 0", "M confirm 1"], "received"),
    (["W original", "M confirm 0", "W add 0"], "confirmed"),
    # What is taken back never was: an answer, an update, a recall.
    (["W original", "M confirm 0", "M recall 1"], "received"),
    (["W original", "M confirm 0", "W update 0", "W recall 2"], "confirmed"),
    (["W original", "M acknowledge 0", "W recall 0", "W recall 2"], "received"),
    # Each end may say only what is its own to say.
    (["W original", "W confirm 0"], "sent"),
    (["W original", "W acknowledge 0"], "sent"),
    (["W original", "M recall 0"], "received"),
    (["W original", "M update 0"], "received"),
    (["W original", "M discontinue 0"], "received"),
    (["W original", "G confirm 0"], "sent"),
    (["W original", "M confirm 0 to=G"], "sent"),
    (["W original", "W update 0 to=G", "M confirm 0"], "confirmed"),
    (["W original", "M confirm 0 exercise"], "sent"),
    (["W original exercise", "M confirm 0 exercise"], "confirmed"),
    # A word under duress shows that the message came, and settles nothing.
    (["W original", "M confirm 0 duress"], "received"),
    (["W original", "M acknowledge 0 duress"], "received"),
    (["W original", "M reject 0", "M confirm 0 duress"], "rejected"),
    (["M original", "W acknowledge 0", "M recall 0 duress"], "received"),
])
def test_where_a_call_stands(lines: list[str], expected: str) -> None:
    assert only(lines).standing == expected


@pytest.mark.parametrize(("lines", "said"), [
    (["W original", "M recall 0"], "nobody takes back another's message"),
    (["W original", "M update 0"], "only Washington changes or ends this call"),
    (["W original", "W confirm 0"], "only Moscow answers this call"),
    (["W original", "G confirm 0"], "Geneva takes no part in this call"),
    (["W original", "M confirm 0 to=G"], "it went to Geneva, who is not the other end of this call"),
    (["W original", "M confirm 0 exercise"], "its status is Exercise, and this call's is Actual"),
    (["W original", "M confirm 0 duress"], "sent under duress: it shows that it was received, and settles nothing"),
    (["W original", "M confirm 0", "M recall 1"], "taken back by its sender"),
])
def test_what_changes_nothing_is_shown_with_its_reason(lines: list[str], said: str) -> None:
    assert said in [line.void for line in only(lines).lines]


def test_a_word_under_duress_is_shown_to_the_other_end_alone() -> None:
    lines = ["W original", "M confirm 0 duress"]
    assert (only(lines, OURS).standing, only(lines, OURS).duress) == ("received", True)
    assert (only(lines, THEIRS).standing, only(lines, THEIRS).duress) == ("confirmed", False)
    assert [only(["M original duress"], reader).duress for reader in (OURS, THEIRS)] == [True, False]


@pytest.mark.parametrize(("lines", "waiting"), [
    (["W original"], [0]),
    (["W original", "M acknowledge 0"], []),
    (["W original", "M confirm 0", "W add 0"], [2]),
    (["W original", "W add 0", "M acknowledge 1"], []),
    (["W original", "M confirm 0", "W recall 0"], [2]),
    (["W original", "M confirm 0", "W recall 0", "M acknowledge 2"], []),
    (["W original", "W update 0"], [1]),
    (["W original", "W update 0", "M acknowledge 0"], [1]),
    (["W original", "W update 0", "M acknowledge 1"], []),
])
def test_what_nothing_shows_to_have_been_received(lines: list[str], waiting: list[int]) -> None:
    made = talk(*lines)
    (call,) = calls(made, OURS)
    assert [made.index(line.entry) for line in call.unreceived] == waiting


def test_an_update_replaces_what_it_gives_and_keeps_the_rest() -> None:
    (call,) = calls(talk("W original text=shells until=60", "W update 0 text=rockets", "W add 0 text=smoke"), OURS)
    assert (call.text, call.deadline) == ("rockets", at(60))
    assert [line.body.text for line in call.lines] == ["shells", "rockets", "smoke"]


def test_a_message_that_relates_to_another_is_a_call_of_its_own() -> None:
    first, second = calls(talk("W original", "M relate 0", "W confirm 1"), OURS)
    assert (first.standing, second.standing) == ("sent", "confirmed")
    assert second.related == first.id


@pytest.mark.parametrize(("line", "ends", "standing_"), [
    ("M update 0", (THEIRS, OURS), "sent"),
    ("M recall 0", (THEIRS, OURS), "recalled"),
    ("M confirm 0", (OURS, THEIRS), "confirmed"),
    ("M acknowledge 0", (OURS, THEIRS), "received"),
])
def test_what_refers_to_a_message_that_is_not_here_is_still_shown(
        line: str, ends: tuple[str, str], standing_: str) -> None:
    made = talk("W original", line)
    (call,) = calls(made[1:], OURS)
    assert ((call.sender, call.receiver), call.standing, call.whole) == (ends, standing_, False)


@pytest.mark.parametrize("change", [
    {"deadline": "2016-13-45T99:99:99.000000Z"}, {"received": "2016-02-30T00:00:00.000000Z"},
    {"when": {"start": "2016-02-30", "end": "2016-02-30", "precision": "day"}},
    {"when": {"start": "2016-02-28T25:00+02:00", "end": "2016-02-28T25:00+02:00", "precision": "minute"}},
])
def test_an_instant_that_no_clock_has_never_comes_in(change: dict[str, JsonValue]) -> None:
    (sent,) = talk("M original")
    content = json.loads(sent.canonical())
    content["body"] |= change
    with pytest.raises(LedgerError):
        parsed(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


# ------------------------------------------------------------------ for any messages

patient = settings(deadline=None)  # a machine that does other things too proves nothing


@st.composite
def messages(draw: st.DrawFn) -> list[Entry]:
    """Messages of three organisations about one another, their clocks as wrong as can be."""
    lines = [f"{draw(st.sampled_from('WWMMG'))} {draw(st.sampled_from(sorted(CODES)))} "
             f"{draw(st.integers(0, number - 1)) if number else ''} @{draw(st.integers(0, 90))} "
             f"{draw(st.sampled_from(['', '', 'duress', 'exercise', 'to=G']))}"
             for number in range(draw(st.integers(1, 10)))]
    return talk(*lines)


@patient
@given(messages(), st.randoms(use_true_random=False), st.sampled_from([OURS, THEIRS]))
def test_any_order_and_any_repetition_gives_the_same_calls(made: list[Entry], chance: Random, reader: str) -> None:
    shuffled = [*made, *made]
    chance.shuffle(shuffled)
    assert calls(shuffled, reader) == calls(made, reader)


@patient
@given(messages(), st.data())
def test_undone_is_never_sent(made: list[Entry], data: st.DataObject) -> None:
    undone = data.draw(st.sampled_from(made))
    undo = stated(Undo(of=undone.id), undone.author, at(data.draw(st.integers(0, 90))))
    rest = [entry for entry in made if entry.id != undone.id]
    assert calls(standing([*made, undo]), OURS) == calls(rest, OURS)


@patient
@given(messages(), st.integers(0, 90))
def test_no_clock_makes_an_answer_count_before_what_it_answers(made: list[Entry], minute: int) -> None:
    """An answer to the version that counts, stamped at any time at all, leaves the call where it leaves it."""
    for call in calls(made, OURS):
        if call.whole and call.standing == "sent":
            answer = stated(Message(to=call.sender, code="reject", about=call.current.entry.id), call.receiver,
                            at(minute), status=call.status)
            after = {c.id: c for c in calls([*made, answer], OURS)}
            assert after[call.id].standing == "rejected"


@patient
@given(messages())
def test_every_message_is_shown_once(made: list[Entry]) -> None:
    shown = [line.entry.id for call in calls(made, OURS) for line in call.lines]
    assert sorted(shown) == sorted({entry.id for entry in made})
