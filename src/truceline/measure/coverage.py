"""Coverage: of each expected reporter, area and day whether it was heard, had nothing to report, or was not heard."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.knowledge.belonging import key_of
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.roster import Expected, days_between
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, EventClaim, Party, Speaker
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.model.time import day_of

Observed = Literal["heard", "nothing to report", "not heard"]
NOTHING = "Nothing to report"
WIDEST = 3  # days: what is told of a longer time tells of no single day of it


@dataclass(frozen=True, slots=True)
class Watch:
    """One reporter on one area on one day."""

    reporter: str
    area: str
    day: date
    observed: Observed


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every watch that was expected, by area, reporter and day."""

    watches: tuple[Watch, ...]

    @property
    def expected(self) -> int:
        """How many were expected."""
        return len(self.watches)

    def count(self, observed: Observed) -> int:
        """How many came to this."""
        return sum(watch.observed == observed for watch in self.watches)

    @property
    def share(self) -> float | None:
        """Which part of what was expected was heard of, quiet or not; null where nobody was expected."""
        return 1 - self.count("not heard") / self.expected if self.watches else None

    def unobserved(self) -> Iterator[tuple[str, tuple[date, ...]]]:
        """Each area with the days on which none of those who were expected was heard."""
        days: dict[str, dict[date, list[Observed]]] = defaultdict(lambda: defaultdict(list))
        for watch in self.watches:
            days[watch.area][watch.day].append(watch.observed)
        for area, by_day in sorted(days.items()):
            blind = tuple(day for day, all_ in sorted(by_day.items()) if set(all_) == {"not heard"})
            if blind:
                yield area, blind


def coverage_of(roster: Sequence[Expected], first: date, last: date, dossier: Dossier,
                knowledge: Knowledge) -> Coverage:
    """What was heard of what was expected from the first to the last day."""
    heard = _Heard(dossier, knowledge)
    return Coverage(tuple(
        Watch(line.reporter, line.area, day, heard.of(line, day))
        for line in sorted(roster, key=lambda each: (each.area, each.reporter, each.since or date.min))
        for day in days_between(first, last) if line.on(day)))


class _Heard:
    """Who is told to have spoken of which place and day."""

    def __init__(self, dossier: Dossier, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reports = {report.id: report for report in dossier.reports}
        self._said: dict[str, list[tuple[Anchored, frozenset[date]]]] = defaultdict(list)
        for anchored in dossier.claims:
            days = _days(anchored, self._reports[anchored.claim.report])
            for who in self._speakers(anchored):
                self._said[who].append((anchored, days))

    def of(self, line: Expected, day: date) -> Observed:
        """What a reporter said of an area on a day."""
        area = fold(line.area)
        told = [anchored for anchored, days in self._said.get(self._key(line.reporter), ())
                if day in days and any(_lies_in(place, area) for place in _places(anchored))]
        if not told:
            return "not heard"
        return "nothing to report" if all(_is_nothing(anchored) for anchored in told) else "heard"

    def _speakers(self, anchored: Anchored) -> set[str]:
        """Who says it, whom they speak for, and who published it."""
        report = self._reports[anchored.claim.report]
        names = [report.outlet, report.agency, *(n for s in anchored.claim.attributed_to for n in _named(s))]
        return {self._key(name) for name in names if name}

    def _key(self, name: str) -> str:
        source = self._knowledge.sources.get(name) or self._knowledge.sources.find(name)
        return source.id if source else key_of(Party(name=name), self._knowledge.actors)


def _named(speaker: Speaker) -> Iterator[str]:
    yield from (name for name in (speaker.id, speaker.of, speaker.name) if name)


def _days(anchored: Anchored, report: Report) -> frozenset[date]:
    """The days it is told of; where nobody knows, the day of its report."""
    if anchored.time is not None and anchored.time.precision != "unknown":
        first, last = anchored.time.days()
        return frozenset(days_between(first, last)) if (last - first).days < WIDEST else frozenset()
    if report.published is None:
        return frozenset()
    first, last = day_of(report.published.earliest), day_of(report.published.latest)
    return frozenset({first}) if first == last else frozenset()


def _places(anchored: Anchored) -> Iterable[Place]:
    return (*anchored.places, *([anchored.place] if anchored.place else []))


def _lies_in(place: Place, area: str) -> bool:
    return area in {fold(name) for name in (place.name, *place.within)}


def _is_nothing(anchored: Anchored) -> bool:
    return isinstance(anchored.claim, EventClaim) and anchored.claim.sub_event_type == NOTHING


def by_reporter(coverage: Coverage) -> Mapping[tuple[str, str], tuple[Watch, ...]]:
    """The watches of each area and reporter."""
    found: dict[tuple[str, str], list[Watch]] = defaultdict(list)
    for watch in coverage.watches:
        found[watch.area, watch.reporter].append(watch)
    return {key: tuple(watches) for key, watches in sorted(found.items())}
