"""Two nodes on this machine, Washington and Moscow: runs the commands of docs/two-nodes.md as they are typed there."""

import io
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scripts.transcript import Names, Step, rewritten, steps
from truceline.cli import main as truceline

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "demo" / "two-nodes"
PAGE = ROOT / "docs" / "two-nodes.md"
SIDES = ("washington", "moscow")
SHELL = frozenset({">", "<", "|", "&", ";"})
WIDTH = 120
PATIENCE_S = 60.0
LASTS = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Ran:
    """One command as it was typed, with what it gave, in the names of the run and in those of the page."""

    step: Step
    typed: str
    gave: str
    for_page: str


def run(folder: Path) -> Generator[Ran, None, None]:
    """Runs the page's commands, one after another, in a folder that is made anew.

    When it ends, however it ends, both nodes are stopped.
    """
    _prepare(folder)
    names = Names()
    with _terminal(folder) as typed:
        for step in steps(PAGE.read_text("utf-8")):
            command = names.typed(step.typed)
            gave = typed(step.side, command)
            yield Ran(step, command, gave, names.heed(step, gave))


def rewrite(folder: Path) -> None:
    """Writes into the page what its commands give now."""
    given = {ran.step: ran.for_page for ran in run(folder)}
    PAGE.write_text(rewritten(PAGE.read_text("utf-8"), given), "utf-8")


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a node of this host, and its key, as NAME.pem and NAME.key; it lasts two days."""
    key, named = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = (x509.CertificateBuilder().subject_name(named).issuer_name(named).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - LASTS).not_valid_after(now + LASTS)
            .add_extension(here, critical=True).sign(key, hashes.SHA256()))
    pem, private = folder / f"{name}.pem", folder / f"{name}.key"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.touch(mode=0o600)
    private.write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return pem, private


def _prepare(folder: Path) -> None:
    """A folder with the example and a certificate for each side, and nothing of an earlier run."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    for side in SIDES:
        certificate(folder, side)


@contextmanager
def _terminal(folder: Path) -> Iterator[Callable[[str, str], str]]:
    """Where commands are typed, each side's with its own ledger; what ends in ``&`` goes on until it is left."""
    with ExitStack() as running:

        def typed(side: str, command: str) -> str:
            if command.endswith("&"):
                return _started(folder, side, command.removesuffix("&"), running)
            line = command.replace("\\\n", " ")
            words = list(shlex.shlex(line, posix=True, punctuation_chars=True))
            if words[0] == "truceline" and SHELL.isdisjoint(words):
                return _here(folder, side, shlex.split(line)[1:])
            return _by_shell(folder, side, command)

        yield typed


def _here(folder: Path, side: str, arguments: list[str]) -> str:
    """What the program gives, asked in this process: it starts once and not fifty times."""
    before, out = dict(os.environ), io.StringIO()
    try:
        os.environ.update(_environment(side))
        with chdir(folder), redirect_stdout(out), redirect_stderr(out):
            truceline(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return out.getvalue()


def _by_shell(folder: Path, side: str, command: str) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=_environment(side), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE_S, check=False, encoding="utf-8")
    return done.stdout


def _started(folder: Path, side: str, command: str, running: ExitStack) -> str:
    """The first line that a node says of itself; what it says later goes on in SIDE.log."""
    log = folder / f"{side}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(["/bin/sh", "-c", f"exec {command}"], cwd=folder, env=_environment(side),
                                   stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    running.callback(_stopped, process)
    until = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < until and b"\n" not in log.read_bytes():
        time.sleep(0.05)
    return log.read_text("utf-8")


def _stopped(process: subprocess.Popen[bytes]) -> None:
    """Ends a node as an operator does; one that does not listen is killed."""
    process.terminate()
    try:
        process.wait(PATIENCE_S / 6)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment(side: str) -> dict[str, str]:
    """What the page asks for: this project's program, the side's ledger, the example's names."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TRUCELINE_")}
    path = os.pathsep.join((str(Path(sys.executable).parent), own.get("PATH", os.defpath)))
    return {**own, "PATH": path, "TRUCELINE_LEDGER": f"{side}.ledger", "TRUCELINE_DATA": "examples/data",
            "COLUMNS": str(WIDTH)}


if __name__ == "__main__":
    rewrite(FOLDER)
