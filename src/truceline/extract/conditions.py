"""What a stance to a truce hangs on, in the words of its clause."""

from collections.abc import Iterator

from truceline.extract.lines import Line
from truceline.extract.reading import Reading
from truceline.knowledge.lexicon import Role
from truceline.model.claim import Condition

_LEADING: dict[str, tuple[Role, frozenset[str]]] = {
    "accepts": ("condition", frozenset({""})),
    "announces": ("condition", frozenset({""})),
    "undecided": ("only condition", frozenset({""})),  # "has not said if it accepts" hangs on nothing
    "rejects": ("only condition", frozenset({"", "of refusal"})),
    "lapses": ("only condition", frozenset({"", "of refusal"})),
}
"""For each stance the words that lead to what it hangs on: their role, and their senses."""
_CLOSING = {'"': '"', "“": "”"}
_VERBS = frozenset("BmHvKFV")


def conditions_of(reading: Reading, line: Line, at: int, last: int, sense: str) -> Iterator[Condition]:
    """What the stance told at a chunk hangs on: the words up to chunk ``last`` behind "if", or behind the demand."""
    words = at if sense == "conditional" else _leads(line, at, last, sense)
    if words is not None:
        for first, end in _split(line, words + 1, last):
            yield _condition(reading, line, first, end)


def _leads(line: Line, at: int, last: int, sense: str) -> int | None:
    """The word behind a stance that leads to what it hangs on."""
    role, senses = _LEADING.get(sense, ("condition", frozenset()))
    return next((i for i, cue in line.with_cue(role) if at < i <= last and cue.sense in senses), None)


def _split(line: Line, start: int, last: int) -> Iterator[tuple[int, int]]:
    """'That the sieges end and prisoners are freed': one condition each, and each with a subject and a verb."""
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


def _with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the quotation mark before them, where it is closed among them: '"rebels" stop firing'."""
    closing = _CLOSING.get(text[max(0, start - 1):start])
    return (start - 1, end) if closing is not None and closing in text[start:end] else (start, end)


def _condition(reading: Reading, line: Line, first: int, last: int) -> Condition:
    """A condition in its own words, with the actors that it asks something of."""
    while first < last and line.tags[first] in "Rc,":
        first += 1
    while last > first and not line.tags[last].isalpha():
        last -= 1
    start, end = _with_mark(reading.report.text, *line.span(first, last))
    actors = [c.name.actor.name for c in line.chunks[first:last + 1] if c.name is not None and c.name.actor is not None]
    return Condition(text=reading.report.text[start:end], asked_of=tuple(dict.fromkeys(actors)))
