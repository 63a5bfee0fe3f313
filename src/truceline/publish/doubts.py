"""Every doubt of a brief with what it is about, for a reviewer to go through."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.base import Doubt
from truceline.publish.views import BriefView


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt, what it is about in words, and the claims or the incident that it is about."""

    about: str
    doubt: Doubt
    claims: tuple[str, ...] = ()
    incident: str = ""


def doubts(view: BriefView) -> tuple[Doubted, ...]:
    """All doubts: of incidents and their ranges, totals, truces and claims; each once."""
    return tuple(dict.fromkeys((*_of_incidents(view), *_of_totals(view), *_of_truces(view), *_of_claims(view))))


def _of_incidents(view: BriefView) -> Iterator[Doubted]:
    for incident in view.incidents:
        ranges = (doubt for figures in incident.figures.values() for doubt in figures.doubts)
        for doubt in (*incident.doubts, *ranges):
            yield Doubted(incident.title, doubt, incident=incident.id)


def _of_totals(view: BriefView) -> Iterator[Doubted]:
    for total in view.totals:
        for doubt in total.doubts:
            yield Doubted(f"total of {total.words} {total.metric}", doubt, total.claims)


def _of_truces(view: BriefView) -> Iterator[Doubted]:
    for truce in view.brief.register.truces:
        for doubt in truce.doubts:
            yield Doubted(truce.name, doubt, truce.claims)


def _of_claims(view: BriefView) -> Iterator[Doubted]:
    for claim in view.claims:
        for doubt in claim.doubts:
            yield Doubted(f"“{claim.says}” in {claim.report.label}", doubt, (claim.id,))
