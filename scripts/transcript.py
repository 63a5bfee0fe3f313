"""A page whose ``console`` blocks are commands as they are typed, each with what it gave when the page was written.

The page is the only script: it is read by people and run by programs. Some names every run gives anew: they are known
by the order in which they appear, and a command that types one is given the run's own.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_STEP = re.compile(r"^(\w+)\$ ((?:.*\\\n)*.*)\n((?:(?!\w+\$ ).*\n)*)", re.MULTILINE)
_NAME = re.compile(r"https://127\.0\.0\.1:\d+|\b(?:[0-9a-f]{4} ){9}[0-9a-f]{4}\b|\b[0-9a-f]{12}(?=[0-9a-f]{0,52}\b)")
"""Addresses of nodes, fingerprints, and ids by as much of them as is typed."""
_VARYING = (
    (re.compile(r"\b(?:\d{1,2} [A-Z][a-z]{2} 20(?:2[5-9]|[3-9]\d) )?\d\d:\d\d UTC"), "TIME"),
    (re.compile(r"\b20(?:2[5-9]|[3-9]\d)-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d[.,]\d+)?Z?"), "TIME"),
    (re.compile(r"\b(?:\d+ h )?\d+ min\b"), "SPAN"),
    (re.compile(r"\b([0-9a-f]{12})[0-9a-f]+\b"), r"\1"),
    (re.compile(r"\s+"), " "),
)
"""What today's clock gives (the example's own days are of 2024), the rest of an id, and how a line is broken."""


class NotAsShownError(Exception):
    """What is run is not what the page shows."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page: under which heading, who types it, what is typed, what the page shows, and where."""

    under: str
    side: str
    typed: str
    shown: str
    start: int
    end: int


@dataclass(slots=True)
class Names:
    """The run's name for each of the page's, and the other way round."""

    run: dict[str, str] = field(default_factory=dict)
    page: dict[str, str] = field(default_factory=dict)

    def typed(self, command: str) -> str:
        """A command of the page with the names of the run."""
        unknown = [name for name in _NAME.findall(command) if name not in self.run]
        if unknown:
            raise NotAsShownError(f"{command}\nnothing that was given before has the name {unknown[0]}")
        return _NAME.sub(lambda found: self.run[found[0]], command)

    def heed(self, step: Step, gave: str) -> str:
        """What a command of the run gave, with the page's names: those that appear first are matched in their order."""
        for page, run in zip(_new(step.shown, self.run), _new(gave, self.page), strict=False):
            self.run[page], self.page[run] = run, page
        return _NAME.sub(lambda found: self.page.get(found[0], found[0]), gave)


def differs(step: Step, gave: str) -> str:
    """In what a command gave, in the page's names, is not what the page shows, clocks apart; empty where it is."""
    shown, now = _plain(step.shown), _plain(gave)
    return "" if shown == now else f"{step.side}$ {step.typed}\nthe page: {shown}\nnow:      {now}"


def steps(page: str) -> Iterator[Step]:
    """The commands of a page in their order."""
    for block in _BLOCK.finditer(page):
        under = (_HEADING.findall(page, 0, block.start()) or [""])[-1]
        for found in _STEP.finditer(page, block.start(1), block.end(1)):
            yield Step(under, found[1], found[2], found[3], found.start(3), found.end(3))


def rewritten(page: str, given: dict[Step, str]) -> str:
    """The page with what its commands give now."""
    for step in sorted(given, key=lambda step: step.start, reverse=True):
        page = page[:step.start] + given[step] + page[step.end:]
    return page


def _new(text: str, known: Collection[str]) -> list[str]:
    """The names of a text that are not known yet, in their order."""
    return [name for name in dict.fromkeys(_NAME.findall(text)) if name not in known]


def _plain(text: str) -> str:
    """A text without what the clock and the width of a line make of it; of an id what is typed."""
    for pattern, plain in _VARYING:
        text = pattern.sub(plain, text)
    return text.strip()
