"""Who claims, denies, alleges or suspects who did it: kept apart from attribution, and from any finding of ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.avowals import admitted, denied, own_acts, pleas
from truceline.extract.blame import accused, pointed_out
from truceline.extract.deeds import done
from truceline.extract.events import Event
from truceline.extract.lines import Line
from truceline.extract.reading import Reading
from truceline.extract.stated import Stated
from truceline.model.claim import Answer, Party, Speaker

_OTHERS = 3  # chunks behind a claim that may say that it is of other attacks: "of similar attacks"
_AHEAD = 2  # lines, from a claim on, in which its authenticity may be told
_NOT = 6  # chunks between "not" and "verified"
_COULD = 4  # chunks between "could" and "verify"
_VIOLENCE = frozenset("EFKVJGDM")  # words of attacks, and of what became of people


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
    """All statements of who did it, in order; none before the report has told of violence."""
    violent, told_violence = [event for event in events if event.type.violent], False
    found: list[Responsibility] = []
    for number, line in reading.lines():
        told_violence = told_violence or not _VIOLENCE.isdisjoint(line.tags)
        if told_violence:
            found += _of_line(reading, number, violent)
    return found


def _of_line(reading: Reading, number: int, violent: Sequence[Event]) -> Iterator[Responsibility]:
    """The statements of one line; what two words state of the same parties is one."""
    known: set[tuple[str, str, str]] = set()
    for stated in _all_stated(reading, number, violent):
        by = _name(stated.by)
        key = (stated.stance, by, _name(stated.against))
        if stated.stance == "claims" and ("denies", by, "") in known:
            continue  # "said its men had no part in it": no deed of its own
        if key not in known and _is_of_this(reading.told[number].line, stated.at):
            known.add(key)
            yield _responsibility(reading, number, stated, violent)


def _all_stated(reading: Reading, number: int, violent: Sequence[Event]) -> Iterable[Stated]:
    here = [event for event in violent if event.line == number]
    yield from denied(reading, number)
    yield from admitted(reading, number)
    yield from accused(reading, number)
    yield from pointed_out(reading, number)
    yield from done(reading, number)
    yield from own_acts(reading, number, here)
    yield from pleas(reading, number)


def _name(party: Party | None) -> str:
    return party.name if party is not None else ""


def _is_of_this(line: Line, at: int) -> bool:
    """Not 'responsibility for similar attacks'."""
    return not line.says("previous", at, min(at + _OTHERS, len(line.chunks) - 1))


def _responsibility(reading: Reading, number: int, stated: Stated, events: Sequence[Event]) -> Responsibility:
    line = reading.told[number].line
    first, last = (0, len(line.tags) - 1) if stated.whole else _clause(line, stated.at)
    checked = _authenticated(reading, number) if stated.stance == "claims" else "unknown"
    return Responsibility(
        number, first, last, stated.stance, stated.by, stated.against, reading.chain(number, stated.at),
        _about(number, stated.at, events), checked, stated.rule, stated.plea)


def _clause(line: Line, at: int) -> tuple[int, int]:
    return line.since(at, ';"“”'), line.until(at, ';"“”.')


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
