"""Growth: few hashes prove that a ledger holds all that it held, and none can be made up."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from truceline.exchange import inbox
from truceline.exchange.growth import added, grown, steps
from truceline.exchange.seen import ConflictError
from truceline.ledger import tables
from truceline.ledger.merkle import Frontier, leaf_hash, root_of
from truceline.ledger.writing import leaf_of

from .conftest import Two, say, texts

LEAVES = [leaf_hash(str(n).encode()) for n in range(3000)]


def tree(size: int) -> Frontier:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.add(leaf)
    return frontier


@pytest.mark.parametrize(("old", "new", "expected"), [
    (0, 0, []),
    (0, 1, [1]),
    (0, 8, [8]),
    (0, 11, [8, 2, 1]),
    (3, 3, []),
    (3, 4, [1]),
    (3, 11, [1, 4, 2, 1]),
    (8, 16, [8]),
    (5, 1_000_000, [1, 2, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144,
                    262144, 131072, 65536, 16384, 512, 64]),
])
def test_what_is_added_is_told_by_whole_subtrees(old: int, new: int, expected: list[int]) -> None:
    assert list(steps(old, new)) == expected


@given(sizes=st.tuples(st.integers(0, 3000), st.integers(0, 3000)).map(sorted))
def test_the_old_tree_and_what_was_added_give_the_new_one(sizes: list[int]) -> None:
    old, new = sizes
    became = grown(tree(old), new, added(LEAVES[old:new], old, new))
    assert became.size == new
    assert became.peaks == tree(new).peaks
    assert became.root() == root_of(LEAVES[:new])


@given(sizes=st.tuples(st.integers(1, 500), st.integers(1, 500)).map(sorted), at=st.integers(0, 499))
def test_another_old_tree_never_gives_the_new_one(sizes: list[int], at: int) -> None:
    old, new = sizes
    forged = [*LEAVES[:old]]
    forged[at % old] = leaf_hash(b"forged")
    frontier = Frontier()
    for leaf in forged:
        frontier.add(leaf)
    assert grown(frontier, new, added(LEAVES[old:new], old, new)).root() != root_of(LEAVES[:new])


@pytest.mark.parametrize(("old", "new", "count"), [(3, 11, 3), (3, 11, 5), (4, 3, 1), (0, 0, 1)])
def test_more_or_fewer_subtrees_than_lead_there_are_refused(old: int, new: int, count: int) -> None:
    with pytest.raises(ValueError, match="argument"):
        grown(tree(old), new, LEAVES[:count])


def changed_behind_our_back(two: Two) -> None:
    """Washington writes over the time at which its first entry came, and covers it: its own tree fits again."""
    ledger = two.here.ledger
    with ledger.database.writing() as connection:
        connection.execute(update(tables.entries).where(tables.entries.c.number == 1).values(
            noted="2020-01-01T00:00:00.000000Z"))
        frontier = Frontier()
        for row in connection.execute(tables.entries.select().order_by(tables.entries.c.number)):
            frontier.add(leaf_of(row.id, row.noted))
        connection.execute(update(tables.head).values(frontier=json.dumps([peak.hex() for peak in frontier.peaks])))


def test_a_peer_that_changed_its_past_is_found_out_with_its_next_bundle(two: Two) -> None:
    say(two.here, "before")
    two.carry()
    say(two.here, "meanwhile")
    changed_behind_our_back(two)
    say(two.here, "after")
    with pytest.raises(ConflictError, match="does not hold the 2 that it held before"):
        inbox.receive(two.there, two.bundle().sealed)
    assert texts(two.there, "Washington") == ["before"]


def test_the_hash_of_a_subtree_is_that_of_rfc_6962() -> None:
    """By hand, for three leaves."""
    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    a, b, c = LEAVES[:3]
    assert grown(tree(1), 3, [b, c]).root() == node(node(a, b), c)
