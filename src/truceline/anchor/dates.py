"""When each report was published: its metadata, else its dateline, else what it and the others tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.anchor.calendar import DAY, Span, last_weekday, next_weekday, readings
from truceline.anchor.evidence import Evidence, evidence_of, tenses_of
from truceline.anchor.likeness import Neighbour, nearest
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Draft
from truceline.model.report import Published, Report
from truceline.model.time import day_of

_LIKE = 0.04          # less alike than this: another story
_FEW = 30             # reports that a person may have chosen because they belong together
_LIKE_AMONG_MANY = 0.3
_SAME = 0.3           # so alike that one neighbour is enough
_AS_LIKE = 0.6        # neighbours so like as the nearest, as a share, are heard
_CLOSE = 21           # days: neighbours that lie further apart are of no one story
_AGREED = 0.6         # share of the neighbours' votes that decides the week
_PRINTED = 2 * DAY    # news is printed on the day it tells last, or so many days after
_PICTURE_AGE = 6 * DAY
_NEAR = 3             # days: like reports lie no further apart than this
_OLD = 5              # days: a weekday that seems so long ago is rather tomorrow's


@dataclass(frozen=True, slots=True)
class Dated:
    """The days on which a report may have been published, and why."""

    first: date
    last: date
    reason: str
    stated: bool = False

    def published(self) -> Published:
        """The record of it."""
        return Published(earliest=self.first.isoformat(), latest=self.last.isoformat(),
                         basis="stated" if self.stated else "inferred", reason=self.reason)


def date_reports(reports: Sequence[Report], drafts: Mapping[str, Draft], knowledge: Knowledge) -> dict[str, Published]:
    """When each report was published, by id; none for a report that nothing dates."""
    evidence = {r.id: evidence_of(r, tenses_of(drafts.get(r.id)), knowledge) for r in reports}
    known = {r.id: _by_itself(r, evidence[r.id]) for r in reports}
    dated = {id_: found for id_, found in known.items() if found is not None}
    missing = [r.id for r in reports if r.id not in dated]
    if missing and dated:
        least = _LIKE if len(reports) <= _FEW else _LIKE_AMONG_MANY
        near = {id_: [n for n in found if n.likeness >= least] for id_, found in nearest(reports, missing).items()}
        _by_the_others(near, evidence, dated)
    published = {id_: found.published() for id_, found in dated.items()}
    return {**published, **{r.id: _labelled(r.published, evidence[r.id]) for r in reports if r.published}}


# ------------------------------------------------------------------ by its own words

def _labelled(published: Published, evidence: Evidence) -> Published:
    """What metadata say; where the text tells of the next day as past, that day may be the day of writing."""
    label = day_of(published.earliest)
    if label != day_of(published.latest) or not _tells_tomorrow(label, evidence):
        return published
    return published.model_copy(update={
        "latest": (label + DAY).isoformat(),
        "reason": "; ".join(filter(None, (published.reason, "the text tells of the day after its date as past")))})


def _tells_tomorrow(label: date, evidence: Evidence) -> bool:
    tomorrow = (label + DAY).weekday()
    return tomorrow in evidence.told and label.weekday() in evidence.told


def _by_itself(report: Report, evidence: Evidence) -> Dated | None:
    """What a report's metadata, label, dateline or own picture say."""
    if report.published is not None:
        return Dated(day_of(report.published.earliest), day_of(report.published.latest), report.published.reason)
    if evidence.own is not None:
        late = evidence.own + DAY if _tells_tomorrow(evidence.own, evidence) else evidence.own
        return Dated(evidence.own, late, "the date that the report gives itself", stated=True)
    if evidence.dateline is not None:
        return _dateline(evidence, [d for d in (evidence.pictured, evidence.past) if d is not None])
    return _by_picture(evidence, evidence.pictured) if evidence.pictured is not None else None


def _dateline(evidence: Evidence, near: Sequence[date]) -> Dated | None:
    """The day and month of a dateline in the year of a full date: the first on or after the latest of them."""
    if evidence.dateline is None or not near:
        return None
    spans = readings(evidence.dateline, "future", max(near) - _PICTURE_AGE)
    if not spans:
        return None
    day = spans[0].first
    return Dated(day, day, "its dateline; the year from full dates near it", stated=True)


def _by_picture(evidence: Evidence, pictured: date) -> Dated:
    """A photo of the report's own bounds it from below: the news is of that day or the next few."""
    newest = _newest_told(evidence, pictured, pictured + _PICTURE_AGE)
    if newest is None:
        return Dated(pictured, pictured + _PICTURE_AGE, f"its photo of {pictured} is at most some days older")
    return _around(newest, evidence, f"its photo of {pictured} and the days that it tells of")


def _newest_told(evidence: Evidence, first: date, last: date) -> date | None:
    """The day of writing that leaves all weekdays told closest behind it, between two days."""
    told = evidence.written or evidence.told
    if not told:
        return None
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    fitting = [day for day in days if day.weekday() in told]
    return min(fitting, key=lambda day: (_age(told, day), day), default=None)


def _age(told: Iterable[int], day: date) -> int:
    """How long ago the oldest of the weekdays would be."""
    return max((day - last_weekday(weekday, day)).days for weekday in told)


def _around(newest: date, evidence: Evidence, reason: str) -> Dated:
    """The day told last is the day of writing or lies just behind it."""
    if evidence.written:
        return Dated(newest, newest, f"{reason}: {newest:%A} is the day of writing")
    first = newest + DAY if evidence.today else newest  # who writes "today" names other days by weekday
    last = newest + _PRINTED
    ahead = [next_weekday(weekday, first) for weekday in evidence.ahead if weekday not in evidence.told]
    return Dated(first, max(first, min([last, *ahead])), f"{reason}: the last is {newest:%A}")


# ------------------------------------------------------------------ by the other reports

def _by_the_others(left: dict[str, list[Neighbour]], evidence: Mapping[str, Evidence],
                   dated: dict[str, Dated]) -> None:
    """Dates the undated by their neighbours, those first whose nearest neighbour has a date already."""
    while ready := _ready(left, dated):
        found = {id_: _from_neighbours(evidence[id_], left.pop(id_), evidence, dated) for id_ in ready}
        dated.update({id_: d for id_, d in found.items() if d is not None})


def _ready(left: Mapping[str, list[Neighbour]], dated: Mapping[str, Dated]) -> list[str]:
    """Those whose nearest neighbour is dated; where there are none, the one that is most like a dated report."""
    first = sorted(id_ for id_, near in left.items() if near and near[0].report in dated)
    if first:
        return first
    ranked = sorted((-n.likeness, id_) for id_, near in left.items() for n in near if n.report in dated)
    return [ranked[0][1]] if ranked else []


def _from_neighbours(own: Evidence, near: Sequence[Neighbour], evidence: Mapping[str, Evidence],
                     dated: Mapping[str, Dated]) -> Dated | None:
    known = [n for n in near if n.report in dated]
    heard = _heard(known, dated)
    if own.dateline is not None and known:
        return _dateline_near(own, dated[(heard or known)[0].report].first)
    told = own.written or own.told
    if not told or not heard:
        return _no_day_told(own, [dated[n.report] for n in heard])
    votes: dict[date, float] = defaultdict(float)
    for neighbour in heard:
        day = _voted(told, evidence[neighbour.report], dated[neighbour.report])
        if _allowed(day, own):
            votes[day] = max(votes[day], neighbour.likeness ** 2)
    return _elected(votes, own)


def _heard(known: Sequence[Neighbour], dated: Mapping[str, Dated]) -> list[Neighbour]:
    """The neighbours of one story: about as like as the nearest and close in time, else only the very like."""
    near = [n for n in known if n.likeness >= _AS_LIKE * known[0].likeness]
    if not near or _close([dated[n.report] for n in near]):
        return near
    same = [n for n in near if n.likeness >= _SAME]
    return same if _close([dated[n.report] for n in same]) else same[:1]


def _close(dates: Sequence[Dated]) -> bool:
    return not dates or (max(d.last for d in dates) - min(d.first for d in dates)).days <= _CLOSE


def _dateline_near(own: Evidence, day: date) -> Dated | None:
    spans: Iterable[Span] = readings(own.dateline, "unknown", day) if own.dateline else ()
    reason = "its dateline; the year from the other reports"
    return next((Dated(span.first, span.first, reason, stated=True) for span in spans), None)


def _no_day_told(own: Evidence, near: Sequence[Dated]) -> Dated | None:
    """Without any weekday told only the neighbourhood remains."""
    if not near:
        return None
    first, last = min(d.first for d in near) - _NEAR * DAY, max(d.last for d in near) + _NEAR * DAY
    if own.past is not None:
        first = max(first, min(own.past, last))
    return Dated(first, last, "reports that tell the same news")


def _voted(told: set[int], theirs: Evidence, dated: Dated) -> date:
    """The day of writing nearest to a neighbour's: on the day that both tell of, where there is one."""
    days = [dated.first + timedelta(days=n) for n in range(-_NEAR, _NEAR + 1)]
    shared = {last_weekday(weekday, dated.last) for weekday in told & theirs.told}
    fitting = [day for day in days if day.weekday() in told]
    return min(fitting, key=lambda day: (_age(told, day), day not in shared, abs(day - dated.first), day))


def _allowed(day: date, own: Evidence) -> bool:
    return own.past is None or day + _PRINTED >= own.past


def _elected(votes: Mapping[date, float], own: Evidence) -> Dated | None:
    if not votes:
        return None
    ranked = sorted(votes, key=lambda day: (-round(votes[day], 9), day))
    best = _around(ranked[0], own, "the days that it and reports of the same news tell of")
    if votes[ranked[0]] >= _AGREED * sum(votes.values()):
        return best
    return Dated(min(best.first, *ranked), max(best.last, *(day + _PRINTED for day in ranked)),
                 "reports of the same news leave more than one week open")
