"""Which claims tell of which truce: the one that is agreed, another one, an earlier attempt that failed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from truceline.model.claim import AllegationClaim, Anchored, PositionClaim, TermClaim
from truceline.model.time import Period

ANOTHER_TRUCE = timedelta(days=7)
"""Starts that lie further apart than this are those of two truces, not two wordings for one."""

_WIDEST = 31  # days that a time of a start may leave open
_NARROW = 1  # days: a wider time ("in the coming days") may meet an attempt's without being it
_AFFIRMING = frozenset({"accepts", "conditional", "announces", "guarantees"})


@dataclass(slots=True)
class Told:
    """The claims that tell of one truce."""

    attempt: bool = False
    claims: list[Anchored] = field(default_factory=list)

    def terms(self, *kinds: str) -> list[tuple[Anchored, TermClaim]]:
        """The term claims of some kinds, with the time each was anchored to."""
        return [(a, a.claim) for a in self.claims if isinstance(a.claim, TermClaim) and a.claim.term in kinds]

    def starts(self) -> list[Period]:
        """The times at which it is told to start."""
        return [a.time for a, _ in self.terms("start", "attempt") if a.time]

    def reports(self) -> set[str]:
        """The reports that tell of it."""
        return {a.claim.report for a in self.claims}


def group(claims: Iterable[Anchored], *, presumed: bool = False) -> list[Told]:
    """The truces told of, the one most reports tell first, attempts last; none where nobody tells of a truce.

    ``presumed`` says that there is one, whatever the claims tell.
    """
    told = sorted((a for a in claims if _is_told(a)), key=_order)
    attempts = _attempts(told)
    taken = {a.claim.id for attempt in attempts for a in attempt.claims}
    rest = [a for a in told if a.claim.id not in taken]
    truces = _truces(rest)
    if not truces and (presumed or _is_affirmed(rest)):
        truces = [Told()]
    _share_out([a for a in rest if not _is_start(a)], truces, attempts)
    return [t for t in (*truces, *attempts) if t.claims]


def _is_told(anchored: Anchored) -> bool:
    claim = anchored.claim
    return isinstance(claim, TermClaim | PositionClaim | AllegationClaim) and "denied" not in claim.qualifiers


def _order(anchored: Anchored) -> tuple[str, str, int, str]:
    time = anchored.time
    return time.start if time else "9999", anchored.claim.report, anchored.claim.quote.start, anchored.claim.id


def _is_start(anchored: Anchored) -> bool:
    return isinstance(anchored.claim, TermClaim) and anchored.claim.term == "start"


def _is_attempt(anchored: Anchored) -> bool:
    return isinstance(anchored.claim, TermClaim) and anchored.claim.term == "attempt"


def _is_affirmed(claims: Iterable[Anchored]) -> bool:
    """Whether there is a truce at all: one that is only rejected is none."""
    return any(isinstance(a.claim, TermClaim | AllegationClaim)
               or (isinstance(a.claim, PositionClaim) and a.claim.stance in _AFFIRMING) for a in claims)


def _attempts(told: Sequence[Anchored]) -> list[Told]:
    """Attempts by their times; what tells of one without a time joins the only one there is."""
    dated = [a for a in told if _is_attempt(a) and a.time]
    found = [Told(attempt=True, claims=claims) for claims in _by_time(dated)]
    undated = [a for a in told if _is_attempt(a) and not a.time]
    if undated and len(found) != 1:
        found.append(Told(attempt=True))
    if undated:
        found[-1].claims.extend(undated)
    for anchored in told:
        if _is_start(anchored) and anchored.time:
            _join_attempt(anchored, anchored.time, found)
    return found


def _join_attempt(anchored: Anchored, time: Period, attempts: Iterable[Told]) -> None:
    """A start at the very time of an attempt is the attempt's ("originally due to begin two days ago")."""
    for attempt in attempts:
        if any(time.overlaps(other) and _days(time) <= _NARROW >= _days(other) for other in attempt.starts()):
            attempt.claims.append(anchored)
            return


def tells_a_start(period: Period) -> bool:
    """Whether a time is narrow enough to say when a truce starts: "in 2016" tells nothing of it."""
    return _days(period) <= _WIDEST


def _days(period: Period) -> int:
    first, last = period.days()
    return (last - first).days


def _truces(claims: Iterable[Anchored]) -> list[Told]:
    """Truces by their starts; the one that most reports tell comes first, of equals the later one."""
    starts = [a for a in claims if _is_start(a)]
    dated = [a for a in starts if a.time and tells_a_start(a.time)]
    found = [Told(claims=claims) for claims in _by_time(dated)]
    undated = [a for a in starts if a not in dated]
    found.sort(key=lambda t: (len(t.reports()), max(p.start for p in t.starts())), reverse=True)
    if undated and not found:
        found = [Told()]
    if undated:
        found[0].claims.extend(undated)
    return found


def _by_time(dated: Iterable[Anchored]) -> list[list[Anchored]]:
    """Claims in runs whose times lie close together."""
    runs: list[list[Anchored]] = []
    for anchored in sorted(dated, key=_order):
        near = runs and any(_near(anchored, other) for other in runs[-1])
        if near:
            runs[-1].append(anchored)
        else:
            runs.append([anchored])
    return runs


def _near(a: Anchored, b: Anchored) -> bool:
    return bool(a.time and b.time and a.time.overlaps(b.time, slack=ANOTHER_TRUCE.days))


def _share_out(rest: Iterable[Anchored], truces: list[Told], attempts: list[Told]) -> None:
    """All other claims: to the attempt whose words they stand in, else to the nearest truce of their report."""
    for anchored in rest:
        within = [t for t in attempts if any(_shares_words(anchored, a) for a in t.claims)]
        own = [t for t in truces if anchored.claim.report in t.reports()]
        if within and not _any_shares(anchored, own):
            within[0].claims.append(anchored)
        elif truces:
            min(own or truces[:1], key=lambda t: _distance(anchored, t)).claims.append(anchored)


def _any_shares(anchored: Anchored, truces: Iterable[Told]) -> bool:
    return any(_is_start(a) and _shares_words(anchored, a) for t in truces for a in t.claims)


def _shares_words(a: Anchored, b: Anchored) -> bool:
    p, q = a.claim.quote, b.claim.quote
    return a.claim.report == b.claim.report and p.start < q.end and q.start < p.end


def _distance(anchored: Anchored, told: Told) -> int:
    starts = [a for a in told.claims if _is_start(a) and a.claim.report == anchored.claim.report]
    return min((abs(a.claim.quote.start - anchored.claim.quote.start) for a in starts), default=0)
