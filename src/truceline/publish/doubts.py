"""Every doubt of a brief with all that it is about, for a reviewer to go through."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.base import Doubt
from truceline.publish.views import BriefView

Raised = tuple[Doubt, str, str, str]
"""A doubt, what it is about in words, and the claim or the incident that it is about."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """One doubt, and what it is about: in words, as claims, as incidents."""

    doubt: Doubt
    about: tuple[str, ...]
    claims: tuple[str, ...]
    incidents: tuple[str, ...]


def doubts(view: BriefView) -> tuple[Doubted, ...]:
    """All doubts of reports, incidents and their ranges, totals, truces and claims; for one reason they stand once."""
    raised: dict[Doubt, list[Raised]] = defaultdict(list)
    for each in (*_of_reports(view), *_of_incidents(view), *_of_totals(view), *_of_truces(view), *_of_claims(view)):
        raised[each[0]].append(each)
    return tuple(Doubted(
        doubt, about=tuple(dict.fromkeys(about for _, about, _, _ in those)),
        claims=tuple(dict.fromkeys(claim for _, _, claim, _ in those if claim)),
        incidents=tuple(dict.fromkeys(incident for *_, incident in those if incident)))
        for doubt, those in raised.items())


def _of_reports(view: BriefView) -> Iterator[Raised]:
    for report in view.reports:
        for doubt in report.report.doubts:
            yield doubt, report.label, "", ""


def _of_incidents(view: BriefView) -> Iterator[Raised]:
    for incident in view.incidents:
        ranges = (doubt for figures in incident.figures.values() for doubt in figures.doubts)
        for doubt in (*incident.doubts, *ranges):
            yield doubt, incident.title, "", incident.id


def _of_totals(view: BriefView) -> Iterator[Raised]:
    for total in view.totals:
        for doubt in total.doubts:
            yield from ((doubt, f"total of {total.words} {total.metric}", claim, "") for claim in total.claims)


def _of_truces(view: BriefView) -> Iterator[Raised]:
    for truce in view.brief.register.truces:
        for doubt in truce.doubts:
            yield doubt, truce.name, "", ""


def _of_claims(view: BriefView) -> Iterator[Raised]:
    for claim in view.claims:
        for doubt in claim.doubts:
            yield doubt, claim.says, claim.id, ""
