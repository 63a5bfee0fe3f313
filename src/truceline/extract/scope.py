"""What a figure is the toll of, as far as its own report tells: a part, a sum, a whole war, something earlier."""

import re

from truceline.extract.clauses import Clause
from truceline.extract.eventfacts import is_plural
from truceline.extract.events import Event
from truceline.extract.figures import TABLE, Figure
from truceline.extract.lines import CASUALTY_ROLES, Line
from truceline.extract.periods import (
    is_of_period,
    over_a_period,
    since_war,
    tells_range,
    tells_war,
    tells_weeks,
    times_in,
)
from truceline.model.claim import Scope
from truceline.model.time import Unit

_HAVE = re.compile(r"Ha*$")  # "has", "have also"
_UNTIL_NOW = frozenset({"B", "H"})
_YEAR: frozenset[Unit] = frozenset({"year"})
_MANY_OF, _POSTS = frozenset({"places", "incidents"}), frozenset({"posts"})
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
    if event is not None and _is_past(line, figure, event, number, clause):
        return "background"
    return "aggregate" if _is_sum(line, figure, event, number, clause) else None


def _is_cumulative(line: Line, figure: Figure, clause: Clause) -> bool:
    """Told of a war, since a year, or of an actor's whole life ("has killed thousands")."""
    span = range(clause[0], clause[1] + 1)
    if tells_war(line, figure.cue_at, clause):
        return True
    if _names_event(line, clause):
        return False
    if _is_done(line, figure) and since_war(line, figure.at, clause):
        return True
    return figure.number.vague and _is_habit(line, figure) and not any(times_in(line, span))


def _is_done(line: Line, figure: Figure) -> bool:
    """'Have been killed', 'have died': the verb of what has gone on until now."""
    return line.tags[figure.cue_at - 1:figure.cue_at] in _UNTIL_NOW or line.tags[figure.cue_at] == "J"


def _is_habit(line: Line, figure: Figure) -> bool:
    """'Has killed thousands': what somebody did all along."""
    cue = figure.cue_at
    led = bool(_HAVE.search(line.tags[max(0, cue - 2):cue]))
    return led and line.tags[cue] in "KV" and cue < figure.at


def _is_past(line: Line, figure: Figure, event: Event, number: int, clause: Clause) -> bool:
    """Whether a figure's event is told as earlier: the one that people are arrested for is not their arrest."""
    if not event.past or _is_of_weeks(line, figure, event, number, clause):
        return False
    return figure.metric != "detained" or clause[0] <= event.at <= clause[1]


def _is_of_weeks(line: Line, figure: Figure, event: Event, number: int, clause: Clause) -> bool:
    """'Fighting last week killed nine', 'the sect killed 500 people last year': told of all of a week or year."""
    if event.line != number or not tells_weeks(line, clause):
        return False
    if line.says("activity", event.at, event.at):
        return True
    return event.weak and not event.places and figure.number.high != 1 and tells_weeks(line, clause, _YEAR)


def _is_sum(line: Line, figure: Figure, event: Event | None, number: int, clause: Clause) -> bool:
    """Whether a figure is one of several incidents: those of its event, or those of a period."""
    if figure.rule == TABLE and is_of_period(line):
        return True
    if event is None:
        return over_a_period(line, clause) or tells_weeks(line, clause, _YEAR)
    if event.line != number:
        return over_a_period(line, clause) or len(event.places) > 1
    if _is_of_weeks(line, figure, event, number, clause):
        return True
    single = event.strong and not (is_plural(line, event.at) or counts_people(line, event) or line.says("sum", *clause))
    if not single and (over_a_period(line, clause) or (event.weak and tells_range(line, clause))):
        return True
    return figure.number.high != 1 and _is_aggregate(line, event, clause)


def counts_people(line: Line, event: Event) -> bool:
    """'60 were kidnapped': told by what became of people, be it at one time or at many."""
    return line.chunks[event.at].cue(*CASUALTY_ROLES) is not None


def _is_aggregate(line: Line, event: Event, clause: Clause) -> bool:
    """A sum over several incidents: places side by side, several events in places not named, or words of summing."""
    if line.says("respectively", 0, len(line.chunks) - 1):
        return False
    if len(event.places) > 1 or _many_places(line, event, clause):
        return True
    counted = event.devices[0] or 0 if event.devices is not None else 0
    if line.says("sum", *clause) and (event.several or counted > 1 or is_plural(line, event.at)):
        return True
    many = counted >= _MANY or event.several or (counted > 1 and line.says("activity", event.at, event.at))
    return many and not event.places


def _many_places(line: Line, event: Event, clause: Clause) -> bool:
    """'In two cities', 'three villages', 'four separate incidents': a number of them, or places in the plural.

    So are "attacks on four checkpoints", but not "shells that hit four schools".
    """
    many = _MANY_OF | _POSTS if line.says("activity", event.at, event.at) else _MANY_OF
    for chunk in line.chunks[clause[0]:clause[1] + 1]:
        if chunk.number is None and chunk.means("thing", "places"):
            return True
        counted = chunk.head is not None and chunk.head.sense in many
        if counted and chunk.number is not None and (chunk.number.low or 0) > 1:
            return True
    return False


def _names_event(line: Line, clause: Clause) -> bool:
    """Whether a clause has a noun that tells an event, counted ("two raids") or not; "since ..." only tells a time."""
    sinces = (at for at, cue in line.with_cue("conjunction") if cue.sense == "since" and at >= clause[0])
    own = line.chunks[clause[0]:min(next(sinces, clause[1]), clause[1]) + 1]
    return any(chunk.cue("event noun") is not None or (chunk.head is not None and chunk.head.role == "event noun")
               for chunk in own)
