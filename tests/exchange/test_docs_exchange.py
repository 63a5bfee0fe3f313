"""What docs/exchange.md shows is what the program gives."""

import shlex
from pathlib import Path

import pytest

from scripts.transcript import Names, differs, steps
from truceline.cli import main

from .conftest import NAMES, new_ledger

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"
ELSEWHERE = "..."
"""Stands on the page for what another page tells."""


def test_the_page_shows_what_the_program_gives(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    for name in NAMES:
        new_ledger(tmp_path / f"{name.lower()}.ledger", name)
    names = Names()
    for step in steps(PAGE.read_text("utf-8")):
        if "altered" in step.typed:
            alter(tmp_path)
        command, _, into = names.typed(step.typed.replace("\\\n", "")).partition(" > ")
        main([*shlex.split(command)[1:], "--ledger", f"{step.side}.ledger"])
        out, err = capsys.readouterr()
        if into:
            (tmp_path / into).write_text(out, "utf-8")
        gave = names.heed(step, err + ("" if into else out))
        assert step.shown.strip() == ELSEWHERE or differs(step, gave) == ""


def alter(folder: Path) -> None:
    """One letter of the first bundle becomes another."""
    content = bytearray((folder / "1.bundle").read_bytes())
    content[len(content) // 2] = ord("A") if content[len(content) // 2] != ord("A") else ord("B")
    (folder / "altered.bundle").write_bytes(content)
