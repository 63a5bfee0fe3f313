"""A truce of which no report tells the start: the day on which it was announced serves, with a doubt."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from truceline.knowledge.saying import said_moment
from truceline.model.base import Doubt
from truceline.model.claim import PositionClaim
from truceline.model.time import Moment
from truceline.model.truce import TruceStart
from truceline.register.grouping import Told

_NOT_TOLD = "no report tells when it starts; the day on which it was announced is shown"


def announced_start(told: Told, said: tuple[str, ...]) -> tuple[TruceStart, tuple[Doubt, ...]]:
    """The day that most reports give for the announcement; of equals all, from the first to the last."""
    reports = _days(told)
    if not reports:
        return TruceStart(said=said), ()
    most = max(len(by) for by in reports.values())
    agreed = sorted(day for day, by in reports.items() if len(by) == most)
    doubt = Doubt(field="start", reason=_NOT_TOLD, candidates=tuple(_shown(day, reports) for day in sorted(reports)))
    return TruceStart(earliest=agreed[0], latest=agreed[-1], announced=True), (doubt,)


def _days(told: Told) -> Mapping[Moment, set[str]]:
    """The reports that tell of an announcement on each day."""
    found: dict[Moment, set[str]] = defaultdict(set)
    for anchored in told.claims:
        claim, time = anchored.claim, anchored.time
        if isinstance(claim, PositionClaim) and claim.stance == "announces" and time is not None:
            first, last = time.days()
            if first == last:
                found[_iso(first)].add(claim.report)
    return found


def _iso(day: date) -> Moment:
    return day.isoformat()


def _shown(day: Moment, reports: Mapping[Moment, set[str]]) -> str:
    count = len(reports[day])
    return f"{said_moment(day)}: {count} report{'' if count == 1 else 's'}"
