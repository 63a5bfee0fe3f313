"""Finding a party among others by any of its names, and whom it belongs to."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from truceline.knowledge.index import Actors
from truceline.model.claim import Party
from truceline.model.names import fold


class Named(Protocol):
    """What a party, an adherent and a line of the register have in common."""

    @property
    def name(self) -> str:
        """The name as it was told."""

    @property
    def id(self) -> str:
        """The entry it is known by, empty where only its name is known."""


N = TypeVar("N", bound=Named)
_SPEAK_FOR_OTHERS = frozenset({"person", "office", "force", "government"})


def key_of(party: Named, actors: Actors) -> str:
    """What tells one party from another: its entry, else its name in one spelling."""
    if party.id:
        return party.id
    entry = actors.find(party.name)
    return entry.id if entry else fold(party.name)


def settled(party: Party, country: str, actors: Actors) -> Party:
    """The party that common words mean in a country: "the army" in a report on Orland is Orland's."""
    entry = actors.get(key_of(party, actors))
    meant = actors.in_country(entry, country) if entry and country else entry
    return party if meant is entry or meant is None else Party(name=meant.name, id=meant.id)


def is_identified(party: Named, actors: Actors) -> bool:
    """Whether a party is somebody, and not only gunmen, rebels or militants of whom nobody says whose they are."""
    entry = actors.get(key_of(party, actors))
    return entry is None or bool(entry.of) or not (entry.common or entry.group)


def name_of(key: str, told: str, actors: Actors) -> str:
    """The name to show: the entry's, else the one that was told."""
    entry = actors.get(key)
    return entry.name if entry else told


def climb(key: str, actors: Actors) -> Iterator[str]:
    """The party itself, then whom it belongs to, outwards."""
    yield key
    seen = {key}
    entry = actors.get(key)
    while entry is not None and entry.of and entry.of not in seen:
        seen.add(entry.of)
        yield entry.of
        entry = actors.get(entry.of)


def root_of(party: Named, actors: Actors) -> str:
    """Who answers for a party in the end: a minister's government, a wing's movement."""
    return actors.root(key_of(party, actors))


def side_of(party: Named, actors: Actors) -> str:
    """Whose side a party is: a minister, an army and a government are their state's, a spokesman is his group's.

    A group stays itself, whatever wider movement it belongs to: it may pledge, or be left out, alone.
    """
    keys = list(climb(key_of(party, actors), actors))
    entries = ((key, actors.get(key)) for key in keys)
    return next((key for key, entry in entries if not (entry and entry.kind in _SPEAK_FOR_OTHERS)), keys[-1])


def find(party: Named, among: Iterable[N], actors: Actors) -> N | None:
    """The one of these that the party is, else the nearest that it belongs to, else one of the same side."""
    known: dict[str, N] = {}
    sides: dict[str, N] = {}
    for other in among:
        known.setdefault(key_of(other, actors), other)
        sides.setdefault(side_of(other, actors), other)
    above = (known[key] for key in climb(key_of(party, actors), actors) if key in known)
    return next(above, None) or sides.get(side_of(party, actors))
