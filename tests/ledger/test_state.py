"""The property that holds it together: the state is a function of the set of entries.

Written before the rest of the ledger was, on small sets of judgements, pledges and undos of every kind.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.ledger.state import State, state_of
from truceline.model.claim import Party
from truceline.model.entry import Entry, parsed, stated
from truceline.model.judged import Judged, Pair
from truceline.model.judgement import Correction, Grading, NotSame, SameIncident, Verdicted, WrongClaim
from truceline.model.payload import Payload, Pledge, Undo, Withdrawal

OWN, PEER = "Washington", "Moscow"
CLAIMS = "abcd"
PAIRS = [Pair(a=a, b=b) for a in CLAIMS for b in CLAIMS]
SAID: list[Payload] = [
    *(SameIncident(pairs=(pair,)) for pair in PAIRS), *(NotSame(pairs=(pair,)) for pair in PAIRS),
    *(SameIncident(pairs=(a, b)) for a, b in pairwise(PAIRS)), *(WrongClaim(claim=claim) for claim in CLAIMS),
    *(Correction(claim=claim, fields={field: 1}) for claim in CLAIMS for field in ("low", "high")),
    *(Grading(of=claim, reliability="A") for claim in CLAIMS),
    *(Grading(of=claim, credibility="3") for claim in CLAIMS),
    *(Verdicted(incident="i", claims=(claim,), truce="t", term="1", verdict="violation") for claim in CLAIMS),
    *(Pledge(party=Party(name=claim)) for claim in CLAIMS)]


def at(second: int) -> str:
    return f"2016-02-27T00:00:{second:02}.000000Z"


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Some entries, of which undos and withdrawals name an earlier one; clocks need not go forwards."""
    made: list[Entry] = []
    for chosen, back, second, author in draw(st.lists(st.tuples(
            st.integers(0, 2 * len(SAID)), st.integers(1, 8), st.integers(0, 20), st.sampled_from([OWN, OWN, PEER])),
            min_size=1, max_size=12)):
        body: Payload = SAID[chosen % len(SAID)]
        if chosen >= len(SAID) and made:
            of = made[-min(back, len(made))].id
            body = Withdrawal(of=of) if chosen % 4 == 0 else Undo(of=of)
        made.append(stated(body, author, at(second), by="ab"[back % 2]))
    return made


def state(made: Sequence[Entry]) -> State:
    return state_of(made, OWN)


@given(entries(), st.randoms(use_true_random=False))
def test_any_order_of_entries_and_any_repetition_gives_the_same_state(made: list[Entry], chance: Random) -> None:
    shuffled = [*made, *made]
    chance.shuffle(shuffled)
    assert state(shuffled) == state(made)


@given(entries(), st.data())
def test_undone_is_never_entered(made: list[Entry], data: st.DataObject) -> None:
    undone = data.draw(st.sampled_from(made))
    undo = stated(Undo(of=undone.id), undone.author, at(data.draw(st.integers(0, 59))), by="c")
    assert state([*made, undo]) == state([e for e in made if e.id != undone.id])


@given(entries(), st.data())
def test_an_undo_that_is_undone_changes_nothing(made: list[Entry], data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(made))
    undo = stated(Undo(of=target.id), target.author, at(30), by="c")
    again = stated(Undo(of=undo.id), target.author, at(data.draw(st.integers(0, 59))), by="d")
    assert state([*made, undo, again]) == state(made)


@given(entries(), st.data())
def test_nobody_takes_back_what_another_organisation_said(made: list[Entry], data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(made))
    other = PEER if target.author == OWN else OWN
    assert state([*made, stated(Undo(of=target.id), other, at(40))]) == state(made)


@given(entries())
def test_what_is_held_to_be_one_and_what_apart_never_collide(made: list[Entry]) -> None:
    held = state(made).judged
    together = joined(held)
    assert all(together(pair.a) != together(pair.b) for pair in held.apart)


@given(entries())
def test_the_newest_judgement_always_holds(made: list[Entry]) -> None:
    own = [e.id for e in state(made).entries if e.author == OWN and isinstance(e.body, SameIncident | NotSame)]
    assert own[-1:] not in [[conflict.entry] for conflict in state(made).judged.conflicts]


@given(entries())
def test_only_our_own_judgements_shape_what_we_say(made: list[Entry]) -> None:
    theirs = [e for e in made if not (e.author == PEER and e.kind == "judgement")]
    assert state(made).judged.model_copy(update={"findings": ()}) == state(theirs).judged.model_copy(
        update={"findings": ()})


@given(entries())
def test_an_entry_is_read_again_from_its_bytes(made: list[Entry]) -> None:
    assert [parsed(entry.canonical()) for entry in made] == made


@pytest.mark.parametrize(("said", "same", "apart", "conflicts"), [
    ([("same", "ab"), ("same", "bc")], {"ab", "bc"}, set(), 0),
    ([("same", "ab"), ("same", "bc"), ("not same", "ac")], {"bc"}, {"ac"}, 1),
    ([("not same", "ac"), ("same", "ab"), ("same", "bc")], {"ab", "bc"}, set(), 1),
    ([("not same", "ab"), ("same", "ab"), ("not same", "ab")], set(), {"ab"}, 1),
    ([("same", "aa")], set(), set(), 0),
])
def test_of_judgements_that_cannot_all_hold_the_newest_do(
        said: list[tuple[str, str]], same: set[str], apart: set[str], conflicts: int) -> None:
    made = [stated((SameIncident if what == "same" else NotSame)(pairs=(Pair(a=of[0], b=of[1]),)), OWN, at(second))
            for second, (what, of) in enumerate(said)]
    held = state(made).judged
    assert {p.a + p.b for p in held.same} == same
    assert {p.a + p.b for p in held.apart} == apart
    assert len(held.conflicts) == conflicts


def joined(held: Judged) -> Callable[[str], str]:
    """Tells for each claim the group it is held to be in."""
    group = {claim: claim for claim in CLAIMS}
    for pair in held.same:
        old, new = group[pair.a], group[pair.b]
        group = {claim: new if of == old else of for claim, of in group.items()}
    return group.__getitem__
