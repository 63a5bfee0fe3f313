"""A report's blocks while their kinds are being told, and the forms by which they are told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.collect.blocks import Block
from truceline.collect.cues import SectionCues, Use
from truceline.model.report import SectionKind

HEADLINE = 25      # words at most
SUBHEADING = 10
PARAGRAPH = 12     # words at least, for a block that is surely body
_SHOUTED = 0.7     # share of capitals
_SMALL = 3         # letters: shorter words may be small in a title
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(slots=True)
class Page:
    """Blocks with the kinds found so far; None is not yet told, and body in the end."""

    blocks: list[Block]
    cues: SectionCues
    kinds: list[SectionKind | None] = field(default_factory=list)
    shouted: bool = False

    def __post_init__(self) -> None:
        """Looks at the text as a whole: whether it is in capitals."""
        self.kinds = self.kinds or [None] * len(self.blocks)
        letters = [c for block in self.blocks for c in block.text if c.isalpha()]
        self.shouted = sum(c.isupper() for c in letters) > _SHOUTED * len(letters)

    def unpunctuated(self) -> bool:
        """Whether most long blocks that may be body end without a mark: then its absence tells nothing."""
        long = [self.blocks[at] for at in self.untold() if self.blocks[at].length >= PARAGRAPH]
        return len(long) > 1 and sum(block.ends for block in long) * 2 < len(long)

    def told(self, use: Use, at: int) -> bool:
        """Whether a block holds a cue of a use."""
        return self.cues.has(use, self.blocks[at].text, shouted=self.shouted)

    def untold(self, start: int = 0) -> Iterator[int]:
        """The blocks from one on whose kind is not yet known."""
        return (at for at in range(start, len(self.blocks)) if self.kinds[at] is None)

    def heading(self, at: int, words: int = HEADLINE) -> bool:
        """Whether a block has the form of a headline: short, no mark at its end (or a question), no list item."""
        block = self.blocks[at]
        first = block.text[0]
        return (first not in "[(" and not first.islower() and (block.open or block.asks) and not block.item
                and block.length <= words)

    def paragraph(self, at: int) -> bool:
        """Whether a block has the form of running text."""
        block = self.blocks[at]
        return block.length >= PARAGRAPH and block.ends

    def mark(self, at: int, kind: SectionKind) -> None:
        """Tells the kind of a block, if it is not told yet."""
        if self.kinds[at] is None:
            self.kinds[at] = kind


def in_title_case(text: str) -> bool:
    """Whether nearly all longer words have capitals, but not all of their letters.

    >>> in_title_case("Russia Denies 'War Crimes' After Schools Were Bombed")
    True
    """
    words = [w for w in _WORD.findall(text) if len(w) > _SMALL]
    return len(words) > 1 and sum(w[0].isupper() for w in words) * 4 >= len(words) * 3
