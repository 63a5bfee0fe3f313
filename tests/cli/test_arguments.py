"""What may be asked, and what is said when it may not."""

from pathlib import Path

import pytest

from tests.commands import Run
from truceline import __version__
from truceline.cli import Format
from truceline.publish import EXPORTERS

from .conftest import ROOT

TRUCE = ROOT / "examples" / "truce.yaml"


@pytest.mark.parametrize(("arguments", "reason"), [
    (["nonsense"], "nonsense"),
    (["brief"], "truceline init"),
    (["brief", "x", "--nonsense"], "--nonsense"),
    (["brief", "x", "--format", "pdf"], "'text', 'html', 'json', 'csv'"),
    (["brief", "x", "--jobs", "-1"], "--jobs"),
    (["brief", "x", "--jobs", "many"], "--jobs"),
    (["brief", "x", "--as-of", "yesterday"], "yesterday"),
    (["brief", "x", "--as-of", "2016-02-30"], "2016-02-30"),
    (["brief", "x", "--as-of", "20160226"], "2016-02-26T12:00+02:00"),
    (["brief", "x", "--truce", "syria"], "syria_2016_02"),
    (["brief", "x", "--truce", "missing.yaml"], "missing.yaml"),
    (["brief", "x", "--data", "missing"], "missing"),
    (["brief", "x", "--output", "missing/brief.html"], "missing"),
    (["who"], "NAME"),
    (["who", "ISIS"], "truceline init"),
    (["truce", "show", "syria"], "syria_2016_02"),
    (["truce", "check"], "NAME"),
])
def test_a_slip_is_named_and_nothing_is_done(arguments: list[str], reason: str, run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("line", "changed", "told"), [
    ("timezone: Indian/Maldives", "timezones: Indian/Maldives", "timezones"),
    ("timezone: Indian/Maldives", "timezone: Indian/Nowhere", "Indian/Nowhere"),
    ("starts: 2024-06-07T00:00+05:00", "starts: soon", "starts"),
])
def test_a_wrong_truce_file_is_named_with_line_and_key(
        line: str, changed: str, told: str, tmp_path: Path, good: Path, run: Run) -> None:
    text = TRUCE.read_text(encoding="utf-8")
    file = tmp_path / "mine.yaml"
    file.write_text(text.replace(line, changed), encoding="utf-8")
    number = text.splitlines().index(line) + 1
    for arguments in (["brief", good, "--truce", file], ["truce", "show", file], ["truce", "check", file]):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "mine.yaml" in ran.err
        assert told in ran.err
        assert f"line {number}" in ran.err or "timezone: " in ran.err


def test_formats_are_those_that_can_be_given_out() -> None:
    assert [str(form) for form in Format] == list(EXPORTERS)


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"truceline {__version__}\n")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["brief", "--help"], ["who", "--help"], ["truce", "--help"]])
def test_help_tells_the_exit_codes(arguments: list[str], run: Run) -> None:
    ran = run(*arguments)
    assert ran.code == 0
    assert "2 some quarantined" in " ".join(ran.out.split())
