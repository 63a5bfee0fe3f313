"""Where the brief goes: to a file whole or not at all, never among the reports, to any console in UTF-8."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import Run
from truceline.errors import SourceError
from truceline.publish.delivery import check_place, to_file

from .conftest import ROOT


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("old")
    to_file(file, "new \u2014 \u062d\u0645\u0635\n")
    assert file.read_text(encoding="utf-8") == "new \u2014 \u062d\u0645\u0635\n"
    assert list(tmp_path.iterdir()) == [file]


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    to_file(tmp_path / "brief.csv", "a\r\nb\n")
    assert (tmp_path / "brief.csv").read_bytes() == b"a\r\nb\n"


def test_nothing_is_left_where_it_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "brief.txt"
    folder.mkdir()
    (folder / "kept").write_text("kept")
    with pytest.raises(SourceError, match=r"brief\.txt"):
        to_file(tmp_path / "missing" / "brief.txt", "new")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    file, link = tmp_path / "real.txt", tmp_path / "link.txt"
    file.write_text("old")
    link.symlink_to(file)
    to_file(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_what_is_no_file_is_not_replaced() -> None:
    to_file(Path(os.devnull), "gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(SourceError, match="No space left"):
        to_file(Path("/dev/full"), "new")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "truceline", "truce", "list"], stdout=full, stderr=subprocess.PIPE,
                              check=False, cwd=ROOT, timeout=60)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["brief.html", "inner/brief.html", "good.txt", "."])
def test_a_brief_is_not_written_among_its_reports(name: str, good: Path, run: Run) -> None:
    (good / "inner").mkdir()
    before = (good / "good.txt").read_bytes()
    ran = run("brief", good, "--output", good / name)
    assert ran.code == 1
    assert str(good) in ran.err
    assert (good / "good.txt").read_bytes() == before


def test_a_brief_may_lie_beside_its_reports(good: Path) -> None:
    check_place(good.parent / "brief.html", [good])


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    script = f"{sys.executable} -m truceline truce show syria_2016_02 | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["/bin/bash", "-c", script], capture_output=True, check=False, cwd=ROOT, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "0"
    assert done.stderr == b""


def test_an_old_console_gets_utf_8(start: Run) -> None:
    ran = start("truce", "show", "syria_2016_02", command=("env", "LC_ALL=C", "PYTHONIOENCODING=ascii", "PYTHONUTF8=0",
                                                           sys.executable, "-m", "truceline"))
    assert ran.code == 0
    assert "El País" in ran.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_without_a_word(jobs: str, good: Path) -> None:
    report = (good / "good.txt").read_text()
    for n in range(3_000):
        (good / f"{n}.txt").write_text(f"{report}\nThe {n}th report of the day.\n")
    # A program started from a script in the background ignores Ctrl-C, and so would what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # The terminal sends the signal to all of its processes, so they get a group of their own here.
    started = subprocess.Popen([sys.executable, "-m", "truceline", "brief", good, "--jobs", jobs], cwd=ROOT,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(2)
    assert started.poll() is None, "it should still be reading"
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out, err) == (130, b"", b"")
