"""Which entries stand: all that nobody took back. It is a function of the set of entries, not of their order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.model.entry import Entry
from truceline.model.payload import Undo


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that stand, by when they were recorded.

    An undo takes back one entry of its own organisation: nobody takes back another's word. An undo that is itself
    taken back takes nothing back. Undos are left out: the state is as if what they name had never been.
    """
    known = {entry.id: entry for entry in entries}
    gone = taken_back(known)
    kept = (e for e in known.values() if e.id not in gone and not isinstance(e.body, Undo))
    return tuple(sorted(kept, key=lambda e: e.order))


def taken_back(known: Mapping[str, Entry]) -> frozenset[str]:
    """The ids that undos which stand take back.

    An id is the hash of what it names, so that the chain from an undo to the undo of it never closes.
    """
    undos: dict[str, list[str]] = defaultdict(list)
    for entry in known.values():
        if isinstance(entry.body, Undo) and _own(entry, known.get(entry.body.of)):
            undos[entry.body.of].append(entry.id)
    settled: dict[str, bool] = {}
    for target in sorted(undos):
        _settle(target, undos, settled)
    return frozenset(id_ for id_ in undos if settled[id_])


def _own(undo: Entry, target: Entry | None) -> bool:
    return target is not None and target.author == undo.author


def _settle(target: str, undos: Mapping[str, Sequence[str]], settled: dict[str, bool]) -> None:
    """Whether a target is taken back: its undos first, however long the chain."""
    waiting = [target]
    while waiting:
        id_ = waiting[-1]
        open_ = [undo for undo in undos.get(id_, ()) if undo not in settled]
        if open_:
            waiting += open_
        else:
            settled[id_] = any(not settled[undo] for undo in undos.get(id_, ()))
            waiting.pop()
