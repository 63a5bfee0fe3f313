"""Our own sets as records: sentences and clusters, read from their files and checked."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from quality.counts import Count, count_of
from quality.marks import Mark, MarkError, parse, place
from truceline.model.claim import Metric, NumberQualifier, Scope

OWN = Path(__file__).parent / "own"
Split = Literal["dev", "test"]
StatementKind = Literal["responsibility", "position", "allegation"]

METRICS: tuple[Metric, ...] = get_args(Metric)
STANCES: dict[str, StatementKind] = {
    **dict.fromkeys(("claims", "denies", "accuses", "suspects"), "responsibility"),
    **dict.fromkeys(("accepts", "conditional", "rejects", "undecided", "announces", "other"), "position"),
    "alleges": "allegation",
}


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Checked):
    """A number of people at its offsets; ``source`` holds the names of the innermost source, empty for own voice."""

    report: str
    start: int
    end: int
    words: str
    metric: Metric
    low: int | None
    high: int | None
    qualifier: NumberQualifier
    scope: Scope
    source: tuple[str, ...]
    incidents: tuple[str, ...]
    optional: bool


class Statement(_Checked):
    """Who did it, what a party thinks of the truce, who is said to have broken it."""

    report: str
    start: int
    end: int
    words: str
    kind: StatementKind
    stances: tuple[str, ...]
    by: tuple[str, ...]
    against: tuple[str, ...]
    optional: bool


Moment = Annotated[str, BeforeValidator(lambda value: value.isoformat() if isinstance(value, date) else value)]


class Incident(_Checked):
    """Something that happened: local days, and the names of its place, finest first."""

    first: date | None = Field(default=None, alias="from")
    last: date | None = Field(default=None, alias="to")
    places: tuple[str, ...] = ()
    background: bool = False


class Truce(_Checked):
    """When a truce starts: a day, or a time with its offset."""

    start: Moment | None = None
    brokers: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    optional: bool = False


class Gold(_Checked):
    """One marked set of reports: a file of sentences, each a report of its own, or a cluster."""

    name: str
    texts: dict[str, str]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...] = ()
    incidents: dict[str, Incident] = {}
    truces: dict[str, Truce] = {}

    @model_validator(mode="after")
    def _known(self) -> Self:
        used = {name for figure in self.figures for name in figure.incidents}
        if unknown := used - set(self.incidents):
            raise MarkError(f"unknown incidents: {sorted(unknown)}")
        return self


class _Sentence(_Checked):
    id: str
    about: str
    text: str


class _Report(_Checked):
    published: Moment | None = None
    outlet: str = ""
    marked: tuple[str, ...] = ()


class _Cluster(_Checked):
    about: str
    names: dict[str, tuple[str, ...]] = {}
    incidents: dict[str, Incident] = {}
    truces: dict[str, Truce] = {}
    reports: dict[str, _Report]


def sentence_files(split: Split, folder: Path = OWN) -> tuple[Gold, ...]:
    """The marked sentences of a split, one set for each file."""
    return tuple(_sentences(path) for path in sorted((folder / split).glob("sentences_*.yaml")))


def cluster_folders(split: Split, folder: Path = OWN) -> tuple[Path, ...]:
    """The folders of a split's clusters."""
    return tuple(path.parent for path in sorted((folder / split).glob("clusters/*/gold.yaml")))


def read_cluster(folder: Path) -> Gold:
    """A cluster with its texts, each mark at its offsets."""
    path = folder / "gold.yaml"
    told = _validated(_Cluster, path)
    texts = {name: (folder / f"{name}.txt").read_text(encoding="utf-8") for name in told.reports}
    figures, statements = [], []
    for name, report in told.reports.items():
        for mark in _placed(path, report.marked, texts[name]):
            if mark.label in STANCES:
                statements.append(_statement(path, name, mark, told.names))
            else:
                figures.append(_figure(path, name, mark, told.names))
    return Gold(name=folder.name, texts=texts, figures=tuple(figures), statements=tuple(statements),
                incidents=told.incidents, truces=told.truces)


def digest(split: Split, folder: Path = OWN) -> str:
    """The SHA-256 of a split: of one line for each file, in the order of their names, as ``sha256sum`` prints it."""
    root = folder / split
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256((root / name).read_bytes()).hexdigest()}  {name}\n" for name in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sentences(path: Path) -> Gold:
    told = _validated_all(path)
    texts, figures = dict[str, str](), list[Figure]()
    for sentence in told:
        try:
            texts[sentence.id], marks = parse(sentence.text)
        except MarkError as error:
            raise MarkError(f"{path.name}: {sentence.id}: {error}") from error
        figures += [_figure(path, sentence.id, mark, {}) for mark in marks]
    if len(texts) != len(told):
        raise MarkError(f"{path.name}: an id twice")
    return Gold(name=path.stem.removeprefix("sentences_"), texts=texts, figures=tuple(figures))


def _validated(model: type[_Cluster], path: Path) -> _Cluster:
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise MarkError(f"{path.parent.name}: {error}") from error


def _validated_all(path: Path) -> list[_Sentence]:
    try:
        return [_Sentence.model_validate(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    except ValidationError as error:
        raise MarkError(f"{path.name}: {error}") from error


def _placed(path: Path, marked: Sequence[str], text: str) -> Iterator[Mark]:
    for excerpt in marked:
        try:
            yield from place(excerpt, text)
        except MarkError as error:
            raise MarkError(f"{path.parent.name}: {error}") from error


def _names(mark: Mark, option: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The names of an option, short names written out; empty where it is not given."""
    said = [part for part in mark.options.get(option, "").split("/") if part]
    return tuple(dict.fromkeys(name for part in said for name in names.get(part, (part,))))


def _listed(mark: Mark, option: str, mid: str = ",") -> tuple[str, ...]:
    return tuple(part for part in mark.options.get(option, "").split(mid) if part)


def _allow(path: Path, mark: Mark, options: set[str]) -> None:
    if unknown := set(mark.options) - options:
        raise MarkError(f"{path}: {mark.words!r}: unknown options {sorted(unknown)}")


def _figure(path: Path, report: str, mark: Mark, names: Mapping[str, tuple[str, ...]]) -> Figure:
    if mark.label not in METRICS:
        raise MarkError(f"{path}: {mark.words!r}: {mark.label!r} is no label")
    _allow(path, mark, {"by", "scope", "of", "optional", "low", "high", "qualifier"})
    optional = "optional" in mark.options
    count = _count(path, mark, optional=optional)
    vague = (count.low, count.high) == (None, None) or mark.label == "casualties"
    return Figure.model_validate({
        "report": report, "start": mark.start, "end": mark.end, "words": mark.words, "metric": mark.label,
        "low": count.low, "high": count.high, "qualifier": count.qualifier,
        "scope": mark.options.get("scope", "incident"), "source": _names(mark, "by", names),
        "incidents": _listed(mark, "of"), "optional": optional or vague})


def _count(path: Path, mark: Mark, *, optional: bool) -> Count:
    """The bounds by the words; where the words have none, those the mark gives, or one person who may be left out."""
    read = count_of(mark.words)
    given = {"low", "high"} & set(mark.options)
    if read is not None and given:
        raise MarkError(f"{path}: {mark.words!r} says {read} itself")
    if given:
        low, high = (None if value == "null" else int(value) for value in (mark.options["low"], mark.options["high"]))
        return Count(low, high, "vague" if (low, high) == (None, None) else "exact")  # its qualifier is for readers
    if read is None and not optional:
        raise MarkError(f"{path}: {mark.words!r} is definite, so its count is inferred and optional")
    return read or Count(1, 1, "exact")


def _statement(path: Path, report: str, mark: Mark, names: Mapping[str, tuple[str, ...]]) -> Statement:
    _allow(path, mark, {"by", "against", "of", "truce", "also", "optional"})
    kind = STANCES[mark.label]
    return Statement(report=report, start=mark.start, end=mark.end, words=mark.words, kind=kind,
                     stances=(mark.label, *_listed(mark, "also", "/")), by=_names(mark, "by", names),
                     against=_names(mark, "against", names),
                     optional="optional" in mark.options or mark.label == "other")
