"""The time of every claim of a report: its own words, else those of the events that it is about."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from truceline.anchor.calendar import names_a_day
from truceline.anchor.clock import Read, Writing, read_time
from truceline.model.base import Doubt
from truceline.model.claim import Claim, EventClaim, FigureClaim, PositionClaim, Qualifier, TermClaim
from truceline.model.time import Period, SaidTime, Tense

POINTS = frozenset({"start", "end", "deadline", "attempt"})  # terms whose time is a moment, whatever stands before it
_WEEK = timedelta(days=7)
_NEAR = 600    # characters: "two days later" counts from an event told no further back
_NOTHING = Read(None)
_NO_NEWS: frozenset[Qualifier] = frozenset({"past", "future", "hypothetical", "denied"})


class ReportTimes:
    """Works out the times of one report's claims, each once; ``zones`` are those of their places."""

    def __init__(self, claims: Sequence[Claim], writing: Writing, zones: Mapping[str, ZoneInfo]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._events = [c for c in sorted(claims, key=_position) if isinstance(c, EventClaim)]
        self._writing = writing
        self._zones = zones
        self._found: dict[str, Read] = {}
        self._open: set[str] = set()

    def read(self, claim: Claim) -> Read:
        """The time of a claim; None, with a doubt, where its words fix none."""
        if claim.id in self._open:  # claims that refer to one another fix nothing
            return _NOTHING
        if claim.id not in self._found:
            self._open.add(claim.id)
            self._found[claim.id] = self._work_out(claim)
            self._open.discard(claim.id)
        return self._found[claim.id]

    def _work_out(self, claim: Claim) -> Read:
        said = claim.said_time
        if said is not None:
            return self._own(claim, said)
        told = self._of_events(claim)
        if told.period is not None or told.doubts:
            return told
        return self._news_of_the_day(claim)

    # ------------------------------------------------------------------ by its own words

    def _own(self, claim: Claim, said: SaidTime) -> Read:
        writing = self._writing.in_zone(self._zones.get(claim.id))
        needs_base = said.after or not names_a_day(said)
        point = isinstance(claim, TermClaim) and claim.term in POINTS
        return read_time(said, _tense(claim, said), writing, self._base(claim) if needs_base else None, point=point)

    def _base(self, claim: Claim) -> Period | None:
        """The time of the event that a claim's words count from: the one it names, else one told beside it."""
        named = self._of_events(claim).period
        if named is not None:
            return named
        times = (self.read(event).period for event in self._told_near(claim))
        return next((period for period in times if period is not None), None)

    def _told_near(self, claim: Claim) -> list[EventClaim]:
        """Other events with a time of their own: of the same sentence, then the nearest before it."""
        timed = [e for e in self._events if e.id != claim.id and e.said_time and not e.said_time.after
                 and names_a_day(e.said_time) and not _NO_NEWS & set(e.qualifiers)]
        beside = [e for e in self._events if e.id != claim.id and _overlap(claim, e) and e.refers_to]
        same = [e for e in timed if _overlap(claim, e)]
        before = [e for e in timed if 0 <= claim.quote.start - e.quote.end <= _NEAR]
        return [*same, *beside, *reversed(before)]

    # ------------------------------------------------------------------ by its events

    def _of_events(self, claim: Claim) -> Read:
        """The hull of the times of the events that a claim is about."""
        ids = [claim.refers_to] if isinstance(claim, EventClaim) and claim.refers_to else list(claim.events)
        events = [self._claims[id_] for id_ in ids if id_ in self._claims]
        reads = [self.read(event) for event in events]
        periods = [read.period for read in reads if read.period is not None]
        doubts = tuple(dict.fromkeys(doubt for read in reads for doubt in read.doubts))
        return Read(_hull(periods) if len(periods) == len(events) else None, doubts) if events else _NOTHING

    # ------------------------------------------------------------------ by the day of the report

    def _news_of_the_day(self, claim: Claim) -> Read:
        """An event or position told without a time is news: of the day of writing or the day before."""
        if not _is_news(claim):
            return _NOTHING
        beside = self._beside(claim)
        if beside is not None:
            return beside
        days = self._writing.days()
        if not days or days[-1] - days[0] > _WEEK:
            return Read(None, (Doubt(field="time", reason="not told, and the report's date is not known"),))
        first = days[0] - timedelta(days=1)
        return Read(Period(start=first.isoformat(), end=days[-1].isoformat(), precision="days"),
                    (Doubt(field="time", reason="not told; taken from the report's date"),))

    def _beside(self, claim: Claim) -> Read | None:
        """The time of the one sentence that tells this and another event."""
        same = [e for e in self._events if e.id != claim.id and e.said_time and _overlap(claim, e)
                and set(e.qualifiers) & _NO_NEWS == set(claim.qualifiers) & _NO_NEWS]
        periods = {read.period for e in same if (read := self.read(e)).period is not None}
        return Read(periods.pop()) if len(periods) == 1 else None


def _is_news(claim: Claim) -> bool:
    if isinstance(claim, FigureClaim | EventClaim | PositionClaim):
        background = isinstance(claim, FigureClaim) and (claim.scope is not None or bool(claim.events))
        return not background and not _NO_NEWS & set(claim.qualifiers)
    return False


def _tense(claim: Claim, said: SaidTime) -> Tense:
    """The tense of the words themselves, else what the claim's qualifiers and kind tell."""
    point = isinstance(claim, TermClaim) and claim.term in POINTS - {"attempt"}
    if said.tense in {"past", "future"}:
        return said.tense
    if "future" in claim.qualifiers or (point and "past" not in claim.qualifiers):
        return "future"
    return "past"


def _position(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.start, claim.quote.end, claim.id


def _overlap(a: Claim, b: Claim) -> bool:
    return a.quote.start < b.quote.end and b.quote.start < a.quote.end


def _hull(periods: Sequence[Period]) -> Period | None:
    """One period for all: the same, or from the first to the last."""
    if not periods or all(p == periods[0] for p in periods):
        return periods[0] if periods else None
    first = min(periods, key=lambda p: (p.days()[0], p.start))
    last = max(periods, key=lambda p: (p.days()[1], p.end))
    if first.start == last.start and first.end == last.end:
        return first
    said = "; ".join(dict.fromkeys(p.said for p in periods))
    return Period(start=first.start, end=last.end, precision="days", said=said)
