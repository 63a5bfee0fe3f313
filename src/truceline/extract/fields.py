"""Whether a report tells of arms at all, or of another field of life that speaks in their words.

On a playing field, in a price war or on a stage people attack, lay siege, take hostages and sign truces. Such a report
has the words of its field, and far more of them than words of arms.
"""

from collections.abc import Iterable, Iterator

from truceline.extract.lines import PEOPLE, Line
from truceline.extract.reading import Reading
from truceline.knowledge.entries import Actor
from truceline.knowledge.lexicon import Found, Role

_FEW = 3  # different words that make a field
_WEIGHT = 2  # one soldier or shell weighs as much as two words of a field
_PEOPLE: tuple[Role, ...] = ("person", "single")
_WEAPONS: tuple[Role, ...] = ("weapon", "event noun", "event verb")
_GUARDS = "guards"  # police and guards are in every report of a town
_NO_ARMS = frozenset({"", "explosion", "firearms", "blades"})  # shares explode, and burglars carry guns
_ARMED = frozenset({"armed group", "force"})
_CASUALTIES = frozenset("KVJGDM")


def other_field(reading: Reading) -> tuple[str, ...]:
    """The words by which a report is about sport, business, the arts or the like, so that it tells of no violence."""
    found = (_words(line, line.found_by.get("field", ())) for _, line in reading.lines())
    field = dict.fromkeys(words for several in found for words in several)
    if len(field) < _FEW:
        return ()
    arms = [(line, words) for _, line in reading.lines() for words in _arms(line)]
    few = len(field) > _WEIGHT * len({words for _, words in arms})
    return tuple(field) if few and not any(_tells_dead(line) or _names_group(line) for line, _ in arms) else ()


def _tells_dead(line: Line) -> bool:
    """Whether people are counted as killed or hurt in a line: with arms in it, that is violence in whatever field."""
    return PEOPLE in line.tags and not _CASUALTIES.isdisjoint(line.tags)


def _names_group(line: Line) -> bool:
    """Whether a line names an armed group that knowledge has."""
    return any(actor.kind == "armed group" for actor in _actors(line))


def _actors(line: Line) -> Iterator[Actor]:
    return (chunk.name.actor for chunk in line.chunks if chunk.name is not None and chunk.name.actor is not None)


def _words(line: Line, found: Iterable[Found]) -> Iterator[str]:
    return (" ".join(line.sentence.words[each.start:each.end]) for each in found)


def _arms(line: Line) -> Iterator[str]:
    """The fighters, weapons and armed sides of a line."""
    people = [f for role in _PEOPLE for f in line.found_by.get(role, ())
              if f.cue.civilian is False and f.cue.sense != _GUARDS]
    weapons = [f for role in _WEAPONS for f in line.found_by.get(role, ()) if f.cue.weapon not in _NO_ARMS]
    yield from _words(line, people + weapons)
    yield from (actor.id for actor in _actors(line) if actor.kind in _ARMED)
