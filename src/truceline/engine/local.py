"""Reading on one process, or on several of one machine: the same drafts in the same order."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from signal import SIG_DFL, SIGINT, signal

from truceline.errors import DataError, SourceError
from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.claim import Draft
from truceline.model.report import Report

CHUNKS_EACH = 4  # of each process: long reports then even out, and short ones are not sent one by one


def read_all(reports: Iterable[Report], knowledge: Knowledge, jobs: int = 1) -> list[Draft]:
    """What each report says, read by ``jobs`` processes; in the order of the reports, whoever read them.

    Raises SourceError when a process was ended from outside, and DataError when the data files
    changed after ``knowledge`` was loaded.
    """
    waiting = list(reports)
    jobs = min(jobs, len(waiting))
    if jobs < 2:  # noqa: PLR2004 - one process needs no other
        return [extract(report, knowledge) for report in waiting]
    return _read_side_by_side(waiting, knowledge, jobs)


def _read_side_by_side(reports: list[Report], knowledge: Knowledge, jobs: int) -> list[Draft]:
    # Spawned, not forked: a fork would share the gazetteer's open file, and is unsafe beside threads.
    read = partial(_read, knowledge.extra, knowledge.version)
    chunk = max(1, len(reports) // (jobs * CHUNKS_EACH))
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_quietly) as pool:
            return list(pool.map(read, reports, chunksize=chunk))
    except BrokenProcessPool as error:
        raise SourceError("a reading process was ended from outside (memory?): try fewer --jobs") from error


def _end_quietly() -> None:
    """A reading process ends with Ctrl-C at once and without a word: the one that asked for it says what there is."""
    signal(SIGINT, SIG_DFL)


def _read(extra: Path | None, version: str, report: Report) -> Draft:
    knowledge = load_knowledge(extra)
    if knowledge.version != version:
        raise DataError("the data files changed while reports were being read: start again")
    return extract(report, knowledge)
