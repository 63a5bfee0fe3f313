"""The terminal page: what it looks like, how long it is, that nothing in a report can reach the terminal."""

import pytest

from tests.publish.conftest import Golden
from tests.publish.factory import brief
from tests.publish.hostile import hostile
from truceline.publish import exporter
from truceline.publish.text import render, render_full


def test_the_page_reads_as_kept(golden: Golden) -> None:
    golden("brief.txt", render(brief()))


def test_the_short_page_is_one_page_and_the_long_one_holds_every_quote() -> None:
    short, long = render(brief()), render_full(brief())
    assert len(short.splitlines()) <= 60
    joined = " ".join(long.split())
    for anchored in brief().dossier.claims:
        assert all(word in joined for word in anchored.claim.quote.text.split())


@pytest.mark.parametrize(("columns", "most"), [("60", 80), ("80", 80), ("90", 90), ("200", 100)])
def test_no_line_is_longer_than_the_terminal(columns: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for page in (render(brief()), render_full(brief())):
        assert max(len(line) for line in page.splitlines()) <= most


def test_full_is_asked_for_by_name() -> None:
    assert exporter("text", full=True) is render_full
    assert exporter("text") is render


def test_what_is_no_real_event_says_so_first() -> None:
    assert render(brief("Exercise")).splitlines()[0] == "*** EXERCISE: NOT REAL EVENTS ***"


def test_no_control_character_of_a_report_reaches_the_terminal() -> None:
    page = render_full(hostile())
    assert not [c for c in page if ord(c) < 32 and c != "\n"]
    assert "\u202e" not in page
    assert "⟨U+001B⟩" in page
    assert "[31m" in page, "square brackets are no markup"


@pytest.mark.parametrize("said", [
    "32 or more, contested", "57 [1], then At least 59 [2]", "own voice (beside: no source named) dozens",
    "Black Lantern claims responsibility", "outside (in force: no)", "71 killed (Valley Watch)", "8,000 killed",
    "unknown > unknown (nobody named)", "[1] and [2] share 1 paragraph", "not read: valley/scan.pdf",
])
def test_every_part_of_the_brief_is_on_the_short_page(said: str) -> None:
    assert said in " ".join(render(brief()).split())
