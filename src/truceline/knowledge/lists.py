"""Our own lists of places: countries, contested places, words beside names, names that are mostly something else.

They stand in YAML for people; the build packs them into the compiled file, where they open in a millisecond.
A list that was edited since is read from its YAML, so that nobody ever sees an old one.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from truceline.errors import DataError
from truceline.knowledge.entries import PlaceEntry
from truceline.knowledge.files import load_records, yaml_files
from truceline.model.base import Record
from truceline.model.names import fold
from truceline.model.place import PlacePrecision

PLACES = "places"  # how the names of the files begin that list places
Keys = Mapping[str, tuple[int, ...]]
"""The numbers of the places of a list by folded name."""


class Country(Record):
    """A state or territory. ``iso`` is ISO 3166-1 alpha-2; ``lat`` and ``lon`` are its capital's."""

    iso: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    lat: float | None = None
    lon: float | None = None


class DivisionWords(Record):
    """Words beside a name that tell its kind, and the kinds that are meant then, the likeliest first.

    ``seat``: where no place of the kind is known, its seat is, a town of the same name.
    """

    precisions: tuple[PlacePrecision, ...]
    seat: bool = True
    words: tuple[str, ...]


class NameWords(Record):
    """Words in front of a name that are no part of it: compass points, the articles of other languages."""

    role: Literal["direction", "article"]
    words: tuple[str, ...]


class CommonNames(Record):
    """Names that are far more often something else than a place."""

    kind: Literal["word", "person", "organisation"]
    names: tuple[str, ...]
    example: str
    counter: str


class Lists(Record):
    """All lists of the gazetteer's folder."""

    countries: tuple[Country, ...] = ()
    divisions: tuple[DivisionWords, ...] = ()
    words: tuple[NameWords, ...] = ()
    common: tuple[CommonNames, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    keys: Keys = {}


def read_lists(folder: Traversable) -> Lists:
    """The lists as their YAML files give them; DataError names the file and line that is wrong."""
    places = read_places(file for file in yaml_files(folder) if file.name.startswith(PLACES))
    return Lists(
        countries=tuple(load_records(folder / "countries.yaml", Country)),
        divisions=tuple(load_records(folder / "division_words.yaml", DivisionWords)),
        words=tuple(load_records(folder / "name_words.yaml", NameWords)),
        common=tuple(load_records(folder / "common_names.yaml", CommonNames)),
        places=places,
        keys=keys_of(places),
    )


def keys_of(places: Sequence[PlaceEntry], first: int = 0) -> Keys:
    """The numbers of places by folded name, counted from ``first``."""
    found: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(places, first):
        for key in dict.fromkeys(fold(name) for name in (entry.name, *entry.names, entry.native) if name):
            found[key] = (*found.get(key, ()), number)
    return found


def read_places(files: Iterable[Traversable | Path]) -> tuple[PlaceEntry, ...]:
    """The places of several files; DataError where two have the same id."""
    found: dict[str, PlaceEntry] = {}
    for file in files:
        for entry in load_records(file, PlaceEntry):
            if entry.id in found:
                raise DataError(f"{file.name}: {entry.id}: two places have this id")
            found[entry.id] = entry
    return tuple(found.values())


def stamp_of_lists(folder: Traversable) -> str:
    """What tells an edited list from the packed one."""
    digest = hashlib.sha256()
    for file in yaml_files(folder):
        digest.update(file.read_bytes())
    return digest.hexdigest()
