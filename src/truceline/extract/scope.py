"""What a figure is the toll of, as far as its own report tells: a part, a sum, a whole war, something earlier."""

import re
from collections.abc import Sequence

from truceline.extract.events import Event
from truceline.extract.figures import Figure
from truceline.extract.lines import THINGS, Line
from truceline.model.claim import Scope
from truceline.model.time import SaidTime

_CUT = re.compile(r"[,;–—-]")
_SINCE = frozenset({"since"})
_FEW = 3
_MANY = 3
_NEAR = 12


def scope_of(line: Line, figure: Figure, event: Event | None, clause: tuple[int, int, int]) -> Scope | None:
    """The scope that the words tell; null where only the other reports can tell an incident from its background.

    ``clause`` is the number of the line and the first and last chunk.
    """
    number, first, last = clause
    if _is_cumulative(line, figure, first, last):
        return "cumulative"
    if line.says("accident", first, last):
        return "other"
    if figure.subset:
        return "subset"
    if event is not None and "past" in event.qualifiers:
        return "background"
    if event is not None and event.strong and event.line == number and not _plural(line, event) and not line.says("sum", first, last):
        return "aggregate" if _is_aggregate(line, event, first, last) else None
    if _over_a_period(line, first, last) or line.says("period", 0, len(line.chunks) - 1):
        return "aggregate"
    if event is None:
        return None
    summed = _is_aggregate(line, event, first, last) if event.line == number else len(event.places) > 1
    return "aggregate" if summed else None


def _is_cumulative(line: Line, figure: Figure, first: int, last: int) -> bool:
    """Told of a war, or since a year; "has killed thousands" with no event, place or time is told of an actor's whole life."""
    span = range(first, last + 1)
    if any(line.tags[i] == "W" and not _CUT.search(line.tags, figure.cue_at, max(i, figure.cue_at)) for i in span):
        return True
    if not _event_words(line, first, last) and line.tags[figure.cue_at - 1:figure.cue_at] in {"B", "H"} and _since_war(line, last):
        return True
    times = [line.chunks[i].time for i in span if line.chunks[i].time is not None]
    if any(t.bound == "since" and t.year is not None and t.day is None for t in times if t is not None):
        return True
    cue = figure.cue_at
    habitual = line.tags[cue] in "KV" and line.tags[max(0, cue - 2):cue].rstrip("a").endswith("H") and cue < figure.at
    return habitual and figure.number.vague and not times and not _event_words(line, first, last)


def _over_a_period(line: Line, first: int, last: int) -> bool:
    """'Since Saturday', 'between 1 January and 30 June', 'this year', 'over the past week': a count of a period."""
    times = [c.time for c in line.chunks[first:last + 1] if c.time is not None] or [c.time for c in line.chunks if c.time is not None]
    return any(_is_long(time) for time in times)


def _is_long(time: SaidTime) -> bool:
    if time.bound == "since" and time.clock is None:
        return True
    if time.until is not None and (time.until.month != time.month or (time.until.day or 0) - (time.day or 0) > _FEW):
        return True
    return time.unit in {"week", "month", "year"} and time.shift == 0


def _since_war(line: Line, last: int) -> bool:
    """'... have been killed since the war began', 'since the truce took hold': told in the next clause."""
    if any(cue.sense == "since" for at, cue in line.with_cue("war") if at >= last):
        return True
    return any((line.tags[i] == "W" or line.chunks[i].cue("truce")) and _SINCE & set(line.sentence.words[line.chunks[last].end - 1:line.chunks[i].start])
               for i in range(last, len(line.tags)))


def _event_words(line: Line, first: int, last: int) -> bool:
    return any(line.chunks[i].cue("event noun") or (line.chunks[i].head and line.chunks[i].head.role == "event noun")
               for i in range(first, last + 1))


def _is_aggregate(line: Line, event: Event, first: int, last: int) -> bool:
    """A sum over several incidents: places side by side, several events in places not named, or words of summing."""
    if len(event.places) > 1:
        return True
    summed = line.says("sum", first, last)
    plural = event.several or (event.devices is not None and (event.devices[0] or 0) > 1) or _plural(line, event)
    if summed and plural:
        return True
    if event.places and not _many_places(line, first, last):
        return False
    counted = event.devices[0] if event.devices and event.devices[0] else 0
    return _many_places(line, first, last) or (counted >= _MANY and not event.places)


def _plural(line: Line, event: Event) -> bool:
    return line.sentence.tokens[line.chunks[event.at].end - 1].lower.endswith("s")


def _many_places(line: Line, first: int, last: int) -> bool:
    """'In two cities', 'three villages': a number of places, or places in the plural."""
    for at in range(first, last + 1):
        chunk = line.chunks[at]
        if chunk.tag == THINGS and chunk.head is not None and chunk.head.role == "thing":
            noun = line.words(chunk)[-1]
            if noun in _PLACES and chunk.number is not None and (chunk.number.low or 0) > 1:
                return True
        if chunk.cue("thing") is not None and line.words(chunk)[-1] in _PLACES and chunk.number is None:
            return True
    return False


_PLACES = frozenset({"cities", "villages", "towns", "areas", "districts", "neighbourhoods", "neighborhoods", "provinces",
                     "locations", "sites"})


def clause_at(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The clause that holds a chunk."""
    return next(span for span in spans if span[0] <= at <= span[1])
