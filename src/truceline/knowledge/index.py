"""Finding an entry by any of its names."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from truceline.errors import DataError
from truceline.knowledge.entries import Actor, Entry, Source
from truceline.knowledge.parties import CountryParties
from truceline.model.names import fold

E = TypeVar("E", bound=Entry)


class Index(Generic[E]):
    """Entries by id and by folded name; a name of two entries is an error of the data."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._by_id: dict[str, E] = {}
        self._by_name: dict[str, E] = {}
        for entry in entries:
            self._add(entry)

    def _add(self, entry: E) -> None:
        if entry.id in self._by_id:
            raise DataError(f"{entry.id}: this id stands twice")
        self._by_id[entry.id] = entry
        for name in (entry.name, *entry.names):
            other = self._by_name.setdefault(fold(name), entry)
            if other is not entry:
                raise DataError(f"{entry.id}: the name {name!r} is {other.id}'s too")

    def __iter__(self) -> Iterator[E]:
        return iter(self._by_id.values())

    def get(self, id_: str) -> E | None:
        """The entry of an id."""
        return self._by_id.get(id_)

    def find(self, name: str) -> E | None:
        """The entry of a name, in whatever spelling it knows."""
        return self._by_name.get(fold(name))


class Actors(Index[Actor]):
    """Actors, with whom each belongs to: those of our files, then those that every country has.

    Only the first are iterated over. An entry of our files may have the id of a country's party
    (``il-army``): it then stands for that one, with names of its own.
    """

    def __init__(self, entries: Iterable[Actor], parties: CountryParties | None = None) -> None:
        super().__init__(entries)
        self.parties = parties or CountryParties()
        self._made: dict[str, Actor | None] = {}

    def get(self, id_: str) -> Actor | None:
        """The actor of an id; "sy" is a state, "sy-army" its army, "army" any army."""
        entry = super().get(id_)
        if entry is not None:
            return entry
        if id_ not in self._made:
            self._made[id_] = self.parties.get(id_)
        return self._made[id_]

    def find(self, name: str) -> Actor | None:
        """The actor of a name, in whatever spelling: "ISIS", "Syrian government", "army of Colombia"."""
        entry = super().find(name)
        if entry is not None:
            return entry
        id_ = self.parties.find(name)
        return None if id_ is None else self.get(id_)

    def in_country(self, entry: Actor, country: str) -> Actor:
        """What a party named without a country is in one: "the army" in a report on SY is the Syrian army."""
        return (self.get(f"{country.lower()}-{entry.id}") if entry.common else None) or entry

    def root(self, id_: str) -> str:
        """The actor that answers for this one: a minister's government, a government's state."""
        seen = {id_}
        entry = self.get(id_)
        while entry is not None and entry.of and entry.of not in seen:
            seen.add(entry.of)
            id_ = entry.of
            entry = self.get(id_)
        return id_


def dangling(actors: Actors, sources: Index[Source]) -> Iterator[str]:
    """Every entry that says it belongs to somebody nobody knows."""
    pairs = [*((actor.id, actor.of) for actor in actors),
             *((source.id, owner) for source in sources for owner in (source.of, source.party))]
    for id_, owner in pairs:
        if owner and actors.get(owner) is None and sources.get(owner) is None:
            yield f"{id_}: there is no {owner!r} that it could belong to"
