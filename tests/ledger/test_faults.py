"""A full disk, a folder that cannot be written, two writers at once, no ledger at all: a clear word, nothing lost."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from truceline.errors import LedgerError
from truceline.ledger import Ledger
from truceline.ledger.keys import Keys, key_file
from truceline.ledger.verify import verify
from truceline.model.claim import Party
from truceline.model.entry import Entry, now, stated
from truceline.model.payload import Pledge

Write = Callable[[int], Path]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1  # by which root is told no too


def pledge(name: str) -> Entry:
    return stated(Pledge(party=Party(name=name)), "Washington", now())


def made(path: Path) -> Path:
    Ledger.create(path, "Washington", Keys.create(key_file(path)).public).close()
    return path


def truceline(*arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process that obeys the rights of files, and may write none larger than the limit."""

    def limited() -> None:
        if os.geteuid() == 0:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "truceline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120,
                          preexec_fn=limited)


def test_a_full_disk_is_told_and_leaves_an_intact_ledger(tmp_path: Path, write: Write) -> None:
    path, folder = made(tmp_path / "ledger"), write(300)
    full = truceline("ingest", folder, "--ledger", path, limit=600_000)
    assert full.returncode == 1
    assert "the disk" in full.stderr
    assert "nothing of this step was written" in full.stderr
    assert "Traceback" not in full.stderr
    with Ledger.open(path) as ledger:
        before = len(ledger)
        assert 0 < before < 300
        assert verify(ledger).faults == ()
    assert truceline("ingest", folder, "--ledger", path).returncode == 0
    with Ledger.open(path) as ledger:
        assert len(ledger) == 300
        assert verify(ledger).faults == ()


def test_a_folder_that_cannot_be_written_is_read_and_told(tmp_path: Path, write: Write) -> None:
    (tmp_path / "stick").mkdir()
    path, folder = made(tmp_path / "stick" / "ledger"), write(3)
    with Ledger.open(path) as ledger:
        ledger.append([pledge("Group A")])
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert "Group A" in truceline("log", "--ledger", path).stdout
        assert truceline("verify", "--ledger", path).returncode == 0
        refused = truceline("ingest", folder, "--ledger", path)
        assert (refused.returncode, "read-only" in refused.stderr) == (1, True)
        assert "Traceback" not in refused.stderr
        assert truceline("init", "--organisation", "X", "--ledger", path.parent / "other").returncode == 1
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)
    with Ledger.open(path) as ledger:
        assert len(ledger) == 1
        assert verify(ledger).faults == ()


def test_two_that_write_at_once_both_write(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger")

    def work(name: str) -> None:
        with Ledger.open(path) as ledger:
            for number in range(20):
                ledger.append([pledge(f"{name} {number}")])

    threads = [Thread(target=work, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger.open(path) as ledger:
        assert len(ledger) == 40
        assert verify(ledger).faults == ()


@pytest.mark.parametrize("content", [b"no database, but long enough to be taken for one" * 20, b""])
def test_what_is_no_ledger_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(path)


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "ledger")
    with pytest.raises(LedgerError, match="is a ledger already"):
        Ledger.create(made(tmp_path / "other"), "Washington")


def test_a_fault_within_leaves_nothing_of_its_step(tmp_path: Path) -> None:
    with Ledger.open(made(tmp_path / "ledger")) as ledger:
        ledger.append([pledge("Group A")])
        with pytest.raises(LedgerError, match="evidence"):
            ledger.append([pledge("Group B")], {"0" * 64: b"other bytes"})
        assert len(ledger) == 1
        assert verify(ledger).faults == ()


def test_keys_that_others_may_read_are_refused(tmp_path: Path) -> None:
    Keys.create(tmp_path / "keys")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    (tmp_path / "keys").chmod(0o644)
    with pytest.raises(LedgerError, match="chmod 600"):
        Keys.load(tmp_path / "keys")
    with pytest.raises(LedgerError, match="never overwritten"):
        Keys.create(tmp_path / "keys")
