"""Which of several places of one name is meant, from what the report says around it.

Names around it decide first, then the countries the report is about, then how many people live there. Where
two remain about equally likely, nobody is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.knowledge.distance import kilometres
from truceline.knowledge.world import Candidate
from truceline.model.names import fold
from truceline.model.place import Place, PlacePrecision

CLEAR = 3            # times as likely as the next one: then it is the one meant
FAMOUS = 1_000_000   # people, and
OVERWHELMING = 50    # times those of any other: Paris is Paris, whichever country a report is about;
DOUBTFUL = 20        # a little less, and it stands against the namesake of the report's country: nobody is chosen
VILLAGE_OF_NAME = 40  # times the people of the town in it: then the province is meant, not the village it is named for
LEAST = 100.0        # the weight of a place whose people nobody has counted

DIVISIONS: frozenset[PlacePrecision] = frozenset({"admin1", "admin2", "region", "country"})
LIKELIEST: tuple[PlacePrecision, ...] = (
    "country", "town", "district", "point", "admin1", "region", "admin2", "unknown",
)
REACH_KM: Mapping[PlacePrecision, float] = {
    "point": 15, "district": 20, "town": 40, "admin2": 60, "admin1": 100, "region": 200, "country": 0, "unknown": 0,
}
"""How far a place may lie from the point of one around it."""


@dataclass(frozen=True, slots=True)
class Around:
    """One name that stands around another: the folded names, countries and places it may mean.

    ``sure`` says that it names a place and nothing else: then what it does not hold is not meant.
    ``weight`` is about how many people live at its likeliest place.
    """

    keys: frozenset[str]
    countries: frozenset[str]
    places: tuple[Place, ...]
    sure: bool
    weight: float = 0.0

    def holds(self, candidate: Candidate) -> bool:
        """Whether a place lies in it, by its country, by the divisions it belongs to or by its distance."""
        place = candidate.place
        if self.countries and (not candidate.countries or not self.countries.isdisjoint(candidate.countries)):
            return True
        if any(fold(name) in self.keys for name in place.within):
            return True
        return any(outer.id != place.id and _near(place, outer) for outer in self.places)

    def excludes(self, candidates: Sequence[Candidate]) -> bool:
        """Whether another place of that name, which nobody knows, is in it rather than one of these beside it.

        A city does not lie in a smaller one, and of the unknown namesake of a famous city nobody speaks.
        """
        return self.sure and not any(_famous(c) or c.weight >= self.weight for c in candidates)


def meant(candidates: Sequence[Candidate], around: Sequence[Around], countries: Sequence[str]) -> Candidate | None:
    """The candidate meant, None where it is not clear; ``countries`` are ISO codes, the weightiest first."""
    inside = _inside(candidates, around)
    spots = one_of_each_spot(inside)
    if len(spots) == 1:
        return spots[0]
    return _of_countries(spots, countries, famous_first=inside is candidates)


def one_of_each_spot(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without their double: a town that names its province stands for both, with the people of both."""
    spots: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: (-c.own, -c.weight, c.place.id)):
        home = next((spot for spot in spots if _one_spot(spot[0].place, candidate.place)), None)
        if home is None:
            spots.append([candidate])
        else:
            home.append(candidate)
    return [_standing_for(spot) for spot in spots]


def _inside(candidates: Sequence[Candidate], around: Sequence[Around]) -> Sequence[Candidate]:
    """Those that most of the names around hold; none where nothing is held and a name around excludes them all."""
    held = [(sum(a.holds(c) for a in around), c) for c in candidates]
    most = max((count for count, _ in held), default=0)
    if most == 0 and not any(a.excludes(candidates) for a in around):
        return candidates
    return [c for count, c in held if count == most > 0]


def _of_countries(spots: Sequence[Candidate], countries: Sequence[str], *, famous_first: bool) -> Candidate | None:
    """The weightiest of the report's countries, of all where none is of them; one overwhelming name beats both."""
    ranks = {iso: rank for rank, iso in reversed(list(enumerate(countries, 1)))}
    here = [replace(c, weight=_weight(c) / _rank(c, ranks)) for c in spots if _is_of(c, ranks)]
    elsewhere = [c for c in spots if not _is_of(c, ranks)]
    best = _clearly_first(here or elsewhere)
    if not here or not elsewhere or not famous_first:
        return best and _original(best, spots)
    away, first = max(elsewhere, key=_weight), max(here, key=lambda c: (c.own, c.weight))
    if first.own or not _famous(away) or _weight(away) < DOUBTFUL * _weight(first):
        return best and _original(best, spots)
    return away if _weight(away) >= OVERWHELMING * _weight(first) else None


def _clearly_first(candidates: Sequence[Candidate]) -> Candidate | None:
    ordered = sorted(candidates, key=lambda c: (-_weight(c), c.place.id))
    if len(ordered) > 1 and _weight(ordered[0]) < CLEAR * _weight(ordered[1]):
        return None
    return ordered[0] if ordered else None


def _standing_for(spot: Sequence[Candidate]) -> Candidate:
    """The town of a town and its province, unless it is a village that gave a whole province its name."""
    weight = max(_weight(c) for c in spot)
    worth = [c for c in spot if c.place.precision in DIVISIONS or c.own or _weight(c) * VILLAGE_OF_NAME >= weight]
    chosen = min(worth, key=lambda c: (LIKELIEST.index(c.place.precision), -c.own, -c.weight, c.place.id))
    return replace(chosen, weight=weight, own=any(c.own for c in spot))


def _one_spot(a: Place, b: Place) -> bool:
    if a.country != b.country:
        return False
    if "country" in {a.precision, b.precision}:
        return True
    divided = bool({a.precision, b.precision} & DIVISIONS)
    apart = kilometres(a, b)
    if apart is None or (divided and (a.name in b.within or b.name in a.within)):
        return divided
    return apart <= (REACH_KM["admin1"] if divided else REACH_KM["point"])


def _near(place: Place, outer: Place) -> bool:
    if outer.country and place.country and place.country != outer.country:
        return False
    apart = kilometres(place, outer)
    return apart is not None and apart <= REACH_KM[outer.precision]


def _is_of(candidate: Candidate, ranks: Mapping[str, int]) -> bool:
    return any(iso in ranks for iso in candidate.countries) or (bool(ranks) and not candidate.countries)


def _famous(candidate: Candidate) -> bool:
    """Whether the whole world speaks of it: a province, however large, is spoken of in its own country."""
    return candidate.weight >= FAMOUS and candidate.place.precision in {"town", "country"}


def _rank(candidate: Candidate, ranks: Mapping[str, int]) -> int:
    return min((ranks[iso] for iso in candidate.countries if iso in ranks), default=1)


def _weight(candidate: Candidate) -> float:
    return max(candidate.weight, LEAST)


def _original(found: Candidate, spots: Iterable[Candidate]) -> Candidate:
    return next(c for c in spots if c.place.id == found.place.id)
