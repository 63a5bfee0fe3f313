"""Every scenario of a truce file is tried by the same tests as an incident, and gives what the file expects."""

from typing import get_args

import pytest

from truceline.assess import check_truce
from truceline.knowledge.files import data_folder
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.truces import load_truces
from truceline.model.claim import Answer
from truceline.model.truce import Test, TruceFile

SHIPPED = load_truces(data_folder() / "truces")
FULL = {(test, answer) for test in get_args(Test) for answer in get_args(Answer)}


@pytest.mark.parametrize("truce", SHIPPED, ids=lambda truce: truce.id)
def test_the_scenarios_of_the_shipped_truces_hold(truce: TruceFile, knowledge: Knowledge) -> None:
    results = check_truce(truce, knowledge)
    assert len(results) == len(truce.scenarios) > 0
    assert [result.line() for result in results] == [f"right: {scenario.name}" for scenario in truce.scenarios]


@pytest.mark.parametrize("truce", SHIPPED, ids=lambda truce: truce.id)
def test_every_answer_of_every_test_is_reached_by_some_scenario(truce: TruceFile, knowledge: Knowledge) -> None:
    reached = {(test.test, test.answer) for result in check_truce(truce, knowledge) for test in result.tests}
    assert sorted(FULL - reached) == []


@pytest.mark.parametrize("truce", SHIPPED, ids=lambda truce: truce.id)
def test_every_kind_of_act_that_a_term_forbids_is_one_of_the_ontology(truce: TruceFile, knowledge: Knowledge) -> None:
    named = {kind for term in truce.terms for kind in term.prohibits}
    named |= {kind for benchmark in truce.benchmarks for kind in benchmark.event_types}
    assert sorted(kind for kind in named if knowledge.ontology.get(kind) is None) == []


@pytest.mark.parametrize("truce", SHIPPED, ids=lambda truce: truce.id)
def test_every_party_of_a_shipped_truce_is_known_by_its_name(truce: TruceFile, knowledge: Knowledge) -> None:
    names = {*truce.guarantors, *(party.name for party in truce.parties),
             *(name for criterion in truce.criteria for name in criterion.names)}
    assert sorted(name for name in names if knowledge.actors.find(name) is None) == []


def test_a_scenario_that_expects_something_else_says_what_came_out_and_why(knowledge: Knowledge) -> None:
    truce = SHIPPED[0]
    wrong = truce.scenarios[0].model_copy(update={"expect": {**truce.scenarios[0].expect, "in force": "yes"},
                                                  "verdict": "open"})
    result, = check_truce(truce.model_copy(update={"scenarios": (wrong,)}), knowledge)
    assert not result.right
    assert result.line().startswith(f"WRONG: {wrong.name}: in force: expected yes, got no (21 Feb 2016 lies before")
    assert "verdict: expected open, got outside" in result.line()


def test_the_starts_of_the_shipped_truces() -> None:
    assert {truce.id: truce.starts for truce in SHIPPED} == {
        "syria_2016_02": "2016-02-27T00:00+02:00",   # 22:00 UTC on the 26th
        "syria_2016_09": "2016-09-12T19:00+03:00",   # sunset
        "ukraine_2015_02": "2015-02-15T00:00+02:00"}  # Kyiv
