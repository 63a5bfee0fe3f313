"""The articles beside the project: nothing that must not count lies in body or headline, and every gold figure does."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from truceline.collect import collect
from truceline.model.report import Report

EVAL = Path(__file__).parents[3] / "shared" / "eval"
BESIDE = ("caption", "teaser", "sidebar", "boilerplate", "related link", "gallery", "fund appeal")
READ = {"body", "headline"}


class Span(BaseModel):
    """A stretch of a report in the gold, and why it is there."""

    report: str
    start: int
    end: int
    why: str = ""


class Gold(BaseModel):
    """The parts of a gold file that sections decide."""

    cluster: str
    figures: tuple[Span, ...]
    distractors: tuple[Span, ...]


def golds() -> list[object]:
    files = sorted(EVAL.glob("gold/*.json"))
    if not files:
        return [pytest.param(None, id="none", marks=pytest.mark.skip(reason="no ../shared/eval beside the project"))]
    return [pytest.param(Gold.model_validate(json.loads(file.read_text())), id=file.stem) for file in files]


def kinds(report: Report, span: Span) -> set[str]:
    return {s.kind for s in report.sections if s.start < span.end and span.start < s.end}


@pytest.mark.parametrize("gold", golds())
def test_sections_against_the_gold(gold: Gold) -> None:
    found = collect([EVAL / "texts" / gold.cluster])
    assert found.quarantined == ()
    reports = {Path(report.path).stem: report for report in found.reports}
    lost = [figure for figure in gold.figures if not kinds(reports[figure.report], figure) <= READ]
    assert lost == []
    side = [d for d in gold.distractors if any(word in d.why for word in BESIDE)]
    kept = [d for d in side if kinds(reports[d.report], d) & READ]
    assert kept == []


@pytest.mark.parametrize("gold", golds())
def test_the_canonical_text_is_the_file_s_own(gold: Gold) -> None:
    for report in collect([EVAL / "texts" / gold.cluster]).reports:
        with Path(report.path).open(encoding="utf-8", newline="") as file:
            assert report.text == file.read()
