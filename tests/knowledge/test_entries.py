"""What the files of actors, sources and kinds of event must keep to, whoever adds to them."""

from collections import defaultdict

import pytest

from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.files import data_folder, load_records, yaml_files
from truceline.knowledge.index import dangling
from truceline.knowledge.knowledge import Knowledge
from truceline.model.names import fold

Named = Actor | Source


def everybody(knowledge: Knowledge) -> list[Named]:
    return [*knowledge.actors, *knowledge.sources]


def test_an_id_is_of_one_entry(knowledge: Knowledge) -> None:
    ids = [entry.id for entry in everybody(knowledge)]
    assert len(ids) == len(set(ids))


def test_no_name_is_shared_by_two_entries(knowledge: Knowledge) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for entry in everybody(knowledge):
        for name in (entry.name, *entry.names):
            assert fold(name), f"{entry.id}: {name!r} is no name"
            holders[fold(name)].add(entry.id)
    assert {name: ids for name, ids in holders.items() if len(ids) > 1} == {}


def test_no_entry_takes_the_name_of_a_state(knowledge: Knowledge) -> None:
    states = {fold(name): iso for iso, country in knowledge.actors.parties.countries.items()
              for name in (country.name, *country.names)}
    taken = [(entry.id, name) for entry in everybody(knowledge) for name in (entry.name, *entry.names)
             if states.get(fold(name), entry.id) != entry.id]
    assert taken == []


def test_whoever_an_entry_belongs_to_is_known(knowledge: Knowledge) -> None:
    assert list(dangling(knowledge.actors, knowledge.sources)) == []


def test_every_country_of_an_entry_is_known(knowledge: Knowledge) -> None:
    countries = {iso.upper() for iso in knowledge.actors.parties.countries}
    assert {entry.country for entry in everybody(knowledge)} - countries == {""}


def test_ids_are_written_in_kebab_case(knowledge: Knowledge) -> None:
    assert [entry.id for entry in everybody(knowledge) if not entry.id.replace("-", "").isalnum()
            or entry.id != entry.id.lower() or not entry.id.isascii()] == []


@pytest.mark.parametrize("name", sorted(f.name for f in yaml_files(data_folder() / "actors")))
def test_an_actor_file_holds_what_the_world_needs(name: str) -> None:
    assert len(load_records(data_folder() / "actors" / name, Actor)) >= 10


def test_a_channel_of_a_party_is_told_from_an_independent_source(knowledge: Knowledge) -> None:
    parties = {source: entry.party for source in ("sana", "amaq", "tass", "reuters", "sohr")
               if (entry := knowledge.sources.get(source)) is not None}
    assert parties == {"sana": "sy-government", "amaq": "islamic-state", "tass": "ru-government", "reuters": "",
                       "sohr": ""}


# ------------------------------------------------------------------ kinds of event

def test_an_event_id_is_its_type_and_its_sub_type(knowledge: Knowledge) -> None:
    for kind in knowledge.ontology:
        assert kind.id == "/".join(part for part in (kind.event_type, kind.sub_event_type) if part)
        assert knowledge.ontology.get(kind.event_type) is not None


def test_an_event_type_has_an_example_and_a_counter_of_its_own(knowledge: Knowledge) -> None:
    kinds = list(knowledge.ontology)
    assert all(kind.example and kind.counter and kind.example != kind.counter for kind in kinds)
    assert len({kind.example for kind in kinds}) == len(kinds)


def test_the_types_of_acled_are_all_there(knowledge: Knowledge) -> None:
    subs: dict[str, int] = defaultdict(int)
    for kind in knowledge.ontology:
        subs[kind.event_type] += kind.acled and bool(kind.sub_event_type)
    assert subs == {"Battles": 3, "Explosions/Remote violence": 6, "Violence against civilians": 3, "Protests": 3,
                    "Riots": 2, "Strategic developments": 8}


def test_every_event_that_data_speak_of_exists(knowledge: Knowledge) -> None:
    cues = {cue.event for cue in knowledge.lexicon.cues if cue.event}
    terms = {id_ for truce in knowledge.truces for term in truce.terms for id_ in term.prohibits}
    benchmarks = {id_ for truce in knowledge.truces for mark in truce.benchmarks for id_ in mark.event_types}
    scenarios = {"/".join(part for part in (s.event_type, s.sub_event_type) if part)
                 for truce in knowledge.truces for s in truce.scenarios}
    assert {id_ for id_ in cues | terms | benchmarks | scenarios if knowledge.ontology.get(id_) is None} == set()


def test_an_act_without_a_casualty_is_no_incident_by_itself(knowledge: Knowledge) -> None:
    ours = [kind for kind in knowledge.ontology if not kind.acled]
    assert len(ours) == 10
    assert not any(kind.violent for kind in ours)


# ------------------------------------------------------------------ truces

def test_the_parties_of_every_truce_are_known_by_name(knowledge: Knowledge) -> None:
    names = {name for truce in knowledge.truces for name in (
        *truce.guarantors, *(party.name for party in truce.parties),
        *(name for channel in truce.channels for name in channel.parties),
        *(name for criterion in truce.criteria for name in criterion.names),
        *(name for term in truce.terms for name in term.binds))}
    assert names
    assert {name for name in names if knowledge.actors.find(name) is None} == set()
