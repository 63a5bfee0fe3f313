"""What parties say to a truce: they announce, accept, make conditions, reject, or have not answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.extract.deeds import is_own
from truceline.extract.lines import Chunk, Line
from truceline.extract.parties import actor_at, party_as_told
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.stated import speaker_of
from truceline.extract.subjects import subject_before, subjects_before
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Condition, Party, Speaker

_NEAR = 14  # chunks between a stance and the truce it is about
_BY = "announces by"
"""The sense of words that hold their "by": "announced by"."""
_WILLING = 5  # chunks between "ready to" and "halt fire"
_PAIR = 2
_JOINED = re.compile(r"Ycd?Y")  # "Norland and the Isles"
_CLAUSE_ENDS = ";“”"
_FIGHTERS = "fighters and activists"  # speakers without a name who can be a party
_STATES = frozenset({"state", "government"})
_HOLDERS = frozenset("YUoPus")  # names, offices, people: who can hold a stance, unlike "it" or a thing
_MADE = frozenset({"announces", "accepts"})  # what a negation before it turns
_VERBS = frozenset("BmHvKFV")
_TOLD = frozenset("BHFKV")  # a deed that a verb of saying tells before it comes to the truce
_WITHOUT_TRUCE = frozenset({"undecided", "conditional"})  # stances that need no truce word beside them


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
        for position in _of_line(reading, number):
            found.setdefault((number, position.party.id or position.party.name, position.stance), position)
    return list(found.values())


def _of_line(reading: Reading, number: int) -> Iterator[Position]:
    for at, cue in reading.told[number].line.with_cue("stance"):
        yield from _positions(reading, number, at, cue)
    yield from _refused(reading, number)


def _refused(reading: Reading, number: int) -> Iterator[Position]:
    """'No truce until they withdraw': a refusal without a verb, of whoever says it."""
    line = reading.told[number].line
    for at, _ in line.with_cue("truce"):
        before = line.tags[:at].rstrip("w")
        if before.endswith("!") and line.says("only", at, line.until(at, _CLAUSE_ENDS + ".")):
            first, last = line.since(at, _CLAUSE_ENDS), line.until(at, _CLAUSE_ENDS)
            for party in _speaking(reading, number, at):
                yield Position(number, first, last, party, "rejects", reading.chain(number, at), "position.refused")


def _positions(reading: Reading, number: int, at: int, cue: Cue) -> Iterator[Position]:
    """The stance that a word tells of a truce, of each party that holds it."""
    line = reading.told[number].line
    ceases, said = cue.sense == "ceases", "announces" if cue.sense == _BY else cue.sense
    truce, sense = (at, _ceasing(line, at)) if ceases else (_truce(line, at), _negated(line, at, said))
    if sense is None or (truce is None and cue.sense not in _WITHOUT_TRUCE):
        return
    if line.with_cue("attempt") or _is_aside(line, at, sense):
        return
    if truce is not None and cue.sense != "rejects" and line.means(truce, "truce", "talks"):
        return  # to agree to talks is no stance to a truce; to rule them out is
    first, last = line.since(at, _CLAUSE_ENDS), line.until(at, _CLAUSE_ENDS)
    conditions = list(_conditions(reading, line, at, last, sense))
    stance = "conditional" if conditions else sense
    for party in _parties(reading, number, at, truce):
        yield Position(number, first, last, party, stance, reading.chain(number, at), f"position.{cue.id}", conditions)


def _truce(line: Line, at: int) -> int | None:
    """The truce word that a stance is about: the nearest behind it, or before it ("a truce has been agreed").

    Who "confirmed they had spoken about a truce" tells of another deed.
    """
    words = [i for i, _ in line.with_cue("truce")
             if 0 < abs(i - at) <= _NEAR and not {".", ";"} & set(line.tags[min(i, at) + 1:max(i, at)])
             and not (line.tags[at] == "S" and _TOLD & set(line.tags[at + 1:i]))]
    behind = [i for i in words if i > at]
    return min(behind) if behind else max(words, default=None)


def _negated(line: Line, at: int, sense: str) -> str | None:
    """The stance with its negation: "has not accepted" is undecided, "never accepted" rejects.

    None for the second word of one stance: "refused to accept" is told by its first.
    """
    before = len(line.tags[:at].rstrip("aBHmp")) - 1
    if sense == "answers":
        is_not = line.tags[max(before, 0)] == "!" or line.tags[line.since(at, _CLAUSE_ENDS)] == "!"
        return "undecided" if is_not else None
    if sense not in _MADE or before < 0:
        return sense
    if line.chunks[before].means("stance", "rejects"):
        return None
    if line.tags[before] != "!":
        return "undecided" if line.tags[line.since(at, _CLAUSE_ENDS)] == "!" else sense  # "neither side has confirmed"
    final = line.means(before, "negation", "never") or "m" in line.tags[before:at]
    return "rejects" if final else "undecided"


def _is_aside(line: Line, at: int, sense: str) -> bool:
    """Whether a stance is only told beside something else.

    'Whether it accepts the truce', 'hours after Norland announced a truce', 'a truce was announced', 'the truce that
    it signed'; 'the rebels accept it, Norland announced'.
    """
    subject = subject_before(line, at)
    led = line.chunks[subject.first - 1] if subject is not None and subject.first else None
    if sense != "announces":
        return led is not None and led.means("conjunction", "whether")
    if line.tags[at] == "S":
        passive = line.is_passive(at) and not line.means(at + 1, "preposition", "by")
        trails = led is not None and led.tag == "," and len(line.with_cue("stance")) > 1
        if passive or trails or line.tags[at + 1:at + 2] == "R":  # "declared that it no longer felt bound"
            return True
    return led is not None and _is_of_past(line, at, led)


def _is_of_past(line: Line, at: int, led: Chunk) -> bool:
    """'Hours after it announced a truce', 'the truce which they signed': by what leads the subject."""
    if led.means("conjunction", "since") or led.means("conjunction", "beside") or led.time is not None:
        return True
    noun = line.chunks.index(led) - (led.tag == "R")
    return line.tags[at] != "S" and noun >= 0 and line.chunks[noun].cue("truce") is not None


def _ceasing(line: Line, at: int) -> str | None:
    """'Will halt fire' accepts, 'will not lay down arms' rejects; what others urge it to do is no stance."""
    willing = max((i for i, _ in line.with_cue("willing") if at - _WILLING <= i < at), default=None)
    asked = any(i < at for i, _ in line.with_cue("condition")) or any(
        i < at and cue.sense == "conditional" for i, cue in line.with_cue("stance"))
    if willing is None or asked:
        return None
    return "rejects" if "!" in line.tags[max(0, willing - 1):at] else "accepts"


# ---------------------------------------------------------------- whose stance it is


def _parties(reading: Reading, number: int, at: int, truce: int | None) -> list[Party]:
    """Who holds a stance: the subject, or the speaker where the truce itself or nobody is the subject."""
    line = reading.told[number].line
    named = _holder_at(line, at + 2) if line.means(at + 1, "preposition", "from") else []
    if named:
        return named  # "no confirmation from Moscow"
    if line.means(at, "stance", _BY):  # "a truce was announced by the rebels"
        return _holder_at(line, at + 1) if line.is_passive(at) else []
    if line.means(at + 1, "preposition", "by"):  # "accepted by the rebels"
        return _holder_at(line, at + 2)
    subjects = subjects_before(line, at)
    if subjects and subjects[0].head == truce:
        subjects = []
    speaker = speaker_of(reading, number, at)
    by_name = bool(subjects) and line.tags[subjects[0].head] == "Y"
    if speaker is not None and subjects and not by_name and is_own(reading, number, subjects[0], speaker):
        return _speaking(reading, number, at)  # "the general said his army would cease fire"
    holders = _holders(line, subjects)
    if not holders and line.tags[:at].rstrip("aBHm").endswith("R"):
        return []  # "groups that accept it"
    pair = [] if subjects else _pair(reading, number, at)
    return holders or pair or _speaking(reading, number, at)


def _holders(line: Line, phrases: Iterable[Phrase]) -> list[Party]:
    """Those of some phrases that name who can hold a stance."""
    return [party for phrase in phrases
            if line.tags[phrase.head] in _HOLDERS and (party := party_as_told(line, phrase)) is not None]


def _holder_at(line: Line, at: int) -> list[Party]:
    """Whom the phrase that begins at a chunk names; nobody where it names none who can hold a stance."""
    phrase = phrase_after(line, at)
    return _holders(line, [phrase] if phrase is not None else [])


def _pair(reading: Reading, number: int, at: int) -> list[Party]:
    """'The two countries announced': the two states that the report named last, best those named side by side."""
    line = reading.told[number].line
    if not any(found.end <= line.chunks[at].start for found in line.found_by.get("pair", ())):
        return []
    states: dict[str, Party] = {}
    for told in reversed(reading.told[:number + 1]):
        beside = _side_by_side(told.line)
        if beside:
            return beside
        for party in _states(told.line):
            if len(states) < _PAIR:
                states.setdefault(party.id, party)
    return list(states.values())


def _states(line: Line) -> Iterator[Party]:
    """The states that a line names, the last one first."""
    for at in reversed(range(len(line.chunks))):
        state = _state_at(line, at)
        if state is not None and line.tags[:at][-1:] != "p":  # "agreed in Norland"
            yield state


def _state_at(line: Line, at: int) -> Party | None:
    actor = actor_at(line, at, common=True)
    return Party(name=actor.name, id=actor.id) if actor is not None and actor.kind in _STATES else None


def _side_by_side(line: Line) -> list[Party]:
    """'Norland and the Isles': two states joined by "and", the last such pair of a line."""
    for match in reversed(list(_JOINED.finditer(line.tags))):
        pair = [state for at in (match.start(), match.end() - 1) if (state := _state_at(line, at)) is not None]
        if len(pair) == _PAIR:
            return pair
    return []


def _speaking(reading: Reading, number: int, at: int) -> list[Party]:
    """Who says it, if that is somebody."""
    told = reading.told[number]
    chain = reading.chain(number, at) or [told.speakers[frame.at][0] for frame in told.frames]
    return [Party(name=said.name, id=said.id) for said in chain[:1]
            if said.kind != "unidentified" or said.id or said.group == _FIGHTERS]


# ---------------------------------------------------------------- conditions


def _conditions(reading: Reading, line: Line, at: int, last: int, sense: str) -> Iterator[Condition]:
    """What an acceptance hangs on: the words of its clause behind "on condition", or behind the demand itself."""
    if sense not in {"accepts", "conditional", "undecided"}:
        return
    if sense == "undecided" and not line.says("only condition", at, last):
        return  # "has not said if it accepts"
    words = next((i for i, _ in line.with_cue("condition") if at < i <= last), at if sense == "conditional" else None)
    if words is not None:
        for first, end in _split(line, words + 1, last):
            yield _condition(reading, line, first, end)


def _split(line: Line, start: int, last: int) -> Iterator[tuple[int, int]]:
    """'that the sieges end and prisoners are freed': one condition each, and each with a subject and a verb."""
    begin = start
    for at in range(start, last + 1):
        if line.tags[at] in ",c" and _VERBS & set(line.tags[begin:at]) and _tells_anew(line.tags[at + 1:last + 1]):
            yield begin, at - 1
            begin = at + 1
    if begin <= last:
        yield begin, last


def _tells_anew(tags: str) -> bool:
    """Whether a clause begins here: not what goes on behind an aside, as in "that they, Norland too, would leave"."""
    clause = tags.lstrip("cR").partition(",")[0]
    return bool(clause) and clause[0] not in _VERBS | {"I"} and not _VERBS.isdisjoint(clause)


def _condition(reading: Reading, line: Line, first: int, last: int) -> Condition:
    """A condition in its own words, with the actors that it asks something of."""
    while first < last and line.tags[first] in "Rc,":
        first += 1
    while last > first and not line.tags[last].isalpha():
        last -= 1
    start, end = line.span(first, last)
    actors = [c.name.actor.name for c in line.chunks[first:last + 1] if c.name is not None and c.name.actor is not None]
    return Condition(text=reading.report.text[start:end], asked_of=tuple(dict.fromkeys(actors)))
