"""Checkpoints that the two sides show each other, so that neither can turn its ledger back unseen."""

from sqlalchemy import Connection, Row, insert, select, update

from truceline.errors import ExchangeError, LedgerError
from truceline.exchange import growth, tables
from truceline.exchange.desk import Desk
from truceline.exchange.peers import Known
from truceline.exchange.statement import Bundle
from truceline.ledger import checkpoints
from truceline.ledger import tables as ledger_tables
from truceline.ledger.merkle import Frontier
from truceline.model.checkpoint import Checkpoint
from truceline.model.keys import PublicKeys


class ConflictError(ExchangeError):
    """What a peer signed cannot be true beside what it, or we, signed before."""


Pair = Row[tuple[str, int, int, str]]


def pair_row(connection: Connection, pair: str) -> Pair:
    """The row of a pair of keys, made where there is none yet."""
    wanted = select(tables.pairs).where(tables.pairs.c.pair == pair)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        connection.execute(insert(tables.pairs), {"pair": pair, "scanned": 0, "size": 0, "seen": ""})
        row = connection.execute(wanted).one()
    return row


def note_theirs(connection: Connection, desk: Desk, peer: Known, signed: str) -> None:
    """Keeps a checkpoint of the peer; ConflictError where its ledger cannot have grown to this from what we saw."""
    row, new = pair_row(connection, peer.pair(desk)), _read(signed, peer.name, peer.keys)
    if row.seen:
        old = checkpoints.read(row.seen)
        if new.ledger != old.ledger or (new.size == old.size and new.root != old.root):
            raise ConflictError(f"{peer.name} shows another ledger than before: {_told(old)}, now {_told(new)}")
        if new.size <= old.size:
            return  # it may show again what it showed, or what overtook it on the way
    connection.execute(update(tables.pairs).where(tables.pairs.c.pair == row.pair).values(size=new.size, seen=signed))


def check_growth(peer: Known, before: Bundle | None, bundle: Bundle) -> None:
    """ConflictError where a peer's ledger is not proven to hold all that it held at its bundle before."""
    checkpoint = _read(bundle.checkpoint, peer.name, peer.keys)
    try:
        old = frontier(before) if before else Frontier()
        new = growth.grown(old, checkpoint.size, [bytes.fromhex(root) for root in bundle.added])
    except ValueError as error:
        raise ConflictError(f"{peer.name} does not show how its ledger grew to {checkpoint.size} entries") from error
    if new.root().hex() != checkpoint.root or new.peaks != [bytes.fromhex(peak) for peak in bundle.peaks]:
        raise ConflictError(f"the ledger of {peer.name} at {checkpoint.size} entries does not hold the {old.size} "
                            "that it held before: it was changed since")


def frontier(bundle: Bundle) -> Frontier:
    """The tree of a ledger as a bundle told it."""
    return Frontier(checkpoints.read(bundle.checkpoint).size, [bytes.fromhex(peak) for peak in bundle.peaks])


def check_ours(connection: Connection, desk: Desk, signed: str) -> None:
    """ConflictError where a peer holds a checkpoint that we signed, and our ledger knows nothing of."""
    shown = _read(signed, desk.name, desk.keys.public)
    there = connection.execute(select(ledger_tables.checkpoints.c.signed).where(
        ledger_tables.checkpoints.c.size == shown.size)).scalar_one_or_none()
    if shown.ledger != desk.ledger.id or there is None or checkpoints.read(there).root != shown.root:
        raise ConflictError(f"holds a checkpoint of ours ({_told(shown)}) that our ledger knows nothing of: "
                            "it was turned back or changed since; verify it against a checkpoint kept elsewhere")


def _read(signed: str, organisation: str, keys: PublicKeys) -> Checkpoint:
    try:
        found = checkpoints.read(signed)
    except LedgerError as error:
        raise ExchangeError(f"its checkpoint: {error}") from error
    if found.keys != keys or found.organisation != organisation:
        raise ExchangeError(f"its checkpoint is not of {organisation}")
    return found


def _told(checkpoint: Checkpoint) -> str:
    return f"ledger {checkpoint.ledger}, {checkpoint.size} entries, {checkpoint.root[:12]}"
