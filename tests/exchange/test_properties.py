"""What holds of any exchange: whole or not at all, no byte turned unseen, the same shared state in the end."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import ExchangeError
from truceline.exchange import inbox, outbox, peers
from truceline.exchange.desk import Desk
from truceline.exchange.seen import ConflictError
from truceline.exchange.status import standing
from truceline.ledger import Ledger, checkpoints
from truceline.ledger.keys import Keys
from truceline.ledger.verify import verify
from truceline.model.entry import now, stated
from truceline.model.payload import Message, Undo

from .conftest import NAMES, Two, enter, opened, say, texts

SLOW = settings(deadline=None, max_examples=25)


def shared(desk: Desk) -> set[str]:
    """The entries that stand in a ledger and are for both sides to see."""
    return {e.id for e in desk.ledger.standing() if all(e.author == name or e.may_go_to(name) for name in NAMES)}


def sound(desk: Desk) -> bool:
    """Whether a ledger is whole, no entry in it twice."""
    ids = [noted.entry.id for noted in desk.ledger.entries()]
    return not verify(desk.ledger).faults and len(set(ids)) == len(ids)


@pytest.fixture(scope="module")
def envelope(introduced: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A bundle of some entries, in several lines."""
    with opened(introduced, tmp_path_factory.mktemp("sender")) as two:
        for n in range(60):
            say(two.here, f"{n}: " + "Снаряды падали у моста. " * 40)
        made = two.bundle().sealed
    assert made.count(b"\n") > 2
    return made


@pytest.fixture(scope="module")
def recipient(introduced: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterable[Desk]:
    """Who it is for; it takes nothing in as long as nothing is right."""
    with opened(introduced, tmp_path_factory.mktemp("recipient")) as two:
        yield two.there


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_any_altered_byte_is_refused(envelope: bytes, recipient: Desk, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(envelope) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != envelope[at]))
    with pytest.raises(ExchangeError):
        inbox.receive(recipient, envelope[:at] + bytes([value]) + envelope[at + 1:])
    assert texts(recipient, "Washington") == []


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_any_bytes_cut_out_put_in_or_moved_are_refused(envelope: bytes, recipient: Desk, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(envelope))), data.draw(st.integers(0, len(envelope)))))
    put = data.draw(st.binary(max_size=20))
    altered = envelope[:start] + put + envelope[end:]
    lines = envelope.splitlines(keepends=True)
    moved = b"".join(data.draw(st.permutations(lines)))
    for each in (altered, moved):
        if each != envelope:
            with pytest.raises(ExchangeError):
                inbox.receive(recipient, each)
    assert texts(recipient, "Washington") == []


@settings(deadline=None, max_examples=100)
@given(noise=st.binary(max_size=3000))
def test_any_bytes_are_refused_without_another_error(recipient: Desk, noise: bytes) -> None:
    for each in (noise, noise + b"\n", b"eyJhbGciOiJFQ0RILUVTK0EyNTZLVyJ9." + noise + b"\n"):
        with pytest.raises(ExchangeError):
            inbox.receive(recipient, each)


def test_each_single_byte_of_the_first_line_is_covered(envelope: bytes, recipient: Desk) -> None:
    """Every bit of it in turn, not some drawn ones: the last letters of base64 have bits that say nothing."""
    line = envelope.index(b"\n")
    for at in [*range(300), *range(line - 60, line + 1)]:
        for bit in range(8):
            altered = bytearray(envelope)
            altered[at] ^= 1 << bit
            with pytest.raises(ExchangeError):
                inbox.receive(recipient, bytes(altered))


# ------------------------------------------------------------------ two nodes

ACTIONS = st.lists(st.sampled_from([
    "say here", "say there", "secret here", "undo here", "undo there", "redo here",
    "send here", "send there", "send here, lost", "send there, lost", "receipt lost here",
]), max_size=25)


def act(two: Two, action: str, n: int) -> None:
    """One thing that happens on the one side or the other."""
    what, _, rest = action.partition(" ")
    side = two.back() if rest.startswith("there") or rest.endswith("there") else two
    if what in {"say", "secret"}:
        say(side.here, f"{n}", "GREEN" if what == "say" else "AMBER")
    elif what in {"undo", "redo"}:
        take_back(side.here, "undo" if what == "redo" else "message")
    else:
        send(side, lost=rest.endswith("lost"), receipt=what != "receipt")


def take_back(desk: Desk, kind: str) -> None:
    """The desk takes back the last entry of its own of this kind."""
    own = [noted.entry for noted in desk.ledger.entries(kind) if noted.entry.author == desk.name]
    if own:
        enter(desk, Undo(of=own[-1].id))


def send(two: Two, *, lost: bool, receipt: bool) -> None:
    """One bundle goes, or is lost on the way, or arrives and its receipt is lost."""
    peer = peers.find(two.here, two.there.name)
    waiting = outbox.oldest(two.here, peer) or outbox.make(two.here, peer)
    if waiting is None or lost:
        return
    arrived = inbox.arrived(two.there, waiting.sealed)
    with suppress(inbox.ReplayedError):
        inbox.apply(two.there, arrived, waiting.sealed)
    if receipt:
        outbox.take_receipt(two.here, peer, inbox.receipt(two.there, arrived))


@SLOW
@given(actions=ACTIONS)
def test_two_nodes_cut_off_and_rejoined_share_one_state(introduced: Path, actions: list[str]) -> None:
    with TemporaryDirectory() as folder, opened(introduced, Path(folder)) as two:
        for n, action in enumerate(actions):
            act(two, action, n)
        for side in (two, two.back(), two):
            while (peer := peers.find(side.here, side.there.name)) and (
                    outbox.oldest(side.here, peer) or outbox.make(side.here, peer)):
                send(side, lost=False, receipt=True)
        assert shared(two.here) == shared(two.there)
        assert sound(two.here)
        assert sound(two.there)
        assert not [n for n in two.there.ledger.entries() if n.entry.audience == "AMBER"]


@SLOW
@given(before=st.integers(0, 3), since=st.integers(1, 3), again=st.integers(0, 3))
def test_a_node_turned_back_shows_the_conflict(introduced: Path, before: int, since: int, again: int) -> None:
    """It sent, was set back to a copy of its ledger, and goes on: nothing of that is taken, and it is told."""
    with TemporaryDirectory() as folder:
        with opened(introduced, here := Path(folder)) as two:
            for n in range(before):
                say(two.here, f"before {n}")
            two.carry()
        copytree(here, here / "copy", ignore=lambda *_: ["copy"])
        with Desk.open(here / "Washington.ledger") as washington, Desk.open(here / "Moscow.ledger") as moscow:
            for n in range(since):
                say(washington, f"since {n}")
            Two(washington, moscow, here).carry()
            there = texts(moscow, "Washington")
        with Desk.open(here / "copy" / "Washington.ledger") as turned, Desk.open(here / "Moscow.ledger") as moscow:
            for n in range(again):
                say(turned, f"again {n}")
            two = Two(turned, moscow, here)
            if again:
                with pytest.raises(ConflictError):
                    two.carry()
            say(moscow, "an answer")
            with pytest.raises(ConflictError, match="turned back"):
                two.back().carry()
            assert texts(moscow, "Washington") == there
            assert texts(turned, "Moscow") == []


@SLOW
@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4), fault=st.integers(0, 3))
def test_a_bundle_applies_whole_or_not_at_all(introduced: Path, sizes: list[int], fault: int) -> None:
    """The database fails at any step of one bundle: nothing of that bundle is there, and it can be sent again."""
    with TemporaryDirectory() as folder, opened(introduced, Path(folder)) as two:
        for n, size in enumerate(sizes):
            for m in range(size):
                say(two.here, f"{n}.{m}")
            envelope = two.bundle().sealed
            before = texts(two.there, "Washington")
            if n == fault:
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr("truceline.exchange.seen.note_theirs", broken)
                    with pytest.raises(RuntimeError):
                        inbox.receive(two.there, envelope)
                assert texts(two.there, "Washington") == before
                assert sound(two.there)
            inbox.receive(two.there, envelope)
            assert len(texts(two.there, "Washington")) == len(before) + size


def broken(*_: object) -> None:
    """A fault in the middle of a transaction."""
    raise RuntimeError


def test_several_of_ours_at_once_make_one_row_of_bundles(introduced: Path, tmp_path: Path) -> None:
    """The node's sender, an officer's sync and an export: each on its own connection to one ledger."""
    with opened(introduced, tmp_path) as two:
        def officer(name: int) -> None:
            with Desk.open(tmp_path / "Washington.ledger") as desk:
                for n in range(15):
                    say(desk, f"{name}.{n}")
                    outbox.make(desk, peers.find(desk, "Moscow"))

        with ThreadPoolExecutor() as pool:
            list(pool.map(officer, range(4)))
        two.carry()
        assert sorted(texts(two.there, "Washington")) == sorted(f"{name}.{n}" for name in range(4) for n in range(15))
        assert sound(two.there)


def test_a_bundle_never_shows_an_older_checkpoint_than_the_one_before(
        two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the checkpoint and the bundle of one officer another makes a bundle, of the same many entries."""
    peer, sign = peers.find(two.here, "Moscow"), checkpoints.sign
    two.here.ledger.append([stated(Message(to="all", text=str(n)), author="Washington", recorded=now(),
                                   audience="GREEN") for n in range(450)])

    def interrupted(ledger: Ledger, keys: Keys) -> str:
        signed = sign(ledger, keys)
        monkeypatch.setattr(checkpoints, "sign", sign)
        say(two.here, "one more")
        outbox.make(two.here, peer)
        return signed

    monkeypatch.setattr(checkpoints, "sign", interrupted)
    outbox.make(two.here, peer)
    two.carry()
    assert texts(two.there, "Washington") == [*(str(n) for n in range(450)), "one more"]


def test_several_bundles_at_once_are_applied_once_and_in_order(introduced: Path, tmp_path: Path) -> None:
    """Each comes three times at the same time, before and after its turn."""
    with opened(introduced, tmp_path) as two:
        made = []
        for n in range(8):
            say(two.here, f"{n}")
            made.append(two.bundle().sealed)

        def taken(envelope: bytes) -> int:
            try:
                return len(inbox.receive(two.there, envelope).new)
            except ExchangeError:
                return 0

        with ThreadPoolExecutor() as pool:
            count = sum(sum(pool.map(taken, made * 3)) for _ in made)
        assert count == len(made)
        assert standing(two.there, peers.find(two.there, "Washington")).conflicts == ()
        assert texts(two.there, "Washington") == [f"{n}" for n in range(8)]
        assert sound(two.there)
