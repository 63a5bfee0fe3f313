"""What tellings are compared by: the same few facts for one telling and for all tellings of an incident."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from truceline.link.places import rank
from truceline.model.base import Doubt
from truceline.model.place import Place
from truceline.model.time import Period

T = TypeVar("T")
Toll = tuple[str, str, str, int]
"""A whole toll told as an exact number: report, who says it, metric, number."""

Number = tuple[str, int]
"""A metric and a number told of it, whatever stands before the number."""


def span_of(period: Period | None) -> tuple[int, int] | None:
    """The first and last day of a period as numbers; null where nothing is known."""
    if period is None or period.precision == "unknown":
        return None
    first, last = period.days()
    return first.toordinal(), last.toordinal()


def both(mine: frozenset[T], theirs: frozenset[T]) -> frozenset[T]:
    """What either has; where one has all, that very one."""
    if theirs <= mine:
        return mine
    return theirs if mine <= theirs else mine | theirs


def day_text(day: int) -> str:
    """The ISO day of a number."""
    return date.fromordinal(day).isoformat()


@dataclass(slots=True)
class Profile:
    """What is told of one event: kinds (exact and weak), place, time, who, whom, with what, how many.

    ``around`` are the names that reports put around its place ("the Tarn suburb of"), whatever maps say.
    ``firm`` says that somebody's own words tell the time; else it is taken from the day of a report.
    ``counted`` says that somebody gives a toll, if only in words ("dozens").
    ``known`` holds while all tell it as something heard of before, without a day: it may be of some days before.
    ``past`` holds while all tell it as past, ``old`` while all tell it days after it was.
    ``reports`` has, for each report that tells it, where.
    """

    kinds: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    violent: bool = True
    place: Place | None = None
    around: frozenset[str] = frozenset()
    time: Period | None = None
    span: tuple[int, int] | None = None
    firm: bool = False
    known: bool = False
    past: bool = False
    old: bool = False
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    tolls: frozenset[Toll] = frozenset()
    numbers: frozenset[Number] = frozenset()
    counted: bool = False
    reports: dict[str, int] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    def absorb(self, other: "Profile") -> None:
        """Takes in what another telling of the same event says: the narrower place and time stand."""
        self.kinds = both(self.kinds, other.kinds)
        self.weak = both(self.weak, other.weak)
        self.actors = both(self.actors, other.actors)
        self.targets = both(self.targets, other.targets)
        self.weapons = both(self.weapons, other.weapons)
        self.scenes = both(self.scenes, other.scenes)
        self.around = both(self.around, other.around)
        self.tolls = both(self.tolls, other.tolls)
        self.numbers = both(self.numbers, other.numbers)
        self.counted = self.counted or other.counted
        self.past = self.past and other.past
        self.old = self.old and other.old
        self.known = self.known and other.known
        self._take_place(other)
        self._take_time(other)
        for report, start in other.reports.items():
            self.reports[report] = min(start, self.reports.get(report, start))

    def is_at(self, name: str) -> bool:
        """Whether its place has this very name."""
        return self.place is not None and self.place.name == name

    def _take_place(self, other: "Profile") -> None:
        if rank(other.place) > rank(self.place):
            self.place = other.place

    def _take_time(self, other: "Profile") -> None:
        """The firmer time stands, then the narrower; two firm ones of a day each are a doubt."""
        if other.span is None:
            return
        if self.span is None or _exactness(other) < _exactness(self):
            self.time, self.span, self.firm = other.time, other.span, other.firm
        elif self.firm and other.firm and _exactness(other) == _exactness(self) and other.span != self.span:
            said = tuple(sorted({day_text(self.span[0]), day_text(other.span[0])}))
            doubt = Doubt(field="time", reason="reports tell it on different days", candidates=said)
            self.doubts = (*self.doubts, doubt)


def _exactness(profile: Profile) -> tuple[bool, int]:
    """Firm times before others, narrow ones before wide ones."""
    return not profile.firm, 0 if profile.span is None else profile.span[1] - profile.span[0]
