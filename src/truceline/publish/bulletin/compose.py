"""The bulletin put together: a function of two briefs of one ledger, its cases, the roster and earlier bulletins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.cases import Case
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.roster import Expected
from truceline.measure.coverage import by_reporter, coverage_of
from truceline.model.brief import Brief
from truceline.model.bulletin import Bulletin, CasesOf, Change, Cited, Reported, WatchedDay
from truceline.model.claim import AllegationClaim
from truceline.model.entry import SHOWN, Entry
from truceline.model.report import Published
from truceline.model.time import day_of
from truceline.publish.bulletin.benchmarks import benchmarks
from truceline.publish.bulletin.changes import changes
from truceline.publish.bulletin.cite import cite, corrections
from truceline.publish.cases.telling import STATE_WORDS
from truceline.publish.joins import view_of
from truceline.publish.views import BriefView
from truceline.publish.words import counted, day_words, listed

NO_ROSTER = "There is no roster of expected reporters: nothing can be said of what was not observed."


@dataclass(frozen=True, slots=True)
class Material:
    """All that a bulletin is made of.

    ``before`` is the brief as of the day before ``start``, ``after`` as of ``end``: between them lies what changed.
    ``known`` is that of all reports, also later ones that tell of the period. ``since`` has, by the name of each
    earlier bulletin, the entries that came after it.
    """

    organisation: str
    start: date
    end: date
    known_by: str
    before: Brief
    after: Brief
    known: Brief
    cases: tuple[Case, ...]
    roster: tuple[Expected, ...]
    earlier: tuple[Bulletin, ...]
    since: Mapping[str, Sequence[Entry]]


def compose(material: Material, knowledge: Knowledge) -> Bulletin:
    """The bulletin of a period."""
    before, after, known = view_of(material.before), view_of(material.after), view_of(material.known)
    truce = material.known.register.chosen
    cited = tuple(_cited(material))
    coverage = coverage_of(material.roster, material.start, material.end, material.known.dossier, knowledge)
    return Bulletin(
        organisation=material.organisation, start=material.start.isoformat(), end=material.end.isoformat(),
        known_by=material.known_by, version=material.known.version, knowledge=material.known.knowledge,
        banner=_banner(known, material.cases), truce=truce.id if truce else "", truce_name=truce.name if truce else "",
        corrections=tuple(corrections(material.earlier, known, material.since)),
        changes=(*changes(before, after, [each.id for each in cited]), *_case_changes(material)),
        cases=tuple(_cases(material.cases)), reported=tuple(_reported(known, material)),
        incidents=cited, benchmarks=tuple(benchmarks(
            material.known, material.roster, material.start, material.end, knowledge)),
        watched=tuple(WatchedDay(area=area, reporter=reporter, days={w.day.isoformat(): w.observed for w in watches})
                      for (area, reporter), watches in by_reporter(coverage).items()),
        unobserved=tuple(_unobserved(coverage.unobserved(), material)),
        earlier=tuple(sorted(each.name for each in material.earlier)))


def _banner(view: BriefView, cases: Iterable[Case]) -> str:
    unreal = sorted({case.status for case in cases} - {"Actual"})
    told = f"SOME CASES ARE NOT REAL: {', '.join(unreal).upper()}" if unreal else ""
    return "; ".join(part for part in (view.banner, told) if part)


def _cited(material: Material) -> Iterator[Cited]:
    """The incidents of the period, by time; those of an uncertain day where one of the days lies in it."""
    within = [incident for incident in material.known.linkage.incidents if incident.time is not None
              and incident.time.days()[0] <= material.end and material.start <= incident.time.days()[1]
              and incident.time.precision != "unknown"]
    for incident in sorted(within, key=lambda i: (i.time.start if i.time else "", i.id)):
        yield cite(incident, material.known)


def _cases(cases: Iterable[Case]) -> Iterator[CasesOf]:
    """Cases by who alleges, against whom, and where they stand; exercises apart."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for case in cases:
        opened = case.opened
        loud = "" if case.status == "Actual" else f"{case.status.upper()}: "
        by, against = opened.by_side or case.ends.opener, opened.against
        groups[by, against, f"{loud}{STATE_WORDS[case.state]}"].append(case.id[:SHOWN])
    for (by, against, state), ids in sorted(groups.items()):
        yield CasesOf(by=by, against=against, state=state, cases=tuple(sorted(ids)))


def _case_changes(material: Material) -> Iterator[Change]:
    """The steps of the period that count."""
    first, last = material.start.isoformat(), f"{material.end.isoformat()}T99"
    for case in material.cases:
        for line in case.lines:
            if not line.void and line.body.step in {"open", "refer", "close"} and first <= line.entry.recorded < last:
                who = case.opened.by_side or case.ends.opener
                verb = {"open": "opened", "refer": "referred", "close": "closed"}[line.body.step]
                yield Change(about="case", text=f"Case {case.id[:SHOWN]} {verb} by {line.by}: {who} against "
                                                f"{case.opened.against}, {case.opened.term}")


def _reported(view: BriefView, material: Material) -> Iterator[Reported]:
    """Allegations of the period as reports tell them: each with its own count, unit and period."""
    for told in view.claims:
        claim = told.claim
        if not isinstance(claim, AllegationClaim) or "denied" in claim.qualifiers:
            continue
        days = told.time.days() if told.time else _published(told.report.report.published)
        if days and days[0] <= material.end and material.start <= days[1]:
            yield Reported(by=claim.by.name if claim.by else "", against=claim.against.name if claim.against else "",
                           low=claim.low, high=claim.high, unit=claim.unit, period=claim.period,
                           report=told.report.label)


def _published(when: Published | None) -> tuple[date, date] | None:
    return (day_of(when.earliest), day_of(when.latest)) if when else None


def _unobserved(blind: Iterable[tuple[str, Sequence[date]]], material: Material) -> Iterator[str]:
    if not material.roster:
        yield NO_ROSTER
    for area, days in blind:
        yield f"{area}: nobody who was expected was heard on {listed(day_words(day, year=False) for day in days)}"
    gone = len(material.known.quarantined)
    if gone:
        yield f"{counted(gone, 'file')} could not be read"
