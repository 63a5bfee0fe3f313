"""Plain English for ranges, periods, places and statuses: the one place where a brief's phrases are made."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from truceline.model.claim import (
    AllegationClaim,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Scope,
    Speaker,
    Stance,
    TermClaim,
    TermKind,
)
from truceline.model.incident import BesideWhy, Range, Status
from truceline.model.place import Place
from truceline.model.time import Period, day_of, first_instant

Basis = Literal["stated", "claimed", "accused", "unknown"]
"""How an actor is known: named as a fact, by its own claim, by another's accusation, not at all."""

OWN_VOICE = "the report's own voice"
UNKNOWN_ACTOR = "unknown"

STATUS_WORDS: dict[Status, str] = {
    "no figure": "nobody gives a figure",
    "words only": "told in words, no number",
    "unsourced": "in the reports' own voice, no source named",
    "single origin": "one origin only",
    "contested": "contested: origins exclude one another",
    "corroborated": "two independent origins agree",
    "repeated": "repeated: the origins that agree are not independent",
    "compatible": "the figures do not exclude one another",
}
BESIDE_WORDS: dict[BesideWhy, str] = {
    "own voice": "a report's own voice",
    "perpetrator": "the count of the side that says it did it",
    "earlier": "an earlier count",
    "partial": "a partial count",
    "denied": "denied",
    "subset": "a part of the toll",
}
STANCE_WORDS: dict[Stance, str] = {
    "accepts": "accepts", "conditional": "accepts on conditions", "rejects": "rejects",
    "undecided": "has not decided", "announces": "announces", "guarantees": "gives guarantees",
    "warns": "warns", "other": "takes another position",
}
SCOPE_WORDS: dict[Scope | None, str] = {
    None: "of no incident told", "incident": "of one incident", "subset": "a part of a toll",
    "aggregate": "over several incidents or days", "background": "of an earlier attack",
    "cumulative": "since the war or campaign began", "other": "no toll of violence",
}
TERM_WORDS: dict[TermKind, str] = {
    "start": "starts", "end": "ends", "deadline": "deadline", "party": "party", "excluded": "left out",
    "criterion": "left out by kind", "guarantor": "guarantor", "obligation": "asked of the parties",
    "exception": "exception", "mechanism": "promised", "effect": "effect promised", "attempt": "earlier attempt",
}


def span_words(low: int | None, high: int | None) -> str:
    """A range of people as read: '32 or more', 'up to 40', '31 to 32', '71'; empty where there is no number."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def range_words(figures: Range) -> str:
    """A reconciled range as read; the reports' words where nobody gives a number."""
    return span_words(figures.low, figures.high) or figures.words or "no number"


def day_words(day: date, *, year: bool = True) -> str:
    """'21 Feb 2016', or '21 Feb' without its year."""
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def moment_words(moment: str) -> str:
    """A day, or a day with its clock time and its offset where that is known: '27 Feb 2016 00:00 (UTC+02:00)'."""
    day = day_words(day_of(moment))
    if "T" not in moment:
        return day
    offset = first_instant(moment).isoformat(timespec="minutes")[16:]
    return f"{day} {moment[11:16]}" + (f" (UTC{offset})" if offset else "")


def period_words(period: Period | None) -> str:
    """When, as read: a day, a span of days, 'some day of January 2016', or 'date not known'."""
    if period is None or period.precision == "unknown":
        return "date not known"
    if period.start == period.end or (period.precision in {"minute", "hour"} and period.days()[0] == period.days()[1]):
        return moment_words(period.start)
    return interval_words(*period.days())


def interval_words(first: date, last: date) -> str:
    """A span of days as read; a whole month or year is one day of it that nobody told."""
    if first == last:
        return day_words(first)
    after = last + timedelta(days=1)
    if (first.day, after.day) == (1, 1):
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return f"some day of {first:%B %Y}"
        if (first.month, after.month, after.year) == (1, 1, first.year + 1):
            return f"some day of {first.year}"
    return f"{day_words(first, year=first.year != last.year)} to {day_words(last)}"


def when_words(when: str) -> str:
    """The words of a sentence's ``when``: an ISO moment, or two with a slash between."""
    first, _, last = when.partition("/")
    if not first:
        return ""
    if not last or last == first:
        return moment_words(first)
    if "T" in first and day_of(first) == day_of(last):
        return f"{moment_words(first)} to {last[11:16]}"
    return interval_words(day_of(first), day_of(last))


def place_words(place: Place | None) -> str:
    """'al-Zahraa, Homs': a name and the next larger place that is named otherwise."""
    if place is None or not place.name:
        return "place not known"
    around = next((name for name in place.within if name != place.name), "")
    return f"{place.name}, {around}" if around else place.name


def party_words(party: Party | None) -> str:
    """The name of a party, 'unknown' where nobody is named."""
    return party.name if party and party.name else UNKNOWN_ACTOR


def speaker_words(chain: Sequence[Speaker]) -> str:
    """'SANA', or 'medics, told to AFP': the chain as told, innermost first."""
    names = [speaker.name for speaker in chain]
    if not names:
        return OWN_VOICE
    return names[0] + "".join(f", via {name}" for name in names[1:])


def figure_words(claim: FigureClaim) -> str:
    """'at least 59 killed'."""
    return f"{claim.value.text} {claim.metric}"


def event_name(event_type: str, sub_event_type: str) -> str:
    """The finer name of a kind of event, the coarser where there is none."""
    return sub_event_type or event_type


def event_words(claim: EventClaim) -> str:
    """'Suicide bomb, 3 devices'."""
    devices = span_words(claim.devices_low, claim.devices_high)
    return event_name(claim.event_type, claim.sub_event_type) + (f", {devices} devices" if devices else "")


def responsibility_words(claim: ResponsibilityClaim) -> str:
    """Who claims, denies, accuses or suspects whom."""
    by = party_words(claim.by) if claim.by else "somebody not named"
    if claim.stance == "claims":
        return f"{by} claims responsibility"
    if claim.stance == "denies":
        return f"{by} denies responsibility"
    return f"{by} {claim.stance} {party_words(claim.against)}"


def position_words(claim: PositionClaim) -> str:
    """A party and its stance, in the third person, with its conditions."""
    asked = "; ".join(condition.text for condition in claim.conditions)
    stance = f"{claim.party.name} {STANCE_WORDS[claim.stance]}"
    return f"{stance}: {asked}" if asked else stance


def term_words(claim: TermClaim) -> str:
    """'left out: Black Lantern'."""
    return f"{TERM_WORDS[claim.term]}: {claim.value}"


def allegation_words(claim: AllegationClaim) -> str:
    """Who says that who broke the truce, with the count, its unit and its period."""
    by = claim.by.name if claim.by else "somebody not named"
    count = f"{span_words(claim.low, claim.high)} {claim.unit}".strip()
    detail = ", ".join(part for part in (count, claim.period) if part)
    against = claim.against.name if claim.against else "somebody not named"
    return f"{by} alleges a breach by {against}" + (f" ({detail})" if detail else "")


def listed(parts: Iterable[str], last: str = "and") -> str:
    """'a, b and c'."""
    names = list(parts)
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 report', '5 reports'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def clipped(text: str, limit: int = 120) -> str:
    """A quote on one line, cut at a word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
