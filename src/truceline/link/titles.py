"""What an incident is called: what, where, when, in plain words."""

from collections.abc import Sequence
from datetime import date

from truceline.knowledge.rules import LinkRules, Naming
from truceline.model.place import Place
from truceline.model.time import Period


def title(kind: str, weapons: Sequence[str], devices: int | None, place: Place | None, time: Period | None,
          rules: LinkRules) -> str:
    """'Car bombs in al-Zahraa, Homs, 21 Feb 2016'."""
    what = _what(kind, weapons, rules)
    named = what.many if devices is not None and devices > 1 else what.one
    return ", ".join(part for part in (named + _where(place), _when(time)) if part)


def _what(kind: str, weapons: Sequence[str], rules: LinkRules) -> Naming:
    """The name of the only weapon told where it has one for the kind, else of the kind."""
    by_weapon = {naming.event: naming for naming in rules.weapon_titles if kind in naming.of}
    if len(weapons) == 1 and weapons[0] in by_weapon:
        return by_weapon[weapons[0]]
    plain = kind.strip("/").rsplit("/", 1)[-1]
    fallback = Naming(event=kind, one=plain, many=plain)
    return next((naming for naming in rules.titles if naming.event == kind), fallback)


def _where(place: Place | None) -> str:
    if place is None or not place.name:
        return ""
    around = next((name for name in place.within if name != place.name), "")
    return f" in {place.name}, {around}" if around else f" in {place.name}"


def _when(time: Period | None) -> str:
    if time is None or time.precision == "unknown":
        return ""
    first, last = time.days()
    if first == last:
        return _day(first)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and time.precision == "month":
        return f"{first:%B %Y}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
