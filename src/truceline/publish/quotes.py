"""Quotes at hand: a claim's words in their sentence, with the value marked, and who said it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.model.claim import FigureClaim
from truceline.model.report import Quote, Report
from truceline.publish.views import ClaimView

LONGEST = 320  # characters of context to either side: a sentence is shorter, a page without full stops is not
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n+")
Role = Literal["around", "quote", "value"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text: around the quote, in it, or the number it is about."""

    role: Role
    text: str


def pieces(view: ClaimView) -> tuple[Piece, ...]:
    """A claim's sentence as it stands in its report, cut into context, quote and value.

    The pieces together are one stretch of the report's canonical text, except for an ellipsis
    where a sentence is longer than ``LONGEST``.
    """
    report, quote = view.report.report, view.claim.quote
    value = view.claim.value if isinstance(view.claim, FigureClaim) else None
    left, right = _sentence(report, quote)
    return tuple(p for p in (
        Piece("around", _clip_left(report.text[left:quote.start])),
        *_marked(quote, value),
        Piece("around", _clip_right(report.text[quote.end:right])),
    ) if p.text)


def sentence_of(view: ClaimView) -> str:
    """The sentence or sentences that a claim's quote touches, on one line."""
    start, stop = _sentence(view.report.report, view.claim.quote)
    return " ".join(view.report.report.text[start:stop].split())


def _marked(quote: Quote, value: Quote | None) -> Iterator[Piece]:
    """The quote cut at its value; a value that lies outside it is left unmarked rather than guessed."""
    if value is None or not quote.start <= value.start < value.end <= quote.end:
        yield Piece("quote", quote.text)
        return
    start, end = value.start - quote.start, value.end - quote.start
    yield Piece("quote", quote.text[:start])
    yield Piece("value", quote.text[start:end])
    yield Piece("quote", quote.text[end:])


def _sentence(report: Report, quote: Quote) -> tuple[int, int]:
    """The offsets of the sentence or sentences that a quote touches, inside its section."""
    left, right = _section(report, quote)
    ends = [found.end() for found in _SENTENCE_END.finditer(report.text, left, right)]
    start = max((end for end in ends if end <= quote.start), default=left)
    stop = min((end for end in ends if end >= quote.end), default=right)
    return start, stop


def _section(report: Report, quote: Quote) -> tuple[int, int]:
    for section in report.sections:
        if section.start <= quote.start and quote.end <= section.end:
            return section.start, section.end
    return quote.start, quote.end


def _clip_left(text: str) -> str:
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:]}"


def _clip_right(text: str) -> str:
    return text.rstrip() if len(text) <= LONGEST else f"{text[:LONGEST]}…"
