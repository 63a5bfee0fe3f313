"""What must hold for every text, ours and those beside the project: quotes are verbatim, order does not matter."""

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.collect import collect
from truceline.extract import extract
from truceline.flow import brief
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.brief import Brief
from truceline.model.report import Report
from truceline.publish import exporter
from truceline.register import TruceChoice

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

EXAMPLES = Path(__file__).parents[1] / "examples"
SHARED = Path(__file__).parents[2] / "shared"
NOT_TOGETHER = ("eval/muc4/documents_dev.jsonl", "eval/wikievents/dev.jsonl")  # texts too unlike for one brief


def shared(paths: list[Path], name: str) -> list[object]:
    """The paths as parameters; where there are none, one that is skipped for all to see."""
    if paths:
        return [pytest.param(path, id=str(path.relative_to(SHARED))) for path in paths]
    return [pytest.param(None, id=name, marks=pytest.mark.skip(reason=f"no ../shared/{name} beside the project"))]


def clusters() -> list[object]:
    """Every folder of reports that belong together."""
    ours = sorted({path.parent for suffix in ("txt", "html", "jsonl") for path in EXAMPLES.rglob(f"*.{suffix}")})
    theirs = [folder for folder in (SHARED / "seeds", *sorted(SHARED.glob("eval/texts/*/"))) if folder.is_dir()]
    return [*(pytest.param(folder, id=str(folder.relative_to(EXAMPLES.parent))) for folder in ours),
            *shared(theirs, "seeds and eval/texts")]


def knowledge_of(folder: Path) -> Knowledge:
    """The package's data, and those of the example that the folder belongs to."""
    own = (parent / "data" for parent in (folder, *folder.parents) if EXAMPLES in (parent, *parent.parents))
    return load_knowledge(next((found for found in own if found.is_dir()), None))


def brief_of(reports: tuple[Report, ...], knowledge: Knowledge) -> Brief:
    return brief(reports, knowledge, TruceChoice())


def spans(record: Json) -> Iterator[tuple[int, int, str]]:
    """Every piece of a record that gives words with their offsets, however deep."""
    if isinstance(record, dict):
        start, end, text = record.get("start"), record.get("end"), record.get("text", record.get("quote"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for value in record.values():
            yield from spans(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans(value)


def misquoted(record: Json, report: Report) -> list[tuple[int, int, str]]:
    return [(start, end, text) for start, end, text in spans(record) if report.text[start:end] != text]


@pytest.mark.parametrize("folder", clusters())
def test_every_quote_of_a_brief_stands_in_its_report(folder: Path) -> None:
    reports = collect([folder]).reports
    found = brief_of(reports, knowledge_of(folder))
    by_id = {report.id: report for report in reports}
    for anchored in found.dossier.claims:
        claim = anchored.claim.model_dump(mode="json")
        assert next(spans(claim["quote"]), None), "a claim has its quote"
        assert not misquoted(claim, by_id[anchored.claim.report])
    for lead in found.leads:
        assert not misquoted(lead.model_dump(mode="json"), by_id[lead.report])


@pytest.mark.parametrize("path", shared([SHARED / p for p in NOT_TOGETHER if (SHARED / p).is_file()], "eval"))
def test_every_quote_of_a_draft_stands_in_its_report(path: Path, knowledge: Knowledge) -> None:
    reports = collect([path]).reports
    assert reports
    for report in reports:
        for claim in extract(report, knowledge).claims:
            assert not misquoted(claim.model_dump(mode="json"), report)


@pytest.mark.parametrize("folder", clusters())
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_reports_changes_nothing(folder: Path, seed: int) -> None:
    reports, knowledge, as_json = collect([folder]).reports, knowledge_of(folder), exporter("json")
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order that can be had again, no secret
    assert by_content(brief_of(tuple(shuffled), knowledge), as_json) == in_order(folder)


@cache
def in_order(folder: Path) -> Json:
    """The brief of a folder's reports as they come."""
    return by_content(brief_of(collect([folder]).reports, knowledge_of(folder)), exporter("json"))


def by_content(found: Brief, as_json: Callable[[Brief], str]) -> Json:
    """The JSON of a brief, its reports in an order of their own: all else must be the same as it stands."""
    record: dict[str, Json] = json.loads(as_json(found))
    reports = record["reports"]
    assert isinstance(reports, list)
    return {**record, "reports": sorted(reports, key=lambda report: json.dumps(report, sort_keys=True))}


WORDS = (
    "killed", "injured", "wounded", "dead", "toll", "people", "civilians", "at least", "more than", "dozens", "two",
    "23", "1,400", "a quarter of a million", "between", "and", "or", "from", "to", "including", "among them", "of whom",
    "said", "according to", "claimed", "denied", "accused", "reported", "told", "the Observatory", "state media",
    "a spokesman", "Mr. Ban", "the army", "rebels", "Islamic State", "bomb", "shelling", "air strike", "attack",
    "explosions", "Homs", "Damascus", "the district", "on Sunday", "midnight Friday", "last month", "2016", "not",
    "no", "would", "if", "ceasefire", "truce", "agreed", "rejected", "exclude", "breach", "who", "which", "that",
    ".", ",", ";", ":", "-", "—", "(", ")", '"', "“", "”", "'", "’s", "\n", "\n\n", "U.S.", "%", "…", "\u200f",
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
                  st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=60).map("".join))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_no_text_makes_reading_fail(text: str, knowledge: Knowledge, make_report: Callable[[str], Report]) -> None:
    report = make_report(text)
    draft = extract(report, knowledge)
    assert draft.report == report.id
    assert not misquoted(draft.model_dump(mode="json"), report)
