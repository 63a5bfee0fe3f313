"""What tellings are compared by: the same few facts for one telling and for all tellings of an incident."""

from dataclasses import dataclass, field
from datetime import date

from truceline.link.places import rank
from truceline.model.base import Doubt
from truceline.model.place import Place
from truceline.model.time import Period

Toll = tuple[str, str, str, int]
"""A whole toll as told: report, who says it, metric, number."""


def span_of(period: Period | None) -> tuple[int, int] | None:
    """The first and last day of a period as numbers; null where nothing is known."""
    if period is None or period.precision == "unknown":
        return None
    first, last = period.days()
    return first.toordinal(), last.toordinal()


def day_text(day: int) -> str:
    """The ISO day of a number."""
    return date.fromordinal(day).isoformat()


@dataclass(slots=True)
class Profile:
    """What is told of one event: kinds (exact and weak), place, time, who, whom, with what, how many.

    ``past`` holds while nobody tells it as news. ``reports`` has, for each report that tells it, where.
    """

    kinds: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    violent: bool = True
    place: Place | None = None
    time: Period | None = None
    span: tuple[int, int] | None = None
    past: bool = False
    actors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    weapons: set[str] = field(default_factory=set)
    scenes: set[str] = field(default_factory=set)
    tolls: set[Toll] = field(default_factory=set)
    reports: dict[str, int] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def absorb(self, other: "Profile") -> None:
        """Takes in what another telling of the same event says: the narrower place and time stand."""
        self.kinds |= other.kinds
        self.weak |= other.weak
        self.actors |= other.actors
        self.targets |= other.targets
        self.weapons |= other.weapons
        self.scenes |= other.scenes
        self.tolls |= other.tolls
        self.past = self.past and other.past
        self._take_place(other)
        self._take_time(other)
        for report, start in other.reports.items():
            self.reports[report] = min(start, self.reports.get(report, start))

    def _take_place(self, other: "Profile") -> None:
        if rank(other.place) > rank(self.place):
            self.place = other.place

    def _take_time(self, other: "Profile") -> None:
        if other.span is None:
            return
        if self.span is None or _days(other.span) < _days(self.span):
            self.time, self.span = other.time, other.span
        elif _days(other.span) == _days(self.span) and other.span != self.span:
            said = tuple(sorted({day_text(self.span[0]), day_text(other.span[0])}))
            self.doubts.append(Doubt(field="time", reason="reports tell it on different days", candidates=said))


def _days(span: tuple[int, int]) -> int:
    return span[1] - span[0]
