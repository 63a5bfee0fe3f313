"""From the claims that tell of one truce to its record."""

from collections import Counter
from collections.abc import Iterable

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import said_moment
from truceline.model.base import Doubt, content_id
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import Anchored, Party, PositionClaim, TermClaim
from truceline.model.time import Moment, Period, last_instant
from truceline.model.truce import TruceRecord, TruceStart
from truceline.register.announced import announced_start
from truceline.register.grouping import Told, group, tells_a_start
from truceline.register.lines import lines_of, shown
from truceline.register.start import start_of
from truceline.register.terms import UNSURE, terms_of, wording
from truceline.register.voices import Guarantors, Voices

_BROKERING = frozenset({"announces", "guarantees"})


def told_truces(dossier: Dossier, linkage: Linkage, knowledge: Knowledge, *,
                presumed: bool) -> tuple[TruceRecord, ...]:
    """The truces that the reports tell of: the agreed one first, earlier attempts last.

    ``presumed`` says that there is a truce: then a mere refusal is told of it.
    """
    country = country_of(dossier, linkage)
    voices = Voices(dossier, country, knowledge)
    return tuple(_record(told, country, voices, knowledge) for told in group(dossier.claims, presumed=presumed))


def country_of(dossier: Dossier, linkage: Linkage) -> str:
    """The country in which most of what is told happened; empty where no place is known."""
    happened = [incident.place.country for incident in linkage.incidents if incident.place]
    named = [place.country for a in dossier.claims for place in (a.place, *a.places) if place]
    counts = Counter(iso for iso in (happened if any(happened) else named) if iso)
    return min(counts, key=lambda iso: (-counts[iso], iso)) if counts else ""


def _record(told: Told, country: str, voices: Voices, knowledge: Knowledge) -> TruceRecord:
    told = _without_own_state(told, country, voices, knowledge)
    guarantors = _guarantors(told, voices, country, knowledge)
    sides: Guarantors = {voices.side(party): party.name for party in guarantors}
    start, doubts = _start(told)
    told = _without_starts(told) if start.announced else told
    lines = () if told.attempt else lines_of(told.claims, sides, voices, country, knowledge)
    terms = terms_of(told, start)
    record = TruceRecord(
        id="", name=_name(start, attempt=told.attempt), country=country, start=start if start != TruceStart() else None,
        end=_end(told), guarantors=guarantors, criteria=tuple(t.value for t in terms if t.term == "criterion"),
        excluded=tuple(Party(name=line.name, id=line.id) for line in lines if line.status == "excluded"),
        terms=terms, parties=lines, attempt=told.attempt, doubts=doubts,
        claims=tuple(a.claim.id for a in sorted(told.claims, key=lambda a: a.claim.id)))
    return record.model_copy(update={"id": content_id("t", record)})


def _start(told: Told) -> tuple[TruceStart, tuple[Doubt, ...]]:
    """The start that is told, else the day of the announcement."""
    starts = told.terms("start", "attempt")
    periods = _firm(starts)
    start, doubts = start_of(periods, (wording(claim) for _, claim in starts))
    return (start, doubts) if periods or told.attempt else announced_start(told, start.said)


def _without_starts(told: Told) -> Told:
    """The claims but starts that fix no day ("since 2009"), where the day of the announcement serves."""
    kept = [a for a in told.claims if not (isinstance(a.claim, TermClaim) and a.claim.term == "start" and a.time)]
    return Told(attempt=told.attempt, claims=kept)


def _without_own_state(told: Told, country: str, voices: Voices, knowledge: Knowledge) -> Told:
    """The claims but those that call the truce's own state its guarantor: who fights in it vouches for nobody."""
    kept = [a for a in told.claims if not (
        isinstance(a.claim, TermClaim) and a.claim.term == "guarantor" and a.claim.party is not None
        and _is_of_the_country(a.claim.party, country, voices, knowledge))]
    return Told(attempt=told.attempt, claims=kept)


def _guarantors(told: Told, voices: Voices, country: str, knowledge: Knowledge) -> tuple[Party, ...]:
    """Who is said to have brokered the truce, and foreign states that announce it or give guarantees."""
    by_side: dict[str, list[Party]] = {}
    for _, claim in told.terms("guarantor"):
        if claim.party is not None:
            by_side.setdefault(voices.side(claim.party), []).append(claim.party)
    positions = [a.claim for a in told.claims if isinstance(a.claim, PositionClaim)]
    for party in (position.party for position in positions if position.stance in _BROKERING):
        if _is_foreign(party, country, voices, knowledge):
            by_side.setdefault(voices.side(party), []).append(party)
    return tuple(shown(by_side[side], side, country, knowledge) for side in sorted(by_side))


def _is_foreign(party: Party, country: str, voices: Voices, knowledge: Knowledge) -> bool:
    entry = knowledge.actors.get(voices.side(party))
    return entry is not None and entry.kind in {"state", "international"} and entry.country != country


def _is_of_the_country(party: Party, country: str, voices: Voices, knowledge: Knowledge) -> bool:
    """Whether a party is of the state that the truce is for."""
    entry = knowledge.actors.get(voices.side(party))
    return entry is not None and entry.kind == "state" and entry.country == country


def _firm(starts: Iterable[tuple[Anchored, TermClaim]]) -> list[Period]:
    """The times of a start that are told for sure, else those that it may have; "in 2016" is no start to judge by."""
    dated = [(a.time, claim) for a, claim in starts if a.time and tells_a_start(a.time)]
    sure = [time for time, claim in dated if UNSURE.isdisjoint(claim.qualifiers)]
    return sure or [time for time, _ in dated]


def _end(told: Told) -> Moment | None:
    """The last end that is told, where it is told to be one."""
    ends = [a.time.end for a, _ in told.terms("end") if a.time]
    return max(ends, key=lambda moment: last_instant(moment).replace(tzinfo=None)) if ends else None


def _name(start: TruceStart, *, attempt: bool) -> str:
    days = dict.fromkeys(said_moment(moment[:10]) for moment in (start.earliest, start.latest) if moment)
    day = (" or " if "T" in (start.earliest or "") else " to ").join(days)
    if attempt:
        return f"earlier attempt, due {day}" if day else "earlier attempt"
    comes = "announced" if start.announced else "to start"
    return f"truce told in the reports, {comes} {day}" if day else "truce told in the reports"
