"""Signed checkpoints: small ones kept in the ledger, and one with a mark for every entry to keep elsewhere.

A checkpoint kept where the ledger's thief or forger does not come tells later whether, and which, entries changed.
"""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from truceline.errors import LedgerError
from truceline.ledger import tables
from truceline.ledger.keys import Keys, signed_content
from truceline.ledger.store import Ledger
from truceline.ledger.writing import leaf_of
from truceline.model.checkpoint import Checkpoint
from truceline.model.entry import now

ID_BYTES, LEAF_BYTES = 8, 4
MARK = ID_BYTES + LEAF_BYTES
"""Bytes of a mark: the beginning of an entry's id, and of its leaf in the tree."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A checkpoint that was kept elsewhere, with the marks of the entries it saw."""

    checkpoint: Checkpoint
    marks: tuple[bytes, ...] = ()


def mark(id_: str, noted: str) -> bytes:
    """The mark of an entry."""
    return bytes.fromhex(id_[:2 * ID_BYTES]) + leaf_of(id_, noted)[:LEAF_BYTES]


def sign(ledger: Ledger, keys: Keys) -> str:
    """The ledger's checkpoint as it is now, signed and kept in it too; where nothing came since the last, that one."""
    size, root = ledger.head()
    with ledger.database.reading() as connection:
        there = _signed_at(connection, size)
    if there is not None:
        return there
    signed = _signed(ledger, keys, size, root)
    with ledger.database.writing() as connection:
        there = _signed_at(connection, size)
        if there is None:
            connection.execute(insert(tables.checkpoints), {"size": size, "signed": signed})
    return there or signed


def to_keep(ledger: Ledger, keys: Keys) -> str:
    """The text of a file to keep elsewhere: the signed checkpoint, and under it a mark of every entry."""
    size, root = ledger.head()
    marks = b"".join(mark(id_, noted) for id_, noted in ledger.leaves(size))
    signed = _signed(ledger, keys, size, root, hashlib.sha256(marks).hexdigest())
    return f"{signed}\n{b64encode(marks).decode()}\n"


def witness(text: str) -> Witness:
    """The checkpoint of a kept file; LedgerError where it is none, or is not whole."""
    signed, _, rest = text.strip().partition("\n")
    checkpoint = read(signed)
    try:
        marks = b64decode(rest.strip(), validate=True)
    except ValueError as error:
        raise LedgerError("the checkpoint's marks are not whole") from error
    if checkpoint.marks != (hashlib.sha256(marks).hexdigest() if marks or checkpoint.marks else ""):
        raise LedgerError("the checkpoint's marks are not those that were signed")
    return Witness(checkpoint, tuple(marks[at:at + MARK] for at in range(0, len(marks), MARK)))


def read(signed: str) -> Checkpoint:
    """A signed checkpoint, by the keys it names; LedgerError where they did not sign it.

    Whose keys they are is for the reader to know: by their fingerprint, or since the file was kept safe.
    """
    claimed = _claimed(signed)
    signed_content(signed, claimed.keys)
    return claimed


def signed_at(ledger: Ledger) -> dict[int, str]:
    """The checkpoints that are kept in the ledger itself, by how many entries they saw."""
    with ledger.database.reading() as connection:
        rows = connection.execute(select(tables.checkpoints).order_by(tables.checkpoints.c.size))
        return {row.size: row.signed for row in rows}


def _signed_at(connection: Connection, size: int) -> str | None:
    return connection.execute(select(tables.checkpoints.c.signed).where(
        tables.checkpoints.c.size == size)).scalar_one_or_none()


def _claimed(signed: str) -> Checkpoint:
    """What a checkpoint says before anybody looked at its signature."""
    try:
        payload = signed.split(".")[1]
        return Checkpoint.model_validate_json(b64decode(payload + "=" * (-len(payload) % 4), altchars=b"-_"))
    except (IndexError, ValueError, ValidationError) as error:
        raise LedgerError("no checkpoint that this version knows") from error


def _signed(ledger: Ledger, keys: Keys, size: int, root: bytes, marks: str = "") -> str:
    if ledger.keys is not None and keys.public != ledger.keys:
        raise LedgerError("these are not the keys of this ledger")
    checkpoint = Checkpoint(organisation=ledger.organisation, keys=keys.public, ledger=ledger.id, size=size,
                            root=root.hex(), at=now(), marks=marks)
    return keys.sign(checkpoint.model_dump_json().encode())
