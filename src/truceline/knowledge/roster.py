"""The roster of expected reporters: who is expected to report on which area on which days. It is the user's data.

Without it nobody can tell a quiet day from one that nobody watched.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field

from truceline.errors import DataError, SourceError
from truceline.knowledge.files import check_shape, load_records
from truceline.model.base import Record

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Expected(Record):
    """A reporter that is expected to report on an area: a source, an outlet, or a contact by its public id.

    ``days`` are the weekdays on which it is, all of them without; ``since`` and ``until`` are days, both included.
    """

    reporter: str = Field(min_length=1)
    area: str = Field(min_length=1)
    since: date | None = None
    until: date | None = None
    days: tuple[Weekday, ...] = _WEEKDAYS
    note: str = ""

    def on(self, day: date) -> bool:
        """Whether it is expected on this day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until) and _WEEKDAYS[day.weekday()] in self.days


def load_roster(path: Path) -> tuple[Expected, ...]:
    """The lines of a roster file; DataError names the first that is wrong, or stands twice."""
    if not path.is_file():
        raise SourceError(f"{path}: no such roster")
    check_shape(path.name, path.read_bytes())
    lines = tuple(load_records(path, Expected))
    for number, line in enumerate(lines):
        if line in lines[:number]:
            raise DataError(f"{path.name}: {line.reporter} in {line.area} stands twice")
    return lines


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
