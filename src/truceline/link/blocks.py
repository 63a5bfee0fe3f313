"""Where to look for incidents that a telling may be of, so that not all are compared with all.

An incident is filed under the days it may have been on and the cells, names and reports it is told by. Cells
overlap: a telling also looks into the eight around its own, so that nothing falls between two.
"""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from math import floor

from truceline.knowledge.rules import LinkRules
from truceline.knowledge.spelling import skeleton
from truceline.link.profile import Profile
from truceline.model.names import fold
from truceline.model.place import Place

Key = tuple[str | int, ...]

_VOWELS = re.compile(r"[aeiouy\s]+")
_DOUBLED = re.compile(r"(.)\1+")
_PLACES = 4096  # whose keys are kept at hand
_CELLS_PER_DEGREE = 3  # 37 km, and up to the polar circle no narrower than two towns may lie apart and be one
_MONTH = 31
_ANY: Key = ("any",)
_UNDATED: Key = ("undated",)


def filed_by_told(profile: Profile) -> Iterator[Key]:
    """The keys under which an incident is found by who tells it, and by its tolls."""
    for report in profile.reports:
        yield ("report", report)
    for metric, number in profile.numbers:
        yield ("toll", metric, number)


def filed_by_scene(profile: Profile, rules: LinkRules) -> Iterator[Key]:
    """The keys under which an incident is found by its days and its place."""
    for when in (_ANY, *_told_on(profile.span, rules)):
        yield when
        for where in (*_where(profile.place), *(("inside", name) for name in sorted(profile.around))):
            yield (*when, *where)


def looked_up(profile: Profile, rules: LinkRules, filed: Container[Key]) -> Iterator[Key]:
    """The keys under which the incidents of a telling stand; ``filed`` are those under which any does.

    Without a place those of its day and its report, without a time of its own those of its toll.
    """
    for report in profile.reports:
        yield ("report", report)
    if not profile.firm:
        for metric, number in profile.numbers:
            yield ("toll", metric, number)
    if profile.place is None and profile.span is None:
        return
    places = (*_near(profile.place), *(("name", name) for name in sorted(profile.around)))
    for when in _asked_on(profile.span, rules.news_days if profile.known else 1, rules):
        if when in filed:
            if profile.place is None:
                yield when
            yield from ((*when, *where) for where in places)


def named(profile: Profile) -> Key:
    """The key of all incidents told at a place of this very name."""
    return (*_ANY, "name", fold(profile.place.name) if profile.place else "")


def _told_on(span: tuple[int, int] | None, rules: LinkRules) -> Iterator[Key]:
    """The days of a narrow time and its months; a wide time stands apart, under its months alone."""
    if span is None:
        yield _UNDATED
        return
    narrow = span[1] - span[0] < rules.narrow_days
    if narrow:
        yield from (("day", day) for day in range(span[0], span[1] + 1))
    yield from (("narrow" if narrow else "wide", month) for month in _months(span))


def _asked_on(span: tuple[int, int] | None, reach: int, rules: LinkRules) -> Iterator[Key]:
    """A narrow time looks some days around itself and at wide times, a wide one at all of its months."""
    if span is None:
        yield _ANY
        return
    yield _UNDATED
    yield from (("wide", month) for month in _months(span))
    if span[1] - span[0] < rules.narrow_days:
        yield from (("day", day) for day in range(span[0] - reach, span[1] + 1 + reach))
    else:
        yield from (("narrow", month) for month in _months(span))


def _months(span: tuple[int, int]) -> range:
    return range((span[0] - 1) // _MONTH, (span[1] + 1) // _MONTH + 1)


def _where(place: Place | None) -> tuple[Key, ...]:
    return () if place is None else _filed(place.name, place.within, place.country, place.lat, place.lon)


def _near(place: Place | None) -> tuple[Key, ...]:
    if place is None:
        return ()
    whole = place.country if place.precision == "country" else ""
    return _looked(place.name, place.within, whole, place.lat, place.lon)


@lru_cache(maxsize=_PLACES)
def _filed(name: str, within: tuple[str, ...], country: str, lat: float | None, lon: float | None) -> tuple[Key, ...]:
    """What an incident's place is filed under: its cell, its name, and the names around it."""
    keys: list[Key] = [("name", fold(name)), *(("inside", fold(around)) for around in within)]
    if country:
        keys.append(("inside", country))
    keys.append(("spelled", _spelled(name)) if lat is None or lon is None else ("cell", *_cell(lat, lon)))
    return tuple(keys)


@lru_cache(maxsize=_PLACES)
def _looked(name: str, within: tuple[str, ...], country: str, lat: float | None, lon: float | None) -> tuple[Key, ...]:
    """Where to look for a place: those of its name, those in it, those it lies in, those around it."""
    keys: list[Key] = [("name", fold(name)), ("inside", country or fold(name))]
    keys += [("name", fold(around)) for around in within]
    if lat is None or lon is None:
        return (*keys, ("spelled", _spelled(name)))
    row, column = _cell(lat, lon)
    return (*keys, *(("cell", row + north, column + east) for north in (-1, 0, 1) for east in (-1, 0, 1)))


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat * _CELLS_PER_DEGREE), floor(lon * _CELLS_PER_DEGREE)


def _spelled(name: str) -> str:
    """What all spellings of a name share: it proposes, and comparing decides.

    >>> _spelled("Kebitigollewa") == _spelled("Kebithigollewa") and _spelled("Wagga") == _spelled("Waga")
    True
    """
    return skeleton(name) or _VOWELS.sub("", _DOUBLED.sub(r"\1", fold(name)))
