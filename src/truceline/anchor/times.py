"""The time of every claim of a report: its own words, else those of the events that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from truceline.anchor.calendar import names_a_day
from truceline.anchor.clock import Read, Writing, read_time
from truceline.anchor.telling import Telling
from truceline.model.base import Doubt
from truceline.model.claim import Claim, EventClaim, FigureClaim, PositionClaim, Qualifier, TermClaim
from truceline.model.time import Period, SaidTime, Tense

POINTS = frozenset({"start", "end", "deadline", "attempt"})  # terms whose time is a moment, whatever stands before it
_WEEK = timedelta(days=7)
_SHORT = timedelta(days=2)
_NEAR = 1500    # characters: "two days later" counts from an event told no further back
_NOTHING = Read(None)
_NO_NEWS: frozenset[Qualifier] = frozenset({"past", "future", "hypothetical", "denied"})


class ReportTimes:
    """Works out the times of one report's claims, each once; ``zones`` are those of their places."""

    def __init__(self, telling: Telling, claims: Sequence[Claim], writing: Writing,
                 zones: Mapping[str, ZoneInfo]) -> None:
        self._telling = telling
        self._claims = {claim.id: claim for claim in claims}
        self._events = [c for c in sorted(claims, key=_position) if isinstance(c, EventClaim)]
        self._taken = {claim.said_time.start for claim in claims if claim.said_time is not None}
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
        said = claim.said_time or self._day_of_stance(claim)
        if said is not None:
            return self._own(claim, said)
        told = self._of_events(claim)
        return told if told.period is not None or told.doubts else self._news_of_the_day(claim)

    # ------------------------------------------------------------------ by its own words

    def _own(self, claim: Claim, said: SaidTime) -> Read:
        writing = self._writing.in_zone(self._zones.get(claim.id))
        base = self._base(claim, said) if said.after or not names_a_day(said) else None
        tense = self._tense(claim, said) if base is None or said.after else "unknown"
        return read_time(said, tense, writing, base, point=_is_point(claim))

    def _day_of_stance(self, claim: Claim) -> SaidTime | None:
        """The first day behind that the words of a stance tell, if no event or term has taken it."""
        if not isinstance(claim, PositionClaim) or claim.stance == "undecided":
            return None
        told = self._telling.times(claim.quote.start, claim.quote.end)
        return next((said for said in told if said.start not in self._taken and _is_day(said)
                     and self._telling.tense(said) == "past"), None)

    def _tense(self, claim: Claim, said: SaidTime) -> Tense:
        """The tense of the words themselves, else what the claim's qualifiers and kind tell, else the sentence."""
        if said.tense in {"past", "future"}:
            return said.tense
        if "past" in claim.qualifiers or _is_attempt(claim):  # an attempt "that was to begin" lies behind
            return "past"
        if "future" in claim.qualifiers:
            return "future"
        return self._of_term(claim, said) if _is_point(claim) else self._telling.tense(said)

    def _of_term(self, claim: Claim, said: SaidTime) -> Tense:
        """A start, end or deadline lies ahead, unless its words say that it has come ("began", "since Friday")."""
        come = self._telling.has_come(claim.quote.start, claim.quote.end)
        if come is None:
            come = said.bound == "since"
        return "past" if come and "uncertain" not in claim.qualifiers else "future"

    def _base(self, claim: Claim, said: SaidTime) -> Period | None:
        """The time that a claim's words count from: of an event of the sentence, its day, else the nearest before."""
        same, before = self._timed_near(claim)
        reads = chain((self.read(other) for other in (*self._terms_before(claim), *same)), self._day_before(said),
                      (self.read(other) for other in before), [self._of_events(claim)])
        return next((read.period for read in reads if read.period is not None), None)

    def _day_before(self, said: SaidTime) -> Iterator[Read]:
        """'Police on Tuesday held two over the blast a day earlier': the last day told before it in its sentence."""
        before = self._telling.times(self._telling.begin(said.start), said.start) if said.after else ()
        told = [time for time in before if _is_day(time)]
        yield from (read_time(t, self._telling.tense(t), self._writing, None) for t in reversed(told))

    def _terms_before(self, claim: Claim) -> list[Claim]:
        """The starts and deadlines with a day that its paragraph tells before a deadline "at noon", the last first."""
        if not _is_point(claim) or claim.said_time is None or names_a_day(claim.said_time):
            return []
        paragraph = self._telling.paragraph(claim.quote.start)
        before = [c for c in self._claims.values() if _is_point(c) and c.quote.start < claim.quote.start
                  and c.said_time is not None and names_a_day(c.said_time) and not _is_attempt(c)
                  and self._telling.paragraph(c.quote.start) == paragraph]
        return sorted(before, key=_position, reverse=True)

    def _timed_near(self, claim: Claim) -> tuple[list[EventClaim], list[EventClaim]]:
        """Other events with a day of their own: those of the same sentence; those not far before it, the last first."""
        timed = [e for e in self._events if e.id != claim.id and _tells_its_day(e) and not _NO_NEWS & set(e.qualifiers)]
        same = [e for e in timed if self._together(claim, e)]
        before = [e for e in timed if e not in same and 0 <= claim.quote.start - e.quote.end <= _NEAR]
        return same, before[::-1]

    def _together(self, a: Claim, b: Claim) -> bool:
        """Whether one sentence tells both."""
        return self._telling.sentence(a.quote.start) == self._telling.sentence(b.quote.start)

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
        if beside.period is not None:
            return beside
        days = self._writing.days()
        if not days or days[-1] - days[0] > _WEEK:
            return Read(None, (Doubt(field="time", reason="not told, and the report's date is not known"),))
        first = days[0] - timedelta(days=1)
        return Read(Period(start=first.isoformat(), end=days[-1].isoformat(), precision="days"),
                    (Doubt(field="time", reason="not told; taken from the report's date"),))

    def _beside(self, claim: Claim) -> Read:
        """The one day that its sentence tells of other events, else the last before it in the paragraph."""
        alike = [e for e in self._events if e.id != claim.id and _tells_its_day(e)
                 and set(e.qualifiers) & _NO_NEWS == set(claim.qualifiers) & _NO_NEWS]
        same = {period for e in alike if self._together(claim, e) and (period := self._news(e))}
        if same:
            return Read(same.pop()) if len(same) == 1 else _NOTHING
        paragraph = self._telling.paragraph(claim.quote.start)
        before = [period for e in alike if e.quote.start < claim.quote.start
                  and self._telling.paragraph(e.quote.start) == paragraph and (period := self._news(e))]
        return Read(before[-1]) if before else _NOTHING

    def _news(self, event: EventClaim) -> Period | None:
        """The time of an event, where it is a day or two not long before the report."""
        period, writing = self.read(event).period, self._writing.days()
        if period is None or not writing:
            return None
        first, last = period.days()
        return period if last - first <= _SHORT and writing[0] - last <= _WEEK else None


def _is_day(said: SaidTime) -> bool:
    """Whether the words fix a day, not a span or a clock alone."""
    counted = said.shift is not None and said.unit == "day"
    return not said.after and said.until is None and (said.weekday is not None or said.day is not None or counted)


def _is_point(claim: Claim) -> bool:
    return isinstance(claim, TermClaim) and claim.term in POINTS


def _is_attempt(claim: Claim) -> bool:
    return isinstance(claim, TermClaim) and claim.term == "attempt"


def _tells_its_day(event: EventClaim) -> bool:
    said = event.said_time
    return said is not None and not said.after and names_a_day(said)


def _is_news(claim: Claim) -> bool:
    """Whether a claim tells of something new: an event, a position, a count of an event not named."""
    if isinstance(claim, FigureClaim):
        return claim.scope is None and not claim.events and not _NO_NEWS & set(claim.qualifiers)
    return isinstance(claim, EventClaim | PositionClaim) and not _NO_NEWS & set(claim.qualifiers)


def _position(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.start, claim.quote.end, claim.id


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
