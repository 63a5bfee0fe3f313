"""Entering what somebody said: the place and time that were meant, the status, the clock, and the entry itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from truceline.errors import LedgerError, SourceError
from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.readback import as_told, deadline_meant, places_meant, read_back_place
from truceline.ledger import Ledger
from truceline.model.entry import Cap, now
from truceline.model.payload import Payload, Peer
from truceline.model.place import Place
from truceline.operations.desk import enter

Confirm = Callable[[Sequence[str]], None]
"""Reads lines back to a person, and raises SourceError where that person does not say that they are right."""


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place as somebody said it; ``pick`` says which of several, 0 that it is none of them."""

    name: str
    within: tuple[str, ...] = ()
    country: str = ""
    pick: int | None = None


def meant(said: PlaceSaid, gazetteer: Gazetteer) -> Place:
    """The one place that was meant; SourceError lists the places where nobody has picked one."""
    candidates = places_meant(said.name, said.within, said.country, gazetteer)
    if said.pick == 0:
        return as_told(said.name, said.within, said.country)
    if said.pick is not None and said.pick <= len(candidates):
        return candidates[said.pick - 1]
    if len(candidates) == 1 and said.pick is None:
        return candidates[0]
    listed = [f"  {number}: {read_back_place(place)}" for number, place in enumerate(candidates, 1)]
    asked = f"{said.name}: which place? say --pick NUMBER, or --pick 0 for none of these, as it was told"
    raise SourceError("\n".join((asked, *listed)))


def clock(at: str | None) -> str:
    """The instant to count to: the one asked for, else now."""
    return now() if at is None else deadline_meant(at, now())


def cap(*, exercise: bool, test: bool) -> Cap:
    """The CAP status asked for."""
    if exercise and test:
        raise SourceError("either an exercise or a test, not both")
    return "Exercise" if exercise else "Test" if test else "Actual"


def known_peer(ledger: Ledger, name: str) -> str:
    """The peer of a name; SourceError where peers are known and this is none, for a slip would never arrive."""
    peers = {entry.body.name for entry in ledger.standing("peer") if entry.author == ledger.organisation
             and isinstance(entry.body, Peer) and entry.body.read_back}
    if name == ledger.organisation:
        raise SourceError(f"{name}: that is ourselves")
    if not name.strip() or (peers and name not in peers):
        raise SourceError(f"{name or 'nobody'}: no such peer (there are {', '.join(sorted(peers)) or 'none'})")
    return name


def entered(ledger: Ledger, body: Payload, to: Sequence[str], by: str, status: Cap) -> str:
    """The id of a new entry that only ``to`` may see beside us."""
    noted = enter(ledger, body, by, status=status, recipients=tuple(to))
    if noted is None:
        raise LedgerError("this very entry is here already")
    return noted.entry.id
