"""Tells the blocks of a report apart by their form; whatever no rule is sure of is body.

Each rule looks at the whole page and marks what it is sure of; the first that marks a block wins.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from truceline.collect.blocks import Block
from truceline.collect.captions import galleries, pictures
from truceline.collect.cues import SectionCues
from truceline.collect.dateline import Dateline
from truceline.collect.openings import cut_openings, find_openings
from truceline.collect.page import PARAGRAPH, SUBHEADING, Page, in_title_case
from truceline.model.report import Section, SectionKind

_BYLINE = 14    # words at most
_TEASER = 30
_APPEAL = 90
_POINTS = 12    # highlights at most
_FURNITURE = 25
_TEXT = 2       # paragraphs above a sidebar
_SURE = 3       # so many stories in a list make it one
_LINKS = 3
_TOP = 4        # blocks of headlines at most


def tell_sections(
    text: str, blocks: Sequence[Block], cues: SectionCues, kinds: Sequence[SectionKind | None] = (),
) -> tuple[tuple[Section, ...], tuple[Dateline, ...]]:
    """The sections of a text's blocks, and its datelines; ``kinds`` are those known already, None where not."""
    page = Page(list(blocks), cues, list(kinds))
    given = list(page.kinds)
    for rule in RULES:
        rule(page)
    if "body" not in page.kinds and None not in page.kinds:
        page.kinds = given  # a text of nothing but side matter: no rule can be right about all of it
    openings = find_openings(page)
    return tuple(cut_openings(page, openings, text)), tuple(openings.values())


def furniture(page: Page) -> None:
    """Lines of the site, and lines without a word."""
    for at in page.untold():
        block = page.blocks[at]
        if not any(c.isalnum() for c in block.text) or (block.length <= _FURNITURE and page.told("furniture", at)):
            page.mark(at, "boilerplate")


def teasers(page: Page) -> None:
    """Lines that lead to another story."""
    for at in page.untold():
        block = page.blocks[at]
        found = page.cues.find("teaser", block.text, shouted=page.shouted)
        if found is None or block.length > _TEASER or found.start() > 0:
            continue
        label = block.text[:found.end()]
        if label.endswith(":") or in_title_case(block.text[found.end():]):
            page.mark(at, "related")


def bylines(page: Page) -> None:
    """Who wrote, edited, helped."""
    for at in page.untold():
        block = page.blocks[at]
        found = page.cues.find("byline", block.text)
        named = found is not None and block.length <= _BYLINE and in_names(block.text[found.end():]) and not block.ends
        helped = block.length <= _TEASER and page.told("contribution", at) and not page.told("told", at)
        if named or helped:
            page.mark(at, "boilerplate")


def in_names(text: str) -> bool:
    """Whether a text is but names: each word with a capital, or a small joining word."""
    words = text.split()
    return bool(words) and all(w[0].isupper() or len(w) <= len("with") for w in words)


def appeals(page: Page) -> None:
    """Appeals for money or a click, with the heading above and what stands between two of them."""
    asking = [at for at in page.untold() if not page.blocks[at].item and _appeals(page, at)]
    for at in asking:
        page.mark(at, "boilerplate")
    for first, second in pairwise(asking):
        if second - first == 2:  # noqa: PLR2004 - one block between them
            page.mark(first + 1, "boilerplate")


def _appeals(page: Page, at: int) -> bool:
    block = page.blocks[at]
    found = page.cues.find("appeal", block.text, shouted=page.shouted)
    if found is None or block.length > _APPEAL or (block.length > _TEASER and page.told("told", at)):
        return False
    return found.start() > 0 or page.heading(at, SUBHEADING)


def highlights(page: Page) -> None:
    """The report's own points under its headline."""
    for at in page.untold():
        if page.told("highlights", at):
            page.mark(at, "boilerplate")
            for point in range(at + 1, min(at + 1 + _POINTS, len(page.blocks))):
                if page.kinds[point] is not None or not (page.heading(point) or page.blocks[point].item):
                    break
                page.mark(point, "headline")


def sidebars(page: Page) -> None:
    """Lists of other stories under their heading: headlines, each perhaps with a line below it."""
    above = 0
    for at in page.untold():
        if above and page.told("sidebar", at):
            page.mark(at, "related")
            for story in _stories(page, at + 1, lines_below=above >= _TEXT):
                page.mark(story, "related")
        above += page.kinds[at] is None and page.paragraph(at)


def _stories(page: Page, start: int, *, lines_below: bool) -> list[int]:
    """Headlines from one block on; with the line below each only where so many follow that they are a list.

    A bulletin has such lists too: what stands under a heading without a text above it is body.
    """
    if not lines_below:
        return _leading_headings(page, start)
    alternating: list[int] = []
    pairs, above = 0, False
    for at in page.untold(start):
        heading = page.heading(at)
        if not heading and not above:
            break
        pairs += not heading
        above = heading
        alternating.append(at)
    else:
        if alternating and (pairs == 0 or pairs * 2 >= len(alternating) - 1):
            return alternating
    return alternating if pairs >= _SURE else _leading_headings(page, start)


def _leading_headings(page: Page, start: int) -> list[int]:
    found = []
    for at in page.untold(start):
        if not page.heading(at):
            break
        found.append(at)
    return found


def headlines(page: Page) -> None:
    """What stands above the report: lines without a mark at their end, before the first that has one."""
    top: list[int] = []
    for at in page.untold():
        if not page.heading(at) or len(top) == _TOP:
            break
        top.append(at)
    if not any(at > (top[-1] if top else -1) for at in page.untold()):
        top = top[:1]  # all lines are alike: a list, and only its first can be a headline
    if page.unpunctuated() or page.shouted:
        top = top[:1]
    if len(list(page.untold())) > 1:
        for at in top:
            page.mark(at, "headline")


def link_lists(page: Page) -> None:
    """Runs of three and more headlines without a heading: links, if their form says so; else body."""
    for run in _runs(page):
        if len(run) < _LINKS:
            continue
        last = run[-1] == len(page.blocks) - 1
        texts = [page.blocks[at].text for at in run]
        links = sum(page.blocks[at].asks or page.told("label", at) or texts.count(text) > 1
                    for at, text in zip(run, texts, strict=True))
        titles = last and sum(in_title_case(text) for text in texts) * 2 > len(run) and not page.shouted
        for at in run:
            page.mark(at, "related" if links * 2 >= len(run) or titles else "body")


def _runs(page: Page) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    if page.unpunctuated():
        return runs
    for at in page.untold():
        if page.heading(at):
            if runs[-1] and runs[-1][-1] != at - 1:
                runs.append([])
            runs[-1].append(at)
    return runs


def subheadings(page: Page) -> None:
    """Short lines without a mark between two paragraphs; a question that nothing follows is a link."""
    if page.unpunctuated():
        return
    for at in page.untold(1):
        if not page.heading(at, SUBHEADING):
            continue
        after = next((n for n in range(at + 1, len(page.blocks)) if page.kinds[n] not in {"caption", "related"}), None)
        if after is not None and page.kinds[after] is None and page.blocks[after].length >= PARAGRAPH:
            page.mark(at, "headline")
        elif page.blocks[at].asks and (after is None or page.kinds[after] == "boilerplate"):
            page.mark(at, "related")


RULES: tuple[Callable[[Page], None], ...] = (
    furniture, galleries, teasers, pictures, bylines, appeals, highlights, sidebars, headlines, link_lists, subheadings,
)
"""In the order in which they are tried."""
