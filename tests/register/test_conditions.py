"""What parties ask, held against what the terms give: yes, no only where all terms are known, else unknown."""

import pytest

from tests.register.telling import day, dossier, incident, linkage, position, term, told_knowledge, truce_file
from truceline.knowledge.demands import Demand, demands, spoken_of
from truceline.model.base import content_id
from truceline.model.claim import Answer, PositionClaim
from truceline.model.truce import Term, TruceFile
from truceline.register import TruceChoice, answer_conditions, compile_register

ASKED = "the army lifts the siege and frees prisoners"
GIVES_BOTH = truce_file(terms=(Term(id="a", text="End all sieges."), Term(id="b", text="Release detainees.")))
GIVES_ONE = truce_file(terms=(Term(id="b", text="Release detainees."),))
TOLD = (term("start", "on Wednesday", time=day("2031-03-05"), said="on Wednesday"),
        term("obligation", "release all detainees", at=60), term("mechanism", "no monitors", at=70))


def answered(asked: str, file: TruceFile | None) -> Answer:
    """What comes of one condition, under a truce file or by the reports alone."""
    choice = TruceChoice(file=file, none=file is None)
    told = dossier(*TOLD, position("River Guard", "conditional", conditions=(asked,), at=10))
    register = compile_register(told, linkage(incident()), choice, None, told_knowledge())
    found, = [a.claim for a in answer_conditions(told, register).claims
              if isinstance(a.claim, PositionClaim)]
    assert found.id in {a.claim.id for a in told.claims}
    assert found.conditions[0].text == asked
    return found.conditions[0].in_terms


@pytest.mark.parametrize(("asked", "file", "expected"), [
    (ASKED, GIVES_BOTH, "yes"),
    (ASKED, GIVES_ONE, "no"),
    (ASKED, None, "unknown"),
    ("prisoners are released", None, "yes"),
    ("international monitors come", None, "unknown"),
    ("the mayor says sorry", GIVES_BOTH, "unknown"),
    ("it holds on all fronts", GIVES_BOTH, "unknown"),
    ("jets stop bombing the villages", truce_file(), "yes"),
])
def test_a_condition_is_held_against_the_terms(asked: str, file: TruceFile | None, expected: Answer) -> None:
    assert answered(asked, file) == expected


def test_the_words_of_a_demand_are_no_term() -> None:
    demand = position("River Guard", "conditional", conditions=("sieges are lifted",), at=60)
    quoted = term("obligation", "lift the siege", at=60)
    told = dossier(*TOLD, demand, quoted)
    register = compile_register(told, linkage(incident()), TruceChoice(none=True), None, told_knowledge())
    answers = [c.in_terms for a in answer_conditions(told, register).claims
               if isinstance(a.claim, PositionClaim) for c in a.claim.conditions]
    assert answers == ["unknown"]


def test_without_a_truce_nothing_is_answered() -> None:
    told = dossier(position("River Guard", "rejects", conditions=(ASKED,)))
    register = compile_register(told, linkage(incident()), TruceChoice(none=True), None, told_knowledge())
    assert answer_conditions(told, register) == told


@pytest.mark.parametrize("demand", demands(), ids=lambda demand: demand.id)
def test_every_demand_knows_its_words(demand: Demand) -> None:
    assert demand.id in spoken_of(demand.example)
    assert demand.id not in spoken_of(demand.counter)
    assert set(demand.met_by) <= {other.id for other in demands()}


def test_an_answer_is_no_part_of_a_claims_id() -> None:
    plain = position("River Guard", "conditional", conditions=(ASKED,)).claim
    assert plain.id == content_id("c", plain)
