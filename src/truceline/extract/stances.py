"""What one word tells of a truce: a stance, with the negation before it and what it is only told beside."""

import re
from dataclasses import dataclass

from truceline.extract.lines import Chunk, Line
from truceline.extract.subjects import subject_before
from truceline.knowledge.lexicon import Cue, Role

CLAUSE_ENDS = ";“”"
BY = "announces by"
"""The sense of words that hold their "by": "announced by"."""
LAPSES = "lapses"
"""The sense of words that tell a stance only with what it hangs on: "would lapse unless"."""

_NEAR = 14  # chunks between a stance and the truce it is about
_WILLING = 5  # chunks between "ready to" and "halt fire"
_GROUP = 7  # chunks of one group of verbs: "has no intention whatsoever of observing"
_IN_GROUP = frozenset("aBHm!")
_AMID_GROUP = frozenset("pwvdO")  # what may stand between the words of a group of verbs
_URGED = re.compile(r"[YUPsouNiX]$|[dpw]w$")  # who is asked, before "to accept"
_OBJECT = frozenset("dYUuPsoN")
_CONDITIONS: tuple[Role, ...] = ("condition", "only condition")
_TOLD = frozenset("BHFKV")  # a deed that a verb of saying tells before it comes to the truce
_DEEDS = frozenset("EFKVGM")
_MADE = frozenset({"announces", "accepts"})  # what a negation before it turns
_TURNED = _MADE | {"rejects"}
_OUTRIGHT = {"rejects outright": "rejects", "hangs on": "conditional", BY: "announces"}
"""Senses of words that tell a stance in their own way, and that stance."""
_WITHOUT_TRUCE = frozenset({"undecided", "conditional", "rejects outright"})  # need no truce word beside them


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance to a truce: its word ``at``, the ``first`` chunk of its verbs, and the ``truce`` that it is about."""

    at: int
    first: int
    sense: str
    truce: int | None


def stance_at(line: Line, at: int, cue: Cue) -> Stance | None:
    """The stance that a word tells; None where it is about something else or only told beside it."""
    first, ceases = _first_verb(line, at), cue.sense == "ceases"
    truce = at if ceases else _truce(line, at)
    sense = _ceasing(line, at) if ceases else _negated(line, at, first, _OUTRIGHT.get(cue.sense, cue.sense))
    if sense is None or (truce is None and cue.sense not in _WITHOUT_TRUCE):
        return None
    if _is_aside(line, at, sense) or (sense in _MADE and _is_of_others(line, at)):
        return None
    if truce is not None and not ceases and _is_other(line, at, first, sense, truce):
        return None
    return Stance(at, first, sense, truce)


def _is_other(line: Line, at: int, first: int, sense: str, truce: int) -> bool:
    """Whether it is no stance to a truce: to agree to talks is none, to rule them out is one."""
    if sense != "rejects" and line.means(truce, "truce", "talks"):
        return True
    return sense in _TURNED and (_is_demanded(line, first) or (truce < at and _has_other_object(line, at)))


def _first_verb(line: Line, at: int) -> int:
    """Where the verbs begin that a stance ends: "[has no intention of] observing", "[is ready to] accept"."""
    first, back = at, at - 1
    while back >= max(0, at - _GROUP):
        if line.tags[back] in _IN_GROUP or line.chunks[back].cue("willing") is not None:
            first = back
        elif line.tags[back] not in _AMID_GROUP:
            break
        back -= 1
    return first


def _truce(line: Line, at: int) -> int | None:
    """The truce word that a stance is about: the nearest behind it, or before it ("a truce has been agreed").

    Who "confirmed they had spoken about a truce" tells of another deed.
    """
    words = [i for i, _ in line.with_cue("truce")
             if 0 < abs(i - at) <= _NEAR and not {".", ";"} & set(line.tags[min(i, at) + 1:max(i, at)])
             and not (line.tags[at] == "S" and _TOLD & set(line.tags[at + 1:i]))]
    behind = [i for i in words if i > at]
    if words or not _means_truce(line, at + 1):
        return min(behind) if behind else max(words, default=None)
    return at + 1


def _means_truce(line: Line, at: int) -> bool:
    """'They rejected it': beside lines that tell of a truce that is meant, where nothing else in the line can be."""
    return line.means(at, "pronoun", "it") and _DEEDS.isdisjoint(line.tags[:at]) and not line.with_cue("charge")


# ---------------------------------------------------------------- what a negation makes of it


def _negated(line: Line, at: int, first: int, sense: str) -> str | None:
    """The stance with its negation: "has not accepted" is undecided, "never accepted" rejects, "not rejected" nothing.

    None for the second word of one stance: "refused to accept" is told by its first.
    """
    group = line.tags[first:at]
    negation = first + group.rfind("!") if "!" in group else None
    if negation is None and line.tags[line.since(at, CLAUSE_ENDS)] == "!":
        return "undecided" if sense in _MADE | {"answers"} else sense  # "neither side has confirmed"
    if sense == "answers":
        return "undecided" if negation is not None else None
    if any(line.chunks[i].means("stance", "rejects") for i in range(max(0, first - 1), at)):
        return None
    if negation is None or sense not in _TURNED:
        return sense
    if sense == "rejects" or _is_breach(line, at):
        return None
    return "undecided" if _is_open(line, first, negation, at) else "rejects"


def _is_open(line: Line, first: int, negation: int, at: int) -> bool:
    """'Has not (yet) accepted'; not "has never", "will not", "has no intention of"."""
    if line.means(negation, "negation", "never") or "m" in line.tags[first:at]:
        return False
    return "w" not in line.tags[negation:at] and "H" in line.tags[first:at]


def _is_breach(line: Line, at: int) -> bool:
    """'Has not respected the truce' tells what was done."""
    word = line.chunks[at].start
    return any(found.start <= word < found.end for found in line.found_by.get("breach", ()))


def _ceasing(line: Line, at: int) -> str | None:
    """'Will halt fire' accepts, 'will not lay down arms' rejects; what others urge it to do is no stance."""
    willing = max((i for i, _ in line.with_cue("willing") if at - _WILLING <= i < at), default=None)
    asked = any(i < at for i, _ in line.with_cue("condition")) or any(
        i < at and cue.sense == "conditional" for i, cue in line.with_cue("stance"))
    if willing is None or asked:
        return None
    return "rejects" if "!" in line.tags[max(0, willing - 1):at] else "accepts"


# ---------------------------------------------------------------- what is only told beside something else


def _is_aside(line: Line, at: int, sense: str) -> bool:
    """Whether a stance is only told beside something else.

    'Whether it accepts the truce', 'hours after Norland announced a truce', 'a truce was announced', 'the truce that
    it signed'; 'the rebels accept it, Norland announced'.
    """
    subject = subject_before(line, at)
    led = line.chunks[subject.first - 1] if subject is not None and subject.first else None
    if sense != "announces":
        return led is not None and led.means("conjunction", "whether")
    if line.tags[at] == "S":
        passive = line.is_passive(at) and not line.means(at + 1, "preposition", "by")
        trails = led is not None and led.tag == "," and len(line.with_cue("stance")) > 1
        if passive or trails or line.tags[at + 1:at + 2] == "R":  # "declared that it no longer felt bound"
            return True
    return led is not None and _is_of_past(line, at, led)


def _is_of_past(line: Line, at: int, led: Chunk) -> bool:
    """'Hours after it announced a truce', 'the truce which they signed': by what leads the subject."""
    place = line.chunks.index(led)
    timed = led.time is not None and not line.tags[:place].endswith("S")  # not "said on Sunday it would"
    if led.means("conjunction", "since") or led.means("conjunction", "beside") or timed:
        return True
    noun = place - (led.tag == "R")
    return line.tags[at] != "S" and noun >= 0 and line.chunks[noun].cue("truce") is not None


def _is_of_others(line: Line, at: int) -> bool:
    """'The proposed truce', an attempt that failed, what somebody is urged to do."""
    noun = at + len(line.tags[at:]) - len(line.tags[at:].lstrip("w"))
    described = line.tags[:at].endswith("d") and line.says("truce", at + 1, max(at + 1, noun - 1))
    return described or bool(line.with_cue("attempt")) or _is_urged(line, at)


def _is_urged(line: Line, at: int) -> bool:
    """'Norland urged the rebels to accept the truce': what somebody is asked to do."""
    to = len(line.tags[:at].rstrip("a")) - 1
    if to < 1 or not line.means(to, "preposition", "to"):
        return False
    ordered = any(at - _WILLING <= i < at for i, _ in line.with_cue("willing"))
    return bool(_URGED.search(line.tags[:to])) and not ordered


def _is_demanded(line: Line, first: int) -> bool:
    """'If the council agrees to it': what a stance hangs on is none itself; behind a comma the main clause begins."""
    words = (i for role in _CONDITIONS for i, _ in line.with_cue(role))
    return any(i < first and "," not in line.tags[i:first] for i in words)


def _has_other_object(line: Line, at: int) -> bool:
    """'The truce ..., as the army left the town': what the verb is about stands behind it."""
    return line.tags[at + 1:at + 2] in _OBJECT and not line.is_passive(at)
