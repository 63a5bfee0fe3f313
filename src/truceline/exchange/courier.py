"""The courier: carries stored bundles to a peer's node, in order, and brings back the receipts.

It asks no address but a peer's own, follows no redirect and no proxy, and sends over plain HTTP only within this host.
"""

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from truceline.errors import ExchangeError
from truceline.exchange import outbox
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import LONGEST_LINE
from truceline.exchange.outbox import Stored
from truceline.exchange.peers import Known

PATH = "/bundles"
MEDIA_TYPE = "application/jose"
PATIENCE_S = 60.0
_CONNECT_S = 10.0
_TOLD = 300  # characters of a refusal that are kept


def is_loopback(host: str) -> bool:
    """Whether what is sent there stays on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def courier(trust: Path | None = None, *, insecure: bool = False) -> Iterator["Courier"]:
    """A courier that trusts the certificates of a file, or without one those that this machine trusts."""
    try:
        context = ssl.create_default_context(cafile=trust)
    except (OSError, ssl.SSLError) as error:
        raise ExchangeError(f"{trust}: no certificates to trust ({error})") from error
    timeout = httpx.Timeout(PATIENCE_S, connect=_CONNECT_S)
    with httpx.Client(verify=context, trust_env=False, follow_redirects=False, timeout=timeout) as client:
        yield Courier(client, insecure=insecure)


class Courier:
    """Brings bundles to peers."""

    def __init__(self, client: httpx.Client, *, insecure: bool) -> None:
        self._client, self._insecure = client, insecure

    def deliver(self, desk: Desk, peer: Known) -> int:
        """Sends all that waits for a peer and tells how many bundles it acknowledged.

        ExchangeError where one was not: it and those after it stay and are sent again the next time.
        """
        count = 0
        while waiting := outbox.oldest(desk, peer) or outbox.make(desk, peer):
            try:
                outbox.take_receipt(desk, peer, self._sent(peer, waiting))
            except ExchangeError as error:
                outbox.note_trouble(desk, peer, waiting, str(error))
                raise ExchangeError(f"{peer.name}: bundle {waiting.number}: {error}") from error
            count += 1
        return count

    def _sent(self, peer: Known, waiting: Stored) -> bytes:
        """Sends one bundle; what comes back is not looked at yet."""
        url = self._url(peer)
        try:
            with self._client.stream("POST", url, content=waiting.sealed,
                                     headers={"content-type": MEDIA_TYPE, "accept-encoding": "identity"}) as answer:
                body = _bounded(answer)
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
            raise ExchangeError(f"{peer.address}: not reached: {error or type(error).__name__}") from error
        if answer.status_code != httpx.codes.OK:
            raise ExchangeError(f"not taken ({answer.status_code}): {_plain(body)}")
        return body

    def _url(self, peer: Known) -> str:
        if not peer.address:
            raise ExchangeError("has no address: `peer add` with --url, or hand over bundles as files")
        parts = urlsplit(peer.address)
        if parts.scheme != "https" and not self._insecure and not is_loopback(parts.hostname or ""):
            raise ExchangeError(f"{peer.address}: is plain HTTP; use https, or --insecure")
        return peer.address.rstrip("/") + PATH


def _bounded(answer: httpx.Response) -> bytes:
    """The raw bytes of an answer, which is small or none of ours."""
    body = b""
    for part in answer.iter_raw():
        body += part
        if len(body) > 2 * LONGEST_LINE:
            raise ExchangeError("an answer that is too long")
    return body


def _plain(body: bytes) -> str:
    """The words of a refusal, which come from outside: one line, nothing that steers a terminal."""
    words = body.decode(errors="replace")[:_TOLD]
    return "".join(c if c.isprintable() else " " for c in words).strip() or "no reason given"
