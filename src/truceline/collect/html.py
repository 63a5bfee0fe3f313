"""HTML pages: every block kept, what is main text told by trafilatura, and what the page says of itself.

The canonical text is the blocks with an empty line between. No request is ever made.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from trafilatura import extract
from trafilatura.metadata import extract_metadata

from truceline.collect.metadata import Metadata
from truceline.collect.tree import Passage, cut_page
from truceline.errors import SourceError
from truceline.model.report import SectionKind

GAP = "\n\n"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_HEAD = 2048    # bytes in which a page names its encoding
_ENOUGH = 60    # words that trafilatura must have found before it is believed about what is not main text
_SEARCHED = 200_000  # code points in which a block is searched that is but a part of a line
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_DATES = {"original_date": True, "extensive_search": False}

for _name in ("trafilatura", "htmldate"):  # what it cannot read is told by our own reasons
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's canonical text, the kind of each block, if known, by its offset, and its metadata."""

    text: str
    kinds: dict[int, SectionKind | None]
    metadata: Metadata


def declared_encoding(content: bytes) -> str:
    """The encoding that a page names, or nothing."""
    found = _CHARSET.search(content[:_HEAD])
    return found[1].decode("ascii") if found else ""


def read_page(html: str) -> Page:
    """The text of a page; SourceError where it has none or is nested too deep."""
    passages = cut_page(html)
    if not passages:
        raise SourceError("a page without text")
    main = _Main(extract(html, favor_recall=True, include_comments=False, include_tables=True) or "", passages)
    kinds: dict[int, SectionKind | None] = {}
    at = 0
    for passage in passages:
        kinds[at] = passage.kind or (None if main.holds(passage) else "related")
        at += len(passage.text) + len(GAP)
    return Page(GAP.join(p.text for p in passages), kinds, _metadata(html))


class _Main:
    """What belongs to the text: what trafilatura took for it, and what stands in the page's main part."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.known = len(text.split()) >= _ENOUGH or any(p.main for p in passages)
        self.lines = frozenset(_letters(line) for line in text.splitlines())
        self.letters = _letters(text[:_SEARCHED])

    def holds(self, passage: Passage) -> bool:
        """Whether a block is of the text; in doubt it is."""
        letters = _letters(passage.text)
        return passage.main or not self.known or letters in self.lines or letters in self.letters


def _letters(text: str) -> str:
    """A text without what two readers of one page may give in two ways."""
    return "".join(c for c in text if c.isalnum())


def _metadata(html: str) -> Metadata:
    """What the page's head says; a value that is none is left out."""
    found = extract_metadata(html, extensive=False, date_config=dict(_DATES))
    language = _LANGUAGE.search(html)
    fields = {"title": found.title, "outlet": found.sitename, "address": found.url, "published": found.date,
              "language": language[1] if language else None}
    given = {name: value for name, value in fields.items() if value}
    try:
        return Metadata.model_validate(given)
    except ValidationError:
        return Metadata.model_validate({name: value for name, value in given.items() if name != "published"})
