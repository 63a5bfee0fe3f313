"""The places of the world, looked up by name in the file that the build compiles."""

import os
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.errors import DataError
from truceline.model.place import Place, PlacePrecision

FILE = "world.sqlite"
GEONAMES = "geonames:"  # how the ids of its places begin
MOST = 12          # candidates of one name: whoever shares a name with more is as good as unknown
_FETCHED = 60      # read before alternate names are weighed down
_ALTERNATE = 10    # a name that is only one of many spellings counts for a tenth
_LEVELS: dict[int, PlacePrecision] = {0: "town", 1: "admin1", 2: "admin2"}
_COLUMNS = """
SELECT p.id, p.name, p.native, p.lat, p.lon, p.country, p.level, p.population, {main}, d.name, o.name
FROM {table} AS n JOIN place AS p ON p.id = n.place
LEFT JOIN place AS d ON d.id = p.division LEFT JOIN place AS o ON o.id = d.division
WHERE n.{key} = ? {more} ORDER BY p.population DESC, p.id LIMIT ?
"""
_FIND = _COLUMNS.format(table="name", key="fold", main="n.main", more="")
_SOUND = _COLUMNS.format(table="sound", key="skeleton", main="1", more="AND p.country = ?")
_KNOWS = "SELECT 1 FROM name WHERE fold = ? LIMIT 1"
_PEOPLE = "SELECT population FROM place WHERE id = ?"
_COUNTRIES = "SELECT iso, id, people FROM country"
_ABOUT = "SELECT value FROM about WHERE key = ?"
_Row = tuple[int, str, str, float | None, float | None, str, int, int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``weight`` is about the people there; ``own`` says that it is of our list.

    ``also`` are countries beside its own that hold or claim it, or that it reaches into.
    """

    place: Place
    weight: float
    own: bool = False
    also: tuple[str, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """All countries it may be said to lie in, none for a region that nobody has counted out."""
        return tuple(iso for iso in (self.place.country, *self.also) if iso)


class World:
    """GeoNames' places with 500 people or more, provinces and districts, read-only.

    Each process opens the file for itself, for a connection does not survive a fork.
    """

    def __init__(self, file: Path) -> None:
        if not file.is_file():
            raise DataError(f"{file.name}: not compiled; run python -m truceline.knowledge.build_gazetteer")
        self._file = file
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def knows(self, key: str) -> bool:
        """Whether any place has this folded name."""
        return self._world().execute(_KNOWS, (key,)).fetchone() is not None

    def people(self, id_: int) -> int:
        """How many live at the place of a GeoNames id; 0 where it is not listed."""
        found = self._world().execute(_PEOPLE, (id_,)).fetchone()
        return int(found[0]) if found else 0

    def find(self, key: str) -> list[Candidate]:
        """The candidates of a folded name, the most people first."""
        rows = self._world().execute(_FIND, (key, _FETCHED)).fetchall()
        return _ordered(rows)

    def sounding(self, skeleton: str, country: str) -> list[Candidate]:
        """The candidates of a skeleton in one country, the most people first."""
        rows = self._world().execute(_SOUND, (skeleton, country, _FETCHED)).fetchall()
        return _ordered(rows)

    def countries(self) -> dict[str, tuple[int, int]]:
        """The GeoNames id and the people of each country by its ISO code."""
        return {iso: (id_, people) for iso, id_, people in self._world().execute(_COUNTRIES)}

    def about(self, key: str) -> str:
        """What the build wrote down about itself."""
        found = self._world().execute(_ABOUT, (key,)).fetchone()
        return str(found[0]) if found else ""

    def _world(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            address = f"{self._file.resolve().as_uri()}?mode=ro&immutable=1"
            self._opened = os.getpid(), sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._opened[1]


def _ordered(rows: list[_Row]) -> list[Candidate]:
    found = sorted((_candidate(row) for row in rows), key=lambda c: (-c.weight, c.place.id))
    return found[:MOST]


def _candidate(row: _Row) -> Candidate:
    id_, name, native, lat, lon, country, level, population, main, inner, outer = row
    place = Place(name=name, id=f"{GEONAMES}{id_}", native=native, lat=lat, lon=lon, precision=_LEVELS[level],
                  within=tuple(n for n in (inner, outer) if n), country=country)
    found = Candidate(place, float(population))
    return found if main else replace(found, weight=population / _ALTERNATE)
