"""Our side of the exchange: the ledger, its keys, and transactions that hold entries and their letters together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from truceline.errors import ExchangeError
from truceline.exchange import tables
from truceline.ledger import Ledger, Noted
from truceline.ledger.database import Database
from truceline.ledger.keys import Keys, key_file
from truceline.model.entry import Entry

Beside = Callable[[Connection], None]


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
        with ledger.database.writing() as connection:
            tables.TABLES.create_all(connection)
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

    def append(self, entries: Sequence[Entry], evidence: Mapping[str, bytes], beside: Beside) -> tuple[Noted, ...]:
        """Appends entries in one transaction with what ``beside`` writes: both are kept, or neither."""
        database = _Together(self.ledger.database.name, beside)
        with Ledger(database) as ledger:
            if entries:
                return ledger.append(entries, evidence)
            with database.writing():
                return ()


class _Together(Database):
    """A database whose transactions end with what goes with them."""

    def __init__(self, address: str, beside: Beside) -> None:
        super().__init__(address)
        self._beside = beside

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that ``beside`` is the last step of."""
        with super().writing() as connection:
            yield connection
            self._beside(connection)
