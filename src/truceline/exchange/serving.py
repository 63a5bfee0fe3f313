"""Serving a node: HTTPS where there is a certificate, plain HTTP only within this host."""

import logging
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from truceline.errors import ExchangeError
from truceline.exchange.courier import courier, is_loopback
from truceline.exchange.desk import Desk
from truceline.exchange.node import LOG, Sender, node

_AT_ONCE = 64  # connections; more are told to come again
_IDLE_S = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is reached, and by which certificate it is known."""

    host: str
    port: int
    certificate: Path | None = None
    private_key: Path | None = None
    trust: Path | None = None
    insecure: bool = False

    def address(self, port: int) -> str:
        """What peers are told."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{port}"

    def check(self) -> None:
        """ExchangeError where what is said there could be read on the way."""
        if bool(self.certificate) != bool(self.private_key):
            raise ExchangeError("a certificate goes with its private key: give both --certificate and --private-key")
        if not self.certificate and not self.insecure and not is_loopback(self.host):
            raise ExchangeError(f"{self.host}: is no address of this host alone: give --certificate and --private-key, "
                                "or --insecure if something in front of it does HTTPS")


def serve(path: str | Path, place: Place, every: float) -> None:
    """Serves until it is told to stop."""
    place.check()
    _log_to_stderr()
    with Desk.open(path) as desk, courier(place.trust, insecure=place.insecure) as carries:
        app = node(desk, Sender(path, carries, every) if every else None)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, limit_concurrency=_AT_ONCE,
            timeout_keep_alive=_IDLE_S, ssl_certfile=place.certificate, ssl_keyfile=place.private_key)
        _load(config)
        with _listening(place) as listening:
            LOG.info("%s takes bundles at %s", desk.name, place.address(listening.getsockname()[1]))
            uvicorn.Server(config).run(sockets=[listening])


def _load(config: uvicorn.Config) -> None:
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        raise ExchangeError(f"{config.ssl_certfile}: no certificate with its key ({error})") from error


def _listening(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        return socket.create_server((place.host, place.port), family=family)
    except (OSError, OverflowError) as error:
        raise ExchangeError(f"{place.host}:{place.port}: cannot be listened at: {error}") from error


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)


class _OneLine(logging.Formatter):
    """What comes from outside stays on its line and steers no terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in super().format(record))
