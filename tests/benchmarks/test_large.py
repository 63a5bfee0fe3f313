"""The large benchmark, tried small: what it measures, against which bars, and that its truth is one. Not its times."""

from pathlib import Path

import pytest
from large import GROWTH, MEGABYTES, VERIFY, Measure, measures
from mentions import precision_recall

SMALL = 0.002  # of the full size: 200 reports stored, 2,000 entries


def test_it_measures_what_was_promised_and_links_what_is_one(tmp_path: Path) -> None:
    found = [*measures(tmp_path, SMALL, rounds=1)]
    bars = {measure.what.strip().partition(" of ")[0]: measure.bar for measure in found if measure.bar is not None}
    assert bars["the last beside the first"] == GROWTH
    assert bars["verify"] == VERIFY
    assert {what for what, bar in bars.items() if bar == MEGABYTES} == {
        "memory: ingest, look-up, search, verify", "memory: this brief, given out too", "memory: reading them",
        "memory: linking by truceline"}
    assert {"look-up (who), p95", "full-text search, p95", "faults found"} <= bars.keys()
    values = {measure.what.strip(): measure.value for measure in reversed(found)}
    assert values["claims in the ledger"] > 2000
    assert values["faults found"] == 0
    assert values["mentions of incidents"] == 200
    assert 0 < values["with the mentions alone, before"] <= values["memory: linking by truceline"]
    assert 0.6 < values["precision of pairs"] <= 1
    assert 0.9 < values["recall of pairs"] <= 1


@pytest.mark.parametrize(("linked", "precision", "recall"), [
    (["a", "a", "b", "b"], 1.0, 1.0),
    (["a", "a", "a", "a"], 2 / 6, 1.0),
    (["a", "b", "c", "c"], 1.0, 0.5),
    (["a", "b", "c", "d"], 0.0, 0.0),
])
def test_pairs_that_were_linked_against_pairs_that_are_one(linked: list[str], precision: float,
                                                           recall: float) -> None:
    assert precision_recall(linked, [1, 1, 2, 2]) == pytest.approx((precision, recall))


@pytest.mark.parametrize(("value", "bar", "words"), [
    (1.4, 1.5, "at most 1.5: HOLDS"), (1.6, 1.5, "at most 1.5: DOES NOT HOLD"), (1.6, None, "1.60 times"),
])
def test_a_measure_says_whether_it_holds(value: float, bar: float | None, words: str) -> None:
    assert Measure("growth", value, "times", bar).line().endswith(words)
