"""The data that anchoring reads: every country's zone, and the words around a report's date."""

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.publication import load_publication_words
from truceline.knowledge.zones import load_zones

WITHOUT_ZONE = {"AQ", "BV", "HM", "UM"}  # nobody lives there, or nobody keeps a clock


def test_every_inhabited_country_has_a_zone_that_exists(knowledge: Knowledge) -> None:
    zones = load_zones()
    assert {country.iso for country in knowledge.gazetteer.countries} - set(zones) == WITHOUT_ZONE
    assert all(zone.info().key == zone.zone for zone in zones.values())


def test_countries_of_several_zones_are_marked() -> None:
    zones = load_zones()
    assert {iso for iso in ("RU", "US", "ID", "UA", "MX") if not zones[iso].capital} == set()
    assert {iso for iso in ("SY", "NG", "CO", "YE", "SD") if zones[iso].capital} == set()


def test_each_kind_of_publication_word_is_there() -> None:
    assert sorted(load_publication_words()) == ["archive", "label", "written"]
