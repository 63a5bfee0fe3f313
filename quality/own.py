"""Our own sets: read, scored, and told as rows beside those of the gold standard."""

from collections.abc import Iterable, Sequence

from quality.answers import read_cluster_texts, read_sentences
from quality.counting import Count, Scored, total
from quality.faults import Result
from quality.floors import Row, Rows
from quality.gold import Split, cluster_folders, read_cluster, sentence_files
from quality.scoring import score
from truceline.knowledge.knowledge import Knowledge

SPLITS: tuple[Split, ...] = ("dev", "test")
COLUMNS = {
    "detP": "detection.P", "detR": "detection.R", "detF": "detection", "num": "number", "src": "source",
    "scope": "scope", "allF": "all_right", "pairF": "pairs", "inc+": "incidents_surplus", "date": "date",
    "place": "place", "resp": "responsibility", "pos": "positions", "alleg": "allegations", "start": "truce_start"}
"""Titles of the table's columns and the measures they show."""


def measure(split: Split, knowledge: Knowledge) -> tuple[list[Result], list[Result]]:
    """Every file of sentences and every cluster of a split with its score."""
    sentences = [(marked, score(marked, read_sentences(marked, knowledge))) for marked in sentence_files(split)]
    clusters = [(read_cluster(folder), score(read_cluster(folder), read_cluster_texts(folder, knowledge)))
                for folder in cluster_folders(split)]
    return sentences, clusters


def rows(split: Split, sentences: Sequence[Result], clusters: Sequence[Result]) -> Rows:
    """The counts of a split added up: its sentences, its clusters, and both together under the split's name."""
    return {
        f"own {split} sentences": row(scored for _, scored in sentences),
        f"own {split} clusters": row(scored for _, scored in clusters),
        f"own {split}": row(scored for _, scored in [*sentences, *clusters]),
    }


def row(several: Iterable[Scored]) -> Row:
    """All measures of several sets together."""
    return {measure: _told(count) for measure, count in total(several).items()}


def _told(count: Count) -> dict[str, float | None]:
    told: dict[str, float | None] = {
        "value": count.value, "right": count.right, "read": count.read, "marked": count.marked}
    if count.kind == "f1":
        told |= {"P": _share(count.right, count.read), "R": _share(count.right, count.marked)}
    return told


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def table(told: Rows) -> str:
    """Rows as text, one column for each measure; a dash where nothing is asked."""
    lines = ["set".ljust(24) + "".join(title.rjust(6) for title in COLUMNS)]
    lines += [name.ljust(24) + "".join(cell(values, column).rjust(6) for column in COLUMNS.values())
              for name, values in told.items()]
    return "\n".join(lines)


def cell(values: Row, column: str) -> str:
    """One value of a row as it is shown: two digits, or a whole number where it is a sum."""
    measure, _, part = column.partition(".")
    value = values.get(measure, {}).get(part or "value")
    if value is None:
        return "-"
    return f"{value:.0f}" if measure.endswith("_surplus") else f"{value:.2f}"
