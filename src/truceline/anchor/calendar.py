"""Days on the calendar: what a said time means, once the day it is counted from is known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.model.time import Precision, SaidTime, Tense, Unit

DAY, WEEK = timedelta(days=1), timedelta(days=7)
_SATURDAY, _SUNDAY = 5, 6
_YEAR_MONTHS = 12
_YEARS = 2   # "last May" is sought so many years back and ahead
_VAGUE = 4  # "several days": up to so many
_HALF_MONTH = timedelta(days=15)
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_SEASONS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_UNIT_DAYS: dict[Unit, int] = {"hour": 0, "day": 1, "weekend": 7, "week": 7, "month": 31, "year": 366}
_UNIT_PRECISION: dict[Unit, Precision] = {"hour": "day", "day": "day", "weekend": "days", "week": "week",
                                          "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date
    precision: Precision = "day"

    def hull(self, other: "Span") -> "Span":
        """The shortest span that holds both."""
        if self == other:
            return self
        return Span(min(self.first, other.first), max(self.last, other.last), "days")


def readings(said: SaidTime, tense: Tense, today: date | None) -> tuple[Span, ...]:
    """What the words may mean, counted from one day; more than one where the words leave it open.

    Nothing where the words need a day to count from and there is none, or fix no day at all.
    """
    if said.month is not None:
        return _months(said, said.month, tense, today)
    if said.year is not None:
        return (_part_of_year(said.year, said),)
    if today is None:
        return ()
    if said.weekday is not None:
        return _weekdays(said, said.weekday, tense, today)
    if said.shift is not None:
        return (_SHIFTED[said.unit](said, said.shift, tense, today),)
    return _vague(said, tense, today)


def names_a_day(said: SaidTime) -> bool:
    """Whether the words fix a day or a span of days, not only a clock or a part of the day."""
    fixed = (said.year, said.month, said.weekday, said.shift)
    return any(f is not None for f in fixed) or (said.clock is None and not said.part)


# ------------------------------------------------------------------ dates and months

def _months(said: SaidTime, month: int, tense: Tense, today: date | None) -> tuple[Span, ...]:
    if said.year is not None:
        return _of(said, said.year, month)
    if today is None:
        return ()
    reach = _YEARS + abs(said.shift or 0)
    spans = [s for year in range(today.year - reach, today.year + reach + 1) for s in _of(said, year, month)]
    chosen = _chosen(_on_weekday(spans, said), said, tense, today) or _chosen(spans, said, tense, today)
    return (chosen,) if chosen else ()


def _of(said: SaidTime, year: int, month: int) -> tuple[Span, ...]:
    first, last = date(year, month, 1), _month_end(year, month)
    if said.day is not None:
        return (Span(first.replace(day=said.day), first.replace(day=said.day)),) if said.day <= last.day else ()
    if said.part in _PARTS:
        a, b = _PARTS[said.part]
        return (Span(first.replace(day=a), first.replace(day=min(b, last.day)), "days"),)
    return (Span(first, last, "month"),)


def _on_weekday(spans: list[Span], said: SaidTime) -> list[Span]:
    """A weekday beside a date ("Sunday, Feb. 21") tells the year too, where any year fits."""
    fitting = [s for s in spans if said.weekday is not None and s.first == s.last and s.first.weekday() == said.weekday]
    return fitting or spans


def _chosen(spans: list[Span], said: SaidTime, tense: Tense, today: date) -> Span | None:
    """The year that is meant: the nearest behind, or ahead, of the day of writing."""
    if said.shift:
        return _shifted_year(spans, said.shift, today)
    if tense == "future":
        return next((s for s in spans if s.last >= today), None)
    if tense == "unknown" and (said.day is not None or said.shift == 0):
        return min(spans, key=lambda s: (abs(s.first - today), s.first), default=None)
    slack = DAY if said.day is not None else timedelta(0)
    return next((s for s in reversed(spans) if s.first <= today + slack), None)


def _shifted_year(spans: list[Span], shift: int, today: date) -> Span | None:
    """The nearest one that is over ("last May"), or that has not begun ("next May")."""
    over, ahead = [s for s in reversed(spans) if s.last < today], [s for s in spans if s.first > today]
    return next(iter((over if shift < 0 else ahead)[abs(shift) - 1:]), None)


def _month_end(year: int, month: int) -> date:
    return _month_after(date(year, month, 1), 1) - DAY


def _month_after(first: date, months: int) -> date:
    """The first day of the month so many months on."""
    years, month = divmod(first.month - 1 + months, _YEAR_MONTHS)
    return date(first.year + years, month + 1, 1)


def same_day(day: date, unit: Unit, shift: int) -> date:
    """The same day of the month so many months or years on; the month's last where it is shorter."""
    first = _month_after(day.replace(day=1), shift * (_YEAR_MONTHS if unit == "year" else 1))
    return min(first + timedelta(days=day.day - 1), _month_end(first.year, first.month))


def _part_of_year(year: int, said: SaidTime) -> Span:
    if said.part in _SEASONS:
        a, b = _SEASONS[said.part]
        return Span(date(year, a, 1), _month_end(year, b), "days")
    return Span(date(year, 1, 1), date(year, _YEAR_MONTHS, 31), "year")


# ------------------------------------------------------------------ weekdays

def last_weekday(weekday: int, today: date) -> date:
    """The last such day on or before a day."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def next_weekday(weekday: int, today: date) -> date:
    """The first such day on or after a day."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _weekdays(said: SaidTime, weekday: int, tense: Tense, today: date) -> tuple[Span, ...]:
    monday = today - timedelta(days=today.weekday())
    if said.shift is None:
        ahead = tense == "future"
    elif said.shift == 0:
        ahead = tense != "past"
    elif said.shift < 0:
        found = last_weekday(weekday, today - DAY), monday - WEEK + timedelta(days=weekday)
        return _single_days(found[:1] if said.after else found)
    else:
        found = next_weekday(weekday, today + DAY), monday + WEEK + timedelta(days=weekday)
        return _single_days(found[:1] if said.after else found)
    return _single_days(((next_weekday if ahead else last_weekday)(weekday, today),))


def _single_days(days: tuple[date, ...]) -> tuple[Span, ...]:
    return tuple(Span(day, day) for day in dict.fromkeys(days))


# ------------------------------------------------------------------ counted from today

def _day(said: SaidTime, shift: int, _tense: Tense, today: date) -> Span:
    day = today + timedelta(days=shift)
    if said.about:
        slack = max(1, abs(shift) // 4) * DAY
        return Span(day - slack, day + slack, "days")
    if said.part == "night" and shift < 0 and not said.after:
        return Span(day, day + DAY, "days")  # a night has two dates
    return Span(day, day)


def _hour(said: SaidTime, shift: int, _tense: Tense, today: date) -> Span:
    """Hours stay on the day, unless they are so many that they must reach another."""
    day = today + timedelta(days=round(shift / 24))
    return Span(min(day, today), max(day, today), "day" if day == today and not said.about else "days")


def _weekend(_said: SaidTime, shift: int, tense: Tense, today: date) -> Span:
    saturday = last_weekday(_SATURDAY, today)
    on_it = today.weekday() >= _SATURDAY
    if shift == 0 and tense == "future" and not on_it:
        saturday += WEEK
    elif shift:
        saturday += WEEK * (shift + (1 if shift < 0 and not on_it else 0))
    return Span(saturday, saturday + DAY, "days")


def _week(said: SaidTime, shift: int, tense: Tense, today: date) -> Span:
    monday = today - timedelta(days=today.weekday()) + WEEK * shift
    span = Span(monday, monday + WEEK - DAY, "week")
    if shift == 0:
        return _so_far(span, tense, today)
    if said.after or abs(shift) > 1:
        return _around(today + WEEK * shift, timedelta(days=8 if said.about else 4), "week")
    if said.part == "late":
        return Span(monday + 3 * DAY, span.last, "days")
    if shift == -1 and today.weekday() == _SUNDAY:
        return Span(monday, today - DAY, "days")  # on a Sunday the week that ends may be meant
    return span


def _around(day: date, slack: timedelta, precision: Precision) -> Span:
    """About that day: who says "six months ago" has not counted the days."""
    return Span(day - slack, day + slack, precision)


def _month(said: SaidTime, shift: int, tense: Tense, today: date) -> Span:
    first = _month_after(today.replace(day=1), shift)
    span = Span(first, _month_end(first.year, first.month), "month")
    if shift == 0:
        return _so_far(span, tense, today)
    if said.part in _PARTS:
        return _of(said, first.year, first.month)[0]
    if abs(shift) > 1:
        return _around(same_day(today, "month", shift), timedelta(days=31 if said.about else 21), "month")
    return Span(first - _HALF_MONTH, span.last + _HALF_MONTH, "days") if said.about else span


def _year(said: SaidTime, shift: int, tense: Tense, today: date) -> Span:
    if abs(shift) > 1:
        return _around(same_day(today, "year", shift), timedelta(days=366 if said.about else 183), "year")
    span = _part_of_year(today.year + shift, said)
    return _so_far(span, tense, today) if shift == 0 else span


def _so_far(span: Span, tense: Tense, today: date) -> Span:
    """The running month: in the past tense up to the day of writing, in the future tense from it."""
    if tense == "past":
        return Span(span.first, max(span.first, min(span.last, today)), span.precision)
    if tense == "future":
        return Span(min(span.last, max(span.first, today)), span.last, span.precision)
    return span


_SHIFTED: dict[Unit, Callable[[SaidTime, int, Tense, date], Span]] = {
    "hour": _hour, "day": _day, "weekend": _weekend, "week": _week, "month": _month, "year": _year,
}


def _vague(said: SaidTime, tense: Tense, today: date) -> tuple[Span, ...]:
    """Some of them ("in the coming days", "several weeks ago"), on the side that the tense tells."""
    if not names_a_day(said) or (said.unit == "day" and not said.about and tense not in {"past", "future"}):
        return ()
    far = timedelta(days=_VAGUE * _UNIT_DAYS[said.unit])
    if said.unit == "hour":
        return (Span(today, today),)
    precision: Precision = "days" if said.unit == "day" else _UNIT_PRECISION[said.unit]
    first = today - far if tense != "future" else today
    last = today + far if tense == "future" or (said.after and tense != "past") else today
    return (Span(first, last, precision),)
