"""Judgements: a person's word on what the machine read or joined, as an entry holds it."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from truceline.model.judged import AsRead, Credibility, Pair, Reliability
from truceline.model.payloadbase import PayloadBase
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import Verdict


class Judgement(PayloadBase):
    """A person's word on what the machine read or joined; the machine never overrides it.

    ``read`` are the claims it speaks of, as they were read then.
    """

    kind: Literal["judgement"] = "judgement"
    reason: str = ""
    read: tuple[AsRead, ...] = ()

    def words(self) -> tuple[str, ...]:
        """The reason."""
        return (self.reason,)


class SameIncident(Judgement):
    """The events of each pair are of one incident."""

    says: Literal["same"] = "same"
    pairs: tuple[Pair, ...]


class NotSame(Judgement):
    """The events of each pair are of two incidents."""

    says: Literal["not same"] = "not same"
    pairs: tuple[Pair, ...]


class WrongClaim(Judgement):
    """The report does not say this."""

    says: Literal["wrong"] = "wrong"
    claim: str


class Correction(Judgement):
    """The report says this, but otherwise than it was read: ``fields`` of the claim with their right values."""

    says: Literal["corrected"] = "corrected"
    claim: str
    fields: dict[str, JsonValue] = {}
    time: Period | None = None
    place: Place | None = None


class Grading(Judgement):
    """The grade of a report, a claim or a source."""

    says: Literal["grade"] = "grade"
    of: str
    reliability: Reliability | None = None
    credibility: Credibility | None = None


class Verdicted(Judgement):
    """One person's finding of an incident under one term; the incident is known by its event claims."""

    says: Literal["finding"] = "finding"
    incident: str
    claims: tuple[str, ...]
    truce: str
    term: str
    verdict: Verdict


AnyJudgement = Annotated[SameIncident | NotSame | WrongClaim | Correction | Grading | Verdicted,
                         Field(discriminator="says")]
