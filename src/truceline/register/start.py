"""When a truce starts: the moments that all its wordings leave open."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta

from truceline.knowledge.saying import said_period
from truceline.model.base import Doubt
from truceline.model.time import Moment, Period, first_instant, last_instant
from truceline.model.truce import TruceStart

_Span = tuple[datetime, datetime]
_LAST_SECOND = time(23, 59, 59)


def start_of(periods: Sequence[Period], said: Iterable[str]) -> tuple[TruceStart, tuple[Doubt, ...]]:
    """The start that fits most of the times told, narrowed by every wording that goes with it.

    "Midnight Friday" may begin or end the Friday; "this Saturday" beside it leaves one instant. What does not
    go with the others is kept as a doubt. Times are local; the offset is given only where a report has it.
    """
    words = tuple(sorted(set(said)))
    if not periods:
        return TruceStart(said=words), ()
    spans = {period: _span(period) for period in periods}
    told = [spans[period] for period in periods]
    order = sorted(spans, key=lambda p: (-_support(spans[p], told), _width(spans[p]), p.start, p.end, p.said))
    found, apart = spans[order[0]], list[Period]()
    for period in order[1:]:
        both = max(found[0], spans[period][0]), min(found[1], spans[period][1])
        if both[0] <= both[1]:
            found = both
        else:
            apart.append(period)
    offset = next((p.start[-6:] for p in order if first_instant(p.start).tzinfo), "")
    earliest, latest = _moments(found, offset)
    return TruceStart(earliest=earliest, latest=latest, said=words), _doubts(earliest, latest, apart)


def _support(span: _Span, others: Iterable[_Span]) -> int:
    return sum(span[0] <= other[1] and other[0] <= span[1] for other in others)


def _span(period: Period) -> _Span:
    """The wall-clock moments of a period."""
    return first_instant(period.start).replace(tzinfo=UTC), last_instant(period.end).replace(tzinfo=UTC)


def _width(span: _Span) -> timedelta:
    return span[1] - span[0]


def _moments(span: _Span, offset: str) -> tuple[Moment, Moment]:
    """Days where whole days are left open, else times."""
    first, last = span
    if first.time() == time.min and last.time() == _LAST_SECOND:
        return f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    return f"{first:%Y-%m-%dT%H:%M}{offset}", f"{last:%Y-%m-%dT%H:%M}{offset}"


def _doubts(earliest: Moment, latest: Moment, apart: Iterable[Period]) -> tuple[Doubt, ...]:
    others = tuple(f"{period.said or 'told'}: {said_period(period)}" for period in apart)
    if not others:
        return ()
    return (Doubt(field="start", reason="reports give starts that do not go together",
                  candidates=(f"{earliest} to {latest}", *others)),)
