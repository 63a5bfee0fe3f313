"""Claims: one sourced statement each, holding only what its own report says.

A claim's id is a hash of its content. What other reports add (the resolved time and place, the
incident it belongs to, the figure that supersedes it) stands beside it in ``Anchored`` and ``Linked``.
"""

from typing import Annotated, Literal

from pydantic import Field

from truceline.model.base import Doubt, Record
from truceline.model.place import Place, SaidPlace
from truceline.model.report import Quote
from truceline.model.time import Period, SaidTime

Metric = Literal["killed", "injured", "missing", "abducted", "displaced", "detained", "casualties"]
NumberQualifier = Literal["exact", "at least", "more than", "about", "almost", "up to", "between", "vague"]
Scope = Literal["incident", "subset", "aggregate", "background", "cumulative", "other"]
Qualifier = Literal["denied", "hypothetical", "future", "past", "uncertain"]
SpeakerKind = Literal["organisation", "person", "office", "outlet", "unidentified"]
Stance = Literal["accepts", "conditional", "rejects", "undecided", "announces", "guarantees", "warns", "other"]
TermKind = Literal["start", "end", "deadline", "party", "excluded", "criterion", "guarantor", "obligation",
                   "exception", "mechanism", "effect", "attempt"]
Answer = Literal["yes", "no", "unknown"]


class Speaker(Record):
    """Somebody in the chain of who said it. ``id`` is the knowledge entry, empty when only the report knows it.

    ``of`` is the organisation a person or office speaks for; ``unidentified`` speakers have a ``group``
    (medical, police, officials, witnesses, fighters, monitors): one origin per group and outlet.
    """

    name: str
    kind: SpeakerKind
    id: str = ""
    of: str = ""
    group: str = ""


NOT_NAMED = "somebody not named"
"""How a party is told that nobody names."""


class Party(Record):
    """An actor, target or party as named: ``id`` is the knowledge entry, empty when only the report knows it."""

    name: str
    id: str = ""


class Condition(Record):
    """What a party demands, and of whom."""

    text: str
    asked_of: tuple[str, ...] = ()
    in_terms: Answer = "unknown"


class Base(Record):
    """What every claim has. ``events`` are ids of event claims of the same report that this one is about."""

    id: str = ""
    report: str
    quote: Quote
    attributed_to: tuple[Speaker, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    said_time: SaidTime | None = None
    said_place: SaidPlace | None = None
    rule: str = ""
    doubts: tuple[Doubt, ...] = ()
    events: tuple[str, ...] = ()


class FigureClaim(Base):
    """A claimed number of people. ``value`` quotes the number with its qualifier.

    ``scope`` is what the report itself tells; null where only the other reports can tell
    an incident from its background. ``denied`` figures carry that qualifier and count nowhere.
    ``early`` and ``revised`` are the report's own words for a first and a later count.
    """

    kind: Literal["figure"] = "figure"
    value: Quote
    metric: Metric
    low: int | None
    high: int | None
    qualifier: NumberQualifier
    victims: str = ""
    civilians: bool = False
    scope: Scope | None = None
    partial: bool = False
    early: bool = False
    revised: bool = False


class EventClaim(Base):
    """Something told to have happened. ``refers_to`` is an earlier event claim of the report that this one is.

    ``event_type`` and ``sub_event_type`` are those of data/ontology. ``places`` are all that one mention
    names side by side ("in Homs and Damascus"): then it is told of several incidents at once. ``known``: told as
    something heard of before ("the Homs bombing").
    """

    kind: Literal["event"] = "event"
    event_type: str
    sub_event_type: str = ""
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[str, ...] = ()
    devices_low: int | None = None
    devices_high: int | None = None
    places: tuple[SaidPlace, ...] = ()
    refers_to: str = ""
    several: bool = False
    known: bool = False


class ResponsibilityClaim(Base):
    """Somebody claims, denies, accuses or suspects.

    ``exculpates`` are the words by which the one who acted calls it no breach ("in self-defence").
    """

    kind: Literal["responsibility"] = "responsibility"
    stance: Literal["claims", "denies", "accuses", "suspects"]
    by: Party | None = None
    against: Party | None = None
    authenticated: Answer = "unknown"
    exculpates: str = ""


class PositionClaim(Base):
    """A party's stance towards a truce at a date, with its conditions."""

    kind: Literal["position"] = "position"
    party: Party
    stance: Stance
    conditions: tuple[Condition, ...] = ()
    until: SaidTime | None = None


class TermClaim(Base):
    """What a report says a truce asks, excludes, promises; for start, end and deadline the time is ``said_time``."""

    kind: Literal["term"] = "term"
    term: TermKind
    value: str
    party: Party | None = None


class AllegationClaim(Base):
    """Somebody says that a truce was breached; ``unit`` and ``period`` tell what a count counts."""

    kind: Literal["allegation"] = "allegation"
    by: Party | None = None
    against: Party | None = None
    low: int | None = None
    high: int | None = None
    unit: str = ""
    period: str = ""


Claim = Annotated[FigureClaim | EventClaim | ResponsibilityClaim | PositionClaim | TermClaim | AllegationClaim,
                  Field(discriminator="kind")]


class Draft(Record):
    """What one report says, by itself: its claims, undated and unlinked where it must.

    ``doubts`` are about the whole.
    """

    report: str
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...] = ()


class Anchored(Record):
    """A claim with its time and place worked out, with the other reports' help.

    ``places`` has one entry for each place an event mention names side by side.
    """

    claim: Claim
    time: Period | None = None
    place: Place | None = None
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    copy_of: str = ""
