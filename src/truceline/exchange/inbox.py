"""The inbox: a bundle is applied whole, once and in order, or it is refused whole and nothing is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from truceline.errors import ExchangeError
from truceline.exchange import content, seen, tables
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import opened_content, opened_statement, sealed
from truceline.exchange.outbox import acknowledge, last_taken
from truceline.exchange.peers import Known, known
from truceline.exchange.statement import Bundle, Receipt, Taken, hash_of, is_by, read, signed
from truceline.ledger import Noted, checkpoints
from truceline.model.entry import now


class ReplayedError(ExchangeError):
    """A bundle that was applied before; who sends it has not heard that it was."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bundle whose sender is known by its signature; what it holds is not looked at yet."""

    peer: Known
    statement: str
    bundle: Bundle

    @property
    def taken(self) -> Taken:
        """How a receipt names it."""
        return Taken(number=self.bundle.number, sha256=hash_of(self.statement))


@dataclass(frozen=True, slots=True)
class Applied:
    """A bundle that was applied, and what of it was new here."""

    arrived: Arrived
    new: tuple[Noted, ...]


def arrived(desk: Desk, envelope: bytes) -> Arrived:
    """Who signed an envelope and what for, told by its first line; ExchangeError where it is not for us to take."""
    statement = opened_statement(envelope, desk.keys)
    peer = next((peer for peer in known(desk).values() if is_by(statement, peer.keys)), None)
    if peer is None:
        raise ExchangeError("signed by nobody whose key was read back")
    bundle = read(statement, peer.keys, Bundle)
    if bundle.sender != peer.name:
        raise ExchangeError(f"signed by {peer.name} in the name of {bundle.sender}")
    if bundle.recipient != desk.name or bundle.recipient_key != desk.keys.public.signing:
        raise ExchangeError(f"for {bundle.recipient}, not for us")
    if len(set(bundle.entries)) != len(bundle.entries):
        raise ExchangeError("names an entry twice")
    return Arrived(peer, statement, bundle)


def apply(desk: Desk, came: Arrived, envelope: bytes) -> Applied:
    """Takes a bundle in: its entries, and that it was applied, in one transaction.

    ReplayedError where it was applied before, ConflictError where the peer signed what cannot both be true, and any
    other ExchangeError where it is refused for another reason; nothing is changed then but that a conflict is kept.
    """
    try:
        return _apply(desk, came, envelope)
    except seen.ConflictError as error:
        _keep_conflict(desk, came, str(error))
        raise


def receive(desk: Desk, envelope: bytes) -> Applied:
    """Takes a bundle in as it came."""
    return apply(desk, arrived(desk, envelope), envelope)


def receipt(desk: Desk, came: Arrived) -> bytes:
    """That a bundle was applied here: signed, and sealed to its sender."""
    statement = Receipt(
        sender=desk.name, recipient=came.peer.name, recipient_key=came.peer.keys.signing, taken=came.taken, at=now(),
        checkpoint=checkpoints.sign(desk.ledger, desk.keys))
    return sealed(signed(statement, desk.keys), b"", came.peer.keys)


def _apply(desk: Desk, came: Arrived, envelope: bytes) -> Applied:
    with desk.ledger.database.reading() as connection:
        _check_turn(connection, desk, came)
    entries, evidence = content.read(opened_content(envelope, desk.keys), came.bundle)
    return Applied(came, desk.ledger.append(entries, evidence, beside=_noting(desk, came)))


def _noting(desk: Desk, came: Arrived) -> Callable[[Connection], None]:
    """What is written in the same transaction as the entries; a fault in it takes them back too."""
    def note(connection: Connection) -> None:
        pair, bundle = came.peer.pair(desk), came.bundle
        _check_turn(connection, desk, came)
        acknowledge(connection, pair, bundle.taken, f"by bundle {bundle.number} of {bundle.sender}")
        seen.check_growth(came.peer, _before(connection, came, pair), bundle)
        seen.note_theirs(connection, desk, came.peer, bundle.checkpoint)
        if bundle.seen:
            seen.check_ours(connection, desk, bundle.seen)
        connection.execute(insert(tables.received), {
            "pair": pair, "number": bundle.number, "sha256": came.taken.sha256, "statement": came.statement})

    return note


def _before(connection: Connection, came: Arrived, pair: str) -> Bundle | None:
    """What the peer signed of the bundle before this one."""
    received = tables.received.c
    statement = connection.execute(select(received.statement).where(
        received.pair == pair, received.number == came.bundle.number - 1)).scalar_one_or_none()
    return None if statement is None else read(statement, came.peer.keys, Bundle)


def _check_turn(connection: Connection, desk: Desk, came: Arrived) -> None:
    """Whether this is the bundle that comes after the last."""
    pair, bundle, taken = came.peer.pair(desk), came.bundle, came.taken
    last = last_taken(connection, pair)
    if bundle.number <= last.number:
        received = tables.received.c
        before = connection.execute(select(received.sha256).where(
            received.pair == pair, received.number == bundle.number)).scalar_one_or_none()
        if before == taken.sha256:
            raise ReplayedError(f"bundle {bundle.number} of {bundle.sender} was applied before")
        raise seen.ConflictError(f"{bundle.sender} signed two different bundles with the number {bundle.number}")
    if bundle.number != last.number + 1:
        raise ExchangeError(f"out of order: bundle {bundle.number} of {bundle.sender} came, "
                            f"{last.number + 1} is the next")
    if bundle.previous != last.sha256:
        raise seen.ConflictError(f"bundle {bundle.number} of {bundle.sender} follows another bundle {last.number} "
                                 "than the one that was applied")


def _keep_conflict(desk: Desk, came: Arrived, reason: str) -> None:
    row = {"pair": came.peer.pair(desk), "sha256": came.taken.sha256, "noted": now(), "reason": reason,
           "statement": came.statement}
    conflicts = tables.conflicts.c
    with desk.ledger.database.writing() as connection:
        there = connection.execute(select(conflicts.noted).where(
            conflicts.pair == row["pair"], conflicts.sha256 == row["sha256"])).one_or_none()
        if there is None:
            connection.execute(insert(tables.conflicts), row)
