"""The data that linking goes by: words mean what their examples say, kinds are those of the ontology."""

import pytest

from tests.link.dossiers import BOMB, KESH, SUNDAY, Desk
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import Wording, link_rules, link_words
from truceline.knowledge.words import plain_words
from truceline.link.compare import COMPARISONS, VETOES, explain
from truceline.link.tellings import gather

WORDINGS = [*link_words().scenes, *link_words().side_by_side]


def says(wording: Wording, sentence: str) -> bool:
    words = f" {' '.join(plain_words(sentence))} "
    return any(f" {' '.join(plain_words(form))} " in words for form in wording.forms)


@pytest.mark.parametrize("wording", WORDINGS, ids=[w.id for w in WORDINGS])
def test_words_are_found_in_their_example_and_not_in_its_counter(wording: Wording) -> None:
    assert says(wording, wording.example)
    assert not says(wording, wording.counter)


def test_ids_of_words_are_told_apart() -> None:
    assert len({wording.id for wording in WORDINGS}) == len(WORDINGS)


def test_kinds_are_those_of_the_ontology(knowledge: Knowledge) -> None:
    rules = link_rules()
    named = [*rules.weak_types, *rules.happenings, *(t for family in rules.families for t in family.types),
             *(naming.event for naming in rules.titles)]
    assert [kind for kind in named if knowledge.ontology.get(kind.rstrip("/")) is None] == []


def test_every_kind_is_of_one_family() -> None:
    rules = link_rules()
    types = [kind for family in rules.families for kind in family.types]
    assert len(types) == len(set(types))
    assert {name for pair in rules.alike for name in pair} <= {family.id for family in rules.families}


def test_every_comparison_explains_itself() -> None:
    said = [compare.__doc__ or "" for compare, _ in COMPARISONS] + [veto.__doc__ or "" for veto in VETOES]
    assert [text for text in said if not text.strip().endswith(".")] == []
    assert len(set(said)) == len(said)


def test_two_tellings_are_one_for_reasons_that_can_be_told(knowledge: Knowledge) -> None:
    desk = Desk()
    for name in ("first", "second"):
        desk.paper(name).event(BOMB, KESH, SUNDAY, "A car bomb hit the market", weapons=("car bomb",))
    first, second = gather(desk.dossier(), knowledge)
    said = explain(first.profile, second.profile, link_rules())
    assert said[:2] == (
        "The places are one, one lies in the other or next to it, or their names are spelled alike.",
        "The days told are the same, or one may lie in the other; a day apart speaks against it.")
    assert "Both tell of one kind of scene: a wedding, a market, a shrine." in said
