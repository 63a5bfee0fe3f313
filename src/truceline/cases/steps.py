"""Which steps of a case count: a peer may send anything, and only what it may say changes the case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.model.entry import Entry
from truceline.model.payload import CaseStep
from truceline.model.truce import Verdict

PERSONS: frozenset[Verdict] = frozenset({"violation", "no violation", "undetermined"})
"""The verdicts that persons give; the machine says outside or open."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a case. ``void`` says why it changes nothing, empty where it counts."""

    entry: Entry
    body: CaseStep
    void: str = ""

    @property
    def by(self) -> str:
        """The organisation whose step it is."""
        return self.entry.author


@dataclass(frozen=True, slots=True)
class Ends:
    """The two organisations of a case: who opened it, and whose answer is asked for."""

    opener: str
    asked: str

    @classmethod
    def of(cls, first: Line) -> "Ends":
        """By the step that opened it: the one it names, else its only recipient."""
        entry, to = first.entry, first.body.to
        return cls(entry.author, to or (entry.recipients[0] if len(entry.recipients) == 1 else ""))

    def other(self, organisation: str) -> str:
        """The other end."""
        return self.asked if organisation == self.opener else self.opener

    def __iter__(self) -> Iterator[str]:
        return iter((self.opener, self.asked))


def lines_of(group: Sequence[Line], ends: Ends) -> tuple[Line, ...]:
    """The steps of one case in sequence, each with whether it counts."""
    by_id = {line.entry.id: line for line in group}
    return tuple(replace(line, void=_void(line, by_id, group[0], ends)) for line in group)


def _void(line: Line, by_id: Mapping[str, Line], first: Line, ends: Ends) -> str:
    if line.by not in ends:
        return f"{line.by} takes no part in this case"
    if line.entry.status != first.entry.status:
        return f"its status is {line.entry.status}, and this case's is {first.entry.status}"
    if line.body.step == "open" and line is not first:
        return "a case is opened once"
    if line.body.step in {"dispute", "agree"}:
        return _marks_nothing(line, by_id.get(line.body.about))
    return _finds_nothing(line) if line.body.step == "find" else ""


def _finds_nothing(line: Line) -> str:
    """Why a finding is none: the machine's verdicts are not a person's."""
    if line.body.verdict not in PERSONS:
        return "a person finds violation, no violation, or that it cannot be determined"
    return "" if line.entry.by else "a finding is a person's, and no person is named"


def _marks_nothing(line: Line, about: Line | None) -> str:
    """Why a dispute or agreement marks nothing: it has to name the other side's words on that field."""
    if about is None or line.body.field not in told_in(about):
        return f"it names no version of {line.body.field or 'any field'}"
    return "nobody disputes or agrees with its own words" if about.by == line.by else ""


def told_in(line: Line) -> Mapping[str, str]:
    """What a step says of each field in its side's own words."""
    body = line.body
    own = {body.field: body.text} if body.step == "dispute" and body.field and body.text.strip() else {}
    return {**body.version, **own}
