"""Benchmarks in the period beside as many days before the truce, and whether the two may be compared at all."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.procedure import benchmark_rules
from truceline.knowledge.roster import Expected
from truceline.measure import Coverage, Indicator, coverage_of, indicators_of
from truceline.model.brief import Brief
from truceline.model.bulletin import Counted, DayCount, Measured, Watched
from truceline.model.time import day_of
from truceline.model.truce import TruceFile


def benchmarks(brief: Brief, roster: Sequence[Expected], start: date, end: date,
               knowledge: Knowledge) -> Iterator[Measured]:
    """Each benchmark of the truce that is in use."""
    truce = brief.register.chosen
    if truce is None:
        return
    first, last = _baseline(truce, start, end)
    now = coverage_of(roster, start, end, brief.dossier, knowledge)
    before = coverage_of(roster, first, last, brief.dossier, knowledge)
    comparable, why = _comparable(now, before, begun=last < start)
    for benchmark in truce.benchmarks:
        measured = Measured(
            id=benchmark.id, text=benchmark.text, direction=benchmark.direction, watched=_watched(now),
            now=_counted(indicators_of(benchmark, start, end, brief.linkage, brief.dossier)),
            comparable=comparable, why=why)
        yield measured if last >= start else measured.model_copy(update={
            "before": _counted(indicators_of(benchmark, first, last, brief.linkage, brief.dossier)),
            "before_from": first.isoformat(), "before_to": last.isoformat(), "before_watched": _watched(before)})


def _baseline(truce: TruceFile, start: date, end: date) -> tuple[date, date]:
    """As many days as the period has, the last of them the day before the truce started."""
    last = day_of(truce.starts) - timedelta(days=1)
    return last - (end - start), last


def _comparable(now: Coverage, before: Coverage, *, begun: bool) -> tuple[bool, str]:
    """Whether the counts may be compared: only where about as much of what was expected was heard of."""
    if not begun:
        return False, "the period begins before the truce does: there is nothing to compare it with"
    if now.share is None or before.share is None:
        return False, "no roster says who was expected then and now: more or fewer reports would look like a trend"
    if abs(now.share - before.share) > benchmark_rules().comparable:
        return False, (f"heard of {now.share:.0%} of what was expected, before the truce of {before.share:.0%}: "
                       "the counts differ by what was observed")
    return True, f"about as much was heard of: {now.share:.0%} of what was expected, before it {before.share:.0%}"


def _counted(indicators: Sequence[Indicator]) -> tuple[Counted, ...]:
    return tuple(Counted(kind=i.kind, unit=i.unit, low=i.low, high=i.high, days=tuple(
        DayCount(day=day.isoformat(), low=low, high=high) for day, low, high in i.days)) for i in indicators)


def _watched(coverage: Coverage) -> Watched:
    return Watched(expected=coverage.expected, heard=coverage.count("heard"),
                   nothing=coverage.count("nothing to report"))
