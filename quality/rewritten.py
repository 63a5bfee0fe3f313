"""The same texts written otherwise: in capitals, in small letters, with punctuation lost; every offset stays."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from quality import beside, own
from quality.answers import read_cluster_texts, read_sentences
from quality.counting import Scored
from quality.elsewhere import Table
from quality.gold import Gold, sentence_files
from quality.scoring import score
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import in_case

MEASURES = ("detection", "number", "source", "scope", "all_right")
COLUMNS = ("set", "written", "F1", "number", "source", "scope", "all right")
WORDS = """The figures of the same texts, rewritten by a program that keeps every letter at its place: what typewriters,
tickers, chats and bad conversions do to reports."""

Rewriting = Callable[[str], str]


def cased(case: Rewriting) -> Rewriting:
    """All letters in one case."""
    return lambda text: in_case(text, case)


def without(marks: str) -> Rewriting:
    """A space for each of the marks."""
    return lambda text: text.translate(str.maketrans(marks, " " * len(marks)))


WAYS: dict[str, Rewriting] = {
    "as they are": str,
    "in capitals": cased(str.upper),
    "in small letters": cased(str.lower),
    "without commas": without(","),
    "without quotation marks": without("\"“”‘’'"),
    "without commas, quotation marks, colons, brackets": without(",\"“”‘’';:()"),
    "with no marks but dashes": without(",\"“”‘’';:().?!"),
}


def measure(folder: Path, knowledge: Knowledge) -> list[Table]:
    """The table of every way, over the gold standard beside the project and over our own sentences."""
    return [Table("Written otherwise", WORDS, COLUMNS, list(_rows(folder, knowledge)))]


def _rows(folder: Path, knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    sets = {
        "gold standard": ([*beside.clusters(folder)], _as_cluster),
        "own dev sentences": ([*sentence_files("dev")], _as_sentences),
        "own test sentences": ([*sentence_files("test")], _as_sentences),
    }
    for name, (marked, read) in sets.items():
        for way, rewriting in WAYS.items():
            row = own.row(read(_rewritten(each, rewriting), knowledge) for each in marked)
            yield (name, way, *(own.cell(row, measure) for measure in MEASURES))


def _rewritten(marked: Gold, rewriting: Rewriting) -> Gold:
    return marked.model_copy(update={"texts": {name: rewriting(text) for name, text in marked.texts.items()}})


def _as_sentences(marked: Gold, knowledge: Knowledge) -> Scored:
    return score(marked, read_sentences(marked, knowledge))


def _as_cluster(marked: Gold, knowledge: Knowledge) -> Scored:
    with TemporaryDirectory() as folder:
        for name, text in marked.texts.items():
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        return score(marked, read_cluster_texts(Path(folder), knowledge))
