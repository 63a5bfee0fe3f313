"""Counts of more than one event: since a war began, in three decades of it, this week, between two dates."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from truceline.extract.clauses import Clause, is_charge, is_ranking, opens_then
from truceline.extract.eventfacts import is_coarse, is_ranked, names_which
from truceline.extract.lines import Line
from truceline.knowledge.lexicon import Role
from truceline.model.time import SaidTime, Unit

_FEW = 3  # days that two times may be apart and still be told as one
_CUT = re.compile(r"[,;–—-]")  # what stands here parts a figure from a war told in the same clause
_ASIDE = re.compile(",d")  # what may begin an aside
_ONE_NIGHT = frozenset({"evening", "night", "late"})
_SEVERAL_DAYS: frozenset[Unit] = frozenset({"weekend", "week", "month", "year"})
_BEGUN: tuple[Role, ...] = ("war", "truce", "start", "outbreak")


def tells_war(line: Line, cue: int, clause: Clause) -> bool:
    """Whether a figure, by the word ``cue`` of what became of its people, counts a war: "the war has killed 90"."""
    span = range(clause[0], clause[1] + 1)
    if any(line.tags[at] == "W" and not _is_cut_off(line, at, cue) for at in span) and not tells_weeks(line, clause):
        return True  # but not "last year 1,200 people were killed in the conflict"
    if any(_is_since_year(time) for time in times_in(line, span)):
        return True
    return any(_lasted(line, at, "years") or _is_in_years(line, at) for at in span)


def since_war(line: Line, figure: int, clause: Clause) -> bool:
    """'... have been killed since the war began', 'since the rebels took up arms': told before or behind a figure."""
    for since, cue in line.with_cue("war"):
        if cue.sense == "since" and since >= clause[1] and not is_ranked(line, since):
            return True
    return any(_tells_beginning(line, at) for at in _sinces(line) if not at < figure <= line.until(at, ",;"))


def tells_range(line: Line, clause: Clause) -> bool:
    """'On Monday and Tuesday', 'from Friday to Sunday': more days than one event of killing has."""
    return any(map(_is_range, times_in(line, range(clause[0], clause[1] + 1))))


def tells_weeks(line: Line, clause: Clause, units: AbstractSet[Unit] = _SEVERAL_DAYS) -> bool:
    """'Over the weekend', 'last week', 'last year': times in which fighting goes on and on."""
    return any(time.bound == "at" and time.shift is not None and time.unit in units and not time.after
               for time in times_in(line, range(clause[0], clause[1] + 1)))


def over_a_period(line: Line, clause: Clause) -> bool:
    """'Since Saturday', 'between 1 January and 30 June', 'in four days of violence': a count of a period."""
    own = range(clause[0], clause[1] + 1)
    around = clause if _is_parted(line) else (0, len(line.chunks) - 1)
    times = list(times_in(line, own)) or list(times_in(line, range(around[0], around[1] + 1)))
    if any(_is_long(time) or is_coarse(time) for time in times) or any(_lasted(line, at, "days") for at in own):
        return True
    return line.says("period", *around)


def _is_parted(line: Line) -> bool:
    """Whether a line tells of more than one time: "calm since May, when ...", "arrested over the killing of ..."."""
    return (any(is_charge(line, at) for at, _ in line.with_cue("other event"))
            or any(opens_then(line, at) for at, _ in line.with_cue("conjunction"))
            or any(is_ranking(line, aside.end() - 1) for aside in _ASIDE.finditer(line.tags)))


def opens_period(line: Line) -> bool:
    """'Over the past 24 hours the enemy opened fire 14 times.': whether a sentence begins with a period."""
    head = line.chunks[0]
    return (head.time is not None and _is_long(head.time)) or any(
        found.start == 0 for found in line.found_by.get("period", ()))


def sums_up(head: Line) -> bool:
    """'Week 21 in figures:': whether the head of a list says that its items count a period."""
    return head.says("period", 0, len(head.chunks) - 1) or any(map(_is_long, times_in(head, range(len(head.chunks)))))


def is_of_period(line: Line) -> bool:
    """Whether a table's own text names a period that it counts: "Orvel, June 2007", "week 21 in figures"."""
    return sums_up(line) or any(map(is_coarse, times_in(line, range(len(line.chunks)))))


def times_in(line: Line, span: range) -> Iterator[SaidTime]:
    """The times of some chunks, without those that tell which thing is meant ("the 2002 truce") or rank an event."""
    timed = ((at, time) for at in span if (time := line.chunks[at].time) is not None)
    return (time for at, time in timed if not (names_which(line, at) or is_ranked(line, at)))


def _is_long(time: SaidTime) -> bool:
    """Whether a time is a period too long for one incident."""
    if time.bound == "since" and time.clock is None:
        return True
    if time.until is not None and (time.until.month != time.month or (time.until.day or 0) - (time.day or 0) > _FEW):
        return True
    return time.unit in {"week", "month", "year"} and time.shift == 0


def _is_range(time: SaidTime) -> bool:
    """Whether a time goes from one day to another; one night has two dates and is none."""
    return time.until is not None and time.part not in _ONE_NIGHT


def _is_since_year(time: SaidTime) -> bool:
    return time.bound == "since" and time.year is not None and time.day is None


def _is_cut_off(line: Line, war: int, cue: int) -> bool:
    """'Twelve died in Orvel, which the war has spared'; "Valley war: six killed in Orvel"; the worst since a war."""
    if line.means(war, "war", "since") and is_ranked(line, war):
        return True
    if war > cue:
        return bool(_CUT.search(line.tags, cue, war))
    return ":" in line.tags[war:cue] and not line.means(war, "war", "since")


def _lasted(line: Line, at: int, unit: str) -> bool:
    """'In three decades of the revolt', 'after five years of fighting', 'in four days'."""
    head = line.chunks[at].head
    if head is None or head.sense != unit:
        return False
    before = len(line.tags[:at].rstrip("d")) - 1  # "in those ten days"
    return line.tags[at + 1:at + 2] == "O" or (line.means(before, "preposition", "in") and not is_ranked(line, at))


def _is_in_years(line: Line, at: int) -> bool:
    """'In twenty years 3,000 fighters have died'."""
    head = line.chunks[at].head
    if head is None or head.sense != "years" or is_ranked(line, at):
        return False
    return any(line.means(at - 1, "preposition", sense) for sense in ("", "in"))


def _sinces(line: Line) -> list[int]:
    """Where a clause begins that tells since when."""
    return [at for at, cue in line.with_cue("conjunction") if cue.sense == "since" and not is_ranked(line, at)]


def _tells_beginning(line: Line, since: int) -> bool:
    """Whether the clause behind "since" tells how a war, a truce or a campaign began, or in which year."""
    last = line.until(since, ",;")
    if any(line.says(role, since, last) for role in _BEGUN):
        return True
    return any(time.year is not None for time in times_in(line, range(since, last + 1)))
