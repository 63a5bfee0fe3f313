"""Whether an incident lies before, within or after an interval; what may lie on both sides of its edge is *partly*."""

from datetime import UTC, datetime, tzinfo
from typing import Literal

from truceline.model.time import Period, first_instant, instant, last_instant

Relation = Literal["before", "within", "after", "partly"]


def relation(period: Period, since: tuple[str | None, str | None], until: str | None, zone: tzinfo | None) -> Relation:
    """Where the whole possible time of an incident lies.

    ``since`` holds the earliest and the latest moment of the interval's start, None where it has no start.
    A day counts from its first to its last instant, so that what happens on the day of the edge is *partly*.
    Without a ``zone`` all moments are read off one local clock.
    """
    first, last = _at(period.start, zone), _at(period.end, zone, last=True)
    earliest, latest = since
    if earliest and last < _at(earliest, zone):
        return "before"
    if until and first > _at(until, zone, last=True):
        return "after"
    started = latest is None or first >= _at(latest, zone, last=True)
    goes_on = until is None or last < _at(until, zone)
    return "within" if started and goes_on else "partly"


def _at(moment: str, zone: tzinfo | None, *, last: bool = False) -> datetime:
    if zone is not None:
        return instant(moment, zone, last=last)
    return (last_instant(moment) if last else first_instant(moment)).replace(tzinfo=UTC)
