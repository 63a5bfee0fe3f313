"""docs/two-nodes.md, the third act of `make demo`: two nodes on this machine give what the page shows."""

import re
import socket
from contextlib import closing
from pathlib import Path

import pytest

from scripts.transcript import Names, NotAsShownError, Step, differs, rewritten, steps
from scripts.two_nodes import PAGE, run

ADDRESS = re.compile(r"127\.0\.0\.1:(\d+)")
WHAT_IS_PROMISED = (
    'who "Reed Company"', "register add", "hotline ack", "hotline confirm", "case open", "case respond",
    "case dispute", "case find", "case show", "bundle import altered.bundle")


def test_the_page_shows_what_two_nodes_give(tmp_path: Path) -> None:
    with closing(run(tmp_path / "two-nodes")) as ran:
        for each in ran:
            assert differs(each.step, each.for_page) == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["two-nodes"]


def test_the_page_has_all_that_it_is_to_show() -> None:
    typed = " ".join(step.typed for step in steps(PAGE.read_text("utf-8")))
    assert [what for what in WHAT_IS_PROMISED if what not in typed] == []


def test_no_node_is_left_behind_when_it_ends_early(tmp_path: Path) -> None:
    with closing(run(tmp_path / "two-nodes")) as ran:
        ports = [int(found[1]) for each in (next(ran) for _ in range(4)) if (found := ADDRESS.search(each.gave))]
        assert [answers(port) for port in ports] == [True, True]
    assert [answers(port) for port in ports] == [False, False]


def answers(port: int) -> bool:
    """Whether anybody listens there."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


# ------------------------------------------------------------------ what a page may have otherwise than a run

SAME = [
    ("sent 24 Nov 2026 10:42 UTC", "sent 3 Jan 2031 23:59 UTC"),
    ("answer by 10:42 UTC, in 1 h 59 min", "answer by 25 Nov 2026 00:12 UTC, in 59 min"),
    ("2026-11-24 10:41:56,267 listens", "2027-01-02 00:00:00,001 listens"),
    ("recorded 2026-11-24T10:41Z", "recorded 2027-01-02T00:00Z"),
    ("one  two\n   three", "one two three"),
]
OTHER = [
    ("Reed Company: bound", "Reed Company: not listed"),
    ("since 11 Jun 2024", "since 12 Jun 2024"),
    ("this word is 2 days old", "this word is 3 days old"),
    ("2 killed", "3 killed"),
    ("Saturday 8 Jun 2024, 22:40", "Saturday 8 Jun 2024, 21:40"),
]


@pytest.mark.parametrize(("shown", "gave", "same"), [*((*pair, True) for pair in SAME), *((*p, False) for p in OTHER)])
def test_clocks_of_today_may_differ_and_nothing_else(shown: str, gave: str, same: bool) -> None:  # noqa: FBT001
    assert (differs(step("log", shown), gave) == "") is same


def test_a_command_is_typed_with_the_names_of_the_run() -> None:
    names = Names()
    gave = names.heed(step("send", "0123456789ab  sent"), "fedcba987654  sent")
    assert gave == "0123456789ab  sent"
    assert names.typed("ack 0123456789ab") == "ack fedcba987654"
    assert names.heed(step("ack", "0123456789ab  received"), "fedcba987654  received") == "0123456789ab  received"
    with pytest.raises(NotAsShownError, match="nothing that was given before"):
        names.typed("ack 111111111111")


def test_commands_go_over_several_lines_and_what_they_gave_is_written_anew() -> None:
    page = "## A call\n\n```console\nhere$ one \\\n    more\nold\nthere$ two\n```\n"
    one, two = steps(page)
    assert (one.under, one.side, one.typed, one.shown) == ("A call", "here", "one \\\n    more", "old\n")
    assert (two.side, two.typed, two.shown) == ("there", "two", "")
    assert rewritten(page, {one: "new\n", two: "a\nb\n"}) == (
        "## A call\n\n```console\nhere$ one \\\n    more\nnew\nthere$ two\na\nb\n```\n")


def step(typed: str, shown: str) -> Step:
    """A command with what a page shows for it."""
    return Step("", "here", typed, shown, 0, 0)
