"""Who speaks whole paragraphs: the label before them ("[ORSK] WE COUNTED ..."), or whoever issued the report."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from truceline.extract.lines import Line
from truceline.extract.phrases import Phrase
from truceline.extract.tokens import Sentence

_NAMES = re.compile(r"[dwYUouPsO]*[wYUous]")
# "Communique No 3 of [the River Guard]": the title of what somebody issues
_TITLE = re.compile(r"d?[wYU']{0,3}Z(?:w?h|w|t|,){0,4}[pO](?P<who>[dwYUouO']+)(?=[pt,:(]|$)")
_TITLE_WITHIN = 3  # lines in which it stands
_HEAD = re.compile(r"[dwYUuoO'p()]{1,9}:")  # "Villagers of Kesh:"
_SIGNED = re.compile(r"(?:\(w\))?(?P<who>[dwYUouO',]+)\.?")
_SIGNED_WITHIN = 3  # lines from the end


class Voice(NamedTuple):
    """Where it is told who speaks: a noun phrase of a line."""

    line: Line
    phrase: Phrase


def voices(head: Sequence[Line], lines: Sequence[Line]) -> list[Voice | None]:
    """Who speaks each line where its own words name nobody; None for the report itself.

    ``head`` is what stands above the body: its dateline, and what editors note behind that.
    """
    author = _issued(head) or _author(lines)
    found: list[Voice | None] = []
    voice, headed = author, None
    for number, line in enumerate(lines):
        if _opens(lines, number):
            voice, headed = _labelled(line) or voice, _headed(line)
        found.append(headed or voice)
        if any(cue.sense == "ends" for _, cue in line.with_cue("note")):
            voice = author
    return found


# ---------------------------------------------------------------- labels


def _groups(line: Line, *, opening: bool) -> list[tuple[int, int]]:
    """The square brackets of a line, or only those ``opening`` it: the first and last chunk inside each."""
    found: list[tuple[int, int]] = []
    opened = -1
    for at, chunk in enumerate(line.chunks):
        word = line.words(chunk)[0]
        if word == "[":
            opened = at
        elif word == "]" and opened >= 0:
            found.append((opened + 1, at - 1))
            opened = -1
        elif opening and opened < 0:
            break
    return [(first, last) for first, last in found if first <= last]


def _labelled(line: Line) -> Voice | None:
    """'[BEGIN RECORDING] [ORSK] WE KNOW ...': the last of the brackets that open a line, if it names somebody."""
    groups = _groups(line, opening=True) if line.tags[0] == "(" else []
    return _named(line, *groups[-1]) if groups else None


def _headed(line: Line) -> Voice | None:
    """'Hill Council: Accepts the truce. Has asked for a list.': who is set before a colon, for this paragraph alone."""
    match = _HEAD.match(line.tags)
    if match is None:
        return None
    heads = [at for at in range(match.end() - 1) if line.tags[at] in "Uu" or _is_party(line, at)]
    return Voice(line, Phrase(0, match.end() - 2, heads[0])) if heads else None


def _is_party(line: Line, at: int) -> bool:
    """Whether a chunk names a party or a source, and no place."""
    name = line.chunks[at].name
    return name is not None and not name.place and (name.actor is not None or name.source is not None)


def _opens(lines: Sequence[Line], number: int) -> bool:
    """Whether a line opens a paragraph."""
    before: Sentence | None = lines[number - 1].sentence if number else None
    return before is None or before.paragraph != lines[number].sentence.paragraph


def _named(line: Line, first: int, last: int) -> Voice | None:
    """The voice that some chunks name, before what tells who it is; None for words of the editors: "[indistinct]"."""
    comma = line.tags.find(",", first, last)
    last = comma - 1 if comma > first else last
    if line.says("note", first, last) or not _NAMES.fullmatch(line.tags, first, last + 1):
        return None
    chunks = line.chunks[first:last + 1]
    written = all(token.capital for token in line.sentence.tokens[chunks[0].start:chunks[-1].end])
    return Voice(line, Phrase(first, last, last)) if written else None


# ---------------------------------------------------------------- who issued a report


def _author(lines: Sequence[Line]) -> Voice | None:
    """Who issued a report, by its title, else by who signed it."""
    return next(filter(None, map(_titled, lines[:_TITLE_WITHIN])), None) or next(_signers(lines), None)


def _issued(head: Sequence[Line]) -> Voice | None:
    """'KESH, 3 MAY (RADIO KESH) -- [COMMUNIQUE] [RIVER GUARD] [TEXT]': by what stands above the text."""
    groups = [(line, first, last) for line in head for first, last in _groups(line, opening=False)]
    for (above, first, last), (line, begin, end) in pairwise(groups):
        if first == last and above.means(first, "document", "issued"):
            return _party(line, begin, end) or _named(line, begin, end)
    return None


def _titled(line: Line) -> Voice | None:
    """'Communique No 3 of the General Command of the River Guard': a title, not a sentence."""
    match = _TITLE.match(line.tags)
    if match is None or line.tags.endswith(".") or not line.means(line.tags.index("Z"), "document", "issued"):
        return None
    return _party(line, match.start("who"), match.end("who") - 1)


def _signers(lines: Sequence[Line]) -> Iterator[Voice]:
    """'General Command of the River Guard' below a text that says "we"."""
    if not any(_says_we(line) for line in lines):
        return
    for number in range(max(1, len(lines) - _SIGNED_WITHIN), len(lines)):
        line = lines[number]
        match = _SIGNED.fullmatch(line.tags) if _opens(lines, number) else None
        if match is not None:
            voice = _signed_by(line, match.start("who"), match.end("who") - 1)
            if voice is not None:
                yield voice


def _signed_by(line: Line, first: int, last: int) -> Voice | None:
    """Who signed, a party that knowledge has or one told by a noun: "General Staff, Northern Front"."""
    by_noun = not {"U", "u"}.isdisjoint(line.tags[first:last + 1])
    return _party(line, first, last) or (_named(line, first, last) if by_noun else None)


def _says_we(line: Line) -> bool:
    return any(cue.sense == "we" and not line.quoted[at] for at, cue in line.with_cue("pronoun"))


def _party(line: Line, first: int, last: int) -> Voice | None:
    """'The General Command of the River Guard': some chunks, if they name a party."""
    for at in range(last, first - 1, -1):
        name = line.chunks[at].name
        if name is not None and name.actor is not None and not name.common:
            return Voice(line, Phrase(first, last, at))
    return None
