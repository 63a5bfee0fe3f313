"""What an entry can hold. A payload never changes once written; a later one refers to it by its entry's id.

To add a kind: one class here and its name in ``Payload``. A field may only be added with a default, since fields
at their default are left out of the id.
"""

from typing import Annotated, Literal

from pydantic import Field

from truceline.model.base import Record
from truceline.model.claim import Metric, NumberQualifier, Party
from truceline.model.judged import Credibility, Reliability
from truceline.model.judgement import AnyJudgement
from truceline.model.payloadbase import Code, EntryId, KeyText, Knows, PayloadBase, People, Reference, Step, Utc
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.model.time import Moment, Period
from truceline.model.truce import PartyStatus, Verdict


def _named(place: Place | None) -> tuple[str, ...]:
    return (place.name, place.native) if place else ()


# ------------------------------------------------------------------ what comes in

class ReportIn(PayloadBase):
    """A report as collected; its original bytes lie beside the entries, under ``report.sha256``."""

    kind: Literal["report"] = "report"
    report: Report
    collected: Utc
    size: int = 0

    def key(self) -> str:
        """The same bytes of the same outlet are one report, whenever and from wherever they are read."""
        return self.report.id

    def words(self) -> tuple[str, ...]:
        """What it says."""
        return self.report.title, self.report.outlet, self.report.agency, self.report.text


class NotRead(PayloadBase):
    """What could not be read, and why."""

    kind: Literal["quarantine"] = "quarantine"
    path: str
    reason: str
    sha256: str = ""

    def key(self) -> str:
        """One reason is told once of one file."""
        return f"{self.path}\n{self.sha256}\n{self.reason}"

    def words(self) -> tuple[str, ...]:
        """The file and the reason."""
        return self.path, self.reason


class Contact(PayloadBase):
    """Somebody who tells us things: only ``public`` is ever shown, the name is sealed to our own key (a JWE)."""

    kind: Literal["contact"] = "contact"
    public: str
    sealed: str

    def key(self) -> str:
        """One contact has one public id."""
        return self.public


class HandFigure(Record):
    """A number that a contact gave."""

    metric: Metric
    low: People | None
    high: People | None
    qualifier: NumberQualifier = "exact"


class HandClaim(PayloadBase):
    """What a contact says, entered by hand. ``said`` is in their own words, of any language and script.

    Of a ``restricted`` one people see the grade and a hash, never the words. ``told`` is when they said so, where it
    was entered later.
    """

    kind: Literal["claim"] = "claim"
    contact: str
    knows: Knows
    said: str
    language: str = ""
    when: Period | None = None
    place: Place | None = None
    event_type: str = ""
    sub_event_type: str = ""
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[str, ...] = ()
    figures: tuple[HandFigure, ...] = ()
    reliability: Reliability = "F"
    credibility: Credibility = "6"
    restricted: bool = False
    told: Moment | None = None

    def words(self) -> tuple[str, ...]:
        """Who, where, whom; what was said only where it may be shown."""
        return (self.contact, *_named(self.place), *(party.name for party in (*self.actors, *self.targets)),
                *(() if self.restricted else (self.said,)))


# ------------------------------------------------------------------ the register

class Pledge(PayloadBase):
    """What a party is to a truce by its own word or another's: needs no location.

    ``told_to`` is the guarantor it told, ``channel`` the one that answers for it, ``said_by`` whose word this is.
    """

    kind: Literal["pledge"] = "pledge"
    party: Party
    truce: str = ""
    status: PartyStatus = "bound"
    told_to: str = ""
    channel: str = ""
    said_by: str = ""
    since: Moment | None = None
    until: Moment | None = None
    clause: str = ""
    source: str = ""
    note: str = ""

    def words(self) -> tuple[str, ...]:
        """What it says."""
        return self.party.name, self.told_to, self.said_by, self.clause, self.source, self.note


class Withdrawal(PayloadBase):
    """A pledge ends: it was true until then. A pledge that was never given is undone instead."""

    kind: Literal["withdrawal"] = "withdrawal"
    of: EntryId
    since: Moment | None = None
    said_by: str = ""
    source: str = ""
    reason: str = ""

    def refers(self) -> tuple[str, ...]:
        """The pledge."""
        return (self.of,)

    def words(self) -> tuple[str, ...]:
        """What it says."""
        return self.said_by, self.source, self.reason


class Location(PayloadBase):
    """Where a party is, at the precision that it chose; the entry's ``recipients`` are all who may know."""

    kind: Literal["location"] = "location"
    of: EntryId
    place: Place
    since: Moment | None = None
    until: Moment | None = None

    def refers(self) -> tuple[str, ...]:
        """The pledge."""
        return (self.of,)


class LookUp(PayloadBase):
    """Somebody asked the register for a party, and what it answered."""

    kind: Literal["lookup"] = "lookup"
    asked: str
    party: Party
    status: PartyStatus
    as_of: Moment


# ------------------------------------------------------------------ between organisations

class Peer(PayloadBase):
    """Another organisation and its public keys; ``read_back`` says that a person compared the fingerprint."""

    kind: Literal["peer"] = "peer"
    name: str
    signing: KeyText
    sealing: KeyText
    address: str = ""
    read_back: bool = False


class Message(PayloadBase):
    """A message of the hotline. ``about`` is the message it refers to, by the reference code.

    ``received`` says in an answer when that message came to who answers, by its own clock.
    """

    kind: Literal["message"] = "message"
    to: str
    code: Code = "original"
    about: Reference = ""
    text: str = ""
    when: Period | None = None
    place: Place | None = None
    deadline: Utc | None = None
    duress: bool = False
    received: Utc | None = None

    def refers(self) -> tuple[str, ...]:
        """The message it is about."""
        return (self.about,) if self.about else ()

    def words(self) -> tuple[str, ...]:
        """What it says."""
        return self.to, self.text, *_named(self.place)


class CaseStep(PayloadBase):
    """One step of a case; ``case`` is the entry that opened it, empty for that one itself.

    The incident is known by its event ``claims``. ``field`` is what is disputed or agreed, ``text`` a side's words.
    ``to`` is the organisation whose answer is asked for, ``version`` what happened field by field in a side's words.
    """

    kind: Literal["case"] = "case"
    step: Step
    case: Reference = ""
    about: Reference = ""
    incident: str = ""
    claims: tuple[str, ...] = ()
    truce: str = ""
    term: str = ""
    by_side: str = ""
    against: str = ""
    field: str = ""
    text: str = ""
    verdict: Verdict | None = None
    refer_to: str = ""
    deadline: Utc | None = None
    to: str = ""
    version: dict[str, str] = {}

    def refers(self) -> tuple[str, ...]:
        """The opening step, and the step it answers."""
        return tuple(id_ for id_ in (self.case, self.about) if id_)

    def words(self) -> tuple[str, ...]:
        """What it says."""
        return self.against, self.field, self.text, self.refer_to, *self.version.values()


class Undo(PayloadBase):
    """Takes back one entry of the same organisation: the state is as if it had never been."""

    kind: Literal["undo"] = "undo"
    of: EntryId
    reason: str = ""

    def refers(self) -> tuple[str, ...]:
        """The entry taken back."""
        return (self.of,)


Payload = Annotated[
    ReportIn | NotRead | Contact | HandClaim | AnyJudgement | Pledge | Withdrawal | Location | LookUp | Peer | Message
    | CaseStep | Undo,
    Field(discriminator="kind")]
