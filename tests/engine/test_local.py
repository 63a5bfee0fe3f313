"""Reading on several processes gives what reading on one gives, in the same order."""

from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.engine import read_all
from truceline.errors import DataError
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.report import Report

SENTENCES = (
    "Two shells hit the market of Sarqa on Monday, killing four people, the governor said.",
    "The army said eleven fighters were injured near the bridge.",
    "Nobody claimed the attack. A ceasefire is to start at midnight on Friday.",
)


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Report, ...]:
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(f"Report {n}\n\n" + "\n\n".join(SENTENCES[n % 3:]) + "\n")
    return collect([tmp_path]).reports


@pytest.mark.parametrize("jobs", [2, 3, 50])
def test_many_processes_read_what_one_reads(reports: tuple[Report, ...], knowledge: Knowledge, jobs: int) -> None:
    alone = read_all(reports, knowledge)
    assert [draft.report for draft in alone] == [report.id for report in reports]
    assert any(draft.claims for draft in alone)
    assert read_all(reports, knowledge, jobs) == alone


@pytest.mark.parametrize("jobs", [1, 4])
def test_no_report_no_draft(knowledge: Knowledge, jobs: int) -> None:
    assert read_all([], knowledge, jobs) == []


def test_processes_read_with_the_same_further_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "actors.yaml").write_text("- {id: blue-brigade, name: Blue Brigade, kind: armed group}\n")
    (tmp_path / "a.txt").write_text("The Blue Brigade accepted the ceasefire on Monday.\n")
    (tmp_path / "b.txt").write_text("The Blue Brigade shelled the port on Tuesday, killing two people.\n")
    knowledge, reports = load_knowledge(data), collect([tmp_path / "a.txt", tmp_path / "b.txt"]).reports
    drafts = read_all(reports, knowledge, jobs=2)
    assert drafts == read_all(reports, knowledge)
    assert "blue-brigade" in str(drafts)


def test_data_that_changed_meanwhile_are_refused(tmp_path: Path, reports: tuple[Report, ...]) -> None:
    data = tmp_path / "own"
    data.mkdir()
    (data / "actors.yaml").write_text("- {id: blue, name: Blue Brigade, kind: armed group}\n")
    knowledge = load_knowledge(data)
    (data / "actors.yaml").write_text("- {id: red, name: Red Brigade, kind: armed group}\n")
    with pytest.raises(DataError, match="changed while"):
        read_all(reports, knowledge, jobs=2)
