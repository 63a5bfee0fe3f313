"""Sealing: what goes to a peer is lines of JWE, the first around the signed statement, the rest around its content.

Each line is small, so that nobody whose signature is not known makes us open or hold more than the first. Nothing is
compressed, so that nothing grows when opened.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from typing import Literal

from pydantic import ValidationError

from truceline.errors import ExchangeError, LedgerError
from truceline.ledger.keys import Keys, seal
from truceline.model.base import Record
from truceline.model.keys import PublicKeys
from truceline.model.payloadbase import KeyText

LARGEST = 32 * 2**20
"""Bytes of a bundle, sealed: the largest report that is collected fits in, with its evidence."""
LONGEST_LINE = 2**16
_PART = 45_000  # bytes inside one line, which base64 makes a third longer
_SEGMENTS = 5


class _Ephemeral(Record):
    kty: Literal["OKP"]
    crv: Literal["X25519"]
    x: KeyText


class _Header(Record):
    """The one header that is taken: no compression, no other way of sealing."""

    alg: Literal["ECDH-ES+A256KW"]
    enc: Literal["A256GCM"]
    epk: _Ephemeral


def sealed(statement: str, content: bytes, to: PublicKeys) -> bytes:
    """Statement and content for the holder of these keys alone; ExchangeError where that is too large."""
    parts = [statement.encode(), *(content[at:at + _PART] for at in range(0, len(content), _PART))]
    lines = b"".join(seal(part, to).encode() + b"\n" for part in parts)
    if len(lines) > LARGEST or lines.index(b"\n") > LONGEST_LINE:
        raise ExchangeError(f"{len(lines) / 2**20:.0f} MB are too large for a bundle")
    return lines


def opened_statement(envelope: bytes, keys: Keys) -> str:
    """The signed statement of an envelope, of which the first line is enough."""
    line, end, _ = envelope[:LONGEST_LINE + 1].partition(b"\n")
    if not end:
        raise ExchangeError("no bundle or receipt, or not whole")
    try:
        return _opened(line, keys).decode("ascii")
    except UnicodeDecodeError as error:
        raise ExchangeError("no bundle or receipt") from error


def opened_content(envelope: bytes, keys: Keys) -> bytes:
    """What follows the statement."""
    if len(envelope) > LARGEST:
        raise ExchangeError(f"larger than {LARGEST // 2**20} MB")
    if not envelope.endswith(b"\n"):
        raise ExchangeError("altered: not whole")
    return b"".join(_opened(line, keys) for line in _rest(envelope))


def _rest(envelope: bytes) -> Iterator[bytes]:
    start = envelope.index(b"\n") + 1
    while start < len(envelope):
        end = envelope.index(b"\n", start)
        yield envelope[start:end]
        start = end + 1


def _opened(line: bytes, keys: Keys) -> bytes:
    """What one line seals; only the one spelling of it is taken, so that no bit can be turned unseen."""
    if len(line) > LONGEST_LINE:
        raise ExchangeError("a line that is too long")
    try:
        header, *rest = [_exact(segment) for segment in line.split(b".")]
        _Header.model_validate_json(header, strict=True)
    except (ValueError, ValidationError) as error:
        raise ExchangeError("not sealed as this version seals, or altered") from error
    if len(rest) != _SEGMENTS - 1:
        raise ExchangeError("not sealed as this version seals, or altered")
    try:
        return keys.unseal(line.decode("ascii"))
    except LedgerError as error:
        raise ExchangeError("not sealed to us, or altered") from error


def _exact(segment: bytes) -> bytes:
    """The bytes of base64url; ValueError where another spelling of them is the right one."""
    try:
        content = urlsafe_b64decode(segment + b"=" * (-len(segment) % 4))
    except binascii.Error as error:
        raise ValueError("no base64") from error
    if urlsafe_b64encode(content).rstrip(b"=") != segment:
        raise ValueError("base64 in another spelling")
    return content
