"""The terms that an incident is tried on: those of the truce file, else what the reports tell of the truce."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Answer
from truceline.model.incident import Incident
from truceline.model.truce import Register, Term, TruceFile, TruceRecord

TOLD = "cessation"
"""The id of the one term that a truce known from reports alone has."""

_PROTECTED = TruceFile.model_fields["protects_by_default"].default


@dataclass(frozen=True, slots=True)
class Clause:
    """One term with all that it takes from its truce.

    ``earliest`` and ``latest`` are the moments between which it starts. ``zone`` is where moments without
    an offset hang; without one all of them are local, and their offsets do not count. ``told`` says that the
    term is known from reports alone: then ``prohibits`` is empty, and the kinds of act in the ontology decide.
    ``announced`` says that the moments are those of an announcement, for no report tells a start.
    """

    truce: str
    id: str
    text: str
    country: str
    earliest: str | None
    latest: str | None
    ends: str | None
    zone: tzinfo | None
    prohibits: tuple[str, ...]
    protects: tuple[str, ...]
    binds: tuple[str, ...]
    area: tuple[str, ...]
    exceptions: tuple[str, ...]
    evidence: tuple[str, ...]
    told: bool = False
    announced: bool = False

    def forbids(self, incident: Incident, knowledge: Knowledge) -> Answer:
        """Whether acts of this kind are forbidden; unknown where the kind is told too coarsely."""
        if not incident.event_type:
            return "unknown"
        return _told_forbids(incident, knowledge) if self.told else _forbids(self.prohibits, incident)


def kind_of(incident: Incident) -> str:
    """The id of an incident's kind in the ontology."""
    return "/".join(part for part in (incident.event_type, incident.sub_event_type) if part)


def _forbids(prohibits: Iterable[str], incident: Incident) -> Answer:
    kind, finer = kind_of(incident), False
    for forbidden in prohibits:
        if kind == forbidden or kind.startswith(f"{forbidden}/"):
            return "yes"
        finer = finer or forbidden.startswith(f"{kind}/")
    return "unknown" if finer else "no"


def _told_forbids(incident: Incident, knowledge: Knowledge) -> Answer:
    """Reports seldom tell all terms: attacks are forbidden by default, what else a truce may forbid is not known."""
    entry = knowledge.ontology.get(kind_of(incident)) or knowledge.ontology.get(incident.event_type)
    if entry is None:
        return "unknown"
    if entry.acts:
        return "yes" if entry.violent else "unknown"
    return "no"


def clauses(register: Register) -> tuple[Clause, ...]:
    """All terms of the truce that incidents are judged by; none where nobody tells of a truce."""
    record = register.in_use()
    if register.chosen is not None:
        return tuple(_of_file(register.chosen, term) for term in register.chosen.terms)
    return (_of_reports(record),) if record else ()


def tried_on(incident: Incident, among: tuple[Clause, ...], knowledge: Knowledge) -> Iterator[Clause]:
    """The terms about acts of the incident's kind; where none is, the first, so that the reason can be read."""
    about = [clause for clause in among if clause.forbids(incident, knowledge) != "no"]
    yield from about or among[:1]


def _of_file(truce: TruceFile, term: Term) -> Clause:
    starts = term.starts or truce.starts
    return Clause(
        truce=truce.id, id=term.id, text=term.text, country=truce.country, earliest=starts, latest=starts,
        ends=term.ends or truce.ends, zone=ZoneInfo(truce.timezone), prohibits=term.prohibits,
        protects=term.protects or truce.protects_by_default, binds=term.binds, area=term.area,
        exceptions=term.exceptions, evidence=(f"{truce.id}:{term.id}",))


def _of_reports(record: TruceRecord) -> Clause:
    starts = [claim for term in record.terms if term.term == "start" for claim in term.claims]
    exceptions = tuple(term.value for term in record.terms if term.term == "exception")
    begins = record.start
    return Clause(
        truce=record.id, id=TOLD, text=_told_text(record), country=record.country,
        earliest=begins.earliest if begins else None, latest=begins.latest if begins else None, ends=record.end,
        zone=None, prohibits=(), protects=_PROTECTED, binds=(), area=(), exceptions=exceptions,
        evidence=tuple(starts) or record.claims[:1], told=True, announced=begins is not None and begins.announced)


def _told_text(record: TruceRecord) -> str:
    asked = [term.value for term in record.terms if term.term == "obligation"]
    return "to stop attacks, as any truce is" + (f"; told of it besides: {', '.join(asked)}" if asked else "")
