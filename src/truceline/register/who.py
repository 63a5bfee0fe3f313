"""Has this group pledged: its place in the register in a few plain lines, with source and age.

It informs and permits nothing: who is not listed may not be struck for that.
"""

from truceline.knowledge.belonging import find, key_of
from truceline.knowledge.criteria import met_by
from truceline.knowledge.entries import Actor
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import said_moment
from truceline.knowledge.words import cut_words
from truceline.model.base import Record
from truceline.model.brief import Dossier
from truceline.model.claim import Party
from truceline.model.report import Published, Report
from truceline.model.time import Moment, day_of
from truceline.model.truce import Criterion, PartyStatus, Register, RegisterLine

NOT_LISTED = ("Nobody is reported to have said what it is to this truce. That says nothing about whether it may be "
              "struck.")


class Standing(Record):
    """The answer to ``truceline who NAME``: one party's line, how old it is, and where it is from.

    ``asked`` is the name as asked; ``via`` the wider party whose line answers for it, empty where it has its own.
    ``age_days`` counts from ``line.since`` to ``as_of``; ``sources`` are the reports' labels and the file.
    """

    asked: str
    name: str
    status: PartyStatus
    line: RegisterLine | None = None
    via: str = ""
    truce: str = ""
    clause: str = ""
    as_of: Moment
    age_days: int | None = None
    sources: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The answer as plain text, a line for each thing known."""
        line = self.line
        told = [f"{self.name}: {self.status}" + (f" (through {self.via})" if self.via else ""),
                *([f"Asked as: {self.asked}"] if self.asked != self.name else []),
                *([f"Truce: {self.truce}"] if self.truce else ["No truce is told of."])]
        if self.clause:
            told.append(f"By the clause: {self.clause}")
        if line is not None:
            told += _line_words(line, self.as_of)
        elif not self.clause:
            told.append(NOT_LISTED)
        told += [f"Source: {source}" for source in self.sources]
        return (*told, f"As of {said_moment(self.as_of)}{self._age()}")

    def _age(self) -> str:
        if self.age_days is None or self.age_days < 0:
            return ""
        return f"; this word is {self.age_days} day{'' if self.age_days == 1 else 's'} old"


def who(name: str, register: Register, knowledge: Knowledge, dossier: Dossier | None = None) -> Standing:
    """What the register says of a party, by any spelling of its name. With the ``dossier`` its reports are named."""
    record = register.in_use()
    party = _asked(name, knowledge)
    line = find(party, record.parties, knowledge.actors) if record else None
    criterion = _criterion(party, line, register, knowledge)
    own = line is None or key_of(line, knowledge.actors) == key_of(party, knowledge.actors)
    return Standing(
        asked=name, name=party.name, status=_status(line, criterion), line=line,
        via="" if own or not line else line.name,
        truce=record.name if record else "", clause=criterion.text if criterion else "", as_of=register.as_of,
        age_days=_age(line, register), sources=_sources(line, register, dossier))


def _criterion(party: Party, line: RegisterLine | None, register: Register, knowledge: Knowledge) -> Criterion | None:
    """The clause that excludes the party by kind as of now; who is bound has been let in all the same."""
    if line is not None and line.status == "bound":
        return None
    return met_by(party, _criteria(register), knowledge, register.as_of)


def _asked(name: str, knowledge: Knowledge) -> Party:
    """The party of a name, in whatever spelling; of a capital, where it stands for its state."""
    entry = knowledge.actors.find(name)
    if entry is None:
        tokens = cut_words(name)
        named = [n.entry for n in knowledge.names.find(tokens) if (n.start, n.end) == (0, len(tokens))]
        entry = next((e for e in named if isinstance(e, Actor)), None)
    return Party(name=entry.name, id=entry.id) if entry else Party(name=name)


def _status(line: RegisterLine | None, criterion: Criterion | None) -> PartyStatus:
    if line is not None and line.status in {"bound", "excluded"}:
        return line.status
    if criterion is not None:
        return "excluded"
    return line.status if line else "not listed"


def _criteria(register: Register) -> tuple[Criterion, ...]:
    """The clauses that exclude by kind: the file's, and those that reports tell."""
    filed = register.chosen.criteria if register.chosen else ()
    told = (text for truce in register.truces if not truce.attempt and truce.source == "reports"
            for text in truce.criteria)
    return (*filed, *(Criterion(text=text) for text in told))


def _age(line: RegisterLine | None, register: Register) -> int | None:
    if line is None or line.since is None:
        return None
    return (day_of(register.as_of) - day_of(line.since)).days


def _line_words(line: RegisterLine, as_of: Moment) -> list[str]:
    comes = line.since is not None and day_of(line.since) > day_of(as_of)
    # Of a ledger's register the reason is where the pledge is from; where registers differ, it is why it is contested.
    why = "Source" if line.source == "register" and line.status != "contested" else "Why"
    words = [("Told to", line.told_to), ("From" if comes else "Since", said_moment(line.since) if line.since else ""),
             ("Until", said_moment(line.until) if line.until else ""), ("Said by", line.by),
             ("Channel", line.channel), (why, line.reason)]
    return [f"{label}: {value}" for label, value in words if value]


def _sources(line: RegisterLine | None, register: Register, dossier: Dossier | None) -> tuple[str, ...]:
    """The truce file, and every report that the line rests on."""
    if line is None:
        return ()
    in_file = register.chosen is not None and line.source in {"file", "both"}
    filed = [f"truce file {register.chosen.id}"] if register.chosen and in_file else []
    claims = set(line.claims)
    told = {a.claim.report for a in dossier.claims if a.claim.id in claims} if dossier else set()
    return (*filed, *sorted(_label(report) for report in (dossier.reports if dossier else ()) if report.id in told))


def _label(report: Report) -> str:
    return f"{report.outlet or report.agency or report.title or report.path}, {_day(report.published)}"


def _day(published: Published | None) -> str:
    if published is None:
        return "date not known"
    return f"{'' if published.is_one_day else 'by '}{said_moment(published.latest[:10])}"
