"""Whether the terms of the truce in use meet what parties ask: yes, no, or unknown where nothing tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.knowledge.demands import Demand, demands, spoken_of
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Answer, Condition, PositionClaim, TermClaim
from truceline.model.truce import Register, TruceFile

_GIVING = frozenset({"obligation", "mechanism", "effect"})


@dataclass(frozen=True, slots=True)
class Given:
    """What the terms give, by id. ``complete`` says that a truce file tells all of them."""

    things: frozenset[str]
    complete: bool

    def answer(self, condition: Condition) -> Answer:
        """Whether all that one condition asks is given; *no* only where all terms are known."""
        asked = [demand for demand in demands() if demand.is_in(condition.text)]
        answers = {self._answer(demand) for demand in asked}
        if "no" in answers:
            return "no"
        return "yes" if answers == {"yes"} else "unknown"

    def _answer(self, demand: Demand) -> Answer:
        if self.things & {demand.id, *demand.met_by}:
            return "yes"
        return "no" if self.complete and not demand.open else "unknown"


def answer_conditions(dossier: Dossier, register: Register) -> Dossier:
    """The dossier with every condition held against the terms of the truce in use; claims keep their ids."""
    given = _given(dossier, register)
    if given is None:
        return dossier
    return dossier.model_copy(update={"claims": tuple(_answered(a, given) for a in dossier.claims)})


def _answered(anchored: Anchored, given: Given) -> Anchored:
    claim = anchored.claim
    if not isinstance(claim, PositionClaim) or not claim.conditions:
        return anchored
    conditions = tuple(c.model_copy(update={"in_terms": given.answer(c)}) for c in claim.conditions)
    return anchored.model_copy(update={"claim": claim.model_copy(update={"conditions": conditions})})


def _given(dossier: Dossier, register: Register) -> Given | None:
    """What the truce file gives, else what the reports tell of the truce in use; None without a truce."""
    truce = register.in_use()
    if register.chosen is not None:
        return Given(_things(_texts(register.chosen)), complete=True)
    if truce is None:
        return None
    return Given(_things(_told(dossier, frozenset(truce.claims))), complete=False)


def _things(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(thing for text in texts for thing in spoken_of(text))


def _texts(truce: TruceFile) -> Iterator[str]:
    yield from (term.text for term in truce.terms)
    yield from (*truce.mechanisms, *truce.effects)


def _told(dossier: Dossier, claims: frozenset[str]) -> Iterator[str]:
    """The terms that reports tell, but for those that are the words of a demand."""
    asking = [a.claim for a in dossier.claims if isinstance(a.claim, PositionClaim) and a.claim.conditions]
    for anchored in dossier.claims:
        claim = anchored.claim
        if (isinstance(claim, TermClaim) and claim.id in claims and claim.term in _GIVING
                and not any(_stands_in(claim, position) for position in asking)):
            yield claim.value


def _stands_in(term: TermClaim, position: PositionClaim) -> bool:
    inner, outer = term.quote, position.quote
    return term.report == position.report and outer.start <= inner.start and inner.end <= outer.end
