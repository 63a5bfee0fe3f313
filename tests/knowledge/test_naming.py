"""Who is named in a sentence, marked as <name|id>: ~ is a place that may mean a state, * a common noun."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.knowledge.entries import Actor, OrdinaryNames, PartyForm, Source
from truceline.knowledge.files import data_folder, load_records
from truceline.knowledge.gazetteer import Country
from truceline.knowledge.index import Actors, Index
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.naming import Names
from truceline.knowledge.parties import CountryParties
from truceline.knowledge.words import cut_words

_MARKED = re.compile(r"<([^|>]+)\|([^>]+)>")
_SIGNS = {"name": "", "metonym": "~", "common": "*"}
FORMS = load_records(data_folder() / "lexicon" / "en" / "parties.yaml", PartyForm)
NORLAND = Country(iso="NX", name="Norland", names=("Republic of Norland",), demonyms=("Norlandic",), capital="Kesh")


def marked(text: str, names: Names) -> str:
    """The text with everybody that is named in it marked."""
    tokens, parts, at = cut_words(text), [], 0
    for named in names.find(tokens):
        start, end = tokens[named.start].start, tokens[named.end - 1].end
        parts += [text[at:start], f"<{text[start:end]}|{named.entry.id}{_SIGNS[named.how]}>"]
        at = end
    return "".join((*parts, text[at:]))


def plain(text: str) -> str:
    return _MARKED.sub(r"\1", text)


SENTENCES = [
    # groups and their spellings
    "<ISIS|islamic-state> and <al-Nusra|jabhat-al-nusra> were left out.",
    "the <al Qaeda|al-qaeda> leader and the <al-Nusra Front|jabhat-al-nusra>",
    "<fighters|fighters*> of <Isil|islamic-state>, also called <Daesh|islamic-state>",
    "<Jaysh al-Islam|jaish-al-islam> or <Jaish ul-Islam|jaish-al-islam>",
    "the <Kurdish People's Protection Units|ypg> (<YPG|ypg>)",
    "an al-Qaeda-linked group and pro-Iranian <militias|militias*>",
    "<Houthi|houthis> gunmen and <Boko Haram|boko-haram> militants",
    # the parties of any country
    "The <Nigerian army|ng-army> said <Colombian police|co-police> had come.",
    "<Syria's foreign minister|sy-foreign-minister> met the <government of Colombia|co-government>.",
    "the <Nepali prime minister|np-prime-minister> and twelve <Burundian soldiers|bi-troops>",
    "so that <U.S.|us-army>, <Russian|ru-army> and <Syrian forces|sy-army> do not attack",
    "<Ghana|gh> and <Togo|tg> agreed",
    "<Damascus|sy~> and <Moscow|ru~> said",
    "a South Korean bus, a Peruvian town",
    # without a country
    "The <army|army*> and the <rebels|rebels*> fought; <police|police*> came.",
    "<Pro-government forces|pro-government-forces*> hit the <opposition|opposition*>.",
    "they lost forces and leadership",
    # persons and offices
    "<John Kerry|john-kerry> and <Lavrov|sergei-lavrov> spoke.",
    "<US Secretary of State|us-foreign-minister> <Kerry|john-kerry> said",
    "President <Bashar al-Assad|bashar-al-assad> of <Syria|sy>",
    "Then Rifaat al-Assad, Michelle Obama and Jonathan Smith were not there.",
    "the <White House|white-house> said to the <State Department|state-department>",
    # sources
    "the <Syrian Observatory for Human Rights|sohr> said; <SANA|sana> said",
    "told <Agence France-Presse|afp> and the <Wall Street Journal|wall-street-journal>",
    # words that are names only where capitals tell
    "he told <Dawn|dawn> and <Vanguard|vanguard> on Friday",
    "Dawn broke over the hills while us two slept, and it is so.",
    "VICE PRESIDENT OF THE CLUB LEFT AT DAWN",
    "Who will help us if it is not the <US|us> or the <WHO|who>?",
    "<U.S.|us> And <Russia|ru> Agree; <US|us> Bomb Kills",
    "THEY TOLD US OF THE <U.S. ARMY|us-army>",
    "Latin American towns near Lake Chad and the Niger Delta",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_who_is_named(sentence: str, knowledge: Knowledge) -> None:
    assert marked(plain(sentence), knowledge.names) == sentence


@pytest.mark.parametrize(("text", "noun"), [
    ("twelve Nigerian soldiers", "soldiers"), ("the army", "army"), ("Islamic State", None), ("Norway", None),
    ("Houthi fighters", "fighters"), ("the Free Syrian Army", None), ("Chechen rebels", "rebels"),
])
def test_the_noun_that_a_number_may_count_is_told(text: str, noun: str | None, knowledge: Knowledge) -> None:
    tokens = cut_words(text)
    (named,) = knowledge.names.find(tokens)
    assert (tokens[named.noun].text if named.noun < named.end else None) == noun


@pytest.fixture(scope="module")
def norland() -> Names:
    """The names of a world with one country."""
    ordinary = load_records(data_folder() / "lexicon" / "en" / "ordinary.yaml", OrdinaryNames)
    return Names(Actors((), CountryParties([NORLAND], FORMS)), Index[Source](()), ordinary)


def ids(text: str, names: Names) -> set[str]:
    return {named.entry.id for named in names.find(cut_words(text))}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_names_the_party_of_its_example_and_nobody_in_its_counter(form: PartyForm, norland: Names) -> None:
    assert f"nx-{form.id}" in ids(form.example, norland)
    assert ids(form.counter, norland).isdisjoint({form.id, f"nx-{form.id}"})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_name_of_a_form_is_found(form: PartyForm, norland: Names) -> None:
    for name in (form.name, *form.names, *form.beside):
        assert ids(f"Norland's {name}", norland) == {f"nx-{form.id}"}, name
        assert ids(f"the {name} of Norland", norland) == {f"nx-{form.id}"}, name


def test_no_two_forms_share_a_name() -> None:
    names = [name for form in FORMS for name in (form.name, *form.names, *form.beside)]
    assert sorted(name for name in names if names.count(name) > 1) == []


WORDS = ("ISIS", "the", "al-Nusra", "Front", "US", "Russian", "and", ",", "Syrian", "forces", "army", "of", "Colombia",
         "Kerry", "President", "'s", "al", "Qaeda", "Damascus", "Latin", "America", "Dawn", "-", "“", "\n", "U.S.",
         "pro-Iranian")


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_names_stand_in_order_and_apart(text: str, knowledge: Knowledge) -> None:
    tokens, at = cut_words(text), 0
    for named in knowledge.names.find(tokens):
        assert at <= named.start < named.end <= len(tokens)
        assert named.start <= named.noun <= named.end
        at = named.end


# ------------------------------------------------------------------ looking up

@pytest.mark.parametrize(("name", "id_", "root"), [
    ("ISIS", "islamic-state", "islamic-state"), ("the Nusra Front", "jabhat-al-nusra", "jabhat-al-nusra"),
    ("Syrian government", "sy-government", "sy"), ("Syrian army", "sy-army", "sy"), ("Syria", "sy", "sy"),
    ("Syrian opposition", "sy-opposition", "sy-opposition"), ("HNC", "high-negotiations-committee",
                                                               "high-negotiations-committee"),
    ("Russia's foreign minister", "ru-foreign-minister", "ru"), ("Sergey Lavrov", "sergei-lavrov", "ru"),
    ("army of the Philippines", "ph-army", "ph"), ("IDF", "il-army", "il"), ("YPG", "ypg", "pyd"),
    ("Izzedine al-Qassam Brigades", "qassam-brigades", "hamas"), ("Rami Abdel Rahman", "rami-abdulrahman", "sohr"),
    ("Orvel Guard", None, ""),
])
def test_an_actor_is_found_by_any_of_its_names(name: str, id_: str | None, root: str, knowledge: Knowledge) -> None:
    entry = knowledge.actors.find(name)
    assert (entry.id if entry else None) == id_
    if entry:
        assert knowledge.actors.root(entry.id) == root
        assert knowledge.actors.get(entry.id) == entry


def test_a_party_without_a_country_is_that_of_the_country_of_the_report(knowledge: Knowledge) -> None:
    army, hamas = knowledge.actors.get("army"), knowledge.actors.get("hamas")
    assert isinstance(army, Actor)
    assert isinstance(hamas, Actor)
    assert knowledge.actors.in_country(army, "KE").name == "Kenyan army"
    assert knowledge.actors.in_country(army, "").id == "army"
    assert knowledge.actors.in_country(hamas, "KE") == hamas


@pytest.mark.parametrize("id_", ["", "sy-", "zz", "zz-army", "sy-nothing", "syrup", "-"])
def test_an_id_of_nobody_is_nobody(id_: str, knowledge: Knowledge) -> None:
    assert knowledge.actors.get(id_) is None


def test_an_actor_of_a_file_stands_for_the_party_of_its_country() -> None:
    guard = Actor(id="nx-army", name="Norland Guard", names=("River Guard",), kind="force", of="nx-government")
    actors = Actors([guard], CountryParties([NORLAND], FORMS))
    names = Names(actors, Index[Source](()))
    assert actors.find("Norlandic army") == actors.find("River Guard") == guard
    assert ids("The Norlandic army and the River Guard", names) == {"nx-army"}


