"""Figures joined with what the rest of the report says of them: who counted, of which event, over what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.clauses import clause_at, clauses
from truceline.extract.events import Event
from truceline.extract.figures import Figure, read_figures
from truceline.extract.lines import HEADLESS, PEOPLE, Line
from truceline.extract.reading import Reading
from truceline.extract.scope import scope_of
from truceline.model.claim import Scope, Speaker

_NEAR = 3
_TOLD_BY_VERB = frozenset({"figure.passive", "figure.object", "figure.subject", "figure.modified", "figure.coordinated"})
_FINITE = frozenset("HmB")
_HELD = frozenset({"abducted", "missing", "detained"})
_THAT = re.compile(r"[atdUPNYowp]*R")  # "told reporters in Kesh that"
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
    denied: bool = False


def read_tolls(reading: Reading, events: Sequence[Event]) -> list[Toll]:
    """The figures of a report, in order."""
    patterns = reading.knowledge.lexicon.patterns["figure"]
    tolls: list[Toll] = []
    for number, line in reading.lines():
        figures = read_figures(line, patterns)
        spans = clauses(line) if figures else []
        for figure in figures:
            first, last = clause_at(spans, figure.at)
            if _imagined(line, figure, first):
                continue  # nobody says that it happened
            event = _event_of(number, figure, first, last, events)
            whole = next((t for t in tolls if t.figure is (figure.part_of or figure.same_as)), None)
            if whole is not None:
                event = whole.event
            scope = scope_of(line, figure, event, number, (first, last))
            beside = next((t for t in reversed(tolls) if t.line == number), None)
            if whole is not None and whole.scope in {"background", "cumulative"}:
                scope = whole.scope
            elif beside is not None and beside.scope == "cumulative" and scope is None and not (event and event.places):
                scope = "cumulative"
            scope = scope or _still_counted(number, figure, event, tolls)
            if scope in {None, "aggregate"} and figure.metric in _HELD and _tells_which(line, figure):
                scope = "background"
                if event is not None and event.at == figure.cue_at and event.line == number:
                    event.qualifiers = tuple(dict.fromkeys((*event.qualifiers, "past")))
                else:
                    event = next((t.event for t in reversed(tolls) if t.figure.metric == figure.metric), None)
            tolls.append(Toll(number, first, last, figure, event, _chain(reading, number, figure), scope,
                              _denied(reading, number, figure)))
        tolls += _again(reading, number, tolls)
    _carry_on(reading, tolls)
    return tolls


def _still_counted(number: int, figure: Figure, event: Event | None, tolls: Sequence[Toll]) -> Scope | None:
    """'35,000 have died since the revolt began. Separatists put the toll at 80,000': a count of the same."""
    before = tolls[-1] if tolls else None
    own = event is not None and event.line == number
    if own or before is None or before.line != number - 1 or before.figure.metric != figure.metric:
        return None
    return before.scope if before.scope in {"cumulative", "aggregate"} else None


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
    told, last = reading.told[toll.line], reading.told[before.line]
    near = told.line.sentence.paragraph - last.line.sentence.paragraph
    if near > 1 or told.frames or toll.scope in {"background", "cumulative"} or told.line.sentence.section == "headline":
        return False
    event = toll.event
    if event is None or event.line != toll.line or before.event is None:
        return near == 0
    own_time = event.time is not None and (before.event.time is None or event.time.text != before.event.time.text)
    return not own_time and (not event.places or event.same_as is not None) and (near == 0 or event.weak)


def _imagined(line: Line, figure: Figure, first: int) -> bool:
    """'Could kill thousands', 'if they attack, hundreds will be killed'."""
    if figure.rule not in _TOLD_BY_VERB:
        return False
    low, high = min(figure.at, figure.cue_at), max(figure.at, figure.cue_at)
    verb = figure.cue_at
    return "m" in line.tags[max(first, verb - _NEAR):verb] or ("m" in line.tags[low:high] and line.tags[verb] in "KVJ")


def _denied(reading: Reading, number: int, figure: Figure) -> bool:
    """Told only to be denied: "59 and not 62", "denied that 12 people died"."""
    told = reading.told[number]
    frames = [f for f in told.frames if f.covers(figure.at)]
    return any(f.sense == "denied" for f in frames) or told.line.tags[:figure.at].rstrip("ad").endswith("!")


def _again(reading: Reading, number: int, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """'The 200 girls': people counted before, told again with the same number and noun."""
    line = reading.told[number].line
    taken = {toll.figure.at for toll in tolls if toll.line == number}
    for at, chunk in enumerate(line.chunks):
        if chunk.tag != PEOPLE or at in taken or chunk.number is None or line.tags[max(0, at - 1):at] != "d":
            continue
        said = next((t for t in reversed(tolls) if t.figure.metric in _HELD and _same_people(reading, t, line, at)), None)
        if said is not None and chunk.number is not None:
            first, last = clause_at(clauses(line), at)
            figure = Figure(at, at, said.figure.metric, chunk.number, chunk.head, "figure.again")
            yield Toll(number, first, last, figure, said.event, _chain(reading, number, figure), said.scope)


def _same_people(reading: Reading, toll: Toll, line: Line, at: int) -> bool:
    """The same number of people with the same noun: "schoolgirls" and "girls" are the same."""
    other = reading.told[toll.line].line
    number, chunk = toll.figure.number, line.chunks[at]
    if chunk.number is None or (number.low, number.high) != (chunk.number.low, chunk.number.high):
        return False
    noun, said = _noun(line, at), _noun(other, toll.figure.at)
    return noun.endswith(said) or said.endswith(noun)


def _noun(line: Line, at: int) -> str:
    """The noun that a number counts; of "200 kidnapped girls" the one behind the participle."""
    behind = at + 2
    if line.chunks[at].tag == HEADLESS and line.tags[at + 1:behind + 1] == "KP":
        at = behind
    return line.words(line.chunks[at])[-1]


def _event_of(number: int, figure: Figure, first: int, last: int, events: Sequence[Event]) -> Event | None:
    """The event of the figure's clause; else the one before it in the report."""
    here = [e for e in events if e.line == number and e.first == first]
    if here:
        return here[0]
    same_line = [e for e in events if e.line == number]
    told = [e for e in events if e.line < number and not {"hypothetical", "future", "denied"} & set(e.qualifiers)]
    before = [e for e in told if "past" not in e.qualifiers] or told
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
    if speaker.kind == "unidentified":
        return actor is not None and actor.kind == "government" and actor.common
    return speaker.kind in _POLITICAL or (actor is not None and actor.kind in {"state", "government", "person"})


def _describes(reading: Reading, number: int, figure: Figure) -> bool:
    """Whether the figure stands in a clause that only tells which event or people are meant."""
    line = reading.told[number].line
    if figure.metric in _HELD:
        return _tells_which(line, figure)
    frame = next((f for f in reading.told[number].frames if f.covers(figure.at)), None)
    start = _behind_that(line, frame.at + 1) if frame is not None and frame.at < figure.at else 0
    low = min(figure.at, figure.cue_at)
    return "R" in line.tags[start:low] or figure.rule in {"figure.relative", "figure.contact relative"}


def _behind_that(line: Line, at: int) -> int:
    """The first chunk behind "said initially that": that "that" begins what is said, not a description."""
    match = _THAT.match(line.tags, at)
    return match.end() if match is not None else at


def _tells_which(line: Line, figure: Figure) -> bool:
    """'The release of 200 girls kidnapped in May', '40 kidnapped girls': captives of an earlier day, told to name them."""
    if figure.rule in {"figure.relative", "figure.contact relative", "figure.taken", "figure.again"}:
        return True
    if figure.rule not in {"figure.participle", "figure.whole with part", "figure.apposed"}:
        return False
    before, after = line.tags[figure.at - 1:figure.at], line.tags[figure.cue_at + 1:]
    return before in {"O", "p"} or after[:1] == "P" or bool(_FINITE & set(after))
