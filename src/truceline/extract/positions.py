"""What parties say to a truce: they announce, accept, make conditions, reject, or have not answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.extract.lines import Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import phrase_after, subjects_before
from truceline.extract.reading import Reading
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Condition, Party, Speaker

_NEAR = 14   # chunks between a stance and the truce it is about
_TRUCE_FIRST = frozenset({"announces", "accepts"})
_STATES = frozenset({"state", "government"})
_TWO = 2
_BREAKS = frozenset(".;")


@dataclass(slots=True)
class Position:
    """A stance of one party, in the clause around its word."""

    line: int
    first: int
    last: int
    party: Party
    stance: str
    chain: tuple[Speaker, ...]
    rule: str
    conditions: list[Condition] = field(default_factory=list)


def read_positions(reading: Reading, lines: set[int]) -> list[Position]:
    """The positions told in the lines of truce talk, each party's stance once a line."""
    found: dict[tuple[int, str, str], Position] = {}
    for number in sorted(lines):
        line = reading.told[number].line
        for at, cue in line.with_cue("stance"):
            for position in _positions(reading, number, at, cue):
                found.setdefault((number, position.party.id or position.party.name, position.stance), position)
    return list(found.values())


def _positions(reading: Reading, number: int, at: int, cue: Cue) -> Iterator[Position]:
    line = reading.told[number].line
    object_at = _object(line, at)
    if object_at is None and cue.sense not in {"undecided", "conditional"}:
        return
    if cue.sense == "rejects" or object_at is None or not _is_talks(line, object_at):
        first, last = _clause(line, at)
        sense = _negated(line, at, cue.sense)
        if sense is None:
            return
        stance, conditions = _conditional(reading, line, at, last, sense)
        for party in _parties(reading, number, at, object_at):
            yield Position(number, first, last, party, stance, reading.chain(number, at), f"position.{cue.id}", conditions)


def _negated(line: Line, at: int, sense: str) -> str | None:
    """'Has not accepted' is undecided, 'never accepted' rejects; "refused to accept" is one stance, told by its first word."""
    if sense not in _TRUCE_FIRST:
        return sense
    before = at - 1
    while before >= 0 and line.tags[before] in "aBHmp":
        before -= 1
    if before >= 0 and (other := line.chunks[before].cue("stance")) is not None and other.sense == "rejects":
        return None
    if before >= 0 and line.tags[before] == "!":
        return "rejects" if line.words(line.chunks[before])[0] == "never" or "m" in line.tags[before:at] else "undecided"
    return sense


def _object(line: Line, at: int) -> int | None:
    """The truce word that a stance is about: the nearest behind it, or before it ("a truce has been agreed")."""
    words = [i for i, _ in line.with_cue("truce") if abs(i - at) <= _NEAR and i != at
             and not _BREAKS & set(line.tags[min(i, at) + 1:max(i, at)])]
    behind = [i for i in words if i > at]
    return min(behind) if behind else max(words) if words else None


def _is_talks(line: Line, at: int) -> bool:
    cue = line.chunks[at].cue("truce")
    return cue is not None and cue.sense == "talks"


def _clause(line: Line, at: int) -> tuple[int, int]:
    """The words around a stance, to the next mark that ends a thought."""
    first = last = at
    while first > 0 and line.tags[first - 1] not in ";“”":
        first -= 1
    while last + 1 < len(line.tags) and line.tags[last + 1] not in ";“”":
        last += 1
    return first, last


def _parties(reading: Reading, number: int, at: int, object_at: int | None) -> Iterator[Party]:
    """Whose stance it is: the subject, or the speaker where the truce itself or nobody is the subject."""
    line = reading.told[number].line
    named = _from(reading, line, at)
    if named is not None:
        yield named
        return
    heads = subjects_before(line, at)
    head = heads[0] if heads else None
    if head is not None and object_at is not None and head[2] == object_at:
        head = None
    pair = list(_pair(reading, number, at))
    if head is None and pair:
        yield from pair
        return
    subjects = [party for h in heads if head is not None and _is_party(line, h) and (party := party_of(line, h)) is not None]
    if subjects:
        yield from subjects
        return
    speaker = next(iter(reading.chain(number, at)), None) or _speaker_of_line(reading, number)
    if speaker is not None and (speaker.kind != "unidentified" or speaker.id):
        yield Party(name=speaker.name, id=speaker.id)


def _pair(reading: Reading, number: int, at: int) -> Iterator[Party]:
    """'The two countries announced': the two states that the report named last."""
    line = reading.told[number].line
    if not any(f.cue.role == "pair" and f.end <= line.chunks[at].start for f in line.found):
        return
    states: dict[str, Party] = {}
    for told in reversed(reading.told[:number + 1]):
        for chunk in reversed(told.line.chunks):
            actor = chunk.name.actor if chunk.name is not None else None
            if actor is not None and actor.kind in _STATES and len(states) < _TWO:
                states.setdefault(actor.id, Party(name=actor.name, id=actor.id))
    yield from states.values()


def _from(reading: Reading, line: Line, at: int) -> Party | None:
    """'No confirmation from Moscow'."""
    if at + 1 < len(line.tags) and line.words(line.chunks[at + 1]) == ("from",):
        head = phrase_after(line, at + 2)
        return party_of(line, head) if head is not None else None
    return None


def _is_party(line: Line, head: tuple[int, int, int] | None) -> bool:
    """Whether a subject can hold a stance: a name, an office, people; not "it" nor a thing."""
    return head is not None and line.tags[head[2]] in "YUoPus"


def _speaker_of_line(reading: Reading, number: int) -> Speaker | None:
    frames = reading.told[number].frames
    return reading.told[number].speakers[frames[0].at][0] if frames else None


def _conditional(reading: Reading, line: Line, at: int, last: int, sense: str) -> tuple[str, list[Condition]]:
    """An acceptance with a condition is conditional; the condition runs to the end of the clause."""
    if sense not in {"accepts", "announces", "conditional"}:
        return sense, []
    condition = next((i for i, _ in line.with_cue("condition") if at < i <= last), None)
    start = condition + 1 if condition is not None else at + 1 if sense == "conditional" else None
    if start is None or start > last or sense == "announces":
        return sense, []
    conditions = [_condition(reading, line, first, end) for first, end in _split(line, start, last)]
    return "conditional", conditions


def _split(line: Line, start: int, last: int) -> Iterator[tuple[int, int]]:
    """'that the sieges end and prisoners are freed': one condition each."""
    begin = start
    for at in range(start, last + 1):
        ends = line.tags[at] == "," or (line.tags[at] == "c" and "B" in line.tags[at:last + 1] and "B" in line.tags[begin:at])
        if ends and at - begin > 1:
            yield begin, at - 1
            begin = at + 1
    if begin <= last:
        yield begin, last


def _condition(reading: Reading, line: Line, first: int, last: int) -> Condition:
    while first < last and line.tags[first] in "Rc,":
        first += 1
    while last > first and not line.tags[last].isalpha():
        last -= 1
    start, end = line.span(first, last)
    actors = [c.name.actor.name for c in line.chunks[first:last + 1] if c.name is not None and c.name.actor is not None]
    return Condition(text=reading.report.text[start:end], asked_of=tuple(dict.fromkeys(actors)))
