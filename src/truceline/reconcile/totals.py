"""Sums over incidents, periods and wars: beside the parts, checked against them (FIGURES.md, rule 13)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.model.base import Doubt
from truceline.model.claim import Anchored, FigureClaim, Metric, Scope
from truceline.model.incident import Incident, Total
from truceline.model.time import Period
from truceline.reconcile.counts import Count, Reading, merged

Parts = dict[tuple[str, Metric], list[Count]]
"""The counts of each incident and metric, subsets and denied figures left out."""


@dataclass(frozen=True, slots=True)
class Summed:
    """One figure over several incidents, or of none alone."""

    count: Count
    claim: FigureClaim
    scope: Scope
    incidents: tuple[str, ...]


def totals(summed: Iterable[Summed], parts: Parts, incidents: dict[str, Incident], reading: Reading) -> list[Total]:
    """Every total once: the same figure by the same origin over the same incidents is one."""
    groups: dict[tuple[object, ...], list[Summed]] = {}
    for one in summed:
        words = "" if one.count.numbered else one.count.words
        key = (one.scope, one.claim.metric, one.count.low, one.count.high, words, one.count.origin.key, one.incidents)
        groups.setdefault(key, []).append(one)
    made = [_total(group, parts, incidents, reading) for group in groups.values()]
    return sorted(made, key=lambda t: (t.scope, t.metric, -(t.low or t.high or 0), t.claims))


def _total(group: Sequence[Summed], parts: Parts, incidents: dict[str, Incident], reading: Reading) -> Total:
    first = min(group, key=lambda one: one.count.order)
    count = merged(first.count, (one.count for one in group))
    addends = _addends(count, first, parts)
    times = [time for one in group if (time := _told_time(one.claim, reading)) is not None]
    doubts = (*_exceeded(count, addends), *_wider(times, [incidents[i] for i in first.incidents if i in incidents]))
    return Total(metric=first.claim.metric, words=first.count.words, low=count.low, high=count.high,
                 scope=first.scope, origin=count.origin.name, claims=count.claims, incidents=first.incidents,
                 check=_check(count, addends), doubts=doubts)


def _told_time(claim: FigureClaim, reading: Reading) -> Period | None:
    """When a total was, as its words or those of its events tell; a day taken from the report's date tells nothing."""
    events = (reading.anchored[id_].claim for id_ in claim.events if id_ in reading.anchored)
    told = claim.said_time is not None or any(event.said_time is not None for event in events)
    return reading.anchored[claim.id].time if told else None


def _addends(count: Count, of: Summed, parts: Parts) -> list[Count]:
    """What the same origin says of each part, in the same report where it does; empty where a part is missing."""
    found = [_part(count, parts.get((id_, of.claim.metric), ())) for id_ in of.incidents]
    return [part for part in found if part is not None] if len(found) > 1 and None not in found else []


def _part(count: Count, counts: Iterable[Count]) -> Count | None:
    own = [c for c in counts if c.origin.key == count.origin.key and c.numbered]
    together = [c for c in own if c.reports & count.reports]
    return max(together or own, key=lambda c: c.order, default=None)


def _check(count: Count, addends: Sequence[Count]) -> str:
    """'88 = 57 + 31', or what the parts come to where they come to something else."""
    if not addends:
        return ""
    numbers = sorted((c.number for c in addends), reverse=True)
    written = " + ".join(f"{n:,}" for n in numbers)
    if sum(numbers) == count.number:
        return f"{count.number:,} = {written}"
    return f"{count.number:,} against {written} = {sum(numbers):,}"


def _exceeded(count: Count, addends: Sequence[Count]) -> list[Doubt]:
    least = sum(c.low or 0 for c in addends)
    if not addends or count.high is None or least <= count.high:
        return []
    return [Doubt(field="figures", reason=f"the parts come to {least:,} at least, more than this total")]


def _wider(times: Sequence[Period], incidents: Sequence[Incident]) -> list[Doubt]:
    """Whether the period told reaches beyond the days of the incidents."""
    days = [incident.time.days() for incident in incidents if incident.time is not None]
    if not times or not days:
        return []
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    if all(first <= time.days()[0] and time.days()[1] <= last for time in times):
        return []
    return [Doubt(field="time", reason="the period told is wider than the incidents it is summed over")]


def summed(anchored: Anchored, scope: Scope | None, incidents: tuple[str, ...], reading: Reading) -> Summed | None:
    """A figure as a total, where it is one."""
    claim = anchored.claim
    if not isinstance(claim, FigureClaim) or scope not in {"aggregate", "cumulative"}:
        return None
    if {"hypothetical", "future", "denied"} & set(claim.qualifiers):
        return None
    return Summed(reading.count(claim, None), claim, scope, incidents)
