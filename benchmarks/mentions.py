"""Mentions of incidents, as truceline reads them: linked by it, and as a table that any other linker can read."""

import csv
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import TypeVar

from truceline.anchor import anchor
from truceline.collect import collect
from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import link_rules
from truceline.link.cluster import cluster
from truceline.link.held import Held
from truceline.link.telling import Telling
from truceline.link.tellings import gather
from truceline.model.judged import NOT_JUDGED
from truceline.model.names import fold

T = TypeVar("T", str, int)
Told = Sequence[tuple[int, int, int]]
"""Where a report tells which incident: start, end, number."""
COLUMNS = ("id", "report", "place", "lat", "lon", "day", "kind", "weapon", "scene", "killed", "injured")
DAYS = 2  # a time wider than this gives no day


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report tells of one event, and the incident that it is in truth."""

    telling: Telling
    incident: int


def mentions_of(path: Path, told: Sequence[Told], knowledge: Knowledge) -> list[Mention]:
    """The mentions of a file of reports; ``told`` is what each of them truly tells."""
    reports = collect([path]).reports
    truth = {report.id: told[int(report.path.rpartition(":")[2]) - 1] for report in reports}
    dossier = anchor(reports, [extract(report, knowledge) for report in reports], knowledge, None)
    found = ((telling, incident_at(telling.start, truth[telling.report])) for telling in gather(dossier, knowledge))
    return [Mention(telling, incident) for telling, incident in found if incident is not None]


def incident_at(place: int, told: Told) -> int | None:
    """The incident that the words at a place of a report's text tell."""
    return next((number for start, end, number in told if start <= place < end), None)


def clusters_of(mentions: Sequence[Mention]) -> list[str]:
    """The incident of each mention as truceline links them; one that it leaves open stands alone."""
    tellings = [mention.telling for mention in mentions]
    clusters = cluster(tellings, link_rules(), Held(tellings, NOT_JUDGED))
    return [clusters.of[t.id][0].id if clusters.of.get(t.id) else t.id for t in tellings]


def write_mentions(path: Path, blocks: Iterable[Sequence[Mention]]) -> int:
    """What linking goes by as a table, where what is true is not in it, and beside it as ours reads it; how many.

    No more than a block of them is held.
    """
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file, _ours(path).open("wb") as ours:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for block in blocks:
            writer.writerows(_row(number, mention.telling) for number, mention in enumerate(block, written))
            pickle.dump(block, ours)
            written += len(block)
    return written


def read_mentions(path: Path) -> list[Mention]:
    """The mentions that were written."""
    return [mention for block in _blocks(_ours(path)) for mention in block]


def _ours(table: Path) -> Path:
    return table.with_suffix(".pickle")


def _blocks(path: Path) -> Iterator[Sequence[Mention]]:
    with path.open("rb") as file, suppress(EOFError):
        while True:
            yield pickle.load(file)  # noqa: S301 - what this very benchmark wrote


def _row(number: int, telling: Telling) -> tuple[object, ...]:
    told = telling.profile
    place, narrow = told.place, told.span is not None and told.span[1] - told.span[0] < DAYS
    return (number, telling.report, fold(place.name) if place else None, place.lat if place else None,
            place.lon if place else None, told.time.start[:10] if told.time and narrow else None,
            _first(told.kinds or told.weak), _first(told.weapons), _first(told.scenes),
            *(_first(count for metric, count in told.numbers if metric == wanted) for wanted in ("killed", "injured")))


def _first(values: Iterable[T]) -> T | None:
    return min(values, default=None)


def precision_recall(linked: Sequence[str | int], truth: Sequence[int]) -> tuple[float, float]:
    """Of the pairs that were linked how many are one in truth, and of those how many were linked."""
    both = _pairs(zip(linked, truth, strict=True))
    return both / max(1, _pairs(linked)), both / max(1, _pairs(truth))


def _pairs(groups: Iterable[object]) -> int:
    return sum(comb(size, 2) for size in Counter(groups).values())
