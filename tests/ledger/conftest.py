"""What the tests of the ledger share: entries made by hand, with a clock of their own."""

from collections.abc import Callable
from itertools import count

import pytest

from truceline.model.entry import Entry, stated
from truceline.model.payload import Payload

OWN, PEER = "Washington", "Moscow"
Make = Callable[..., Entry]


def at(second: int) -> str:
    """An instant of the tests' clock."""
    return f"2016-02-27T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000000Z"


@pytest.fixture
def make() -> Make:
    """Makes entries of our own, a second apart."""
    clock = count()

    def entry(body: Payload, author: str = OWN, by: str = "analyst", second: int | None = None) -> Entry:
        return stated(body, author, at(next(clock) if second is None else second), by=by)

    return entry
