"""What is told to have happened: event words of each clause, with place, time, actors, targets and weapons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from truceline.extract.clauses import clauses
from truceline.extract.frames import speaker_chunks
from truceline.extract.lines import CASUALTY_ROLES, Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import Phrase, phrase_after, subject_before
from truceline.extract.places import read_places
from truceline.extract.reading import Reading
from truceline.knowledge.entries import EventType
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Party, Qualifier
from truceline.model.place import SaidPlace
from truceline.model.time import SaidTime

_THOUGHT = 10
_ELLIPSIS = re.compile(r"c[ad]*[Nh]a*K")
_VAGUE_WEAPON = "explosion"
_ACTING = frozenset("YUPsN")


@dataclass(slots=True)
class Event:
    """One mention of something that happened. ``line``, ``first`` and ``last`` tell the clause, ``at`` its event word."""

    line: int
    first: int
    last: int
    at: int
    type: EventType
    strong: bool
    weak: bool
    weapons: tuple[str, ...]
    places: list[SaidPlace]
    time: SaidTime | None
    devices: tuple[int | None, int | None] | None
    several: bool
    definite: bool
    qualifiers: tuple[Qualifier, ...]
    actors: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    landmark: bool = False
    back: bool = False
    same_as: "Event | None" = None


def read_events(reading: Reading) -> list[Event]:
    """All event mentions of a report, in order; each may be the same as an earlier one."""
    found: list[Event] = []
    for number, line in reading.lines():
        speakers = frozenset(speaker_chunks(reading.told[number].frames))
        told = [event for first, last in clauses(line)
                if (event := _event(reading, number, first, last, speakers)) is not None]
        for event in _without_echoes(line, told):
            if event.back and not event.places:
                event.places = _told_place(found)
            event.same_as = _meant(event, found)
            found.append(event)
    return found


def _without_echoes(line: Line, told: list[Event]) -> list[Event]:
    """'Twelve people were killed when a bomb exploded in Marn': one event, told by its own clause."""
    kept: list[Event] = []
    for event in reversed(told):
        following = kept[-1] if kept else None
        if not (event.weak and not event.places and following is not None and not following.weak and _goes_on(line, following)):
            kept.append(event)
    return kept[::-1]


def _goes_on(line: Line, event: Event) -> bool:
    """Whether a clause tells of what the one before it did: "when ...", "after ...", "and nine wounded in ...”."""
    word = line.words(line.chunks[event.first])[0]
    return word in {"when", "after", "as"} or bool(_ELLIPSIS.match(line.tags, event.first))


def _told_place(before: Sequence[Event]) -> list[SaidPlace]:
    """The place last told, and of it the finest that the report knows: "there" is the district, not its city."""
    singles = [event.places[0] for event in reversed(before) if len(event.places) == 1]
    last = next(iter(singles), None)
    if last is None:
        return []
    return [next((place for place in singles if last.name in place.within), last)]


def _event(reading: Reading, number: int, first: int, last: int, speakers: frozenset[int]) -> Event | None:
    line = reading.told[number].line
    words = list(_event_words(line, first, last, speakers))
    if not words or line.says("accident", first, last):
        return None
    at, cue = max(words, key=lambda word: (_strength(word[1]), -word[0]))
    type_ = reading.knowledge.ontology.get(cue.event)
    if type_ is None:
        return None
    turn = next(((i, c) for i, c in _turns(line, first, last) if c.sense == cue.event), None)
    if turn is None and cue.sense == "with verb":
        return None
    if turn is not None:
        at, cue = turn
        type_ = reading.knowledge.ontology.get(cue.event) or type_
    weapons = tuple(dict.fromkeys(c.weapon for _, c in words if c.weapon and (c.weapon != _VAGUE_WEAPON or len(words) == 1)))
    heard = line.says("heard", first, last)
    places = [] if heard else read_places(line, first, last, speakers, reading.knowledge.gazetteer)
    landmark = bool(places) and not any(reading.knowledge.gazetteer.knows(place.name) for place in places)
    return Event(
        number, first, last, at, type_, _strength(cue) > 1, cue.weak, weapons, places, _time(line, first, last, at),
        _devices(line, words), _several(line, first, last, at), _definite(line, at), _qualifiers(line, first, last, at),
        _actors(line, first, at, speakers), _targets(line, at, last), landmark=landmark, back=_back(line, first, last))


def _back(line: Line, first: int, last: int) -> bool:
    """'In the same district', 'there': the place is one told before."""
    return any(f.cue.role == "place noun" and f.cue.sense == "back" and line.chunks[first].start <= f.start < line.chunks[last].end
               for f in line.found)


def _turns(line: Line, first: int, last: int) -> Iterator[tuple[int, Cue]]:
    """Verbs that turn what a noun tells: a convoy that is stopped, a siege that is lifted."""
    return ((at, cue) for at, cue in line.with_cue("event turn") if first <= at <= last)


def _event_words(line: Line, first: int, last: int, speakers: frozenset[int]) -> Iterator[tuple[int, Cue]]:
    for at in range(first, last + 1):
        chunk = line.chunks[at]
        cue = chunk.cue("event noun", "event verb") or chunk.cue(*CASUALTY_ROLES) or _counted_event(line, at)
        if cue is not None and cue.event and at not in speakers and not _is_participle(line, at, cue):
            yield at, cue


def _is_participle(line: Line, at: int, cue: Cue) -> bool:
    """'The groups fighting in the hills': what people do all along, no event."""
    return cue.sense == "participle" and line.tags[at - 1:at] in set("PUYwsXi")


def _counted_event(line: Line, at: int) -> Cue | None:
    """'Two bombings': the event word is the noun that a number counts."""
    chunk = line.chunks[at]
    if chunk.head is None or chunk.head.role == "event noun":
        return chunk.head
    return next((f.cue for f in line.found if f.cue.role == "event noun" and chunk.start <= f.start and f.end <= chunk.end), None)


def _strength(cue: Cue) -> int:
    """How exactly a word tells the kind of event: a weapon before a bare attack before a bare killing."""
    if cue.weak:
        return 0
    return 3 if cue.weapon and cue.weapon != _VAGUE_WEAPON else 2 if cue.weapon or "abduct" in cue.id else 1


def _time(line: Line, first: int, last: int, at: int) -> SaidTime | None:
    """The time in the clause that stands nearest to its event word."""
    times = [(_far(line, i, at), line.chunks[i].time) for i in range(first, last + 1)
             if line.chunks[i].time is not None and not _of_saying(line, i)]
    return min(times, key=lambda t: t[0])[1] if times else None


def _of_saying(line: Line, at: int) -> bool:
    """'Medics said on Thursday': when it was said, not when it was."""
    return at > 0 and line.tags[at - 1] == "S" and line.tags[at + 1:at + 2] in {"", ".", ",", "R", '"'}


def _far(line: Line, time: int, at: int) -> int:
    """How far a time stands from an event word; words between that begin another thought count for more."""
    between = line.tags[min(time, at) + 1:max(time, at)]
    return abs(time - at) + _THOUGHT * sum(between.count(tag) for tag in "RS")


def _devices(line: Line, words: Sequence[tuple[int, Cue]]) -> tuple[int | None, int | None] | None:
    """How many bombs or attackers are counted: "two car bombs", "twin blasts"."""
    for at, cue in words:
        number = line.chunks[at].number
        if number is not None and not number.vague and cue.role == "event noun" and cue.sense != "with verb":
            return number.low, number.high
        before = line.chunks[at - 1].cue("count") if at else None
        if before is not None and before.value is not None:
            return before.value, before.value
    return None


def _several(line: Line, first: int, last: int, at: int) -> bool:
    return any(line.chunks[i].cue("several") for i in range(max(first, at - 3), min(at + 1, last + 1)))


def _definite(line: Line, at: int) -> bool:
    """'The attack', 'the two blasts', 'this bombing'; not 'the deadliest attack'."""
    before = at - 1
    while before >= 0 and line.tags[before] in "wn":
        before -= 1
    if before < 0 or line.tags[before] != "d":
        return False
    word = line.words(line.chunks[before])[0]
    return word in {"the", "this", "these", "those", "both"}


def _qualifiers(line: Line, first: int, last: int, at: int) -> tuple[Qualifier, ...]:
    found: list[Qualifier] = []
    before = line.tags[max(first, at - 4):at]
    modal = next((line.chunks[i].cue("modal") for i in range(max(first, at - 4), at) if line.tags[i] == "m"), None)
    if modal is not None:
        found.append("future" if modal.sense == "will" else "hypothetical")
    if "f" in line.tags[first:at]:
        found.append("hypothetical")
    if "!" in before:
        found.append("denied")
    if any(line.chunks[i].cue("previous") for i in range(max(first, at - 3), min(at + 1, last + 1))):
        found.append("past")
    if "past" not in found and (line.says("failed", first, last) or _long_ago(line, first, last, at) or _despite(line, first, at)):
        found.append("past")
    if any(line.chunks[i].cue("hedge") for i in range(max(first, at - 4), at)):
        found.append("uncertain")
    return tuple(dict.fromkeys(found))


def _long_ago(line: Line, first: int, last: int, at: int) -> bool:
    """'Last month', 'a year ago', 'last May': told as something earlier."""
    time = _time(line, first, last, at)
    if time is None or time.shift is None or time.shift >= 0 or time.bound != "at":
        return False
    return time.unit in {"month", "year"}


def _despite(line: Line, first: int, at: int) -> bool:
    """'Despite the bombing of the port': told in passing."""
    before = at - 1
    while before >= first and line.tags[before] in "dwan":
        before -= 1
    return before >= first and line.words(line.chunks[before]) == ("despite",)


def _actors(line: Line, first: int, at: int, speakers: frozenset[int]) -> list[Party]:
    """Who did it: the subject of an event verb, or whose attack it is."""
    if _is_active(line, at):
        subject = subject_before(line, at)
        if subject is not None and subject[0] >= first and subject[2] not in speakers and line.tags[subject[2]] in _ACTING:
            party = party_of(line, subject)
            return [party] if party is not None else []
    whose = line.chunks[at - 1].name if at > first else None
    if whose is not None and whose.actor is not None and not whose.place and not whose.common:
        return [_party(line, at - 1)]
    return _by(line, at)


def _is_active(line: Line, at: int) -> bool:
    """Whether an event word is a verb with a subject before it: "gunmen kidnapped twelve", not "were kidnapped in"."""
    if not _is_verb(line, at) or line.tags[at + 1:at + 2] in {"p", "", "."}:
        return False
    before = line.tags[:at].rstrip("a")
    return not before.endswith("B") and (line.tags[at] != "K" or line.tags[at + 1:at + 2] in set("NhsYdUPu"))


def _is_verb(line: Line, at: int) -> bool:
    return line.chunks[at].cue("event verb", "event turn") is not None or line.tags[at] in "KVG"


def _by(line: Line, at: int) -> list[Party]:
    """'an attack by gunmen', 'were killed by soldiers'."""
    for after in range(at + 1, min(at + 5, len(line.tags) - 1)):
        if line.tags[after] == "p" and line.words(line.chunks[after]) == ("by",):
            for actor in range(after + 1, min(after + 4, len(line.tags))):
                if line.tags[actor] in _ACTING:
                    party = party_of(line, phrase_after(line, actor) or Phrase(actor, actor, actor))
                    return [party] if party is not None else []
                if line.tags[actor] not in "dwa":
                    break
    return []


def _targets(line: Line, at: int, last: int) -> list[Party]:
    """Whom it hit: the people behind an event verb."""
    if not _is_verb(line, at):
        return []
    victims = line.chunks[at - 1] if at and line.tags[at] == "K" else None
    passive = re.search(r"([NPsU])H?a*(?:Ba*)+$", line.tags[:at]) if line.tags[at] == "K" else None
    if victims is not None and passive is not None:
        return [_party(line, passive.start(1))]
    for after in range(at + 1, min(at + 4, last + 1)):
        chunk = line.chunks[after]
        if chunk.tag in "PUsN" or (chunk.name is not None and chunk.name.actor is not None and not chunk.name.place):
            return [_party(line, after)]
        if chunk.tag not in "dwa":
            break
    return []


def _party(line: Line, at: int) -> Party:
    chunk = line.chunks[at]
    actor = chunk.name.actor if chunk.name is not None else None
    tokens = line.sentence.tokens[chunk.start:chunk.end]
    return Party(name=actor.name if actor is not None else " ".join(t.text for t in tokens), id=actor.id if actor else "")


def _meant(event: Event, before: Sequence[Event]) -> Event | None:
    """The earlier mention that this one is the same event as: told with "the", or at the same place."""
    if any(q in event.qualifiers for q in ("hypothetical", "future", "denied")):
        return None
    for other in reversed(before):
        if "past" in other.qualifiers or {"hypothetical", "future", "denied"} & set(other.qualifiers):
            continue
        if not _compatible(event, other) or _told_apart(event, other):
            continue
        if _sums(other) != _sums(event):
            continue
        bare = event.weak or (not event.strong and event.time is None)
        if _same_place(event, other) or ((not event.places or event.landmark) and (event.definite or bare or event.line == other.line)):
            return other.same_as or other
    return None


def _sums(event: Event) -> bool:
    """Whether a mention tells of several places at once: then it is no single incident."""
    return len(event.places) > 1


def _compatible(event: Event, other: Event) -> bool:
    """Whether two kinds may be one: a bare attack or killing may be any."""
    same = event.type.event_type == other.type.event_type
    return same or not event.strong or not other.strong


def _told_apart(event: Event, other: Event) -> bool:
    """Different places, or a past event beside one of the day."""
    if "past" in event.qualifiers:
        return True
    if event.definite and event.landmark:
        return False  # "the blasts were near the shrine": where in the place, not which event
    return bool(event.places and other.places and not _same_place(event, other))


def _same_place(event: Event, other: Event) -> bool:
    return any(a.name == b.name or a.name in b.within or b.name in a.within for a in event.places for b in other.places)
