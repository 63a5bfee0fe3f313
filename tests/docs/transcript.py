"""Transcripts in the documents: blocks of ``washington$ truceline ...`` with what each command gives.

They run on two ledgers, and after each command the entries that may be seen are carried over. Ids, instants and
stretches of time are another run's: ids are compared by their order of appearance, the rest not at all.
"""

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.ledger import Ledger

BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^(\w+)\$ truceline (.*)$")
ID = re.compile(r"\b[0-9a-f]{12}\b")
CLOCK = re.compile(r"\d{1,2}|20[2-9]\d|\d\d:\d\d|[A-Z][a-z]{2}|UTC|min|h|d")
Main = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Step:
    """One command with what the document says it gives; ``centre`` is whose ledger it is run on."""

    centre: str
    arguments: str
    given: str


def steps(document: Path) -> Iterator[Step]:
    """The commands of a document in their order."""
    for block in BLOCK.findall(document.read_text(encoding="utf-8")):
        lines = block.replace("\\\n", " ").splitlines()
        starts = [number for number, line in enumerate(lines) if COMMAND.match(line)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            command = COMMAND.match(lines[start])
            if command:
                yield Step(command[1].capitalize(), command[2], "\n".join(lines[start + 1:end]))


class Ids:
    """The ids of a document and of a run, each numbered by when it first appears."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.real: list[str] = []

    def of_the_run(self, arguments: str) -> str:
        """The arguments with the run's own ids."""
        return ID.sub(lambda found: self.real[self.written.index(found[0])], arguments)

    def compared(self, text: str, known: list[str]) -> list[str]:
        """The words of a text with its ids numbered, without clocks and layout: how a cell is broken is no matter."""

        def number(found: re.Match[str]) -> str:
            if found[0] not in known:
                known.append(found[0])
            return f"#{known.index(found[0])}"

        words = (word if word == "..." else word.strip(";:,.()") for word in ID.sub(number, text).split())
        return sorted(word for word in words if word and not CLOCK.fullmatch(word))


def fits(given: list[str], written: list[str]) -> bool:
    """Whether a run gives what the document shows; where that has ``...``, at least what it shows."""
    if "..." not in written:
        return given == written
    return not Counter(word for word in written if word != "...") - Counter(given)


def run(step: Step, ids: Ids, ledgers: Mapping[str, Path], main: Main, out: Callable[[], str]) -> str:
    """What the command gives; then the other ledger gets what it may see of it."""
    arguments = shlex.split(ids.of_the_run(step.arguments))
    main([*arguments, "--ledger", str(ledgers[step.centre])])
    carry(ledgers)
    return out()


def carry(ledgers: Mapping[str, Path]) -> None:
    """What the exchange does: each ledger gets the entries of the others that it may see."""
    for path in ledgers.values():
        with Ledger.open(path) as ledger:
            for other in ledgers.values():
                with Ledger.open(other) as from_:
                    ledger.append([noted.entry for noted in from_.entries()
                                   if noted.entry.author != ledger.organisation
                                   and noted.entry.may_go_to(ledger.organisation)])
