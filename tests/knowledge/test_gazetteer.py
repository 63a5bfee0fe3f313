"""Places by name: which one is meant, with the names and countries that a report puts around it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import DataError
from truceline.knowledge import build_gazetteer
from truceline.knowledge.distance import kilometres
from truceline.knowledge.entries import PlaceEntry
from truceline.knowledge.files import data_folder
from truceline.knowledge.gazetteer import Gazetteer, load_gazetteer
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lists import read_lists
from truceline.model.names import fold
from truceline.model.place import Place

FOLDER = data_folder() / "gazetteer"
LISTS = read_lists(FOLDER)
FARTHEST_KM = 600  # of a place from the one around it: Sistan is wide

# name, names around it, countries of the report, kind -> name, country and kind of the place meant
MEANT = [
    # one bearer that everybody means, whatever the report is about
    ("Paris", (), (), "", "Paris", "FR", "town"),
    ("Paris", (), ("SY", "US"), "", "Paris", "FR", "town"),
    ("Moscow", (), ("US",), "", "Moscow", "RU", "town"),
    ("London", (), (), "", "London", "GB", "town"),
    # ... unless the words around it say another
    ("Paris", ("Texas",), (), "", "Paris", "US", "town"),
    ("London", ("Ontario",), ("GB",), "", "London", "CA", "town"),
    ("Moscow", ("Idaho",), ("RU",), "", "Moscow", "US", "town"),
    # the country of the report before a larger namesake elsewhere
    ("Tripoli", (), (), "", "Tripoli", "LY", "town"),
    ("Tripoli", (), ("LB",), "", "Tripoli", "LB", "town"),
    ("Tripoli", (), ("SY", "LB"), "", "Tripoli", "LB", "town"),
    ("Tripoli", ("Lebanese",), (), "", "Tripoli", "LB", "town"),
    ("Birmingham", (), ("US",), "", "Birmingham", "US", "town"),
    ("Georgia", (), (), "", "Georgia", "GE", "country"),
    ("Georgia", (), ("US",), "", "Georgia", "US", "admin1"),
    # a town and the province named after it
    ("Homs", (), ("SY",), "", "Homs", "SY", "town"),
    ("Homs", (), ("SY",), "province", "Homs", "SY", "admin1"),
    ("Homs Governorate", (), (), "", "Homs", "SY", "admin1"),
    ("Idlib province", (), (), "", "Idlib", "SY", "admin1"),
    ("the city of Aleppo", (), (), "", "Aleppo", "SY", "town"),
    ("northern Aleppo", (), (), "", "Aleppo", "SY", "town"),
    ("Niger State", (), (), "", "Niger State", "NG", "admin1"),
    ("New York", (), (), "", "New York City", "US", "town"),
    ("Washington", (), ("US",), "", "Washington", "US", "town"),
    # districts and villages of our own list
    ("al-Zahraa", ("Homs",), (), "", "al-Zahraa", "SY", "district"),
    ("Sayeda Zeinab", ("Damascus",), (), "", "Sayyida Zeinab", "SY", "town"),
    ("Set Zaynab", (), ("SY",), "", "Sayyida Zeinab", "SY", "town"),
    ("Salma", ("Latakia province",), (), "", "Salma", "SY", "town"),
    ("Rural Damascus", (), (), "", "Rif Dimashq", "SY", "admin1"),
    ("Shujaiya", (), ("IL", "PS"), "", "Shejaiya", "PS", "district"),
    ("Shirokino", (), ("UA",), "", "Shyrokyne", "UA", "town"),
    ("Stepanakert", ("Armenia",), (), "", "Khankendi", "AZ", "town"),
    ("Saigon", (), (), "", "Ho Chi Minh City", "VN", "town"),
    ("Zaire", (), (), "", "Democratic Republic of the Congo", "CD", "country"),
    # a city does not lie in a smaller one, nor is its famous name an unknown village's: it stands beside them
    ("Bogota", ("Medellin",), ("CO",), "", "Bogotá", "CO", "town"),
    ("Moscow", ("Syria",), ("SY",), "", "Moscow", "RU", "town"),
    # a word that is somewhere a village's name too says nothing
    ("Homs", ("March",), ("SY",), "", "Homs", "SY", "town"),
    ("Homs", ("Kerry",), (), "", "Homs", "SY", "town"),
    ("el-Bab", (), ("SY",), "", "al-Bab", "SY", "town"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(FOLDER)


@pytest.mark.parametrize(("name", "within", "countries", "kind", "meant", "country", "precision"), MEANT)
def test_the_place_meant(gazetteer: Gazetteer, name: str, within: tuple[str, ...], countries: tuple[str, ...],
                         kind: str, meant: str, country: str, precision: str) -> None:
    place, candidates = gazetteer.resolve(name, within, countries, kind)
    assert place is not None, [(c.name, c.within) for c in candidates]
    assert (place.name, place.country, place.precision) == (meant, country, precision)
    assert place in candidates


@pytest.mark.parametrize(("name", "within", "countries"), [
    ("Springfield", (), ("US",)),           # several of about one size
    ("al-Zahraa", (), ("SY",)),             # one in Homs, one in Aleppo
    ("Alexandria", (), ("US",)),            # Egypt's is larger, but not beyond doubt
    ("Salma", ("Morocco",), ()),            # nobody knows one there
])
def test_two_about_equally_likely_leave_it_open(gazetteer: Gazetteer, name: str, within: tuple[str, ...],
                                                countries: tuple[str, ...]) -> None:
    place, candidates = gazetteer.resolve(name, within, countries)
    assert place is None
    assert candidates


def test_spellings_alike_are_proposed_and_never_assigned(gazetteer: Gazetteer) -> None:
    place, candidates = gazetteer.resolve("Mhambel", countries=("SY",))
    assert (place, [c.name for c in candidates][:1]) == (None, ["Muḩambal"])
    assert gazetteer.resolve("Mhambel", countries=("PE",)) == (None, ())
    assert gazetteer.resolve("Mhambel") == (None, ())


def test_within_runs_outwards_to_the_country(gazetteer: Gazetteer) -> None:
    place, _ = gazetteer.resolve("Shejaiya")
    assert place is not None
    assert place.within == ("Gaza City", "Gaza Strip", "Palestinian Territory")
    assert place.native == "الشجاعية"


@pytest.mark.parametrize(("name", "iso"), [
    ("Syria", "SY"), ("Syrian", "SY"), ("Syrians", "SY"), ("the U.S.", "US"), ("Britain", "GB"), ("Burma", "MM"),
    ("Ivory Coast", "CI"), ("DRC", "CD"), ("Holland", "NL"), ("Homs", None), ("", None), ("s", None),
])
def test_countries_by_name_and_demonym(gazetteer: Gazetteer, name: str, iso: str | None) -> None:
    country = gazetteer.country(name)
    assert (country and country.iso) == iso


@pytest.mark.parametrize(("name", "common"), [
    ("Reading", True), ("Nice", True), ("Mobile", True), ("March", True), ("Victoria", True), ("Assad", True),
    ("Salma", True), ("SANA", True), ("Kerry", True), ("Aleppo", False), ("Homs", False), ("Syria", False),
    ("Chad", False), ("Sanaa", False), ("New York", False), ("Shejaiya", False), ("Chibok", False),
])
def test_names_that_are_mostly_something_else(gazetteer: Gazetteer, name: str, common: bool) -> None:  # noqa: FBT001
    assert gazetteer.common(name) is common


@pytest.mark.parametrize(("words", "count"), [
    ("Sayyida Zeinab shrine south of", 3), ("Rafah crossing", 2), ("Syrian Observatory for", 0), ("", 0),
    ("New York City Police", 3), ("Homs Governorate", 2), ("Damascus and Homs", 1),
])
def test_the_longest_name(gazetteer: Gazetteer, words: str, count: int) -> None:
    assert gazetteer.longest(words.split()) == count


# ------------------------------------------------------------------ the lists

def own_id(entry: PlaceEntry) -> str:
    return entry.id if entry.id.startswith("geonames:") else f"own:{entry.id}"


def countries_of(entry: PlaceEntry) -> tuple[str, ...]:
    return tuple(iso for iso in (entry.country, *entry.also) if iso)


@pytest.mark.parametrize("entry", LISTS.places, ids=lambda entry: str(entry.id))
def test_every_name_of_an_own_place_finds_it(gazetteer: Gazetteer, entry: PlaceEntry) -> None:
    """In its country it is the place meant, unless its examples say what else must stand around it."""
    for name in (entry.name, *entry.names):
        assert gazetteer.knows(name)
        place, candidates = gazetteer.resolve(name, countries=countries_of(entry))
        assert own_id(entry) in {c.id for c in candidates}
        assert bool(entry.example) or (place is not None and place.id == own_id(entry)), name


@pytest.mark.parametrize("entry", [e for e in LISTS.places if e.example], ids=lambda entry: str(entry.id))
def test_examples_and_counterexamples_of_own_places(gazetteer: Gazetteer, entry: PlaceEntry) -> None:
    for words, means_it in ((entry.example, True), (entry.counter, False)):
        name, *within = words.split(", ")
        place, _ = gazetteer.resolve(name, within)
        assert (place is not None and place.id == own_id(entry)) is means_it, words


@pytest.mark.parametrize("entry", [e for e in LISTS.places if e.within], ids=lambda entry: str(entry.id))
def test_an_own_place_lies_near_the_one_around_it(gazetteer: Gazetteer, entry: PlaceEntry) -> None:
    here = Place(name=entry.name, lat=entry.lat, lon=entry.lon)
    around = [p for p in gazetteer.find(entry.within[0]) if not countries_of(entry) or p.country in countries_of(entry)]
    assert around, entry.within[0]
    assert min((km for km in (kilometres(here, p) for p in around) if km is not None), default=0) < FARTHEST_KM


def test_no_two_countries_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for country in LISTS.countries:
        for name in {fold(n) for n in (country.name, *country.names, *country.demonyms)}:
            owners.setdefault(name, set()).add(country.iso)
    assert {name: isos for name, isos in owners.items() if len(isos) > 1} == {}


@pytest.mark.parametrize("entry", LISTS.common, ids=lambda entry: str(entry.kind))
def test_examples_of_common_names(gazetteer: Gazetteer, entry: object) -> None:
    common = next(c for c in LISTS.common if c is entry)
    assert gazetteer.common(common.example)
    assert not gazetteer.common(common.counter)


def test_the_compiled_file_is_current() -> None:
    folder = Path(str(FOLDER))
    assert build_gazetteer.told_in(folder / "world.sqlite", "stamp") == build_gazetteer.stamp_of(folder)


# ------------------------------------------------------------------ the user's own

def test_own_files_come_before_the_packages(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text(
        "- {id: kesh, name: Kesh, names: [Keshte], lat: 1.0, lon: 2.0, precision: town, country: '', source: made up}\n"
        "- {id: homs, name: Homs, lat: 1.5, lon: 2.5, precision: town, within: [Kesh], country: '', source: made up}\n",
        encoding="utf-8")
    gazetteer = load_gazetteer(FOLDER, [tmp_path / "places.yaml"])
    assert gazetteer.find("Homs")[0].id == "own:homs"
    assert gazetteer.find("Keshte")[0].id == "own:kesh"
    place, _ = gazetteer.resolve("Homs", within=("Kesh",))
    assert place is not None
    assert place.id == "own:homs"


def test_a_faulty_own_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text("- {id: a, name: A, precision: hill, country: '', source: x}\n")
    with pytest.raises(DataError, match=r"places\.yaml, line 1: .*precision"):
        load_gazetteer(FOLDER, [tmp_path / "places.yaml"])


# ------------------------------------------------------------------ properties

NAMES = [name for entry in LISTS.places for name in (entry.name, *entry.names)]


@given(st.sampled_from(NAMES) | st.text(max_size=30),
       st.lists(st.sampled_from(NAMES) | st.text(max_size=10), max_size=2),
       st.lists(st.sampled_from(["SY", "Iraq", "US", "??"]), max_size=3))
def test_whatever_is_asked_the_place_is_one_of_the_candidates(knowledge: Knowledge, name: str, within: list[str],
                                                              countries: list[str]) -> None:
    place, candidates = knowledge.gazetteer.resolve(name, within, countries)
    assert place is None or place in candidates
    assert (place, candidates) == knowledge.gazetteer.resolve(name, within, countries)


def test_case_hyphens_and_articles_change_nothing(knowledge: Knowledge) -> None:
    find = knowledge.gazetteer.find
    lost = [(name, other) for name in NAMES for other in (name.upper(), name.replace("-", " "), f"the {name}")
            if find(other) != find(name)]
    assert not lost
