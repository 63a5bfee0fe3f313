"""Running the command line as its users do: arguments in, exit code and two streams out."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands import Ran, Run, ran

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def call(*arguments: str | Path) -> Ran:
        return ran(capsys, *arguments)

    return call


@pytest.fixture
def start() -> Run:
    """Runs a command in a process of its own."""

    def call(*arguments: str | Path, command: Sequence[str] = (sys.executable, "-m", "truceline")) -> Ran:
        done = subprocess.run([*command, *map(str, arguments)], capture_output=True, check=False, cwd=ROOT, timeout=120)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with one report that can be read."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text("""Blast in Lagos

LAGOS, March 3, 2014 - A car bomb killed at least 12 people in Lagos on Monday, police said.
""")
    return folder
