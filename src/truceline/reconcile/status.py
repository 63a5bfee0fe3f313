"""Whether the origins agree (FIGURES.md, rule 12)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from truceline.model.incident import Status
from truceline.reconcile.counts import Count

Pair = tuple[Count, Count]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status and the two counts that it rests on, where it rests on two."""

    status: Status
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that a status is judged by: the current counts, words without number, the parties to the incident."""

    counts: Sequence[Count]
    words: bool
    parties: frozenset[str]
    tenth: float

    def judge(self) -> Judgement:
        """The first status that holds."""
        return next((found for test in _IN_ORDER if (found := test(self)) is not None), Judgement("compatible"))

    def pairs(self) -> Iterator[Pair]:
        """Every two counts of different origins."""
        return ((a, b) for a, b in combinations(self.counts, 2) if a.origin.key != b.origin.key)

    def exclude(self, a: Count, b: Count) -> bool:
        """Whether two counts leave no common number, by more than a tenth of the larger."""
        low, high = sorted((self._span(a), self._span(b)))
        return high[0] - low[1] > self.tenth * max(a.number, b.number)

    def agree(self, a: Count, b: Count) -> bool:
        """Whether two counts with both bounds lie within a tenth."""
        two_sided = None not in {a.low, a.high, b.low, b.high}
        return two_sided and abs(a.number - b.number) <= self.tenth * max(a.number, b.number)

    def independent(self, a: Count, b: Count) -> bool:
        """Both identified, no shared name or paragraph, neither a party to the incident."""
        return a.origin.identified and b.origin.identified and not self.shares(a, b) and not (
            {a.origin.party, b.origin.party} & self.parties)

    def shares(self, a: Count, b: Count) -> bool:
        """Whether two counts are copies or share a name in their chains."""
        return bool(a.origin.names & b.origin.names or a.paragraphs & b.paragraphs)

    def _span(self, count: Count) -> tuple[float, float]:
        """The numbers a count allows; "about" allows a tenth to either side."""
        around = self.tenth if count.about else 0.0
        low = 0.0 if count.low is None else count.low * (1 - around)
        high = inf if count.high is None else count.high * (1 + around)
        return low, high


def _none(case: Case) -> Judgement | None:
    return None if case.counts or case.words else Judgement("no figure")


def _words_only(case: Case) -> Judgement | None:
    return None if case.counts else Judgement("words only")


def _unsourced(case: Case) -> Judgement | None:
    return Judgement("unsourced") if all(c.origin.own_voice for c in case.counts) else None


def _single(case: Case) -> Judgement | None:
    return Judgement("single origin") if len({c.origin.key for c in case.counts}) == 1 else None


def _contested(case: Case) -> Judgement | None:
    pair = next((pair for pair in case.pairs() if case.exclude(*pair)), None)
    return Judgement("contested", pair) if pair else None


def _corroborated(case: Case) -> Judgement | None:
    pair = next((pair for pair in case.pairs() if case.agree(*pair) and case.independent(*pair)), None)
    return Judgement("corroborated", pair) if pair else None


def _repeated(case: Case) -> Judgement | None:
    pair = next((pair for pair in case.pairs() if case.agree(*pair) and case.shares(*pair)), None)
    return Judgement("repeated", pair) if pair else None


_IN_ORDER: tuple[Callable[[Case], Judgement | None], ...] = (
    _none, _words_only, _unsourced, _single, _contested, _corroborated, _repeated)
