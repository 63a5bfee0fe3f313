"""Killed at any moment of ingesting: nothing that was acknowledged is lost, nothing is there twice, all of it verifies.

In full, 50 rounds of 2,000 reports: TRUCELINE_KILL_ROUNDS=50 TRUCELINE_KILL_REPORTS=2000 pytest FILE
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from truceline.ledger import Ledger
from truceline.ledger.keys import Keys, key_file
from truceline.ledger.verify import verify
from truceline.model.payload import ReportIn

ROUNDS = int(os.environ.get("TRUCELINE_KILL_ROUNDS", "2"))
REPORTS = int(os.environ.get("TRUCELINE_KILL_REPORTS", "160"))
SEEN = re.compile(rb"(\d+) seen, (\d+) new")

Write = Callable[[int], Path]


def ingesting(ledger: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "truceline", "ingest", str(folder), "--ledger", str(ledger), "--by", "test"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def acknowledged(process: subprocess.Popen[bytes], after: float) -> int:
    """Kills a run some time after it began to write; how many documents it had told that it keeps."""
    with process:
        assert process.stderr is not None
        first = process.stderr.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        told = SEEN.findall(first + process.stderr.read())
    return max((int(seen) for seen, _ in told), default=0)


def kept(ledger: Ledger) -> Counter[str]:
    """How often each report is there."""
    return Counter(noted.entry.body.report.id for noted in ledger.entries("report")
                   if isinstance(noted.entry.body, ReportIn))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_nothing_is_lost_and_nothing_doubled(tmp_path: Path, write: Write, number: int) -> None:
    folder, path = write(REPORTS), tmp_path / "ledger"
    Ledger.create(path, "Washington", Keys.create(key_file(path)).public).close()
    chance, told = Random(number), 0  # noqa: S311 - where to kill is no secret
    for _ in range(2):
        told = max(told, acknowledged(ingesting(path, folder), chance.random() * REPORTS * 0.004))
        with Ledger.open(path) as ledger:
            reports = kept(ledger)
            assert len(reports) >= told
            assert set(reports.values()) <= {1}
            assert verify(ledger).faults == ()
    with ingesting(path, folder) as last:
        assert last.communicate()[1]
    assert last.returncode == 0
    with Ledger.open(path) as ledger:
        assert len(kept(ledger)) == len(ledger) == REPORTS
        assert set(kept(ledger).values()) == {1}
        assert verify(ledger).faults == ()
        assert all(ledger.evidence(noted.entry.body.report.sha256) for noted in ledger.entries("report")
                   if isinstance(noted.entry.body, ReportIn))
