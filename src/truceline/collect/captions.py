"""Captions: what stands under a picture, told by its credit, its place in a gallery, its form."""

import re

from truceline.collect.page import Page

_CAPTION = 80    # words at most
_BELOW = 3       # lines at most that belong to a counter
_CREDIT = 8      # words of a line that is but a credit
_COUNTER = re.compile(r"\(?\s*\d{1,3}\s*(?:of|/)\s*\d{1,3}\s*\)?\Z", re.IGNORECASE)
_FILE = re.compile(r"[^.\n]{1,80}\.(?:jpe?g|png|gif|webp)\Z", re.IGNORECASE)
_DATED = re.compile(r"\b[^\W\d_]{3,9}\.? \d{1,2},? +(?:19|20)\d\d\.?\Z")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])")


def galleries(page: Page) -> None:
    """A counter ("01 of 30") and all that stands below it up to the next empty line."""
    for at in page.untold():
        if _COUNTER.match(page.blocks[at].text):
            page.mark(at, "caption")
            for below in _adjacent(page, at):
                page.mark(below, "caption")


def _adjacent(page: Page, at: int) -> list[int]:
    found = []
    for below in range(at + 1, min(at + 1 + _BELOW, len(page.blocks))):
        if page.blocks[below].apart or page.blocks[below].length > _CAPTION:
            break
        found.append(below)
    return found


def pictures(page: Page) -> None:
    """Names of picture files, marks in a picture's place, and lines that begin or end as captions do."""
    for at in page.untold():
        block = page.blocks[at]
        if _FILE.match(block.text):
            page.mark(at, "caption")
        elif page.told("picture", at):
            page.mark(at, "caption")
            _below_the_mark(page, at)
        elif block.length <= _CAPTION and (page.told("caption", at) or _credited(page, at)):
            page.mark(at, "caption")
            _above_the_credit(page, at)
        elif _is_dated_scene(page, at):
            page.mark(at, "caption")


def _credited(page: Page, at: int) -> bool:
    """Whether a block ends with who made the picture; an agency may also be that of a text that tells something."""
    return page.told("credit", at) or (page.told("wire", at) and not page.told("told", at))


def _below_the_mark(page: Page, at: int) -> None:
    """The one line below a mark, where an empty line or a credit follows it."""
    below, after = at + 1, at + 2
    if below >= len(page.blocks) or page.blocks[below].apart or page.blocks[below].length > _CAPTION:
        return
    if after >= len(page.blocks) or page.blocks[after].apart or _credited(page, after):
        page.mark(below, "caption")


def _above_the_credit(page: Page, at: int) -> None:
    """A credit alone on its line belongs to the one line above it, if that begins after an empty line."""
    above = at - 1
    if above < 0 or page.blocks[at].length > _CREDIT or page.blocks[at].apart:
        return
    if page.blocks[above].apart and page.blocks[above].length <= _CAPTION and not page.told("told", above):
        page.mark(above, "caption")


def _is_dated_scene(page: Page, at: int) -> bool:
    """A last block of one sentence that tells a scene and ends with its full date, and tells nobody's words."""
    block = page.blocks[at]
    if at < max(2, len(page.blocks) - 1) or block.length > _CAPTION or page.told("told", at):
        return False
    return (_DATED.search(block.text) is not None and _SENTENCE_END.search(block.text) is None
            and not page.told("happened", at))
