"""What one match of a form of time fixes: from the words of an expression to the fields of SaidTime."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol, TypedDict

from truceline.knowledge.timeforms import Kind, TimeWord
from truceline.model.time import Bound, DayPart, Tense, Unit

_NOON, _DAY_HOURS, _MONTHS, _HUNDRED, _CENTURY = 12, 24, 12, 100, 1900
_YEAR_DIGITS = re.compile(r"19|20")
_POSSESSIVES = frozenset({"'s", "\u2019s"})


class Fixed(TypedDict, total=False):
    """What an expression fixes: fields of SaidTime; ``last`` is the last day of "3-5 March"."""

    tense: Tense
    year: int
    month: int
    day: int
    last: int
    weekday: int
    shift: int
    unit: Unit
    after: bool
    clock: str
    zone: str
    part: DayPart
    bound: Bound
    about: bool


class Words(Protocol):
    """Where the readers look a word up."""

    def get(self, kind: Kind, name: str) -> TimeWord:
        """The entry of a word that a form has matched."""


Groups = Mapping[str, str | None]
Reader = Callable[[Groups, str, str, Words], Fixed | None]


def read(form: str, groups: Groups, said: str, rest: str, words: Words) -> Fixed | None:
    """What an expression fixes, or None where its words mean something else.

    ``said`` is the expression as written, with its capitals; ``rest`` the few characters after it, in lower case.
    """
    reader = _READERS.get(form)
    fixed = reader(groups, said, rest, words) if reader else None
    if fixed is not None and _is_origin(groups, rest, words):
        fixed["bound"] = "at"
    return fixed


def _is_origin(groups: Groups, rest: str, words: Words) -> bool:
    """'The toll from Friday's raid': not since Friday, but of that day."""
    bound = groups.get("bound")
    return bool(bound) and rest[:2] in _POSSESSIVES and words.get("bound", bound or "").origin


def _lead(groups: Groups, words: Words) -> Fixed:
    """The words before a time: "since", "by early"."""
    fixed = Fixed()
    if bound := groups.get("bound"):
        fixed["bound"] = words.get("bound", bound).bound
    if edge := groups.get("edge") or groups.get("edge0"):
        fixed["part"] = words.get("edge", edge).part
    if (about := groups.get("about")) and not words.get("about", about).exact:
        fixed["about"] = True
    return fixed


def _iso(groups: Groups, _said: str, _rest: str, _words: Words) -> Fixed | None:
    fixed = Fixed(year=int(groups["year"] or 0), month=int(groups["month"] or 0), day=int(groups["day"] or 0))
    if groups["clock"]:
        fixed["clock"] = groups["clock"]
    return fixed if 1 <= fixed["month"] <= _MONTHS else None


def _numeric(groups: Groups, _said: str, _rest: str, _words: Words) -> Fixed | None:
    """Day and month in figures: where both orders are possible only the year is sure."""
    first, second, year = (int(groups[name] or 0) for name in ("first", "second", "year"))
    pairs = {(d, m) for d, m in ((first, second), (second, first)) if 1 <= m <= _MONTHS and 1 <= d <= _DAYS}
    if groups["mark"] == ".":
        pairs &= {(first, second)}
    if len(pairs) == 1:
        day, month = pairs.pop()
        return Fixed(year=year, month=month, day=day)
    return Fixed(year=year) if pairs else None


_DAYS = 31


def _date(groups: Groups, said: str, _rest: str, words: Words) -> Fixed | None:
    month = groups["month"] or groups["month2"] or groups["month3"] or ""
    entry = words.get("month", month)
    if entry.ambiguous and not _capital(said, month):
        return None
    fixed = Fixed(**_lead(groups, words), month=entry.value or 0)
    for field, names in (("day", ("day", "day2")), ("last", ("last", "last2"))):
        if digits := next((groups[n] for n in names if groups[n]), None):
            fixed[field] = int(re.sub(r"\D", "", digits))  # type: ignore[literal-required]
    if year := groups["year"] or groups["year2"] or groups["year3"]:
        fixed["year"] = int(year)
    elif groups["short"]:
        fixed["year"] = _CENTURY + int(groups["short"])
    if groups["weekday"]:
        fixed["weekday"] = words.get("weekday", groups["weekday"]).value or 0
    return fixed


def _month(groups: Groups, said: str, rest: str, words: Words) -> Fixed | None:
    name = groups["month"] or ""
    entry, lead = words.get("month", name), _lead(groups, words)
    led = bool(groups["edge"] or groups["edge0"] or groups["relative"])
    led = led or bool(groups["bound"] and words.get("bound", groups["bound"]).year)
    full = name.rstrip(".") == entry.names[0].lower()
    whole = bool(groups["bound"] and words.get("bound", groups["bound"]).whole)
    if not _capital(said, name) or ((entry.ambiguous or not full) and not led):
        return None
    if rest[:2].strip().isdigit() and not whole:
        return None
    return _with_relative(Fixed(**lead, month=entry.value or 0), groups, "year", words)


def _weekday(groups: Groups, _said: str, _rest: str, words: Words) -> Fixed | None:
    fixed = Fixed(**_lead(groups, words), weekday=words.get("weekday", groups["weekday"] or "").value or 0)
    if groups["part"]:
        _add_part(fixed, words.get("part", groups["part"]))
    return _with_relative(fixed, groups, "week", words)


def _with_relative(fixed: Fixed, groups: Groups, unit: Unit, words: Words) -> Fixed | None:
    """The shift of "last Friday" or "this May" counts weeks or years."""
    if groups["relative"]:
        relative = words.get("relative", groups["relative"])
        if relative.vague:
            return None
        fixed |= Fixed(shift=relative.value or 0, unit=unit)
        if relative.after:
            fixed["after"] = True
    return fixed


def _phrase(groups: Groups, _said: str, _rest: str, words: Words) -> Fixed | None:
    entry = words.get("phrase", groups["phrase"] or "")
    fixed = Fixed(**_lead(groups, words), unit=entry.unit)
    if entry.month is not None and entry.day is not None:
        fixed |= Fixed(month=entry.month, day=entry.day)
    if entry.shift is not None:
        fixed["shift"] = entry.shift
    if entry.part:
        fixed["part"] = entry.part
    if entry.after:
        fixed["after"] = True
    if entry.future:
        fixed["tense"] = "future"
    return fixed


def _beside(groups: Groups, _said: str, _rest: str, words: Words) -> Fixed | None:
    """A count of units and a direction: "six months ago", "a day after", "hours later"."""
    direction, unit = words.get("direction", groups["direction"] or ""), groups["unit"] or ""
    if groups["count"] is None and not unit.endswith("s"):
        return None
    fixed = Fixed(**_lead(groups, words), unit=words.get("unit", unit).unit)
    count = _count(groups["count"], words)
    if count is None:
        fixed["about"] = True
    else:
        fixed["shift"] = count * (direction.value or 0)
    if direction.after:
        fixed["after"] = True
    elif count is None:
        fixed["tense"] = "past"
    if fixed["unit"] == "hour" and "minute" in unit and "shift" in fixed:
        fixed["shift"] = 0
    return fixed


def _relative(groups: Groups, _said: str, _rest: str, words: Words) -> Fixed | None:
    """Reads "last month", "the past two weeks", "the coming days", "earlier this week"."""
    relative, unit = words.get("relative", groups["relative"] or ""), groups["unit"] or ""
    counted = groups["count"] is not None
    fine = words.get("unit", unit).unit in {"hour", "day"}
    if not counted and ((fine and not (unit.endswith("s") and relative.since)) or (not fine and unit.endswith("s")
                                                                                 and not relative.since)):
        return None
    fixed = Fixed(**_lead(groups, words), unit=words.get("unit", unit).unit)
    count = _count(groups["count"], words) if counted else None if unit.endswith("s") else 1
    value = relative.value or 0
    if count is None or relative.vague:
        fixed |= Fixed(tense="past" if value < 0 else "future", about=True)
    else:
        fixed["shift"] = count * value
    if value < 0 and (counted or relative.since):
        fixed["bound"] = "since"
    elif value > 0 and counted:
        fixed["bound"] = "until"
    if relative.after:
        fixed["after"] = True
    return fixed


def _year(groups: Groups, _said: str, rest: str, words: Words) -> Fixed | None:
    """A year behind a word of time, or one that tells which: "the 1981 raid", but not "the 2000 men"."""
    year = int(groups["year"] or 0)
    if groups["which"] and rest[:1].isspace() and rest.strip()[:1].isalpha() and year % _HUNDRED:
        return Fixed(year=year)
    if not (groups["bound"] or groups["edge"]):
        return None
    return Fixed(**_lead(groups, words), year=year)


def _clock(groups: Groups, _said: str, rest: str, words: Words) -> Fixed | None:
    lead = _lead(groups, words)
    if groups["hour"]:
        hour, minute = int(groups["hour"]) % _NOON + (_NOON if groups["half"] == "p" else 0), groups["minute"] or "00"
        if not 1 <= int(groups["hour"]) <= _NOON:
            return None
    else:
        digits = (groups["time"] or groups["digits"] or "").replace(":", "").zfill(4)
        hour, minute = int(digits[:2]), digits[2:]
        if hour >= _DAY_HOURS or not _is_clock(groups, rest):
            return None
    fixed = Fixed(**lead, clock=f"{hour:02}:{minute}")
    if groups["zone"]:
        fixed["zone"] = words.get("zone", groups["zone"]).offset
    return fixed


def _is_clock(groups: Groups, rest: str) -> bool:
    """Whether figures are a clock and no year, score or count of something."""
    led = bool(groups["zone"] or groups["bound"] or groups["about"])
    if groups["time"]:
        return led or len(groups["time"]) == len("00:00")
    digits = groups["digits"] or ""
    behind = rest.strip()
    counts_something = rest[:1].isspace() and behind[:1].isalpha() and not behind.startswith(("on ", "hours"))
    if _YEAR_DIGITS.match(digits):
        return bool(groups["zone"])
    return digits.startswith("0") or (led and (bool(groups["zone"]) or not counts_something))


def _part(groups: Groups, _said: str, _rest: str, words: Words) -> Fixed | None:
    entry = words.get("part", groups["part"] or "")
    if not (entry.bare or groups["bound"]):
        return None
    fixed = _lead(groups, words)
    _add_part(fixed, entry)
    if entry.shift is not None:
        fixed["shift"] = entry.shift
    return fixed


def _add_part(fixed: Fixed, entry: TimeWord) -> None:
    fixed["part"] = entry.part
    if entry.clock is not None:
        fixed["clock"] = entry.clock


def _count(said: str | None, words: Words) -> int | None:
    """The number that was said, None where the word is vague or missing."""
    if said is None:
        return None
    return int(said) if said.isdigit() else words.get("count", said).value


def _capital(said: str, word: str) -> bool:
    """Whether the word stands in the expression with a capital."""
    at = said.lower().rfind(word)
    return said[at].isupper()


_READERS: dict[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "date": _date, "month": _month, "weekday": _weekday, "phrase": _phrase,
    "beside": _beside, "relative": _relative, "year": _year, "clock": _clock, "part": _part,
}
