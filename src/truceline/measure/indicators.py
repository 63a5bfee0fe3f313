"""Indicators: how many incidents of a benchmark's kinds are told of each day, as a range where a day is not sure.

Nothing is added over kinds that are counted otherwise, and no day without an incident is called quiet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.knowledge.roster import days_between
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import EventClaim
from truceline.model.time import Period
from truceline.model.truce import Benchmark

Unit = Literal["incidents", "days told"]
DENIED = frozenset({"denied", "hypothetical", "future"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """The count of one kind: of each day, those that are surely of it and those that may be; ``ids`` are all of them.

    Kinds that make no incident by themselves (talks) are counted by the days on which they are told.
    """

    kind: str
    unit: Unit
    days: tuple[tuple[date, int, int], ...]
    low: int
    high: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing that is counted, and the days it may be of."""

    id: str
    first: date
    last: date

    def surely(self, first: date, last: date) -> bool:
        return first <= self.first and self.last <= last

    def maybe(self, first: date, last: date) -> bool:
        return self.first <= last and first <= self.last


def indicators_of(benchmark: Benchmark, first: date, last: date, linkage: Linkage, dossier: Dossier,
                  ) -> tuple[Indicator, ...]:
    """Each kind of a benchmark from the first to the last day."""
    return tuple(_indicator(kind, first, last, linkage, dossier) for kind in benchmark.event_types)


def _indicator(kind: str, first: date, last: date, linkage: Linkage, dossier: Dossier) -> Indicator:
    linked = {claim for incident in linkage.incidents for claim in incident.claims}
    incidents = list(_incidents(kind, linkage))
    loose = list(_loose(kind, dossier, linked))
    unit: Unit = "incidents" if incidents or not loose else "days told"
    told = [each for each in incidents or loose if each.maybe(first, last)]
    days = tuple((day, *_count(told, day, day, unit)) for day in days_between(first, last))
    low, high = _count(told, first, last, unit)
    return Indicator(kind, unit, days, low, high, tuple(sorted({each.id for each in told})))


def _count(told: Sequence[_Told], first: date, last: date, unit: Unit) -> tuple[int, int]:
    if unit == "incidents":
        return sum(t.surely(first, last) for t in told), sum(t.maybe(first, last) for t in told)
    sure = {t.first for t in told if t.first == t.last and t.surely(first, last)}
    maybe = {day for t in told for day in days_between(max(t.first, first), min(t.last, last))}
    return len(sure), len(maybe)


def _incidents(kind: str, linkage: Linkage) -> Iterator[_Told]:
    """Incidents of a kind; one of which the parts are told is not counted beside them."""
    wider = {incident.part_of for incident in linkage.incidents}
    for incident in linkage.incidents:
        counts = incident.id not in wider and _is_known(incident.time)
        if counts and is_of(kind, incident.event_type, incident.sub_event_type):
            yield _Told(incident.id, *_days(incident.time))


def _loose(kind: str, dossier: Dossier, linked: Iterable[str]) -> Iterator[_Told]:
    """What is told to have happened and makes no incident."""
    taken = set(linked)
    for anchored in dossier.claims:
        claim = anchored.claim
        if (isinstance(claim, EventClaim) and claim.id not in taken and not DENIED & set(claim.qualifiers)
                and is_of(kind, claim.event_type, claim.sub_event_type) and _is_known(anchored.time)):
            yield _Told(claim.id, *_days(anchored.time))


def is_of(kind: str, event_type: str, sub_event_type: str) -> bool:
    """Whether an event is of a kind: a whole type, or one of its finer types."""
    return kind in {event_type, f"{event_type}/{sub_event_type}"}


def _is_known(time: Period | None) -> bool:
    return time is not None and time.precision != "unknown"


def _days(time: Period | None) -> tuple[date, date]:
    return time.days() if time else (date.min, date.max)
