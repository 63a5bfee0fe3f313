"""The ledger when it is large: taking in, looking up, searching, verifying, and linking beside Splink, in one run.

    python benchmarks/large.py [--scale 0.01] [--work FOLDER]

The reports are those of an invented country (invented.py). Every step is a process of its own (steps.py), so that
its memory is its alone. The ledgers are filled by the product's own ingest; up to a million entries it is filled
with claims entered by hand, many to a transaction. The next reports go into the ledgers in turns, so that what else
the machine does falls on all of them. ``--scale`` makes everything smaller, to try it.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import BENCH_PYTHON, HERE, run
from mentions import precision_recall

from truceline.ledger.keys import key_file

BLOCK = 1000           # reports
STORED = (1, 20, 100)  # blocks that are stored when the next ones come
ROUNDS = 5             # blocks that come: one of them holds a busy day
ENTRIES, MENTIONS = 1_000_000, 100_000

GROWTH = 1.5      # times: of the time with the fewest stored, at most
WHO_P95 = 1.0     # seconds; for these three and the brief the bars are our own
SEARCH_P95 = 0.5
LOG = 0.5
VERIFY = 60.0     # seconds
MEGABYTES = 500.0
BRIEF_GROWTH = 1.5  # times: of the CPU for each report, with six times the reports


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured, with its bar: at most ``bar``, where there is one."""

    what: str
    value: float
    unit: str
    bar: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it is within its bar."""
        return self.bar is None or self.value <= self.bar

    def line(self) -> str:
        """The measure as a person reads it."""
        bar = "" if self.bar is None else f"   at most {self.bar:g}: {'HOLDS' if self.holds else 'DOES NOT HOLD'}"
        return f"{self.what:<58} {self.value:>10,.2f} {self.unit}{bar}"


@dataclass(slots=True)
class Steps:
    """Runs the steps in one folder; ``megabytes`` is the most that any step over the large ledger took of memory."""

    work: Path
    megabytes: float = 0.0

    def take(self, step: str, *arguments: object) -> dict[str, float]:
        """One step as a process of its own: what it found, and the ``megabytes`` that it took."""
        done = run([sys.executable, str(HERE / "steps.py"), step, str(self.work), *map(str, arguments)])
        if LARGE in arguments:
            self.megabytes = max(self.megabytes, done.megabytes)
        return {**json.loads(done.output), "megabytes": done.megabytes}

    def copy(self, ledger: str) -> None:
        """The large ledger as it is now, under another name."""
        for here, there in ((self.work / LARGE, self.work / ledger),
                            (key_file(self.work / LARGE), key_file(self.work / ledger))):
            shutil.copyfile(here, there)
            there.chmod(here.stat().st_mode)


LARGE = "large"


def ingesting(steps: Steps, block: int, rounds: int) -> Iterator[Measure]:
    """The same next blocks into ledgers of three sizes, in turns."""
    steps.take("reports", STORED[-1] + rounds, block)
    ledgers, filled = [], 0
    for stored in STORED:
        took = steps.take("fill", LARGE, filled, stored)
        ledgers.append(LARGE if stored == STORED[-1] else f"stored-{stored}")
        if ledgers[-1] != LARGE:
            steps.copy(ledgers[-1])
        filled = stored
    yield Measure(f"ingest, {(STORED[-1] - STORED[-2]) * block:,} reports", took["seconds"], "s")
    briefs = [steps.take("brief", ledgers[0])]
    seconds, cpu = dict.fromkeys(ledgers, 0.0), dict.fromkeys(ledgers, 0.0)
    for number in range(STORED[-1], STORED[-1] + rounds):
        for ledger in ledgers:
            took = steps.take("fill", ledger, number, number + 1)
            seconds[ledger] += took["seconds"]
            cpu[ledger] += took["cpu"]
    for stored, ledger in zip(STORED, ledgers, strict=True):
        what = f"ingest, the next {block:,} reports with {stored * block:,} stored"
        yield Measure(what, seconds[ledger] / rounds, "s")
        yield Measure("  of that, CPU", cpu[ledger] / rounds, "s")
    yield Measure("  the last beside the first", seconds[LARGE] / seconds[ledgers[0]], "times", GROWTH)
    briefs.append(steps.take("brief", ledgers[0]))
    few, many = (each["cpu"] / each["reports"] for each in briefs)
    yield Measure(f"brief of {briefs[1]['reports']:,.0f} reports, CPU", briefs[1]["cpu"], "s")
    yield Measure(f"  for each report, beside that of {briefs[0]['reports']:,.0f}", many / few, "times", BRIEF_GROWTH)
    yield Measure("  given out as JSON, CPU", briefs[1]["given out"], "s")
    yield Measure("memory: this brief, given out too", briefs[1]["megabytes"], "MB", MEGABYTES)
    grown, more = (briefs[1][what] - briefs[0][what] for what in ("megabytes", "reports"))
    yield Measure("  for each report more", grown * 1024 / more, "kB")


def asking(steps: Steps, entries: int) -> Iterator[Measure]:
    """Look-ups, searches and verifying, with as many entries as there are to be."""
    steps.take("claims", LARGE, entries)
    took = steps.take("ask", LARGE)
    yield Measure("claims in the ledger", took["claims"], "")
    yield Measure("look-up (who), p95", took["who p95"], "s", WHO_P95)
    yield Measure("  median", took["who median"], "s")
    yield Measure("full-text search, p95", took["search p95"], "s", SEARCH_P95)
    yield Measure("  median", took["search median"], "s")
    yield Measure("log, the last 50 entries", took["log"], "s", LOG)
    took = steps.take("verify", LARGE)
    yield Measure(f"verify of {took['entries']:,.0f} entries", took["seconds"], "s", VERIFY)
    yield Measure("  faults found", took["faults"], "", 0)
    yield Measure("memory: ingest, look-up, search, verify", steps.megabytes, "MB", MEGABYTES)


def linking(steps: Steps, mentions: int) -> Iterator[Measure]:
    """The same mentions by truceline and by Splink, against what the reports truly tell."""
    read, took = steps.take("mention", STORED[-1], mentions), steps.take("link")
    linked = json.loads((steps.work / "linked.json").read_text(encoding="utf-8"))
    yield Measure("mentions of incidents", took["mentions"], "")
    yield Measure("memory: reading them", read["megabytes"], "MB", MEGABYTES)
    ours = precision_recall(linked["truceline"], linked["truth"])
    yield from _linked("truceline", took, ours)
    yield Measure("memory: linking by truceline", took["megabytes"], "MB", MEGABYTES)
    yield Measure("  with the mentions alone, before", took["held"], "MB")
    if not BENCH_PYTHON.exists():
        print("SKIPPED: Splink is not there; `make bench-large` installs it")
        return
    done = run([str(BENCH_PYTHON), str(HERE / "splink_linking.py"), str(steps.work / "mentions.csv"),
                str(steps.work / "splink.json")])
    theirs = json.loads((steps.work / "splink.json").read_text(encoding="utf-8"))
    at = {threshold: precision_recall(clusters, linked["truth"]) for threshold, clusters in theirs["clusters"].items()}
    best = max(at, key=lambda threshold: f1(*at[threshold]))
    yield from _linked(f"Splink at {best}, its best", theirs, at[best])
    yield Measure("memory: linking by Splink", done.megabytes, "MB")


def _linked(who: str, took: Mapping[str, float], found: tuple[float, float]) -> Iterator[Measure]:
    yield Measure(f"linking by {who}", took["seconds"], "s")
    yield Measure("  CPU", took["cpu"], "s")
    yield Measure("  precision of pairs", found[0], "")
    yield Measure("  recall of pairs", found[1], "")
    yield Measure("  F1 of pairs", f1(*found), "")


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measures(work: Path, scale: float, rounds: int = ROUNDS) -> Iterator[Measure]:
    """All of it, at a share of the full size."""
    steps = Steps(work)
    yield from ingesting(steps, max(2, round(BLOCK * scale)), rounds)
    yield from asking(steps, round(ENTRIES * scale))
    yield from linking(steps, round(MENTIONS * scale))


def main() -> None:
    """Prints each measure as it comes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full size, 1 without it")
    parser.add_argument("--work", type=Path, help="an empty folder to work in; without it a temporary one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for measure in measures(asked.work or Path(folder), asked.scale):
            print(measure.line(), flush=True)


if __name__ == "__main__":
    main()
