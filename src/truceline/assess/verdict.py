"""From incidents and the truce in use to findings: one for each term that is about such an act."""

from collections.abc import Iterable, Iterator

from truceline.assess.actor import who_acted
from truceline.assess.alleged import Told, told_of
from truceline.assess.five_tests import Case, five_tests
from truceline.assess.terms import Clause, clauses, tried_on
from truceline.assess.victims import victims_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.incident import Incident
from truceline.model.truce import Finding, Register


def assess(incidents: Iterable[Incident], register: Register, dossier: Dossier,
           knowledge: Knowledge) -> Iterator[Finding]:
    """What each incident means under the terms of the truce in use; nothing where nobody tells of a truce."""
    among, told = clauses(register), told_of(dossier, knowledge)
    for incident in incidents:
        yield from (assess_term(incident, clause, register, told, knowledge)
                    for clause in tried_on(incident, among, knowledge))


def assess_term(incident: Incident, clause: Clause, register: Register, told: Told, knowledge: Knowledge) -> Finding:
    """The five tests under one term. Any *no* puts the incident outside: none is ever given on a party's own plea."""
    claims = told.about(incident)
    acted = who_acted(incident, claims, knowledge)
    tests = five_tests(Case(clause, incident, acted, victims_of(incident, claims, knowledge), register, knowledge))
    return Finding(
        incident=incident.id, truce=clause.truce, term=clause.id, tests=tests,
        verdict="outside" if any(test.answer == "no" for test in tests) else "open",
        alleged_by=told.alleged_by(incident, acted, knowledge))
