"""How two places stand to one another."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from truceline.knowledge.gazetteer import kilometres
from truceline.knowledge.rules import LinkRules
from truceline.model.names import fold as fold_anew
from truceline.model.place import Place, PlacePrecision, SaidPlace

Relation = Literal["same", "inside", "near", "alike", "close", "other", "apart", "unknown"]

RANKS: dict[PlacePrecision, int] = {"country": 0, "region": 1, "admin1": 2, "admin2": 3, "unknown": 4, "town": 4,
                                    "district": 5, "point": 6}
"""How narrow a place is; a name that only reports know is taken for a town's."""

fold = lru_cache(maxsize=1 << 14)(fold_anew)  # the same few thousand names are compared again and again
_NARROW = RANKS["admin2"]
_POINTED = RANKS["town"]
_SAME_SPOT_KM = 2.0
_ALIKE = 0.8


def rank(place: Place | None) -> int:
    """How narrow a place is, -1 where none is known."""
    return -1 if place is None else RANKS[place.precision]


def narrow(place: Place | None) -> bool:
    """Whether a place is narrower than a province."""
    return rank(place) >= _NARROW


def as_told(places: Sequence[Place], said: Iterable[SaidPlace]) -> tuple[Place, ...]:
    """The places that a mention names, the narrowest of each nest: "the city's Old Port district" is one place.

    Its precision is that of the report's words where no gazetteer knows it ("the village of").
    """
    kinds = {fold(told.name): told.kind for told in said if told.kind in RANKS}
    if len(places) == 1 and not kinds:
        return tuple(places)
    known = [_with_precision(place, kinds.get(fold(place.said or place.name), "")) for place in places]
    narrowest = [place for place in known if not any(_lies_in(other, place) for other in known)]
    return tuple(_with_around(place, known) for place in narrowest)


def _with_precision(place: Place, kind: str) -> Place:
    precision = next((p for p in RANKS if p == kind), None)
    if place.precision != "unknown" or precision is None:
        return place
    return place.model_copy(update={"precision": precision})


def _with_around(place: Place, told: Sequence[Place]) -> Place:
    """A place with the names and the country of those told around it."""
    around = next((other for other in told if not place.within and _lies_in(place, other)), None)
    if around is None:
        return place
    return place.model_copy(update={"within": (around.name, *around.within), "country": around.country})


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in another told with it; a district that no map knows lies in the town beside it."""
    if _contains(outer, inner):
        return True
    unmapped = inner.lat is None and not inner.within
    return unmapped and inner.precision in {"district", "point"} and _NARROW <= rank(outer) < rank(inner)


def relation(a: Place, b: Place, rules: LinkRules) -> Relation:
    """How two places stand to one another.

    One, one in the other, a narrower one near a wider, a like spelling, two of one rank close by, two names that
    no map knows, or apart.
    """
    if a.id and a.id == b.id:
        return "same"
    if not (a.id and b.id) and fold(a.name) == fold(b.name):
        return "same"  # what lies around a name that no gazetteer knows is a guess
    if a.id and b.id and a.country and b.country and a.country != b.country:
        return "apart"
    if _contains(a, b) or _contains(b, a):
        return "inside"
    return _by_name(a, b) or _by_distance(a, b, rules)


def _by_name(a: Place, b: Place) -> Relation | None:
    """One name and one rank: one place, unless the gazetteer knows them as two."""
    if fold(a.name) != fold(b.name):
        return None
    far = kilometres(a, b)
    if far is None or far <= _SAME_SPOT_KM:
        return "same"
    return None if a.id and b.id and rank(a) == rank(b) else "near"


def _contains(outer: Place, inner: Place) -> bool:
    if rank(outer) >= rank(inner) and inner.precision != "unknown":
        return False
    if outer.precision == "country":
        return bool(outer.country) and outer.country == inner.country
    return fold(outer.name) in {fold(name) for name in inner.within}


def _by_distance(a: Place, b: Place, rules: LinkRules) -> Relation:
    far = kilometres(a, b)
    narrowest, widest = max(rank(a), rank(b)), min(rank(a), rank(b))
    if far is None:
        return _unmapped(a, b)
    if widest >= _POINTED:
        if far <= _SAME_SPOT_KM or (far <= rules.near_km and narrowest > widest):
            return "near"
        return "close" if far <= rules.near_km else "apart"
    if narrowest == widest == RANKS["admin1"]:
        return "apart"
    return "apart" if far > rules.far_km and widest >= RANKS["admin1"] else "unknown"


def _unmapped(a: Place, b: Place) -> Relation:
    """Of two names without a point, a like spelling speaks for one place and another name for two."""
    outer, inner = sorted((a, b), key=rank)
    if rank(outer) < _POINTED:
        return "unknown"
    if rank(outer) < rank(inner):
        return "other" if inner.within else "unknown"
    if SequenceMatcher(None, fold(a.name), fold(b.name)).ratio() >= _ALIKE:
        return "alike"
    return "unknown" if _loose(a) or _loose(b) else "other"


def _loose(place: Place) -> bool:
    """A district or a spot that no map knows and nobody says where: it may lie anywhere."""
    return place.lat is None and not place.within and rank(place) > _POINTED
