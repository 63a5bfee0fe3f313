"""One report -> its claims, by itself: undated and unlinked where it must.

The order of reading: words and sentences, names, numbers, chunks, speech; then what each reader finds in them.
"""

from collections.abc import Iterator

from truceline.extract.allegations import read_allegations
from truceline.extract.assemble import (
    allegation_claims,
    event_claims,
    figure_claims,
    position_claims,
    responsibility_claims,
    term_claims,
)
from truceline.extract.eventreading import read_events
from truceline.extract.events import without_costs
from truceline.extract.fields import other_field
from truceline.extract.positions import read_positions
from truceline.extract.reading import Reading, read_report
from truceline.extract.responsibility import read_responsibility
from truceline.extract.terms import read_terms
from truceline.extract.tolls import read_tolls
from truceline.extract.trucetalk import truce_talk
from truceline.knowledge.knowledge import Knowledge
from truceline.model.base import Doubt
from truceline.model.claim import Claim, Draft
from truceline.model.report import Report

__all__ = ["extract"]

_OTHER_FIELD = "the report has the words of another field and few of arms: no claim is read in it"


def extract(report: Report, knowledge: Knowledge) -> Draft:
    """What one report says: its claims in the order of their words; none where it tells of another field than arms."""
    reading = read_report(report, knowledge)
    field = other_field(reading)
    if field:
        doubt = Doubt(field="claims", reason=_OTHER_FIELD, candidates=field)
        return Draft(report=report.id, claims=(), doubts=(doubt,))
    claims = {claim.id: claim for claim in _claims(reading)}
    return Draft(report=report.id, claims=tuple(sorted(claims.values(), key=_order)))


def _claims(reading: Reading) -> Iterator[Claim]:
    """What each reader finds, as claims: events first, since figures and the rest refer to them."""
    events = read_events(reading)
    tolls = read_tolls(reading, events)
    events = without_costs(events)
    told = event_claims(reading, events)
    yield from told.values()
    yield from figure_claims(reading, tolls, told)
    yield from responsibility_claims(reading, read_responsibility(reading, events), told)
    talk = truce_talk(reading, events, tolls)
    yield from position_claims(reading, read_positions(reading, talk.lines))
    yield from term_claims(reading, read_terms(reading, talk.lines))
    yield from allegation_claims(reading, read_allegations(reading, talk.close, events), told)


def _order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.quote.start, claim.quote.end, claim.kind, claim.id
