"""Incidents: something that happened at a place and time, and what everybody says of it."""

from typing import Literal

from truceline.model.base import Doubt, Record
from truceline.model.claim import Metric, Party, Scope
from truceline.model.place import Place
from truceline.model.time import Period

Status = Literal["no figure", "words only", "unsourced", "single origin", "contested", "corroborated",
                 "repeated", "compatible"]
BesideWhy = Literal["own voice", "perpetrator", "earlier", "partial", "denied", "subset"]


class Linked(Record):
    """What linking says of one claim: the incidents it is about and, for a figure, its scope."""

    claim: str
    incidents: tuple[str, ...] = ()
    scope: Scope | None = None
    doubts: tuple[Doubt, ...] = ()


class Superseded(Record):
    """A figure that its own origin replaced, and why it is thought so."""

    low: int | None
    high: int | None
    words: str
    claims: tuple[str, ...]
    why: str


class OriginFigure(Record):
    """The current figure of one origin, with what it replaced. ``words`` are the report's own."""

    name: str
    identified: bool
    low: int | None
    high: int | None
    words: str
    as_of: str = ""
    claims: tuple[str, ...]
    superseded: tuple[Superseded, ...] = ()


class Beside(Record):
    """A figure shown outside the range, and why."""

    name: str
    words: str
    claims: tuple[str, ...]
    why: BesideWhy
    low: int | None = None
    high: int | None = None


class Range(Record):
    """What all origins together say of one metric: never one blended number."""

    low: int | None
    high: int | None
    words: str
    rule: str
    reason: str
    status: Status
    origins: tuple[OriginFigure, ...] = ()
    beside: tuple[Beside, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Devices(Record):
    """How many bombs, shells or attackers the reports count; each count keeps its claim."""

    low: int | None
    high: int | None
    claims: tuple[str, ...]


class IncidentPlace(Place):
    """A place with who controls it, as told."""

    controlled_by: tuple[str, ...] = ()


class Incident(Record):
    """One incident, from the claims of many reports.

    ``figures`` is empty until ``reconcile``. ``claims`` are ids of event, figure and responsibility claims.
    """

    id: str
    title: str
    event_type: str
    sub_event_type: str = ""
    time: Period | None = None
    place: IncidentPlace | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[str, ...] = ()
    devices: Devices | None = None
    part_of: str | None = None
    background: bool = False
    figures: dict[Metric, Range] = {}
    claims: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Total(Record):
    """A figure over several incidents, a period or a war: beside the parts, never added to them.

    ``check`` shows the sum of the parts of the same origin where there is one ("88 = 57 + 31").
    """

    metric: Metric
    words: str
    low: int | None
    high: int | None
    scope: Scope
    origin: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...] = ()
    check: str = ""
    doubts: tuple[Doubt, ...] = ()
