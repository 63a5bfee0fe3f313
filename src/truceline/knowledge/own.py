"""The places of our own list and of the user's, by folded name; made into records when somebody asks for them."""

from collections.abc import Mapping, Sequence

from truceline.knowledge.entries import PlaceEntry
from truceline.knowledge.lists import Keys, keys_of
from truceline.knowledge.world import GEONAMES, Candidate, World
from truceline.model.place import Place, PlacePrecision

WEIGHT: Mapping[PlacePrecision, float] = {
    "region": 3e6, "admin1": 1e6, "admin2": 2e5, "town": 5e4, "district": 5e4, "point": 2e4,
}
"""What an entry weighs that gives no GeoNames id: about the people that a place of its kind has."""


class OwnPlaces:
    """Our own entries, the user's first."""

    def __init__(self, entries: Sequence[PlaceEntry], keys: Keys, users: Sequence[PlaceEntry], world: World) -> None:
        self._entries = (*entries, *users)
        self._keys = keys
        self._users = keys_of(users, len(entries))
        self._world = world

    def __contains__(self, key: object) -> bool:
        return key in self._users or key in self._keys

    def find(self, key: str) -> tuple[Candidate, ...]:
        """The candidates of a folded name, in the order of the lists."""
        numbers = (*self._users.get(key, ()), *self._keys.get(key, ()))
        return tuple(self._candidate(self._entries[number]) for number in numbers)

    def _candidate(self, entry: PlaceEntry) -> Candidate:
        replaces = entry.id.startswith(GEONAMES)
        people = self._world.people(int(entry.id.removeprefix(GEONAMES))) if replaces else 0
        place = Place(name=entry.name, id=entry.id if replaces else f"own:{entry.id}", native=entry.native,
                      lat=entry.lat, lon=entry.lon, precision=entry.precision, within=entry.within,
                      country=entry.country)
        weight = max(float(people), WEIGHT.get(entry.precision, 0.0))
        return Candidate(place, weight, own=True, also=entry.also)
