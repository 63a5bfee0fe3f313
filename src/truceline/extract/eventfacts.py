"""What a clause tells of its event besides the kind: when it was, whether of several, and how sure it is."""

import re
from collections.abc import Iterator

from truceline.extract.clauses import Clause, comes_after, opens_then
from truceline.extract.events import Back
from truceline.extract.lines import Line
from truceline.knowledge.lexicon import Role
from truceline.model.claim import Qualifier
from truceline.model.time import SaidTime

_THOUGHT = 10  # how many chunks a word counts for that begins another thought
_NEAR = 3  # chunks before an event word in which an adjective is its own
_MODAL_NEAR = 4  # the same for a modal, a negation or a hedge
_ADJECTIVES = frozenset("wnYPUX")  # between "the" and an event word: "the Kesh market bombing"
_BETWEEN = frozenset("dwan")  # between "despite" and its event word
_VERBS = frozenset("SvKVJHBm")  # behind a year: it names nothing ("the year 2014 saw ...")
_TOLL_REACH = 14  # chunks from "the toll" to its number
_NAMED = frozenset("wYUPXano")  # between a year and the noun that it tells which is meant: "the 1996 Marn bank raid"
_TELLS_NOTHING = re.compile(r"[^EFKVGJDML]*")  # what stands before whoever answers for an event: no event
_OF_EVENT = frozenset("KVJGDMFEL")  # words of the event itself, or of what became of its people


def time_of(line: Line, clause: Clause, at: int) -> SaidTime | None:
    """The time in the clause that stands nearest to its event word; when somebody answered for it only if no other."""
    times = [(_answers(line, clause[0], i), _far(line, i, at), time) for i in range(clause[0], clause[1] + 1)
             if (time := line.chunks[i].time) is not None and not _is_of_else(line, clause[0], i, at)]
    return min(times, key=lambda told: told[:2])[2] if times else None


def is_several(line: Line, clause: Clause, at: int) -> bool:
    """'Multiple attacks', 'a series of attacks', 'dozens of attacks'."""
    number = line.chunks[at].number
    if number is not None and number.vague:
        return True
    return _has(line, _before(clause, at, _NEAR, at), "several")


def is_definite(line: Line, at: int) -> bool:
    """'The attack', 'the two blasts', 'this bombing'; not 'the deadliest attack'."""
    before = at - 1
    while before >= 0 and line.tags[before] in _ADJECTIVES:
        before -= 1
    if line.says("comparison", max(before, 0), at):
        return False
    return line.means(before, "determiner", "definite") or line.means(before, "demonstrative", "definite")


def is_plural(line: Line, at: int) -> bool:
    """Whether an event word is a plural: "bombings", "attacks"."""
    return line.words(line.chunks[at])[-1].endswith("s")


def points_back(line: Line, clause: Clause) -> Back:
    """'In the same district', 'there', 'both towns': the place, or all of the places, told before."""
    start, end = line.chunks[clause[0]].start, line.chunks[clause[1]].end
    senses = {found.cue.sense for found in line.found_by.get("place noun", ()) if start <= found.start < end}
    return "all" if "back to all" in senses else "one" if "back" in senses else ""


def qualifiers_of(line: Line, clause: Clause, at: int, time: SaidTime | None) -> tuple[Qualifier, ...]:
    """How an event is told: as denied, as only possible or to come, as earlier, as not sure."""
    return tuple(dict.fromkeys(_qualifiers(line, clause, at, time)))


def _qualifiers(line: Line, clause: Clause, at: int, time: SaidTime | None) -> Iterator[Qualifier]:
    """The qualifiers one by one; two rules may give the same."""
    first = clause[0]
    near = _before(clause, at, _MODAL_NEAR, at - 1)
    modal = next((line.chunks[i].cue("modal") for i in near if line.tags[i] == "m"), None)
    if modal is not None:
        yield "future" if modal.sense == "will" else "hypothetical"
    if "f" in line.tags[first:at] or _has(line, range(first, at), "condition") or _is_asked(line, at):
        yield "hypothetical"
    if "!" in line.tags[near.start:near.stop]:
        yield "denied"
    earlier = _has(line, _before(clause, at, _NEAR, at), "previous")
    past = earlier or _is_long_ago(time) or _is_despite(line, first, at) or _is_passed(line, first)
    if past or line.says("failed", *clause):
        yield "past"
    if _has(line, near, "hedge"):
        yield "uncertain"


def _before(clause: Clause, at: int, reach: int, last: int) -> range:
    """The chunks of a clause from a few before an event word to ``last``."""
    return range(max(clause[0], at - reach), last + 1)


def _has(line: Line, span: range, role: Role) -> bool:
    return any(at in span for at, _ in line.with_cue(role))


def _is_asked(line: Line, at: int) -> bool:
    """'It agreed to a truce, provided sieges were lifted and aid was let in': all that an acceptance hangs on."""
    start = line.since(at, ";.")
    agreed = next((i for i, _ in line.with_cue("stance") if start <= i < at), at)
    return _has(line, range(agreed, at), "condition")


def _is_of_else(line: Line, first: int, time: int, at: int) -> bool:
    """Whether a time is of something else than of the event at chunk ``at``."""
    return (_of_saying(line, time) or _of_document(line, first, time) or _of_other(line, time, at)
            or _of_deed(line, first, time, at))


def _of_saying(line: Line, at: int) -> bool:
    """'Medics said on Thursday', 'the toll rose to 31 on Thursday': when it was said, not when it was."""
    if at == 0 or line.tags[at + 1:at + 2] == "'" or names_which(line, at):
        return False
    counted = line.tags[at - 1] in "hN" and "T" in line.tags[max(0, at - _TOLL_REACH):at]
    return line.tags[at - 1] == "S" or counted


def _answers(line: Line, first: int, at: int) -> bool:
    """'The group on Tuesday claimed the bombing of a day earlier': whether it is when somebody answers for it."""
    if at + 1 >= len(line.chunks) or not _TELLS_NOTHING.fullmatch(line.tags, first, at):
        return False
    return line.chunks[at + 1].cue("responsibility", "blame", "avowal", "denial") is not None


def _of_document(line: Line, first: int, at: int) -> bool:
    """'Spot report, 25 January: ...': of when the report is."""
    return line.tags[at + 1:at + 2] == ":" and line.says("document", first, at)


def _of_deed(line: Line, first: int, at: int, event: int) -> bool:
    """'Apologised on Tuesday for the attack': what somebody did about it, where "the" tells that it is known."""
    before, between = line.tags[first:at], line.tags[at + 1:event]
    if "p" not in between or not before or not is_definite(line, event):
        return False
    return _OF_EVENT.isdisjoint(before) and _OF_EVENT.isdisjoint(between) and "," not in between


def _of_other(line: Line, at: int, event: int) -> bool:
    """'The 2002 truce': of what that noun names, not of the event, unless it is the noun ("the 1981 raid")."""
    return names_which(line, at) and not (at < event and _NAMED.issuperset(line.tags[at + 1:event]))


def names_which(line: Line, at: int) -> bool:
    """Whether a time only tells which thing is meant, or what it is ranked with.

    So do "the 2002 truce", "the May agreement", "the worst raid since March" and "the third this year".
    """
    chunk = line.chunks[at]
    if chunk.time is not None and _is_running(chunk.time) and is_ranked(line, at):
        return True
    behind = line.tags[at + 1:at + 2]
    named = behind.isalpha() and behind not in _VERBS
    return named and is_coarse(chunk.time) and line.words(chunk)[0] in line.leading


def _far(line: Line, time: int, at: int) -> int:
    """How far a time stands from an event word; words between that begin another thought count for more."""
    between = line.tags[min(time, at) + 1:max(time, at)]
    return abs(time - at) + _THOUGHT * (between.count("R") + between.count("S"))


def _is_long_ago(time: SaidTime | None) -> bool:
    """'Last month', 'a year ago', 'last May', 'earlier this year': told as something earlier."""
    if time is None or time.shift is None or time.bound != "at" or time.unit not in {"month", "year"}:
        return False
    return time.shift < 0 or (time.shift == 0 and time.part == "early")


def _is_running(time: SaidTime) -> bool:
    """'Since March', 'this year': until now."""
    return time.bound == "since" or (time.shift == 0 and time.unit in {"week", "month", "year"})


def is_ranked(line: Line, since: int) -> bool:
    """'The worst raid since ...': what it is ranked with, no count of a time."""
    return "comparison" in line.found_by and line.says("comparison", line.since(since, ",;"), since)


def _is_passed(line: Line, first: int) -> bool:
    """'(It came) two weeks after a mine killed five', '(the worst) since 16 were killed': such a clause begins.

    So does "(on the road) where five were killed in 2006".
    """
    if line.means(first, "conjunction", "since") and is_ranked(line, first):
        return True
    if opens_then(line, first):
        return True
    if line.means(first, "relative", "where"):
        return any(is_coarse(chunk.time) for chunk in line.chunks[first:])
    time = line.chunks[first].time
    return time is not None and first > 0 and comes_after(time)


def is_coarse(time: SaidTime | None) -> bool:
    """'In October 2016', 'the 1981 massacre': of no day, as news never is."""
    if time is None or time.bound != "at" or time.shift is not None or time.until is not None:
        return False
    return time.day is None and time.weekday is None and (time.month is not None or time.year is not None)


def _is_despite(line: Line, first: int, at: int) -> bool:
    """'Despite the bombing of the port': told in passing."""
    before = at - 1
    while before >= first and line.tags[before] in _BETWEEN:
        before -= 1
    return before >= first and line.means(before, "preposition", "despite")
