"""What is told to have happened: one event for each clause that has a word for one."""

import re
from collections.abc import Sequence

from truceline.extract.clauses import Clause, clauses, comes_after, is_charge
from truceline.extract.eventfacts import (
    is_coarse,
    is_definite,
    is_plural,
    is_several,
    points_back,
    qualifiers_of,
    time_of,
)
from truceline.extract.eventparties import actors_of, targets_of
from truceline.extract.events import Event, meant
from truceline.extract.eventwords import devices_of, event_words, strength, telling, weapons_of
from truceline.extract.frames import speaker_chunks
from truceline.extract.headings import Heading, heading_of
from truceline.extract.lines import Line
from truceline.extract.places import is_narrow, read_places
from truceline.extract.reading import Reading
from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.lexicon import Cue, Role
from truceline.model.place import SaidPlace

_TOLLS: frozenset[Role] = frozenset({"toll", "casualty noun"})
"""Words that only tell an event where a place stands with them: "the toll in Orvel", "nine deaths in Orvel"."""
_ELLIPSIS = re.compile(r"c[ad]*[Nhs]a*(?:Ba*)*K")  # "and nine (were) wounded in ..."


def read_events(reading: Reading) -> list[Event]:
    """All event mentions of a report, in order; each may be the same as an earlier one."""
    found: list[Event] = []
    heading: Heading | None = None
    for number, line in reading.lines():
        heading = heading_of(line, reading.knowledge.gazetteer) or heading
        for event in _told(reading, number, line):
            if heading is not None:
                heading.lend(event, line)
            if event.back and not event.places:
                event.places = _told_place(found) if event.back == "one" else _told_together(found)
            event.same_as = meant(event, found)
            found.append(event)
    return found


def _told(reading: Reading, number: int, line: Line) -> list[Event]:
    """The events of a line, one for each clause that tells one."""
    speakers = frozenset(speaker_chunks(line, reading.told[number].frames))
    told = (_event(reading, number, clause, speakers) for clause in clauses(line))
    events = _without_echoes(line, [event for event in told if event is not None])
    for event in events:
        single = is_charge(line, event.first) or _is_one(line, event, reading.knowledge.gazetteer)
        if single and is_coarse(event.time):
            event.tell_past()
    return events


def _is_one(line: Line, event: Event, gazetteer: Gazetteer) -> bool:
    """Whether a mention tells one event and no count of a period: "a raid", "killed in the village of Kesh"."""
    if event.weak or line.says("activity", event.at, event.at):
        return len(event.places) == 1 and is_narrow(event.places[0], gazetteer)
    return not is_plural(line, event.at)


def _event(reading: Reading, number: int, clause: Clause, speakers: frozenset[int]) -> Event | None:
    """The event that a clause tells; accidents are none."""
    line, (first, last) = reading.told[number].line, clause
    words = event_words(line, clause, speakers)
    told = telling(line, clause, words) if words and not line.says("accident", first, last) else None
    type_ = reading.knowledge.ontology.get(told[1].event) if told is not None else None
    if told is None or type_ is None:
        return None
    at, cue = told
    gazetteer, time = reading.knowledge.gazetteer, time_of(line, clause, at)
    around = _unheard(line, _unspoken(line, clause, at) if cue.role in _TOLLS else clause)
    places = [] if _is_tended(line, clause, cue) else read_places(line, *around, speakers, gazetteer)
    if cue.role in _TOLLS and not places and not (time is not None and is_charge(line, first)):
        return None
    return Event(
        number, first, last, at, type_, strong=strength(cue) > 1, weak=cue.weak,
        weapons=weapons_of(line, clause, words), places=places, time=time, devices=devices_of(line, words),
        several=is_several(line, clause, at),
        definite=is_definite(line, at), qualifiers=qualifiers_of(line, clause, at, time),
        actors=actors_of(line, first, at, speakers), targets=targets_of(line, at, last),
        landmark=bool(places) and not any(gazetteer.knows(place.name) or not place.kind for place in places),
        back=points_back(line, clause))


def _unspoken(line: Line, clause: Clause, at: int) -> Clause:
    """What stands around a word without verbs of saying: "the toll, say doctors in Orvel, is nine" is of no place."""
    first, last = clause
    return max(first, line.tags.rfind("S", first, at) + 1), min(last, line.until(at, "S"))


def _unheard(line: Line, clause: Clause) -> Clause:
    """What stands before "heard in the capital": that is not where it happened."""
    first, last = clause
    return first, min([last, *(at - 1 for at, _ in line.with_cue("heard") if at >= first)])


def _is_tended(line: Line, clause: Clause, cue: Cue) -> bool:
    """'Eight died at the Kesh hospital': where they were tended, not where it happened."""
    tended = cue.role == "casualty subject" or cue.metric == "injured"
    return cue.weak and tended and line.says("house", *clause)


def _without_echoes(line: Line, told: Sequence[Event]) -> list[Event]:
    """'In May twelve people were killed when a bomb exploded in Marn': one event, told by its own clause."""
    kept: list[Event] = []
    for event in reversed(told):
        if kept and event.weak and not (event.places and kept[-1].places) and _goes_on(line, kept[-1]):
            kept[-1].time = kept[-1].time or event.time
            kept[-1].places = kept[-1].places or event.places
            if event.past:
                kept[-1].tell_past()
            kept[-1].targets = kept[-1].targets or event.targets
        else:
            kept.append(event)
    kept.reverse()
    return [event for before, event in zip([None, *kept], kept, strict=False) if not _is_more_of(line, before, event)]


def _is_more_of(line: Line, before: Event | None, event: Event) -> bool:
    """'(Since May, when troops stormed a camp) and forty people died': more of what lies before."""
    bare = event.weak and not event.places and event.time is None
    return bare and before is not None and before.past and line.means(event.first, "conjunction", "and")


def _goes_on(line: Line, event: Event) -> bool:
    """Whether a clause tells of what the one before it did: "when ...", "after ...", "and nine wounded in ..."."""
    if _ELLIPSIS.match(line.tags, event.first):
        return not event.weak or bool(event.places)
    passed = comes_after(line.chunks[event.first].time)  # "a day after a mine killed five"
    return not (event.weak or passed) and line.says("told on", event.first, event.first)


def _told_place(before: Sequence[Event]) -> list[SaidPlace]:
    """The place last told, and of it the finest that the report knows: "there" is the district, not its city."""
    singles = [event.places[0] for event in reversed(before) if len(event.places) == 1]
    if not singles:
        return []
    return [next((place for place in singles if singles[0].name in place.within), singles[0])]


def _told_together(before: Sequence[Event]) -> list[SaidPlace]:
    """The places of the last mention that told of several: "both towns"."""
    return next((list(event.places) for event in reversed(before) if len(event.places) > 1), [])
