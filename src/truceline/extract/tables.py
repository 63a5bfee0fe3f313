"""Tables in a text: numbers whose column or row is headed by a word that tells what became of people."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.extract.lines import CASUALTY_ROLES, Line
from truceline.knowledge.lexicon import Cue

_GAP = re.compile(r"[ \t]*\|[ \t]*|[ \t]*;[ \t]*|\t+| {2,}")  # between the cells of a row
_LEADER = re.compile(r"[ \t]*(?:\.{3,}|…|[=:–—]|(?<= )-(?= ))[ \t]*")  # between a row's head and its number
_RULE = re.compile(r"[-=+|: \t]+")  # a row that only parts the heads from what stands below
_WORDS = re.compile(r"[^ \t]+")
_HEADS = 8  # words that a row of heads without marks between them may have
_COLUMNS = 2  # columns of numbers that a table without marks must have
_LABEL = 4  # words that the head of a row may have


@dataclass(frozen=True, slots=True)
class Head:
    """What heads a number in a table: the cue, and the chunk that it stands in."""

    cue: Cue
    at: int


_Span = tuple[int, int]


def headed(line: Line) -> Mapping[int, Head | None]:
    """The chunks with numbers that stand in the rows of a table, each with what heads it; None for other columns."""
    found: dict[int, Head | None] = {}
    heads: list[Head | None] = []
    if not _may_be_table(line):
        return found
    for first, last in _rows(line):
        if _RULE.fullmatch(line.sentence.text, first, last):
            continue
        cells, words = _cells(line, first, last, _GAP), _words(line, first, last)
        numbers = [_number(line, cell) for cell in cells]
        below = len(numbers) == len(heads) and any(at is not None for at in numbers)
        if not below and len(cells) == 1 and _ends_in_numbers(line, words, heads):
            numbers, below = [_number(line, word) for word in words[-len(heads) + 1:]], True
            found.update({at: head for at, head in zip(numbers, heads[1:], strict=True) if at is not None})
        elif below:
            found.update({at: head for at, head in zip(numbers, heads, strict=True) if at is not None})
        else:
            found.update(_by_row(line, first, last))
            heads = _heads_of(line, cells, words)
    return found


def _may_be_table(line: Line) -> bool:
    """Whether a sentence runs over lines of text with numbers and words to head them: most are prose, broken to fit."""
    if line.found_by.keys().isdisjoint(CASUALTY_ROLES) or not any(chunk.number is not None for chunk in line.chunks):
        return False
    return "\n" in line.sentence.text[line.sentence.start:line.sentence.end]


def _rows(line: Line) -> Iterator[_Span]:
    """The offsets of the text's lines that a sentence runs over."""
    text, end = line.sentence.text, line.sentence.end
    first = line.sentence.start
    while first < end:
        last = text.find("\n", first, end)
        last = end if last < 0 else last
        yield first, last
        first = last + 1


def _cells(line: Line, first: int, last: int, gap: re.Pattern[str]) -> list[_Span]:
    """The offsets of a row's cells; marks at its ends are no cells."""
    cuts = [match.span() for match in gap.finditer(line.sentence.text, first, last)]
    edges = [first, *(edge for cut in cuts for edge in cut), last]
    cells = list(zip(edges[::2], edges[1::2], strict=True))
    return [cell for at, cell in enumerate(cells) if cell[0] < cell[1] or 0 < at < len(cells) - 1]


def _words(line: Line, first: int, last: int) -> list[_Span]:
    return [match.span() for match in _WORDS.finditer(line.sentence.text, first, last)]


def _heads_of(line: Line, cells: Sequence[_Span], words: Sequence[_Span]) -> list[Head | None]:
    """What heads the columns below a row; empty where it is no row of heads."""
    for spans, least in ((cells, 1), (words if len(words) <= _HEADS else (), 2)):
        heads = [_head(line, span) for span in spans]
        numbers = any(_number(line, span) is not None for span in spans)
        if len(heads) > 1 and not numbers and sum(head is not None for head in heads) >= least:
            return heads
    return []


def _ends_in_numbers(line: Line, words: Sequence[_Span], heads: Sequence[Head | None]) -> bool:
    """'Orvel 11 34' below "Place Dead Wounded", where only single spaces part the cells."""
    columns = len(heads) - 1
    if columns < _COLUMNS or len(words) <= columns:
        return False
    numbers = [_number(line, word) is not None for word in words]
    return all(numbers[-columns:]) and not any(numbers[:-columns])


def _by_row(line: Line, first: int, last: int) -> Iterator[tuple[int, Head | None]]:
    """'Killed  12  4', 'Killed ... 12': the numbers of a row that is headed itself."""
    for gap in (_GAP, _LEADER):
        cells = _cells(line, first, last, gap)
        numbers = [_number(line, cell) for cell in cells[1:]]
        head = _head(line, cells[0]) if cells and len(_words(line, *cells[0])) <= _LABEL else None
        if head is not None and numbers and None not in numbers:
            yield from ((at, head) for at in numbers if at is not None)
            return


def _head(line: Line, span: _Span) -> Head | None:
    """The word of a cell that tells what became of people, unless there are two that tell different things."""
    start, end = _tokens(line, span)
    cues = [found for role in CASUALTY_ROLES for found in line.found_by.get(role, ())
            if start <= found.start and found.end <= end and found.cue.metric is not None]
    if not cues or len({found.cue.metric for found in cues}) > 1:
        return None
    at = next(at for at, chunk in enumerate(line.chunks) if cues[0].start < chunk.end)
    return Head(cues[0].cue, at)


def _number(line: Line, span: _Span) -> int | None:
    """The chunk of the number that fills a cell."""
    start, end = _tokens(line, span)
    return next((at for at, chunk in enumerate(line.chunks)
                 if chunk.number is not None and (chunk.number.start, chunk.number.end) == (start, end)), None)


def _tokens(line: Line, span: _Span) -> _Span:
    """The words of a sentence that stand between two offsets."""
    start, end = (bisect_left(line.sentence.tokens, at, key=lambda token: token.start) for at in span)
    return start, end
