"""A running node: takes bundles over HTTP, and sends its own outbox in the background.

All that comes is untrusted: until the first line has told by its signature which peer it is of, no more than that line
is read.
"""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from truceline.errors import ExchangeError, LedgerError
from truceline.exchange import inbox, peers
from truceline.exchange.courier import MEDIA_TYPE, PATH, PATIENCE_S, Courier
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import LARGEST, LONGEST_LINE
from truceline.exchange.inbox import Arrived

LOG = logging.getLogger("truceline.exchange")
AT_ONCE = 4
"""Bundles that are held in memory at a time; others wait."""
_LAST_S = 3.0
LONGEST_PAUSE = 64
"""A peer that cannot be reached is tried again after 2, 4 ... and at last always after so many rounds."""


def node(desk: Desk, background: "Sender | None" = None) -> FastAPI:
    """The application: one address that takes bundles, and nothing else."""
    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        if background:
            background.start()
        yield
        if background:
            await run_in_threadpool(background.stop)

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False, lifespan=life)
    app.add_api_route(PATH, _Door(desk).take, methods=["POST"])
    return app


class _Door:
    """Where bundles come in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(self, request: Request) -> Response:
        """Answers with a receipt, or says why the bundle is refused: to a known peer only."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._taken(_Body(request))
        except TimeoutError:
            return _refusal(408, "too slow")
        except ClientDisconnect:
            return _refusal(400, "not whole")

    async def _taken(self, body: "_Body") -> Response:
        try:
            arrived = await run_in_threadpool(inbox.arrived, self._desk, await body.first_line())
        except ExchangeError as error:
            LOG.warning("refused: %s", error)
            return _refusal(403, "refused")  # who is not known learns nothing
        try:
            async with self._room:
                receipt = await run_in_threadpool(self._applied, arrived, await body.whole())
        except ExchangeError as error:
            LOG.warning("refused: %s: %s", arrived.peer.name, error)
            return _refusal(422, str(error))
        except LedgerError as error:
            LOG.error("not taken: %s: %s", arrived.peer.name, error)  # noqa: TRY400 the reason is told, no place in code
            return _refusal(503, "not taken now: send it again")
        return Response(receipt, media_type=MEDIA_TYPE)

    def _applied(self, arrived: Arrived, envelope: bytes) -> bytes:
        try:
            applied = inbox.apply(self._desk, arrived, envelope)
            LOG.info("applied: bundle %s of %s: %s new", arrived.bundle.number, arrived.peer.name, len(applied.new))
        except inbox.ReplayedError:
            LOG.info("again: bundle %s of %s", arrived.bundle.number, arrived.peer.name)
        return inbox.receipt(self._desk, arrived)


class _Body:
    """The body of a request, read no further than is asked for."""

    def __init__(self, request: Request) -> None:
        self._parts, self._read = request.stream(), b""

    async def first_line(self) -> bytes:
        """The beginning, with the first line whole."""
        read = bytearray()
        async for part in self._parts:
            read += part
            if b"\n" in part or len(read) > LONGEST_LINE:
                break
        self._read = bytes(read)
        return self._read

    async def whole(self) -> bytes:
        """All of it; ExchangeError where that is more than a bundle can be."""
        read = bytearray(self._read)
        async for part in self._parts:
            read += part
            if len(read) > LARGEST:
                raise ExchangeError(f"larger than {LARGEST // 2**20} MB")
        return bytes(read)


def _refusal(code: int, reason: str) -> Response:
    return Response(f"{reason}\n", status_code=code, media_type="text/plain; charset=utf-8")


class Sender:
    """Sends the outbox of every peer that has an address, again and again; one that does not answer less often."""

    def __init__(self, path: str | Path, courier: Courier, every: float) -> None:
        self._path, self._courier, self._every = path, courier, every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)
        self._pauses: dict[str, tuple[int, int]] = {}  # rounds left to wait, rounds to wait after the next failure

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after what is being sent, or soon: what is cut off is sent again the next time."""
        self._stop.set()
        self._thread.join(_LAST_S)

    def _run(self) -> None:
        with Desk.open(self._path) as desk:
            while not self._stop.wait(self._every):
                _logged(partial(self._round, desk))

    def _round(self, desk: Desk) -> None:
        for peer in peers.known(desk).values():
            if peer.address and not self._is_pausing(peer.name) and not self._stop.is_set():
                self._after(peer.name, reached=_logged(partial(self._courier.deliver, desk, peer)))

    def _is_pausing(self, name: str) -> bool:
        left, pause = self._pauses.get(name, (0, 1))
        if left:
            self._pauses[name] = (left - 1, pause)
        return left > 0

    def _after(self, name: str, *, reached: bool) -> None:
        if reached:
            self._pauses.pop(name, None)
        else:
            _, pause = self._pauses.get(name, (0, 1))
            self._pauses[name] = (pause, min(2 * pause, LONGEST_PAUSE))


def _logged(step: Callable[[], object]) -> bool:
    """Whether a step went well; what the peer or the database did wrong is logged, and the next round tries again."""
    try:
        step()
    except (ExchangeError, LedgerError) as error:
        LOG.warning("%s", error)
        return False
    return True
