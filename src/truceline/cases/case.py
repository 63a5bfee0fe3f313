"""Cases: an allegation with all its steps, and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.cases.closing import settled
from truceline.cases.fields import FieldRow, rows_of
from truceline.cases.findings import Found, findings_of, joint
from truceline.cases.requests import Request, requests_of
from truceline.cases.sides import Sides
from truceline.cases.steps import Ends, Line, lines_of
from truceline.knowledge.procedure import CaseRules
from truceline.model.entry import Cap, Entry
from truceline.model.payload import CaseStep
from truceline.model.sequence import in_sequence

State = Literal["asked", "answered", "found", "joint finding", "referred", "closed"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``lines`` are its steps in sequence, the first opened it; ``findings`` are by organisation."""

    lines: tuple[Line, ...]
    ends: Ends
    fields: tuple[FieldRow, ...]
    requests: tuple[Request, ...]
    findings: Mapping[str, Found]
    joint: Found | None
    referred: tuple[Line, ...]
    closed: bool

    @property
    def id(self) -> str:
        """The id of the step that opened it."""
        return self.lines[0].entry.id

    @property
    def opened(self) -> CaseStep:
        """The step that opened it."""
        return self.lines[0].body

    @property
    def status(self) -> Cap:
        """Whether it is real, an exercise or a test."""
        return self.lines[0].entry.status

    @property
    def state(self) -> State:
        """How far it has come."""
        found = any(each.settled for each in self.findings.values())
        answered = any(request.answer for request in self.requests)
        reached: tuple[tuple[bool, State], ...] = (
            (self.closed, "closed"), (bool(self.referred), "referred"), (self.joint is not None, "joint finding"),
            (found, "found"), (answered, "answered"))
        return next((state for is_, state in reached if is_), "asked")


def cases(entries: Iterable[Entry], sides: Sides, rules: CaseRules) -> tuple[Case, ...]:
    """The cases that entries which stand come to, by when they were opened. Steps of no case that is here wait."""
    groups: dict[str, list[Line]] = {}
    for entry in in_sequence(e for e in entries if isinstance(e.body, CaseStep)):
        if isinstance(entry.body, CaseStep):
            _file(Line(entry, entry.body), groups)
    return tuple(_case(group, sides, rules) for group in groups.values())


def strays(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Steps of cases whose opening is not here."""
    steps = {entry.id: entry.body for entry in entries if isinstance(entry.body, CaseStep)}
    return tuple(entry for entry in in_sequence(entries) if isinstance(entry.body, CaseStep)
                 and not _opens(entry.body) and not _is_open(steps.get(entry.body.case)))


def _file(line: Line, groups: dict[str, list[Line]]) -> None:
    if _opens(line.body):
        groups[line.entry.id] = [line]
    elif line.body.case in groups:
        groups[line.body.case].append(line)


def _opens(body: CaseStep) -> bool:
    return body.step == "open" and not body.case


def _is_open(body: CaseStep | None) -> bool:
    return body is not None and _opens(body)


def _case(group: Sequence[Line], sides: Sides, rules: CaseRules) -> Case:
    ends = Ends.of(group[0])
    lines, closed = settled(lines_of(group, ends), ends, sides)
    findings = findings_of(lines, ends, rules.persons)
    return Case(
        lines=lines, ends=ends, fields=rows_of(lines, ends, rules.fields), requests=requests_of(lines, ends),
        findings=findings, joint=joint(findings, ends), closed=closed,
        referred=tuple(line for line in lines if line.body.step == "refer" and not line.void))
