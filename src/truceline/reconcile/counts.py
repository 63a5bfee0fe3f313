"""A figure as reconciling sees it: bounds, who says it, when, and by which words (FIGURES.md, rules 1 to 6)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, FigureClaim
from truceline.model.report import Copy, Report
from truceline.model.time import Period, day_of
from truceline.reconcile.origins import Origin, origin_of

Paragraph = tuple[str, int]
_EXACT = frozenset({"minute", "hour", "day"})


@dataclass(frozen=True, slots=True)
class Count:
    """One figure, with every claim that repeats or copies it.

    ``first`` and ``last`` are the days between which it was said, as numbers; null where nobody knows.
    ``stated`` says that the figure itself tells its day. ``subset`` and ``denied`` never enter a range.
    ``sentences`` are where it is told: report and offset.
    """

    origin: Origin
    low: int | None
    high: int | None
    words: str
    claims: tuple[str, ...]
    reports: frozenset[str]
    sentences: frozenset[Paragraph] = frozenset()
    paragraphs: frozenset[Paragraph] = frozenset()
    first: int | None = None
    last: int | None = None
    as_of: str = ""
    stated: bool = False
    about: bool = False
    early: bool = False
    revised: bool = False
    partial: bool = False
    civilians: bool = False
    subset: bool = False
    denied: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it gives a number at all; words (dozens, scores) do not."""
        return self.low is not None or self.high is not None

    @property
    def number(self) -> int:
        """The number said: its upper bound, or the lower one where it is open."""
        return self.high if self.high is not None else self.low or 0

    @property
    def bound(self) -> int:
        """The lower bound; of a figure that is only a limit, the limit."""
        return self.low if self.low is not None else self.high or 0

    @property
    def order(self) -> tuple[int, int, int, str]:
        """From earlier to later and lower to higher; ties by content."""
        return self.first or 0, self.last or 0, self.bound, self.claims[0]

    def before(self, other: "Count") -> bool:
        """Whether it was said on an earlier local date (rules 8 and 9); unknown days are never earlier."""
        return self.last is not None and other.first is not None and self.last < other.first


@dataclass(frozen=True, slots=True)
class Reading:
    """What turning claims into counts needs to know; ``copies`` are by the reports on either side."""

    reports: dict[str, Report]
    anchored: dict[str, Anchored]
    copies: dict[str, list[Copy]]
    wires: dict[str, str]
    knowledge: Knowledge

    def count(self, claim: FigureClaim, happened: Period | None) -> Count:
        """Rules 1 to 3: one claim as a count; a toll of civilians alone is a lower bound on people."""
        report = self.reports[claim.report]
        stated = self._stated(claim, happened)
        first, last = stated or _published(report)
        restricted = claim.civilians or claim.partial
        return Count(
            origin=origin_of(claim, report, self.wires.get(report.id, ""), self.knowledge), low=claim.low,
            high=None if restricted and claim.low is not None else claim.high, words=claim.value.text,
            claims=(claim.id,), reports=frozenset({report.id}),
            sentences=frozenset({(report.id, claim.quote.start)}), paragraphs=self._paragraphs(claim), first=first,
            last=last, as_of=_as_of(report), stated=stated is not None, about=claim.qualifier == "about",
            early=claim.early, revised=claim.revised, partial=claim.partial, civilians=claim.civilians,
            subset=claim.scope == "subset" or _nobody(claim), denied="denied" in claim.qualifiers)

    def counts(self, claims: Iterable[FigureClaim], happened: Period | None) -> list[Count]:
        """Rule 6: all claims as counts, a copy one with what it copies; ordered by content."""
        groups: dict[str, list[Count]] = {}
        for claim in sorted(claims, key=lambda c: c.id):
            groups.setdefault(self._original(claim.id), []).append(self.count(claim, happened))
        return sorted((_one(group) for group in groups.values()), key=lambda c: c.order)

    def _original(self, id_: str) -> str:
        """The claim at the end of the chain of copies."""
        seen = {id_}
        while (of := self.anchored[id_].copy_of) in self.anchored and of not in seen:
            seen.add(of)
            id_ = of
        return id_

    def _stated(self, claim: FigureClaim, happened: Period | None) -> tuple[int, int] | None:
        """The day that a figure gives for itself, where it lies after what it counts."""
        time = self.anchored[claim.id].time
        if claim.said_time is None or time is None or happened is None or time.precision not in _EXACT:
            return None
        first, last = (day.toordinal() for day in time.days())
        return (first, last) if first > happened.days()[1].toordinal() else None

    def _paragraphs(self, claim: FigureClaim) -> frozenset[Paragraph]:
        """The copied paragraphs that a claim stands in, under the name of the paragraph they copy."""
        at = claim.quote.start
        return frozenset(
            (c.of, c.of_start) for c in self.copies.get(claim.report, ())
            if (c.report == claim.report and c.start <= at < c.end)
            or (c.of == claim.report and c.of_start <= at < c.of_end))


def reading(dossier: Dossier, knowledge: Knowledge) -> Reading:
    """A reading of a dossier's figures."""
    copies: dict[str, list[Copy]] = defaultdict(list)
    for copy in dossier.copies:
        for report in (copy.report, copy.of):
            copies[report].append(copy)
    return Reading(reports={r.id: r for r in dossier.reports}, anchored={a.claim.id: a for a in dossier.claims},
                   copies=copies, wires=_wires(dossier), knowledge=knowledge)


def _wires(dossier: Dossier) -> dict[str, str]:
    """The one agency that each report shares paragraphs with, whichever of the two is the copy."""
    agencies = {report.id: report.agency for report in dossier.reports}
    found: dict[str, set[str]] = defaultdict(set)
    for copy in dossier.copies:
        for one, other in ((copy.report, copy.of), (copy.of, copy.report)):
            found[one].update(agency for agency in [agencies.get(other)] if agency)
    return {report: next(iter(wires)) for report, wires in found.items() if len(wires) == 1}


def _one(copies: Sequence[Count]) -> Count:
    """Copies as one count; the version that names its speaker lends it to the one that does not (rule 6)."""
    if len(copies) == 1:
        return copies[0]
    named = [c for c in copies if not c.origin.own_voice] or list(copies)
    best = min(named, key=lambda c: (not c.origin.identified, c.order))
    return merged(best, copies)


def merged(kept: Count, same: Iterable[Count]) -> Count:
    """A count with the claims of all that say the same."""
    all_ = list(same)
    return replace(kept, claims=tuple(sorted({id_ for c in all_ for id_ in c.claims})),
                   reports=frozenset().union(*(c.reports for c in all_)),
                   sentences=frozenset().union(*(c.sentences for c in all_)),
                   paragraphs=frozenset().union(*(c.paragraphs for c in all_)))


def _published(report: Report) -> tuple[int | None, int | None]:
    if report.published is None:
        return None, None
    return day_of(report.published.earliest).toordinal(), day_of(report.published.latest).toordinal()


def _as_of(report: Report) -> str:
    return report.published.earliest if report.published else ""


def _nobody(claim: FigureClaim) -> bool:
    """Rule 4: "nobody was hurt" is a zero for those it speaks of."""
    return claim.low == 0 and claim.high == 0
