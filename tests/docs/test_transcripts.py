"""What the pages on hotline, cases, bulletin and ledger show is what the program gives."""

import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

from scripts.transcript import Names, steps
from tests.commands import carry, ran

DOCS = Path(__file__).parents[2] / "docs"
CLOCK = re.compile(r"\d{1,2}|20[2-9]\d|\d\d:\d\d|[A-Z][a-z]{2}|UTC|min|h|d")
LEFT_OUT = "..."
"""Stands on a page for what it does not show."""


@pytest.mark.parametrize(("name", "centres"), [
    ("hotline", ["Washington", "Moscow"]), ("cases", ["Washington", "Moscow"]), ("bulletin", ["Lornia"]),
    ("ledger", ["Washington"])])
def test_a_page_shows_what_the_program_gives(
        name: str, centres: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    ledgers = {centre: tmp_path / f"{centre}.ledger" for centre in centres}
    for centre, path in ledgers.items():
        assert ran(capsys, "init", "--organisation", centre, "--ledger", path).code == 0
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(DOCS.parent)
    names, shown = Names(), list(steps((DOCS / f"{name}.md").read_text("utf-8")))
    assert shown
    for step in shown:
        program, *arguments = shlex.split(names.typed(step.typed.replace("\\\n", "")))
        assert program == "truceline"
        told = ran(capsys, *arguments, "--ledger", ledgers[step.side.capitalize()])
        carry(ledgers)
        gave = names.heed(step, told.err + told.out)
        assert fits(words(gave), words(step.shown)), f"{step.typed}\n{gave}"


def words(text: str) -> list[str]:
    """The words of a text without clocks and layout: how a cell is broken is no matter."""
    plain = (word if word == LEFT_OUT else word.strip(";:,.()") for word in text.split())
    return sorted(word for word in plain if word and not CLOCK.fullmatch(word))


def fits(given: list[str], shown: list[str]) -> bool:
    """Whether a run gives what the page shows; where that leaves something out, at least what it shows."""
    if LEFT_OUT not in shown:
        return given == shown
    return not Counter(word for word in shown if word != LEFT_OUT) - Counter(given)
