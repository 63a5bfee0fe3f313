"""What a figure is the toll of, as far as its own report tells: a part, a sum, a whole war, something earlier."""

import re
from collections.abc import Iterator

from truceline.extract.clauses import Clause
from truceline.extract.events import Event
from truceline.extract.figures import TABLE, Figure
from truceline.extract.lines import Line
from truceline.model.claim import Scope
from truceline.model.time import SaidTime

_CUT = re.compile(r"[,;–—-]")  # what stands here parts a figure from a war told in the same clause
_HAVE = re.compile(r"Ha*$")  # "has", "have also"
_FEW = 3  # days that two times may be apart and still be told as one
_MANY = 3  # events that are too many to be one incident


def scope_of(line: Line, figure: Figure, event: Event | None, number: int, clause: Clause) -> Scope | None:
    """The scope that the words tell; None where only the other reports can tell an incident from its background.

    ``number`` is the line's, ``clause`` the one of the figure. "Nine people have died since the war began" is
    cumulative, "five of them" a subset, "40 in bombings in Orvel and Marn" an aggregate.
    """
    if _is_cumulative(line, figure, clause):
        return "cumulative"
    if line.says("accident", *clause):
        return "other"
    if figure.subset:
        return "subset"
    if event is not None and event.past:
        return "background"
    if figure.rule == TABLE and _is_of_period(line):
        return "aggregate"
    return "aggregate" if _is_sum(line, event, number, clause) else None


def _is_of_period(line: Line) -> bool:
    """Whether a table's own text names a period that it counts: "Orvel, June 2007", "week 21 in figures"."""
    months = (time.month is not None and time.day is None for time in _times(line, range(len(line.chunks))))
    return any(months) or sums_up(line)


def sums_up(head: Line) -> bool:
    """'Week 21 in figures:': whether the head of a list says that its items count a period."""
    return head.says("period", 0, len(head.chunks) - 1) or any(map(_is_long, _times(head, range(len(head.chunks)))))


def _is_cumulative(line: Line, figure: Figure, clause: Clause) -> bool:
    """Told of a war, since a year, or of an actor's whole life ("has killed thousands")."""
    span = range(clause[0], clause[1] + 1)
    if any(line.tags[at] == "W" and not _is_cut_off(line, at, figure.cue_at) for at in span):
        return True
    times = list(_times(line, span))
    if any(_is_in_years(line, at) for at in span):
        return True
    if any(time.bound == "since" and time.year is not None and time.day is None for time in times):
        return True
    if _names_event(line, span):
        return False
    if line.tags[figure.cue_at - 1:figure.cue_at] in {"B", "H"} and _since_war(line, clause[1]):
        return True
    return not times and figure.number.vague and _is_habit(line, figure)


def _is_in_years(line: Line, at: int) -> bool:
    """'In twenty years 3,000 fighters have died'."""
    head = line.chunks[at].head
    if head is None or head.sense != "years":
        return False
    return any(line.means(at - 1, "preposition", sense) for sense in ("", "in"))


def _is_habit(line: Line, figure: Figure) -> bool:
    """'Has killed thousands': what somebody did all along."""
    cue = figure.cue_at
    led = bool(_HAVE.search(line.tags[max(0, cue - 2):cue]))
    return led and line.tags[cue] in "KV" and cue < figure.at


def _is_cut_off(line: Line, war: int, cue: int) -> bool:
    """'Twelve died in Orvel, which the war has spared'; "Valley war: six killed in Orvel"."""
    if war > cue:
        return bool(_CUT.search(line.tags, cue, war))
    return ":" in line.tags[war:cue] and not line.means(war, "war", "since")


def _since_war(line: Line, last: int) -> bool:
    """'... have been killed since the war began', 'since the truce took hold': told in the next clause."""
    if any(cue.sense == "since" for at, cue in line.with_cue("war") if at >= last):
        return True
    wars = [at for role in ("war", "truce") for at, _ in line.with_cue(role) if at >= last]
    return bool(wars) and line.says_sense("since", last, max(wars))


def _is_sum(line: Line, event: Event | None, number: int, clause: Clause) -> bool:
    """Whether a figure is one of several incidents: those of its event, or those of a period."""
    own = event is not None and event.line == number
    if event is not None and own and event.strong and not _is_plural(line, event) and not line.says("sum", *clause):
        return _is_aggregate(line, event, clause)
    if _over_a_period(line, clause) or line.says("period", 0, len(line.chunks) - 1):
        return True
    if event is None:
        return False
    return _is_aggregate(line, event, clause) if own else len(event.places) > 1


def _over_a_period(line: Line, clause: Clause) -> bool:
    """'Since Saturday', 'between 1 January and 30 June', 'this year', 'over the past week': a count of a period."""
    times = list(_times(line, range(clause[0], clause[1] + 1))) or list(_times(line, range(len(line.chunks))))
    return any(_is_long(time) for time in times)


def _is_long(time: SaidTime) -> bool:
    """Whether a time is a period too long for one incident."""
    if time.bound == "since" and time.clock is None:
        return True
    if time.until is not None and (time.until.month != time.month or (time.until.day or 0) - (time.day or 0) > _FEW):
        return True
    return time.unit in {"week", "month", "year"} and time.shift == 0


def _is_aggregate(line: Line, event: Event, clause: Clause) -> bool:
    """A sum over several incidents: places side by side, several events in places not named, or words of summing."""
    if len(event.places) > 1 or _many_places(line, clause):
        return True
    counted = event.devices[0] or 0 if event.devices is not None else 0
    if line.says("sum", *clause) and (event.several or counted > 1 or _is_plural(line, event)):
        return True
    return counted >= _MANY and not event.places


def _is_plural(line: Line, event: Event) -> bool:
    """Whether the event word is a plural: "bombings", "attacks"."""
    return line.words(line.chunks[event.at])[-1].endswith("s")


def _many_places(line: Line, clause: Clause) -> bool:
    """'In two cities', 'three villages': a number of places, or places in the plural."""
    for chunk in line.chunks[clause[0]:clause[1] + 1]:
        if chunk.number is None and chunk.means("thing", "places"):
            return True
        counted = chunk.head is not None and chunk.head.sense == "places"
        if counted and chunk.number is not None and (chunk.number.low or 0) > 1:
            return True
    return False


def _names_event(line: Line, span: range) -> bool:
    """Whether a clause has a noun that tells an event, counted ("two raids") or not."""
    for chunk in line.chunks[span.start:span.stop]:
        if chunk.cue("event noun") is not None or (chunk.head is not None and chunk.head.role == "event noun"):
            return True
    return False


def _times(line: Line, span: range) -> Iterator[SaidTime]:
    return (chunk.time for chunk in line.chunks[span.start:span.stop] if chunk.time is not None)
