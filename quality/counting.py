"""Counts that add up, faults with their place, and one-to-one pairs: what every measure is made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

G = TypeVar("G")
P = TypeVar("P")

CountKind = Literal["f1", "share", "sum"]


@dataclass(frozen=True, slots=True)
class Count:
    """What was right, of what was read, of what was marked; a share is of what was read or compared."""

    right: int = 0
    read: int = 0
    marked: int = 0
    kind: CountKind = "f1"

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.read + other.read, self.marked + other.marked, self.kind)

    @property
    def value(self) -> float | None:
        """F1, share or sum; None where nothing was asked for."""
        if self.kind == "sum":
            return float(self.read)
        if self.kind == "share":
            return self.right / self.read if self.read else 0.0 if self.marked else None
        return 2 * self.right / (self.read + self.marked) if self.read + self.marked else None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is missed, false or wrong: its kind, the words it is about, and what was read for what."""

    kind: str
    report: str
    start: int
    end: int
    detail: str = ""


@dataclass(slots=True)
class Scored:
    """Counts by measure and the faults of one set."""

    counts: dict[str, Count] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def total(several: Iterable[Scored]) -> dict[str, Count]:
    """The counts of several sets added up."""
    sums = dict[str, Count]()
    for scored in several:
        for measure, count in scored.counts.items():
            sums[measure] = sums[measure] + count if measure in sums else count
    return sums


def pair(marked: Sequence[G], read: Sequence[P], key: Callable[[G, P], tuple[float, ...] | None]) -> list[tuple[G, P]]:
    """One-to-one pairs, the best key first; None says that two cannot be a pair."""
    candidates = [(k, -i, -j) for i, g in enumerate(marked) for j, p in enumerate(read) if (k := key(g, p)) is not None]
    pairs, taken = list[tuple[G, P]](), set[tuple[str, int]]()
    for _, i, j in sorted(candidates, reverse=True):
        if not taken & {("marked", i), ("read", j)}:
            taken |= {("marked", i), ("read", j)}
            pairs.append((marked[-i], read[-j]))
    return pairs
