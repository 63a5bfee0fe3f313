"""Who claims, denies, alleges or suspects who did it: kept apart from attribution, and from any finding of ours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.events import Event
from truceline.extract.frames import Frame
from truceline.extract.lines import Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import phrase_after, subject_before
from truceline.extract.reading import Reading
from truceline.knowledge.lexicon import Cue
from truceline.model.claim import Answer, Party, Speaker

_SIDES = frozenset({"armed group", "force", "government", "state", "coalition"})
_PEOPLE = frozenset("YUPsuoN")
_ANYBODY = _PEOPLE | {"Z", "i", "w"}
_OTHERS = 3  # chunks behind a claim that may say that it is of other attacks: "of similar attacks"
_AHEAD = 2  # lines, from a claim on, in which its authenticity may be told
_NOT = 6  # chunks between "not" and "verified"
_COULD = 4  # chunks between "could" and "verify"


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
    violent = [event for event in events if event.type.violent]
    found: list[Responsibility] = []
    for number, line in reading.lines():
        for at, cue in line.with_cue("responsibility"):
            found += _stated(reading, number, at, cue, violent)
        for frame in reading.told[number].frames:
            found += _own_act(reading, number, frame, violent)
    return found


# ---------------------------------------------------------------- stated by a word


def _stated(reading: Reading, number: int, at: int, cue: Cue, events: Sequence[Event]) -> Iterator[Responsibility]:
    """What one word states; without anybody named on the side that matters it states nothing."""
    line, chain = reading.told[number].line, reading.chain(number, at)
    stance, _, where = cue.sense.partition(" ")
    speaker = Party(name=chain[0].name, id=chain[0].id) if chain else None
    by, against = _sides(line, at, stance, where, speaker)
    named = by if stance in {"claims", "denies"} else against
    about = _about(number, at, events)
    if named is not None and about and not line.says("previous", at, min(at + _OTHERS, len(line.chunks) - 1)):
        first, last = line.since(at, ';"“”'), line.until(at, ';"“”.')
        checked = _authenticated(reading, number) if stance == "claims" else "unknown"
        rule = f"responsibility.{cue.id}"
        yield Responsibility(number, first, last, stance, by, against, chain, about, checked, rule)


def _sides(line: Line, at: int, stance: str, where: str, speaker: Party | None) -> tuple[Party | None, Party | None]:
    """Who states it, and of whom."""
    before, after = _before(line, at), _after(line, at)
    match stance, where:
        case "claims" | "denies", _:
            return (after if where == "by" else before or speaker), None
        case _, "object" if _is_passive(line, at):
            return speaker, after or _before(line, at, _PEOPLE)
        case _, "object":
            return before or speaker, after or _behind(line, at, "on")
        case _, "to":
            return before or speaker, _behind(line, at, "to")
        case _, "by":
            return after, _behind(line, at, "on")
        case _:
            return speaker, before


def _before(line: Line, at: int, nouns: frozenset[str] = _ANYBODY) -> Party | None:
    subject = subject_before(line, at - 1 if line.tags[:at].endswith("R") else at)  # "those who perpetrated the attack"
    return party_of(line, subject) if subject is not None and line.tags[subject.head] in nouns else None


def _after(line: Line, at: int) -> Party | None:
    phrase = phrase_after(line, at + 1)
    return party_of(line, phrase) if phrase is not None and line.tags[phrase.head] in _PEOPLE else None


def _behind(line: Line, at: int, sense: str) -> Party | None:
    """'Blamed the raid on the rebels', 'attributed the raid to them': behind the next such word."""
    led = next((i for i, cue in line.with_cue("preposition") if i > at and cue.sense == sense), None)
    return _after(line, led) if led is not None else None


def _is_passive(line: Line, at: int) -> bool:
    """'The group is suspected of the raid'."""
    return line.tags[:at].rstrip("a").endswith("B")


def _about(number: int, at: int, events: Sequence[Event]) -> list[Event]:
    """The violent event of the line that is told nearest, else the last one told before."""
    here = [e for e in events if e.line == number]
    if here:
        return [min(here, key=lambda e: abs(e.at - at))]
    return [e for e in events if e.line < number][-1:]


def _authenticated(reading: Reading, number: int) -> Answer:
    """Whether the report says that somebody checked the claim: "could not be verified" is a no."""
    for told in reading.told[number:number + _AHEAD]:
        for at, _ in told.line.with_cue("authentication"):
            before = told.line.tags[:at]
            return "no" if "!" in before[-_NOT:] or "m" in before[-_COULD:] else "yes"
    return "unknown"


# ---------------------------------------------------------------- an act of one's own


def _own_act(reading: Reading, number: int, frame: Frame, events: Sequence[Event]) -> Iterator[Responsibility]:
    """'The group said one of its fighters had blown himself up': an armed group tells its own act."""
    line, speaker = reading.told[number].line, reading.told[number].speakers[frame.at][0]
    actor = reading.knowledge.actors.get(speaker.id) if speaker.id else None
    if actor is None or actor.kind not in _SIDES:
        return
    done, plea = [e for e in events if not e.qualifiers], _plea(reading, line, frame.at)
    if plea:
        about = [e for e in done if e.line < number][-1:]
    elif actor.kind == "armed group" and _owns(line, frame.at):
        about = [e for e in done if e.line == number and frame.covers(e.at)]
    else:
        return
    if about:
        yield Responsibility(
            number, 0, len(line.tags) - 1, "claims", Party(name=actor.name, id=actor.id), None,
            reading.chain(number, about[0].at), about, _authenticated(reading, number), "responsibility.own act", plea)


def _owns(line: Line, at: int) -> bool:
    """Whether a speaker tells of what is its own: "its fighters"."""
    owned = line.found_by.get("determiner", ())
    return any(f.cue.sense == "possessive" and f.start >= line.chunks[at].end for f in owned)


def _plea(reading: Reading, line: Line, at: int) -> str:
    """The words with which somebody excuses what it did ("returned fire in self-defence"); empty for none."""
    found = [f for f in line.found_by.get("exculpation", ()) if f.start >= line.chunks[at].end]
    if not found:
        return ""
    tokens = line.sentence.tokens
    return reading.report.text[tokens[found[0].start].start:tokens[found[-1].end - 1].end]
