"""One mention of something that happened, and which earlier mention of its report is the same event."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from truceline.knowledge.entries import EventType
from truceline.model.claim import Party, Qualifier
from truceline.model.place import SaidPlace
from truceline.model.time import SaidTime

Back = Literal["", "one", "all"]
"""Whether a mention points back to the place told before, or to all that were told together."""
_UNREAL = frozenset({"hypothetical", "future", "denied"})


@dataclass(slots=True)
class Event:
    """One mention of something that happened.

    ``line``, ``first`` and ``last`` tell the clause, ``at`` its event word. ``strong`` words tell the kind exactly,
    ``weak`` ones hardly; ``landmark``: its places lie inside places ("near the shrine"); ``back``: they were told
    before ("in the same district", "both towns"); ``is_cost``: it only tells what a war has cost so far,
    which is nothing that happened once.
    """

    line: int
    first: int
    last: int
    at: int
    type: EventType
    strong: bool
    weak: bool
    weapons: tuple[str, ...]
    places: list[SaidPlace]
    time: SaidTime | None
    devices: tuple[int | None, int | None] | None
    several: bool
    definite: bool
    qualifiers: tuple[Qualifier, ...]
    actors: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    landmark: bool = False
    back: Back = ""
    is_cost: bool = False
    same_as: "Event | None" = None

    @property
    def unreal(self) -> bool:
        """Whether nobody says that it happened."""
        return not _UNREAL.isdisjoint(self.qualifiers)

    @property
    def past(self) -> bool:
        """Whether it is told as something earlier."""
        return "past" in self.qualifiers

    def tell_past(self) -> None:
        """Takes it as something earlier."""
        self.qualifiers = tuple(dict.fromkeys((*self.qualifiers, "past")))


def without_costs(events: Sequence[Event]) -> list[Event]:
    """The events without the mentions that only tell what a war has cost so far."""
    kept = [event for event in events if not event.is_cost]
    for event in kept:
        if event.same_as is not None and event.same_as.is_cost:
            event.same_as = None
    return kept


def meant(event: Event, before: Sequence[Event]) -> Event | None:
    """The earlier mention that this one is the same event as: told with "the", or at the same place."""
    if event.unreal or event.past:
        return None
    for other in reversed(before):
        if other.unreal or (other.past and not _is_held_still(event, other)):
            continue
        first = other.same_as or other
        if _may_be_one(event, other) and not _on_other_days(event.time, other.time or first.time):
            return first
    return None


def _on_other_days(one: SaidTime | None, other: SaidTime | None) -> bool:
    """Whether two times name days of the week that differ; a part of a day (Monday night) may run into the next."""
    if one is None or other is None or one.weekday is None or other.weekday is None or one.part or other.part:
        return False
    return other.until is None and other.weekday not in {one.weekday, one.until.weekday if one.until else None}


def _is_held_still(event: Event, other: Event) -> bool:
    """'The girls abducted in Kesh in April ... the abducted girls': of an exact kind, and told without a day."""
    bare = event.time is None and not event.weapons
    return bare and event.strong and event.type.id == other.type.id


def _may_be_one(event: Event, other: Event) -> bool:
    """Whether a mention goes on telling of another."""
    if not _alike(event, other) or _in_many_places(event) != _in_many_places(other):
        return False
    if _same_place(event, other):
        return True
    if event.landmark:  # "the blasts were near the shrine": where in the place, not which event
        return (event.definite or not (other.same_as or other).places) and _refers(event, other)
    return not event.places and _refers(event, other)


def _alike(event: Event, other: Event) -> bool:
    """Whether two kinds may be one: a bare attack or killing may be any, but no talks."""
    if _is_peaceful(event) != _is_peaceful(other):
        return False
    return event.type.event_type == other.type.event_type or not (event.strong and other.strong)


def _is_peaceful(event: Event) -> bool:
    return not event.type.violent and not event.type.acts


def _in_many_places(event: Event) -> bool:
    """Whether a mention tells of several places at once: then it is no single incident."""
    return len(event.places) > 1


def _refers(event: Event, other: Event) -> bool:
    """Whether the words of a mention can point to one before: "the attack", a bare word, or the same line."""
    if other.past and event.strong:
        return True  # people held are told again and again
    return event.definite or event.weak or (not event.strong and event.time is None) or event.line == other.line


def _same_place(event: Event, other: Event) -> bool:
    return any(a.name == b.name or a.name in b.within or b.name in a.within for a in event.places for b in other.places)
