"""Time: instants, local intervals, and what a report said before anybody worked out what it meant."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from truceline.model.base import Record


def _there_is(moment: str) -> str:
    """The moment; ValueError where no calendar or clock has it: what peers send must not fail where it is shown."""
    datetime.fromisoformat(moment)
    return moment


Moment = Annotated[str, Field(pattern=r"^[12]\d{3}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$"),
                   AfterValidator(_there_is)]
"""A local day (``2016-02-21``) or a local time (``2016-02-27T00:00``), with its offset where the zone is known.

Of the years 1000 to 2999, so that no arithmetic leaves the calendar.
"""
Printed = Annotated[Moment, Field(pattern="^(19|20)")]
"""When a report was published: of the years 1900 to 2099, so that what it counts from there is a Moment too."""

LAST_DAY: Moment = "2999-12-31"
"""After all that is told: where nothing has a date, all counts."""

Precision = Literal["minute", "hour", "day", "days", "week", "month", "year", "unknown"]
Tense = Literal["past", "present", "future", "unknown"]
Unit = Literal["hour", "day", "weekend", "week", "month", "year"]
DayPart = Literal["", "early", "mid", "late", "morning", "afternoon", "evening", "night"]
Bound = Literal["at", "since", "after", "until", "by", "before"]


class Period(Record):
    """When something was: from the start to the end, both included, in local time.

    An imprecise time is a wide period, never a false instant.
    """

    start: Moment
    end: Moment
    precision: Precision
    said: str = ""

    def days(self) -> tuple[date, date]:
        """The first and the last local day."""
        return day_of(self.start), day_of(self.end)

    def overlaps(self, other: "Period", slack: int = 0) -> bool:
        """Whether the days of the two meet, or lie at most ``slack`` days apart."""
        (a, b), (c, d) = self.days(), other.days()
        return a - timedelta(days=slack) <= d and c - timedelta(days=slack) <= b


class SaidTime(Record):
    """A time expression in a report's own words, with what it fixes; the rest is for ``anchor`` to find.

    ``shift`` counts ``unit`` s from the report's own day (yesterday: -1 day; last month: -1 month);
    ``weekday`` is 0 for Monday. ``after`` is set for "a month after ...": the shift then counts from
    the event the sentence tells. ``until`` of a range ("Wednesday and Thursday") is another said time.
    A weekday or month with a ``shift`` is "last Friday" (-1 week), "this Saturday" (0), "last May" (-1 year);
    a ``unit`` without shift or date is vague ("in the coming days"). ``clock`` is HH:MM, and 24:00 where the
    words say midnight: whether it begins or ends the day is for ``anchor`` to say. ``zone`` is an offset or
    "local"; ``bound`` says that the words give only a start (since, after) or an end (until, by, before).
    """

    text: str
    start: int
    end: int
    tense: Tense = "unknown"
    year: int | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    weekday: int | None = Field(default=None, ge=0, le=6)
    shift: int | None = None
    unit: Unit = "day"
    after: bool = False
    clock: str | None = None
    zone: str = ""
    part: DayPart = ""
    bound: Bound = "at"
    about: bool = False
    until: "SaidTime | None" = None


def day_of(moment: str) -> date:
    """The local day of a moment."""
    return date.fromisoformat(moment[:10])


def first_instant(moment: str) -> datetime:
    """The first wall-clock instant of a moment; aware where its offset is known."""
    return datetime.fromisoformat(moment)


def last_instant(moment: str) -> datetime:
    """The last wall-clock instant of a moment: of a day its last second."""
    at = first_instant(moment)
    return at if "T" in moment else at + timedelta(days=1, seconds=-1)


def instant(moment: str, zone: tzinfo, *, last: bool = False) -> datetime:
    """The first (or last) instant of a moment; ``zone`` is where its wall clock hangs if it gives no offset."""
    at = last_instant(moment) if last else first_instant(moment)
    return at if at.tzinfo else at.replace(tzinfo=zone)
