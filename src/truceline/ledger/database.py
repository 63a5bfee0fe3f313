"""Connections to a database of entries: SQLite as a file, PostgreSQL by its address, one set of rules for both."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from truceline.errors import LedgerError

BUSY_MS = 30_000  # how long a writer waits for another one
SQLITE = "sqlite"
_WRITES = "truceline_writes"
_LOCK = 0x74727563  # of PostgreSQL: one writer at a time, as in SQLite


class Database:
    """Where the tables lie. Errors of the database come out as LedgerError, and nothing of their transaction stays."""

    def __init__(self, address: str | Path) -> None:
        if on_server(address):
            url = _url_of(str(address))
            self.name, self.read_only, self._engine = url.render_as_string(), False, _server(url)
        else:
            self.name, self.read_only = str(address), _is_frozen(Path(address).resolve())
            self._engine = _file(Path(address))

    @property
    def dialect(self) -> str:
        """Which database it is."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the tables, whatever is written meanwhile."""
        with _told(self.name), self._engine.connect() as connection:
            if self.dialect != SQLITE:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer is in: all of it is kept, or nothing."""
        with _told(self.name), self._engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                if self.dialect != SQLITE:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    def close(self) -> None:
        """Lets go of the file or server."""
        self._engine.dispose()


def on_server(address: str | Path) -> bool:
    """Whether this is the address of a server, not the path of a file."""
    return "://" in str(address)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()
        raise LedgerError(f"{name}: {_plain(reason[0] if reason else 'the database refused')}") from error
    except UnicodeEncodeError as error:
        raise LedgerError(f"{name}: holds no such text: {error.object!r} has what is no letter") from error


def _plain(reason: str) -> str:
    """The reasons that people meet, in words that say what to do."""
    known = {
        "database or disk is full": "the disk is full: nothing of this step was written, what was there is whole",
        "disk I/O error": "the disk refused (full?): nothing of this step was written, what was there is whole",
        "attempt to write a readonly database": "cannot be written: the file or its folder is read-only",
        "unable to open database file": "cannot be opened: is there such a folder, and may it be written?",
        "database is locked": "another process writes to it without end: nothing was written",
        "file is not a database": "is no ledger",
        "database disk image is malformed": "is damaged: take the last backup, and verify it",
    }
    return next((f"{words} ({reason})" for told, words in known.items() if told in reason), reason)


# ------------------------------------------------------------------ SQLite

def _file(path: Path) -> Engine:
    engine = create_engine(_url(path), connect_args={"timeout": BUSY_MS / 1000, "uri": True})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _url(path: Path) -> str:
    """A file in a folder that cannot be written is read as it stands: SQLite's own helpers cannot lie beside it."""
    real = path.resolve()
    quoted = real.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    frozen = _is_frozen(real)
    if frozen and _has_rest(real):
        raise LedgerError(f"{path}: its folder is read-only and its last entries are still in {path.name}-wal: "
                          "copy both to where they can be written")
    return f"sqlite:///file:{quoted}?{'immutable=1&mode=ro' if frozen else 'mode=rwc'}&uri=true"


def _is_frozen(path: Path) -> bool:
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _has_rest(path: Path) -> bool:
    rest = path.with_name(f"{path.name}-wal")
    return rest.exists() and rest.stat().st_size > 0


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Readers never wait for a writer; what is committed is on the disk; transactions begin where we say so."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (f"busy_timeout = {BUSY_MS}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


# ------------------------------------------------------------------ PostgreSQL

def _server(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"))
    except ImportError as error:
        raise LedgerError("PostgreSQL needs one more package: pip install 'truceline[postgres]'") from error


def _url_of(address: str) -> URL:
    try:
        url = make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        raise LedgerError("no address of a database; write postgresql://USER@HOST/DATABASE") from error
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"{url.render_as_string()}: a ledger is a file, or in PostgreSQL (postgresql://...)")
    return url
