"""Figures joined with what the rest of the report says of them: who counted, of which event, over what."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.extract.clauses import clauses
from truceline.extract.events import Event
from truceline.extract.figures import Figure, read_figures
from truceline.extract.reading import Reading
from truceline.extract.scope import clause_at, scope_of
from truceline.model.claim import Scope, Speaker

_HELD = frozenset({"abducted", "missing", "detained"})
_POLITICAL = frozenset({"person", "office"})


@dataclass(slots=True)
class Toll:
    """One figure with its line, clause, event, speakers and scope."""

    line: int
    first: int
    last: int
    figure: Figure
    event: Event | None
    chain: tuple[Speaker, ...]
    scope: Scope | None


def read_tolls(reading: Reading, events: Sequence[Event]) -> list[Toll]:
    """The figures of a report, in order."""
    patterns = reading.knowledge.lexicon.patterns["figure"]
    tolls: list[Toll] = []
    for number, line in reading.lines():
        figures = read_figures(line, patterns)
        spans = clauses(line) if figures else []
        for figure in figures:
            first, last = clause_at(spans, figure.at)
            event = _event_of(number, figure, first, last, events)
            whole = next((t for t in tolls if t.figure is (figure.part_of or figure.same_as)), None)
            if whole is not None:
                event = whole.event
            scope = scope_of(line, figure, event, (number, first, last))
            if whole is not None and whole.scope in {"background", "cumulative"}:
                scope = whole.scope
            tolls.append(Toll(number, first, last, figure, event, _chain(reading, number, figure), scope))
    return tolls


def _event_of(number: int, figure: Figure, first: int, last: int, events: Sequence[Event]) -> Event | None:
    """The event of the figure's clause; else the one before it in the report."""
    here = [e for e in events if e.line == number and e.first == first]
    if here:
        return here[0]
    same_line = [e for e in events if e.line == number]
    before = [e for e in events if e.line < number and not {"hypothetical", "future", "denied"} & set(e.qualifiers)]
    if same_line:
        return min(same_line, key=lambda e: (e.first > first, abs(e.at - figure.at)))
    return before[-1] if before else None


def _chain(reading: Reading, number: int, figure: Figure) -> tuple[Speaker, ...]:
    """Who counted; the report's own voice where a politician's words only describe the event for the reader (rule 5)."""
    chain = reading.chain(number, figure.at)
    line = reading.told[number].line
    if chain and _political(reading, chain[0]) and not line.quoted[figure.at] and _describes(reading, number, figure):
        return ()
    return chain


def _political(reading: Reading, speaker: Speaker) -> bool:
    """Whether somebody speaks who judges and does not count: a politician or a government."""
    if speaker.id and reading.knowledge.sources.get(speaker.id) is not None:
        return False
    actor = reading.knowledge.actors.get(speaker.id) if speaker.id else None
    return speaker.kind in _POLITICAL or (actor is not None and actor.kind in {"state", "government", "person"})


def _describes(reading: Reading, number: int, figure: Figure) -> bool:
    """Whether the figure stands in a clause that only tells which event or people are meant."""
    line = reading.told[number].line
    frame = next((f for f in reading.told[number].frames if f.covers(figure.at)), None)
    start = frame.at + 2 if frame is not None and frame.at < figure.at else 0
    low = min(figure.at, figure.cue_at)
    if "R" in line.tags[start:low] or figure.rule in {"figure.relative", "figure.contact relative"}:
        return True
    return figure.rule == "figure.participle" and figure.metric in _HELD
