"""What the tests of the ledger share: entries made by hand, with a clock of their own."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from truceline.model.entry import Entry, stated
from truceline.model.payload import Payload

TOWNS = ("Homs", "Aleppo", "Idlib", "Daraa", "Hama", "Latakia")
SPEAKERS = ("police", "medics", "residents", "officials")
OWN, PEER = "Washington", "Moscow"
Make = Callable[..., Entry]
Write = Callable[[int], Path]


def at(second: int) -> str:
    """An instant of the tests' clock."""
    return f"2016-02-27T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000000Z"


@pytest.fixture
def make() -> Make:
    """Makes entries of our own, a second apart."""
    clock = count()

    def entry(body: Payload, author: str = OWN, by: str = "analyst", second: int | None = None) -> Entry:
        return stated(body, author, at(next(clock) if second is None else second), by=by)

    return entry


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes reports, no two alike, into a folder."""

    def call(number: int) -> Path:
        folder = tmp_path / "reports"
        folder.mkdir(exist_ok=True)
        for each in range(number):
            (folder / f"{each:05}.txt").write_text(_report(each), encoding="utf-8")
        return folder

    return call


def _report(number: int) -> str:
    town, speaker = TOWNS[number % len(TOWNS)], SPEAKERS[number % len(SPEAKERS)]
    return (f"Blast number {number} in {town}\n\n{town.upper()}, Syria, March {1 + number % 28}, 2016 - A car bomb "
            f"killed {3 + number % 40} people in {town} on Tuesday, {speaker} said. It was report {number}.\n")
