"""Phrases found in a sentence by their folded words, whatever their spelling; the longest first."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from truceline.knowledge.words import Token, cut_words
from truceline.model.names import fold

T = TypeVar("T")
BREAK = ""
"""Stands in the folded words for a mark that no name reaches over."""
_SILENT = frozenset({"the", "a", "an", "al", "'s", "'"})
_MEMORY = 1 << 16
_SHORT = 5  # a shorter word with two capitals is an abbreviation: LeT


class Phrases(Generic[T]):
    """Things by the folded words of their names."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for name, thing in named:
            words = folded(name)
            if words:
                self._by_first.setdefault(words[0], []).append((words, thing))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all names."""
        return frozenset(self._by_first)

    @property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """All names, as folded words."""
        return frozenset(phrase for phrases in self._by_first.values() for phrase, _ in phrases)

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, T]]:
        """What begins at a word, with the index after its last one: the longest first."""
        phrases = self._by_first.get(words[start]) if start < len(words) else None
        for phrase, thing in phrases or ():
            end = start + len(phrase)
            if len(phrase) == 1 or tuple(words[start:end]) == phrase:
                yield end, thing


class FoldedWords:
    """The words of a sentence, folded, each with the token it is of; ``words`` has a break for every mark."""

    __slots__ = ("of", "tokens", "words")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words: list[str] = []
        self.of: list[int] = []
        for at, token in enumerate(tokens):
            plain = folded(token.lower)
            for word in plain or (() if token.lower in _SILENT else (BREAK,)):
                self.words.append(word)
                self.of.append(at)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens of some words; None where the words are only a part of a token, as in "pro-Iranian"."""
        first, last = self.of[start], self.of[end - 1]
        if (start and self.of[start - 1] == first) or (end < len(self.of) and self.of[end] == last):
            return None
        return first, last + 1


@lru_cache(maxsize=_MEMORY)
def folded(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(fold(text).split())


@lru_cache(maxsize=_MEMORY)
def spelling(name: str) -> tuple[str, ...]:
    """How a name's words must be written: as they are where all in capitals, with a capital where they have one.

    >>> spelling("the ISIS group of Homs")
    ('ISIS', '', '', 'A')
    """
    return tuple(_asked(token.text) for token in cut_words(name) if folded(token.lower) for _ in folded(token.lower))


def _asked(word: str) -> str:
    letters = word.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    if letters.isalpha() and capitals > 1 and (capitals == len(letters) or len(letters) < _SHORT):
        return letters
    return "A" if capitals else ""


def spelled(asked: Sequence[str], found: FoldedWords, start: int) -> bool:
    """Whether the words from ``start`` on are written as a name asks."""
    return all(_meets(ask, found.tokens[found.of[start + i]].text) for i, ask in enumerate(asked))


def _meets(asked: str, word: str) -> bool:
    if len(asked) > 1:
        return word.replace(".", "") == asked
    return not asked or any(c.isupper() for c in word)
