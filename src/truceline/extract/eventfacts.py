"""What a clause tells of its event besides the kind: when it was, whether of several, and how sure it is."""

from collections.abc import Iterator

from truceline.extract.clauses import Clause
from truceline.extract.events import Back
from truceline.extract.lines import Line
from truceline.knowledge.lexicon import Role
from truceline.model.claim import Qualifier
from truceline.model.time import SaidTime

_THOUGHT = 10  # how many chunks a word counts for that begins another thought
_NEAR = 3  # chunks before an event word in which an adjective is its own
_MODAL_NEAR = 4  # the same for a modal, a negation or a hedge
_BETWEEN = frozenset("dwan")  # between "despite" and its event word
_AFTER_SAID = frozenset({"", ".", ",", "R", '"'})


def time_of(line: Line, clause: Clause, at: int) -> SaidTime | None:
    """The time in the clause that stands nearest to its event word."""
    times = [(_far(line, i, at), time) for i in range(clause[0], clause[1] + 1)
             if (time := line.chunks[i].time) is not None and not _of_saying(line, i)]
    return min(times, key=lambda told: told[0])[1] if times else None


def is_several(line: Line, clause: Clause, at: int) -> bool:
    """'Multiple attacks', 'a series of attacks'."""
    return _has(line, _before(clause, at, _NEAR, at), "several")


def is_definite(line: Line, at: int) -> bool:
    """'The attack', 'the two blasts', 'this bombing'; not 'the deadliest attack'."""
    before = at - 1
    while before >= 0 and line.tags[before] in "wn":
        before -= 1
    return line.means(before, "determiner", "definite") or line.means(before, "demonstrative", "definite")


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
    if earlier or line.says("failed", *clause) or _is_long_ago(time) or _is_despite(line, first, at):
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


def _of_saying(line: Line, at: int) -> bool:
    """'Medics said on Thursday': when it was said, not when it was."""
    return at > 0 and line.tags[at - 1] == "S" and line.tags[at + 1:at + 2] in _AFTER_SAID


def _far(line: Line, time: int, at: int) -> int:
    """How far a time stands from an event word; words between that begin another thought count for more."""
    between = line.tags[min(time, at) + 1:max(time, at)]
    return abs(time - at) + _THOUGHT * (between.count("R") + between.count("S"))


def _is_long_ago(time: SaidTime | None) -> bool:
    """'Last month', 'a year ago', 'last May': told as something earlier."""
    if time is None or time.shift is None or time.shift >= 0 or time.bound != "at":
        return False
    return time.unit in {"month", "year"}


def _is_despite(line: Line, first: int, at: int) -> bool:
    """'Despite the bombing of the port': told in passing."""
    before = at - 1
    while before >= first and line.tags[before] in _BETWEEN:
        before -= 1
    return before >= first and line.means(before, "preposition", "despite")
