"""Words that tell an event, and how exactly each tells its kind."""

import re
from collections.abc import Iterator, Sequence

from truceline.extract.clauses import Clause
from truceline.extract.lines import CASUALTY_ROLES, Line
from truceline.knowledge.lexicon import Cue, Found

EventWord = tuple[int, Cue]
"""The chunk of an event word, and its cue."""

Devices = tuple[int | None, int | None]
"""The lowest and the highest number of bombs or attackers; none where it is open."""

_JOINED = re.compile(r",?(?:c|vp)[dwa]*")  # "a car bomb and two bombers", "a bombing followed by two more"
_VAGUE_WEAPON = "explosion"  # what exploded is not told
_DOES_SO = frozenset("PUYwsXi")  # before a participle: those who do it all along


def event_words(line: Line, clause: Clause, speakers: frozenset[int]) -> list[EventWord]:
    """The event words of a clause, but for its speakers ("the attackers said")."""
    return [(at, cue) for at, cue in _words(line, clause) if at not in speakers and not _is_participle(line, at, cue)]


def telling(line: Line, clause: Clause, words: Sequence[EventWord]) -> EventWord | None:
    """The word that tells a clause's event: the most exact one, or the verb that turns what a noun tells.

    Of "a siege was lifted" it is "lifted"; "talks" alone tell nothing. What a bare attack was its weapon tells:
    "a missile hit the flats".
    """
    at, cue = max(words, key=lambda word: (strength(word[1]), -word[0]))
    turn = next((turn for turn in _turns(line, clause) if turn[1].sense == cue.event), None)
    if turn is None and cue.sense == "with verb":
        return None
    return turn or (at, _by_weapon(line, clause, cue) or cue)


def strength(cue: Cue) -> int:
    """How exactly a word tells the kind of event: a weapon before a bare attack before a bare killing."""
    if cue.weak:
        return 0
    if cue.weapon and cue.weapon != _VAGUE_WEAPON:
        return 3
    return 2 if cue.weapon or cue.exact else 1


def weapons_of(line: Line, clause: Clause, words: Sequence[EventWord]) -> tuple[str, ...]:
    """The weapons that a clause names; that something exploded counts only where nothing else is told."""
    told = [cue.weapon for _, cue in words if cue.weapon]
    inside = {word for at, cue in words if cue.weapon for word in range(line.chunks[at].start, line.chunks[at].end)}
    named = (*told, *(found.cue.weapon for found in _weapons(line, clause) if found.start not in inside))
    exact = dict.fromkeys(weapon for weapon in named if weapon != _VAGUE_WEAPON)
    return tuple(exact) or tuple(told if len(words) == 1 else ())


def devices_of(line: Line, words: Sequence[EventWord]) -> Devices | None:
    """How many bombs or attackers are counted: "two car bombs", "twin blasts", "a car bomb and two bombers"."""
    run: list[Devices] = []
    counted, last = False, -1
    for at, cue in words:
        count = _count(line, at, cue)
        one = count or ((1, 1) if cue.weapon and line.means(at - 1, "determiner", "indefinite") else None)
        if one is None:
            continue
        if run and not _JOINED.fullmatch(line.tags, last + 1, at):
            if counted:
                break
            run = []
        run.append(one)
        counted, last = counted or count is not None, at
    return _sum(run) if counted else None


def _count(line: Line, at: int, cue: Cue) -> Devices | None:
    """The number of an event word, or the word for one before it ("twin")."""
    number = line.chunks[at].number
    if number is not None and not number.vague and cue.role == "event noun" and cue.sense != "with verb":
        return number.low, number.high
    count = line.chunks[at - 1].cue("count") if at else None
    return (count.value, count.value) if count is not None and count.value is not None else None


def _sum(run: Sequence[Devices]) -> Devices:
    """All together; open where one of them is."""
    lows = [low for low, _ in run if low is not None]
    highs = [high for _, high in run if high is not None]
    return sum(lows) if len(lows) == len(run) else None, sum(highs) if len(highs) == len(run) else None


def _words(line: Line, clause: Clause) -> Iterator[EventWord]:
    """The words of a clause that may tell an event, whoever they are said of."""
    for at in range(clause[0], clause[1] + 1):
        chunk = line.chunks[at]
        if not chunk.cues and chunk.head is None:
            continue
        cue = (chunk.cue("event noun", "event verb") or chunk.cue(*CASUALTY_ROLES) or _counted(line, at)
               or _use(line, clause, at))
        if cue is not None and cue.event:
            yield at, cue


def _counted(line: Line, at: int) -> Cue | None:
    """'Two bombings': the event word is the noun that a number counts."""
    chunk = line.chunks[at]
    if chunk.head is None or chunk.head.role == "event noun":
        return chunk.head
    nouns = line.found_by.get("event noun", ())
    return next((found.cue for found in nouns if chunk.start <= found.start and found.end <= chunk.end), None)


def _is_participle(line: Line, at: int, cue: Cue) -> bool:
    """'The groups fighting in the hills': what people do all along, no event."""
    return cue.sense == "participle" and at > 0 and line.tags[at - 1] in _DOES_SO


def _turns(line: Line, clause: Clause) -> Iterator[EventWord]:
    """Verbs that turn what a noun tells: a convoy that is stopped, a siege that is lifted."""
    return ((at, cue) for at, cue in line.with_cue("event turn") if clause[0] <= at <= clause[1])


def _use(line: Line, clause: Clause, at: int) -> Cue | None:
    """'Howitzers pounded the town': a verb that tells an attack where a weapon stands beside it."""
    use = line.chunks[at].cue("weapon use")
    return use if use is not None and _by_weapon(line, clause, use) is not None else None


def _by_weapon(line: Line, clause: Clause, cue: Cue) -> Cue | None:
    """The weapon named in a clause that makes what its word tells an event of another kind."""
    return next((found.cue for found in _weapons(line, clause) if found.cue.sense == cue.event), None)


def _weapons(line: Line, clause: Clause) -> Iterator[Found]:
    """The weapons that a clause names."""
    start, end = line.chunks[clause[0]].start, line.chunks[clause[1]].end
    return (found for found in line.found_by.get("weapon", ()) if start <= found.start < end)
