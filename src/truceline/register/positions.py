"""From a party's positions over time to where it stands: its newest words count, its older ones are history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.knowledge.saying import listed, said_moment
from truceline.model.claim import Anchored, PositionClaim, Stance
from truceline.model.time import LAST_DAY, Moment, day_of
from truceline.model.truce import PartyStatus
from truceline.register.voices import Guarantors, Voices

STILL_COUNTS = timedelta(days=7)
"""A word this much older than a party's newest has been overtaken by it."""

_SAID: dict[Stance, str] = {
    "accepts": "accepted", "conditional": "accepted on conditions", "rejects": "rejected it",
    "undecided": "has not decided", "announces": "announced it", "guarantees": "gave guarantees", "warns": "warned",
    "other": "took another position",
}
_DECIDING: frozenset[Stance] = frozenset({"accepts", "conditional", "rejects", "undecided", "announces"})


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stands by its own words, and by what others say of it."""

    status: PartyStatus
    since: Moment | None
    told_to: str
    by: str
    reason: str
    history: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One position of a party: its day, and whether that is sure or only the latest; who tells it, and to whom."""

    stance: Stance
    day: Moment | None
    sure: bool
    by: str
    told_to: str
    claim: str
    conditions: str


def stand_of(told: Iterable[Anchored], voices: Voices, guarantors: Guarantors) -> Stand | None:
    """Where a party stands; None where it took no position that decides. ``guarantors`` are names by side."""
    words = sorted((_word(a, a.claim, voices, guarantors) for a in told if isinstance(a.claim, PositionClaim)),
                   key=lambda w: (w.day or LAST_DAY, w.claim))
    deciding = [word for word in words if word.stance in _DECIDING]
    if not deciding:
        return None
    newest = max((day_of(word.day) for word in deciding if word.day), default=date.min)
    current = [word for word in deciding if word.day is None or newest - day_of(word.day) < STILL_COUNTS]
    status, note = _status(current, deciding, guarantors)
    return _stand(status, note, current, words)


def _word(anchored: Anchored, claim: PositionClaim, voices: Voices, guarantors: Guarantors) -> _Word:
    told_to = listed(guarantors[v.side] for v in voices.all_of(claim) if v.side in guarantors
                     and v.side != voices.side(claim.party))
    return _Word(claim.stance, voices.day(anchored), voices.is_sure(anchored), voices.of(claim).name, told_to, claim.id,
                 listed(condition.text for condition in claim.conditions))


def _status(current: Sequence[_Word], all_words: Sequence[_Word], guarantors: Guarantors) -> tuple[PartyStatus, str]:
    stances = {word.stance for word in current}
    if "rejects" in stances:
        return _rejecting(stances, all_words)
    if any(word.stance == "accepts" and word.told_to for word in current):
        return "bound", "it accepted, and a guarantor says so"
    if "conditional" in stances:
        return "expected", "it accepts only on conditions"
    if not stances & {"accepts", "announces"}:
        return "expected", "it has not said whether it accepts"
    if not guarantors:
        return "bound", "it accepted in public, and no report names a guarantor to be told"
    return "expected", "it accepted, but no report says that it told a guarantor"


def _rejecting(stances: set[Stance], all_words: Sequence[_Word]) -> tuple[PartyStatus, str]:
    if stances - {"rejects", "undecided"}:
        return "expected", "its words do not go together"
    if any(word.stance == "accepts" for word in all_words):
        return "suspended", "it had accepted, and rejects it now"
    return "non-adherent", "it rejects the truce"


def _stand(status: PartyStatus, note: str, current: Sequence[_Word], words: Sequence[_Word]) -> Stand:
    history = "; ".join(dict.fromkeys(_said(word) for word in words if word.stance in _DECIDING))
    deciding = [w for w in current if w.stance == "rejects"] if status in {"non-adherent", "suspended"} else (
        [w for w in current if w.told_to] or list(current))
    return Stand(status=status, since=deciding[0].day, by=listed(w.by for w in deciding),
                 told_to=listed(w.told_to for w in current if w.told_to), reason=f"{note}: {history}", history=history,
                 claims=tuple(dict.fromkeys(word.claim for word in words)))


def _said(word: _Word) -> str:
    day = f" {'on' if word.sure else 'by'} {said_moment(word.day)}" if word.day else ""
    conditions = f": {word.conditions}" if word.conditions else ""
    return f"{_SAID[word.stance]}{day}{conditions} ({word.by})"
