"""How the view of a brief is made: reports numbered, claims joined with their links and with what replaced them."""

from collections import Counter
from collections.abc import Iterable

from truceline.model.brief import Brief
from truceline.model.claim import Anchored, FigureClaim
from truceline.model.incident import Incident, Linked
from truceline.model.place import Place
from truceline.model.truce import TruceRecord
from truceline.publish.labels import incident_order, label_of, report_order, stem_of
from truceline.publish.views import BriefView, ClaimView, ReportView, grouped


def view_of(brief: Brief) -> BriefView:
    """The view of a brief; the same for any order of its reports."""
    reports = _numbered(brief)
    by_id = {view.report.id: view for view in reports}
    joined = _Joins(brief)
    claims = [joined.view(anchored, by_id[anchored.claim.report]) for anchored in brief.dossier.claims]
    return BriefView(brief, reports, tuple(sorted(claims, key=_reading_order)), joined.incidents)


class _Joins:
    """What stands beside the claims: links, supersessions, truces."""

    def __init__(self, brief: Brief) -> None:
        self.incidents = tuple(sorted(brief.linkage.incidents, key=incident_order))
        self._links = {link.claim: link for link in brief.linkage.links}
        self._told = _claims_of_incidents(self.incidents)
        self._superseded = _superseded(self.incidents)
        self._truces = _claims_of_truces(brief.register.truces)

    def view(self, anchored: Anchored, report: ReportView) -> ClaimView:
        claim = anchored.claim
        link = self._links.get(claim.id) or Linked(claim=claim.id)
        said = claim.scope if isinstance(claim, FigureClaim) else None
        return ClaimView(
            claim=claim, report=report, time=anchored.time, place=_first_place(anchored),
            places=anchored.places, doubts=claim.doubts + anchored.doubts, copy_of=anchored.copy_of,
            scope=link.scope or said, incidents=link.incidents or self._told.get(claim.id, ()),
            superseded_by=self._superseded.get(claim.id), truce=self._truces.get(claim.id))


def _numbered(brief: Brief) -> tuple[ReportView, ...]:
    ordered = sorted(brief.dossier.reports, key=report_order)
    labels = [label_of(report) for report in ordered]
    times, copies = Counter(labels), grouped((copy.report, copy) for copy in brief.dossier.copies)
    return tuple(
        ReportView(n, label if times[label] == 1 else f"{label} ({stem_of(report)})", report,
                   tuple(sorted(copies.get(report.id, ()), key=lambda c: (c.start, c.of))))
        for n, (report, label) in enumerate(zip(ordered, labels, strict=True), 1))


def _reading_order(view: ClaimView) -> tuple[int, int, int, str, str]:
    quote = view.claim.quote
    return view.report.number, quote.start, quote.end, view.kind, view.id


def _first_place(anchored: Anchored) -> Place | None:
    return anchored.place or next(iter(anchored.places), None)


def _claims_of_incidents(incidents: Iterable[Incident]) -> dict[str, tuple[str, ...]]:
    told: dict[str, tuple[str, ...]] = {}
    for incident in incidents:
        for claim in incident.claims:
            told[claim] = (*told.get(claim, ()), incident.id)
    return told


def _superseded(incidents: Iterable[Incident]) -> dict[str, str]:
    """Each replaced figure's claim with the first claim of its origin's current figure."""
    origins = [o for i in incidents for figures in i.figures.values() for o in figures.origins]
    return {old: min(origin.claims) for origin in origins if origin.claims
            for replaced in origin.superseded for old in replaced.claims}


def _claims_of_truces(truces: Iterable[TruceRecord]) -> dict[str, str]:
    """Each claim with the truce that it is about; where two truces rest on it, the first."""
    about: dict[str, str] = {}
    for truce in truces:
        told = [truce.claims, *(t.claims for t in truce.terms), *(p.claims for p in truce.parties)]
        for claims in told:
            for claim in claims:
                about.setdefault(claim, truce.id)
    return about
