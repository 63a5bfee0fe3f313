"""Who says that a truce was broken, by whom; also as a count of violations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from truceline.extract.events import Event
from truceline.extract.lines import THINGS, Line
from truceline.extract.numbers import Number
from truceline.extract.parties import party_of
from truceline.extract.reading import Reading
from truceline.extract.phrases import phrase_after, subject_before
from truceline.model.claim import Party, Speaker

_NEAR = 5
_FIGHTING = frozenset({"armed group", "force", "government", "state"})


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


def read_allegations(reading: Reading, lines: set[int], events: Sequence[Event]) -> list[Allegation]:
    """The allegations told in the lines of truce talk, one for each line."""
    if not lines:
        return []
    side = _fighting_side(reading)
    return [a for number, _ in reading.lines() for a in _alleged(reading, number, events, side)]


def _fighting_side(reading: Reading) -> Party | None:
    """The armed group that the report names most: who breaks a truce is often not said again."""
    named = Counter((c.name.actor.name, c.name.actor.id) for _, line in reading.lines() for c in line.chunks
                    if c.name is not None and c.name.actor is not None and c.name.actor.kind == "armed group")
    if not named:
        return None
    (name, id_), _ = max(named.items(), key=lambda item: (item[1], item[0]))
    return Party(name=name, id=id_)


def _alleged(reading: Reading, number: int, events: Sequence[Event], side: Party | None) -> Iterator[Allegation]:
    line = reading.told[number].line
    cues = sorted(line.with_cue("breach"), key=lambda found: found[1].sense == "despite")
    truce = [i for i, cue in line.with_cue("truce") if not cue.weak]
    counted = next((i for i, chunk in enumerate(line.chunks) if chunk.tag == THINGS and chunk.head is not None
                    and any(f.cue.role == "breach" and line.chunks[i].start <= f.start < line.chunks[i].end for f in line.found)), None)
    if not cues and counted is None:
        return
    about = [e for e in events if e.line == number and e.type.violent and not {"hypothetical", "future"} & set(e.qualifiers)]
    at, cue = cues[0] if cues else (counted or 0, None)
    despite = cue is not None and cue.sense == "despite"
    if cue is not None and not despite and counted is None and not _of_truce(line, at, truce):
        return
    if "!" in line.tags[max(0, at - 3):at] and counted is None:
        return
    if (not truce and counted is None) or (despite and not about):
        return
    chain = reading.chain(number, about[0].at if about else at) or reading.chain(number, at)
    accuser = next((i for i, c in line.with_cue("responsibility") if c.sense == "accuses object"), None)
    by, against = _accused(line, accuser) if accuser is not None else (None, None)
    by = by or (Party(name=chain[0].name, id=chain[0].id) if chain else None)
    against = against or _breaker(line, at, about, side, despite=despite)
    number_of = line.chunks[counted].number if counted is not None else None
    period = next((c.time.text for c in line.chunks if c.time is not None), "") if number_of else ""
    yield Allegation(number, by, against, chain, number_of, "violations" if number_of else "", period, about)


def _of_truce(line: Line, at: int, truce: Sequence[int]) -> bool:
    """Whether the truce is what is broken: right behind the word, or its passive subject."""
    behind = any(0 < i - at <= _NEAR for i in truce)
    passive = "B" in line.tags[max(0, at - 3):at] and any(0 < at - i <= _NEAR for i in truce)
    return behind or passive or line.says("breach", at, at) and " " in " ".join(line.words(line.chunks[at]))


def _accused(line: Line, at: int) -> tuple[Party | None, Party | None]:
    """'The council accused the army of violating the truce': who accuses whom."""
    subject, whom = subject_before(line, at), phrase_after(line, at + 1)
    return (party_of(line, subject) if subject else None), (party_of(line, whom) if whom else None)


def _breaker(line: Line, at: int, about: Sequence[Event], side: Party | None, *, despite: bool) -> Party | None:
    """Whom it is said of: the subject of the breach, the actor of the attack, else the armed side named nearest."""
    if not despite and (head := subject_before(line, at)) is not None and line.tags[head[2]] in "YUP":
        party = party_of(line, head)
        if party is not None:
            return party
    for event in about:
        if event.actors and event.actors[0].id:
            return event.actors[0]
    if despite:
        return side
    named = [(abs(i - at), i) for i, chunk in enumerate(line.chunks)
             if chunk.name is not None and chunk.name.actor is not None and chunk.name.actor.kind in _FIGHTING]
    if not named:
        return side
    nearest = min(named)[1]
    return party_of(line, (nearest, nearest, nearest))
