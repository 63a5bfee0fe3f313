"""Truces: the file that a person wrote, what reports say, and who is bound at an instant."""

from typing import Literal

from truceline.model.base import Doubt, Record
from truceline.model.claim import Answer, Party, TermKind
from truceline.model.time import Moment, Period

PartyStatus = Literal["bound", "expected", "non-adherent", "excluded", "contested", "suspended", "not listed"]
Test = Literal["in force", "area", "bound", "protected", "prohibited"]
Verdict = Literal["outside", "open", "violation", "no violation", "undetermined"]

ABIDING = "abiding parties"
"""The word by which a term protects the parties that are bound; all else that it protects is a kind of victim."""


class Term(Record):
    """One clause of a truce file. ``prohibits`` are kinds of act (ids of data/ontology/event_types.yaml)."""

    id: str
    text: str
    source: str = ""
    prohibits: tuple[str, ...] = ()
    protects: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    starts: Moment | None = None
    ends: Moment | None = None
    note: str = ""


class Adherent(Record):
    """One line of a truce file's register: a party, what it is to this truce, since when, told to whom.

    ``registered`` says that it is of a ledger's register, in no file.
    """

    name: str
    id: str = ""
    status: PartyStatus
    since: Moment | None = None
    until: Moment | None = None
    told_to: str = ""
    channel: str = ""
    by: str = ""
    source: str = ""
    note: str = ""
    registered: bool = False


class Criterion(Record):
    """A clause that excludes by kind, not by name, with the names that its list held when the truce began."""

    text: str
    list_name: str = ""
    names: tuple[str, ...] = ()
    source: str = ""


class Channel(Record):
    """Which guarantor speaks to, and answers for, which parties."""

    guarantor: str
    parties: tuple[str, ...]
    source: str = ""


class Benchmark(Record):
    """An observable measure the truce promises to move."""

    id: str
    text: str
    event_types: tuple[str, ...] = ()
    direction: Literal["down", "up"]


class Scenario(Record):
    """An incident described by hand and the tests and verdict it must give: a truce file's own test.

    ``term`` is the clause it is tried on; without one, the first that is about such an act.
    """

    name: str
    term: str = ""
    event_type: str
    sub_event_type: str = ""
    place: str = ""
    country: str = ""
    time: Period | None = None
    actor: str | None = None
    claimed: bool = False
    disputed: bool = False
    exculpating: bool = False
    target: str | None = None
    shared_ground: bool = False
    expect: dict[Test, Answer]
    verdict: Verdict


class TruceFile(Record):
    """A truce as a person wrote it down, with its sources."""

    id: str
    name: str
    status: Literal["Actual", "Exercise", "System", "Test", "Draft"] = "Actual"
    country: str
    timezone: str
    announced: Moment | None = None
    starts: Moment
    ends: Moment | None = None
    deadline: Moment | None = None
    source: str = ""
    guarantors: tuple[str, ...]
    channels: tuple[Channel, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    parties: tuple[Adherent, ...] = ()
    terms: tuple[Term, ...]
    protects_by_default: tuple[str, ...] = ("civilians", "aid", ABIDING)
    mechanisms: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    note: str = ""


class RegisterLine(Record):
    """A party's status at the register's instant, every statement of it with its claims or its file.

    ``by_kind`` says that nobody is named: "other terrorist groups".
    """

    name: str
    id: str = ""
    status: PartyStatus
    since: str | None = None
    until: str | None = None
    told_to: str = ""
    channel: str = ""
    by: str = ""
    reason: str = ""
    source: Literal["file", "reports", "both", "register"] = "reports"
    claims: tuple[str, ...] = ()
    by_kind: bool = False


class SaidTerm(Record):
    """One thing that reports say of a truce, each wording with its claims."""

    term: TermKind
    value: str
    said: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    time: Period | None = None


class TruceStart(Record):
    """When a truce starts: the wordings, and the moment between which it lies.

    ``announced`` says that no report tells a start: the days are those of the announcement.
    """

    earliest: Moment | None = None
    latest: Moment | None = None
    said: tuple[str, ...] = ()
    announced: bool = False


class TruceRecord(Record):
    """One truce as this brief knows it; ``attempt`` marks an earlier one that failed.

    ``country`` is ISO 3166-1 alpha-2, empty where no report tells.
    """

    id: str
    name: str
    country: str = ""
    start: TruceStart | None = None
    end: Moment | None = None
    guarantors: tuple[Party, ...] = ()
    excluded: tuple[Party, ...] = ()
    criteria: tuple[str, ...] = ()
    terms: tuple[SaidTerm, ...] = ()
    parties: tuple[RegisterLine, ...] = ()
    source: Literal["file", "reports"] = "reports"
    attempt: bool = False
    claims: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Register(Record):
    """Truces and parties as of a time; ``chosen`` is the truce file judged by, ``why`` the reason for it."""

    as_of: Moment
    truces: tuple[TruceRecord, ...] = ()
    chosen: TruceFile | None = None
    why: str = ""

    def in_use(self) -> TruceRecord | None:
        """The truce that incidents are judged by: the file's, else the first the reports tell that is no attempt."""
        kept = [t for t in self.truces if not t.attempt]
        return next((t for t in kept if t.source == "file"), kept[0] if kept else None)


class TestResult(Record):
    """One of the five questions, its answer, and what it rests on."""

    __test__ = False  # not a test of pytest's

    test: Test
    answer: Answer
    reason: str
    evidence: tuple[str, ...] = ()


class PersonFound(Record):
    """What one person of one organisation found; it takes two who agree to say violation or no violation."""

    organisation: str
    by: str
    verdict: Verdict
    reason: str = ""


class Finding(Record):
    """What an incident means under one term: the machine says outside or open, a person the rest."""

    incident: str
    truce: str
    term: str
    tests: tuple[TestResult, ...]
    verdict: Verdict
    decided_by: Literal["machine", "person"] = "machine"
    alleged_by: tuple[str, ...] = ()
    persons: tuple[PersonFound, ...] = ()
