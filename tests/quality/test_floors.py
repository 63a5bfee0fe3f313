from pathlib import Path

import pytest

from quality import floors
from quality.floors import Floors, Rows, raised, shortfalls
from quality.own import SPLITS, table
from quality.page import render

ROWS: Rows = {"own dev": {"all_right": {"value": 0.5, "P": 0.6, "marked": 10}, "surplus": {"value": 3}}}
BOUNDS: Floors = {"own dev": {"at least": {"all_right": 0.4, "all_right.P": 0.7}, "at most": {"surplus": 5}},
                  "absent": {"at least": {"all_right": 0.9}}}


def test_a_score_below_its_floor_is_told_and_what_was_not_measured_is_not() -> None:
    assert shortfalls(ROWS, BOUNDS) == ["own dev: all_right.P is 0.600, not at least 0.7"]


def test_a_measure_that_is_gone_is_a_shortfall() -> None:
    assert shortfalls({"own dev": {}}, {"own dev": {"at least": {"all_right": 0.4}}}) == [
        "own dev: all_right is not measured, not at least 0.4"]


def test_floors_only_rise_and_ceilings_only_sink() -> None:
    assert raised(ROWS, BOUNDS) == {
        "own dev": {"at least": {"all_right": 0.5, "all_right.P": 0.7}, "at most": {"surplus": 3}},
        "absent": {"at least": {"all_right": 0.9}}}


def test_the_floors_that_stand_name_our_own_sets() -> None:
    assert {f"own {split}" for split in SPLITS} <= set(floors.load())


def test_the_comment_at_the_head_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "floors.yaml"
    file.write_text("# why\na:\n  at least:\n    b: 0.1\n")
    monkeypatch.setattr(floors, "FLOORS", file)
    floors.write(BOUNDS)
    assert file.read_text().startswith("# why\nown dev:")
    assert floors.load() == BOUNDS


def test_a_table_shows_a_dash_where_nothing_is_asked() -> None:
    heads, line = table(ROWS).splitlines()
    assert heads.split()[:3] == ["set", "detP", "detR"]
    assert line.split()[:4] == ["own", "dev", "-", "-"]


def test_the_page_says_what_was_not_measured() -> None:
    text = render({}, ROWS, {}, {"scope": ()}, {"scope": 2, "number": 1})
    assert "absent when this was written" in text
    assert "| scope | 0 | 2 |\n| number | 0 | 1 |\n" in text
