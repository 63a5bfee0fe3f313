"""Who says that a truce was broken, by whom; also as a count of violations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.extract.events import Event
from truceline.extract.lines import THINGS, Line
from truceline.extract.numbers import Number
from truceline.extract.parties import party_as_told
from truceline.extract.phrases import Phrase, phrase_after
from truceline.extract.reading import Reading
from truceline.extract.stated import as_party, party_after
from truceline.extract.subjects import subject_before, subject_of
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Party, Speaker

_NEAR = 5  # chunks between a breach and its truce
_VERB = 3  # chunks that the words of one verb may take: "has not been"
_HOLDERS = frozenset("YUPuX")  # names, offices, people, and what is theirs: "their units"
_FIGHTING = frozenset({"armed group", "force", "government", "state"})
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
    """The allegations of a report that has lines of truce talk, one for each line."""
    if not lines:
        return []
    side = _fighting_side(reading)
    found = ((number, _breach(line, [e for e in events if e.line == number])) for number, line in reading.lines())
    return [_allegation(reading, number, breach, side) for number, breach in found
            if breach is not None and not reading.is_denied(number, breach.at)]


def _fighting_side(reading: Reading) -> Party | None:
    """The armed group that the report names most: who breaks a truce is often not said again."""
    actors = (c.name.actor for _, line in reading.lines() for c in line.chunks if c.name is not None)
    named = Counter((a.name, a.id) for a in actors if a is not None and a.kind == "armed group")
    if not named:
        return None
    (name, id_), _ = max(named.items(), key=lambda item: (item[1], item[0]))
    return Party(name=name, id=id_)


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
    breaches = [f.start for f in line.found if f.cue.role == "breach"]
    return next((at for at, chunk in enumerate(line.chunks) if chunk.tag == THINGS and chunk.head is not None
                 and any(chunk.start <= start < chunk.end for start in breaches)), None)


def _is_stated(line: Line, breach: _Breach) -> bool:
    """Whether it is the truce that was broken, and not denied."""
    truces = [at for at, cue in line.with_cue("truce") if not cue.weak]
    denied = "!" in line.tags[max(0, breach.at - _VERB):breach.at]
    if denied or "f" in line.tags[:breach.at]:
        return False  # "whoever breaks it"
    if _by_whom(line, breach.at) is not None or _it(line, breach.at, truces):
        return True
    if breach.despite:
        return bool(truces)
    return bool(truces) and _of_truce(line, breach.at, truces)


def _it(line: Line, at: int, truces: Sequence[int]) -> bool:
    """'Days into the truce, unionists accused them of breaking it'."""
    return line.tags[at + 1:at + 2] == "i" and any(truce < at for truce in truces)


def _by_whom(line: Line, at: int) -> Party | None:
    """'A violation by the army': who is named right behind a noun."""
    return party_after(line, at + 1) if line.means(at + 1, "preposition", "by") else None


def _of_truce(line: Line, at: int, truces: Sequence[int]) -> bool:
    """Whether the truce is what is broken: right behind the word, its passive subject, or told by the same words."""
    behind = any(0 < truce - at <= _NEAR for truce in truces)
    passive = "B" in line.tags[max(0, at - _VERB):at] and any(0 < at - truce <= _NEAR for truce in truces)
    return behind or passive or len(line.words(line.chunks[at])) > 1


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
    subject, whom = subject_before(line, at), phrase_after(line, at + 1)
    return (party_as_told(line, subject) if subject else None), (party_as_told(line, whom) if whom else None)


def _breaker(line: Line, breach: _Breach, side: Party | None) -> Party | None:
    """Whom it is said of: the subject of the breach, the actor of the attack, else the armed side named nearest."""
    actor = next((e.actors[0] for e in breach.events if e.actors and e.actors[0].id), None)
    if breach.despite:
        return actor or side
    return _by_whom(line, breach.at) or _subject(line, breach.at) or actor or _nearest_side(line, breach.at) or side


def _subject(line: Line, at: int) -> Party | None:
    """Whoever violates it; the truce itself is the subject of a passive."""
    subject = subject_of(line, at)
    if subject is None or line.says("truce", subject.first, subject.last):
        return None
    holds = line.tags[subject.head] in _HOLDERS or line.tags[subject.first] == "d"
    return party_as_told(line, subject) if holds else None


def _nearest_side(line: Line, at: int) -> Party | None:
    named = [i for i, chunk in enumerate(line.chunks)
             if chunk.name is not None and chunk.name.actor is not None and chunk.name.actor.kind in _FIGHTING]
    nearest = min(named, key=lambda i: (abs(i - at), i), default=None)
    return party_as_told(line, Phrase(nearest, nearest, nearest)) if nearest is not None else None
