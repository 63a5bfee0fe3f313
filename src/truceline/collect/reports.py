"""Paths in, reports out: each file read by its kind, what cannot be read set aside with its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.collect.decode import MARK, decode
from truceline.collect.document import Document, copy_id
from truceline.collect.metadata import Metadata, front_matter, record, sidecar
from truceline.collect.records import cut_records
from truceline.collect.walk import read_bytes, sidecar_of, told, walk
from truceline.errors import SourceError
from truceline.model.base import Record
from truceline.model.report import Quarantined, Report

RECORDS = (".jsonl", ".ndjson", ".json")
PAGES = (".html", ".htm", ".xhtml")
_PAGE_STARTS = ("<!doctype html", "<html")


class Collected(Record):
    """The reports that could be read and what could not, in the order of the paths."""

    reports: tuple[Report, ...]
    quarantined: tuple[Quarantined, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """What one document gave, and the bytes that it was read from (empty where nothing could be read)."""

    found: Report | Quarantined
    content: bytes = b""


def collect(paths: Sequence[Path]) -> Collected:
    """The reports of files and folders (in the order of names, hidden files apart).

    Plain text, HTML pages, JSON lines and JSON lists are read. What is missing, unreadable, no text, too
    large or in another language is quarantined with its reason, and the rest goes on.
    """
    found = [each.found for each in collect_each(paths)]
    return Collected(reports=tuple(_numbered(each for each in found if isinstance(each, Report))),
                     quarantined=tuple(each for each in found if isinstance(each, Quarantined)))


def collect_each(paths: Sequence[Path]) -> Iterator[Original]:
    """The same one by one, each with its bytes: a report is one by its content, so that equal ones have one id."""
    for path in walk(paths):
        yield from _read(path)


def _read(path: Path | Quarantined) -> Iterator[Original]:
    if isinstance(path, Quarantined):
        yield Original(path)
        return
    content = b""
    try:
        content = read_bytes(path)
        if path.suffix.lower() in RECORDS:
            yield from _records(path, content)
        else:
            yield Original(_document(path, content).report(), content)
    except SourceError as error:
        yield Original(Quarantined(path=told(path), reason=str(error)), content)


def _records(path: Path, content: bytes) -> Iterator[Original]:
    """Each record a report, or quarantined by itself; a sidecar tells what holds for all of them."""
    beside = _beside(path)
    for where, line in cut_records(path, content):
        try:
            read = record(decode(line)[0])
            yield Original(Document(where, line, read.text, read.metadata().over(beside)).report(), line)
        except SourceError as error:
            yield Original(Quarantined(path=where, reason=str(error)), line)


def _document(path: Path, content: bytes) -> Document:
    start = content[:200].decode("ascii", "ignore").lstrip().lower()
    if path.suffix.lower() in PAGES or start.startswith(_PAGE_STARTS):
        return _page(path, content)
    text, doubts = decode(content)
    front, begin = front_matter(text)
    begin = begin or len(MARK) * text.startswith(MARK)
    return Document(told(path), content, text, _beside(path).over(front), begin, doubts=doubts)


def _page(path: Path, content: bytes) -> Document:
    from truceline.collect.html import declared_encoding, read_page  # noqa: PLC0415 - takes 0.2 s, only pages need it

    text, doubts = decode(content, declared_encoding(content))
    page = read_page(text.removeprefix(MARK))
    return Document(told(path), content, page.text, _beside(path).over(page.metadata), kinds=page.kinds, doubts=doubts)


def _beside(path: Path) -> Metadata:
    beside = sidecar_of(path)
    return sidecar(beside) if beside is not None else Metadata()


def _numbered(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports with ids of their own: the same bytes at several paths are numbered in the order of the paths."""
    read = list(reports)
    times: Counter[str] = Counter()
    again: dict[str, int] = {}
    for report in sorted(read, key=lambda report: report.path):
        times[report.id] += 1
        again[report.path] = times[report.id]
    yield from (report if again[report.path] == 1 else _again(report, again[report.path]) for report in read)


def _again(report: Report, times: int) -> Report:
    return report.model_copy(update={"id": copy_id(report.id, times)})
