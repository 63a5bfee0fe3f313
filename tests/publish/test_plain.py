"""Tables on a terminal: no word of a peer's steers it, and no cell is more than its words."""

import pytest

from truceline.publish.plain import facts, one_line, plain, table

ESCAPE, TURNED = "\x1b[31mred", "\u202eturned"


@pytest.mark.parametrize("hostile", [ESCAPE, TURNED, "a\x07b", "zero\u200bwidth"])
def test_nothing_hides_in_a_title_a_cell_a_fact_or_a_line(hostile: str) -> None:
    page = plain(f"line {hostile}", table((hostile, "b"), [("a", hostile)]), facts([("name", hostile)]), width=100)
    assert not set("\x1b\x07\u202e\u200b") & set(page)
    assert page.count("⟨U+") == 4


def test_a_cell_is_one_run_of_words() -> None:
    assert one_line("a\n\n  b\tc") == "a b c"
    assert plain(table(("x",), [("a\nb",)]), width=40) == "  x\n  a b\n"


def test_a_page_is_as_wide_as_it_is_asked_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    words = table(("",), [("word " * 60,)], fixed=0)
    monkeypatch.setenv("COLUMNS", "90")
    assert max(map(len, plain(words).splitlines())) <= 90
    asked = plain(words, width=110)
    monkeypatch.setenv("COLUMNS", "30")
    assert plain(words, width=110) == asked


def test_what_is_not_known_is_left_out() -> None:
    assert plain(facts([("a", ""), ("b", "c")]), width=40).split() == ["b", "c"]
