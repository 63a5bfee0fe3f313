"""Which countries a report is about, by the names, demonyms and places in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.words import with_capitals
from truceline.model.names import fold
from truceline.model.place import SaidPlace
from truceline.model.report import Report

_RUN = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:[^\S\n]+(?:(?:of|the|and)[^\S\n]+){0,2}[^\W\d_a-z][\w.’'-]*)*")
_LONGEST = 5       # words of a country's name
_SHOUTED = 4       # letters of a name where all is capitals
_WEIGHTS = {"headline": 3.0, "body": 1.0}
_DEMONYM = 0.5     # "Russian" tells of an actor as often as of a place
_PLACE = 3.0       # a place that can lie in one country only
_DATELINE = 0.5    # a reporter often sits in the next country
_MOST = 6          # countries that are context at all
_OTHERS = 0.25     # what the other reports count for beside the report's own names

Weights = Mapping[str, float]


def countries_named(report: Report, places: Iterable[SaidPlace], gazetteer: Gazetteer) -> Weights:
    """Shares of the countries that a report names, by ISO code; their sum is 1, or there are none."""
    found: dict[str, float] = defaultdict(float)
    text = with_capitals(report.text)
    for section in report.sections:
        weight = _WEIGHTS.get(section.kind)
        if weight is not None:
            for iso, named in _in_text(text[section.start:section.end], gazetteer).items():
                found[iso] += weight * named
    for place in places:
        codes = {candidate.country for candidate in gazetteer.find(place.name)}
        if len(codes) == 1 and not gazetteer.common(place.name):
            found[codes.pop()] += _PLACE
    for name in report.place.split("/"):
        for candidate in gazetteer.find(name)[:1]:
            found[candidate.country] += _DATELINE
    found.pop("", None)
    total = sum(found.values())
    return {iso: weight / total for iso, weight in sorted(found.items())} if total else {}


def _in_text(text: str, gazetteer: Gazetteer) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for name, count in Counter(_names(text, gazetteer)).items():
        country = gazetteer.country(name)
        if country is not None:
            demonym = fold(name) not in {fold(n) for n in (country.name, *country.names)}
            found[country.iso] += count * (_DEMONYM if demonym else 1.0)
    return found


def _names(text: str, gazetteer: Gazetteer) -> Iterable[str]:
    """The longest country names and demonyms of each run of capitals.

    In a text all in capitals a short one is no name: a CAR there is a car.
    """
    shortest = _SHOUTED if text.isupper() else 1
    for run in _RUN.finditer(text):
        words = run[0].split()
        at = 0
        while at < len(words):
            sizes = range(min(_LONGEST, len(words) - at), 0, -1)
            names = ((n, " ".join(words[at:at + n])) for n in sizes)
            size, name = next(((n, name) for n, name in names if gazetteer.country(name)), (0, ""))
            if size and len(name) >= shortest:
                yield name
            at += size or 1


def together(shares: Sequence[Weights]) -> Weights:
    """The countries of all reports together, each report counting once."""
    total: dict[str, float] = defaultdict(float)
    for share in shares:
        for iso, weight in share.items():
            total[iso] += weight
    return {iso: weight / len(shares) for iso, weight in sorted(total.items())} if shares else {}


def ranked(own: Weights, others: Weights) -> tuple[str, ...]:
    """The countries that may be meant in a report, the likeliest first."""
    both = {iso: own.get(iso, 0.0) + _OTHERS * others.get(iso, 0.0) for iso in {*own, *others}}
    return tuple(sorted(both, key=lambda iso: (-round(both[iso], 9), iso))[:_MOST])
