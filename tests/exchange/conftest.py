"""Two organisations, each with its ledger and keys, who read back each other's fingerprint."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest

from truceline.exchange import inbox, outbox, peers
from truceline.exchange.desk import Desk
from truceline.exchange.outbox import Stored
from truceline.ledger import Ledger
from truceline.ledger.keys import Keys, key_file
from truceline.model.entry import Entry, Tlp, now, stated
from truceline.model.payload import Message, Payload

NAMES = ("Washington", "Moscow")


def new_ledger(path: Path, organisation: str) -> Path:
    """An empty ledger with its keys beside it."""
    keys = Keys.create(key_file(path))
    Ledger.create(path, organisation, keys.public).close()
    return path


def introduce(one: Desk, other: Desk, address: str = "") -> None:
    """The first knows the second from now on."""
    peers.add(one, other.name, peers.read_key_set(peers.key_set(other)), address)


def say(desk: Desk, text: str, audience: Tlp = "GREEN", to: tuple[str, ...] = ()) -> Entry:
    """A message in the desk's ledger."""
    return enter(desk, Message(to="all", text=text), audience, to)


def enter(desk: Desk, body: Payload, audience: Tlp = "GREEN", to: tuple[str, ...] = ()) -> Entry:
    """An entry in the desk's ledger."""
    entry = stated(body, author=desk.name, recorded=now(), audience=audience, recipients=to)
    desk.ledger.append([entry])
    return entry


def texts(desk: Desk, author: str) -> list[str]:
    """The messages of an author that stand in the desk's ledger, in the order they came."""
    standing = {entry.id for entry in desk.ledger.standing("message")}
    return [noted.entry.body.text for noted in desk.ledger.entries("message")
            if noted.entry.author == author and isinstance(noted.entry.body, Message) and noted.entry.id in standing]


@dataclass(frozen=True, slots=True)
class Two:
    """Washington and Moscow."""

    here: Desk
    there: Desk
    folder: Path

    def bundle(self, *, even_empty: bool = False) -> Stored:
        """The next bundle from here to there."""
        made = outbox.make(self.here, peers.find(self.here, self.there.name), even_empty=even_empty)
        assert made is not None
        return made

    def back(self) -> "Two":
        """The same two, the other way."""
        return Two(self.there, self.here, self.folder)

    def third(self, name: str) -> Desk:
        """An organisation that Moscow knows too, and that knows Moscow."""
        desk = Desk.open(new_ledger(self.folder / f"{name}.ledger", name))
        introduce(self.there, desk)
        introduce(desk, self.there)
        return desk

    def carry(self) -> int:
        """All that waits goes from here to there and is acknowledged: how many bundles it took."""
        peer, count = peers.find(self.here, self.there.name), 0
        while waiting := outbox.oldest(self.here, peer) or outbox.make(self.here, peer):
            applied = inbox.receive(self.there, waiting.sealed)
            outbox.take_receipt(self.here, peer, inbox.receipt(self.there, applied.arrived))
            count += 1
        return count


@pytest.fixture(scope="session")
def introduced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two ledgers that know each other, to be copied."""
    folder = tmp_path_factory.mktemp("introduced")
    with ExitStack() as stack:
        here, there = (stack.enter_context(Desk.open(new_ledger(folder / f"{name}.ledger", name))) for name in NAMES)
        introduce(here, there)
        introduce(there, here)
    return folder


@contextmanager
def opened(introduced: Path, folder: Path) -> Iterator[Two]:
    """A copy of both, opened."""
    for file in introduced.iterdir():
        copy(file, folder)
    here, there = NAMES
    with Desk.open(folder / f"{here}.ledger") as one, Desk.open(folder / f"{there}.ledger") as other:
        yield Two(one, other, folder)


@pytest.fixture
def two(introduced: Path, tmp_path: Path) -> Iterator[Two]:
    """Two who know each other."""
    with opened(introduced, tmp_path) as both:
        yield both
