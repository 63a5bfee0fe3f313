"""Who claims, denies, alleges or suspects who did it: kept apart from attribution, and from any finding of ours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.events import Event
from truceline.extract.lines import Chunk, Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import phrase_after, subject_before
from truceline.extract.reading import Reading
from truceline.model.claim import Answer, Party, Speaker

_SIDES = frozenset({"armed group", "force", "government", "state", "coalition"})
_PEOPLE = frozenset("YUPsuoN")
_AHEAD = 2  # lines behind a claim in which its authenticity may be told


@dataclass(slots=True)
class Responsibility:
    """One statement of who did it, in the clause of a line; ``events`` are what it is about."""

    line: int
    first: int
    last: int
    stance: str
    by: Party | None
    against: Party | None
    chain: tuple[Speaker, ...]
    events: list[Event]
    authenticated: Answer
    rule: str
    exculpates: str = ""


def read_responsibility(reading: Reading, events: Sequence[Event]) -> list[Responsibility]:
    """All statements of who did it, in order."""
    found = []
    for number, line in reading.lines():
        for at, cue in line.with_cue("responsibility"):
            stance, _, where = cue.sense.partition(" ")
            found += list(_stated(reading, number, at, stance, where, events))
        found += list(_own_act(reading, number, line, events))
    return found


def _stated(reading: Reading, number: int, at: int, stance: str, where: str, events: Sequence[Event]) -> Iterator[Responsibility]:
    """What one cue states; without anybody named on the side that matters it states nothing."""
    line = reading.told[number].line
    before, after = _before(line, at), _after(line, at)
    chain = reading.chain(number, at)
    speaker = Party(name=chain[0].name, id=chain[0].id) if chain else None
    match stance, where:
        case "claims" | "denies", "subject":
            by, against = before or speaker, None
        case "claims", _:
            by, against = after, None
        case "accuses" | "suspects", "object" if _is_passive(line, at):
            by, against = speaker, before if after is None else after
        case "accuses" | "suspects", "object":
            by, against = before or speaker, after or _behind(line, at, "on")
        case "accuses", "to":
            by, against = before or speaker, _behind(line, at, "to")
        case "accuses", "by":
            by, against = after, _behind(line, at, "on")
        case _:
            by, against = speaker, before
    if (by is None and stance in {"claims", "denies"}) or (against is None and stance in {"accuses", "suspects"}):
        return
    about = _about(number, at, line, events)
    if not about:
        return
    first, last = _extent(line, at)
    cue = line.chunks[at].cue("responsibility")
    yield Responsibility(number, first, last, stance, by, against, chain, about,
                         _authenticated(reading, number) if stance == "claims" else "unknown",
                         f"responsibility.{cue.id if cue else stance}")


def _own_act(reading: Reading, number: int, line: Line, events: Sequence[Event]) -> Iterator[Responsibility]:
    """'The group said one of its fighters had blown himself up': an armed group tells its own act."""
    for frame in reading.told[number].frames:
        speaker = reading.told[number].speakers[frame.at][0]
        actor = reading.knowledge.actors.get(speaker.id) if speaker.id else None
        if actor is None or actor.kind not in _SIDES:
            continue
        plea = _plea(reading, line, frame.at)
        about = [e for e in events if e.line == number and frame.covers(e.at) and e.type.violent and not e.qualifiers]
        if plea:
            about = [e for e in events if e.line < number and e.type.violent and not e.qualifiers][-1:]
        owned = any(f.cue.sense == "possessive" and f.start >= line.chunks[frame.at].end for f in line.found)
        if about and (plea or (owned and actor.kind == "armed group")):
            yield Responsibility(number, 0, len(line.tags) - 1, "claims", Party(name=actor.name, id=actor.id), None,
                                 reading.chain(number, about[0].at), about, _authenticated(reading, number), "responsibility.own act", plea)


def _plea(reading: Reading, line: Line, at: int) -> str:
    """The words with which somebody excuses what it did ("returned fire in self-defence"); empty for none."""
    found = [f for f in line.found if f.cue.role == "exculpation" and f.start >= line.chunks[at].end]
    if not found:
        return ""
    tokens = line.sentence.tokens
    return reading.report.text[tokens[found[0].start].start:tokens[found[-1].end - 1].end]


def _before(line: Line, at: int) -> Party | None:
    head = subject_before(line, at - 1 if line.tags[:at].endswith("R") else at)  # "those who perpetrated the attack"
    return party_of(line, head) if head is not None else None


def _after(line: Line, at: int) -> Party | None:
    head = phrase_after(line, at + 1)
    return party_of(line, head) if head is not None and line.tags[head[2]] in _PEOPLE else None


def _behind(line: Line, at: int, word: str) -> Party | None:
    """'blamed the raid on the rebels', 'attributed the raid to them': behind the next such word."""
    led = next((i for i in range(at + 1, len(line.tags)) if line.words(line.chunks[i]) == (word,)), None)
    return _after(line, led) if led is not None else None


def _is_passive(line: Line, at: int) -> bool:
    """'The group is suspected of the raid'."""
    return line.tags[:at].rstrip("a").endswith("B")


def _about(number: int, at: int, line: Line, events: Sequence[Event]) -> list[Event]:
    """The events of the line that it can be about, else the last one told before."""
    here = [e for e in events if e.line == number and e.type.violent]
    if here:
        nearest = min(here, key=lambda e: abs(e.at - at))
        return [nearest]
    before = [e for e in events if e.line < number and e.type.violent]
    return before[-1:]


def _extent(line: Line, at: int) -> tuple[int, int]:
    """The words around a cue, to the next semicolon or quotation mark."""
    first = last = at
    while first > 0 and line.tags[first - 1] not in ';"“”':
        first -= 1
    while last + 1 < len(line.tags) and line.tags[last + 1] not in ';"“”.':
        last += 1
    return first, last


def _authenticated(reading: Reading, number: int) -> Answer:
    """Whether the report says that somebody checked the claim: "could not be verified" is a no."""
    for line in (told.line for told in reading.told[number:number + _AHEAD]):
        for at, _ in line.with_cue("authentication"):
            return "no" if "!" in line.tags[max(0, at - 6):at] or _could(line, at) else "yes"
    return "unknown"


def _could(line: Line, at: int) -> bool:
    chunks: list[Chunk] = line.chunks[max(0, at - 4):at]
    return any(chunk.tag == "m" for chunk in chunks)
