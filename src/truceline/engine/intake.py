"""Paths into a ledger: what is read is kept with its original bytes, what cannot be read with its reason.

Each batch is one transaction: what was told as taken in is on the disk; a run that was cut short is run again.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from truceline.collect import Original, collect_each
from truceline.engine.local import read_all
from truceline.knowledge.knowledge import Knowledge
from truceline.ledger import Ledger
from truceline.ledger.readings import save
from truceline.model.entry import Entry, Tlp, now, stated
from truceline.model.payload import NotRead, ReportIn
from truceline.model.report import Quarantined, Report

BATCH, BATCH_OF_MANY = 50, 1000  # documents to a transaction: by one process, and by several, which take time to start


@dataclass(slots=True)
class Taken:
    """How far it came: documents seen, reports that are new, files that cannot be read."""

    seen: int = 0
    new: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)


def ingest(ledger: Ledger, paths: Sequence[Path], knowledge: Knowledge, *, by: str = "", audience: Tlp = "AMBER",
           jobs: int = 1, tell: Callable[[Taken], None] = lambda _: None) -> Taken:
    """Takes in all that is not in the ledger yet; ``tell`` is called after each batch, when it is safely kept."""
    taken = Taken()
    for batch in _batches(collect_each(paths), BATCH if jobs == 1 else BATCH_OF_MANY):
        entries = [_entry(each, ledger.organisation, by, audience) for each in batch]
        kept = ledger.append(entries, _evidence(batch), once=True)
        reports = [noted.entry.body.report for noted in kept if isinstance(noted.entry.body, ReportIn)]
        save(ledger, read_all(reports, knowledge, jobs), knowledge.version)
        taken.seen += len(batch)
        taken.new += len(reports)
        taken.quarantined += [each.found for each in batch if isinstance(each.found, Quarantined)]
        tell(taken)
    return taken


def _batches(originals: Iterable[Original], size: int) -> Iterator[list[Original]]:
    waiting = iter(originals)
    while batch := list(islice(waiting, size)):
        yield batch


def _entry(original: Original, organisation: str, by: str, audience: Tlp) -> Entry:
    found, at = original.found, now()
    if isinstance(found, Report):
        body = ReportIn(report=found, collected=at, size=len(original.content))
        return stated(body, organisation, at, by=by, audience=audience, status=found.status)
    sha256 = hashlib.sha256(original.content).hexdigest() if original.content else ""
    return stated(NotRead(path=found.path, reason=found.reason, sha256=sha256), organisation, at, by=by,
                  audience=audience)


def _evidence(batch: Iterable[Original]) -> dict[str, bytes]:
    """The bytes of what became a report, by their hash."""
    return {each.found.sha256: each.content for each in batch if isinstance(each.found, Report)}
