"""From what a model says of a report to that report's claims: what its words do not show is left out and counted.

The quote, a figure's words and number, and every name must hold, else the statement goes; where only a time, a place
or another detail fails, the detail goes and the claim says so.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Claim, Draft, Metric
from truceline.model.report import Report
from truceline.readers.answer import (
    Answer,
    Said,
    SaidAllegation,
    SaidEvent,
    SaidFigure,
    SaidPosition,
    SaidResponsibility,
    SaidTerm,
)
from truceline.readers.events import Mentions
from truceline.readers.faults import Fault, RefusedError, left_out
from truceline.readers.passages import Span
from truceline.readers.told import Teller, Told, identified
from truceline.readers.truce import allegation, position, term

S = TypeVar("S", bound=Said)


def verified(answer: Answer, report: Report, knowledge: Knowledge) -> Draft:
    """The claims of a report that an answer states and the report's words show."""
    return Verifier(report, knowledge).draft(answer)


class Verifier:
    """Checks one answer against one report."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        self._report = report
        self._teller = Teller(report, knowledge)
        self._mentions = Mentions(self._teller)
        self._faults: Counter[Fault] = Counter()
        self._metrics: dict[Span, Metric] = {}

    def draft(self, answer: Answer) -> Draft:
        """The claims in the order of their words, and a doubt that tells what was left out."""
        self._each(answer, SaidEvent, self._mentions.take)
        claims: list[Claim] = [*self._mentions.claims().values()]
        claims += self._each(answer, SaidFigure, self._figure)
        claims += self._each(answer, SaidResponsibility, self._responsibility)
        claims += self._each(answer, SaidPosition, lambda said: position(said, self._teller))
        claims += self._each(answer, SaidTerm, lambda said: term(said, self._teller))
        claims += self._each(answer, SaidAllegation, lambda said: allegation(said, self._teller, self._mentions))
        told = {claim.id: claim for claim in claims}
        return Draft(report=self._report.id, claims=in_order(told.values()), doubts=left_out(self._faults))

    def _each(self, answer: Answer, kind: type[S], claim_of: Callable[[S], Claim | None]) -> list[Claim]:
        """The claims of one kind of statement; those that are refused are counted."""
        statements, wrong = answer.of(kind)
        self._faults.update({Fault.form: wrong} if wrong else {})
        found = []
        for said in statements:
            try:
                claim = claim_of(said)
            except RefusedError as error:
                self._faults[error.fault] += 1
            else:
                found += [claim] if claim is not None else []
        return found

    def _figure(self, said: SaidFigure) -> Claim:
        told = self._teller.tell(said, "figure")
        number = self._teller.ours.number(self._value(said, told))
        if number is None or (number.low, number.high) != (said.low, said.high):
            raise RefusedError(Fault.number)
        told.widen(number.span)
        victims = self._teller.detail(told, "victims", said.victims)
        return identified(told, self._teller, {
            "value": self._teller.passages.quote(number.span), "low": number.low, "high": number.high,
            "qualifier": number.qualifier, "metric": said.metric,
            "victims": self._teller.text(victims), "civilians": said.civilians,
            "scope": None if said.scope == "incident" else said.scope, "partial": said.partial, "early": said.early,
            "revised": said.revised,
            "events": () if said.scope == "cumulative" else self._mentions.ids(said.events, told)})

    def _value(self, said: SaidFigure, told: Told) -> Span:
        """Where the number stands in its quote; of two such places the one that no other metric has taken."""
        places = [span for span in self._teller.passages.all(said.value) if told.span.holds(span)]
        free = [span for span in places if self._metrics.get(span, said.metric) == said.metric]
        if not places:
            raise RefusedError(Fault.words)
        span = (free or places)[0]
        self._metrics.setdefault(span, said.metric)
        return span

    def _responsibility(self, said: SaidResponsibility) -> Claim:
        told = self._teller.tell(said, "responsibility")
        by, against = self._teller.party(said.by, told), self._teller.party(said.against, told)
        needed = by if said.stance in {"claims", "denies"} else against
        if needed is None:
            raise RefusedError(Fault.name)
        pleaded = self._teller.detail(told, "exculpates", said.exculpates)
        return identified(told, self._teller, {
            "stance": said.stance, "by": by, "against": against, "authenticated": said.authenticated,
            "exculpates": self._teller.text(pleaded), "events": self._mentions.ids(said.events, told)})


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of their words, as the rules give them."""
    return tuple(sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end, claim.kind, claim.id)))
