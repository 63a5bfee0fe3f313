"""Figures joined with what the rest of the report says of them: who counted, of which event, over what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from truceline.extract.carrying import told_on
from truceline.extract.clauses import Clause, clause_at, clauses
from truceline.extract.counters import HELD, counters, tells_which
from truceline.extract.events import Event
from truceline.extract.figures import TABLE, Figure, read_figures
from truceline.extract.lines import HEADLESS, PEOPLE, SINGLE, Line
from truceline.extract.parts import read_parts
from truceline.extract.periods import opens_period, over_a_period, sums_up, times_in
from truceline.extract.reading import Reading
from truceline.extract.scope import counts_people, scope_of
from truceline.model.claim import Scope, Speaker

_NEAR = 3  # chunks before a verb in which a modal is its own


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
    denied: bool = False


def read_tolls(reading: Reading, events: Sequence[Event]) -> list[Toll]:
    """The figures of a report, in order."""
    patterns = reading.knowledge.lexicon.patterns
    tolls: list[Toll] = []
    for number, line in reading.lines():
        figures = read_figures(line, patterns["figure"])
        figures += read_parts(line, figures, _just_before(reading, number, tolls), patterns["part"])
        spans = clauses(line) if figures else []
        for figure in figures:
            clause = clause_at(spans, figure.at)
            if not _is_imagined(line, figure, clause):
                tolls.append(_toll(reading, number, clause, figure, events, tolls))
        tolls.extend(_again(reading, number, tolls))
    _carry_on(reading, tolls)
    _named_among(reading, tolls)
    for toll in tolls:
        if toll.event is not None and toll.event.is_cost:
            toll.event = None
    return tolls


def _just_before(reading: Reading, number: int, tolls: Sequence[Toll]) -> list[Figure]:
    """The figures of the sentence before, if it is not far above."""
    here, above = (reading.told[at].line.sentence.paragraph for at in (number, max(0, number - 1)))
    last = takewhile(lambda toll: toll.line == number - 1, reversed(tolls)) if here - above <= 1 else ()
    return [toll.figure for toll in last][::-1]


def _toll(
    reading: Reading, number: int, clause: Clause, figure: Figure, events: Sequence[Event], before: Sequence[Toll],
) -> Toll:
    """One figure with its event and scope; those of its whole, where it is a part."""
    line = reading.told[number].line
    whole = next((toll for toll in before if toll.figure is (figure.part_of or figure.same_as)), None)
    event = whole.event if whole is not None else _event_of(number, figure, clause, events)
    scope = _scope(reading, number, clause, figure, event, whole, before)
    under = _heading(reading, number, figure)
    if scope is None and under is not None and sums_up(under):
        scope = "aggregate"
    if scope in {None, "aggregate"} and figure.metric in HELD and tells_which(line, figure):
        scope = "background"
        if event is not None and event.at == figure.cue_at and event.line == number:
            event.tell_past()
        else:
            event = next((toll.event for toll in reversed(before) if toll.figure.metric == figure.metric), None)
    if event is not None and (scope == "cumulative" or (scope == "aggregate" and (
            over_a_period(line, clause) or _is_in_period(reading, number, event)))):
        if event.weak and (event.line, event.at) == (number, figure.cue_at):
            event.is_cost, event = True, None
        elif event.line != number or not event.places:
            event = None
    chain = counters(reading, number, figure)
    if not chain and scope not in {"background", "cumulative"}:
        chain = told_on(reading, number, event)
    return Toll(number, *clause, figure, event, chain, scope, _is_denied(reading, number, figure))


def _is_paired(line: Line, figure: Figure, before: Figure) -> bool:
    """'Ten were killed and 30 others wounded': two counts of one sum are over the same."""
    return before.cue_at < figure.at and line.tags[before.cue_at + 1:figure.at].strip("ad,") == "c"


def _heading(reading: Reading, number: int, figure: Figure) -> Line | None:
    """What stands above a list or a table: "Week 21 in figures:"."""
    told = reading.told[number]
    if told.under is not None or figure.rule != TABLE or not number:
        return told.under
    return reading.told[number - 1].line


def _scope(
    reading: Reading, number: int, clause: Clause, figure: Figure, event: Event | None, whole: Toll | None,
    before: Sequence[Toll],
) -> Scope | None:
    """The scope of a figure: its whole's, the one its words tell, or that of the count it goes on with."""
    if whole is not None and whole.scope in {"background", "cumulative", "aggregate"}:
        return whole.scope
    line = reading.told[number].line
    scope = scope_of(line, figure, event, number, clause)
    if scope == "aggregate" and line.tags[figure.at] == SINGLE:  # nobody dies in two incidents
        scope = None
    beside = next((toll for toll in reversed(before) if toll.line == number), None)
    if scope == "aggregate" and beside is not None and _is_paired(line, figure, beside.figure):
        return beside.scope
    own = event is not None and event.line == number
    counted_on = beside is not None and beside.scope == "cumulative" and not (own and event and event.places)
    if scope in {None, "aggregate"} and counted_on:
        return "cumulative"
    timed = any(times_in(line, range(clause[0], clause[1] + 1)))
    scope = scope or (None if timed else _still_counted(number, figure, event, before))
    return scope or ("aggregate" if _is_in_period(reading, number, event) else None)


def _is_in_period(reading: Reading, number: int, event: Event | None) -> bool:
    """'In the past day the enemy opened fire 14 times. Three guards were killed.': a paragraph that tells a period."""
    line = reading.told[number].line
    first = number
    while first and reading.told[first - 1].line.sentence.paragraph == line.sentence.paragraph:
        first -= 1
    own = event is not None and event.line == number and (bool(event.places) or not counts_people(line, event))
    if first == number or own or any(times_in(line, range(len(line.chunks)))):
        return False
    return opens_period(reading.told[first].line)


def _still_counted(number: int, figure: Figure, event: Event | None, tolls: Sequence[Toll]) -> Scope | None:
    """'35,000 have died since the revolt began. Separatists put the toll at 80,000': a count of the same."""
    before = tolls[-1] if tolls else None
    own = event is not None and event.line == number
    if own or before is None or before.line != number - 1 or before.figure.metric != figure.metric:
        return None
    return before.scope if before.scope in {"cumulative", "aggregate"} else None


def _event_of(number: int, figure: Figure, clause: Clause, events: Sequence[Event]) -> Event | None:
    """The event of the figure's clause, else of its line; else the one before it in the report."""
    here = [event for event in events if event.line == number and not event.is_cost]
    if here:
        first = clause[0]
        return min(here, key=lambda event: (event.first != first, event.first > first, abs(event.at - figure.at)))
    told = [event for event in events if event.line < number and not (event.unreal or event.is_cost)]
    recent = [event for event in told if not event.past] or told
    return recent[-1] if recent else None


def _is_imagined(line: Line, figure: Figure, clause: Clause) -> bool:
    """'Could kill thousands', 'if they attack, hundreds will be killed': nobody says that it happened."""
    if line.says("fiction", *clause):
        return True  # "in the film forty soldiers die"
    if figure.told != "verb":
        return False
    verb = figure.cue_at
    to = line.means(verb - 1, "preposition", "to") or line.says("failed", verb - 1, verb - 1)
    if line.tags[verb] == "V" and to:
        return True  # "a plot to kill 40 pilgrims"
    if "m" in line.tags[max(clause[0], verb - _NEAR):verb]:
        return True
    return line.tags[verb] in "KVJ" and "m" in line.tags[min(figure.at, verb):max(figure.at, verb)]


def _is_denied(reading: Reading, number: int, figure: Figure) -> bool:
    """Told only to be denied: "41 and not 47", "denied that 12 people died"."""
    told = reading.told[number]
    if any(frame.sense == "denied" and frame.covers(figure.at) for frame in told.frames):
        return True
    return told.line.tags[:figure.at].rstrip("ad").endswith("!")


def _carry_on(reading: Reading, tolls: Sequence[Toll]) -> None:
    """A sentence that goes on counting without a new speaker keeps the one before (rule 5)."""
    counted: dict[int, Toll] = {}
    for toll in tolls:
        before = counted.get(toll.line - 1)
        if not toll.chain and before is not None and _goes_on(reading, toll, before):
            toll.chain = before.chain
        if toll.chain:
            counted[toll.line] = toll


def _goes_on(reading: Reading, toll: Toll, before: Toll) -> bool:
    """Whether a toll only continues: the next sentence, no speech of its own, nothing at another place or time."""
    told, sentence = reading.told[toll.line], reading.told[toll.line].line.sentence
    near = sentence.paragraph - reading.told[before.line].line.sentence.paragraph
    if near > 1 or told.frames or toll.scope in {"background", "cumulative"} or sentence.section == "headline":
        return False
    event = toll.event
    if event is None or event.line != toll.line or before.event is None:
        return near == 0
    own_time = event.time is not None and (before.event.time is None or event.time.text != before.event.time.text)
    return not own_time and (not event.places or event.same_as is not None) and (near == 0 or event.weak)


def _named_among(reading: Reading, tolls: Sequence[Toll]) -> None:
    """'Ten people died. Ivo Brask was killed too': somebody named is one of those who are counted of the same event."""
    counted = [toll for toll in tolls if toll.event is not None and not _is_of_one(reading, toll)]
    for toll in tolls:
        named = reading.told[toll.line].line.is_named(toll.figure.at)
        if named and toll.scope is None and toll.event is not None and any(
                other.figure.metric == toll.figure.metric and _root(other.event) is _root(toll.event)
                for other in counted):
            toll.scope = "subset"


def _is_of_one(reading: Reading, toll: Toll) -> bool:
    return reading.told[toll.line].line.chunks[toll.figure.at].tag == SINGLE


def _root(event: Event | None) -> Event | None:
    """The first telling of an event."""
    while event is not None and event.same_as is not None:
        event = event.same_as
    return event


def _again(reading: Reading, number: int, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """'The 200 girls': people counted before, told again with the same number and noun."""
    line = reading.told[number].line
    taken = {toll.figure.at for toll in takewhile(lambda toll: toll.line == number, reversed(tolls))}
    for at, chunk in enumerate(line.chunks):
        if chunk.tag != PEOPLE or at in taken or chunk.number is None or line.tags[max(0, at - 1):at] != "d":
            continue
        said = next((toll for toll in reversed(tolls) if _same_people(reading, toll, line, at)), None)
        if said is not None:
            figure = Figure(at, at, said.figure.metric, chunk.number, chunk.head, "figure.again", told="taken")
            chain = counters(reading, number, figure)
            yield Toll(number, *clause_at(clauses(line), at), figure, said.event, chain, said.scope)


def _same_people(reading: Reading, toll: Toll, line: Line, at: int) -> bool:
    """The same number of people held, with the same noun: "schoolgirls" and "girls" are the same."""
    told, number = toll.figure.number, line.chunks[at].number
    if toll.figure.metric not in HELD or number is None or (told.low, told.high) != (number.low, number.high):
        return False
    noun, said = _noun(line, at), _noun(reading.told[toll.line].line, toll.figure.at)
    return noun.endswith(said) or said.endswith(noun)


def _noun(line: Line, at: int) -> str:
    """The noun that a number counts; of "200 kidnapped girls" the one behind the participle."""
    if line.chunks[at].tag == HEADLESS and line.tags[at + 1:at + 3] == "KP":
        at += 2
    return line.words(line.chunks[at])[-1]
