"""What a report's words of time mean: from said time, day of writing and tense to a period in local time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from truceline.anchor.calendar import DAY, Span, names_a_day, readings, same_day
from truceline.model.base import Doubt
from truceline.model.report import Published
from truceline.model.time import Period, SaidTime, Tense, day_of

MIDNIGHT = "24:00"
MIDNIGHT_OPEN = "midnight may begin or end the day"
_LONGEST = 31     # days: a report that is dated no better counts for undated
_SURE = 3         # days: so little is no doubt, only imprecision
_HALF_HOUR = timedelta(minutes=30)
_AHEAD_BOUNDS, _BACK_BOUNDS = {"until", "by", "before"}, {"since", "after"}


@dataclass(frozen=True, slots=True)
class Writing:
    """The days on which a report may have been written, and the zone its clocks show, if anybody knows."""

    first: date | None = None
    last: date | None = None
    zone: ZoneInfo | None = None

    def days(self) -> list[date]:
        """Each of the days; none where the report is undated, or dated too roughly to count from."""
        if self.first is None or self.last is None or (self.last - self.first).days > _LONGEST:
            return []
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def in_zone(self, zone: ZoneInfo | None) -> "Writing":
        """The same days on the clocks of another zone."""
        return Writing(self.first, self.last, zone)


@dataclass(frozen=True, slots=True)
class Read:
    """A period, or None where nobody can tell, and the doubts about it."""

    period: Period | None
    doubts: tuple[Doubt, ...] = ()


def written(published: Published | None, zone: ZoneInfo | None = None) -> Writing:
    """The days of writing of a report by when it was published."""
    if published is None:
        return Writing(zone=zone)
    return Writing(day_of(published.earliest), day_of(published.latest), zone)


def read_time(said: SaidTime, tense: Tense, writing: Writing, base: Period | None = None, *,
              point: bool = False) -> Read:
    """The period that the words mean.

    ``base`` is the time of the event that "a month after" or a bare clock counts from. ``point`` says that
    the words name the moment itself (a truce's start, a deadline), whatever "by" or "beginning" stands before it.
    """
    if said.tense != "unknown":
        tense = said.tense
    spans = _spans(said, tense, writing, base)
    if not spans:
        return Read(None, (Doubt(field="time", reason=_why_none(said, writing)),))
    if said.until is not None:
        spans = _ranged(spans, said, tense, writing, base)
    if not point:
        spans = [_bounded(span, said, tense, writing) for span in spans]
    spans = [_on_its_side(span, said, tense, writing) for span in spans]
    return _as_read(sorted(set(spans)), said, writing, base)


def _why_none(said: SaidTime, writing: Writing) -> str:
    if said.after:
        return "counted from an event whose time is not known"
    return "the words fix no day" if writing.days() else "counted from the day of writing, which is not known"


def _spans(said: SaidTime, tense: Tense, writing: Writing, base: Period | None) -> list[Span]:
    """Every reading of the words, from every day they may be counted from."""
    if said.after or not names_a_day(said):
        return _from_base(said, base, writing)
    if said.weekday is not None and said.month is None and said.shift is None and len(writing.days()) <= 1 + _SURE:
        # A report tells of no day that lies ahead as past: the latest day of writing sees them all.
        days: Iterable[date | None] = writing.days()[:1] if tense == "future" else writing.days()[-1:]
    else:
        days = writing.days()
    return [span for day in days or (None,) for span in readings(said, tense, day)]


def _from_base(said: SaidTime, base: Period | None, writing: Writing) -> list[Span]:
    """Counted from another event: exact in hours and days, about in weeks, the calendar's in months and years."""
    if base is None:
        days = writing.days() if not said.after or said.unit == "hour" else []
        return [Span(days[0], days[-1], "day" if len(days) == 1 else "days")] if days else []
    first, last = base.days()
    if not names_a_day(said):
        return [Span(first, last, "day" if first == last else "days")]
    tense: Tense = "unknown" if said.shift is None else "past" if said.shift < 0 else "future"
    ends = [span for day in (first, last) for span in readings(said, tense, day)]
    return [ends[0].hull(ends[-1])] if ends else []


def _ranged(spans: list[Span], said: SaidTime, tense: Tense, writing: Writing, base: Period | None) -> list[Span]:
    """From the first time of a range to its last."""
    last = said.until
    if last is None:
        return spans
    ends = _spans(last, tense, writing, base)
    if last.year is not None and said.year is None and said.month is not None:
        spans = _spans(said.model_copy(update={"year": last.year}), tense, writing, base)
    joined = []
    for start, end in zip(spans, ends, strict=False):
        before = start
        if start.first > end.last:
            back = timedelta(days=7) if said.month is None else timedelta(days=365)
            before = Span(start.first - back, start.last - back)
        if before.first <= end.last:
            joined.append(Span(before.first, end.last, "days"))
    return joined or spans


def _bounded(span: Span, said: SaidTime, tense: Tense, writing: Writing) -> Span:
    """What began ("since September") runs up to the day of writing, what ends ahead ("until Sunday") from it."""
    days = writing.days()
    if not days or said.until is not None:
        return span
    if said.bound in _BACK_BOUNDS and span.first <= days[-1] and tense != "future":
        return Span(span.first, days[-1], "days")
    if said.bound in _AHEAD_BOUNDS and tense == "future" and days[0] <= span.last:
        return Span(days[0], span.last, "days")
    return span


def _on_its_side(span: Span, said: SaidTime, tense: Tense, writing: Writing) -> Span:
    """What is told as past does not reach beyond the day of writing, what lies ahead does not reach back."""
    days = writing.days()
    if not days or said.year is not None:
        return span
    if tense == "past" and span.first <= days[-1]:
        return Span(span.first, min(span.last, days[-1]), span.precision)
    if tense == "future" and span.last >= days[0]:
        return Span(max(span.first, days[0]), span.last, span.precision)
    return span


# ------------------------------------------------------------------ from days to a period

def _as_read(spans: list[Span], said: SaidTime, writing: Writing, base: Period | None) -> Read:
    doubts = list(_month_doubts(said, base))
    whole = spans[0]
    for span in spans[1:]:
        whole = whole.hull(span)
    if _apart(spans) and (whole.last - whole.first).days >= _SURE:
        doubts.append(Doubt(field="time", reason=f"{said.text!r} may be read in more than one way",
                            candidates=tuple(_shown(span) for span in spans)))
    if said.clock is not None and said.until is None and whole.first == whole.last:
        clocked = _clocked(whole.first, said, said.clock, writing.zone)
        return Read(clocked.period, (*doubts, *clocked.doubts))
    return Read(Period(start=whole.first.isoformat(), end=whole.last.isoformat(), precision=whole.precision,
                       said=said.text), tuple(doubts))


def _apart(spans: list[Span]) -> bool:
    """Whether two readings share no day."""
    return max(span.first for span in spans) > min(span.last for span in spans)


def _shown(span: Span) -> str:
    first, last = span.first.isoformat(), span.last.isoformat()
    return first if first == last else f"{first}/{last}"


def _month_doubts(said: SaidTime, base: Period | None) -> Iterable[Doubt]:
    """Months and years counted from an event are the calendar's: the day is not told."""
    if base is not None and said.after and said.shift is not None and said.unit in {"month", "year"}:
        yield Doubt(field="time", reason=f"{said.text!r} gives the {said.unit}, its day is not certain",
                    candidates=(same_day(day_of(base.start), said.unit, said.shift).isoformat(),))


def _clocked(day: date, said: SaidTime, clock: str, zone: ZoneInfo | None) -> Read:
    """A clock time of one day; midnight is left open, for it may begin or end the day."""
    if clock == MIDNIGHT:
        ends = tuple(_moment(datetime.combine(d, datetime.min.time()), zone) for d in (day, day + DAY))
        return Read(Period(start=ends[0], end=ends[1], precision="day", said=said.text),
                    (Doubt(field="time", reason=MIDNIGHT_OPEN, candidates=ends),))
    at = datetime.fromisoformat(f"{day}T{clock}{said.zone if said.zone[:1] in {'+', '-'} else ''}")
    if at.tzinfo is not None and zone is not None:
        at = at.astimezone(zone).replace(tzinfo=None)
    slack = _HALF_HOUR if said.about else timedelta(0)
    return Read(Period(start=_moment(at - slack, zone), end=_moment(at + slack, zone),
                       precision="hour" if said.about else "minute", said=said.text))


def _moment(at: datetime, zone: ZoneInfo | None) -> str:
    return (at if at.tzinfo or zone is None else at.replace(tzinfo=zone)).isoformat(timespec="minutes")


def settled_midnight(read: Read, others: Iterable[Period]) -> Read:
    """Midnight decided by what other reports tell of the same thing: the next day alone, or the hour itself.

    "Midnight Friday" beside "Saturday" is the end of Friday. Beside "Friday" it stays open, for whoever means
    its end may call it by that name too.
    """
    open_ = next((doubt for doubt in read.doubts if doubt.reason == MIDNIGHT_OPEN), None)
    if open_ is None or read.period is None:
        return read
    begins, ends = open_.candidates
    told = {(other.start[:10] if other.precision == "day" else other.start[:13]) for other in others
            if other.start[:10] == other.end[:10]}
    day_before, day_after = begins[:10] in told, ends[:10] in told
    chosen = [m for m in (begins, ends) if m[:13] in told] or ([ends] if day_after and not day_before else [])
    if len(chosen) != 1:
        return read
    return Read(read.period.model_copy(update={"start": chosen[0], "end": chosen[0], "precision": "minute"}),
                tuple(doubt for doubt in read.doubts if doubt is not open_))
