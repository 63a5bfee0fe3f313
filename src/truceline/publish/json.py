"""The brief as JSON, ``truceline/brief/1``: a view for people and programs, every claim joined with its links.

docs/json.md tells each field. The same brief gives the same bytes.
"""

import hashlib
import json
from collections.abc import Iterator

from pydantic import BaseModel

from truceline.model.brief import Brief, Hits, Lead
from truceline.model.claim import (
    AllegationClaim,
    Claim,
    EventClaim,
    FigureClaim,
    PositionClaim,
    ResponsibilityClaim,
    TermClaim,
)
from truceline.model.incident import Incident
from truceline.model.truce import TruceRecord
from truceline.publish.compare import Compared, compare
from truceline.publish.joins import view_of
from truceline.publish.views import BriefView, ClaimView, ReportView

SCHEMA = "truceline/brief/1"

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def render(brief: Brief) -> str:
    """The brief as one JSON object and a newline, in Unicode, keys in the order of reading."""
    return "".join(parts(brief))


def parts(brief: Brief) -> Iterator[str]:
    """The same in parts, one for each record: all of them as plain values would take more than the brief itself."""
    before = "{"
    for key, value in content(view_of(brief)):
        yield f"{before}\n {_text(key)}: "
        yield from _listed(value) if isinstance(value, Iterator) else (_text(value, 1),)
        before = ","
    yield "\n}\n"


def _listed(values: Iterator[Json]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n  {_text(value, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n ]"


def _text(value: Json, depth: int = 0) -> str:
    """A value as it stands so deep in the whole; its only line breaks are those between its fields."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def content(view: BriefView) -> Iterator[tuple[str, Json | Iterator[Json]]]:
    """The whole brief as plain values, lists to be gone through once; keys beyond those of DESIGN are additions."""
    brief, chosen = view.brief, view.brief.register.chosen
    yield "schema", SCHEMA
    yield "as_of", brief.as_of
    yield "producer", {"name": "truceline", "version": brief.version, "knowledge": brief.knowledge}
    yield "banner", view.banner or None
    yield "reports", map(_report, view.reports)
    yield "claims", map(_claim, view.claims)
    yield "incidents", map(_incident, view.incidents)
    yield "totals", map(plain, brief.linkage.totals)
    yield "who_hits_whom", map(_hits, brief.who_hits_whom)
    yield "truces", map(_truce, brief.register.truces)
    yield "truce_choice", {"truce": chosen.id if chosen else None, "why": brief.register.why}
    yield "findings", map(plain, brief.findings)
    yield "judged", brief.judged.model_dump(mode="json", exclude={"read", "findings"})
    yield "leads", map(_lead, brief.leads)
    yield "chronology", map(plain, brief.chronology)
    yield "summary", map(plain, brief.summary)
    yield "disagreements", map(plain, brief.disagreements)
    yield "reports_compared", map(_compared, compare(view))
    yield "left_out", map(plain, brief.left_out)
    yield "quarantined", map(plain, brief.quarantined)


def plain(record: BaseModel | None) -> Json:
    """A record with all its fields."""
    if record is None:
        return None
    fields: Json = record.model_dump(mode="json")
    return fields


def plain_list(records: tuple[BaseModel, ...]) -> list[Json]:
    """Records with all their fields."""
    return [plain(record) for record in records]


def _report(view: ReportView) -> Json:
    report = view.report
    is_the_file = hashlib.sha256(report.text.encode()).hexdigest() == report.sha256
    return {
        "id": report.id, "number": view.number, "label": view.label, "path": report.path, "title": report.title,
        "outlet": report.outlet, "agency": report.agency, "address": report.address, "place": report.place,
        "peer": report.peer,
        "published": plain(report.published), "language": report.language, "sha256": report.sha256,
        "status": report.status, "doubts": plain_list(report.doubts), "sections": plain_list(report.sections),
        "copies": [{"report": c.of, "start": c.start, "end": c.end, "of_start": c.of_start, "of_end": c.of_end}
                   for c in view.copies],
        # Offsets count in this text; where the file is the text itself, it is not given twice.
        "text": None if is_the_file else report.text,
    }


def _claim(view: ClaimView) -> Json:
    claim = view.claim
    return {
        "id": claim.id, "kind": claim.kind, "report": claim.report, "quote": plain(claim.quote),
        "attributed_to": [plain(speaker) for speaker in claim.attributed_to], "qualifiers": list(claim.qualifiers),
        "time": plain(view.time), "place": plain(view.place), "rule": claim.rule,
        "doubts": plain_list(view.doubts), "copy_of": view.copy_of or None, "events": list(claim.events),
        **_of_kind(claim, view),
    }


def _of_kind(claim: Claim, view: ClaimView) -> dict[str, Json]:
    """The fields that only one kind of claim has."""
    incidents: list[Json] = list(view.incidents)
    match claim:
        case FigureClaim():
            return {"value": plain(claim.value), "metric": claim.metric, "low": claim.low, "high": claim.high,
                    "qualifier": claim.qualifier, "victims": claim.victims or None, "civilians": claim.civilians,
                    "partial": claim.partial, "scope": view.scope, "incidents": incidents,
                    "superseded_by": view.superseded_by}
        case EventClaim():
            return {"event_type": claim.event_type, "sub_event_type": claim.sub_event_type,
                    "actors": plain_list(claim.actors), "targets": plain_list(claim.targets),
                    "weapons": list(claim.weapons),
                    "devices": {"low": claim.devices_low, "high": claim.devices_high},
                    "places": plain_list(view.places), "refers_to": claim.refers_to or None, "incidents": incidents}
        case ResponsibilityClaim():
            return {"stance": claim.stance, "by": plain(claim.by), "against": plain(claim.against),
                    "authenticated": claim.authenticated, "incidents": incidents}
        case PositionClaim():
            return {"party": plain(claim.party), "stance": claim.stance, "conditions": plain_list(claim.conditions),
                    "until": claim.until.text if claim.until else None, "truce": view.truce}
        case TermClaim():
            return {"truce": view.truce, "term": claim.term, "value": claim.value, "party": plain(claim.party)}
        case AllegationClaim():
            return {"by": plain(claim.by), "against": plain(claim.against),
                    "count": {"low": claim.low, "high": claim.high, "unit": claim.unit, "period": claim.period},
                    "incidents": incidents, "truce": view.truce}


def _incident(incident: Incident) -> Json:
    fields: dict[str, Json] = incident.model_dump(mode="json")
    order = sorted(incident.figures, key=lambda metric: (metric != "killed", metric != "injured", metric))
    return {**fields, "figures": {metric: plain(incident.figures[metric]) for metric in order}}


def _hits(hits: Hits) -> Json:
    return {"actor": plain(hits.actor), "target": plain(hits.target), "basis": hits.basis,
            "stated_by": list(hits.stated_by), "incidents": list(hits.incidents)}


def _truce(truce: TruceRecord) -> Json:
    """Guarantors and excluded are names; what the register knows of them stands under ``parties``."""
    fields: dict[str, Json] = truce.model_dump(mode="json")
    return {**fields, "guarantors": [party.name for party in truce.guarantors],
            "excluded": [party.name for party in truce.excluded]}


def _lead(lead: Lead) -> Json:
    return {"report": lead.report, "section": lead.section, "why": lead.why,
            "quote": {"start": lead.start, "end": lead.end, "text": lead.quote}}


def _compared(compared: Compared) -> Json:
    return {"report": compared.report.report.id, "alone": plain_list(compared.alone),
            "origins": list(compared.origins),
            "shares": [{"report": shared.other.report.id, "paragraphs": shared.paragraphs}
                       for shared in compared.shares]}
