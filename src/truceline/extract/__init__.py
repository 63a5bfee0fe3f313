"""One report -> its claims, by itself: undated and unlinked where it must.

The order of reading: words and sentences, names, numbers, chunks, speech; then what each reader finds in them.
"""

from truceline.extract.assemble import event_claims, figure_claims, responsibility_claims
from truceline.extract.events import read_events
from truceline.extract.reading import read_report
from truceline.extract.responsibility import read_responsibility
from truceline.extract.tolls import read_tolls
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Draft
from truceline.model.report import Report

__all__ = ["extract"]


def extract(report: Report, knowledge: Knowledge) -> Draft:
    """What one report says: its claims in the order of their words."""
    reading = read_report(report, knowledge)
    events = read_events(reading)
    told = event_claims(reading, events)
    claims = [
        *told.values(),
        *figure_claims(reading, read_tolls(reading, events), told),
        *responsibility_claims(reading, read_responsibility(reading, events), told),
    ]
    unique = {claim.id: claim for claim in claims}
    return Draft(report=report.id, claims=tuple(sorted(unique.values(), key=lambda c: (c.quote.start, c.quote.end, c.kind, c.id))))
