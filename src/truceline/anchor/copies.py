"""Paragraphs that several reports share: found by their words, each held against one original."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from truceline.model.report import Copy, Report
from truceline.model.time import day_of

_SHORTEST = 12         # words: shorter paragraphs are alike by chance
_LONGEST = 120         # words: an article in one paragraph is compared by its sentences
_SHINGLE = 4
_SHARED = 0.3          # of the shingles, before words are compared one by one
_COMPARED = 4          # originals compared with one paragraph
_POSTINGS = 200        # a shingle of more originals than this is a phrase of the trade
_EDITS = 0.1           # words taken out or put in, as a share; one for another is always allowed
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?![”\"'’)\]]*\s+[\"“(]?[A-Z])[^.!?]*)*[.!?]*[”\"'’)\]]*")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w\b)|(?<=\b\w)\.(?!\w)|['’‘`]")
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"\s*[A-Z][^\n]{0,60}?\([^)\n]{2,40}\)\s*[-–—]+\s*")
_UNREAD = frozenset({"caption", "related", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a sentence of a very long one: where it stands, its plain words, those after a dateline."""

    report: int
    start: int
    end: int
    words: tuple[str, ...]
    undated: tuple[str, ...]


def find_copies(reports: Sequence[Report], numbers: frozenset[str]) -> tuple[Copy, ...]:
    """The paragraphs of each report that an earlier one has too.

    Which of two reports counts as the earlier does not depend on their order here: the one published first,
    then the one that names its agency, then by id. A changed number makes a new paragraph: ``numbers`` are the
    words for them. The work grows with the text, not with the pairs of reports.
    """
    ranked = sorted(reports, key=_rank)
    originals = _Originals(numbers)
    copies = []
    for number, report in enumerate(ranked):
        for unit in _units(number, report):
            original = originals.of(unit)
            if original is None:
                originals.add(unit)
            elif original.report != unit.report:
                copies.append(Copy(report=report.id, start=unit.start, end=unit.end, of=ranked[original.report].id,
                                   of_start=original.start, of_end=original.end))
    return tuple(sorted(copies, key=lambda copy: (copy.report, copy.start, copy.end)))


def _rank(report: Report) -> tuple[str, bool, str]:
    published = report.published.earliest if report.published else "9999"
    return str(day_of(published)) if report.published else published, not report.agency, report.id


# ------------------------------------------------------------------ paragraphs and their words

def _units(number: int, report: Report) -> Iterator[Unit]:
    unread = [(s.start, s.end) for s in report.sections if s.kind in _UNREAD]
    for start, end in _paragraphs(report.text):
        if any(a <= start < b for a, b in unread):
            continue
        words = plain_words(report.text[start:end])
        if len(words) >= _SHORTEST:
            undated = _DATELINE.match(report.text, start, end)
            yield Unit(number, start, end, words, plain_words(report.text[undated.end():end]) if undated else words)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs; where one is very long, its sentences."""
    for match in _PARAGRAPH.finditer(text):
        start, end = _stripped(text, *match.span())
        if len(_WORD.findall(text, start, end)) <= _LONGEST:
            yield start, end
            continue
        for sentence in _SENTENCE.finditer(text, start, end):
            yield _stripped(text, *sentence.span())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case, marks and the dots of abbreviations."""
    return tuple(_WORD.findall(_DOTTED.sub("", text.casefold())))


# ------------------------------------------------------------------ the originals

class _Originals:
    """The paragraphs that are no copies, found by the runs of words that they hold."""

    def __init__(self, numbers: frozenset[str]) -> None:
        self._numbers = numbers
        self._units: list[Unit] = []
        self._index: dict[int, list[int]] = defaultdict(list)

    def add(self, unit: Unit) -> None:
        number = len(self._units)
        self._units.append(unit)
        for shingle in _shingles(unit.words):
            self._index[shingle].append(number)

    def of(self, unit: Unit) -> Unit | None:
        """The original of a paragraph: the one with the most words in common, if they are nearly the same."""
        shingles = _shingles(unit.words)
        found = (self._index.get(shingle, ()) for shingle in shingles)
        shared = Counter(number for numbers in found if len(numbers) <= _POSTINGS for number in numbers)
        ranked = sorted(shared.items(), key=lambda count: (-count[1], count[0]))[:_COMPARED]
        near = (self._units[n] for n, count in ranked if count >= _SHARED * len(shingles))
        return next((other for other in near if self._same(unit, other)), None)

    def _same(self, a: Unit, b: Unit) -> bool:
        """The same words, but for a few small edits or a dateline that one of them lacks."""
        if a.undated == b.undated:
            return True
        allowed = max(2.0, _EDITS * min(len(a.words), len(b.words)))
        if abs(len(a.words) - len(b.words)) > allowed:
            return False
        edits = list(_edits(a.words, b.words))
        return sum(len(words) for words in edits) <= allowed and not any(self._counts(w) for e in edits for w in e)

    def _counts(self, word: str) -> bool:
        return word in self._numbers or any(c.isdigit() for c in word)


def _shingles(words: Sequence[str]) -> set[int]:
    return {hash(tuple(words[i:i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}


def _edits(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of every place where the two differ."""
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield (*a[a1:a2], *b[b1:b2])
