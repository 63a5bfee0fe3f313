"""Entries: all that a ledger ever holds. An entry is what one organisation stated at one time, and never changes.

Its id is the SHA-256 of its canonical JSON, so that whoever holds an entry can tell that it is whole. The state of a
ledger is a function of the set of its entries, whatever order they came in.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Literal

from pydantic import JsonValue, ValidationError

from truceline.errors import LedgerError
from truceline.model.base import Record
from truceline.model.payload import Payload
from truceline.model.payloadbase import EntryId, Utc
from truceline.model.strict import strict_json

Cap = Literal["Actual", "Exercise", "System", "Test", "Draft"]
Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
SHOWN = 12
"""So many characters of an id are shown: enough to tell any two entries of one ledger."""


class Entry(Record):
    """One entry: ``author`` is the organisation, ``by`` its person, ``recorded`` the author's clock.

    CLEAR and GREEN may go to every peer; AMBER, AMBER+STRICT and RED only to the named ``recipients``.
    """

    id: EntryId
    author: str
    recorded: Utc
    by: str = ""
    status: Cap = "Actual"
    audience: Tlp = "AMBER"
    recipients: tuple[str, ...] = ()
    body: Payload

    @property
    def kind(self) -> str:
        """The kind of its payload."""
        return self.body.kind

    @property
    def order(self) -> tuple[str, str]:
        """When it was recorded; of one microsecond by id."""
        return self.recorded, self.id

    def may_go_to(self, organisation: str) -> bool:
        """Whether another organisation may see it."""
        return self.audience in {"CLEAR", "GREEN"} or organisation in self.recipients

    def canonical(self) -> bytes:
        """The bytes whose SHA-256 is the id: JSON with sorted keys, without the id and fields at their default.

        LedgerError where a text holds half a letter, which no two programs write alike.
        """
        content = self.model_dump(mode="json", exclude={"id": True}, exclude_defaults=True)
        content["body"]["kind"] = self.body.kind
        if self.body.kind == "judgement":
            content["body"]["says"] = self.body.says
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            return text.encode()
        except UnicodeEncodeError as error:
            raise LedgerError(f"{text[error.start]!r} is no letter: an entry is text") from error


_NO_ID = "0" * 64


def stated(body: Payload, author: str, recorded: str, *, by: str = "", status: Cap = "Actual", audience: Tlp = "AMBER",
           recipients: tuple[str, ...] = ()) -> Entry:
    """An entry with its id."""
    blank = Entry(id=_NO_ID, author=author, recorded=recorded, by=by, status=status, audience=audience,
                  recipients=tuple(sorted(set(recipients))), body=body)
    return blank.model_copy(update={"id": id_of(blank.canonical())})


def id_of(canonical: bytes) -> str:
    """The id of an entry with these canonical bytes."""
    return hashlib.sha256(canonical).hexdigest()


def parsed(canonical: bytes) -> Entry:
    """The entry of canonical bytes; LedgerError where they are none, or not canonical.

    So what another party sends is taken only in the one form that gives its id.
    """
    try:
        entry = _entry(id_of(canonical), strict_json(canonical))
    except ValueError as error:
        raise LedgerError(f"no entry that this version knows: {_first_fault(error)}") from error
    if entry.canonical() != canonical:
        raise LedgerError("an entry that is not in its canonical form")
    return entry


def trusted(id_: str, canonical: bytes) -> Entry:
    """The entry of bytes that a ledger of ours holds under their id; LedgerError where they are no entry any longer.

    Whether they are what they were is not checked again: ``verify`` does that.
    """
    try:
        return _entry(id_, json.loads(canonical))
    except (ValueError, RecursionError) as error:
        raise LedgerError(f"{id_[:SHOWN]}: no entry that this version knows ({_first_fault(error)}); "
                          "`truceline verify` tells whether it was damaged") from error


def utc(at: datetime) -> str:
    """An instant as entries write it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def now() -> str:
    """This machine's clock."""
    return utc(datetime.now(UTC))


def _entry(id_: str, content: JsonValue) -> Entry:
    if not isinstance(content, dict):
        raise ValueError("no record")  # noqa: TRY004 - of what is read, not of who calls
    return Entry.model_validate({**content, "id": id_})


def _first_fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        fault = error.errors()[0]
        return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
    return str(error)
