"""The ledger of one organisation: entries are appended and read, never changed and never taken away."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Select, func, insert, select, update

from truceline.errors import LedgerError
from truceline.ledger import search, tables
from truceline.ledger.database import Database
from truceline.ledger.merkle import Frontier, leaf_hash
from truceline.ledger.standing import standing, taken_back
from truceline.model.entry import Entry, now, trusted
from truceline.model.keys import PublicKeys

FORM = "truceline/ledger/1"
PAGE = 500  # entries read at a time, so that a large ledger is never held whole
MANY = 5000  # rows without their content
ASKED = 500  # ids asked for in one statement
_FEWEST = 4  # characters of an id that name an entry


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry with its place in this ledger and when it came here, which may be long after it was recorded."""

    number: int
    noted: str
    entry: Entry


def leaf_of(id_: str, noted: str) -> bytes:
    """The hash by which an entry stands in the tree: of its id, which is its content, and of when it came."""
    return leaf_hash(bytes.fromhex(id_) + noted.encode())


class Ledger:
    """An append-only ledger. ``organisation`` is the author of what is entered here."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.reading() as connection:
            if not database_has_ledger(connection):
                raise LedgerError(f"{database.name}: is no ledger; `truceline init` makes one")
            facts = {row.name: row.value for row in connection.execute(select(tables.about))}
        if facts.get("form") != FORM:
            raise LedgerError(f"{database.name}: its form is {facts.get('form')}, this version reads {FORM}")
        self.organisation, self.id = facts["organisation"], facts["id"]
        self.keys = PublicKeys.model_validate_json(facts["keys"]) if "keys" in facts else None

    @classmethod
    def create(cls, address: str | Path, organisation: str, keys: PublicKeys | None = None) -> "Ledger":
        """A new ledger, to be signed with these keys; LedgerError where there is one already."""
        if not organisation.strip():
            raise LedgerError("a ledger needs the name of its organisation")
        database = Database(address)
        with database.writing() as connection:
            if database_has_ledger(connection):
                raise LedgerError(f"{address}: is a ledger already; nothing was changed")
            tables.TABLES.create_all(connection)
            search.prepare(connection)
            facts = {"form": FORM, "organisation": organisation, "id": secrets.token_hex(8), "created": now()}
            if keys is not None:
                facts["keys"] = keys.model_dump_json()
            connection.execute(insert(tables.about), [{"name": n, "value": v} for n, v in facts.items()])
            connection.execute(insert(tables.head), {"one": 1, "size": 0, "noted": "", "frontier": "[]"})
        return cls(database)

    @classmethod
    def open(cls, address: str | Path) -> "Ledger":
        """The ledger that is there."""
        if "://" not in str(address) and not Path(address).is_file():
            raise LedgerError(f"{address}: no such ledger; `truceline init` makes one")
        return cls(Database(address))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or server."""
        self.database.close()

    @property
    def read_only(self) -> bool:
        """Whether it lies where nothing can be written."""
        return self.database.read_only

    # -------------------------------------------------------------- writing

    def append(self, stated: Iterable[Entry], evidence: Mapping[str, bytes] | None = None, *,
               once: bool = False) -> tuple[Noted, ...]:
        """Appends the entries that are not here yet, all or none, and gives back those that are new.

        With ``once`` an entry that says again what one of ours says that stands (``Payload.key``) is not new.
        """
        with self.database.writing() as connection:
            new = self._unknown(connection, list(stated), once=once)
            noted = self._note(connection, new)
            _keep(connection, evidence or {})
        return noted

    def _unknown(self, connection: Connection, stated: Sequence[Entry], *, once: bool) -> list[Entry]:
        by_id = {entry.id: entry for entry in stated}
        for id_ in _present(connection, by_id):
            del by_id[id_]
        if not once:
            return list(by_id.values())
        said = self._said(connection, [key_of(entry) for entry in by_id.values()])
        new: dict[str, Entry] = {}
        for entry in by_id.values():
            key = key_of(entry)
            if key not in said:
                new.setdefault(key or entry.id, entry)
        return list(new.values())

    def _said(self, connection: Connection, keys: Sequence[str]) -> set[str]:
        """Those of the keys that an entry of ours has which nobody took back."""
        found: dict[str, str] = {}
        for some in parts([key for key in keys if key]):
            rows = connection.execute(select(tables.entries.c.id, tables.entries.c.key).where(
                tables.entries.c.key.in_(some), tables.entries.c.author == self.organisation))
            found.update((row.id, row.key) for row in rows)
        gone = _taken_back(connection, found)
        return {key for id_, key in found.items() if id_ not in gone}

    def _note(self, connection: Connection, new: Sequence[Entry]) -> tuple[Noted, ...]:
        if not new:
            return ()
        frontier = _frontier(connection)
        last = connection.execute(select(tables.head.c.noted)).scalar_one()
        at = max(now(), last)  # a clock set back must not change what was known when
        noted = [Noted(frontier.size + place, at, entry) for place, entry in enumerate(new, 1)]
        for each in noted:
            frontier.add(leaf_of(each.entry.id, at))
        connection.execute(insert(tables.entries), [_row(each) for each in noted])
        links = [{"number": n.number, "target": to} for n in noted for to in sorted(set(n.entry.body.refers()))]
        if links:
            connection.execute(insert(tables.refers), links)
        search.file(connection, ((each.number, each.entry) for each in noted))
        connection.execute(update(tables.head).values(
            size=frontier.size, noted=at, frontier=json.dumps([peak.hex() for peak in frontier.peaks])))
        return tuple(noted)

    # -------------------------------------------------------------- reading

    def __len__(self) -> int:
        with self.database.reading() as connection:
            return int(connection.execute(select(tables.head.c.size)).scalar_one())

    def head(self) -> tuple[int, bytes]:
        """How many entries there are, and the head of the tree over all of them."""
        with self.database.reading() as connection:
            frontier = _frontier(connection)
        return frontier.size, frontier.root()

    def leaves(self, size: int | None = None) -> Iterator[tuple[str, str]]:
        """The id and time of coming of the first ``size`` entries (of all, without), in their order."""
        c, after = tables.entries.c, 0
        wanted = select(c.number, c.id, c.noted).order_by(c.number).limit(MANY)
        if size is not None:
            wanted = wanted.where(c.number <= size)
        while True:
            with self.database.reading() as connection:
                page = connection.execute(wanted.where(c.number > after)).all()
            if not page:
                return
            yield from ((row.id, row.noted) for row in page)
            after = page[-1].number

    def entries(self, *kinds: str, until: str | None = None, after: int = 0) -> Iterator[Noted]:
        """The entries of these kinds (of all, without) in the order they came.

        ``until`` (an instant as entries write it) leaves out what came later, ``after`` what has no higher number.
        """
        size = len(self)
        wanted = _entries().where(tables.entries.c.number <= size).order_by(tables.entries.c.number).limit(PAGE)
        if kinds:
            wanted = wanted.where(tables.entries.c.kind.in_(kinds))
        if until is not None:
            wanted = wanted.where(tables.entries.c.noted <= until)
        while page := self._read(wanted.where(tables.entries.c.number > after)):
            yield from page
            after = page[-1].number

    def standing(self, *kinds: str, until: str | None = None) -> tuple[Entry, ...]:
        """The entries of these kinds that nobody took back, by when they were recorded."""
        wanted = {*kinds, "undo"} if kinds else ()
        return standing(noted.entry for noted in self.entries(*wanted, until=until))

    def get(self, ids: Iterable[str]) -> tuple[Noted, ...]:
        """The entries of these ids that are here, in the order they came."""
        found = [noted for some in parts(sorted(set(ids)))
                 for noted in self._read(_entries().where(tables.entries.c.id.in_(some)))]
        return tuple(sorted(found, key=lambda noted: noted.number))

    def find(self, id_: str) -> Noted:
        """The one entry whose id begins so; LedgerError where there is none, or more than one."""
        if len(id_) < _FEWEST or not set(id_) <= set("0123456789abcdef"):
            raise LedgerError(f"{id_}: no id of an entry; give its first {_FEWEST} characters or more")
        found = self._read(_entries().where(
            tables.entries.c.id >= id_, tables.entries.c.id < f"{id_}g").limit(2))
        if len(found) != 1:
            raise LedgerError(f"{id_}: more than one entry begins so" if found else f"{id_}: no such entry")
        return found[0]

    def search(self, asked: str, most: int = 50) -> tuple[Noted, ...]:
        """The entries that hold all of the words (and "whole phrases"), the best first."""
        with self.database.reading() as connection:
            numbers = search.found(connection, asked, most)
        place = {number: at for at, number in enumerate(numbers)}
        found = self._read(_entries().where(tables.entries.c.number.in_(numbers)))
        return tuple(sorted(found, key=lambda noted: place[noted.number]))

    def about(self, id_: str) -> tuple[Noted, ...]:
        """The entries that refer to this one."""
        return tuple(self._read(_entries().join(
            tables.refers, tables.refers.c.number == tables.entries.c.number).where(
                tables.refers.c.target == id_).order_by(tables.entries.c.number)))

    def evidence(self, sha256: str) -> bytes | None:
        """The original bytes of a report, where they are kept here."""
        with self.database.reading() as connection:
            content = connection.execute(select(tables.evidence.c.content).where(
                tables.evidence.c.sha256 == sha256)).scalar_one_or_none()
        return None if content is None else bytes(content)

    def _read(self, wanted: "Select[tuple[int, str, str, bytes]]") -> list[Noted]:
        with self.database.reading() as connection:
            return [Noted(row.number, row.noted, trusted(row.id, row.body)) for row in connection.execute(wanted)]


def key_of(entry: Entry) -> str:
    """The key of a payload as it is filed: a hash, since keys may be long; empty where it has none."""
    key = entry.body.key()
    return hashlib.sha256(f"{entry.kind}\n{key}".encode(errors="surrogatepass")).hexdigest() if key else ""


def _frontier(connection: Connection) -> Frontier:
    """From where the tree goes on; within a transaction nobody else adds to it."""
    head = connection.execute(select(tables.head).with_for_update()).one()
    return Frontier(head.size, [bytes.fromhex(peak) for peak in json.loads(head.frontier)])


def database_has_ledger(connection: Connection) -> bool:
    """Whether the tables are there."""
    return connection.dialect.has_table(connection, tables.about.name)


def _entries() -> "Select[tuple[int, str, str, bytes]]":
    c = tables.entries.c
    return select(c.number, c.noted, c.id, c.body)


def _row(noted: Noted) -> dict[str, str | int | bytes]:
    entry = noted.entry
    return {"number": noted.number, "id": entry.id, "noted": noted.noted, "kind": entry.kind, "author": entry.author,
            "recorded": entry.recorded, "key": key_of(entry), "body": entry.canonical()}


def _taken_back(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the entries that undos take back, with the undos of undos."""
    known: dict[str, Entry] = {}
    asked = list(ids)
    while asked:
        rows = [row for some in parts(asked) for row in connection.execute(_entries().where(
            tables.entries.c.id.in_(some)))]
        undos = [row for some in parts(asked) for row in connection.execute(_entries().join(
            tables.refers, tables.refers.c.number == tables.entries.c.number).where(
                tables.refers.c.target.in_(some), tables.entries.c.kind == "undo"))]
        known.update((row.id, trusted(row.id, row.body)) for row in (*rows, *undos))
        asked = [row.id for row in undos]
    return taken_back(known)


def _present(connection: Connection, ids: Iterable[str]) -> set[str]:
    return {row.id for some in parts(list(ids)) for row in connection.execute(
        select(tables.entries.c.id).where(tables.entries.c.id.in_(some)))}


def _keep(connection: Connection, evidence: Mapping[str, bytes]) -> None:
    """Keeps the original bytes; those under another hash than their own are a fault."""
    for sha256, content in evidence.items():
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LedgerError(f"evidence that is not what its hash says: {sha256}")
        there = connection.execute(select(func.count()).where(tables.evidence.c.sha256 == sha256)).scalar_one()
        if not there:
            connection.execute(insert(tables.evidence), {"sha256": sha256, "content": content})


def parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at a time as one statement may ask for."""
    for start in range(0, len(values), ASKED):
        yield values[start:start + ASKED]
