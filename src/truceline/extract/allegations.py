"""Who says that a truce was broken, by whom; also as a count of violations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from truceline.extract.events import Event
from truceline.extract.lines import HEADLESS, THINGS, Line
from truceline.extract.numbers import Number
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.sides import FIGHTING, foremost_side, is_other_side, kind_of_side
from truceline.extract.stated import as_party, parties_before, party_after, party_before
from truceline.extract.subjects import subject_of
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Party, Speaker

_PAIR = 2
_NEAR = 5  # chunks between a breach and its truce
_VERB = 3  # chunks that the words of one verb may take: "has not been"
_HOLDERS = frozenset("YUPuX")  # names, offices, people, and what is theirs: "their units"
_SHARE = re.compile(r"[hn](?:I|Od?w?)?p")  # "[33 of them by] the rebels"
_THOUGHT = ",;"
_BEGINS = frozenset({"", "S", "R", ",", ";", ":", "c", "t"})  # what stands before the subject of a clause
_NOT_DONE = frozenset({"hypothetical", "future"})


@dataclass(slots=True)
class Allegation:
    """One statement that the truce was breached, over the whole of its line."""

    line: int
    by: Party | None
    against: Party | None
    chain: tuple[Speaker, ...]
    count: Number | None = None
    unit: str = ""
    period: str = ""
    events: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class _Breach:
    """The word of a line that tells a breach: its cue, or where violations are ``counted``."""

    at: int
    cue: Cue | None
    counted: int | None
    events: list[Event]

    @property
    def despite(self) -> bool:
        """Whether it is only told beside an event: "shells fell despite the truce"."""
        return self.cue is not None and self.cue.sense == "despite"


def read_allegations(reading: Reading, lines: set[int], events: Sequence[Event]) -> list[Allegation]:
    """The allegations of a report that has lines of truce talk: of each line what it says of a breach."""
    if not lines:
        return []
    side = foremost_side(reading)
    return [said for number, line in reading.lines()
            for said in _of_line(reading, number, [e for e in events if e.line == number], side, near=number in lines)]


def _of_line(reading: Reading, number: int, events: Sequence[Event], side: Party | None, *,
             near: bool) -> Iterator[Allegation]:
    """What a line alleges; ``near``: it tells of a truce, so that what one side says the other did is a breach."""
    line = reading.told[number].line
    breach = _breach(line, events)
    mutual = line.found_by.get("mutual")
    if mutual is not None and (near or breach is not None):
        yield from _mutual(reading, number, mutual[0].start)
    elif breach is not None and not reading.is_denied(number, breach.at):
        shares = list(_shares(reading, number, breach))
        whole = _allegation(reading, number, breach, side)
        if shares or (breach.counted is not None and whole.by == whole.against):
            whole.against = None  # "Norland recorded nine violations": by nobody in particular
        yield from [whole, *shares]
    elif breach is None and near:
        yield from _told_acts(reading, number, events)


def _mutual(reading: Reading, number: int, word: int) -> Iterator[Allegation]:
    """'Norland and Sudmark accused each other of breaking it': each says it of the other, where both are named."""
    line = reading.told[number].line
    at = next(i for i, chunk in enumerate(line.chunks) if chunk.end > word)
    named = parties_before(line, at)
    for by, against in zip(named[::-1], named, strict=True) if len(named) == _PAIR else [(None, None)]:
        yield Allegation(number, by, against, reading.chain(number, at))


def _told_acts(reading: Reading, number: int, events: Sequence[Event]) -> Iterator[Allegation]:
    """'The ministry said Norland's troops had shelled the town': one side tells what the other did in the truce."""
    for event in events:
        chain = reading.chain(number, event.at)
        if event.type.violent and not event.qualifiers and chain and kind_of_side(reading, chain[0]):
            other = next((actor for actor in event.actors if is_other_side(reading, chain[0], actor)), None)
            if other is not None:
                yield Allegation(number, as_party(chain[0]), other, chain, events=[event])
                return


def _shares(reading: Reading, number: int, breach: _Breach) -> Iterator[Allegation]:
    """'41 violations, 33 of them by the rebels and eight by the army': those that are told of one side."""
    line = reading.told[number].line
    if breach.counted is None:
        return
    chain = reading.chain(number, breach.at)
    for match in _SHARE.finditer(line.tags, breach.counted + 1):
        against = party_after(line, match.end() - 1) if line.means(match.end() - 1, "preposition", "by") else None
        if against is not None:
            yield Allegation(number, as_party(chain[0]) if chain else None, against, chain,
                             line.chunks[match.start()].number, "violations")


# ---------------------------------------------------------------- whether a truce is said to be broken


def _breach(line: Line, events: Sequence[Event]) -> _Breach | None:
    """The breach that a line tells; a count of violations needs neither a truce beside it nor a verb."""
    counted = _counted(line)
    cues = sorted(line.with_cue("breach"), key=lambda found: found[1].sense == "despite")
    done = [e for e in events if e.type.violent and not _NOT_DONE & set(e.qualifiers)]
    if cues:
        breach = _Breach(*cues[0], counted, done)
    elif counted is not None:
        breach = _Breach(counted, None, counted, done)
    else:
        return None
    if breach.despite and not done:
        return None
    return breach if counted is not None or _is_stated(line, breach) else None


def _counted(line: Line) -> int | None:
    """'Nine violations': the number that counts breaches."""
    breaches = [f.start for f in line.found_by.get("breach", ())]
    return next((at for at, chunk in enumerate(line.chunks) if breaches and any(
        (chunk.tag == THINGS and chunk.head is not None and chunk.start <= start < chunk.end)
        or (chunk.tag == HEADLESS and chunk.end == start) for start in breaches)), None)


def _is_stated(line: Line, breach: _Breach) -> bool:
    """Whether it is the truce that was broken, and not denied."""
    truces = [at for at, cue in line.with_cue("truce") if not cue.weak]
    denied = "!" in line.tags[max(0, breach.at - _VERB):breach.at]
    if denied or "f" in line.tags[:breach.at]:
        return False  # "whoever breaks it"
    if _by_whom(line, breach.at) is not None or _it(line, breach.at, truces):
        return True
    return bool(truces) if breach.despite else _of_truce(line, breach.at, truces)


def _it(line: Line, at: int, truces: Sequence[int]) -> bool:
    """'Days into the truce, unionists accused them of breaking it'."""
    return line.tags[at + 1:at + 2] == "i" and any(truce < at for truce in truces)


def _by_whom(line: Line, at: int) -> Party | None:
    """'A violation by the army': who is named right behind a noun."""
    return party_after(line, at + 1) if line.means(at + 1, "preposition", "by") else None


def _of_truce(line: Line, at: int, truces: Sequence[int]) -> bool:
    """Whether the truce is what is broken: right behind the word, its passive subject, or told by the same words."""
    behind = any(0 < truce - at <= _NEAR for truce in truces) or (
        line.means(at, "breach", "in") and line.says("truce", at, min(at + _VERB, len(line.tags) - 1)))
    passive = "B" in line.tags[max(0, at - _VERB):at] and any(0 < at - truce <= _NEAR for truce in truces)
    return behind or passive or (bool(truces) and len(line.words(line.chunks[at])) > 1)


# ---------------------------------------------------------------- who says it, of whom


def _allegation(reading: Reading, number: int, breach: _Breach, side: Party | None) -> Allegation:
    """The breach with who says it and of whom; whoever accuses goes before whoever only tells it."""
    line = reading.told[number].line
    told = breach.events[0].at if breach.events else breach.at
    chain = reading.chain(number, told) or reading.chain(number, breach.at)
    by, against = _accused(line)
    if by is None and chain:
        by = as_party(chain[0])
    allegation = Allegation(number, by, against or _breaker(line, breach, side), chain, events=breach.events)
    if breach.counted is not None:
        allegation.count, allegation.unit = line.chunks[breach.counted].number, "violations"
        allegation.period = next((c.time.text for c in line.chunks if c.time is not None), "")
    return allegation


def _accused(line: Line) -> tuple[Party | None, Party | None]:
    """'The council accused the army of violating the truce': who accuses whom."""
    at = next((i for i, cue in line.with_cue("responsibility") if cue.sense == "accuses object"), None)
    if at is None:
        return None, None
    whom = phrase_after(line, at + 1)
    return party_before(line, at), party_after(line, at) or (party_as_told(line, whom) if whom is not None else None)


def _breaker(line: Line, breach: _Breach, side: Party | None) -> Party | None:
    """Whom it is said of: the subject of the breach, the actor of the attack, else the armed side named nearest."""
    actor = next((e.actors[0] for e in breach.events if e.actors and e.actors[0].id), None)
    if breach.despite:
        return actor or side
    if breach.cue is not None and breach.cue.sense == "in":
        return actor or _told_of(line, breach.at) or side
    return _by_whom(line, breach.at) or _subject(line, breach.at) or actor or _nearest_side(line, breach.at) or side


def _told_of(line: Line, at: int) -> Party | None:
    """'The rebels took the mill in breach of the truce', 'the army said the rebels had taken ...': whose deed it is."""
    subjects = (phrase for i in range(line.since(at, _THOUGHT), at) if line.tags[i - 1:i] in _BEGINS
                and (phrase := phrase_after(line, i)) is not None and line.tags[phrase.head] in _HOLDERS)
    last = max(subjects, key=lambda phrase: phrase.first, default=None)
    return party_as_told(line, last) if last is not None else None


def _subject(line: Line, at: int) -> Party | None:
    """Whoever violates it; the truce itself is the subject of a passive."""
    subject = subject_of(line, at)
    if subject is None or line.says("truce", subject.first, subject.last):
        return None
    holds = line.tags[subject.head] in _HOLDERS or line.tags[subject.first] == "d"
    return party_as_told(line, subject) if holds else None


def _nearest_side(line: Line, at: int) -> Party | None:
    named = [i for i, chunk in enumerate(line.chunks)
             if chunk.name is not None and chunk.name.actor is not None and chunk.name.actor.kind in FIGHTING
             and line.tags[i + 1:i + 2] != "'" and not line.says("truce", i, min(i + 1, len(line.tags) - 1))]
    nearest = min(named, key=lambda i: (abs(i - at), i), default=None)
    return party_as_told(line, Phrase(nearest, nearest, nearest)) if nearest is not None else None
