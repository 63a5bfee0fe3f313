"""Cutting a text into blocks: paragraphs, headlines, captions, each at its offsets.

White space between blocks belongs to none. In a text of fixed width a paragraph runs over many lines;
elsewhere each line is a block of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 100    # code points: a text with no line longer than this may be of fixed width
_NARROW = 40   # the least width of a column that paragraphs are set in
_SLACK = 8
_FULL = 0.6    # share of lines that leave no room for the next line's first word
_LINE = re.compile(r"[^\n\r\f\u2028\u2029]+")
_BREAKS = re.compile(r"(?:\r\n|\n|\r|\f|\u2028|\u2029)\s*?(?:\r\n|\n|\r|\f|\u2028|\u2029)")
_ITEM = re.compile(r"(?:[-–—•*·▪●◦‣]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_STOP = re.compile(r"[.!?…:;,(\[][)\]}\"'”’»*]*\Z")
_SENTENCE = re.compile(r"[.!?…][)\]}\"'”’»*]*\Z")


@dataclass(slots=True)
class Block:
    """A stretch of text without white space around it; ``apart``: an empty line stands before it."""

    start: int
    end: int
    text: str
    apart: bool = True

    @property
    def length(self) -> int:
        """The number of its words."""
        return len(self.text.split())

    @property
    def open(self) -> bool:
        """Whether it has no mark at its end, as a headline has none."""
        return _STOP.search(self.text) is None

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("'\"’”").endswith("?")

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return _SENTENCE.search(self.text) is not None

    @property
    def item(self) -> bool:
        """Whether it begins as an item of a list."""
        return _ITEM.match(self.text) is not None


def cut_blocks(text: str, start: int = 0) -> list[Block]:
    """The blocks of a text from an offset on, in its order."""
    lines = list(_lines(text, start))
    wrapped = _is_wrapped(lines)
    blocks: list[Block] = []
    for line in lines:
        before = blocks[-1] if blocks else None
        if before is not None and not line.apart and _goes_on(before, line, first=len(blocks) == 1, wrapped=wrapped):
            blocks[-1] = Block(before.start, line.end, text[before.start:line.end], before.apart)
        else:
            blocks.append(line)
    return blocks


def _lines(text: str, start: int) -> Iterator[Block]:
    last = start
    for match in _LINE.finditer(text, start):
        line = match[0]
        if line.strip():
            begin = match.start() + len(line) - len(line.lstrip())
            end = match.end() - (len(line) - len(line.rstrip()))
            yield Block(begin, end, text[begin:end], last == start or _BREAKS.search(text, last, begin) is not None)
            last = end


def _is_wrapped(lines: list[Block]) -> bool:
    """Whether lines end because the next word would not fit, not because something ends with them."""
    if max((len(line.text) for line in lines), default=0) > WIDTH:
        return False
    pairs = [(len(line.text), len(after.text.split()[0])) for line, after in pairwise(lines) if not after.apart]
    width = max(sorted(length for length, _ in pairs)[:max(1, len(pairs) * 9 // 10)], default=0)
    full = sum(length + word + _SLACK > width for length, word in pairs)
    return width >= _NARROW and full >= _FULL * len(pairs)


def _goes_on(before: Block, line: Block, *, first: bool, wrapped: bool) -> bool:
    """Whether a line goes on with the block before it: in doubt it does where the text is of fixed width."""
    if line.item:
        return False
    if not wrapped:
        long = before.text.isupper() and line.text.isupper() and len(before.text) >= _NARROW
        return before.open and (long or (before.text[-1].isalnum() and line.text[0].islower()))
    return not (first and _is_title(before, line))


def _is_title(before: Block, line: Block) -> bool:
    """A first line that ends early and without a mark, above one that begins a sentence."""
    return before.open and line.text[0].isupper() and not before.text.isupper() and "\n" not in before.text \
        and line.length > before.length
