"""The brief as readers see it: every claim joined with its report, its links and what replaced it.

Every format is made from one ``BriefView``, so that text, HTML, JSON and CSV never disagree.
Reports are numbered 1, 2, ... by the time they were published, then by id; ``[2]`` cites the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from truceline.model.base import Doubt
from truceline.model.brief import Brief
from truceline.model.claim import (
    AllegationClaim,
    Claim,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Scope,
    Speaker,
    TermClaim,
)
from truceline.model.incident import Incident, Total
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Copy, Report
from truceline.model.time import Period
from truceline.model.truce import Finding, TruceRecord
from truceline.publish.labels import published_words
from truceline.publish.vocabulary import OWN_VOICE
from truceline.publish.words import (
    allegation_words,
    event_words,
    figure_words,
    place_words,
    position_words,
    responsibility_words,
    short_title,
    speaker_words,
    term_words,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its number in citations and its short label ("Reuters via HuffPost, 21 Feb")."""

    number: int
    label: str
    report: Report
    copies: tuple[Copy, ...]

    @property
    def published(self) -> str:
        """When it was published, as read."""
        return published_words(self.report.published)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as the brief's JSON shows it: with its time, place, scope, incidents and what superseded it.

    ``place`` is the first of ``places`` for an event told of several; ``superseded_by`` is the claim
    that carries its origin's current figure; ``truce`` is the id of the truce it is about.
    """

    claim: Claim
    report: ReportView
    time: Period | None
    place: Place | None
    places: tuple[Place, ...]
    doubts: tuple[Doubt, ...]
    copy_of: str
    scope: Scope | None
    incidents: tuple[str, ...]
    superseded_by: str | None
    truce: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def kind(self) -> str:
        """Which of the six kinds it is."""
        return self.claim.kind

    @property
    def quote(self) -> str:
        """The exact words, as they stand in the report."""
        return self.claim.quote.text

    @property
    def chain(self) -> tuple[Speaker, ...]:
        """The named speakers, innermost first; empty for the report's own voice."""
        return self.claim.attributed_to

    @property
    def source(self) -> str:
        """Who says it, as read."""
        return speaker_words(self.claim.attributed_to)

    @property
    def told_by(self) -> str:
        """Its source, or which report tells it in its own voice."""
        return self.source if self.source != OWN_VOICE else f"[{self.report.number}] in its own voice"

    @property
    def says(self) -> str:
        """What it says, in a few words of ours."""
        return says(self.claim)

    @property
    def asserted(self) -> bool:
        """Whether it is told as a fact: neither denied nor imagined nor still to come."""
        return not {"denied", "hypothetical", "future"} & set(self.claim.qualifiers)


@dataclass(frozen=True)
class BriefView:
    """A brief with its joins and look-ups; reports, claims and incidents in the order of reading."""

    brief: Brief
    reports: tuple[ReportView, ...]
    claims: tuple[ClaimView, ...]
    incidents: tuple[Incident, ...]

    @cached_property
    def _claims(self) -> dict[str, ClaimView]:
        return {view.id: view for view in self.claims}

    @cached_property
    def _reports(self) -> dict[str, ReportView]:
        return {view.report.id: view for view in self.reports}

    @cached_property
    def _incidents(self) -> dict[str, Incident]:
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def _place(self) -> dict[str, int]:
        """The place of each claim in the order of reading."""
        return {view.id: place for place, view in enumerate(self.claims)}

    @cached_property
    def _of_incident(self) -> dict[str, list[ClaimView]]:
        return grouped((id_, view) for view in self.claims for id_ in view.incidents)

    @cached_property
    def _by_kind(self) -> dict[str, list[ClaimView]]:
        return grouped((view.kind, view) for view in self.claims)

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        return grouped((finding.incident, finding) for finding in self.brief.findings)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The sums, cumulative figures and the like; one that is said twice in the same words stands once."""
        merged: dict[tuple[str, str, str, str], Total] = {}
        for total in self.brief.linkage.totals:
            key = total.words.casefold(), total.metric, total.scope, total.origin
            first = merged.get(key, total)
            merged[key] = first.model_copy(update={
                "claims": tuple(dict.fromkeys((*first.claims, *total.claims))),
                "incidents": tuple(dict.fromkeys((*first.incidents, *total.incidents))),
                "doubts": tuple(dict.fromkeys((*first.doubts, *total.doubts)))})
        return tuple(merged.values())

    @property
    def current(self) -> tuple[Incident, ...]:
        """The incidents that the reports are about."""
        return tuple(i for i in self.incidents if not i.background)

    @property
    def background(self) -> tuple[Incident, ...]:
        """Earlier incidents, told in passing."""
        return tuple(i for i in self.incidents if i.background)

    @cached_property
    def banner(self) -> str:
        """What must stand above everything where a report or the truce is no real one; else empty."""
        chosen = self.brief.register.chosen
        kinds = {view.report.status for view in self.reports} | ({chosen.status} if chosen else set())
        unreal = sorted(kinds - {"Actual"})
        return f"{' AND '.join(unreal).upper()}: NOT REAL EVENTS" if unreal else ""

    def claim(self, claim_id: str) -> ClaimView | None:
        """The claim of an id; None for evidence that is no claim (a line of the truce file)."""
        return self._claims.get(claim_id)

    def known(self, claim_ids: Iterable[str]) -> list[ClaimView]:
        """The claims of these ids, in the order of reading, each once."""
        return [self.claims[place] for place in sorted({self._place[id_] for id_ in claim_ids if id_ in self._place})]

    def about(self, incident_id: str) -> list[ClaimView]:
        """The claims about an incident, in the order of reading."""
        return self._of_incident.get(incident_id, [])

    def of_kind(self, kind: str) -> list[ClaimView]:
        """All claims of one kind, in the order of reading."""
        return self._by_kind.get(kind, [])

    def report(self, report_id: str) -> ReportView | None:
        """The report of an id."""
        return self._reports.get(report_id)

    def incident(self, incident_id: str) -> Incident | None:
        """The incident of an id."""
        return self._incidents.get(incident_id)

    def title(self, incident_id: str) -> str:
        """The title of an incident, its id where it is not known."""
        incident = self.incident(incident_id)
        return incident.title if incident else incident_id

    def short_title(self, incident_id: str) -> str:
        """The short title of an incident, its id where it is not known."""
        incident = self.incident(incident_id)
        return short_title(incident) if incident else incident_id

    def label(self, claim_id: str) -> str:
        """The label of the report that a claim is from."""
        view = self.claim(claim_id)
        return view.report.label if view else ""

    def numbers(self, claim_ids: Iterable[str]) -> list[int]:
        """The numbers of the reports that these claims are from, ascending, each once."""
        return sorted({view.report.number for view in self.known(claim_ids)})

    def cite(self, claim_ids: Iterable[str]) -> str:
        """The reports that these claims are from: '[1][3]'."""
        return "".join(f"[{number}]" for number in self.numbers(claim_ids))

    def findings_of(self, incident_id: str) -> tuple[Finding, ...]:
        """What an incident means under each term, in the order of the truce's terms."""
        return tuple(self._findings.get(incident_id, ()))

    def side(self, party: Party) -> Party:
        """Whose side a party is; itself where it speaks for nobody else."""
        return self.brief.sides.get(party_key(party), party)

    def truce(self) -> TruceRecord | None:
        """The truce that incidents are judged by, else the first that the reports tell of."""
        return self.brief.register.in_use()


def party_key(party: Party) -> str:
    """What tells one party from another."""
    return party.id or fold(party.name)


def says(claim: Claim) -> str:
    """What a claim says, in a few words of ours; its quote has the report's."""
    match claim:
        case FigureClaim():
            return figure_words(claim)
        case EventClaim():
            return event_words(claim)
        case ResponsibilityClaim():
            return responsibility_words(claim)
        case PositionClaim():
            return position_words(claim)
        case TermClaim():
            return term_words(claim)
        case AllegationClaim():
            return allegation_words(claim)


def describe_place(view: ClaimView) -> str:
    """Where a claim is set, all its places side by side."""
    return "; ".join(place_words(place) for place in view.places) or place_words(view.place)


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """The second of each pair by the first, in the order given."""
    found: dict[str, list[T]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
