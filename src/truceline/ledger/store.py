"""The ledger of one organisation: entries are appended and read, never changed and never taken away."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Select, insert, select

from truceline.errors import LedgerError
from truceline.ledger import search, tables
from truceline.ledger.database import Database, on_server
from truceline.ledger.standing import standing
from truceline.ledger.writing import (
    Noted,
    filed_under,
    frontier_of,
    keep,
    note,
    parts,
    rows,
    taken_back_of,
    unknown,
)
from truceline.model.entry import Entry, now, trusted
from truceline.model.keys import PublicKeys

FORM = "truceline/ledger/1"
PAGE = 500  # entries read at a time, so that a large ledger is never held whole
MANY = 5000  # rows without their content
_FEWEST = 4  # characters of an id that name an entry


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
        self.truce = facts.get("truce", "")
        self.keys = PublicKeys.model_validate_json(facts["keys"]) if "keys" in facts else None

    @classmethod
    def create(cls, address: str | Path, organisation: str, keys: PublicKeys | None = None,
               truce: str = "") -> "Ledger":
        """A new ledger, to be signed with these keys, about this truce; LedgerError where there is one already."""
        if not organisation.strip() or not organisation.isprintable():
            raise LedgerError("a ledger needs the name of its organisation, on one line that can be read")
        database = Database(address)
        with database.writing() as connection:
            if database_has_ledger(connection):
                raise LedgerError(f"{address}: is a ledger already; nothing was changed")
            tables.TABLES.create_all(connection)
            search.prepare(connection)
            facts = {"form": FORM, "organisation": organisation, "id": secrets.token_hex(8), "created": now(),
                     "truce": truce}
            if keys is not None:
                facts["keys"] = keys.model_dump_json()
            connection.execute(insert(tables.about), [{"name": n, "value": v} for n, v in facts.items()])
            connection.execute(insert(tables.head), {"one": 1, "size": 0, "noted": "", "frontier": "[]"})
        return cls(database)

    @classmethod
    def open(cls, address: str | Path) -> "Ledger":
        """The ledger that is there."""
        if not on_server(address) and not Path(address).is_file():
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
    def address(self) -> str:
        """Where it lies."""
        return self.database.name

    @property
    def read_only(self) -> bool:
        """Whether it lies where nothing can be written."""
        return self.database.read_only

    # -------------------------------------------------------------- writing

    def append(self, stated: Iterable[Entry], evidence: Mapping[str, bytes] | None = None, *, once: bool = False,
               beside: Callable[[Connection], None] | None = None) -> tuple[Noted, ...]:
        """Appends the entries that are not here yet, all or none, and gives back those that are new.

        With ``once`` an entry that says again what one of ours says that stands (``Payload.key``) is not new.
        ``beside`` writes what goes with them in the same transaction.
        """
        with self.database.writing() as connection:
            new = unknown(connection, list(stated), self.organisation if once else "")
            noted = note(connection, new)
            keep(connection, evidence or {})
            if beside is not None:
                beside(connection)
        return noted

    # -------------------------------------------------------------- reading

    def __len__(self) -> int:
        with self.database.reading() as connection:
            return int(connection.execute(select(tables.head.c.size)).scalar_one())

    def head(self) -> tuple[int, bytes]:
        """How many entries there are, and the head of the tree over all of them."""
        with self.database.reading() as connection:
            frontier = frontier_of(connection)
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
        wanted = _of(kinds, until).where(tables.entries.c.number <= size).order_by(tables.entries.c.number).limit(PAGE)
        while page := self._read(wanted.where(tables.entries.c.number > after)):
            yield from page
            after = page[-1].number

    def newest(self, most: int, *kinds: str, until: str | None = None) -> tuple[Noted, ...]:
        """The last so many entries of these kinds (of all, without), in the order they came; ``until`` as above."""
        return tuple(reversed(self._read(_of(kinds, until).order_by(tables.entries.c.number.desc()).limit(most))))

    def standing(self, *kinds: str, until: str | None = None) -> tuple[Entry, ...]:
        """The entries of these kinds that nobody took back, by when they were recorded."""
        wanted = {*kinds, "undo"} if kinds else ()
        return standing(noted.entry for noted in self.entries(*wanted, until=until))

    def get(self, ids: Iterable[str]) -> tuple[Noted, ...]:
        """The entries of these ids that are here, in the order they came."""
        found = [noted for some in parts(sorted(set(ids)))
                 for noted in self._read(rows().where(tables.entries.c.id.in_(some)))]
        return tuple(sorted(found, key=lambda noted: noted.number))

    def find(self, id_: str) -> Noted:
        """The one entry whose id begins so; LedgerError where there is none, or more than one."""
        if len(id_) < _FEWEST or not set(id_) <= set("0123456789abcdef"):
            raise LedgerError(f"{id_}: no id of an entry; give its first {_FEWEST} characters or more")
        found = self._read(rows().where(
            tables.entries.c.id >= id_, tables.entries.c.id < f"{id_}g").limit(2))
        if len(found) != 1:
            raise LedgerError(f"{id_}: more than one entry begins so" if found else f"{id_}: no such entry")
        return found[0]

    def search(self, asked: str, most: int = 50) -> tuple[Noted, ...]:
        """The entries that hold all of the words (and "whole phrases"), the best first."""
        with self.database.reading() as connection:
            numbers = search.found(connection, asked, most)
        place = {number: at for at, number in enumerate(numbers)}
        found = self._read(rows().where(tables.entries.c.number.in_(numbers)))
        return tuple(sorted(found, key=lambda noted: place[noted.number]))

    def taken_back(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the entries that were taken back."""
        with self.database.reading() as connection:
            return taken_back_of(connection, ids)

    def said(self, kind: str, keys: Iterable[str], newest: int | None = None) -> tuple[Noted, ...]:
        """The entries of a kind that say one of these things (``Payload.key``), in the order they came.

        ``newest`` asks for the last so many of them: of the others nothing but their numbers is read.
        """
        filed = sorted({filed_under(kind, key) for key in keys})
        with self.database.reading() as connection:
            numbers = sorted(number for some in parts(filed) for number in connection.execute(
                select(tables.entries.c.number).where(tables.entries.c.key.in_(some))).scalars())
        wanted = numbers[-newest:] if newest else numbers
        return tuple(noted for some in parts(wanted) for noted in self._read(
            rows().where(tables.entries.c.number.in_(some)).order_by(tables.entries.c.number)))

    def about(self, id_: str) -> tuple[Noted, ...]:
        """The entries that refer to this one."""
        return tuple(self._read(rows().join(
            tables.refers, tables.refers.c.number == tables.entries.c.number).where(
                tables.refers.c.target == id_).order_by(tables.entries.c.number)))

    def evidence(self, sha256: str) -> bytes | None:
        """The original bytes of a report, where they are kept here."""
        with self.database.reading() as connection:
            content = connection.execute(select(tables.evidence.c.content).where(
                tables.evidence.c.sha256 == sha256)).scalar_one_or_none()
        return None if content is None else bytes(content)

    def _read(self, wanted: Select[tuple[int, str, str, bytes]]) -> list[Noted]:
        with self.database.reading() as connection:
            return [Noted(row.number, row.noted, trusted(row.id, row.body)) for row in connection.execute(wanted)]


def _of(kinds: Sequence[str], until: str | None) -> Select[tuple[int, str, str, bytes]]:
    """The entries of these kinds (of all, where none is named) that came by then."""
    wanted = rows()
    if kinds:
        wanted = wanted.where(tables.entries.c.kind.in_(kinds))
    return wanted if until is None else wanted.where(tables.entries.c.noted <= until)


def database_has_ledger(connection: Connection) -> bool:
    """Whether the tables are there."""
    return connection.dialect.has_table(connection, tables.about.name)
