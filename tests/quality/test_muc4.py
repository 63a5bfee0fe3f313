"""Our incidents as MUC-4's templates, on invented dispatches; and its scorer on what we read, where it lies there."""

import json
from pathlib import Path

import pytest

from quality import elsewhere, muc4
from truceline.knowledge.knowledge import Knowledge

EVAL = Path(__file__).parents[3] / "shared" / "eval"
BOMB = """   LIMA, 4 MAR 88 (ORBIS) -- [TEXT] DYNAMITE EXPLODED YESTERDAY
IN THE CITY OF AYACUCHO, KILLING AT LEAST 4 PEOPLE AND INJURING 9.
"""
ABROAD = """   LIMA, 4 MAR 88 (ORBIS) -- [TEXT] GUNMEN KIDNAPPED THREE TEACHERS IN THE TOWN
OF HUANTA, IN AYACUCHO DEPARTMENT.
"""
CLASH = """   LIMA, 4 MAR 88 (ORBIS) -- [TEXT] SOLDIERS CLASHED WITH REBELS ON 2 MARCH IN
THE CITY OF AYACUCHO. FOUR REBELS WERE KILLED.
"""
NOWHERE = """   LIMA, 4 MAR 88 (ORBIS) -- [TEXT] FIVE PRIESTS WERE MURDERED BY GUNMEN, THE BISHOP SAID.
"""
GROUPS = """   LIMA, 4 MAR 88 (ORBIS) -- [TEXT] GUNMEN MURDERED SIX PRIESTS AND TWO WOMEN YESTERDAY IN
THE CITY OF AYACUCHO.
"""


def templates(tmp_path: Path, text: str, knowledge: Knowledge) -> list[dict[str, object]]:
    path = tmp_path / "documents_made.jsonl"
    path.write_text(json.dumps({"id": "MADE-1", "text": text}))
    (told,) = muc4.read(path, knowledge)
    assert told.id == "MADE-1"
    return [template.model_dump(by_alias=True) for template in told.templates]


def test_an_incident_is_a_template(tmp_path: Path, knowledge: Knowledge) -> None:
    (told,) = templates(tmp_path, BOMB, knowledge)
    assert told["type"] == "bombing"
    assert (told["killed"], told["injured"], told["date"]) == ("4-", "9", "1988-03-03")
    assert told["place"] == ("PERU", "AYACUCHO")
    assert told["Weapon"] == (("dynamite",),)


def test_places_run_from_the_country_to_the_finest_and_an_untold_day_is_up_to_the_report_s(
        tmp_path: Path, knowledge: Knowledge) -> None:
    (told,) = templates(tmp_path, ABROAD, knowledge)
    assert (told["type"], told["place"]) == ("kidnapping", ("PERU", "AYACUCHO", "HUANTA"))
    assert told["date"] == "/1988-03-04"


def test_the_groups_of_victims_that_one_sentence_counts_are_added(tmp_path: Path, knowledge: Knowledge) -> None:
    (told,) = templates(tmp_path, GROUPS, knowledge)
    assert told["killed"] == "8"


def test_a_clash_of_two_armed_sides_is_none_of_muc_s(tmp_path: Path, knowledge: Knowledge) -> None:
    assert templates(tmp_path, CLASH, knowledge) == []


def test_an_event_without_a_place_is_in_the_country_of_the_dateline(tmp_path: Path, knowledge: Knowledge) -> None:
    (told,) = templates(tmp_path, NOWHERE, knowledge)
    assert (told["type"], told["killed"], told["place"]) == ("attack", "5", ("PERU",))


@pytest.mark.parametrize(("bounds", "written"), [
    ((6, 6), "6"), ((6, 8), "6-8"), ((6, None), "6-"), ((None, 6), "-6"), ((None, None), "PLURAL"), (None, "")])
def test_counts_are_written_as_keys_write_them(bounds: muc4.Bounds | None, written: str) -> None:
    assert muc4.count(bounds) == written


@pytest.mark.skipif(not elsewhere.present(EVAL), reason="no sets of others beside the project")
def test_its_scorer_takes_what_we_read(knowledge: Knowledge) -> None:
    slots, parts = elsewhere.measure_muc4(EVAL, knowledge)
    assert {row[1] for row in slots.rows} == set(muc4.SLOTS)
    assert {row[0] for row in parts.rows} == set(muc4.SPLITS.values())
    date = next(row for row in slots.rows if row[:2] == ("TST3", "date"))
    assert float(date[4]) > muc4.FLOORS["date"]
