"""One thing of a ledger as a person asks for it: an entry, a claim, an incident, a contact, a report's own bytes."""

from collections.abc import Iterator

from truceline.errors import LedgerError
from truceline.ledger import Ledger, Noted, state_of
from truceline.ledger.keys import Keys
from truceline.model.brief import Brief
from truceline.model.payload import ReportIn
from truceline.operations.judging import Named
from truceline.publish.entries import DECIDED, page
from truceline.publish.joins import view_of
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import TEST_WORDS
from truceline.publish.words import counted, range_words


def of_entry(ledger: Ledger, name: str) -> Iterator[str]:
    """An entry with those that refer to it, by its id, or a report by its own."""
    noted = _noted(ledger, name)
    later = ledger.about(noted.entry.id)
    yield from page(noted, later, undone=bool(ledger.taken_back([noted.entry.id])))


def original(ledger: Ledger, name: str) -> bytes:
    """The bytes that a report was read from."""
    noted = _noted(ledger, name)
    if not isinstance(noted.entry.body, ReportIn):
        raise LedgerError(f"{name}: is a {noted.entry.kind}; only reports have original bytes")
    content = ledger.evidence(noted.entry.body.report.sha256)
    if content is None:
        raise LedgerError(f"{name}: its bytes are not kept here; it came from {noted.entry.author}")
    return content


def unsealed(ledger: Ledger, public: str, keys: Keys) -> str:
    """The name of a contact: only for who holds the keys."""
    contacts = state_of(ledger.standing("contact"), ledger.organisation).contacts()
    if public not in contacts:
        raise LedgerError(f"{public}: no such contact")
    return f"{public}: {keys.unseal(contacts[public].sealed).decode()}"


def of_brief(brief: Brief, name: str) -> Iterator[str]:
    """A claim with its quote and source, or an incident with all claims about it."""
    named, view = Named(brief), view_of(brief)
    if name.startswith("i-"):
        yield from _incident(view, named.incident(name).id)
        return
    found = view.claim(named.claim(name).id)
    if found is not None:
        yield from _claim(found, view)


def _noted(ledger: Ledger, name: str) -> Noted:
    reports = ledger.said("report", [name])
    return reports[-1] if reports else ledger.find(name)


def _claim(claim: ClaimView, view: BriefView) -> Iterator[str]:
    yield f"{claim.id}: {claim.kind}: {claim.says}"
    yield f"[{claim.report.number}] {claim.report.label}, {claim.source}: “{claim.quote}”"
    yield from (f"Of {id_}: {view.title(id_)}" for id_ in claim.incidents)
    yield from (f"Doubt: {doubt.field}: {' '.join((doubt.reason, *doubt.candidates))}" for doubt in claim.doubts)
    yield f"Report {claim.report.report.id}"


def _incident(view: BriefView, id_: str) -> Iterator[str]:
    incident = view.incident(id_)
    if incident is None:
        return
    yield f"{incident.id}: {incident.title}"
    yield from (f"{metric}: {range_words(figures)}, {figures.status}: {figures.reason}"
                for metric, figures in sorted(incident.figures.items()))
    for finding in view.findings_of(id_):
        yield f"{finding.verdict} under {finding.term}, by {DECIDED[finding.decided_by]}"
        yield from (f"  {TEST_WORDS[test.test]} {test.answer}, {test.reason}" for test in finding.tests)
        yield from (f"  {p.by} of {p.organisation} found: {p.verdict}" + (f": {p.reason}" if p.reason else "")
                    for p in finding.persons)
    claims = view.known(incident.claims)
    yield f"{counted(len(claims), 'claim')}:"
    yield from (f"  {c.id}  {c.report.label}: {c.kind}: {c.says} ({c.source})" for c in claims)
