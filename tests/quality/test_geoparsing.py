"""Which entry a place name means: an invented article, and the others' sets where they lie beside the project."""

from pathlib import Path

import pytest

from quality import elsewhere, geoparsing
from quality.geoparsing import Article, Score
from truceline.knowledge.knowledge import Knowledge

EVAL = Path(__file__).parents[3] / "shared" / "eval"
LIBYA, LEBANON = 2210247, 266826


def article(text: str, *names: str) -> Article:
    return Article.model_validate({"id": 1, "text": text, "toponyms": [
        {"start": text.index(name), "end": text.index(name) + len(name), "name": name} for name in names]})


def test_a_name_alone_is_the_likeliest_and_its_report_may_tell_otherwise(knowledge: Knowledge) -> None:
    told = article("The buses ran from Tripoli to Beirut and Sidon, all over Lebanon.",
                   "Tripoli", "Beirut", "Sidon", "Lebanon")
    alone, within = (way(told, knowledge.gazetteer)[0] for way in (geoparsing.by_name, geoparsing.in_report))
    assert (alone and alone.id, within and within.id) == (f"geonames:{LIBYA}", f"geonames:{LEBANON}")


def test_a_name_that_nobody_knows_is_left_without_an_entry(knowledge: Knowledge) -> None:
    told = article("They met in Qwexholm.", "Qwexholm")
    assert [way(told, knowledge.gazetteer) for way in geoparsing.WAYS.values()] == [[None]] * len(geoparsing.WAYS)


def test_shares_are_told_of_the_reach_too() -> None:
    scores = [Score("lgl", "reach", 10, 9, 0.8, 0.9), Score("lgl", "name alone", 10, 8, 0.4, 0.45)]
    assert list(geoparsing.cells(scores)) == [
        ("LGL", "reach", "10", "9", "80.0", "90.0", "100.0", "100.0"),
        ("LGL", "name alone", "10", "8", "40.0", "45.0", "50.0", "50.0")]


@pytest.mark.skipif(not elsewhere.present(EVAL), reason="no sets of others beside the project")
def test_no_way_gets_farther_than_the_reach(knowledge: Knowledge) -> None:
    (table,) = elsewhere.measure_places(EVAL, knowledge)
    assert {row[0] for row in table.rows} == set(geoparsing.SETS.values())
    assert all(0 < float(row[-2]) <= 100 for row in table.rows)
