"""The five tests: each question, its answer, and the sentence that gives the reason.

Every *no* given here rests on the term, on a date, or on what nobody disputes: so any *no* puts an incident outside.
What rests on a party's own exculpating word is *unknown*.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.assess.actor import Acted
from truceline.assess.standing import Standing, standing
from truceline.assess.terms import Clause, kind_of
from truceline.assess.timing import Relation, relation
from truceline.assess.victims import Ground, Victims
from truceline.knowledge.belonging import find
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import listed, said_moment, said_period
from truceline.model.claim import Answer, Party
from truceline.model.incident import Incident
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import ABIDING, Register, Test, TestResult

_YES: Answer = "yes"
_NO: Answer = "no"
_UNKNOWN: Answer = "unknown"
_LIES: dict[Relation, Answer] = {"before": _NO, "after": _NO, "within": _YES, "partly": _UNKNOWN}
_WIDE = frozenset({"country", "region", "unknown"})


@dataclass(frozen=True, slots=True)
class Case:
    """One incident under one term, with all that the tests ask about."""

    clause: Clause
    incident: Incident
    acted: Acted
    victims: Victims
    register: Register
    knowledge: Knowledge

    def standing(self, party: Party) -> Standing:
        """What the register says of a party when this happened."""
        return standing(party, self.incident.time, self.register, self.knowledge)


def five_tests(case: Case) -> tuple[TestResult, ...]:
    """All five, even where the first is no."""
    return in_force(case), area(case), bound(case), protected(case), prohibited(case)


def in_force(case: Case) -> TestResult:
    """Whether the whole possible time of the incident lies within the term's."""
    clause, when = case.clause, case.incident.time
    if when is None:
        return _result("in force", "unknown", "when this happened is not known", clause.evidence)
    if clause.earliest is None:
        return _result("in force", "unknown", "no report tells when the truce starts", clause.evidence)
    lies = relation(when, (clause.earliest, clause.latest), clause.ends, clause.zone)
    start = _between(clause.earliest, clause.latest or clause.earliest)
    if clause.announced and lies != "after":
        return _announced(lies, start, when, clause)
    reason = f"{said_period(when)} {_lies_words(lies, start, clause.ends)}"
    return _result("in force", _LIES[lies], reason, clause.evidence)


def _announced(lies: Relation, announced: str, when: Period, clause: Clause) -> TestResult:
    """A truce is not in force before it is announced; when it is from then on, nobody has told."""
    if lies == "before":
        return _result("in force", "no", f"{said_period(when)} lies before the truce was announced: {announced}",
                       clause.evidence)
    return _result("in force", "unknown", f"the truce was announced on {announced}, and no report tells when it starts",
                   clause.evidence)


def _between(earliest: str, latest: str) -> str:
    first, last = said_moment(earliest), said_moment(latest)
    return first if first == last else f"between {first} and {last}"


def _lies_words(lies: Relation, start: str, ends: str | None) -> str:
    end = said_moment(ends) if ends else ""
    match lies:
        case "before":
            return f"lies before the start: {start}"
        case "after":
            return f"lies after the end: {end}"
        case "within":
            return f"lies after the start: {start}" + (f", and before the end: {end}" if end else "")
        case "partly":
            return f"may lie on either side of the start: {start}" + (f", or of the end: {end}" if end else "")


def area(case: Case) -> TestResult:
    """Whether it happened where the term holds: its own area, else the country of the agreement."""
    place, clause = case.incident.place, case.clause
    if place is None or not place.country:
        answer, reason = _UNKNOWN, "where this happened is not known"
    elif not clause.country:
        answer, reason = _UNKNOWN, "no report tells in which country the truce holds"
    elif place.country != clause.country:
        answer, reason = _NO, f"{place.name} lies in another country than the truce"
    elif clause.area:
        answer, reason = _within(place, clause.area)
    else:
        answer, reason = _YES, f"{place.name} lies in the country of the truce"
    return _result("area", answer, reason, clause.evidence)


def _within(place: Place, area: tuple[str, ...]) -> tuple[Answer, str]:
    """Whether a place of the right country lies in the area that a term names."""
    known = {fold(name) for name in (place.name, *place.within)} | {place.id}
    if any(fold(name) in known or name in known for name in area):
        return _YES, f"{place.name} lies in the area of the term: {listed(area)}"
    if place.precision in _WIDE:
        return _UNKNOWN, f"the term holds in {listed(area)}; where in the country this was is not known"
    return _NO, f"{place.name} lies outside the area of the term: {listed(area)}"


def bound(case: Case) -> TestResult:
    """Whether who acted was bound: only where nobody disputes who that was."""
    acted, clause = case.acted, case.clause
    if not acted.sure:
        return _result("bound", "unknown", acted.reason, acted.evidence)
    found = [_bound_by(case, party) for party in acted.parties]
    answer = _all_alike(found)
    reason = "; ".join(dict.fromkeys(one.reason for one in found))
    evidence = (*acted.evidence, *(e for one in found for e in one.evidence))
    return _result("bound", answer, f"{acted.reason}; {reason}", evidence or clause.evidence)


def _bound_by(case: Case, party: Party) -> Standing:
    """A party's standing; who is not among those that the term names is not bound by it."""
    found, clause = case.standing(party), case.clause
    if not clause.binds or found.answer == "no":
        return found
    if find(party, [Party(name=name) for name in clause.binds], case.knowledge.actors) is None:
        return Standing("no", f"the term binds {listed(clause.binds)} only, not {party.name}", clause.evidence)
    return found


def _all_alike(found: Sequence[Standing]) -> Answer:
    answers = {one.answer for one in found}
    return answers.pop() if len(answers) == 1 else "unknown"


def protected(case: Case) -> TestResult:
    """Whether the victim, or what was hindered, is among those that the term protects."""
    victims, clause = case.victims, case.clause
    for kind in clause.protects:
        found = victims.of_kind(kind, case.knowledge) if kind != ABIDING else None
        if found:
            reason = f"{found.reason}; the term protects {kind}"
            return _result("protected", "yes", reason, found.evidence or clause.evidence)
    holders = [case.standing(party) for party in victims.holders]
    if len({one.answer for one in holders}) > 1:
        names = listed(party.name for party in victims.holders)
        return _result("protected", "unknown", f"{names} share the ground: which of them was hit is not known",
                       (e for one in holders for e in one.evidence))
    if not (victims.targets or victims.pleaded):
        return _result("protected", "unknown", "nobody has told who was hit", victims.evidence or clause.evidence)
    return _protected_parties(case)


def _protected_parties(case: Case) -> TestResult:
    """A party that was bound is protected; one that was not is, unless only the actor says that it was hit."""
    found = [_protected_party(case, party) for party in (*case.victims.targets, *case.victims.pleaded)]
    answer, reason = _all_alike(found), "; ".join(dict.fromkeys(one.reason for one in found))
    evidence = (*case.victims.evidence, *(e for one in found for e in one.evidence))
    plea = exculpated(case)
    if answer == "no" and plea:
        return _result("protected", "unknown", f"{reason}; but {plea.reason}", (*evidence, *plea.evidence))
    if len({one.answer for one in found}) > 1:
        reason += ": which of them was hit is not known"
    return _result("protected", answer, reason, evidence)


def _protected_party(case: Case, party: Party) -> Standing:
    found = case.standing(party)
    if found.answer == "yes" and ABIDING not in case.clause.protects:
        return Standing("no", f"the term protects {listed(case.clause.protects)} only, not {party.name}",
                        case.clause.evidence)
    return found


def exculpated(case: Case) -> Ground | None:
    """What the actor itself says that would make it no breach, which by itself decides nothing."""
    if case.victims.pleas:
        return case.victims.pleas[0]
    allowed = [party for party in case.victims.pleaded if case.standing(party).answer == "no"]
    if allowed:
        names = listed(party.name for party in allowed)
        return Ground(f"only the one who acted says that it hit {names}", case.victims.evidence)
    return None


def prohibited(case: Case) -> TestResult:
    """Whether the term forbids such acts; an exception that only the actor pleads is neither granted nor refused."""
    clause, entry = case.clause, case.knowledge.ontology.get(kind_of(case.incident))
    kind = entry.name if entry else kind_of(case.incident) or "an act of no known kind"
    answer = clause.forbids(case.incident, case.knowledge)
    if answer == "no":
        return _result("prohibited", "no", f"{kind}: the term is not about such acts ({clause.text})", clause.evidence)
    if answer == "unknown":
        return _result("prohibited", "unknown", f"{kind}: whether the term forbids it is not told ({clause.text})",
                       clause.evidence)
    plea = exculpated(case)
    if plea:
        return _result("prohibited", "unknown", f"{kind} is forbidden by the term, but {plea.reason}",
                       (*clause.evidence, *plea.evidence))
    excepted = f"; excepted: {listed(clause.exceptions)}" if clause.exceptions else ""
    return _result("prohibited", "yes", f"{kind} is forbidden by the term: {clause.text}{excepted}", clause.evidence)


def _result(test: Test, answer: Answer, reason: str, evidence: Iterable[str]) -> TestResult:
    return TestResult(test=test, answer=answer, reason=reason, evidence=tuple(dict.fromkeys(evidence)))
