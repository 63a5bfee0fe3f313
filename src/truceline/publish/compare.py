"""Reports compared: what each alone says, which origins it relies on, which paragraphs it shares with another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.model.brief import Sentence
from truceline.model.claim import (
    AllegationClaim,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.names import fold
from truceline.publish.views import BriefView, ClaimView, ReportView
from truceline.publish.vocabulary import SCOPE_WORDS
from truceline.publish.words import listed

Point = tuple[str, ...]
"""What a claim says, in a form in which two reports that say the same are equal."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many paragraphs a report has that another has too; whose they were first is not claimed."""

    other: ReportView
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One report beside the others. ``origins`` are those its figures and statements rest on, most used first."""

    report: ReportView
    alone: tuple[Sentence, ...]
    origins: tuple[str, ...]
    shares: tuple[Shares, ...]


def compare(view: BriefView) -> tuple[Compared, ...]:
    """Every report beside the others; with one report nothing is told alone."""
    points = _points(view)
    return tuple(Compared(report, _alone(view, report, points), _origins(view, report), _shares(view, report))
                 for report in view.reports)


def origin_name(chain: Iterable[Speaker]) -> str:
    """The first identified speaker of a chain, as named; 'medics (not identified)'; empty for the own voice."""
    speakers = list(chain)
    known = next((speaker for speaker in speakers if speaker.kind != "unidentified"), None)
    if known is not None:
        return known.name
    return f"{speakers[0].name} (not identified)" if speakers else ""


def _points(view: BriefView) -> dict[Point, list[ClaimView]]:
    points: dict[Point, list[ClaimView]] = defaultdict(list)
    for claim in view.claims:
        if claim.asserted:
            for point in _said(claim):
                points[point].append(claim)
    return points


def _said(view: ClaimView) -> Iterator[Point]:
    """What a claim says; any claim of an incident tells that it was."""
    for incident in view.incidents:
        yield ("incident", incident)
    claim = view.claim
    match claim:
        case FigureClaim():
            yield ("figure", claim.metric, str(claim.low), str(claim.high), view.scope or "", *view.incidents)
        case ResponsibilityClaim():
            yield ("responsibility", claim.stance, _key(claim.by), _key(claim.against), *view.incidents)
        case PositionClaim():
            yield ("position", _key(claim.party), claim.stance)
        case TermClaim():
            yield ("term", claim.term, _key(claim.party) or fold(claim.value))
        case AllegationClaim():
            yield ("allegation", _key(claim.by), _key(claim.against))
        case EventClaim():
            pass


def _key(party: Party | None) -> str:
    return (party.id or fold(party.name)) if party else ""


def _alone(view: BriefView, report: ReportView, points: dict[Point, list[ClaimView]]) -> tuple[Sentence, ...]:
    """What no other report says; of an incident that it alone tells, only that."""
    if len(view.reports) == 1:
        return ()
    own = {point: claims for point, claims in points.items() if {c.report.number for c in claims} == {report.number}}
    incidents = {point[1] for point in own if point[0] == "incident"}
    return tuple(Sentence(text=_told(view, point, claims[0]), claims=tuple(c.id for c in claims))
                 for point, claims in own.items()
                 if point[0] == "incident" or not incidents & set(claims[0].incidents))


def _told(view: BriefView, point: Point, claim: ClaimView) -> str:
    """What only this report says, in our words."""
    if point[0] == "incident":
        return f"the incident itself: {view.short_title(point[1])}"
    about = listed(view.short_title(i) for i in claim.incidents)
    if isinstance(claim.claim, FigureClaim):
        return f"{claim.says} ({claim.source}): {about or SCOPE_WORDS[claim.scope]}"
    return f"{claim.says}: {about}" if about else claim.says


def _origins(view: BriefView, report: ReportView) -> tuple[str, ...]:
    said = [c for c in view.claims if c.report is report and c.kind in {"figure", "event", "responsibility"}]
    names = Counter(name for c in said if (name := origin_name(c.chain)))
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _shares(view: BriefView, report: ReportView) -> tuple[Shares, ...]:
    """Both sides of a copy are told: the record names only one of them."""
    shared: dict[str, set[tuple[int, int]]] = defaultdict(set)
    own = report.report.id
    for copy in view.brief.dossier.copies:
        if copy.report == own:
            shared[copy.of].add((copy.start, copy.end))
        elif copy.of == own:
            shared[copy.report].add((copy.of_start, copy.of_end))
    return tuple(Shares(other, len(shared[other.report.id])) for other in view.reports if other.report.id in shared)
