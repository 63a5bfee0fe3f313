"""Appending: which entries are new, their place in the tree, their words, and the original bytes beside them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Select, func, insert, select, update

from truceline.errors import LedgerError
from truceline.ledger import search, tables
from truceline.ledger.merkle import Frontier, leaf_hash
from truceline.ledger.standing import taken_back
from truceline.model.entry import Entry, now, trusted

T = TypeVar("T")
ASKED = 500  # ids asked for in one statement


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry with its place in this ledger and when it came here, which may be long after it was recorded."""

    number: int
    noted: str
    entry: Entry


def leaf_of(id_: str, noted: str) -> bytes:
    """The hash by which an entry stands in the tree: of its id, which is its content, and of when it came."""
    return leaf_hash(bytes.fromhex(id_) + noted.encode())


def unknown(connection: Connection, stated: Sequence[Entry], organisation: str = "") -> list[Entry]:
    """The entries that are not here yet; of an ``organisation``'s own, those that say what it does not say already."""
    by_id = {entry.id: entry for entry in stated}
    for id_ in _present(connection, by_id):
        del by_id[id_]
    if not organisation:
        return list(by_id.values())
    keys = {entry.id: key_of(entry) if entry.author == organisation else "" for entry in by_id.values()}
    said = _said(connection, list(keys.values()), organisation)
    new: dict[str, Entry] = {}
    for id_, entry in by_id.items():
        if keys[id_] not in said:
            new.setdefault(keys[id_] or id_, entry)
    return list(new.values())


def _said(connection: Connection, keys: Sequence[str], organisation: str) -> set[str]:
    """Those of the keys that an entry of the organisation has which nobody took back."""
    found: dict[str, str] = {}
    for some in parts([key for key in keys if key]):
        rows_ = connection.execute(select(tables.entries.c.id, tables.entries.c.key).where(
            tables.entries.c.key.in_(some), tables.entries.c.author == organisation))
        found.update((row.id, row.key) for row in rows_)
    gone = taken_back_of(connection, found)
    return {key for id_, key in found.items() if id_ not in gone}


def note(connection: Connection, new: Sequence[Entry]) -> tuple[Noted, ...]:
    """Gives entries their places behind those that are there."""
    if not new:
        return ()
    frontier = frontier_of(connection)
    last = connection.execute(select(tables.head.c.noted)).scalar_one()
    at = max(now(), last)  # a clock set back must not change what was known when
    noted = tuple(Noted(frontier.size + place, at, entry) for place, entry in enumerate(new, 1))
    for each in noted:
        frontier.add(leaf_of(each.entry.id, at))
    connection.execute(insert(tables.entries), [_row(each) for each in noted])
    links = [{"number": n.number, "target": to} for n in noted for to in sorted(set(n.entry.body.refers()))]
    if links:
        connection.execute(insert(tables.refers), links)
    search.file(connection, ((each.number, each.entry) for each in noted))
    connection.execute(update(tables.head).values(
        size=frontier.size, noted=at, frontier=json.dumps([peak.hex() for peak in frontier.peaks])))
    return noted


def key_of(entry: Entry) -> str:
    """The key of a payload as it is filed; empty where it has none."""
    key = entry.body.key()
    return filed_under(entry.kind, key) if key else ""


def filed_under(kind: str, key: str) -> str:
    """A key as it is filed: a hash, since keys may be long."""
    return hashlib.sha256(f"{kind}\n{key}".encode(errors="surrogatepass")).hexdigest()


def frontier_of(connection: Connection) -> Frontier:
    """From where the tree goes on; within a transaction nobody else adds to it."""
    head = connection.execute(select(tables.head).with_for_update()).one()
    return Frontier(head.size, [bytes.fromhex(peak) for peak in json.loads(head.frontier)])


def rows() -> Select[tuple[int, str, str, bytes]]:
    """Entries with their place, when they came, their id and their bytes."""
    c = tables.entries.c
    return select(c.number, c.noted, c.id, c.body)


def _row(noted: Noted) -> dict[str, str | int | bytes]:
    entry = noted.entry
    return {"number": noted.number, "id": entry.id, "noted": noted.noted, "kind": entry.kind, "author": entry.author,
            "recorded": entry.recorded, "key": key_of(entry), "body": entry.canonical()}


def taken_back_of(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the entries that undos take back, with the undos of undos."""
    known: dict[str, Entry] = {}
    wanted = frozenset(ids)
    asked = list(wanted)
    while asked:
        found = [row for some in parts(asked) for row in connection.execute(rows().where(
            tables.entries.c.id.in_(some)))]
        undos = [row for some in parts(asked) for row in connection.execute(rows().join(
            tables.refers, tables.refers.c.number == tables.entries.c.number).where(
                tables.refers.c.target.in_(some), tables.entries.c.kind == "undo"))]
        known.update((row.id, trusted(row.id, row.body)) for row in (*found, *undos))
        asked = [row.id for row in undos]
    return taken_back(known) & wanted


def _present(connection: Connection, ids: Iterable[str]) -> set[str]:
    return {row.id for some in parts(list(ids)) for row in connection.execute(
        select(tables.entries.c.id).where(tables.entries.c.id.in_(some)))}


def keep(connection: Connection, evidence: Mapping[str, bytes]) -> None:
    """Keeps the original bytes; those under another hash than their own are a fault."""
    for sha256, content in evidence.items():
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LedgerError(f"evidence that is not what its hash says: {sha256}")
        there = connection.execute(select(func.count()).where(tables.evidence.c.sha256 == sha256)).scalar_one()
        if not there:
            connection.execute(insert(tables.evidence), {"sha256": sha256, "content": content})


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at a time as one statement may ask for."""
    for start in range(0, len(values), ASKED):
        yield values[start:start + ASKED]
