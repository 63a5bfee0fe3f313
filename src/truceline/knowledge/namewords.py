"""Names with words beside them: "Homs province", "northern Aleppo", "el-Bab"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from truceline.knowledge.lists import DivisionWords, NameWords
from truceline.knowledge.world import Candidate
from truceline.model.names import fold

REMEMBERED = 1 << 14
Reading = tuple[str, str]


class NameParts:
    """Takes from a name the words that only tell its kind, its side or its article."""

    def __init__(self, divisions: Iterable[DivisionWords], words: Iterable[NameWords]) -> None:
        self._kinds = {fold(word): entry for entry in divisions for word in entry.words}
        self._sides = [frozenset(fold(word) for word in entry.words) for entry in words]
        self._read = lru_cache(REMEMBERED)(self._readings)

    def of_kind(self, found: tuple[Candidate, ...], kind: str) -> tuple[Candidate, ...]:
        """The candidates that a word beside their name may mean: all where it tells nothing."""
        told = self._kinds.get(fold(kind))
        if told is None:
            return found
        fitting = tuple(c for c in found if c.place.precision in told.precisions)
        return fitting or (found if told.seat else ())

    def bare(self, name: str) -> str:
        """The folded name without the words of its kind."""
        return self._without_kind(fold(name), "")[0]

    def readings(self, name: str, kind: str = "") -> tuple[Reading, ...]:
        """The folded names to be tried, the whole one first, each with the word for its kind."""
        return self._read(name, kind)

    def _readings(self, name: str, kind: str) -> tuple[Reading, ...]:
        whole = fold(name), kind
        bare = self._without_kind(*whole)
        return tuple(dict.fromkeys(r for base in (whole, bare) for r in (base, *self._without_sides(base)) if r[0]))

    def _without_kind(self, key: str, kind: str) -> Reading:
        words = key.split()
        for count in (3, 2, 1):
            for rest, beside in ((words[:-count], words[-count:]), (words[count:], words[:count])):
                told = " ".join(beside)
                if rest and told in self._kinds:
                    return " ".join(rest[1:] if rest[0] == "of" and len(rest) > 1 else rest), kind or told
        return key, kind

    def _without_sides(self, reading: Reading) -> Iterator[Reading]:
        words = reading[0].split()
        for sides in self._sides:
            if len(words) > 1 and words[0] in sides:
                yield " ".join(words[1:]), reading[1]
