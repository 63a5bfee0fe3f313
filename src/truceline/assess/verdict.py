"""From an incident and the truce in use to findings: one for each term that is about such an act."""

from collections.abc import Iterator

from truceline.assess.actor import who_acted
from truceline.assess.alleged import alleged_by
from truceline.assess.five_tests import Case, five_tests
from truceline.assess.terms import Clause, clauses, tried_on
from truceline.assess.victims import victims_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.incident import Incident
from truceline.model.truce import Finding, Register


def assess(incident: Incident, register: Register, dossier: Dossier, knowledge: Knowledge) -> Iterator[Finding]:
    """What an incident means under the terms of the truce in use; nothing where nobody tells of a truce."""
    among = clauses(register)
    yield from (assess_term(incident, clause, register, dossier, knowledge)
                for clause in tried_on(incident, among, knowledge))


def assess_term(incident: Incident, clause: Clause, register: Register, dossier: Dossier,
                knowledge: Knowledge) -> Finding:
    """The five tests under one term. Any *no* puts the incident outside: none is ever given on a party's own plea."""
    own = frozenset(incident.claims)
    claims = sorted((a for a in dossier.claims if a.claim.id in own), key=lambda a: a.claim.id)
    acted = who_acted(incident, claims, knowledge)
    tests = five_tests(Case(clause, incident, acted, victims_of(incident, claims, knowledge), register, knowledge))
    return Finding(
        incident=incident.id, truce=clause.truce, term=clause.id, tests=tests,
        verdict="outside" if any(test.answer == "no" for test in tests) else "open",
        alleged_by=alleged_by(incident, acted, dossier, knowledge))
