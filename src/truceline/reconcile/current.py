"""Which count of an origin stands, and what it replaced (FIGURES.md, rule 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.model.base import Doubt
from truceline.reconcile.counts import Count, merged

LATER, STATED = "a later report of the same origin", "a later time that the figure states"
REVISED, EARLY = "revised by its own words", "an early count by its own words"
INFERRED = "inferred: of the same date, the higher count"
LIMIT = "inferred: a number says more than a limit"
WORDS = "words without a number"


@dataclass(slots=True)
class Standing:
    """The current count of an origin with those it replaced, each with why."""

    count: Count
    replaced: list[tuple[Count, str]] = field(default_factory=list)


@dataclass(slots=True)
class Settled:
    """What one origin says in the end: one count, or several where it fell without a word of revision."""

    standing: list[Standing]
    doubts: list[Doubt]


def settle(counts: Iterable[Count]) -> Settled:
    """Rule 8: within one origin the later count supersedes; words never supersede a number."""
    all_ = _repeated(sorted(counts, key=lambda c: c.order))
    numbers = [c for c in all_ if c.numbered]
    words = [c for c in all_ if not c.numbered]
    if not numbers:
        return Settled([Standing(merged(words[-1], words))], [])
    standing: list[Standing] = []
    for count in numbers:
        _take(count, standing)
    standing[0].replaced += [(c, WORDS) for c in words]
    return Settled(standing, _falls(standing))


def replaces(old: Count, new: Count) -> str:
    """Why the new count replaces the old one of its origin; empty where it does not."""
    if new.low is None and old.low is not None and old.low <= new.number:
        return ""  # a limit takes no number away
    if old.low is None and new.low is not None and new.low <= old.number:
        return LIMIT
    if old.before(new):
        rises = new.bound >= old.bound or new.revised
        return (STATED if new.stated else LATER) if rises else ""
    if new.before(old):
        return ""
    return _by_words(old, new) or _by_height(old, new)


def _by_words(old: Count, new: Count) -> str:
    if new.revised and not old.revised:
        return REVISED
    if old.early and not new.early:
        return EARLY
    return ""


def _by_height(old: Count, new: Count) -> str:
    """Of one date the higher lower bound, unless words say that the lower one is the newer."""
    return INFERRED if new.bound > old.bound and not _by_words(new, old) else ""


def _repeated(counts: Sequence[Count]) -> list[Count]:
    """An origin that says one thing twice says it once."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        words = "" if count.numbered else count.words
        groups.setdefault((count.low, count.high, words, count.about), []).append(count)
    return sorted((merged(group[-1], group) for group in groups.values()), key=lambda c: c.order)


def _take(count: Count, standing: list[Standing]) -> None:
    """The next count takes the place of those it replaces, or is replaced, or stands beside them."""
    for one in standing:
        if why := replaces(count, one.count):
            one.replaced.append((count, why))
            return
    taken = Standing(count)
    for one in [s for s in standing if replaces(s.count, count)]:
        taken.replaced += [*one.replaced, (one.count, replaces(one.count, count))]
        standing.remove(one)
    standing.append(taken)


def _falls(standing: Sequence[Standing]) -> list[Doubt]:
    if len(standing) == 1:
        return []
    said = tuple(one.count.words for one in standing)
    name = standing[0].count.origin.name
    return [Doubt(field="figures", reason=f"{name} gives a lower figure later without a word of revision",
                  candidates=said)]
