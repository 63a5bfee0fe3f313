"""What is sealed behind the statement: a line for each entry, as its bytes are, then one for each piece of evidence."""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence

from truceline.errors import ExchangeError, LedgerError
from truceline.exchange.selection import may_go
from truceline.exchange.statement import Bundle
from truceline.model.entry import SHOWN, Entry, id_of, parsed
from truceline.model.payload import ReportIn


def written(entries: Sequence[Entry], evidence: Mapping[str, bytes]) -> bytes:
    """The lines of entries and evidence, each in the order in which the statement names them."""
    lines = [*(entry.canonical() for entry in entries), *(b64encode(content) for content in evidence.values())]
    return b"".join(line + b"\n" for line in lines)


def read(content: bytes, bundle: Bundle) -> tuple[tuple[Entry, ...], dict[str, bytes]]:
    """Entries and evidence; ExchangeError where they are not those of the statement, or not the sender's to give."""
    *lines, rest = content.split(b"\n")
    if rest or len(lines) != len(bundle.entries) + len(bundle.evidence):
        raise ExchangeError("altered: holds other entries than its statement names")
    entries = tuple(_entry(line, id_, bundle) for line, id_ in zip(lines, bundle.entries, strict=False))
    evidence = {sha256: _evidence(line, sha256) for line, sha256 in zip(
        lines[len(entries):], bundle.evidence, strict=True)}
    if not set(evidence) <= {entry.body.report.sha256 for entry in entries if isinstance(entry.body, ReportIn)}:
        raise ExchangeError("holds evidence of no report in it")
    return entries, evidence


def _entry(line: bytes, id_: str, bundle: Bundle) -> Entry:
    if id_of(line) != id_:
        raise ExchangeError(f"altered: entry {id_[:SHOWN]} is not what the statement names")
    try:
        entry = parsed(line)
    except LedgerError as error:
        raise ExchangeError(f"entry {id_[:SHOWN]}: {error}") from error
    if entry.author != bundle.sender:
        raise ExchangeError(f"entry {id_[:SHOWN]} is of {entry.author}: {bundle.sender} may only hand on its own")
    if not may_go(entry, bundle.sender, bundle.recipient):
        raise ExchangeError(f"entry {id_[:SHOWN]} is not for {bundle.recipient}")
    return entry


def _evidence(line: bytes, sha256: str) -> bytes:
    try:
        content = b64decode(line, validate=True)
    except ValueError as error:
        raise ExchangeError("altered: evidence that is no base64") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ExchangeError(f"altered: evidence {sha256[:SHOWN]} is not what the statement names")
    return content
