"""Frames of speech: a verb of saying with its speakers, and how far what they say reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from truceline.extract.lines import Line
from truceline.extract.phrases import Phrase

_APPOSITION = 14  # chunks that may tell who a speaker is, before what it says

_CLOSING = frozenset('"”')
_DOES = frozenset("FKVJHBvc")  # behind a speaker: what it did besides ("troops stormed the camp and found ...")

# "The toll, say medics in Kesh[, is 12]": what is said goes on behind its speaker
_PARENTHETIC = re.compile(r"(?:[pO][dwaoYUu]+)?,(?![RQp])")
# words that tell what happened
TELLS = re.compile(r"[NhsKVJGDMTBHFELnr]")
# "on Sunday.", "in a statement": nothing but when and where it was said
_TRAILS = re.compile(r"^[atdwpYUPZuios,()\"“”'O]*\.?[\"”)]*$")
# "... the rebels withdrew": somebody, then a word that no cue knows
_TOLD_IN_OTHER_WORDS = re.compile(r"[YUPsouZi].*w")


@dataclass(slots=True)
class Frame:
    """A verb of saying (or "according to") at chunk ``at`` with its speakers, and the chunks it reaches over.

    ``heads`` are the noun phrases of the speakers, ``cited`` those of whom a speaker cites. ``sense`` is that of the
    verb, or ``according``, ``citing``, ``by`` ("reported by") or ``inverted`` ("..., said the police").
    """

    at: int
    sense: str
    heads: list[Phrase]
    reach: list[tuple[int, int]] = field(default_factory=list)
    cited: list[Phrase] = field(default_factory=list)

    def covers(self, at: int) -> bool:
        """Whether a chunk is what the speaker says."""
        return any(first <= at <= last for first, last in self.reach)

    @property
    def left_end(self) -> int:
        """The last chunk before the frame's own words; of "put at 12 by police" those before "by" too."""
        if self.sense == "by":
            return self.heads[0].first - 1
        return min((head.first for head in self.heads if head.first < self.at), default=self.at) - 1

    @property
    def right_start(self) -> int:
        """The first chunk behind the frame's own words."""
        return max([self.at, *(head.last for head in self.heads)]) + 1

    @property
    def width(self) -> int:
        """How many chunks it reaches over."""
        return sum(last - first + 1 for first, last in self.reach)


def speaker_chunks(line: Line, frames: Sequence[Frame]) -> Iterator[int]:
    """The chunks that name speakers and tell who they are, up to the first of their verbs."""
    verbs = [frame.at for frame in frames]
    for frame in frames:
        for phrase in (*frame.heads, *frame.cited):
            behind = phrase.last + 1
            verb = min((at for at in verbs if at >= behind), default=frame.at)
            near = behind <= verb <= phrase.last + _APPOSITION
            apposed = near and line.tags[behind] not in _DOES and not frame.covers(behind)
            yield from range(phrase.first, verb if apposed else behind)


def reach_over(line: Line, frame: Frame, before: Sequence[Frame]) -> None:
    """Sets the chunks that a frame reaches over: to its left, to its right, or both; those before it end there."""
    left_start, left_end, right_start = _left_start(line, frame.left_end, before), frame.left_end, frame.right_start
    left, right = line.tags[left_start:left_end + 1], line.tags[right_start:_until_goes_on(line, right_start)]
    leads = _leads(line, frame, left, right)
    if left and (not leads or _is_amid(frame, left, right)):
        frame.reach.append((left_start, left_end))
    if leads:
        frame.reach.append((right_start, _right_end(line, right_start)))
    begin = min((first for first, _ in frame.reach), default=frame.at)
    for other in before:
        other.reach = [_cut(reach, min(begin, left_end + 1)) for reach in other.reach]


def _leads(line: Line, frame: Frame, left: str, right: str) -> bool:
    """Whether what is said stands behind the frame's own words."""
    match frame.sense:
        case "inverted":
            return bool(_PARENTHETIC.match(right)) and bool(left) and left[-1] not in _CLOSING
        case "by":
            return bool(TELLS.search(right))
        case "according" if right.startswith("SR"):
            return True  # "it was officially confirmed that"
        case "according":
            colon = line.tags.find(":", frame.right_start)
            return not TELLS.search(left) or (colon > 0 and bool(TELLS.search(line.tags[colon:])))
        case _ if TELLS.search(left) or left[-1:] in _CLOSING:
            return bool(TELLS.search(right))
        case _:
            return not _TRAILS.match(right) or bool(_TOLD_IN_OTHER_WORDS.search(right))


def _until_goes_on(line: Line, start: int) -> int:
    """Where what stands behind a speaker ends: at a semicolon, or where it goes on speaking ("said, adding ...")."""
    going_on = (at for at, _ in line.with_cue("going on") if at >= start)
    return min([line.until(start - 1, ";") + 1, *going_on])


def _is_amid(frame: Frame, left: str, right: str) -> bool:
    """'Twelve people died, police said, and nine were hurt': whether a frame that leads also ends what is said.

    Where the commas are lost, "and" tells it alone.
    """
    plain = frame.sense not in {"according", "by"}
    apart = right[:1] in {",", "p", "t"} if left[-1] in ',"”“' else right[:1] == "c"
    return plain and bool(TELLS.search(left)) and apart


def _right_end(line: Line, start: int) -> int:
    """What is said ends with the sentence, or before what the report sets beside it: ", as ...", ", the latest ..."."""
    for at in range(start + 1, len(line.tags) - 1):
        if line.tags[at - 1] == "," and not line.quoted[at] and _is_beside(line, at):
            return at - 1
    return len(line.tags) - 1


def _is_beside(line: Line, at: int) -> bool:
    """', as bombs fell', ', the latest in a wave of attacks': the report's own words behind what somebody said."""
    return line.means(at, "conjunction", "beside") or (line.tags[at] == "d" and line.says("comparison", at + 1, at + 1))


def _cut(reach: tuple[int, int], stop: int) -> tuple[int, int]:
    """A reach that ends where a later speaker begins, if it began before."""
    first, last = reach
    return (first, min(last, stop - 1)) if first < stop else reach


def _left_start(line: Line, left_end: int, before: Sequence[Frame]) -> int:
    """Where the words before a speaker begin: behind an earlier frame that has said its own, else with the sentence."""
    start = 0
    for other in before:
        said = all(last <= other.at for _, last in other.reach)
        start = max(start, other.at + 1 if said else _clause_start(line, other.at, left_end))
    return start


def _clause_start(line: Line, at: int, end: int) -> int:
    """Behind the last "and" or "while" between two speakers the second one's words begin."""
    return next((i + 1 for i in range(end, at, -1) if line.tags[i] in "c;"), end + 1)
