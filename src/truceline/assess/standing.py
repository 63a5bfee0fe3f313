"""What a party is to the truce at the time of an incident: bound, not bound, or nobody can tell."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from truceline.assess.timing import Relation, relation
from truceline.knowledge.belonging import find, key_of
from truceline.knowledge.criteria import met_by
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import said_moment
from truceline.model.claim import Answer, Party
from truceline.model.time import Period
from truceline.model.truce import Adherent, Criterion, PartyStatus, Register, RegisterLine, TruceRecord

NOT_LISTED = "it is not listed, which says nothing about whether it may be struck"


class Standing(NamedTuple):
    """Whether a party was bound, with the reason (which begins with its name) and what it rests on."""

    answer: Answer
    reason: str
    evidence: tuple[str, ...] = ()


class _Entry(NamedTuple):
    """What the register says of one party, file and reports together."""

    name: str
    status: PartyStatus
    since: str | None
    until: str | None
    reason: str
    evidence: tuple[str, ...]


def standing(party: Party, when: Period | None, register: Register, knowledge: Knowledge) -> Standing:
    """What the register says of a party at a time; the exclusions of the terms count before there is a register."""
    entry = _entry(party, register, knowledge)
    if entry is None or entry.status not in {"bound", "excluded"}:
        criterion = met_by(party, _criteria(register), knowledge, when.start if when else None)
        if criterion is not None:
            return Standing("no", f"{party.name} is excluded by the clause: {criterion.text}",
                            _criterion_evidence(register, criterion))
    if entry is None:
        return Standing("unknown", f"{party.name}: {NOT_LISTED}")
    lies = _lies(when, entry, register)
    name = entry.name if key_of(party, knowledge.actors) == key_of(_named(entry), knowledge.actors) else (
        f"{party.name}, which belongs to {entry.name},")
    answer, words = _RULES[entry.status](entry, lies)
    return Standing(answer, f"{name} {words}", entry.evidence)


def _named(entry: _Entry) -> Party:
    return Party(name=entry.name)


def _entry(party: Party, register: Register, knowledge: Knowledge) -> _Entry | None:
    record = register.in_use()
    line = find(party, _lines(record), knowledge.actors) if record else None
    if line is None:
        return None
    adherent = _adherent(line, register, knowledge)
    if adherent is None:
        return _Entry(line.name, line.status, line.since, line.until, line.reason, line.claims)
    evidence = (f"{record.id if record else ''}:{adherent.name}", *line.claims)
    if line.status == "suspended" and adherent.status == "bound" and not adherent.until:
        return _Entry(line.name, "bound", adherent.since, line.since, line.reason, evidence)
    return _Entry(line.name, adherent.status, adherent.since, adherent.until, adherent.source or line.reason, evidence)


def _lines(record: TruceRecord) -> Iterator[RegisterLine]:
    """The lines that speak of somebody; an exclusion by kind ("other terrorist groups") names nobody."""
    return (line for line in record.parties if not line.by_kind)


def _adherent(line: RegisterLine, register: Register, knowledge: Knowledge) -> Adherent | None:
    """The file's own line, whose dates hold at any time; the register's was read at one."""
    key = key_of(line, knowledge.actors)
    among = register.chosen.parties if register.chosen else ()
    return next((each for each in among if key_of(each, knowledge.actors) == key), None)


def _lies(when: Period | None, entry: _Entry, register: Register) -> Relation:
    if when is None:
        return "partly"
    zone = ZoneInfo(register.chosen.timezone) if register.chosen else None
    return relation(when, (entry.since, entry.since), entry.until, zone)


def _criteria(register: Register) -> tuple[Criterion, ...]:
    record = register.in_use()
    filed = register.chosen.criteria if register.chosen else ()
    return (*filed, *(Criterion(text=text) for text in (record.criteria if record else ())))


def _criterion_evidence(register: Register, criterion: Criterion) -> tuple[str, ...]:
    """The clause of the file; for one that only reports tell, their claims."""
    if register.chosen and criterion in register.chosen.criteria:
        return (f"{register.chosen.id}:{criterion.list_name or 'criteria'}",)
    record = register.in_use()
    terms = record.terms if record else ()
    return tuple(claim for term in terms if term.term == "criterion" and term.value == criterion.text
                 for claim in term.claims)


def _bound(entry: _Entry, lies: Relation) -> tuple[Answer, str]:
    since, until = said_moment(entry.since or "0001-01-01"), said_moment(entry.until or "9999-12-31")
    match lies:
        case "before":
            return "no", f"was bound only from {since}, after this happened"
        case "after":
            return "no", f"was bound until {until}, before this happened"
        case "within":
            return "yes", f"was bound at the time{_from(entry)}"
        case "partly" if entry.until:
            return "unknown", f"was bound until {until}, and this may have happened before or after"
        case "partly":
            return "unknown", f"was bound from {since}, and this may have happened before or after"


def _excluded(entry: _Entry, _lies: Relation) -> tuple[Answer, str]:
    return "no", f"is excluded from the truce{_from(entry)}"


def _non_adherent(entry: _Entry, lies: Relation) -> tuple[Answer, str]:
    if lies in {"before", "partly"} and entry.since:
        return "unknown", f"rejected the truce on {said_moment(entry.since)}; what it was to it before is not told"
    return "no", f"has not accepted the truce{_from(entry)}"


def _contested(entry: _Entry, _lies: Relation) -> tuple[Answer, str]:
    return "unknown", f"is contested: one side holds it to be excluded, another does not{_from(entry)}"


def _expected(entry: _Entry, _lies: Relation) -> tuple[Answer, str]:
    return "unknown", f"is not known to have told a guarantor that it accepts{_from(entry)}"


def _suspended(entry: _Entry, _lies: Relation) -> tuple[Answer, str]:
    return "unknown", f"has suspended or ended its part{_from(entry)}"


def _not_listed(_entry: _Entry, _lies: Relation) -> tuple[Answer, str]:
    return "unknown", f": {NOT_LISTED}"


def _from(entry: _Entry) -> str:
    return f" ({entry.reason})" if entry.reason else ""


_RULES: dict[PartyStatus, Callable[[_Entry, Relation], tuple[Answer, str]]] = {
    "bound": _bound, "excluded": _excluded, "non-adherent": _non_adherent, "contested": _contested,
    "expected": _expected, "suspended": _suspended, "not listed": _not_listed,
}
