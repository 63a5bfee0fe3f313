"""Our side of the exchange: the ledger with its keys."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from truceline.errors import ExchangeError
from truceline.exchange import tables
from truceline.ledger import Ledger
from truceline.ledger.keys import Keys, key_file


@dataclass(frozen=True, slots=True)
class Desk:
    """An organisation's ledger with its private keys."""

    ledger: Ledger
    keys: Keys

    @classmethod
    def open(cls, path: str | Path) -> "Desk":
        """The desk of a ledger; ExchangeError where the keys that lie beside it are another's."""
        ledger, keys = Ledger.open(path), Keys.load(key_file(path))
        if ledger.keys != keys.public:
            raise ExchangeError(f"{key_file(path)}: are not the keys of this ledger")
        _prepare(ledger)
        return cls(ledger, keys)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the ledger."""
        self.ledger.close()

    @property
    def name(self) -> str:
        """Our organisation."""
        return str(self.ledger.organisation)


def _prepare(ledger: Ledger) -> None:
    """Makes our tables where they are not there yet; a ledger that cannot be written can still be looked at."""
    with ledger.database.reading() as connection:
        there = connection.dialect.has_table(connection, tables.conflicts.name)
    if not there:
        with ledger.database.writing() as connection:
            tables.TABLES.create_all(connection)
