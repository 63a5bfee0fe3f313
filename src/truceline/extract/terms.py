"""What a report says a truce holds: when it starts and ends, whom it leaves out, who brokers it, what it asks and promises."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.extract.lines import Line
from truceline.extract.reading import Reading
from truceline.knowledge.lexicon import Found, Role
from truceline.model.claim import Party, Qualifier, Speaker, TermKind
from truceline.model.time import SaidTime

_WORDED: tuple[tuple[Role, TermKind], ...] = (
    ("mechanism", "mechanism"), ("effect", "effect"), ("obligation", "obligation"), ("exception", "exception"),
    ("expected", "party"),
)
_TIMED: tuple[tuple[Role, TermKind], ...] = (("start", "start"), ("deadline", "deadline"), ("expiry", "end"))
_STATES = frozenset({"state", "government", "international", "coalition", "person"})
_NEAR = 8


@dataclass(slots=True)
class SaidTerm:
    """One thing said of a truce, with the chunks that say it."""

    line: int
    first: int
    last: int
    term: TermKind
    value: str
    chain: tuple[Speaker, ...]
    party: Party | None = None
    time: SaidTime | None = None
    qualifiers: tuple[Qualifier, ...] = ()


def read_terms(reading: Reading, lines: set[int]) -> list[SaidTerm]:
    """The terms told in the lines of truce talk."""
    found: list[SaidTerm] = []
    for number in sorted(lines):
        line = reading.told[number].line
        found += _timed(reading, number, line)
        found += _excluded(reading, number, line)
        found += _listed(reading, number, line)
        found += _brokers(reading, number, line)
        found += _worded(reading, number, line)
    return found


def _timed(reading: Reading, number: int, line: Line) -> Iterator[SaidTerm]:
    """Starts, deadlines and ends with the time that stands nearest; of an earlier attempt where the words say so."""
    attempt = next((at for at, _ in line.with_cue("attempt")), None)
    if attempt is None:
        attempt = next((at for at, _ in line.with_cue("truce") if at and line.chunks[at - 1].cue("previous")), None)
    done = False
    for role, kind in _TIMED:
        for at, _ in line.with_cue(role):
            time = _nearest_time(line, at)
            if time is None or done or not (_truce_near(line, at) or kind == "deadline"):
                continue
            done = True
            term: TermKind = "attempt" if attempt is not None else kind
            first, last = min(at, time), max(at, time)
            yield _term(reading, number, first, last, term, time=line.chunks[time].time, qualifiers=_modal(line, at))
    by = next((i for i, c in enumerate(line.chunks) if c.time is not None and c.time.bound == "by"), None)
    if by is not None and not done and attempt is None and (line.says("acceptance", 0, len(line.chunks) - 1)
                                                       or line.says("deadline", 0, len(line.chunks) - 1)):
        done = True
        yield _term(reading, number, by, by, "deadline", time=line.chunks[by].time)
    begun = next((i for i, c in enumerate(line.chunks) if c.time is not None and c.time.bound == "since" and _is_day(c.time)
                  and i and _truce_near(line, i) and line.tags[i - 1] in 'wC"”'), None)
    if begun is not None and not done and attempt is None:
        done = True
        yield _term(reading, number, begun, begun, "start", time=line.chunks[begun].time)
    if attempt is not None and not done and _truce_near(line, attempt):
        time = _nearest_time(line, attempt)
        if time is not None:
            yield _term(reading, number, min(attempt, time), max(attempt, time), "attempt", time=line.chunks[time].time)


def _is_day(time: SaidTime) -> bool:
    """Whether a time fixes a day: "since 2009" is no start of a truce."""
    return time.weekday is not None or time.day is not None or time.clock is not None or time.unit == "day"


def _nearest_time(line: Line, at: int) -> int | None:
    times = [i for i, chunk in enumerate(line.chunks) if chunk.time is not None and abs(i - at) <= _NEAR]
    return min(times, key=lambda i: (abs(i - at), i), default=None)


def _truce_near(line: Line, at: int) -> bool:
    """Whether the words before speak of the truce, as the subject of a start must."""
    return any(i < at or abs(i - at) <= 3 for i, cue in line.with_cue("truce") if cue.sense != "talks")


def _modal(line: Line, at: int) -> tuple[Qualifier, ...]:
    modal = next((line.chunks[i].cue("modal") for i in range(max(0, at - 3), at) if line.tags[i] == "m"), None)
    if modal is None:
        return ()
    return ("future",) if modal.sense == "will" else ("uncertain",)


def _excluded(reading: Reading, number: int, line: Line) -> Iterator[SaidTerm]:
    """The names and criteria on the side of the word of exclusion where they stand."""
    for at, cue in line.with_cue("exclusion"):
        before = cue.sense == "before"
        span = range(_clause_start(line, at), at) if before else range(at + 1, len(line.tags))
        if not before and not any(True for _ in line.with_cue("truce")) and reading.told[number].quoted_by is None:
            continue
        for name_at in span:
            yield from _left_out(reading, number, line, name_at)


def _left_out(reading: Reading, number: int, line: Line, at: int) -> Iterator[SaidTerm]:
    chunk = line.chunks[at]
    actor = chunk.name.actor if chunk.name is not None else None
    criterion = next((f for f in line.found if f.cue.role == "criterion" and f.start == chunk.start), None)
    name = chunk.name
    if actor is not None and name is not None and actor.kind == "armed group" and not name.common and not _linked(line, at):
        yield _term(reading, number, at, at, "excluded", party=Party(name=actor.name, id=actor.id))
    elif criterion is not None and not _apposed(line, at):
        text = _whole_criterion(reading, line, at, criterion)
        yield _term(reading, number, at, at, "criterion", value=text)


def _whole_criterion(reading: Reading, line: Line, at: int, criterion: Found) -> str:
    """The criterion with the words around its cue that belong to it: "other groups on the sanctions list of the Concord"."""
    first, last = at, at
    while first > 0 and line.tags[first - 1] in "wXUPdpO" and line.tags[first - 1] not in ".,":
        first -= 1
    if first == at:
        words = line.sentence.tokens[criterion.start:criterion.end]
        return reading.report.text[words[0].start:words[-1].end]
    while last + 1 < len(line.tags) and line.tags[last + 1] in "OdYw":
        last += 1
    start, end = line.span(first, last)
    return reading.report.text[start:end]


def _apposed(line: Line, at: int) -> bool:
    """'The terrorist groups ISIS and al-Nusra': no criterion, but what the names that follow are called."""
    following = line.chunks[at + 1:at + 5]
    name = next((c for c in following if c.tag == "Y"), None)
    between = line.tags[at + 1:at + 1 + following.index(name)] if name is not None else ""
    return name is not None and name.name is not None and name.name.actor is not None and not {"c", "p", "O"} & set(between)


def _linked(line: Line, at: int) -> bool:
    """'The Syrian branch of al-Qaeda', 'al-Qaeda-linked': named to tell who another one is."""
    return line.tags[max(0, at - 1):at] == "O" or (at + 1 < len(line.tags) and line.tags[at + 1] == "-") or (
        at + 1 < len(line.tags) and line.words(line.chunks[at + 1])[0].startswith(("linked", "affiliated", "aligned")))


def _clause_start(line: Line, at: int) -> int:
    start = at
    while start > 0 and line.tags[start - 1] not in ';.“”"':
        start -= 1
    return start


def _listed(reading: Reading, number: int, line: Line) -> Iterator[SaidTerm]:
    """'They announced four names: ...': whom a party lists as left out, in its own words."""
    colon = line.tags.find(":")
    lists = colon > 0 and line.tags[colon - 1] == "n" and any(line.words(line.chunks[colon - 1])[-1:] == (w,) for w in ("names", "groups"))
    if not lists:
        return
    for at in range(colon + 1, len(line.tags)):
        actor = line.chunks[at].name.actor if line.chunks[at].name is not None else None
        if actor is not None and actor.kind == "armed group":
            yield _term(reading, number, at, at, "excluded", party=Party(name=actor.name, id=actor.id))


def _brokers(reading: Reading, number: int, line: Line) -> Iterator[SaidTerm]:
    """Who made the truce between others: states and bodies, not the sides themselves."""
    for at, cue in line.with_cue("broker"):
        span = range(at + 1, min(at + _NEAR, len(line.tags))) if cue.sense == "after" else range(max(0, at - _NEAR), at)
        for name_at in span:
            name = line.chunks[name_at].name
            actor = name.actor if name is not None and not name.common else None
            if actor is not None and actor.kind in _STATES and _truce_anywhere(line):
                root = reading.knowledge.actors.get(reading.knowledge.actors.root(actor.id)) or actor
                yield _term(reading, number, min(at, name_at), max(at, name_at), "guarantor", party=Party(name=root.name, id=root.id))


def _truce_anywhere(line: Line) -> bool:
    return any(True for _ in line.with_cue("truce"))


def _worded(reading: Reading, number: int, line: Line) -> Iterator[SaidTerm]:
    """Mechanisms, effects, obligations, exceptions: their own words are their value."""
    for role, kind in _WORDED:
        for found in line.found:
            if found.cue.role == role:
                first = next(i for i, c in enumerate(line.chunks) if c.end > found.start)
                last = next(i for i, c in enumerate(line.chunks) if c.end >= found.end)
                yield _term(reading, number, first, last, kind)


def _term(reading: Reading, number: int, first: int, last: int, term: TermKind, *, value: str = "",
          party: Party | None = None, time: SaidTime | None = None, qualifiers: tuple[Qualifier, ...] = ()) -> SaidTerm:
    start, end = reading.told[number].line.span(first, last)
    said = value or (party.name if party is not None else time.text if time is not None else reading.report.text[start:end])
    return SaidTerm(number, first, last, term, said, reading.chain(number, first), party, time, qualifiers)
