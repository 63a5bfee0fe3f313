"""Noun phrases: what belongs to one that ends at a chunk, or begins behind a word that leads to it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from truceline.extract.lines import Line

NOMINAL = frozenset("YUPsouZiN")
"""The letters of chunks that can head a noun phrase."""
WORDS_BEHIND = 5
"""So many words may stand between a noun and its verb."""
_OWNERS = NOMINAL | {"w"}
_NAMING = frozenset("oYUu")  # names and offices, which go on a phrase
_LEADING = frozenset("pO')")  # what joins the words behind it to a noun before it
_LEADS = frozenset("dwaot'n(")  # what may stand between a word and the noun that it leads to
_MAY_FOLLOW = frozenset("dwaoY'UPsn")

# "security sources in Orland": a noun with what a preposition adds to it
_WITH_PREPOSITION = re.compile(
    r"(?:[UosPuZN]|Y(?=[wO])|"
    r"(?<![pO]d)(?<=d)w{1,2}(?=O)|(?<=')w{1,2}(?=[Op]))[aw]{0,2}(?:[pO][dwaoYuU]*)+$")
# "[the head] of the guard, General Orsk,": the name behind an office
_NAMED_BEHIND = re.compile(r"(?:O[dwaouYU']{1,6})?,(?P<name>[ow]*Y)(?=[,.\"”]|$|[pR])")

# "the River Guard (RG) [militia]": a name and how it is shortened, before what it is
_SHORTENED = re.compile(r"Y\([YwB]\)$")
# "the Kesh [field team],": words that end a phrase
_WORDS_BEHIND_NOUN = re.compile(r"w{1,3}(?=[,.:;)SR]|$)")


class Phrase(NamedTuple):
    """A noun phrase: its first and last chunk (inclusive), and the chunk of the noun that it is about."""

    first: int
    last: int
    head: int


def bare(line: Line, phrase: Phrase) -> str:
    """The words of a phrase as they stand, each gap a space, without what leads them: "the", "some", "their"."""
    tokens = line.sentence.tokens[line.chunks[phrase.first].start:line.chunks[phrase.last].end]
    leading = 0
    while leading + 1 < len(tokens) and tokens[leading].lower in line.leading:
        leading += 1
    tokens = tokens[leading:]
    gaps = ["" if before.end == token.start else " " for before, token in pairwise(tokens)]
    return "".join(gap + line.sentence.text[t.start:t.end] for gap, t in zip(["", *gaps], tokens, strict=True))


def is_source(line: Line, at: int) -> bool:
    """Whether a chunk is the name of a source."""
    name = line.chunks[at].name
    return name is not None and name.source is not None


# ---------------------------------------------------------------- that ends or begins somewhere


def ending_at(line: Line, last: int) -> Phrase:
    """The noun phrase that ends at a chunk."""
    first = head = last
    while (wider := _wider(line, first, head)) is not None:
        first, head = wider
    if first and line.tags[first - 1] == "d":
        first -= 1
    return Phrase(first, last, head)


def _wider(line: Line, first: int, head: int) -> tuple[int, int] | None:
    """The first chunk and the head of a phrase with what stands before it, if that belongs to it."""
    before, second = line.tags[:first][-1:], line.tags[:first][-2:-1]
    if before not in _LEADING and _has_article(line, first):
        return None
    if before == "'" and second and second in _OWNERS:
        return first - 2, head
    if before == "w" and second and second in "UsPN" and _follows_noun(line, first - 1, head):
        # "a source close to the group" is the source; "a resident named Yusuf" is Yusuf
        return (first - 2, first - 2) if line.tags[head] != "Y" else None
    if before and before in "oYw" and _joins(line, first - 1, first):
        return first - 1, head
    if before == "d" and second and line.tags[head] in "Uuo" and is_source(line, first - 2):
        return first - 2, first - 2  # "the Valley Watch, a monitoring group" where the comma is lost
    outer = _shortened(line, first) if before == ")" else outer_noun(line, first - 1 if before == "d" else first)
    return (outer, outer) if outer is not None else None


def _has_article(line: Line, at: int) -> bool:
    """'The government': whether an article is part of a chunk, so that words before it belong to something else."""
    chunk = line.chunks[at]
    return chunk.end - chunk.start > 1 and line.sentence.words[chunk.start] in line.leading


def _follows_noun(line: Line, word: int, head: int) -> bool:
    """Whether a word belongs to the noun before it, not to the one behind it."""
    return line.tags[head] == "Y" or line.chunks[word].cue("qualifier") is not None


def _joins(line: Line, before: int, first: int) -> bool:
    """Whether two neighbours make one phrase: "police commander Orsk"; not two names side by side."""
    if line.tags[before] == "w":
        return line.sentence.tokens[line.chunks[before].start].text[0].isalnum()
    name = line.chunks[first].name
    return not (line.tags[before] == line.tags[first] == "Y" and name is not None and name.known)


def _shortened(line: Line, first: int) -> int | None:
    """'The River Guard (RG) militia': the name that brackets before a chunk shorten."""
    match = _SHORTENED.search(line.tags, 0, first)
    return match.start() if match is not None else None


def outer_noun(line: Line, first: int) -> int | None:
    """'security sources in Orland': the noun before a preposition that leads to a chunk."""
    match = _WITH_PREPOSITION.search(line.tags, 0, first)
    return match.start() if match is not None else None


def phrase_after(line: Line, at: int) -> Phrase | None:
    """The noun phrase that begins at a chunk."""
    return next(_after(line, at), None)


def phrases_after(line: Line, at: int) -> list[Phrase]:
    """The noun phrases that begin at a chunk, joined by "and": "[according to] medics and the Valley Watch"."""
    return list(_after(line, at))


def _after(line: Line, at: int) -> Iterator[Phrase]:
    """The phrase that begins at a chunk, and those joined to it; most callers ask only for the first."""
    phrase = _beginning_at(line, at)
    if phrase is None:
        yield from _unknown_after(line, at)
    while phrase is not None:
        yield phrase
        joined = line.means(phrase.last + 1, "conjunction", "and")
        phrase = _beginning_at(line, phrase.last + 2) if joined else None


def _noun_after(line: Line, at: int) -> int:
    """Where the words that lead to a noun end: at the noun."""
    while line.tags[at:at + 1] in _LEADS and not (line.tags[at] == "o" and _is_last(line, at)):
        at += 1
    return at


def _beginning_at(line: Line, start: int) -> Phrase | None:
    """The noun phrase that begins at a chunk, if a noun that a cue knows follows its leading words."""
    noun = last = _noun_after(line, start)
    if line.tags[noun:noun + 1] not in NOMINAL:
        return None
    while _goes_on(line, last + 1):
        last += 1
    last = _with_words(line, noun, last)
    apposed = _NAMED_BEHIND.match(line.tags, last + 1) if line.tags[noun] in "oUs" else None
    if apposed is not None:  # "said the head of the guard, General Orsk"
        return Phrase(apposed.start("name"), apposed.end("name") - 1, apposed.end("name") - 1)
    return Phrase(start, last, last if "'" in line.tags[noun:last] else noun)


def _with_words(line: Line, noun: int, last: int) -> int:
    """'By the [Kesh field team],': the last of the words behind a name with an article that end a thought."""
    match = _WORDS_BEHIND_NOUN.match(line.tags, last + 1)
    if match is None or not (line.tags[noun] == "U" or line.tags[max(0, noun - 1)] == "d"):
        return last
    return match.end() - 1


def _unknown_after(line: Line, start: int) -> Iterator[Phrase]:
    """'According to the rector': a noun that no cue knows."""
    last = _noun_after(line, start) - 1
    if last >= start and line.tags[last] in "wo":
        yield Phrase(start, last, last)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a chunk still belongs to a noun phrase: names and offices, and words that lead to one."""
    if line.tags[at:at + 1] in _NAMING or line.tags[at:at + 1] == "'" or line.tags[at - 1:at + 1] == "UP":
        return True
    rest = line.tags[at:at + WORDS_BEHIND + 1]
    noun = rest.lstrip("w")
    return len(noun) < len(rest) and noun[:1] in _NAMING


def _is_last(line: Line, at: int) -> bool:
    """Whether no noun can follow: "the minister" of "according to the minister"."""
    return line.tags[at + 1:at + 2] not in _MAY_FOLLOW
