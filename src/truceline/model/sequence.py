"""The order of entries that refer to one another: an answer comes after what it answers, whatever clocks say."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from truceline.model.entry import Entry


class Turn(NamedTuple):
    """Where an entry stands among others: no earlier than what it refers to, then by its author's clock."""

    at: str
    depth: int
    id: str


def in_sequence(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each after those it refers to; a function of their set.

    A clock that lies moves its author's entries among those that nothing joins to them, and never before what they
    answer.
    """
    known = {entry.id: entry for entry in entries}
    turns: dict[str, Turn] = {}
    for id_ in sorted(known):
        _settle(id_, known, turns)
    return tuple(known[id_] for id_ in sorted(known, key=lambda id_: turns[id_]))


def _settle(id_: str, known: Mapping[str, Entry], turns: dict[str, Turn]) -> None:
    """The turn of an entry: those it refers to first, however long the chain; ids are hashes, so that none closes."""
    waiting = [id_]
    while waiting:
        entry = known[waiting[-1]]
        before = [other for other in entry.body.refers() if other in known]
        open_ = [other for other in before if other not in turns]
        if open_:
            waiting += open_
        else:
            turns[entry.id] = _after(entry, [turns[other] for other in before])
            waiting.pop()


def _after(entry: Entry, before: list[Turn]) -> Turn:
    at = max([entry.recorded, *(turn.at for turn in before)])
    depth = max((turn.depth + 1 for turn in before), default=0)
    return Turn(at, depth, entry.id)
