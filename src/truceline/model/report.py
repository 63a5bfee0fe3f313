"""Reports: one document, where it came from, and what its blocks are."""

from typing import Literal, Self

from pydantic import model_validator

from truceline.model.base import Doubt, Record
from truceline.model.time import Printed

SectionKind = Literal["headline", "dateline", "body", "caption", "related", "boilerplate"]


class Quote(Record):
    """Words of a report at their offsets: Unicode code points into its canonical text, end exclusive."""

    start: int
    end: int
    text: str


class Section(Record):
    """A block of the canonical text; what is not body, headline or dateline never feeds an incident."""

    kind: SectionKind
    start: int
    end: int


class Published(Record):
    """When a report was published, as an interval, and how we know."""

    earliest: Printed
    latest: Printed
    basis: Literal["stated", "metadata", "inferred"]
    reason: str = ""

    @property
    def is_one_day(self) -> bool:
        """Whether the day is known; else it is one of several, and ``latest`` the last that it can be."""
        return self.earliest[:10] == self.latest[:10]


class Report(Record):
    """One document as collected: canonical text, its sections, and what its metadata say.

    ``id`` is content-based. ``sha256`` is that of the original bytes. ``published`` is null until
    metadata, dateline, or ``anchor`` with the help of the other reports, gives it. ``status`` is CAP's. ``peer`` is the
    organisation that handed it to us, empty where we collected it ourselves.
    """

    id: str
    path: str
    text: str
    sha256: str
    sections: tuple[Section, ...]
    title: str = ""
    outlet: str = ""
    agency: str = ""
    address: str = ""
    published: Published | None = None
    language: str = "en"
    status: Literal["Actual", "Exercise", "System", "Test", "Draft"] = "Actual"
    place: str = ""
    doubts: tuple[Doubt, ...] = ()
    peer: str = ""

    @model_validator(mode="after")
    def _sections_lie_in_the_text(self) -> Self:
        ends = [0, *(end for section in self.sections for end in (section.start, section.end)), len(self.text)]
        if ends != sorted(ends):
            raise ValueError("its sections do not lie in its text, one after the other")
        return self

    def quote(self, start: int, end: int) -> Quote:
        """The words between two offsets."""
        return Quote(start=start, end=end, text=self.text[start:end])


class Copy(Record):
    """A paragraph that another report has too: whose it was first is not claimed, only that they are one."""

    report: str
    start: int
    end: int
    of: str
    of_start: int
    of_end: int


class Quarantined(Record):
    """What could not be read, and why."""

    path: str
    reason: str
