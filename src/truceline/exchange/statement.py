"""What the two sides sign: of each bundle what it holds, and of each bundle applied that it was."""

import hashlib
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from truceline.errors import ExchangeError, LedgerError
from truceline.ledger.keys import Keys, signed_content
from truceline.model.base import Record
from truceline.model.keys import PublicKeys
from truceline.model.payloadbase import EntryId, KeyText, Sha256, Utc

MOST_ENTRIES = 200
"""Entries in one bundle: so many that their ids and the hashes of their evidence still fit into one sealed line."""

Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
Count = Annotated[int, Field(ge=0, le=2**53)]


class Taken(Record):
    """The last bundle of the other side that was applied here; 0 where none was."""

    number: Count = 0
    sha256: Hash = ""


class Bundle(Record):
    """What a bundle holds, and where its sender stood: signed, and kept by both sides to show what was said.

    ``previous`` is the hash of the signed statement before, ``checkpoint`` the sender's, ``seen`` the last one of the
    recipient that the sender has seen. ``peaks`` are those of the tree at the checkpoint, ``added`` what leads to them
    from those of the statement before.
    """

    form: Literal["truceline/bundle/1"] = "truceline/bundle/1"
    sender: str
    recipient: str
    recipient_key: KeyText
    number: Annotated[Count, Field(ge=1)]
    previous: Hash
    made: Utc
    checkpoint: str
    peaks: Annotated[tuple[Sha256, ...], Field(max_length=64)] = ()
    added: Annotated[tuple[Sha256, ...], Field(max_length=128)] = ()
    seen: str = ""
    taken: Taken = Taken()
    entries: Annotated[tuple[EntryId, ...], Field(max_length=MOST_ENTRIES)] = ()
    evidence: Annotated[tuple[Sha256, ...], Field(max_length=MOST_ENTRIES)] = ()


class Receipt(Record):
    """That a bundle was applied: received, which does not say that it is true."""

    form: Literal["truceline/receipt/1"] = "truceline/receipt/1"
    sender: str
    recipient: str
    recipient_key: KeyText
    taken: Taken
    at: Utc
    checkpoint: str


Statement = TypeVar("Statement", Bundle, Receipt)


def signed(statement: Bundle | Receipt, keys: Keys) -> str:
    """The statement with our signature."""
    return keys.sign(statement.model_dump_json().encode())


def hash_of(statement: str) -> str:
    """The hash by which a signed statement is known."""
    return hashlib.sha256(statement.encode()).hexdigest()


def is_by(statement: str, keys: PublicKeys) -> bool:
    """Whether these keys signed it."""
    try:
        signed_content(statement, keys)
    except LedgerError:
        return False
    return True


def read(statement: str, keys: PublicKeys, kind: type[Statement]) -> Statement:
    """What these keys signed; ExchangeError where it is none of theirs, or not of this kind and version."""
    try:
        return kind.model_validate_json(signed_content(statement, keys), strict=True)
    except LedgerError as error:
        raise ExchangeError("not signed by the keys that it should be by") from error
    except ValidationError as error:
        faults = error.errors()
        form = kind.model_fields["form"].default
        if any(fault["loc"] == ("form",) for fault in faults):
            raise ExchangeError(f"of another version or kind: this one reads {form}") from error
        raise ExchangeError(f"no {form}: {'.'.join(map(str, faults[0]['loc']))}: {faults[0]['msg']}") from error
