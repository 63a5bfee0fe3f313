"""What reports say of a truce, term by term: one entry for each thing said, with all its wordings and claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from truceline.model.claim import Anchored, TermClaim, TermKind
from truceline.model.names import fold
from truceline.model.time import Period, first_instant, last_instant
from truceline.model.truce import SaidTerm, TruceStart
from truceline.register.grouping import Told

KINDS: tuple[TermKind, ...] = ("start", "end", "deadline", "party", "excluded", "criterion", "guarantor", "obligation",
                               "exception", "mechanism", "effect", "attempt")
UNSURE = frozenset({"uncertain", "hypothetical"})
_TIMED: frozenset[TermKind] = frozenset({"start", "end", "deadline", "attempt"})


@dataclass(slots=True)
class _Thing:
    """One thing said: the words or the party that tell it from others, and the claims that say it."""

    key: frozenset[str]
    told: list[tuple[Anchored, TermClaim]] = field(default_factory=list)


def terms_of(told: Told, start: TruceStart) -> tuple[SaidTerm, ...]:
    """All that the claims of a truce say of its terms, in the order of the kinds, then by value."""
    return tuple(term for kind in KINDS for term in _of_kind(kind, told.terms(kind), start))


def wording(claim: TermClaim) -> str:
    """A term in the report's own words: of a time its expression, else the value."""
    if claim.term in _TIMED and claim.said_time is not None:
        return claim.said_time.text
    return claim.value


def _of_kind(kind: TermKind, told: Sequence[tuple[Anchored, TermClaim]], start: TruceStart) -> list[SaidTerm]:
    if kind == "start" and told:
        term = _said(kind, told, _start_period(start))
        return [term.model_copy(update={"value": wording(min(told, key=_firmness)[1])})]
    things = _by_period(told) if kind in _TIMED else _by_words(told)
    return sorted((_said(kind, thing.told, thing.told[0][0].time if kind in _TIMED else None) for thing in things),
                  key=lambda term: (term.time.start if term.time else "9999", term.value))


def _said(kind: TermKind, told: Sequence[tuple[Anchored, TermClaim]], time: Period | None) -> SaidTerm:
    said = sorted({wording(claim) for _, claim in told})
    values = [claim.party.name if claim.party else wording(claim) for _, claim in told]
    value = min(values, key=lambda v: (-values.count(v), len(v), v))
    return SaidTerm(term=kind, value=value, said=tuple(said), time=time,
                    claims=tuple(sorted({claim.id for _, claim in told})))


def _firmness(told: tuple[Anchored, TermClaim]) -> tuple[bool, bool, timedelta, str]:
    """A start told for sure, with a time, and a narrow one, comes first: it is the wording to show."""
    time, claim = told[0].time, told[1]
    width = last_instant(time.end).replace(tzinfo=None) - first_instant(time.start).replace(tzinfo=None) if time else (
        timedelta.max)
    return bool(UNSURE & set(claim.qualifiers)), time is None, width, wording(claim)


def _start_period(start: TruceStart) -> Period | None:
    if start.earliest is None or start.latest is None or start.announced:
        return None
    exact = "T" in start.earliest
    precision = "minute" if exact else "day" if start.earliest == start.latest else "days"
    return Period.model_validate({"start": start.earliest, "end": start.latest, "precision": precision})


def _by_period(told: Iterable[tuple[Anchored, TermClaim]]) -> list[_Thing]:
    things: dict[tuple[str, ...], _Thing] = {}
    for anchored, claim in sorted(told, key=lambda t: t[1].id):
        time = anchored.time
        key = (time.start, time.end) if time else (fold(claim.value),)
        things.setdefault(key, _Thing(frozenset(key))).told.append((anchored, claim))
    return list(things.values())


def _by_words(told: Iterable[tuple[Anchored, TermClaim]]) -> list[_Thing]:
    """Of two wordings one of which has all the words of the other, both say one thing."""
    things: list[_Thing] = []
    for anchored, claim in sorted(told, key=_longest_first):
        key = _key(claim)
        thing = next((t for t in things if key <= t.key), None)
        if thing is None:
            thing = _Thing(key)
            things.append(thing)
        thing.told.append((anchored, claim))
    return things


def _longest_first(told: tuple[Anchored, TermClaim]) -> tuple[int, list[str], str]:
    key = _key(told[1])
    return -len(key), sorted(key), told[1].id


def _key(claim: TermClaim) -> frozenset[str]:
    if claim.party is not None:
        return frozenset({claim.party.id or fold(claim.party.name)})
    return frozenset(fold(claim.value).split())
