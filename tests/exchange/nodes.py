"""Nodes as processes of their own, on this machine, that can be killed."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy

from truceline.exchange.desk import Desk

from .conftest import NAMES, introduce

PATIENCE_S = 60.0


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@dataclass(slots=True)
class Node:
    """`truceline serve` of one ledger."""

    ledger: Path
    port: int
    options: Sequence[str] = ("--every", "0.02")
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def log(self) -> Path:
        """What it says of itself."""
        return self.ledger.with_suffix(".log")

    def start(self) -> None:
        """Starts it; it takes a moment until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "truceline", "serve", "--port", str(self.port),
                 "--ledger", str(self.ledger), *self.options], stderr=log, stdout=log)

    def wait(self) -> None:
        """Waits until it answers."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self._process is None or self._process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.02)
        raise TimeoutError(self.log.read_text("utf-8"))

    def kill(self) -> None:
        """Ends it as a failing machine does (kill -9)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int:
        """Ends it as an operator does."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(PATIENCE_S)


@contextmanager
def two_nodes(introduced: Path, folder: Path) -> Iterator[tuple[Node, Node]]:
    """Two nodes that know each other's address, not started yet."""
    for file in introduced.iterdir():
        copy(file, folder)
    here, there = (Node(folder / f"{name}.ledger", free_port()) for name in NAMES)
    with Desk.open(here.ledger) as one, Desk.open(there.ledger) as other:
        introduce(one, other, f"http://127.0.0.1:{there.port}")
        introduce(other, one, f"http://127.0.0.1:{here.port}")
    with ExitStack() as stack:
        for node in (here, there):
            stack.callback(node.kill)
        yield here, there


def eventually(*, until: float = PATIENCE_S) -> Iterator[None]:
    """Tries again and again, up to a time."""
    end = time.monotonic() + until
    while time.monotonic() < end:
        yield
        time.sleep(0.05)
