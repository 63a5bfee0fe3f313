"""From current counts to low and high, by a named rule (FIGURES.md, rule 11; DOMAIN.md, recorders)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low

from truceline.model.claim import Metric
from truceline.reconcile.counts import Count


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule makes of the current counts."""

    low: int | None
    high: int | None
    words: str
    note: str = ""


Rule = Callable[[Sequence[Count], Metric, float], Judged]


def over_origins(counts: Sequence[Count], _: Metric, tenth: float) -> Judged:
    """Rule 11: from the smallest lower bound to the largest number said, open where that number is a lower bound."""
    lows = [c.low for c in counts if c.low is not None]
    if not lows:
        highest = max((c.number for c in counts), default=None)
        return Judged(None, highest, "" if highest is None else f"up to {highest:,}")
    high = None if _open(counts, tenth) else max(c.number for c in counts)
    return Judged(min(lows), high, spoken(min(lows), high))


def _open(counts: Sequence[Count], tenth: float) -> bool:
    """Whether an "at least" reaches the largest number said to within a tenth: then nobody says where it ends."""
    largest = max(c.number for c in counts)
    return any(c.high is None and c.number >= largest * (1 - tenth) for c in counts)


def ucdp(counts: Sequence[Count], _: Metric, __: float) -> Judged:
    """UCDP GED: the lowest reliable, the most likely and the highest reliable estimate."""
    reliable = [c for c in counts if c.origin.identified] or list(counts)
    if not reliable:
        return Judged(None, None, "")
    low, high = min(c.bound for c in reliable), max(c.number for c in reliable)
    best = median_low(sorted(c.bound for c in reliable))
    return Judged(low, high, f"low {low:,}, best {best:,}, high {high:,}", "Best is the middle count.")


def acled(counts: Sequence[Count], metric: Metric, _: float) -> Judged:
    """ACLED: the most conservative figure where sources differ; deaths only."""
    if metric != "killed" or not counts:
        return Judged(None, None, "", "ACLED records deaths only.")
    low = min(c.bound for c in counts)
    return Judged(low, low, f"{low:,}", "The most conservative figure.")


def iraq_body_count(counts: Sequence[Count], metric: Metric, _: float) -> Judged:
    """Iraq Body Count: minimum and maximum of deaths and injured; provisional without two independent sources."""
    if metric not in {"killed", "injured"} or not counts:
        return Judged(None, None, "", "Iraq Body Count records deaths and injured only.")
    low, high = min(c.bound for c in counts), max(c.number for c in counts)
    sources = {c.origin.key for c in counts if c.origin.identified}
    note = "" if len(sources) > 1 else "Provisional: not two independent sources."
    return Judged(low, high, spoken(low, high), note)


RULES: dict[str, Rule] = {
    "range": over_origins,
    "UCDP GED": ucdp,
    "ACLED": acled,
    "Iraq Body Count": iraq_body_count,
}
"""The rules by name: a new one is a function and its line here."""


def spoken(low: int | None, high: int | None) -> str:
    """'32 to open', '31 to 32', '71', 'up to 178'."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} to open"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
