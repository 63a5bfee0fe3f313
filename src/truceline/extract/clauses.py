"""Cutting a line into clauses: each tells one thing, at one place and time."""

from collections.abc import Sequence

from truceline.extract.lines import Line
from truceline.model.time import SaidTime

Clause = tuple[int, int]
"""The first and last chunk of a clause."""

_VERBS = frozenset("KVJGFSB")
_BEGINS = frozenset(";,cRptd")  # marks, joining words and times, which may begin a clause
_STARTS = frozenset("dNhnsYUPEiwupt")  # what a subject begins with
_STOPS = frozenset(";R,c")  # never between a subject and its verb
_EVENTS = frozenset("EFKVG")
_TOLD_OF_EVENT = frozenset("RKFp")  # "an attack that ...", "a raid on ..."
_CHARGED = frozenset("EMG")
_LEAST = 3
_SUBJECT = 9  # chunks that the subject of a clause may have


def clauses(line: Line) -> list[Clause]:
    """The clauses of a line, in order."""
    cuts, start = [], 0
    for at in range(1, len(line.tags) - 1):
        if line.tags[at] in _BEGINS and at - start >= _LEAST and _is_break(line, start, at):
            cuts.append((start, at - 1))
            start = at
    cuts.append((start, len(line.tags) - 1))
    return cuts


def clause_at(spans: Sequence[Clause], at: int) -> Clause:
    """The clause that holds a chunk."""
    return next(span for span in spans if span[0] <= at <= span[1])


def comes_after(time: SaidTime | None) -> bool:
    """'Two weeks after ...': counted from an event that lay before."""
    return time is not None and time.after and time.shift is not None and time.shift < 0 and time.unit != "hour"


def is_charge(line: Line, at: int) -> bool:
    """'Arrested two men over the killing of six traders last month': what somebody is held for is another event."""
    if not line.means(at, "other event", "charge"):
        return False
    held = any(cue.metric == "detained" for chunk in line.chunks[:at] for cue in chunk.cues)
    return held and line.tags[at + 1:].lstrip("dwant'")[:1] in _CHARGED


def is_ranking(line: Line, at: int) -> bool:
    """'(A bomb killed 13,) the latest in a wave of attacks that has left 200 dead': an aside, of other events too."""
    if line.tags[at - 1] != "," or line.tags[at] != "d" or not _has_verb(line.tags[:at]):
        return False
    return line.says("comparison", at + 1, at + 1) and "R" in line.tags[at:]


def opens_then(line: Line, at: int) -> bool:
    """'(The worst raid, or calm, or in jail since May,) when nine died': a clause begins that tells what was then."""
    if not line.means(at, "conjunction", "when"):
        return False
    before = len(line.tags[:at].rstrip(",")) - 1
    time = line.chunks[before].time if before >= 0 else None
    return time is not None and time.bound == "since"


def _is_break(line: Line, start: int, at: int) -> bool:
    """Whether a new clause begins: at a semicolon, at another event, or where a subject and a verb follow a first."""
    tag = line.tags[at]
    if tag == ";" or _is_another(line, start, at):
        return True
    if tag == ",":
        return _ends_fronted(line, start, at)
    if tag != "c" or not _has_verb(line.tags[start:at].rpartition("SR")[2]):
        return False  # "he said that a car bomb and two attackers were" has one subject
    if line.means(at, "conjunction", "since") or (line.means(at, "conjunction", "when") and line.tags[at - 1] == ","):
        return True
    after = line.tags[at + 1:]
    return after[0] in _STARTS and _has_verb(after) and _own_subject(after)


def _is_another(line: Line, start: int, at: int) -> bool:
    """Whether a clause begins that tells of something else than the words before it."""
    match line.tags[at]:
        case "c" if opens_then(line, at):
            return True
        case "d" if is_ranking(line, at):
            return True
        case "t" if _is_passed(line, start, at):
            return True
        case "R" if _is_where(line, at):
            return True
    return "other event" in line.found_by and (is_charge(line, at) or _is_other_event(line, start, at))


def _is_other_event(line: Line, start: int, at: int) -> bool:
    """'... a month after previous attacks that ...', 'following a raid that ...': another event begins."""
    if not line.says("other event", at, at) or _EVENTS.isdisjoint(line.tags[start:at]):
        return False
    noun = at + 1
    while noun < len(line.tags) - 1 and line.tags[noun] in "dwan":
        noun += 1
    return line.tags[noun] == "E" and line.tags[noun + 1] in _TOLD_OF_EVENT


def _is_passed(line: Line, start: int, at: int) -> bool:
    """'The raid came two weeks after a mine killed five': what lay before is another event."""
    if not comes_after(line.chunks[at].time):
        return False
    return not _EVENTS.isdisjoint(line.tags[start:at]) and not _EVENTS.isdisjoint(line.tags[at:])


def _ends_fronted(line: Line, start: int, at: int) -> bool:
    """'Two weeks after a mine killed five, gunmen raided Kesh': a clause set before the one that it belongs to."""
    time = line.chunks[start].time
    leads = line.tags[start] == "c" or (time is not None and time.after)
    after = line.tags[at + 1:]
    return leads and _has_verb(line.tags[start:at]) and after[0] in _STARTS and _own_subject(after)


def _is_where(line: Line, at: int) -> bool:
    """'on a road near where a chief was killed in May': another event, at the same place."""
    return line.means(at, "relative", "where") and _has_verb(line.tags[at:])


def _has_verb(tags: str) -> bool:
    return not _VERBS.isdisjoint(tags)


def _own_subject(after: str) -> bool:
    """Whether the words behind the conjunction begin with a subject that has a verb of its own."""
    verb = next((i for i, tag in enumerate(after) if tag in _VERBS), len(after))
    if not 0 < verb <= _SUBJECT or after[verb:verb + 1] == "G":
        return False
    return _STOPS.isdisjoint(after[:verb])
