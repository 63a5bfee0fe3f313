"""Which incidents each claim is about, and what a figure counts: an incident, a part, several, a war."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.knowledge.rules import LinkRules
from truceline.link.cluster import fitting
from truceline.link.clusters import Cluster, Clusters
from truceline.link.held import Held
from truceline.link.mentions import UNASSERTED, in_text
from truceline.link.places import narrow
from truceline.link.profile import Profile, span_of
from truceline.link.telling import Telling
from truceline.model.base import Doubt
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, EventClaim, FigureClaim, ResponsibilityClaim, Scope
from truceline.model.incident import Linked
from truceline.model.report import Report
from truceline.model.time import day_of

_OF_NONE: frozenset[Scope] = frozenset({"cumulative", "other"})
_IMAGINED = UNASSERTED - {"denied"}
_FEW_DAYS = 2
_PARAGRAPH = "\n\n"


@dataclass(slots=True)
class Attached:
    """One claim with the incidents it is about."""

    anchored: Anchored
    clusters: tuple[Cluster, ...]
    scope: Scope | None = None
    doubts: tuple[Doubt, ...] = ()

    def linked(self, ids: dict[str, str]) -> Linked:
        """The record of it, with the ids that the incidents have in the end."""
        told = tuple(sorted(ids[c.id] for c in self.clusters if c.id in ids))
        return Linked(claim=self.anchored.claim.id, incidents=told, scope=self.scope, doubts=self.doubts)


@dataclass(slots=True)
class Attacher:
    """Finds the incidents of claims.

    ``by_event`` gives the telling that an event claim is part of, ``refers_to`` the earlier one that it refers to.
    """

    clusters: Clusters
    background: frozenset[str]
    by_event: dict[str, Telling]
    by_report: dict[str, list[Telling]]
    reports: dict[str, Report]
    held: Held
    refers_to: dict[str, str]

    def attach(self, dossier: Dossier) -> list[Attached]:
        """Every claim that is about an incident or is a figure."""
        found = (self._attach(anchored) for anchored in sorted(dossier.claims, key=lambda a: a.claim.id))
        return [attached for attached in found if attached is not None]

    def _attach(self, anchored: Anchored) -> Attached | None:
        claim = anchored.claim
        if not in_text(anchored, self.reports[claim.report]):
            return None
        if isinstance(claim, FigureClaim):
            return self._figure(anchored, claim)
        if isinstance(claim, EventClaim):
            told = self.by_event.get(claim.id)
            return Attached(anchored, self._of(told), doubts=self._doubts(told)) if told else None
        clusters = self._of_events(claim.events)
        if not clusters and isinstance(claim, ResponsibilityClaim):
            clusters = self._main(claim.report)
        return Attached(anchored, clusters) if clusters else None

    def _figure(self, anchored: Anchored, claim: FigureClaim) -> Attached:
        if claim.scope in _OF_NONE or _IMAGINED & set(claim.qualifiers):
            return Attached(anchored, (), claim.scope or "other")
        told = self._of_events(claim.events) or self._referred(claim.events) or self._without_event(anchored, claim)
        clusters = self._judged(claim, told)
        if claim.scope == "background" and not (_narrow(anchored) or self._placed(claim)):
            clusters = tuple(c for c in clusters if c.id in self.background)
        doubts = tuple(d for event in claim.events for d in self._doubts(self.by_event.get(event)))
        return Attached(anchored, clusters, self._scope(claim, clusters), doubts)

    def _judged(self, claim: FigureClaim, clusters: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
        """The incidents of a figure as a person said them."""
        named = self._of_events(self.held.events_of(claim.id))
        if named:
            return named
        refused = {c.id for c in self._of_events(self.held.not_of(claim.id))}
        return tuple(c for c in clusters if c.id not in refused)

    def _scope(self, claim: FigureClaim, clusters: tuple[Cluster, ...]) -> Scope:
        """What the report says it counts, mended by what the incidents are."""
        if len(clusters) > 1:
            return "aggregate"
        if claim.scope == "aggregate" and not (clusters and self._told_as_one(claim)):
            return "aggregate"
        if clusters and clusters[0].id in self.background:
            return "background"
        if claim.scope == "background":
            return "incident" if clusters else "background"
        return "subset" if claim.scope == "subset" else "incident"

    def _placed(self, claim: FigureClaim) -> bool:
        """Whether its own events tell a narrow place: then they are of the incident that they were found to be of."""
        return any(t.own_place and t.own_time and narrow(t.profile.place) for t in self._tellings(claim))

    def _told_as_one(self, claim: FigureClaim) -> bool:
        """Whether "two attacks" are told at one narrow place on one day: then they are one incident here."""
        tellings = self._tellings(claim)
        return bool(tellings) and not any(t.several for t in tellings)

    def _tellings(self, claim: FigureClaim) -> list[Telling]:
        return [self.by_event[event] for event in claim.events if event in self.by_event]

    def _of(self, telling: Telling | None) -> tuple[Cluster, ...]:
        return self.clusters.of.get(telling.id, ()) if telling else ()

    def _doubts(self, telling: Telling | None) -> tuple[Doubt, ...]:
        doubt = self.clusters.doubts.get(telling.id) if telling else None
        return (doubt,) if doubt else ()

    def _of_events(self, events: Iterable[str]) -> tuple[Cluster, ...]:
        found = {c.id: c for event in events for c in self._of(self.by_event.get(event))}
        return tuple(found[id_] for id_ in sorted(found))

    def _referred(self, events: Iterable[str]) -> tuple[Cluster, ...]:
        """The incidents of what its events refer to: the dead of an attack, counted where arrests are told."""
        seen, ids = set[str](), list(events)
        while ids := [id_ for id_ in ids if id_ not in seen]:
            seen.update(ids)
            ids = [earlier for id_ in ids if (earlier := self.refers_to.get(id_))]
            if found := self._of_events(ids):
                return found
        return ()

    def _without_event(self, anchored: Anchored, claim: FigureClaim) -> tuple[Cluster, ...]:
        """The incident of a figure that hangs on no event.

        It is the one at its own place and time, else the paragraph's, else the only one that its report tells.
        """
        if claim.events:
            return ()
        return self._at_its_place(anchored, claim) or self._before(claim) or self._main(claim.report)

    def _at_its_place(self, anchored: Anchored, claim: FigureClaim) -> tuple[Cluster, ...]:
        if claim.said_place is None or anchored.place is None:
            return ()
        profile = Profile(place=anchored.place, time=anchored.time, span=span_of(anchored.time),
                          past="past" in claim.qualifiers, reports={claim.report: claim.quote.start})
        fits = fitting(Telling(claim.id, claim.report, claim.quote.start, profile), self.clusters)
        return (fits[0][1],) if len(fits) == 1 else ()

    def _before(self, claim: FigureClaim) -> tuple[Cluster, ...]:
        text = self.reports[claim.report].text
        told = [t for t in self.by_report.get(claim.report, ()) if t.start <= claim.quote.start]
        last = max(told, key=lambda t: (t.start, t.id), default=None)
        if last is None or _PARAGRAPH in text[last.start:claim.quote.start]:
            return ()
        return self._of(last)

    def _main(self, report: str) -> tuple[Cluster, ...]:
        news = [c for c in self.clusters.of_report(report) if c.id not in self.background]
        return (news[0],) if len(news) == 1 else ()


def attacher(clusters: Clusters, tellings: Iterable[Telling], dossier: Dossier, rules: LinkRules,
             held: Held) -> Attacher:
    """An attacher for all claims of a dossier."""
    by_event: dict[str, Telling] = {}
    by_report: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_report.setdefault(telling.report, []).append(telling)
        for event in telling.events:
            by_event[event] = telling
    reports = {report.id: report for report in dossier.reports}
    background = frozenset(_background(clusters, reports, rules))
    refers_to = {a.claim.id: a.claim.refers_to for a in dossier.claims if isinstance(a.claim, EventClaim)}
    return Attacher(clusters, background, by_event, by_report, reports, held, refers_to)


def _background(clusters: Clusters, reports: dict[str, Report], rules: LinkRules) -> Iterator[str]:
    """The incidents that lie before all news: long before, or some days before and no report's main news."""
    heads = _heads(clusters)
    for cluster in clusters.all:
        if _is_background(cluster, reports, rules, head=cluster.id in heads):
            yield cluster.id


def _is_background(cluster: Cluster, reports: dict[str, Report], rules: LinkRules, *, head: bool) -> bool:
    first = _first_told(cluster, reports)
    span = cluster.profile.span
    if span is None or first is None:
        return cluster.profile.past and not head
    before = first - span[1]
    return before > rules.old_days or (before > rules.news_days and not head)


def _heads(clusters: Clusters) -> set[str]:
    """The incident that each report begins with, where it tells it as news."""
    first: dict[str, tuple[int, Cluster]] = {}
    for cluster in clusters.all:
        for report, start in cluster.profile.reports.items():
            if report not in first or (start, cluster.id) < (first[report][0], first[report][1].id):
                first[report] = start, cluster
    return {cluster.id for _, cluster in first.values() if not cluster.profile.past}


def _first_told(cluster: Cluster, reports: dict[str, Report]) -> int | None:
    """The day of the first report that tells an incident."""
    days = [day for report in cluster.profile.reports if (day := _day(reports[report])) is not None]
    return min(days, default=None)


def _day(report: Report) -> int | None:
    return day_of(report.published.earliest).toordinal() if report.published else None


def _narrow(anchored: Anchored) -> bool:
    """Whether a claim fixes its days: a toll told as something earlier is an incident's of the news only then."""
    if anchored.time is None:
        return False
    first, last = anchored.time.days()
    return (last - first).days <= _FEW_DAYS
