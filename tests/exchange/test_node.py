"""The node: what comes over HTTP is taken like a file, and nothing else is answered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import httpx
import pytest

from scripts.two_nodes import certificate as self_signed
from truceline.errors import ExchangeError, LedgerError
from truceline.exchange import outbox, peers
from truceline.exchange.courier import courier
from truceline.exchange.envelope import LARGEST, LONGEST_LINE
from truceline.exchange.node import node
from truceline.exchange.peers import Known
from truceline.exchange.status import standing

from .conftest import Two, introduce, say, texts
from .nodes import Node, free_port

Parts = list[bytes]


def posted(two: Two, parts: Parts, path: str = "/bundles") -> httpx.Response:
    """What Moscow's node answers to a body that comes in parts."""

    async def body() -> AsyncIterator[bytes]:
        for part in parts:
            yield part

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(node(two.there))
        async with httpx.AsyncClient(transport=transport, base_url="http://node") as client:
            return await client.post(path, content=body())

    return asyncio.run(ask())


def to_moscow(two: Two) -> Known:
    return peers.find(two.here, "Moscow")


def test_a_bundle_is_taken_and_its_receipt_comes_back(two: Two) -> None:
    say(two.here, "hello")
    answer = posted(two, [two.bundle().sealed])
    assert answer.status_code == 200
    outbox.take_receipt(two.here, to_moscow(two), answer.content)
    assert texts(two.there, "Washington") == ["hello"]
    assert outbox.oldest(two.here, to_moscow(two)) is None


def test_a_bundle_sent_again_is_acknowledged_again_and_applied_once(two: Two) -> None:
    say(two.here, "hello")
    made = two.bundle()
    for _ in range(2):
        outbox.take_receipt(two.here, to_moscow(two), posted(two, [made.sealed]).content)
    assert texts(two.there, "Washington") == ["hello"]


def test_it_comes_in_any_parts(two: Two) -> None:
    say(two.here, "x" * 200_000)
    sealed = two.bundle().sealed
    parts = [sealed[:10], b"", sealed[10:70_000], *(sealed[at:at + 5000] for at in range(70_000, len(sealed), 5000))]
    assert posted(two, parts).status_code == 200


def unknown(two: Two) -> Parts:
    peers.remove(two.there, "Washington")
    return [two.bundle().sealed]


def out_of_order(two: Two) -> Parts:
    two.bundle()
    say(two.here, "second")
    return [two.bundle().sealed]


def too_large(two: Two) -> Parts:
    return [two.bundle().sealed, *[b"a" * 2**20] * (LARGEST // 2**20 + 1)]


@pytest.mark.parametrize(("make", "code", "words"), [
    (lambda _: [], 403, "refused\n"),
    (lambda _: [b"hello\n"], 403, "refused\n"),
    (lambda _: [b"a" * LONGEST_LINE] * 10, 403, "refused\n"),
    (unknown, 403, "refused\n"),
    (out_of_order, 422, "out of order: bundle 2 of Washington came, 1 is the next\n"),
    (too_large, 422, "larger than 32 MB\n"),
    (lambda two: [two.bundle().sealed + b"more"], 422, "altered: not whole\n"),
])
def test_what_is_refused_changes_nothing_and_only_a_known_peer_hears_why(
        two: Two, make: Callable[[Two], Parts], code: int, words: str) -> None:
    say(two.here, "hello")
    parts = make(two)
    before = two.there.ledger.head()
    answer = posted(two, parts)
    assert (answer.status_code, answer.text) == (code, words)
    assert two.there.ledger.head() == before


def test_of_what_nobody_known_sends_only_the_beginning_is_read(two: Two) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"a" * 1000

    async def ask() -> int:
        transport = httpx.ASGITransport(node(two.there))
        async with httpx.AsyncClient(transport=transport, base_url="http://node") as client:
            return (await client.post("/bundles", content=endless())).status_code

    assert asyncio.run(ask()) == 403
    assert read * 1000 <= LONGEST_LINE + 2000


def test_a_ledger_that_cannot_be_written_asks_for_it_again(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    say(two.here, "hello")
    made = two.bundle()
    with monkeypatch.context() as patch:
        patch.setattr("truceline.ledger.Ledger.append", full)
        answer = posted(two, [made.sealed])
    assert (answer.status_code, answer.text) == (503, "not taken now: send it again\n")
    assert posted(two, [made.sealed]).status_code == 200


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.json", "/bundles/"])
def test_nothing_else_is_there(two: Two, path: str) -> None:
    assert posted(two, [b"x"], path).status_code == 404


# ------------------------------------------------------------------ the courier

def test_no_address_is_asked_but_a_peers_own_and_none_over_plain_http(two: Two) -> None:
    say(two.here, "hello")
    with courier() as carries:
        with pytest.raises(ExchangeError, match="has no address"):
            carries.deliver(two.here, to_moscow(two))
        introduce(two.here, two.there, "http://192.0.2.1:8440")
        with pytest.raises(ExchangeError, match="plain HTTP"):
            carries.deliver(two.here, to_moscow(two))


@pytest.mark.parametrize("address", [
    "moscow.example", "ftp://moscow.example", "https://", "https://a:b@moscow.example", "https://moscow.example/?q",
    "https://moscow.example/#x", "https://moscow.example:99999", "https://mos cow.example", "https://[::1",
    "https://moscow.example\n", "file:///etc/passwd",
])
def test_an_address_is_one_of_a_node(two: Two, address: str) -> None:
    with pytest.raises(ExchangeError, match="no address"):
        introduce(two.here, two.there, address)


def test_a_redirect_is_not_followed(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(request: httpx.Request) -> httpx.Response:
        assert request.url.host == "127.0.0.1"
        return httpx.Response(307, headers={"location": "https://elsewhere.example/bundles"},
                              stream=httpx.ByteStream(b"go there\x1b[2J"))

    monkeypatch.setattr(httpx, "Client", partial(httpx.Client, transport=httpx.MockTransport(elsewhere)))
    introduce(two.here, two.there, "http://127.0.0.1:1")
    say(two.here, "hello")
    with courier() as carries, pytest.raises(ExchangeError, match=r"not taken \(307\): go there \[2J"):
        carries.deliver(two.here, to_moscow(two))
    assert "not taken" in standing(two.here, to_moscow(two)).trouble


# ------------------------------------------------------------------ HTTPS

@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 that nobody vouches for, and its key."""
    return self_signed(tmp_path, "node")


def test_over_https_only_a_certificate_that_is_trusted_will_do(
        two: Two, certificate: tuple[Path, Path]) -> None:
    pem, key = certificate
    served = Node(two.folder / "Moscow.ledger", free_port(), ("--certificate", str(pem), "--private-key", str(key)))
    introduce(two.here, two.there, f"https://127.0.0.1:{served.port}")
    say(two.here, "hello")
    served.start()
    try:
        served.wait()
        with courier() as carries, pytest.raises(ExchangeError, match="not reached"):
            carries.deliver(two.here, to_moscow(two))
        with courier(pem) as carries:
            assert carries.deliver(two.here, to_moscow(two)) == 1
    finally:
        served.kill()
    assert texts(two.there, "Washington") == ["hello"]
