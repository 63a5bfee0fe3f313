"""Finding places by name: our own entries first, then the places of the world."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from truceline.knowledge.distance import kilometres
from truceline.knowledge.entries import PlaceEntry
from truceline.knowledge.lists import Country, Lists, read_lists, read_places, stamp_of_lists
from truceline.knowledge.meant import DIVISIONS, Around, meant, one_of_each_spot
from truceline.knowledge.namewords import NameParts
from truceline.knowledge.own import OwnPlaces
from truceline.knowledge.spelling import LIKE, alike, skeleton
from truceline.knowledge.world import FILE, GEONAMES, Candidate, World
from truceline.model.names import fold
from truceline.model.place import Place

__all__ = ["Country", "Gazetteer", "kilometres", "load_gazetteer"]

REMEMBERED = 1 << 14   # names looked up lately, of each kind of question
LONGEST = 5            # words of the name of a place
OBSCURE = 2_000        # people: a lone word that names nothing larger is more often somebody's name
PROPOSED = 5           # spellings alike shown to a reviewer
COUNTRY_LEAST, COUNTRY_TIMES = 5_000_000.0, 5  # news name countries more often than their people would make it
CAPITAL_SHARE = 10     # a capital stands for its country: it weighs at least a tenth of it
CAPITAL_KM = 15


class Gazetteer:
    """Places and countries by name. Every answer is remembered for a while, for names come back."""

    def __init__(self, lists: Lists, world: World, users: Sequence[PlaceEntry] = ()) -> None:
        self.countries = lists.countries
        self._world = world
        self._states = world.countries()
        self._by_iso = {c.iso: c for c in lists.countries}
        self._by_name = {fold(name): c for c in reversed(lists.countries) for name in (*c.demonyms, *c.names, c.name)}
        self._country_names = {fold(name) for c in lists.countries for name in (*c.names, c.name)}
        self._own = OwnPlaces(lists.places, lists.keys, users, world)
        self._parts = NameParts(lists.divisions, lists.words)
        self._common = frozenset(fold(name) for entry in lists.common for name in entry.names)
        self._candidates = lru_cache(REMEMBERED)(self._find_key)
        self._known = lru_cache(REMEMBERED)(self._knows_key)
        self._around = lru_cache(REMEMBERED)(self._found_around)

    def find(self, name: str) -> tuple[Place, ...]:
        """All candidates of a name: our own entries first, then those with the most people."""
        return tuple(c.place for c in self._named(name, ""))

    def country(self, name: str) -> Country | None:
        """The country of a name or demonym, of one or many ("Syrians")."""
        key = fold(name)
        return self._by_name.get(key) or (self._by_name.get(key[:-1]) if key.endswith("s") else None)

    def weight(self, name: str) -> float:
        """About how many people live at the likeliest place of a name; 0 where nobody knows it."""
        return max((c.weight for c in self._named(name, "")), default=0.0)

    def knows(self, name: str) -> bool:
        """Whether any place has this very name."""
        return self._known(fold(name))

    def holds(self, outer: str, name: str) -> bool:
        """Whether a place of a name lies in one of another, by the names around it."""
        around = self._around(outer)
        return any(place.country in around.countries or around.keys.intersection(map(fold, place.within))
                   for place in self.find(name))

    def longest(self, words: Sequence[str]) -> int:
        """How many of the first words together name a place: the most there are, 0 for none."""
        return next((n for n in range(min(len(words), LONGEST), 0, -1) if self.knows(" ".join(words[:n]))), 0)

    def common(self, name: str) -> bool:
        """Whether a name is a word's or a person's far more often than a place's.

        Listed names and demonyms are, and lone words that name nothing but a village we have no entry of.
        """
        key = fold(name)
        if key in self._common or (key in self._by_name and key not in self._country_names):
            return True
        if " " in key or key in self._own or key in self._country_names:
            return False
        return all(c.weight < OBSCURE for c in self._candidates(key))

    def resolve(self, name: str, within: Sequence[str] = (), countries: Sequence[str] = (),
                kind: str = "") -> tuple[Place | None, tuple[Place, ...]]:
        """The place meant, and all candidates; no place where two remain about equally likely.

        ``within`` are the names that the report puts around it, ``countries`` those it is about (ISO codes or
        names), the weightiest first, ``kind`` the word that told its kind ("province"). Where nothing has the
        name, the candidates are spellings alike in those countries, to be confirmed by a person.
        """
        codes = self._codes(countries)
        candidates = self._named(name, kind)
        if not candidates:
            return None, self.proposed(name, codes)
        chosen = meant(candidates, [self._around(w) for w in within if fold(w) != fold(name)], codes)
        return (chosen.place if chosen else None), tuple(c.place for c in candidates)

    def proposed(self, name: str, countries: Sequence[str]) -> tuple[Place, ...]:
        """Places of the countries whose names sound alike, the likest first."""
        bones = skeleton(name)
        if not bones:
            return ()
        found = [c.place for country in countries for c in self._world.sounding(bones, country)]
        likeness = {place.id: alike(name, place.name) for place in found}
        near = {p.id: p for p in found if likeness[p.id] >= LIKE}
        ordered = sorted(near.values(), key=lambda p: (-likeness[p.id], p.id))
        return tuple(self._placed(p) for p in ordered[:PROPOSED])

    # ------------------------------------------------------------------ candidates of a name

    def _named(self, name: str, kind: str) -> tuple[Candidate, ...]:
        """The candidates of a whole name, else of what is left of it without the words beside it."""
        for key, told in self._parts.readings(name, kind):
            found = self._parts.of_kind(self._candidates(key), told)
            if found:
                return found
        return ()

    def _find_key(self, key: str) -> tuple[Candidate, ...]:
        own = tuple(map(self._weighed, self._own.find(key)))
        taken = {c.place.id for c in own}
        state = self._by_name.get(key)
        rest = [c for c in self._world.find(key) if c.place.id not in taken and not _doubles(c, own)]
        listed = [self._state(state)] if state else []
        found = sorted((*listed, *map(self._weighed, rest)), key=lambda c: (-c.weight, c.place.id))
        return (*own, *found)

    def _knows_key(self, key: str) -> bool:
        return bool(key) and (key in self._own or key in self._country_names or self._world.knows(key))

    def _found_around(self, name: str) -> Around:
        country, places = self.country(name), self.find(name)
        keys = {fold(name), *(fold(self._parts.bare(p.name)) for p in places if p.precision in DIVISIONS)}
        sure = country is not None or (bool(places) and not self.common(name))
        return Around(frozenset(keys), frozenset({country.iso} if country else ()), places, sure, self.weight(name))

    def _codes(self, countries: Sequence[str]) -> tuple[str, ...]:
        found = (self._by_iso.get(c) or self.country(c) for c in countries)
        return tuple(dict.fromkeys(c.iso for c in found if c))

    # ------------------------------------------------------------------ from entries to candidates

    def _placed(self, place: Place) -> Place:
        """The place with its country as the outermost name around it."""
        country = self._by_iso.get(place.country)
        if country is None or place.within[-1:] == (country.name,):
            return place
        return place.model_copy(update={"within": (*place.within, country.name)})

    def _weighed(self, candidate: Candidate) -> Candidate:
        place, weight = candidate.place, candidate.weight
        country = self._by_iso.get(place.country)
        if country and place.precision == "town" and fold(country.capital) == fold(place.name):
            apart = kilometres(place, Place(name=country.capital, lat=country.lat, lon=country.lon))
            if apart is not None and apart < CAPITAL_KM:
                weight = max(weight, self._states[country.iso][1] / CAPITAL_SHARE)
        return replace(candidate, place=self._placed(place), weight=weight)

    def _state(self, country: Country) -> Candidate:
        id_, people = self._states.get(country.iso, (0, 0))
        place = Place(name=country.name, id=f"{GEONAMES}{id_}" if id_ else "", lat=country.lat, lon=country.lon,
                      precision="country", country=country.iso)
        return Candidate(place, max(COUNTRY_LEAST, float(people) * COUNTRY_TIMES))


def load_gazetteer(folder: Traversable, own_files: Sequence[Path] = ()) -> Gazetteer:
    """The gazetteer of a data folder, with the places of the user's own files before the package's."""
    world = World(Path(str(folder / FILE)))
    packed = world.about("lists") if world.about("lists stamp") == stamp_of_lists(folder) else ""
    lists = Lists.model_validate_json(packed) if packed else read_lists(folder)
    return Gazetteer(lists, world, read_places(own_files))


def _doubles(candidate: Candidate, own: Sequence[Candidate]) -> bool:
    """Whether the world's town is one that our own list gives too."""
    pair = len(own) and len(one_of_each_spot([candidate, *own])) == len(one_of_each_spot(own))
    return bool(pair) and candidate.place.precision not in DIVISIONS
