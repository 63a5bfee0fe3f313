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

Points = dict[Point, list[ClaimView]]
Shared = dict[str, set[tuple[int, int]]]
"""By the id of another report, where the paragraphs stand that it has too."""


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
    alone, said, shared = _of_one(_points(view)), _by_report(view.claims), _shared(view)
    return tuple(
        Compared(report, _alone(view, alone[report.number]) if len(view.reports) > 1 else (),
                 _origins(said[report.number]), _shares(view, shared[report.report.id]))
        for report in view.reports)


def origin_name(chain: Iterable[Speaker]) -> str:
    """The first identified speaker of a chain, as named; 'medics (not identified)'; empty for the own voice."""
    speakers = list(chain)
    known = next((speaker for speaker in speakers if speaker.kind != "unidentified"), None)
    if known is not None:
        return known.name
    return f"{speakers[0].name} (not identified)" if speakers else ""


def _points(view: BriefView) -> Points:
    points: Points = defaultdict(list)
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


def _of_one(points: Points) -> dict[int, Points]:
    """By the number of a report, what no other says."""
    found: dict[int, Points] = defaultdict(dict)
    for point, claims in points.items():
        numbers = {claim.report.number for claim in claims}
        if len(numbers) == 1:
            found[numbers.pop()][point] = claims
    return found


def _alone(view: BriefView, own: Points) -> tuple[Sentence, ...]:
    """What a report alone says; of an incident that it alone tells, only that."""
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


def _by_report(claims: Iterable[ClaimView]) -> dict[int, list[ClaimView]]:
    found: dict[int, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        found[claim.report.number].append(claim)
    return found


def _origins(claims: Iterable[ClaimView]) -> tuple[str, ...]:
    said = (c for c in claims if c.kind in {"figure", "event", "responsibility"})
    names = Counter(name for c in said if (name := origin_name(c.chain)))
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _shared(view: BriefView) -> dict[str, Shared]:
    """By report, its paragraphs that each other has too. Both sides of a copy are told: the record names only one."""
    found: dict[str, Shared] = defaultdict(lambda: defaultdict(set))
    for copy in view.brief.dossier.copies:
        found[copy.report][copy.of].add((copy.start, copy.end))
        found[copy.of][copy.report].add((copy.of_start, copy.of_end))
    return found


def _shares(view: BriefView, shared: Shared) -> tuple[Shares, ...]:
    others = (Shares(other, len(shared[id_])) for id_ in shared if (other := view.report(id_)) is not None)
    return tuple(sorted(others, key=lambda shares: shares.other.number))
