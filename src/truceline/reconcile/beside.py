"""What is shown outside the range, and why (FIGURES.md, rules 3, 4, 7 and 9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.model.base import Doubt
from truceline.model.incident import BesideWhy
from truceline.reconcile.counts import Count
from truceline.reconcile.current import Standing, settle


@dataclass(slots=True)
class Table:
    """All counts of one metric of one incident: the standing ones, and those set beside with why."""

    standing: list[Standing] = field(default_factory=list)
    beside: list[tuple[Count, BesideWhy]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def numbers(self) -> list[Count]:
        """The current counts that give a number."""
        return [one.count for one in self.standing if one.count.numbered]

    def aside(self, one: Standing, why: BesideWhy) -> None:
        """Moves a standing count, with those it replaced, out of the range."""
        self.standing.remove(one)
        self.beside += [(one.count, why), *((old, why) for old, _ in one.replaced)]


def tabulate(counts: Iterable[Count], claimants: frozenset[str]) -> Table:
    """Every count in its place: nothing is lost, and only what the rules let in counts."""
    table = Table()
    whole = _restrictions(_addends(_parts(counts, claimants, table), table), table)
    for origin in _by_origin(whole):
        settled = settle(origin)
        table.standing += settled.standing
        table.doubts += settled.doubts
    for rule in (own_voice, earlier, partial):
        rule(table)
    return table


def _parts(counts: Iterable[Count], claimants: frozenset[str], table: Table) -> list[Count]:
    """Rules 3, 4 and 7: subsets, denied figures and a perpetrator's own toll never enter the range."""
    kept = []
    for count in counts:
        why = _never(count, claimants)
        if why is None:
            kept.append(count)
        else:
            table.beside.append((count, why))
    return kept


def _never(count: Count, claimants: frozenset[str]) -> BesideWhy | None:
    if count.denied:
        return "denied"
    if count.origin.party and count.origin.party in claimants:
        return "perpetrator"
    return "subset" if count.subset else None


def _restrictions(counts: Sequence[Count], table: Table) -> list[Count]:
    """Rule 3: a figure of civilians alone is a subset where its origin also gives an unrestricted toll."""
    unrestricted = {c.origin.key for c in counts if c.numbered and not c.civilians}
    table.beside += [(c, "subset") for c in counts if c.civilians and c.origin.key in unrestricted]
    return [c for c in counts if not (c.civilians and c.origin.key in unrestricted)]


def _addends(counts: Sequence[Count], table: Table) -> list[Count]:
    """Rule 3: numbers of one sentence that sum up to another number of it are its parts ("71, 29 and 42 of them")."""
    parts = {id_ for sums in _by_sentence(counts) for part in _sum_up(sums) for id_ in part.claims}
    table.beside += [(c, "subset") for c in counts if parts.issuperset(c.claims)]
    return [c for c in counts if not parts.issuperset(c.claims)]


def _by_sentence(counts: Sequence[Count]) -> list[list[Count]]:
    """The exact numbers of one origin in one sentence."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        for sentence in sorted(count.sentences):
            if count.low is not None and (count.low == count.high or count.civilians):
                groups.setdefault((count.origin.key, sentence), []).append(count)
    return list(groups.values())


def _sum_up(counts: Sequence[Count]) -> Sequence[Count]:
    """The parts of the largest, where they come to it."""
    *parts, whole = sorted(counts, key=lambda c: c.order[2:])
    return parts if len(parts) > 1 and sum(c.number for c in parts) == whole.number else ()


def _by_origin(counts: Iterable[Count]) -> list[list[Count]]:
    groups: dict[tuple[str, ...], list[Count]] = {}
    for count in counts:
        groups.setdefault(count.origin.key, []).append(count)
    return [groups[key] for key in sorted(groups)]


def own_voice(table: Table) -> None:
    """Rule 7: the report's own voice stands beside, unless no identified origin gives a number."""
    identified = any(c.origin.identified for c in table.numbers)
    for one in [s for s in table.standing if s.count.origin.own_voice]:
        if identified or (table.numbers and not one.count.numbered):
            table.aside(one, "own voice")


def earlier(table: Table) -> None:
    """Rule 9: tolls rise; a lower figure of another origin from before the newest contests nothing."""
    newest = _newest(table.numbers)
    for one in [s for s in table.standing if s.count.numbered]:
        if _overtaken(one.count, newest, table.numbers):
            table.aside(one, "earlier")


def _newest(counts: Sequence[Count]) -> list[Count]:
    day = max((c.first for c in counts if c.first is not None), default=None)
    return [c for c in counts if day is not None and c.first == day]


def _overtaken(count: Count, newest: Sequence[Count], all_: Sequence[Count]) -> bool:
    def lower(other: Count) -> bool:
        return other.origin.key != count.origin.key and count.number < other.bound
    return any(count.before(other) and lower(other) for other in newest) or (count.early and any(map(lower, all_)))


def partial(table: Table) -> None:
    """Rule 3: the count of one hospital or place stands beside where anybody counts the whole."""
    if all(c.partial for c in table.numbers):
        return
    for one in [s for s in table.standing if s.count.partial]:
        table.aside(one, "partial")
