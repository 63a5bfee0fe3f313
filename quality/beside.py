"""The gold standard beside the project: its clusters, read by truceline and scored by its own scorer and by ours.

Its folder holds texts/CLUSTER/*.txt, gold/CLUSTER.json and score.py.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import fmean

from pydantic import BaseModel, ConfigDict

from quality import gold
from quality.floors import Row, Rows
from truceline.cli import main as truceline
from truceline.model.claim import Metric, NumberQualifier, Scope

OUTPUT = Path(__file__).parents[1] / "build" / "eval"
MACRO = "MACRO"  # the mean over the clusters, beside the scorer's TOTAL, which adds counts


def write_briefs(folder: Path) -> None:
    """One brief for each cluster; a cluster that cannot be read stops the measurement."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for cluster in sorted(folder.glob("texts/*/")):
        output = OUTPUT / f"{cluster.name}.json"
        output.unlink(missing_ok=True)
        code = truceline(["brief", str(cluster), "--truce", "none", "--format", "json", "--output", str(output)])
        if code:
            sys.exit(f"{cluster.name}: truceline brief ended with {code}")


def scorer(folder: Path, *flags: str) -> str:
    """What the gold's own scorer prints."""
    return printed(folder / "score.py", "--suite", *flags, OUTPUT, folder / "gold")


def printed(program: Path, *arguments: str | Path) -> str:
    """What a program that came with a set prints, such as its scorer; nothing is written beside it."""
    command = [sys.executable, "-B", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def rows(folder: Path) -> Rows:
    """Every measure of every cluster, of all together, and the mean over the clusters."""
    told: Rows = json.loads(scorer(folder, "--json"))
    clusters = [row for name, row in told.items() if name != "TOTAL"]
    return {**told, MACRO: {measure: _mean(clusters, measure) for measure in clusters[0]}}


def _mean(clusters: list[Row], measure: str) -> dict[str, float | None]:
    values = [value for row in clusters if (value := row[measure]["value"]) is not None]
    return {"value": fmean(values) if values else None, "n": len(values)}


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Figure(_Told):
    report: str
    value_start: int
    value_end: int
    metric: Metric
    low: int | None
    high: int | None
    qualifier: NumberQualifier
    scope: Scope
    attributed_to: tuple[tuple[str, ...], ...]
    incidents: tuple[str, ...]
    optional: bool = False


class _Statement(_Told):
    report: str
    start: int
    end: int
    stance: str = "alleges"
    stance_also: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    optional: bool = False


class _Incident(_Told):
    id: str
    date_start: str | None
    date_end: str | None
    places: tuple[str, ...]
    background: bool


class _Truce(_Told):
    id: str
    start: str | None
    brokers: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]
    optional: bool = False


class _Report(_Told):
    id: str
    file: str


class _Gold(_Told):
    cluster: str
    reports: tuple[_Report, ...]
    figures: tuple[_Figure, ...]
    incidents: tuple[_Incident, ...]
    responsibility: tuple[_Statement, ...]
    positions: tuple[_Statement, ...]
    allegations: tuple[_Statement, ...]
    truces: tuple[_Truce, ...]


def clusters(folder: Path) -> tuple[gold.Gold, ...]:
    """The gold's clusters in our own terms, so that our scorer and its sentences serve them too."""
    return tuple(_read(path) for path in sorted(folder.glob("gold/*.json")))


def _read(path: Path) -> gold.Gold:
    told = _Gold.model_validate_json(path.read_text(encoding="utf-8"))
    texts = {report.id: _text(path.parents[1] / "texts" / report.file) for report in told.reports}
    kinds: tuple[tuple[gold.StatementKind, tuple[_Statement, ...]], ...] = (
        ("responsibility", told.responsibility), ("position", told.positions), ("allegation", told.allegations))
    return gold.Gold(
        name=told.cluster, texts=texts,
        figures=tuple(_figure(figure, texts) for figure in told.figures),
        statements=tuple(_statement(kind, one, texts) for kind, several in kinds for one in several),
        incidents={i.id: gold.Incident.model_validate({"from": i.date_start, "to": i.date_end, "places": i.places,
                                                       "background": i.background}) for i in told.incidents},
        truces={t.id: gold.Truce(start=t.start, brokers=t.brokers, excluded=t.excluded, optional=t.optional)
                for t in told.truces})


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _figure(told: _Figure, texts: dict[str, str]) -> gold.Figure:
    vague = (told.low, told.high) == (None, None) or told.metric == "casualties"
    return gold.Figure(
        report=told.report, start=told.value_start, end=told.value_end,
        words=texts[told.report][told.value_start:told.value_end], metric=told.metric, low=told.low, high=told.high,
        qualifier=told.qualifier, scope=told.scope, source=told.attributed_to[0] if told.attributed_to else (),
        incidents=told.incidents, optional=told.optional or vague)


def _statement(kind: gold.StatementKind, told: _Statement, texts: dict[str, str]) -> gold.Statement:
    return gold.Statement(
        report=told.report, start=told.start, end=told.end, words=texts[told.report][told.start:told.end], kind=kind,
        stances=(told.stance, *told.stance_also), by=told.party or told.by, against=told.against,
        optional=told.optional)
