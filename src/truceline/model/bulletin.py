"""The bulletin as records: its JSON is these, so that a later one can read what an earlier one said."""

from typing import Literal

from pydantic import Field

from truceline.model.base import Record
from truceline.model.claim import Metric
from truceline.model.incident import Status
from truceline.model.truce import Verdict

SCHEMA: Literal["truceline/bulletin/1"] = "truceline/bulletin/1"
Unit = Literal["incidents", "days told"]
Direction = Literal["down", "up"]


class CitedFigure(Record):
    """A figure as the bulletin gave it: a range, in words, with its status."""

    low: int | None
    high: int | None
    words: str
    status: Status


class UnderTerm(Record):
    """What an incident means under one term, and who says so."""

    term: str
    verdict: Verdict
    decided_by: Literal["machine", "person"]


class Cited(Record):
    """An incident as the bulletin cites it; by its ``claims`` a later one knows it again."""

    id: str
    title: str
    when: str
    where: str
    figures: dict[Metric, CitedFigure] = {}
    judged: tuple[UnderTerm, ...] = ()
    alleged_by: tuple[str, ...] = ()
    claims: tuple[str, ...]


class Change(Record):
    """Something that is otherwise than at the start of the period, with the reports it rests on."""

    about: Literal["incident", "figure", "party", "position", "term", "case"]
    text: str
    reports: tuple[str, ...] = ()


class CasesOf(Record):
    """How many cases of one side against one party stand where; ``cases`` are their ids."""

    by: str
    against: str
    state: str
    cases: tuple[str, ...]


class Reported(Record):
    """An allegation as a report tells it, with its own unit and period: never added to another."""

    by: str
    against: str
    low: int | None
    high: int | None
    unit: str
    period: str
    report: str


class DayCount(Record):
    """A count of one day: ``low`` are surely of it, ``high`` may be."""

    day: str
    low: int
    high: int


class Counted(Record):
    """One kind of a benchmark over one period."""

    kind: str
    unit: Unit
    days: tuple[DayCount, ...]
    low: int
    high: int


class Watched(Record):
    """How much of what was expected was heard of; ``expected`` is 0 where there is no roster."""

    expected: int
    heard: int
    nothing: int


class Measured(Record):
    """One benchmark in the period, beside as many days before the truce, with the coverage of both."""

    id: str
    text: str
    direction: Direction
    now: tuple[Counted, ...]
    watched: Watched
    before: tuple[Counted, ...] = ()
    before_from: str = ""
    before_to: str = ""
    before_watched: Watched | None = None
    comparable: bool
    why: str


class WatchedDay(Record):
    """One reporter on one area: what was observed on each day."""

    area: str
    reporter: str
    days: dict[str, Literal["heard", "nothing to report", "not heard"]]


class Corrected(Record):
    """What an earlier bulletin said of an incident, what is said now, and because of what."""

    bulletin: str
    incident: str
    was: str
    now: str
    because: tuple[str, ...]


class Bulletin(Record):
    """One organisation's dated summary. ``known_by`` is the last instant of its ledger that it knows of.

    The same ledger and the same arguments give the same record.
    """

    schema_: Literal["truceline/bulletin/1"] = Field(default=SCHEMA, alias="schema")
    organisation: str
    start: str
    end: str
    known_by: str
    version: str
    knowledge: str
    banner: str = ""
    truce: str = ""
    truce_name: str = ""
    corrections: tuple[Corrected, ...] = ()
    changes: tuple[Change, ...] = ()
    cases: tuple[CasesOf, ...] = ()
    reported: tuple[Reported, ...] = ()
    incidents: tuple[Cited, ...] = ()
    benchmarks: tuple[Measured, ...] = ()
    watched: tuple[WatchedDay, ...] = ()
    unobserved: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a later bulletin calls it."""
        return f"{self.start} to {self.end}, known by {self.known_by}"
