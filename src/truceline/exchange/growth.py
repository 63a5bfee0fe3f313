"""That a ledger has only grown between two checkpoints: proven by the hashes of what was added, as in RFC 6962.

What was added is told as whole subtrees, the largest that fit, so that few hashes tell of many entries. Whoever holds
the peaks of before adds them, and comes to the new root only if every earlier entry is still in its place.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select

from truceline.ledger import tables
from truceline.ledger.merkle import Frontier, node_hash, root_of
from truceline.ledger.writing import leaf_of


def steps(old: int, new: int) -> Iterator[int]:
    """The sizes of the subtrees that lead from a tree of ``old`` leaves to one of ``new``."""
    while old < new:
        size = old & -old or 1 << new.bit_length()
        while old + size > new:
            size >>= 1
        yield size
        old += size


def added(leaves: Iterable[bytes], old: int, new: int) -> tuple[bytes, ...]:
    """The roots of these subtrees, by the hashes of the leaves that came after ``old``."""
    rest = iter(leaves)
    return tuple(root_of(islice(rest, size)) for size in steps(old, new))


def grown(old: Frontier, new: int, subtrees: Sequence[bytes]) -> Frontier:
    """What ``old`` has become with these subtrees; ValueError where they do not lead to ``new`` leaves."""
    size, peaks = old.size, list(old.peaks)
    for width, root in zip(steps(old.size, new), subtrees, strict=True):
        size, peak = size + width, root
        for _ in range(_carried(size - width, width)):
            peak = node_hash(peaks.pop(), peak)
        peaks.append(peak)
    return Frontier(size, peaks)


def leaves_after(connection: Connection, old: int, new: int) -> Iterator[bytes]:
    """The hashes of a ledger's leaves in the order in which they came."""
    c = tables.entries.c
    rows = connection.execute(select(c.id, c.noted).where(c.number > old, c.number <= new).order_by(c.number))
    return (leaf_of(row.id, row.noted) for row in rows)


def _carried(size: int, width: int) -> int:
    """How many peaks a new subtree takes in: the ones in a row above its width."""
    above, count = size // width, 0
    while above & 1:
        above, count = above >> 1, count + 1
    return count
