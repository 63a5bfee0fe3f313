"""Where words stand in a report: their offsets are found here, and never taken from anybody.

Words are the same whatever the shape of spaces, quotation marks and dashes, for a model writes its own; what is kept
is always the report's.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from truceline.extract.tokens import READ_SECTIONS
from truceline.model.report import Quote, Report, Section

_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("–—‑‐−―", "-"))
_INVISIBLE = "Cf"  # Unicode's format characters: soft hyphens, joiners, marks of direction


class Span(NamedTuple):
    """Offsets in code points, end exclusive."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end

    def distance(self, other: "Span") -> int:
        """How many characters lie between the two; none where they touch."""
        return max(0, other.start - self.end, self.start - other.end)

    def common(self, other: "Span") -> int:
        """How many characters both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class _Folded(NamedTuple):
    """A section with its shapes made even; ``of`` are the offsets in the report."""

    text: str
    of: list[int]


class Passages:
    """The headline and the body of one report, in which words are found."""

    def __init__(self, report: Report) -> None:
        self.report = report
        read = (section for section in report.sections if section.kind in READ_SECTIONS)
        self._read = sorted(read, key=lambda section: section.start)
        self._folded = [_folded(report.text, section) for section in self._read]
        self._found: dict[str, list[Span]] = {}

    @property
    def text(self) -> str:
        """What is read of the report, a blank line between sections."""
        return "\n\n".join(self.report.text[section.start:section.end] for section in self._read)

    def quote(self, span: Span) -> Quote:
        """The report's own words between two offsets."""
        return self.report.quote(span.start, span.end)

    def all(self, words: str) -> list[Span]:
        """Every place where words stand as whole words, in order; no two overlap."""
        if words not in self._found:
            asked = _plain(words)
            told = self._folded if any(c.isalnum() for c in asked) else []
            self._found[words] = [span for folded in told for span in _found(folded, asked) if self._is_whole(span)]
        return self._found[words]

    def nearest(self, words: str, near: Span) -> Span | None:
        """The place where words stand nearest to others; of two as near the earlier."""
        places = self.all(words)
        at = bisect_left(places, (near.start,))
        return min(places[max(0, at - 1):at + 1], key=lambda span: (near.distance(span), span), default=None)

    def inside(self, words: str, outer: Span) -> Span | None:
        """The first place inside a passage where words stand."""
        places = self.all(words)
        at = bisect_left(places, (outer.start,))
        return next((span for span in places[at:at + 1] if outer.holds(span)), None)

    def _is_whole(self, span: Span) -> bool:
        """Whether a passage begins and ends between words: no 31 in 131."""
        text = self.report.text
        cut = span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()
        return not (cut or (span.end < len(text) and text[span.end - 1].isalnum() and text[span.end].isalnum()))


def _folded(text: str, section: Section) -> _Folded:
    letters, of = list[str](), list[int]()
    for at in range(section.start, section.end):
        letter = " " if text[at].isspace() else text[at].translate(_SHAPES)
        if unicodedata.category(letter) != _INVISIBLE and not (letter == " " and letters[-1:] == [" "]):
            letters.append(letter)
            of.append(at)
    return _Folded("".join(letters), of)


def _plain(words: str) -> str:
    whole = "".join(c for c in words.translate(_SHAPES) if unicodedata.category(c) != _INVISIBLE)
    return " ".join(whole.split())


def _found(folded: _Folded, asked: str) -> Iterator[Span]:
    at = folded.text.find(asked)
    while at >= 0:
        yield Span(folded.of[at], folded.of[at + len(asked) - 1] + 1)
        at = folded.text.find(asked, at + len(asked))
