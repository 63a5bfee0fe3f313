"""What persons have judged, as it stands now: the flow takes it beside the reports, and never overrides it."""

from typing import Literal

from pydantic import JsonValue

from truceline.model.base import Record
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import Verdict

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Of a source, by the Admiralty code: A completely reliable ... E unreliable, F cannot be judged."""
Credibility = Literal["1", "2", "3", "4", "5", "6"]
"""Of what it says, judged apart: 1 confirmed by other sources ... 5 improbable, 6 cannot be judged."""


class Pair(Record):
    """Two claims that a person holds to be of one incident, or of two."""

    a: str
    b: str


class AsRead(Record):
    """A claim as it was read when a person judged it: so it is known again after the reading has changed."""

    id: str
    content: dict[str, JsonValue]


class Said(Record):
    """Whose word a judgement is: the person, why, and the entry that has it."""

    by: str = ""
    reason: str = ""
    entry: str = ""


class Wrong(Said):
    """A claim that its report does not make: it counts nowhere, and is told among what was left out."""

    claim: str


class Corrected(Said):
    """A claim with its right values, under the id it always had.

    ``time`` and ``place`` are what its words mean, where the person said so; ``stated`` says that they were entered
    with the claim, so that nothing was corrected.
    """

    claim: str
    fields: dict[str, JsonValue] = {}
    time: Period | None = None
    place: Place | None = None
    stated: bool = False


class Graded(Said):
    """The grade of a report, a claim or a source, on two axes that are never averaged."""

    of: str
    reliability: Reliability | None = None
    credibility: Credibility | None = None


class Found(Said):
    """What one person found of one incident, known by its event claims, under one term."""

    claims: tuple[str, ...]
    truce: str
    term: str
    verdict: Verdict
    organisation: str
    ours: bool = True


class Conflict(Record):
    """A judgement that cannot hold beside newer ones, which stand."""

    entry: str
    against: tuple[str, ...]


class Judged(Record):
    """All judgements that stand; where it is empty, the machine alone has spoken.

    ``findings`` are in the order of their making: the newest of each person on each incident counts. ``read`` are
    the claims that judgements speak of, as they were read then.
    """

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    grades: tuple[Graded, ...] = ()
    findings: tuple[Found, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    read: tuple[AsRead, ...] = ()


NOT_JUDGED = Judged()
