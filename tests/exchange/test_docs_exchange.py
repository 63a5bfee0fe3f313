"""What docs/exchange.md shows is what the program gives."""

import re
import shlex
from pathlib import Path

import pytest

from truceline.cli import main

from .conftest import NAMES, new_ledger

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^(\w+)\$ truceline (.*?)(?: > (\S+))?$")
FINGERPRINT = re.compile(r"\b(?:[0-9a-f]{4} ){9}[0-9a-f]{4}\b")
ID = re.compile(r"\b[0-9a-f]{12}\b")
CHANGING = re.compile(r"\b[0-9a-f]{64}\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\d{1,2} [A-Z][a-z]{2} \d{4}|\d\d:\d\d|in \d+ min|\s+")
"""What is another in every run: hashes, clocks, and how wide a column is."""


class Run:
    """The commands of the page, in one folder with two ledgers."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys
        self._written: list[str] = []
        self._real: list[str] = []
        for name in NAMES:
            new_ledger(folder / f"{name.lower()}.ledger", name)

    def gives(self, centre: str, arguments: str, into: str | None) -> str:
        """What a command tells, with what it writes into a file left out."""
        if "altered" in arguments:
            self._alter()
        main([*shlex.split(self._translated(arguments)), "--ledger", f"{centre}.ledger"])
        out, err = self._capsys.readouterr()
        if into:
            (self._folder / into).write_text(out, "utf-8")
        return err + ("" if into else out)

    def plain(self, text: str, known: list[str]) -> str:
        """A text with its names numbered in the order in which they appear, and without what changes."""
        for found in FINGERPRINT.findall(text) + ID.findall(text):
            if found not in known:
                known.append(found)
            text = text.replace(found, f"#{known.index(found)}")
        return CHANGING.sub(" ", text).strip()

    def compare(self, given: str, written: str) -> None:
        """Whether it is what stands there; three dots stand for what another page tells."""
        if written.strip() != "...":
            assert self.plain(given, self._real) == self.plain(written, self._written)

    def _translated(self, arguments: str) -> str:
        for written, real in zip(self._written, self._real, strict=True):
            arguments = arguments.replace(written, real)
        return arguments

    def _alter(self) -> None:
        """One letter of the first bundle becomes another."""
        content = bytearray((self._folder / "1.bundle").read_bytes())
        content[len(content) // 2] = ord("A") if content[len(content) // 2] != ord("A") else ord("B")
        (self._folder / "altered.bundle").write_bytes(content)


def test_the_page_shows_what_the_program_gives(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    run = Run(tmp_path, capsys)
    for block in BLOCK.findall(PAGE.read_text("utf-8")):
        for part in re.split(r"\n(?=\w+\$ )", block.replace("\\\n   ", "").strip()):
            line, _, written = part.partition("\n")
            command = COMMAND.match(line)
            assert command, line
            run.compare(run.gives(*command.groups()), written)
