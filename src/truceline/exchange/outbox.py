"""The outbox: a bundle is stored before it is sent, and sent again, the same bytes, until it is acknowledged."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from truceline.errors import ExchangeError
from truceline.exchange import content, growth, seen, tables
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import opened_statement, sealed
from truceline.exchange.peers import Known
from truceline.exchange.selection import Chosen, choose, undos
from truceline.exchange.statement import MOST_ENTRIES, Bundle, Receipt, Taken, hash_of, read, signed
from truceline.ledger import checkpoints
from truceline.ledger.merkle import Frontier
from truceline.model.entry import SHOWN, now
from truceline.model.keys import PublicKeys

_ASKED = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """A bundle that waits for its receipt."""

    number: int
    sealed: bytes


def make(desk: Desk, peer: Known, *, even_empty: bool = False) -> Stored | None:
    """The next bundle for a peer, stored; None where nothing waits to go.

    ``even_empty`` makes one too where it only acknowledges what came.
    """
    while True:
        made, more = _make(desk, peer, even_empty=even_empty)
        if made is not None or not more:
            return made


def oldest(desk: Desk, peer: Known) -> Stored | None:
    """The first bundle that the peer has not acknowledged."""
    sent = tables.sent.c
    with desk.ledger.database.reading() as connection:
        row = connection.execute(select(sent.number, sent.sealed).where(
            sent.pair == peer.pair(desk), sent.acknowledged == "").order_by(sent.number).limit(1)).one_or_none()
    return None if row is None else Stored(row.number, row.sealed.encode())


def numbered(desk: Desk, peer: Known, number: int) -> Stored:
    """A bundle that was made before; ExchangeError where there is none, or it was acknowledged."""
    sent = tables.sent.c
    with desk.ledger.database.reading() as connection:
        row = connection.execute(select(sent.sealed).where(
            sent.pair == peer.pair(desk), sent.number == number)).one_or_none()
    if row is None or not row.sealed:
        words = "was never made" if row is None else "has been acknowledged"
        raise ExchangeError(f"bundle {number} for {peer.name} {words}")
    return Stored(number, row.sealed.encode())


def take_receipt(desk: Desk, peer: Known, envelope: bytes) -> None:
    """Marks what a receipt acknowledges; ExchangeError where it is none of this peer's for us."""
    statement = opened_statement(envelope, desk.keys)
    receipt = read(statement, peer.keys, Receipt)
    if (receipt.sender, receipt.recipient, receipt.recipient_key) != (
            peer.name, desk.name, desk.keys.public.signing):
        raise ExchangeError(f"a receipt of {receipt.sender} for {receipt.recipient}")
    with desk.ledger.database.writing() as connection:
        acknowledge(connection, peer.pair(desk), receipt.taken, statement)
        seen.note_theirs(connection, desk, peer, receipt.checkpoint)


def acknowledge(connection: Connection, pair: str, taken: Taken, proof: str) -> None:
    """Marks bundles up to a number; ConflictError where the peer took another one than we made."""
    if not taken.number:
        return
    sent = tables.sent
    made = connection.execute(select(sent.c.sha256).where(
        sent.c.pair == pair, sent.c.number == taken.number)).scalar_one_or_none()
    if made != taken.sha256:
        raise seen.ConflictError(f"says that it took a bundle {taken.number} of ours that this ledger did not make: "
                                 "our ledger was turned back, somebody else has our keys, or it is not true")
    connection.execute(update(sent).where(
        sent.c.pair == pair, sent.c.number <= taken.number, sent.c.acknowledged == "").values(
            acknowledged=proof, sealed="", trouble=""))


def note_trouble(desk: Desk, peer: Known, stored: Stored, reason: str) -> None:
    """Keeps why a bundle did not reach its peer the last time."""
    sent = tables.sent.c
    with desk.ledger.database.writing() as connection:
        connection.execute(update(tables.sent).where(
            sent.pair == peer.pair(desk), sent.number == stored.number, sent.acknowledged == "").values(
                trouble=reason))


# ------------------------------------------------------------------ making one

def _make(desk: Desk, peer: Known, *, even_empty: bool) -> tuple[Stored | None, bool]:
    if not even_empty and _is_idle(desk, peer):
        return None, False
    checkpoint = checkpoints.sign(desk.ledger, desk.keys)
    pair, size = peer.pair(desk), checkpoints.read(checkpoint).size
    with desk.ledger.database.writing() as connection:
        row, last = seen.pair_row(connection, pair), _last(connection, desk, pair)
        if last and seen.frontier(last.bundle).size > size:
            return None, True  # somebody else of ours was quicker, with a later checkpoint: look again
        went = _carried(connection, pair, list(undos(desk.ledger)))
        chosen = choose(desk.ledger, peer.name, size, row.scanned, went, MOST_ENTRIES)
        connection.execute(update(tables.pairs).where(tables.pairs.c.pair == pair).values(scanned=chosen.scanned))
        if not chosen.entries and not (even_empty and _owes_word(connection, peer.keys, pair, last)):
            return None, chosen.more
        peaks, added = _growth(connection, last, size)
        bundle = Bundle(
            sender=desk.name, recipient=peer.name, recipient_key=peer.keys.signing,
            number=last.bundle.number + 1 if last else 1, previous=last.sha256 if last else "", made=now(),
            checkpoint=checkpoint, peaks=peaks, added=added, seen=row.seen, taken=last_taken(connection, pair),
            entries=tuple(entry.id for entry in chosen.entries), evidence=tuple(chosen.evidence))
        return _store(connection, desk, peer, bundle, chosen), chosen.more


def _is_idle(desk: Desk, peer: Known) -> bool:
    """Whether nothing was entered since we last looked."""
    with desk.ledger.database.reading() as connection:
        scanned = connection.execute(select(tables.pairs.c.scanned).where(
            tables.pairs.c.pair == peer.pair(desk))).scalar_one_or_none()
    return scanned == len(desk.ledger)


def _store(connection: Connection, desk: Desk, peer: Known, bundle: Bundle, chosen: Chosen) -> Stored:
    statement, pair = signed(bundle, desk.keys), peer.pair(desk)
    try:
        envelope = sealed(statement, content.written(chosen.entries, chosen.evidence), peer.keys)
    except ExchangeError as error:
        largest = max(chosen.entries, key=lambda entry: len(entry.canonical()))
        raise ExchangeError(f"entry {largest.id[:SHOWN]}: {error}; undo it and enter it in parts") from error
    connection.execute(insert(tables.sent), {
        "pair": pair, "number": bundle.number, "sha256": hash_of(statement), "statement": statement,
        "sealed": envelope.decode(), "acknowledged": "", "trouble": ""})
    if bundle.entries:
        connection.execute(insert(tables.carried), [
            {"pair": pair, "id": id_, "number": bundle.number} for id_ in bundle.entries])
    return Stored(bundle.number, envelope)


def last_taken(connection: Connection, pair: str) -> Taken:
    """The last bundle of the peer that was applied here."""
    received = tables.received.c
    row = connection.execute(select(received.number, received.sha256).where(
        received.pair == pair).order_by(received.number.desc()).limit(1)).one_or_none()
    return Taken() if row is None else Taken(number=row.number, sha256=row.sha256)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A bundle that was made, by its statement."""

    bundle: Bundle
    sha256: str


def _last(connection: Connection, desk: Desk, pair: str) -> _Sent | None:
    sent = tables.sent.c
    row = connection.execute(select(sent.sha256, sent.statement).where(
        sent.pair == pair).order_by(sent.number.desc()).limit(1)).one_or_none()
    return None if row is None else _Sent(read(row.statement, desk.keys.public, Bundle), row.sha256)


def _growth(connection: Connection, last: _Sent | None, size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The peaks of our tree as it is now, and what was added since the last bundle told them."""
    before = seen.frontier(last.bundle) if last else Frontier()
    added = growth.added(growth.leaves_after(connection, before.size, size), before.size, size)
    peaks = growth.grown(before, size, added).peaks
    return tuple(peak.hex() for peak in peaks), tuple(root.hex() for root in added)


def _owes_word(connection: Connection, theirs: PublicKeys, pair: str, last: _Sent | None) -> bool:
    """Whether entries came since our last bundle, which acknowledged what had come before it."""
    received, told = tables.received.c, last.bundle.taken.number if last else 0
    since = connection.execute(select(received.statement).where(received.pair == pair, received.number > told))
    return any(read(row.statement, theirs, Bundle).entries for row in since)


def _carried(connection: Connection, pair: str, ids: list[str]) -> set[str]:
    """Those of the entries that went to the peer already."""
    carried = tables.carried.c
    parts = (ids[at:at + _ASKED] for at in range(0, len(ids), _ASKED))
    return {row.id for part in parts for row in connection.execute(
        select(carried.id).where(carried.pair == pair, carried.id.in_(part)))}
