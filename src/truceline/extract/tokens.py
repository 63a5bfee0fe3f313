"""Cutting a report into paragraphs and sentences of words, each at its offsets in the canonical text."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

from truceline.extract.items import item_starts
from truceline.knowledge.lexicon import Lexicon
from truceline.knowledge.words import Token, cut_words, with_capitals
from truceline.model.report import Report, SectionKind

_END = frozenset(".!?")
_CLOSING = frozenset("\"')]")
_OPENING = frozenset("“«‘")
_MARKUP = frozenset("=*#|[")  # marks of headings and lists that a page's text has kept
_SKIPPED = frozenset({'"', "'", "(", "-", "--"})  # marks before the word that shows whether a sentence begins
_PARAGRAPH = re.compile(r"\n[ \t\xa0]*\n|\n(?=[ \t]{2,})")  # an empty line, or an indented one
READ_SECTIONS: frozenset[SectionKind] = frozenset({"headline", "body"})
_MARKED = 25  # words: so long a paragraph has a mark, unless all are lost
_TITLE_SHARE = 0.6  # of the words: a sentence with more capitals is in Title Case
_SHORT = 2  # letters of a word that a full stop may only shorten
_AHEAD = 3  # words behind a full stop in which the next sentence must begin
SENTENCE_WORDS = 400
"""A sentence is cut here at the latest: text without any punctuation must not cost the square of its length."""


@dataclass(slots=True)
class Sentence:
    """The words of one sentence, with the section and paragraph it stands in. ``text`` is that of its whole report.

    ``item``: it begins an item of a list. ``capitals_tell``: its capitals mark names, as they do neither in a headline
    in Title Case nor where all is in capitals.
    """

    text: str
    tokens: list[Token]
    section: str
    paragraph: int
    index: int = 0
    item: bool = False
    words: list[str] = field(default_factory=list)
    capitals_tell: bool = True

    def __post_init__(self) -> None:
        self.words = [token.lower for token in self.tokens]
        capitals = [token.capital for token in self.tokens if token.text[0].isalpha()]
        self.capitals_tell = 0 < sum(capitals) <= _TITLE_SHARE * len(capitals)

    def said(self, start: int, end: int) -> str:
        """The words ``start`` to ``end`` (exclusive) as they stand, a space between each two."""
        return " ".join([self.text[token.start:token.end] for token in self.tokens[start:end]])

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last word."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Ends:
    """Words that tell where sentences end: those that a full stop shortens, and those that open one ("The", "He")."""

    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """The words of one language."""
        opening = lexicon.words("determiner") | lexicon.words("preposition") | lexicon.words("conjunction")
        spoken = lexicon.words("pronoun") - lexicon.words("pronoun", "we")  # "I" is a capital everywhere
        return cls(lexicon.words("abbreviation"), opening | spoken)


def sentences(report: Report, ends: Ends, kinds: Container[SectionKind] = READ_SECTIONS) -> list[Sentence]:
    """The sentences of some sections, in order; captions, sidebars and boilerplate tell no claims."""
    found: list[Sentence] = []
    paragraph, text = 0, with_capitals(report.text)
    for section in report.sections:
        if section.kind not in kinds:
            continue
        for start, end in _paragraphs(report.text, section.start, section.end):
            paragraph += 1
            words = cut_words(text, start, end)
            items = item_starts(report.text, words)
            firsts = {words[at].start for at in items}
            for cut in _cut(words, ends.abbreviations, items, _opened(words, ends.openers)):
                item = cut[0].start in firsts
                found.append(Sentence(report.text, cut, section.kind, paragraph, len(found), item=item))
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of the paragraphs of a stretch of text."""
    for match in _PARAGRAPH.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _opened(words: Sequence[Token], openers: frozenset[str]) -> frozenset[int]:
    """Where sentences begin in a paragraph that lost its marks: "... left the town The army said"."""
    if len(words) < _MARKED or any(word.text in _END for word in reversed(words)):
        return frozenset()
    return frozenset(at for at, (before, word) in enumerate(pairwise(words), 1)
                     if word.capital and word.lower in openers and not before.capital and not word.text.isupper())


def _cut(words: Sequence[Token], abbreviations: frozenset[str], items: frozenset[int],
         opened: frozenset[int]) -> Iterator[list[Token]]:
    """Sentences end at a full stop, question or exclamation mark that a capital, digit or quote follows, or an item."""
    begin, starts = 0, items | opened
    for at, token in enumerate(words):
        if at < begin:
            continue
        if at in starts and at > begin:
            yield list(words[begin:at])
            begin = at
        if token.text[-1] in _END and at - 1 not in items and _ends(words, at, abbreviations):
            stop = _with_closing(words, at + 1)
            yield list(words[begin:stop])
            begin = stop
        elif at - begin >= SENTENCE_WORDS:
            yield list(words[begin:at])
            begin = at
    if begin < len(words):
        yield list(words[begin:])


def _with_closing(words: Sequence[Token], stop: int) -> int:
    """Quotes and brackets that close belong to the sentence before them."""
    while stop < len(words) and _closes(words[stop]) and words[stop].start == words[stop - 1].end:
        stop += 1
    return stop


def _closes(mark: Token) -> bool:
    return mark.lower in _CLOSING and mark.text not in _OPENING


def _ends(words: Sequence[Token], at: int, abbreviations: frozenset[str]) -> bool:
    """Whether a mark ends a sentence: not in "Gov. Vell", "2.9" or a web address."""
    if words[at].text not in _END:
        return _is_hour_run_together(words[at:at + 2])
    if at + 1 >= len(words) or words[at].text != ".":
        return True
    before, after = words[at - 1] if at else words[at], words[at + 1]
    if before.end == words[at].start and _abbreviated(before, abbreviations):
        return False
    if after.start == words[at].end and after.lower not in _CLOSING and after.text not in _MARKUP:
        return _run_together(before, after)
    following = next((w for w in words[at + 1:at + 1 + _AHEAD] if w.lower not in _SKIPPED), after)
    return not following.text[0].islower()


def _run_together(before: Token, after: Token) -> bool:
    """Two sentences whose space was lost: "left the town.Police said", "the toll was 11.At noon", "KESH.THE ARMY"."""
    whole = len(before.text) > _SHORT or before.text.isdecimal()
    alike = before.text.isupper() == after.text.isupper() or before.text.islower() or len(after.text) == 1
    return whole and alike and after.text[0].isupper()


def _is_hour_run_together(words: Sequence[Token]) -> bool:
    """'At 4:30 p.m.The hall was hit': an hour's own full stop ends a sentence that the next one touches."""
    if len(words) < _SHORT:
        return False
    hour, after = words
    return hour.end == after.start and hour.text.endswith("m.") and hour.text.islower() and after.text[0].isupper()


def _abbreviated(before: Token, abbreviations: frozenset[str]) -> bool:
    """'Gov.', 'J.': a word or a letter that a full stop shortens."""
    return before.lower + "." in abbreviations or (len(before.text) == 1 and before.capital)
