"""Finding places by name: our own entries first, then the places of the world."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from math import asin, cos, radians, sin, sqrt

from truceline.model.base import Record
from truceline.model.place import Place

EARTH_RADIUS_KM = 6371.0


class Country(Record):
    """A state or territory. ``iso`` is ISO 3166-1 alpha-2; ``lat`` and ``lon`` are its capital's."""

    iso: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    lat: float | None = None
    lon: float | None = None


class Gazetteer:
    """Places and countries by name."""

    def find(self, name: str) -> tuple[Place, ...]:
        """All candidates of a name."""
        return ()

    def country(self, name: str) -> Country | None:
        """The country of a name or demonym."""
        return None

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return bool(self.find(name))

    def common(self, name: str) -> bool:
        """Whether the name is a word or person's name far more often than a place."""
        return False

    def resolve(self, name: str, within: Sequence[str] = (),
                countries: Sequence[str] = ()) -> tuple[Place | None, tuple[Place, ...]]:
        """The place meant, and the candidates."""
        candidates = self.find(name)
        return (candidates[0] if len(candidates) == 1 else None), candidates


def kilometres(a: Place, b: Place) -> float | None:
    """The distance of two places over the ground, null where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    chord = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def load_gazetteer(folder: Traversable) -> Gazetteer:
    """The gazetteer of a data folder."""
    return Gazetteer()
