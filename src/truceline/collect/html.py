"""HTML pages: every block kept, what is main text told by trafilatura, and what the page says of itself.

The canonical text is the blocks with an empty line between. No request is ever made.
"""

import logging
import re
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
    main = extract(html, favor_recall=True, include_comments=False, include_tables=True) or ""
    kinds: dict[int, SectionKind | None] = {}
    at = 0
    letters, has_main = _letters(main), any(p.main for p in passages)
    for passage in passages:
        kind = passage.kind or _side(passage, letters, has_main=has_main, sure=len(main.split()) >= _ENOUGH)
        kinds[at] = kind
        at += len(passage.text) + len(GAP)
    return Page(GAP.join(p.text for p in passages), kinds, _metadata(html))


def _side(passage: Passage, letters: str, *, has_main: bool, sure: bool) -> SectionKind | None:
    """Whether a block lies beside the text: trafilatura left it out, and it is not in the page's main part."""
    if passage.main or _letters(passage.text) in letters or not (sure or has_main):
        return None
    return "related"


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
