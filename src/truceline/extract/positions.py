"""What parties say to a truce: they announce, accept, make conditions, reject, or have not answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.extract.conditions import conditions_of
from truceline.extract.deeds import NO_CLAIM, is_own
from truceline.extract.lines import Line
from truceline.extract.parties import actor_at, party_as_told
from truceline.extract.phrases import Phrase, phrase_after, phrases_after
from truceline.extract.reading import Reading
from truceline.extract.stances import BY, CLAUSE_ENDS, LAPSES, Stance, stance_at
from truceline.extract.stated import speaker_of
from truceline.extract.subjects import subjects_before
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Condition, Party, Speaker

_PAIR = 2
_JOINED = re.compile(r"Ycd?Y")  # "Norland and the Isles"
_STATES = frozenset({"state", "government"})
_HOLDERS = frozenset("YUoPus")  # names, offices, people: who can hold a stance, unlike "it" or a thing
_TO_WHAT = re.compile(r"(?:pd?w{1,2})?p")  # "no word [on the truce from] Norland"
_WILL_NOT = re.compile(r"ma*!")  # "will not", "would certainly not"
_NOR_FROM = re.compile(r",?cp")  # "from Norland, [nor from] Sudmark"
# "called the suspension of the [truce]", "demanded that the [truce]": the verb, and what stands before the truce
_LEADS_TO_TRUCE = re.compile(r"v(?:[dw]*O)?[dw]*$|[wS]R[dw]*$")


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
    yield from _held_back(reading, number)


def _refused(reading: Reading, number: int) -> Iterator[Position]:
    """'No truce until they withdraw': a refusal without a verb, of whoever says it."""
    line = reading.told[number].line
    for at, _ in line.with_cue("truce"):
        before = line.tags[:at].rstrip("w")
        if before.endswith("!") and line.says("only", at, line.until(at, CLAUSE_ENDS + ".")):
            first, last = line.since(at, CLAUSE_ENDS), line.until(at, CLAUSE_ENDS)
            for party in _speaking(reading, number, at):
                yield Position(number, first, last, party, "rejects", reading.chain(number, at), "position.refused")


def _held_back(reading: Reading, number: int) -> Iterator[Position]:
    """'It would not come to the table until they withdraw': what a party will not do, and until when."""
    line = reading.told[number].line
    for match in _WILL_NOT.finditer(line.tags):
        at, last = match.end() - 1, line.until(match.start(), CLAUSE_ENDS)
        conditions = list(conditions_of(reading, line, at, _said_until(reading, number, at, last), "rejects"))
        if conditions:
            first, chain = line.since(at, CLAUSE_ENDS), reading.chain(number, at)
            for party in _parties(reading, number, Stance(at, match.start(), "conditional", None)):
                yield Position(number, first, last, party, "conditional", chain, "position.held back", conditions)


def _positions(reading: Reading, number: int, at: int, cue: Cue) -> Iterator[Position]:
    """The stance that a word tells of a truce, of each party that holds it."""
    line = reading.told[number].line
    told = stance_at(line, at, cue)
    if told is None:
        return
    first, last = line.since(at, CLAUSE_ENDS), line.until(at, CLAUSE_ENDS)
    conditions = list(conditions_of(reading, line, at, _said_until(reading, number, at, last), told.sense))
    if told.sense == LAPSES and not conditions:
        return  # "the truce would lapse" is no stance, "would lapse unless" is
    stance = "conditional" if conditions else told.sense
    for party in _parties(reading, number, told):
        yield Position(number, first, last, party, stance, reading.chain(number, at), f"position.{cue.id}", conditions)


def _said_until(reading: Reading, number: int, at: int, last: int) -> int:
    """Where the words end that somebody says around a chunk: before "..., he said"."""
    frame = reading.frame(number, at)
    return min(last, *(end for first, end in frame.reach if first <= at <= end)) if frame is not None else last


# ---------------------------------------------------------------- whose stance it is


def _parties(reading: Reading, number: int, told: Stance) -> list[Party]:
    """Who holds a stance: the subject, or the speaker where the truce itself or nobody is the subject."""
    line, at = reading.told[number].line, told.at
    named = _behind(line, at)
    if named is not None:
        return named
    subjects = subjects_before(line, told.first)
    if told.truce is not None and (not subjects or subjects[0].head == told.truce):
        subjects = _over(line, told.truce) if told.truce < at else []
    speaker = speaker_of(reading, number, at)
    by_name = bool(subjects) and line.tags[subjects[0].head] == "Y"
    if speaker is not None and subjects and not by_name and is_own(reading, number, subjects[0], speaker):
        return _speaking(reading, number, at)  # "the general said his army would cease fire"
    holders = _holders(line, subjects)
    if not holders and line.tags[:told.first].endswith("R"):
        return []  # "groups that accept it"
    pair = [] if subjects else _pair(reading, number, at)
    return holders or pair or _speaking(reading, number, at)


def _holders(line: Line, phrases: Iterable[Phrase]) -> list[Party]:
    """Those of some phrases that name who can hold a stance."""
    return [party for phrase in phrases
            if line.tags[phrase.head] in _HOLDERS and (party := party_as_told(line, phrase)) is not None]


def _over(line: Line, truce: int) -> list[Phrase]:
    """'[The council] called the truce a trick', '[the council] demanded that the truce be scrapped'."""
    verb = _LEADS_TO_TRUCE.search(line.tags, 0, truce)
    return subjects_before(line, verb.start()) if verb is not None else []


def _behind(line: Line, at: int) -> list[Party] | None:
    """Who holds a stance behind its word: "no word from Norland", "accepted by the rebels"; None where nobody is told.

    'A truce was announced by the rebels' tells a stance, 'a truce announced by the rebels' only which truce it is.
    """
    source = _TO_WHAT.match(line.tags, at + 1)
    if source is not None and line.means(source.end() - 1, "preposition", "from"):
        return _from(line, source.end()) or None
    if line.means(at, "stance", BY):
        return _holder_at(line, at + 1) if line.is_passive(at) else []
    return _holder_at(line, at + 2) if line.means(at + 1, "preposition", "by") else None


def _holder_at(line: Line, at: int) -> list[Party]:
    """Whom the phrase that begins at a chunk names; nobody where it names none who can hold a stance."""
    phrase = phrase_after(line, at)
    return _holders(line, [phrase] if phrase is not None else [])


def _from(line: Line, at: int) -> list[Party]:
    """'From Norland and Sudmark', 'from Norland, nor from Sudmark'."""
    phrases = phrases_after(line, at)
    again = _NOR_FROM.match(line.tags, phrases[-1].last + 1) if phrases else None
    return _holders(line, phrases) + (_holder_at(line, again.end()) if again is not None else [])


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
    """Who says it, if that is somebody; all of those who say it together."""
    told, frame = reading.told[number], reading.frame(number, at)
    chain = reading.chain(number, at) or [told.speakers[frame.at][0] for frame in told.frames]
    together = len(told.speakers[frame.at]) if frame is not None and not frame.cited else 1
    return [Party(name=said.name, id=said.id) for said in chain[:together]
            if said.kind != "unidentified" or said.id or said.group not in NO_CLAIM]
