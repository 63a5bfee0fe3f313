"""From what each report says by itself to when and where it was, with the other reports' help."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from truceline.anchor.clock import Read, settled_midnight, written
from truceline.anchor.copies import find_copies, plain_words
from truceline.anchor.dates import date_reports
from truceline.anchor.places import Places
from truceline.anchor.telling import Telling
from truceline.anchor.times import ReportTimes
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.zones import load_zones
from truceline.model.base import Doubt, shared
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Claim, Draft, EventClaim, FigureClaim, TermClaim
from truceline.model.report import Copy, Published, Report
from truceline.model.time import Period, first_instant, last_instant

__all__ = ["anchor"]


def anchor(reports: Sequence[Report], drafts: Sequence[Draft], knowledge: Knowledge, as_of: str | None) -> Dossier:
    """All reports dated, their claims anchored in time and place, their shared paragraphs found.

    ``as_of``, an ISO day or time, leaves out reports published wholly after it. A claim inside a copied
    paragraph has in ``copy_of`` the id of the claim that it copies, or of the report where that has no such claim.
    """
    by_report = {draft.report: draft for draft in drafts}
    published = date_reports(reports, by_report, knowledge)
    dated = [r.model_copy(update={"published": published.get(r.id), "doubts": _doubts(r, by_report)}) for r in reports]
    kept = sorted((r for r in dated if _known_by(as_of, r.published)), key=_order)
    claims = {r.id: by_report[r.id].claims if r.id in by_report else () for r in kept}
    numbers = frozenset(f for role in ("number", "vague", "scale") for f in knowledge.lexicon.words(role))
    copies = find_copies(kept, numbers)
    anchored = _anchored(kept, claims, _copied(copies, claims), knowledge)
    return Dossier(reports=tuple(kept), copies=copies, claims=anchored)


def _doubts(report: Report, drafts: Mapping[str, Draft]) -> tuple[Doubt, ...]:
    """What is not sure of a report as a whole: of its text, and of how it was read."""
    return (*report.doubts, *(drafts[report.id].doubts if report.id in drafts else ()))


def _known_by(as_of: str | None, published: Published | None) -> bool:
    """Whether a report may have been out by then; wall clocks are compared where one gives no offset."""
    if as_of is None or published is None:
        return True
    then, out = last_instant(as_of), first_instant(published.earliest)
    return out <= then if out.tzinfo and then.tzinfo else _wall(out) <= _wall(then)


def _wall(at: datetime) -> datetime:
    return at.replace(tzinfo=None)


def _order(report: Report) -> tuple[str, str]:
    return report.published.earliest if report.published else "9999", report.id


# ------------------------------------------------------------------ claims

def _anchored(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], copied: Mapping[str, str],
              knowledge: Knowledge) -> tuple[Anchored, ...]:
    places = Places(reports, claims, knowledge.gazetteer)
    reads: dict[str, Read] = {}
    for report in reports:
        zones = _zones(claims[report.id], places)
        telling = Telling(report.text, knowledge)
        times = ReportTimes(telling, claims[report.id], written(report.published), zones)
        reads.update({claim.id: times.read(claim) for claim in claims[report.id]})
    every = sorted((c for told in claims.values() for c in told), key=_position)
    settled = _settled(every, reads)
    places.part(frozenset(_on_other_days(every, settled)))
    return tuple(_one(claim, settled[claim.id], places, copied.get(claim.id, "")) for claim in every)


def _on_other_days(claims: Iterable[Claim], reads: Mapping[str, Read]) -> Iterator[str]:
    """The events that their own words put on other days than what they refer to."""
    for claim in claims:
        if isinstance(claim, EventClaim) and claim.said_time is not None and claim.refers_to in reads:
            own, referred = reads[claim.id].period, reads[claim.refers_to].period
            if own is not None and referred is not None and not own.overlaps(referred, slack=1):
                yield claim.id


def _position(claim: Claim) -> tuple[str, int, int, str]:
    return claim.report, claim.quote.start, claim.quote.end, claim.id


def _one(claim: Claim, read: Read, places: Places, copy_of: str) -> Anchored:
    located = places.locate(claim)
    where = tuple(map(shared, located.places))
    return Anchored(claim=claim, time=shared(read.period), place=where[0] if where else None, places=where,
                    copy_of=copy_of,
                    doubts=(*read.doubts, *_zone_doubts(claim, read.period, places), *located.doubts))


def _zones(claims: Iterable[Claim], places: Places) -> dict[str, ZoneInfo]:
    """The zones of those claims whose words give a clock time."""
    zones = load_zones()
    clocked = {c.id: places.country(c) for c in claims if c.said_time is not None and c.said_time.clock is not None}
    return {id_: zones[country].info() for id_, country in clocked.items() if country in zones}


def _zone_doubts(claim: Claim, period: Period | None, places: Places) -> Iterable[Doubt]:
    if period is not None and "T" in period.start:
        zone = load_zones().get(places.country(claim))
        if zone is not None and zone.capital:
            yield Doubt(field="time", reason=f"{zone.country} has several time zones; its capital's is taken")


def _settled(claims: Iterable[Claim], reads: Mapping[str, Read]) -> dict[str, Read]:
    """Midnights decided by what other reports say of the same term."""
    told: dict[str, list[tuple[str, Period]]] = defaultdict(list)
    terms = {claim.id: claim for claim in claims if isinstance(claim, TermClaim)}
    for claim in terms.values():
        period = reads[claim.id].period
        if period is not None:
            told[claim.term].append((claim.report, period))
    return {id_: read if id_ not in terms else
            settled_midnight(read, [p for report, p in told[terms[id_].term] if report != terms[id_].report])
            for id_, read in reads.items()}


# ------------------------------------------------------------------ copies

def _copied(copies: Iterable[Copy], claims: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """For each claim inside a copied paragraph the claim that it copies, else the report."""
    found = {}
    for copy in copies:
        theirs = {_likeness(c): c.id for c in reversed(_inside(claims.get(copy.of, ()), copy.of_start, copy.of_end))}
        for claim in _inside(claims.get(copy.report, ()), copy.start, copy.end):
            found[claim.id] = theirs.get(_likeness(claim), copy.of)
    return found


def _inside(claims: Iterable[Claim], start: int, end: int) -> list[Claim]:
    inside = (c for c in claims if start <= c.quote.start and c.quote.end <= end)
    return sorted(inside, key=lambda c: (c.quote.start, c.quote.end, c.id))


def _likeness(claim: Claim) -> tuple[str, ...]:
    """What makes two claims of one paragraph the same."""
    told = claim.value.text if isinstance(claim, FigureClaim) else claim.quote.text
    what = claim.metric if isinstance(claim, FigureClaim) else claim.term if isinstance(claim, TermClaim) else ""
    return claim.kind, what, *plain_words(told)
