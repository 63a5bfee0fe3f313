"""What persons have judged, as it stands now: the flow takes it beside the reports, and never overrides it."""

from typing import Literal

from truceline.model.base import Record
from truceline.model.claim import Claim
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import Verdict

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Of a source, by the Admiralty code: A completely reliable ... E unreliable, F cannot be judged."""
Credibility = Literal["1", "2", "3", "4", "5", "6"]
"""Of what it says, judged apart: 1 confirmed by other sources ... 5 improbable, 6 cannot be judged."""


class Pair(Record):
    """Two event claims that a person holds to be of one incident, or of two."""

    a: str
    b: str


class Wrong(Record):
    """A claim that a person holds to be no claim of its report: it counts nowhere, and is listed as left out."""

    claim: str
    by: str = ""
    reason: str = ""


class Corrected(Record):
    """A claim as a person corrected it, under the id it always had; ``was`` tells each field as it was read.

    ``time`` and ``place`` are what the claim's words mean, where the person said so.
    """

    claim: Claim
    time: Period | None = None
    place: Place | None = None
    was: dict[str, str] = {}
    by: str = ""


class Graded(Record):
    """The grade of a report, a claim or a source, on two axes that are never averaged."""

    of: str
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    by: str = ""


class Found(Record):
    """What one person found of one incident, known by its event claims, under one term."""

    claims: tuple[str, ...]
    truce: str
    term: str
    verdict: Verdict
    organisation: str
    by: str
    reason: str = ""
    entry: str = ""


class Conflict(Record):
    """Judgements that cannot all hold: the newest stands, the others are named with it."""

    entry: str
    stands_against: tuple[str, ...]
    reason: str


class Judged(Record):
    """All judgements that stand. Where it is empty, the machine alone has spoken."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    grades: tuple[Graded, ...] = ()
    findings: tuple[Found, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
