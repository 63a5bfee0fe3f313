"""How the exchange with a peer stands: what went, what waits, what came, what was shown, what cannot be true."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, Table, func, select

from truceline.exchange import tables
from truceline.exchange.desk import Desk
from truceline.exchange.peers import Known
from truceline.exchange.statement import Bundle, is_by, read
from truceline.ledger import checkpoints
from truceline.model.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a peer signed and cannot be true beside what was signed before."""

    noted: str
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Numbers of bundles, by the keys that both sides have now. ``trouble`` is why the next has not arrived."""

    sent: int
    waiting: int
    received: int
    trouble: str
    seen: Checkpoint | None
    conflicts: tuple[Conflict, ...]


def standing(desk: Desk, peer: Known) -> Standing:
    """How it stands with a peer."""
    pair = peer.pair(desk)
    with desk.ledger.database.reading() as connection:
        waiting = connection.execute(select(tables.sent.c.trouble).where(
            tables.sent.c.pair == pair, tables.sent.c.acknowledged == "").order_by(tables.sent.c.number)).all()
        seen = connection.execute(select(tables.pairs.c.seen).where(tables.pairs.c.pair == pair)).scalar_one_or_none()
        told = connection.execute(select(tables.conflicts.c.noted, tables.conflicts.c.reason).where(
            tables.conflicts.c.pair == pair).order_by(tables.conflicts.c.noted)).all()
        return Standing(
            sent=_last(connection, tables.sent, pair), waiting=len(waiting),
            received=_last(connection, tables.received, pair), trouble=waiting[0].trouble if waiting else "",
            seen=checkpoints.read(seen) if seen else None,
            conflicts=tuple(Conflict(row.noted, row.reason) for row in told))


def _last(connection: Connection, table: Table, pair: str) -> int:
    return int(connection.execute(select(func.max(table.c.number)).where(table.c.pair == pair)).scalar_one() or 0)


@dataclass(frozen=True, slots=True)
class Said:
    """One signed statement of a peer or of ours: a JWS that anybody can check who has the key."""

    by: str
    what: str
    signed: str


def said(desk: Desk, peer: Known) -> Iterator[Said]:
    """All that both sides signed and that is kept here: bundles both ways, receipts, and what cannot be true."""
    pair = peer.pair(desk)
    with desk.ledger.database.reading() as connection:
        for row in _rows(connection, tables.sent, pair):
            bundle = read(row.statement, desk.keys.public, Bundle)
            yield Said(desk.name, _told(bundle), row.statement)
            if is_by(row.acknowledged, peer.keys):
                yield Said(peer.name, f"receipt for bundle {bundle.number}", row.acknowledged)
        for row in _rows(connection, tables.received, pair):
            yield Said(peer.name, _told(read(row.statement, peer.keys, Bundle)), row.statement)
        for row in connection.execute(select(tables.conflicts).where(tables.conflicts.c.pair == pair)):
            yield Said(peer.name, f"CONFLICT: {row.reason}", row.statement)


def _rows(connection: Connection, table: Table, pair: str) -> Iterator[Row[tuple[str, ...]]]:
    yield from connection.execute(select(table).where(table.c.pair == pair).order_by(table.c.number))


def _told(bundle: Bundle) -> str:
    size = checkpoints.read(bundle.checkpoint).size
    return f"bundle {bundle.number}, {bundle.made}: {len(bundle.entries)} entries, of a ledger of {size}"
