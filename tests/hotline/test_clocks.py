"""Two clocks, deadlines, and silence: worked out at an instant, never entered."""

import pytest

from truceline.hotline import Clock, calls, clock_of
from truceline.knowledge.procedure import HotlineRules, Level, hotline_rules

from .talk import OURS, THEIRS, at, talk

RULES = HotlineRules(acknowledge_minutes=15, skew_minutes=5, escalation=(
    Level(after_minutes=0, to="officer"), Level(after_minutes=30, to="head"), Level(after_minutes=120, to="chairs")))


def clock(lines: list[str], minute: int, came: dict[int, int] | None = None, reader: str = OURS) -> Clock:
    made = talk(*lines)
    (call,) = calls(made, reader)
    return clock_of(call, at(minute), {made[n].id: at(when) for n, when in (came or {}).items()}, reader, RULES)


@pytest.mark.parametrize(("lines", "minute", "awaits", "due", "silent", "level"), [
    (["W original"], 10, "acknowledgement", 15, None, ""),
    (["W original"], 15, "acknowledgement", 15, 0, "officer"),
    (["W original"], 50, "acknowledgement", 15, 35, "head"),
    (["W original"], 500, "acknowledgement", 15, 485, "chairs"),
    (["W original until=5"], 10, "answer", 5, 5, "officer"),
    (["W original until=60", "M acknowledge 0"], 30, "answer", 60, None, ""),
    (["W original until=60", "M acknowledge 0"], 100, "answer", 60, 40, "head"),
    (["W original until=60", "M confirm 0"], 100, "", None, None, ""),
    (["W original", "M acknowledge 0"], 900, "", None, None, ""),
    (["W original", "M confirm 0", "W recall 0 @20"], 40, "acknowledgement", 35, 5, "officer"),
    (["W original until=60", "W update 0 @10 until=90", "M acknowledge 1"], 80, "answer", 90, None, ""),
])
def test_what_is_due_and_how_long_it_has_been_silent(
        lines: list[str], minute: int, awaits: str, due: int | None, silent: int | None, level: str) -> None:
    found = clock(lines, minute)
    assert (found.awaits, found.due, found.silent, found.level) == (
        awaits, "" if due is None else at(due), silent, level)


@pytest.mark.parametrize(("lines", "came", "late"), [
    (["W original until=60", "M confirm 0 @50"], {1: 51}, "answered in time"),
    (["W original until=60", "M confirm 0 @140"], {1: 141}, "answered 1 h 20 min after its deadline"),
    (["W original until=60", "M confirm 0 @50"], {1: 75},
     "in time by its own clock, came here 15 min after its deadline"),
    (["W original", "M confirm 0 @50"], {1: 75}, ""),
])
def test_a_late_answer_is_told_by_both_clocks(lines: list[str], came: dict[int, int], late: str) -> None:
    assert clock(lines, 200, came).late == late


@pytest.mark.parametrize(("lines", "came", "reader", "received", "faults"), [
    (["W original"], {}, OURS, None, 0),
    (["W original"], {0: 3}, THEIRS, 3, 0),
    (["W original", "M acknowledge 0 got=2"], {}, OURS, 2, 0),
    (["W original @30", "M acknowledge 0 @1 got=2"], {}, OURS, 2, 1),
    (["W original @30"], {0: 2}, THEIRS, 2, 2),
    (["W original", "M confirm 0 @90"], {1: 3}, OURS, None, 1),
])
def test_sent_and_received_are_two_clocks_and_a_lie_shows(
        lines: list[str], came: dict[int, int], reader: str, received: int | None, faults: int) -> None:
    found = clock(lines, 200, came, reader)
    assert found.received == ("" if received is None else at(received))
    assert len(found.faults) == faults


def test_who_receives_counts_from_when_a_message_came() -> None:
    assert clock(["M original"], 40, {0: 30}).due == at(45)
    assert clock(["M original"], 40, {}, THEIRS).due == at(15)


def test_the_settings_that_ship_begin_at_once_and_rise() -> None:
    after = [level.after_minutes for level in hotline_rules().escalation]
    assert after == sorted(set(after))
    assert after[0] == 0
