"""How the exchange with a peer stands: what went, what waits, what came, what was shown, what cannot be true."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from truceline.exchange import tables
from truceline.exchange.desk import Desk
from truceline.exchange.peers import Known
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
