"""Cuts off what opens the first paragraph: byline, dateline, stamp, notes in brackets; and keywords within one."""

import re
from collections.abc import Iterator, Mapping

from truceline.collect.dateline import Dateline, read_dateline, read_stamp
from truceline.collect.page import Page
from truceline.model.report import Section, SectionKind

_OPENING = 3   # body blocks among which the dateline may stand
_LABEL = 3     # words at most of a headline that may be a dateline alone ("CNN —")
_STAMPED = 10  # words at most of a line that is but a date
_NOTE = re.compile(r"\s*\[[^\[\]]{2,300}\]")
_KEYWORDS = 3
_TAG = re.compile(r"\s+([^\W\d_a-z][\w'’-]*)")


def cut_openings(page: Page, openings: Mapping[int, Dateline], text: str) -> Iterator[Section]:
    """All sections in order: each block one, those with an opening or with keywords cut into several."""
    for at, block in enumerate(page.blocks):
        kind: SectionKind = page.kinds[at] or "body"
        cuts = _cut(block.text, openings[at]) if at in openings else [(0, kind)]
        if cuts[-1][1] == "body":
            cuts = [*cuts, *_tags(page, block.text, cuts[-1][0])]
        yield from _as_sections(text, block.start, block.end, cuts)


def _as_sections(text: str, start: int, end: int, cuts: list[tuple[int, SectionKind]]) -> Iterator[Section]:
    """Sections between the cuts, without the white space around each."""
    for n, (cut, kind) in enumerate(cuts):
        first, last = start + cut, start + cuts[n + 1][0] if n + 1 < len(cuts) else end
        piece = text[first:last]
        first, last = first + len(piece) - len(piece.lstrip()), last - (len(piece) - len(piece.rstrip()))
        if first < last:
            yield Section(kind=kind, start=first, end=last)


def find_openings(page: Page) -> dict[int, Dateline]:
    """The blocks that a dateline opens, the last of them the first paragraph. Many such are a list, and body."""
    seen = 0
    openings: dict[int, Dateline] = {}
    for at, block in enumerate(page.blocks):
        if page.kinds[at] not in {None, "body", "headline"}:
            continue
        found = _opening(page, at)
        if found is not None and not _is_list(page, at, found):
            openings[at] = found
        if block.length > _STAMPED and page.kinds[at] != "headline":
            seen = _OPENING if found else seen + 1
        if seen == _OPENING:
            break
    return openings


def _opening(page: Page, at: int) -> Dateline | None:
    """The dateline or stamp of a block; a headline may open with a place ("KESH: Calm returns") and keeps it."""
    block = page.blocks[at]
    title = page.kinds[at] == "headline"
    found = read_dateline(block.text, page.cues, shouted=page.shouted or (title and block.length > _LABEL))
    return found if found is not None or (title and block.length > _STAMPED) else read_stamp(block.text, page.cues)


def _is_list(page: Page, at: int, found: Dateline) -> bool:
    """Whether other paragraphs open with a bare place too ("KESH - ...", "TARN - ...")."""
    if found.agency or found.date:
        return False
    others = (read_dateline(block.text, page.cues, shouted=page.shouted) for block in page.blocks[at + 1:])
    return any(other is not None and not other.agency for other in others)


def _cut(text: str, found: Dateline) -> list[tuple[int, SectionKind]]:
    before: SectionKind = "boilerplate" if text[:found.start].lower().startswith("by ") else "headline"
    cuts: list[tuple[int, SectionKind]] = [(0, before)] if found.start else []
    cuts.append((found.start, "dateline"))
    end = found.end
    while note := _NOTE.match(text, end):
        cuts.append((end, "boilerplate"))
        end = note.end()
    return [*cuts, (end, "body")]


def _tags(page: Page, text: str, start: int) -> list[tuple[int, SectionKind]]:
    """Keywords that a page's layout lost into its text: names in a row, up to the word that begins a sentence."""
    found = page.cues.find("tags", text[start:])
    if found is None or page.shouted:
        return []
    at = start + found.end()
    words = []
    while word := _TAG.match(text, at):
        words.append(word)
        at = word.end()
    if len(words) <= _KEYWORDS or not page.cues.has("starter", words[-1][1]):
        return []
    return [(start + found.start(), "boilerplate"), (words[-1].start(1), "body")]
