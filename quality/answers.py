"""What truceline reads in a marked set, in the terms the scorer compares."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from quality.gold import Gold
from truceline.collect import collect
from truceline.extract import extract
from truceline.flow import brief
from truceline.knowledge.knowledge import Knowledge
from truceline.model.report import Report, Section
from truceline.publish.json import render
from truceline.register import TruceChoice


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(_Read):
    """A stretch of a report."""

    start: int
    end: int


class _Named(_Read):
    name: str


def _plain(value: object) -> object:
    return value["name"] if isinstance(value, dict) and "name" in value else value


def _no_words(value: object) -> object:
    return None if isinstance(value, str) else value


Name = Annotated[str, BeforeValidator(_plain)]
Value = Annotated[Span | None, BeforeValidator(_no_words)]
"""The stretch of a figure's number; the value of a term is words, which nobody compares."""


class Claim(_Read):
    """A figure or a statement as read: the fields of all kinds, those of another kind at their default."""

    id: str
    kind: str
    report: str
    quote: Span
    attributed_to: tuple[_Named, ...] = ()
    value: Value = None
    metric: str = ""
    low: int | None = None
    high: int | None = None
    scope: str | None = None
    incidents: tuple[str, ...] = ()
    stance: str = ""
    by: Name | None = None
    against: Name | None = None
    party: Name | None = None

    @property
    def source(self) -> str:
        """The innermost source, empty for the report's own voice."""
        return self.attributed_to[0].name if self.attributed_to else ""


class Period(_Read):
    """When, as text."""

    start: str
    end: str


class Incident(_Read):
    """An incident as linked."""

    id: str
    title: str
    time: Period | None
    place: Name | None
    background: bool


class TruceStart(_Read):
    """The moments between which a truce starts."""

    earliest: str | None
    latest: str | None


class Truce(_Read):
    """A truce as told."""

    start: TruceStart | None
    guarantors: tuple[Name, ...]
    excluded: tuple[Name, ...]


class Answer(_Read):
    """All that was read in one set; reports go by their names in the set."""

    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...] = ()
    truces: tuple[Truce, ...] = ()


class _Path(_Read):
    id: str
    path: str


class _Brief(Answer):
    reports: tuple[_Path, ...]


def read_sentences(gold: Gold, knowledge: Knowledge) -> Answer:
    """Each sentence read by itself, as a report of one body section."""
    claims = [_claim_of(name, claim.model_dump_json(exclude={"report"}))
              for name, text in gold.texts.items() for claim in extract(whole_report(name, text), knowledge).claims
              if claim.kind == "figure"]
    return Answer(claims=tuple(claims))


def _claim_of(report: str, content: str) -> Claim:
    return Claim.model_validate({**json.loads(content), "report": report})


def whole_report(name: str, text: str) -> Report:
    """A text as a report that is all body."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=name, path=f"{name}.txt", text=text, sha256=digest,
                  sections=(Section(kind="body", start=0, end=len(text)),))


def read_cluster_texts(folder: Path, knowledge: Knowledge) -> Answer:
    """The whole flow over the texts of a cluster, without a truce file."""
    reports = collect(sorted(folder.glob("*.txt"))).reports
    return answer_of(render(brief(reports, knowledge, TruceChoice(none=True))))


def answer_of(content: str) -> Answer:
    """The answer that a brief as JSON holds, its reports by the stems of their paths."""
    told = _Brief.model_validate_json(content)
    stems = {report.id: Path(report.path).stem for report in told.reports}
    return Answer(claims=tuple(_renamed(told.claims, stems)), incidents=told.incidents, truces=told.truces)


def _renamed(claims: Iterable[Claim], stems: dict[str, str]) -> Iterable[Claim]:
    return (claim.model_copy(update={"report": stems[claim.report]}) for claim in claims)
