#!/usr/bin/env python3
"""Briefs of every cluster of a gold standard, their scores, and the floors they must not fall below.

    scripts/eval.py score FOLDER    writes build/eval/CLUSTER.json and prints the scorer's table
    scripts/eval.py check FOLDER    fails where a score is worse than quality/floors.yaml
    scripts/eval.py raise FOLDER    writes the scores reached into quality/floors.yaml where they are better

FOLDER holds texts/CLUSTER/*.txt, gold/CLUSTER.json and score.py; where it is absent that is said, and nothing measured.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import yaml

from truceline.cli import main as truceline

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "build" / "eval"
FLOORS = ROOT / "quality" / "floors.yaml"
MACRO = "MACRO"  # the mean over the clusters, beside the scorer's TOTAL, which adds counts
EPSILON = 0.0005  # floors are written with three digits

Scores = dict[str, dict[str, dict[str, float | None]]]
Floors = dict[str, dict[str, dict[str, float]]]


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
    command = [sys.executable, "-B", str(folder / "score.py"), "--suite", *flags, str(OUTPUT), str(folder / "gold")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def scores(folder: Path) -> Scores:
    """Every measure of every cluster, of all together, and the mean over the clusters."""
    rows: Scores = json.loads(scorer(folder, "--json"))
    clusters = [row for name, row in rows.items() if name != "TOTAL"]
    rows[MACRO] = {measure: {"value": _mean([row[measure]["value"] for row in clusters])} for measure in clusters[0]}
    return rows


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def reached(rows: Scores, cluster: str, measure: str) -> float | None:
    """The value of a measure, or with a dot one of its counts: ``detection`` or ``detection.pred``."""
    name, _, count = measure.partition(".")
    return rows[cluster][name][count or "value"]


def shortfalls(rows: Scores, floors: Floors) -> list[str]:
    """One line for each score that is below its floor or above its ceiling."""
    rules: dict[str, Callable[[float, float], bool]] = {
        "at least": lambda value, bound: value < bound - EPSILON,
        "at most": lambda value, bound: value > bound + EPSILON,
    }
    lines = []
    for cluster, bounds in floors.items():
        for rule, fails in rules.items():
            for measure, bound in bounds.get(rule, {}).items():
                value = reached(rows, cluster, measure)
                if value is None or fails(value, bound):
                    lines.append(f"{cluster}: {measure} is {_shown(value)}, not {rule} {bound}")
    return lines


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"


def raised(rows: Scores, floors: Floors) -> Floors:
    """The floors with every better score taken over: a floor never sinks, a ceiling never rises."""
    better: dict[str, Callable[[float, float], float]] = {"at least": max, "at most": min}
    return {
        cluster: {
            rule: {measure: _tightened(reached(rows, cluster, measure), bound, better[rule])
                   for measure, bound in measures.items()}
            for rule, measures in bounds.items()
        }
        for cluster, bounds in floors.items()
    }


def _tightened(value: float | None, bound: float, better: Callable[[float, float], float]) -> float:
    return bound if value is None else round(better(value, bound), 3)


def _write(floors: Floors) -> None:
    comment = "".join(line for line in FLOORS.read_text().splitlines(keepends=True) if line.startswith("#"))
    FLOORS.write_text(comment + yaml.safe_dump(floors, sort_keys=False))


def main(task: str, folder: Path) -> int:
    """Runs one of the three tasks; the result is the exit code."""
    if not (folder / "score.py").is_file():
        print(f"SKIPPED: no gold standard at {folder}, so nothing was measured")
        return 0
    write_briefs(folder)
    print(scorer(folder))
    rows, floors = scores(folder), yaml.safe_load(FLOORS.read_text())
    if task == "raise":
        _write(raised(rows, floors))
    lines = shortfalls(rows, floors) if task != "score" else []
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("score", "check", "raise"))
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    sys.exit(main(asked.task, asked.folder))
