"""A data file with a fault is named, with its line; nothing wrong is loaded in silence."""

from pathlib import Path

import pytest

from truceline.errors import DataError, SourceError
from truceline.knowledge.entries import Actor
from truceline.knowledge.files import load_records
from truceline.knowledge.index import Index
from truceline.knowledge.knowledge import load_knowledge
from truceline.knowledge.truces import load_truce
from truceline.publish.outlines import load_outlines

GOOD = "- {id: river-guard, name: River Guard, kind: armed group}\n"


@pytest.mark.parametrize(("text", "told"), [
    (GOOD + "- {id: lantern, name: Black Lantern, kind: armed band}\n", "actors.yaml, line 2: 1.kind"),
    (GOOD + "\n- {id: lantern, kind: armed group}\n", "actors.yaml, line 3: 1.name"),
    (GOOD + "- {id: lantern, name: Black Lantern, kind: armed group, size: 9}\n", "actors.yaml, line 2: 1.size"),
    (GOOD + "- {id: lantern, name: [Black Lantern\n", "actors.yaml: not YAML"),
    ("id: lantern\n", "actors.yaml"),
    ("\xff", "actors.yaml"),
    ("[" * 100_000, "actors.yaml, line 1: nested too deeply"),
    ("? " * 50_000, "actors.yaml, line 1: nested too deeply"),
    ("- &a [x]\n- *a\n", "actors.yaml, line 2: write it out"), ("- {id: " + "9" * 5000 + "}", "actors.yaml: not YAML"),
    ("- x\n" * 1_000_000, "actors.yaml: too large"),
])
def test_a_fault_is_told_with_its_file_and_line(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text(text, encoding="latin-1")
    with pytest.raises(DataError) as error:
        load_knowledge(tmp_path)
    assert str(error.value).startswith(told)


@pytest.mark.parametrize(("text", "told"), [
    ("[" * 100_000, "line 1: nested too deeply"), ("a: " + "{a: " * 5000, "line 1: nested too deeply"),
    ("id: &a x\nname: *a\n", "line 2: write it out"), ("id: " + "x" * 3_000_000, "too large"),
    ("id: " + "9" * 5000, "name"), ("id: \0", "not YAML")])
def test_a_truce_file_is_refused_before_it_can_do_harm(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "truce.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_truce(tmp_path / "truce.yaml")


@pytest.mark.parametrize("number", ["NaN", "1e999"])
def test_an_outline_has_numbers(number: str, tmp_path: Path) -> None:
    (tmp_path / "outlines.json").write_text('{"features": [{"properties": {"name": "Orland"}, "geometry": {"type": '
                                            f'"Polygon", "coordinates": [[[{number}, 1], [2, 3], [1, 2]]]}}}}]}}')
    with pytest.raises(DataError, match="no GeoJSON"):
        load_outlines(tmp_path / "outlines.json")


@pytest.mark.parametrize(("more", "told"), [
    (GOOD, "river-guard: this id stands twice"),
    ("- {id: guard, name: the river-guard, kind: armed group}\n",
     "guard: the name 'the river-guard' is river-guard's too"),
])
def test_two_entries_share_neither_id_nor_name(more: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(GOOD + more, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        Index(load_records(file, Actor))


def test_an_actor_of_nobody_known_is_refused(tmp_path: Path) -> None:
    lonely = "- {id: tarn-guard, name: Tarn Guard, kind: force, of: orland}\n"
    (tmp_path / "actors.yaml").write_text(lonely, encoding="utf-8")
    with pytest.raises(DataError, match="tarn-guard: there is no 'orland'"):
        load_knowledge(tmp_path)


def test_data_of_the_user_stand_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "actors-valley.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sources-valley.yaml").write_text(
        "- {id: valley-watch, name: Valley Watch, kind: monitor, party: river-guard}\n", encoding="utf-8")
    knowledge, ours = load_knowledge(tmp_path), load_knowledge()
    assert knowledge.actors.find("the River Guard")
    assert knowledge.sources.find("Valley Watch")
    assert knowledge.actors.find("Islamic State")
    assert knowledge.version != ours.version


@pytest.mark.parametrize("name", ["misc.yaml", "sourcesyaml.txt"])
def test_a_folder_without_data_of_a_known_kind_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("[]\n", encoding="utf-8")
    with pytest.raises((DataError, SourceError)):
        load_knowledge(tmp_path)


def test_every_truce_that_ships_loads_and_its_faults_would_be_told(tmp_path: Path) -> None:
    ids = [truce.id for truce in load_knowledge().truces]
    assert ids == sorted(set(ids))
    file = tmp_path / "valley.yaml"
    file.write_text("id: valley\nname: Valley\ncountry: OL\ntimezone: UTC\nstart: 2031-03-05\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"valley.yaml, line 5: start: unknown key"):
        load_truce(file)
