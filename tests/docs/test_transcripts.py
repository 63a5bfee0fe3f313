"""What the pages on hotline, cases and bulletin show is what the program gives."""

from pathlib import Path

import pytest

from truceline.cli import main

from .transcript import Ids, fits, run, steps

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("name", "centres"), [
    ("hotline", ["Washington", "Moscow"]), ("cases", ["Washington", "Moscow"]), ("bulletin", ["Lornia"]),
    ("ledger", ["Washington"])])
def test_a_page_shows_what_the_program_gives(
        name: str, centres: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    ledgers = {centre: tmp_path / f"{centre}.ledger" for centre in centres}
    for centre, path in ledgers.items():
        assert main(["init", "--organisation", centre, "--ledger", str(path)]) == 0
    capsys.readouterr()
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(DOCS.parent)
    ids, shown = Ids(), list(steps(DOCS / f"{name}.md"))
    assert shown

    def out() -> str:
        told = capsys.readouterr()
        return told.err + told.out

    for step in shown:
        given = run(step, ids, ledgers, main, out)
        shown_now, shown_then = ids.compared(given, ids.real), ids.compared(step.given, ids.written)
        assert fits(shown_now, shown_then), f"{step.arguments}\n{given}"
