"""Measures how well truceline reads: the gold standard beside the project, where there is one, and our own sets.

    python -m quality show [FOLDER]     tables, then the faults by kind: with --errors each with its sentence
    python -m quality check [FOLDER]    fails where a score is worse than quality/floors.yaml
    python -m quality raise [FOLDER]    writes the scores reached into quality/floors.yaml where they are better
    python -m quality page [FOLDER]     writes docs/quality.md
    python -m quality muc4 [FOLDER]     MUC-4's slots and templates beside their anchors
    python -m quality places [FOLDER]   LGL and GeoWebNews: which place a name means
    python -m quality rewritten [FOLDER]    the same texts in capitals, in small letters, with punctuation lost

Sentences of the test split are never shown, so that nobody tunes on it, unless --show-test asks for them.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from quality import beside, elsewhere, faults, floors, own, page, rewritten
from quality.answers import answer_of
from quality.faults import Result
from quality.floors import Rows
from quality.gold import Split
from quality.scoring import score
from truceline.knowledge.knowledge import Knowledge, load_knowledge

MEASURES = {**elsewhere.MEASURES, "rewritten": rewritten.measure}
"""The tasks that only print tables, and what each measures in the folder beside the project."""


def measure_beside(folder: Path | None) -> tuple[Rows, list[Result]]:
    """Rows and faults of the gold standard beside the project; none where it is absent."""
    if folder is None:
        return {}, []
    if not (folder / "score.py").is_file():
        print(f"SKIPPED: no gold standard at {folder}, so only our own sets are measured")
        return {}, []
    beside.write_briefs(folder)
    print(beside.scorer(folder))
    results = [(marked, score(marked, answer_of((beside.OUTPUT / f"{marked.name}.json").read_text(encoding="utf-8"))))
               for marked in beside.clusters(folder)]
    return beside.rows(folder), results


def show(results: dict[str, list[Result]], *, errors: bool, test: bool) -> None:
    """The faults of each set by kind."""
    for name, several in results.items():
        print(f"\n{name}: faults by kind")
        sentences = errors and (name != "own test" or test)
        print(*faults.lines(faults.by_kind(several), sentences=sentences), sep="\n")


def write_page(rows: Rows, beside_rows: Rows, measured: dict[Split, tuple[list[Result], list[Result]]],
               others: Sequence[elsewhere.Table]) -> None:
    """Writes docs/quality.md."""
    ways = {marked.name: own.row([scored]) for marked, scored in measured["dev"][0]}
    dev, test = (faults.by_kind([*sentences, *clusters]) for sentences, clusters in measured.values())
    text = page.render(beside_rows, rows, ways, dev, {kind: len(shown) for kind, shown in test.items()}, others)
    page.PAGE.write_text(text, encoding="utf-8")


def measure_elsewhere(tasks: Iterable[str], folder: Path | None, knowledge: Knowledge) -> list[elsewhere.Table]:
    """The tables of the sets that others made; none where they are absent."""
    if folder is None or not elsewhere.present(folder):
        print(f"SKIPPED: no sets of others at {folder}")
        return []
    return [table for task in tasks for table in MEASURES[task](folder, knowledge)]


def main(task: str, folder: Path | None, *, errors: bool, test: bool) -> int:
    """Runs one of the tasks; the result is the exit code."""
    knowledge = load_knowledge()
    if task in MEASURES:
        print(*(table.plain() for table in measure_elsewhere([task], folder, knowledge)), sep="\n\n")
        return 0
    beside_rows, results = measure_beside(folder)
    measured = {split: own.measure(split, knowledge) for split in own.SPLITS}
    rows = {name: row for split, parts in measured.items() for name, row in own.rows(split, *parts).items()}
    print(own.table(rows))
    if task == "show":
        show({"beside": results, **{f"own {split}": [*a, *b] for split, (a, b) in measured.items()}},
             errors=errors, test=test)
    if task == "page":
        write_page(rows, beside_rows, measured, measure_elsewhere(MEASURES, folder, knowledge))
    if task == "raise":
        floors.write(floors.raised({**beside_rows, **rows}, floors.load()))
    short = floors.shortfalls({**beside_rows, **rows}, floors.load()) if task in {"check", "raise"} else []
    print(*short, sep="\n", end="\n" if short else "")
    return 1 if short else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("show", "check", "raise", "page", *MEASURES))
    parser.add_argument("folder", type=Path, nargs="?", help="the gold standard and others' sets")
    parser.add_argument("--errors", action="store_true", help="each fault with its sentence")
    parser.add_argument("--show-test", action="store_true", help="also those of the test split")
    asked = parser.parse_args()
    sys.exit(main(asked.task, asked.folder, errors=asked.errors, test=asked.show_test))
