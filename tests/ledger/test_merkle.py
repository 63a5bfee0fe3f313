"""Our tree is that of RFC 6962: its heads are those of an implementation by others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from truceline.ledger.merkle import EMPTY, Frontier, leaf_hash, root_of


def test_the_head_of_no_leaf_is_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70))
def test_every_head_is_that_of_pymerkle(contents: list[bytes]) -> None:
    theirs, ours = InmemoryTree(algorithm="sha256"), Frontier()
    for content in contents:
        theirs.append_entry(content)
        ours.add(leaf_hash(content))
        assert ours.root() == theirs.get_root()


@given(st.lists(st.binary(max_size=8), max_size=40), st.lists(st.binary(max_size=8), max_size=40))
def test_a_tree_goes_on_from_its_frontier(first: list[bytes], then: list[bytes]) -> None:
    begun = Frontier()
    for content in first:
        begun.add(leaf_hash(content))
    resumed = Frontier(begun.size, begun.peaks)
    for content in then:
        resumed.add(leaf_hash(content))
    assert resumed.root() == root_of(map(leaf_hash, (*first, *then)))


def test_a_frontier_that_does_not_fit_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="0 subtrees for 3 leaves"):
        Frontier(3, [])
