"""The command line as its users have it: arguments in, exit code and two streams out, here and at two centres."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from truceline.cli import main
from truceline.ledger import Ledger

CENTRES = ("Washington", "Moscow")
_ID = re.compile(r"^(?:CASE )?([0-9a-f]{12})\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ran:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def id(self) -> str:
        """The first entry or case that it names."""
        found = _ID.search(self.out)
        assert found, self.out + self.err
        return found[1]

    @property
    def words(self) -> str:
        """What it says, however it is broken into lines."""
        return " ".join(self.out.split())


Run = Callable[..., Ran]


def ran(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Runs a command in this process."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return Ran(code, out, err)


def ledgers_of_two(folder: Path) -> dict[str, Path]:
    """Two ledgers that know nothing of one another."""
    made = {name: folder / f"{name}.ledger" for name in CENTRES}
    for name, path in made.items():
        Ledger.create(path, name).close()
    return made


def carry(ledgers: dict[str, Path]) -> None:
    """What the exchange does: each ledger gets the entries of the other that it may see."""
    opened = {name: Ledger.open(path) for name, path in ledgers.items()}
    for name, ledger in opened.items():
        for other in opened.values():
            ledger.append([n.entry for n in other.entries() if n.entry.author != name and n.entry.may_go_to(name)])
    for ledger in opened.values():
        ledger.close()
