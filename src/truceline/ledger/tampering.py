"""What became of the entries that a checkpoint saw: told from the marks of then and of now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

What = Literal["edited", "deleted", "put in", "moved", "cut off", "signed anew", "changed"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was: ``number`` is the entry's place, ``id`` as much of its id as is known."""

    what: What
    number: int
    id: str
    words: str

    def line(self) -> str:
        """The fault as a person reads it."""
        which = f"entry {self.number}" + (f" ({self.id[:12]})" if self.id else "") if self.number else "the ledger"
        return f"{self.what}: {which}: {self.words}"


def differences(then: Sequence[bytes], now: Sequence[bytes], id_bytes: int) -> Iterator[Fault]:
    """The entries that differ between the marks that were kept and those that are there."""
    old, new = [m[:id_bytes] for m in then], [m[:id_bytes] for m in now]
    was, are = {id_: place for place, id_ in enumerate(old, 1)}, {id_: place for place, id_ in enumerate(new, 1)}
    gone = [id_ for id_ in old if id_ not in are]
    edited = {id_ for id_ in gone if _is_replaced(id_, was, new, old)}
    yield from (Fault("edited", was[id_], id_.hex(), f"another stands in its place: {new[was[id_] - 1].hex()[:12]}")
                for id_ in gone if id_ in edited)
    yield from _missing([id_ for id_ in gone if id_ not in edited], was, len(new), len(old))
    places = {was[id_] for id_ in edited}
    yield from (Fault("put in", are[id_], id_.hex(), "the checkpoint did not see it")
                for id_ in new if id_ not in was and are[id_] not in places)
    yield from _moved([id_ for id_ in old if id_ in are], [id_ for id_ in new if id_ in was], was, are)
    marks = dict(zip(old, then, strict=True))
    yield from (Fault("edited", are[m[:id_bytes]], m[:id_bytes].hex(), "the time at which it came was changed")
                for m in now if m[:id_bytes] in marks and marks[m[:id_bytes]] != m)


def _is_replaced(id_: bytes, was: dict[bytes, int], new: Sequence[bytes], old: Sequence[bytes]) -> bool:
    """Whether a new entry stands where one was, between the neighbours that it had."""
    place = was[id_] - 1
    return place < len(new) and new[place] not in was and (place == 0 or new[place - 1:place] == old[place - 1:place]
                                                          or new[place + 1:place + 2] == old[place + 1:place + 2])


def _missing(gone: Sequence[bytes], was: dict[bytes, int], there: int, saw: int) -> Iterator[Fault]:
    """Entries that are no longer there: cut off, where all of them are the last."""
    last = gone and [was[id_] for id_ in gone] == list(range(saw - len(gone) + 1, saw + 1)) and there < saw
    for id_ in gone:
        yield Fault("cut off" if last else "deleted", was[id_], id_.hex(),
                    f"the checkpoint saw it among {saw} entries" + (f"; {there} are there" if last else ""))


def _moved(old: Sequence[bytes], new: Sequence[bytes], was: dict[bytes, int], are: dict[bytes, int]) -> Iterator[Fault]:
    """Entries that are there, and not in the order in which they were."""
    if list(old) == list(new):
        return
    differ = [place for place, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    start, end = differ[0], differ[-1] + 1
    stay = _in_order(old[start:end], new[start:end])
    for id_ in old[start:end]:
        if id_ not in stay:
            yield Fault("moved", are[id_], id_.hex(), f"the checkpoint saw it at {was[id_]}")


def _in_order(old: Sequence[bytes], new: Sequence[bytes]) -> set[bytes]:
    """The entries that kept their order: the fewest then have moved."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {id_ for block in matcher.get_matching_blocks() for id_ in old[block.a:block.a + block.size]}
