"""Finding an entry by any of its names."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from truceline.errors import DataError
from truceline.knowledge.entries import Actor, Entry
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
    """Actors, with whom each belongs to."""

    def root(self, id_: str) -> str:
        """The actor that answers for this one: a minister's government, a government's state."""
        seen = {id_}
        entry = self.get(id_)
        while entry is not None and entry.of and entry.of not in seen:
            seen.add(entry.of)
            id_ = entry.of
            entry = self.get(id_)
        return id_
