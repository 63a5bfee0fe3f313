"""Whether a report tells of a truce between armed parties, and in which lines: only there its words are read so.

A truce in a budget dispute or on a playing field has no fighters, no weapons and no dead.
"""

from typing import NamedTuple

from truceline.extract.events import Event
from truceline.extract.lines import Line
from truceline.extract.reading import Reading
from truceline.extract.tolls import Toll

_REACH = 4  # lines around a plain truce word that go on telling of it ("the deal", "both sides")
_CLOSE = 2  # lines around it in which what one side does to the other is told of the truce
_ARMED = frozenset({"fighters and activists", "police and security"})
_FIGHTERS = frozenset({"armed group", "force"})


class TruceTalk(NamedTuple):
    """The numbers of the ``lines`` that tell of a truce, and of those ``close`` to its word."""

    lines: set[int]
    close: set[int]


def truce_talk(reading: Reading, events: list[Event], tolls: list[Toll]) -> TruceTalk:
    """The lines of a report that tell of a truce; none in a report about something else."""
    plain = {number for number, line in reading.lines() if _plain(line)}
    if not plain or not _is_armed(reading, events, tolls):
        return TruceTalk(set(), set())
    return TruceTalk(_around(plain, _REACH, len(reading.told)), _around(plain, _CLOSE, len(reading.told)))


def _around(lines: set[int], reach: int, count: int) -> set[int]:
    return {near for line in lines for near in range(max(0, line - reach), min(count, line + reach + 1))}


def _plain(line: Line) -> bool:
    return any(not found.cue.weak for found in line.found_by.get("truce", ()))


def _is_armed(reading: Reading, events: list[Event], tolls: list[Toll]) -> bool:
    """Named armed groups, weapons at work, people killed, soldiers, rebels, or a breach of the truce."""
    if tolls or any(event.strong for event in events) or any(_tells_fighters(line) for _, line in reading.lines()):
        return True
    names = (chunk.name for _, line in reading.lines() for chunk in line.chunks if chunk.name is not None)
    return any(name.actor is not None and name.actor.kind in _FIGHTERS for name in names)


def _tells_fighters(line: Line) -> bool:
    """'The rebels', 'nine soldiers', 'the truce was violated'."""
    people = line.found_by.get("person", []) + line.found_by.get("single", [])
    groups = {found.cue.group for found in line.found_by.get("unidentified", ())}
    breaches = any(found.cue.sense != "despite" for found in line.found_by.get("breach", ()))
    return (breaches and _plain(line)) or any(f.cue.civilian is False for f in people) or not _ARMED.isdisjoint(groups)
