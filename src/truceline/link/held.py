"""What persons hold to be one incident and what two, by the tellings of their claims: it binds whatever speaks else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from truceline.link.telling import Telling
from truceline.model.judged import Judged, Pair


class Held:
    """Groups of tellings that are of one incident, and pairs of groups that are not."""

    def __init__(self, tellings: Iterable[Telling], judged: Judged) -> None:
        self._telling = {event: telling.id for telling in tellings for event in telling.events}
        self._group: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._figures = [pair for pair in judged.same if not self._told(pair)]
        self._no_figures = [pair for pair in judged.apart if not self._told(pair)]
        for pair in filter(self._told, judged.same):
            self._join(self._telling[pair.a], self._telling[pair.b])
        for pair in filter(self._told, judged.apart):
            a, b = self.group(self._telling[pair.a]), self.group(self._telling[pair.b])
            self._apart[a].add(b)
            self._apart[b].add(a)

    def group(self, telling: str) -> str:
        """The group of a telling: its first by id; itself where nobody judged it."""
        return self._group.get(telling, telling)

    def judged_one(self, telling: str) -> bool:
        """Whether somebody held it to be of one incident with another."""
        return telling in self._group

    @property
    def judges_apart(self) -> bool:
        """Whether anybody held anything to be two incidents."""
        return bool(self._apart)

    def apart(self, telling: str, others: Iterable[Telling]) -> bool:
        """Whether somebody held a telling to be of another incident than one of these."""
        against = self._apart.get(self.group(telling))
        return against is not None and any(self.group(other.id) in against for other in others)

    def events_of(self, figure: str) -> tuple[str, ...]:
        """The events of which somebody said that a figure is the toll."""
        return tuple(_other_ends(figure, self._figures))

    def not_of(self, figure: str) -> frozenset[str]:
        """The events of which somebody said that a figure is not the toll."""
        return frozenset(_other_ends(figure, self._no_figures))

    def _told(self, pair: Pair) -> bool:
        """Whether both are events; else one is a figure, or is read no more."""
        return pair.a in self._telling and pair.b in self._telling

    def _join(self, a: str, b: str) -> None:
        old = {self.group(a), self.group(b)}
        members = {a, b, *(telling for telling, group in self._group.items() if group in old)}
        self._group.update(dict.fromkeys(members, min(members)))


def _other_ends(claim: str, pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        if claim in {pair.a, pair.b}:
            yield pair.b if pair.a == claim else pair.a
