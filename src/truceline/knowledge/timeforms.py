"""The forms that time expressions take, as one regular expression made from the words of dates.yaml."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, Self, get_args

from pydantic import model_validator

from truceline.model.base import Record
from truceline.model.time import Bound, DayPart, Unit

Kind = Literal["month", "weekday", "unit", "count", "about", "relative", "direction", "edge", "part", "bound",
               "join", "phrase", "zone", "not"]

# A space may be a line break in texts of fixed width, never the gap between two paragraphs.
SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,:]\d)"
_SPAN = rf"{SPACE}?(?:[-–—]|\band\b|\bto\b|\bor\b){SPACE}?"
_ENDS = r"(?![\w%]|[.,:]\d|[-–]\w)"


class TimeWord(Record):
    """One entry of dates.yaml; the head of that file says what each field means for each kind."""

    kind: Kind
    names: tuple[str, ...]
    value: int | None = None
    unit: Unit = "day"
    shift: int | None = None
    month: int | None = None
    day: int | None = None
    part: DayPart = ""
    bound: Bound = "at"
    clock: str | None = None
    offset: str = ""
    after: bool = False
    ambiguous: bool = False
    short: bool = False
    since: bool = False
    vague: bool = False
    future: bool = False
    bare: bool = False
    year: bool = False
    origin: bool = False
    whole: bool = False
    exact: bool = False
    example: str | None = None
    counter: str | None = None

    @model_validator(mode="after")
    def _is_tried(self) -> Self:
        """A rule without an example or a counter-example is not to be trusted."""
        if self.example is None and self.counter is None:
            raise ValueError(f"{self.names[0]!r} has neither example nor counter")
        return self


def one_of(names: Iterable[str]) -> str:
    """A pattern for any of these names, the longest first, over lower-case text."""
    escaped = (SPACE.join(re.escape(word) for word in name.lower().split()) for name in sorted(names, key=_longest))
    return "(?:" + "|".join(escaped) + ")"


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def forms(words: Sequence[TimeWord]) -> dict[str, str]:
    """The pattern of each form by its name, with named groups, in the order in which they are tried."""
    w = {kind: one_of(n for e in words if e.kind == kind for n in e.names) for kind in get_args(Kind)}
    count = rf"(?:\d{{1,2}}|{w['count']})"
    near = rf"(?:(?P<about>{w['about']}){SPACE})?"
    lead = (rf"(?:(?P<edge0>{w['edge']}){SPACE})?(?:(?P<bound>{w['bound']}){SPACE})?(?:the{SPACE})?"
            rf"(?:(?P<edge>{w['edge']})(?:{SPACE}|-)(?:(?:on|in|of){SPACE})?)?")
    relative = rf"(?:(?P<relative>{w['relative']}){SPACE})?"
    month = rf"{w['month']}\b\.?"
    whole = one_of(n for e in words if e.kind == "bound" and e.whole for n in e.names)
    count_behind = rf"(?!{whole}{SPACE}{month}{SPACE}{_DAY}{_ENDS}(?!,?{SPACE}{_YEAR}))"
    weekday = one_of(n for e in words if e.kind == "weekday" and not e.short for n in e.names)
    return {
        "not": rf"{lead}{w['not']}\b",
        "iso": r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:t(?P<clock>[0-2]\d:[0-5]\d))?(?!\d)",
        "numeric": rf"(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})",
        "date": rf"{count_behind}{lead}(?:(?P<weekday>{w['weekday']})\b[.,]?{SPACE}\(?(?:the{SPACE}|on{SPACE})?)?(?:"
                rf"(?P<day>{_DAY})(?:{_SPAN}(?P<last>{_DAY}))?{SPACE}(?:of{SPACE})?(?P<month>{month})"
                rf"(?:,?{SPACE}(?P<year>{_YEAR})|{SPACE}'?(?P<short>\d\d)(?=\s*(?:[()\]—]|--|$)))?"
                rf"|(?P<month2>{month}){SPACE}(?:the{SPACE})?(?P<day2>{_DAY})(?:{_SPAN}(?P<last2>{_DAY}))?{_ENDS}"
                rf"(?:,?{SPACE}(?P<year2>{_YEAR}))?"
                rf"|(?P<month3>{month}),?{SPACE}(?:of{SPACE})?(?P<year3>{_YEAR}))",
        "month": rf"{lead}{relative}(?P<month>{month})",
        "weekday": rf"{lead}{relative}(?P<weekday>{weekday})\b(?:{SPACE}(?P<part>{w['part']})\b)?",
        "phrase": rf"{lead}(?P<phrase>{w['phrase']})\b",
        "beside": rf"(?:(?P<bound>{w['bound']}){SPACE})?{near}(?:(?P<count>{count}){SPACE})?(?P<unit>{w['unit']})\b"
                  rf"{SPACE}(?P<direction>{w['direction']})\b",
        "relative": rf"{lead}(?P<relative>{w['relative']}){SPACE}(?:(?P<count>{count}){SPACE})?(?P<unit>{w['unit']})\b",
        "year": rf"(?:(?P<bound>{one_of(n for e in words if e.kind == 'bound' and e.year for n in e.names)}){SPACE}"
                rf"(?:the{SPACE})?)?(?:(?P<edge>{w['edge']})(?:{SPACE}|-)(?:of{SPACE})?)?"
                rf"(?P<which>(?:the|an?){SPACE})?(?P<year>{_YEAR})",
        "clock": rf"(?:(?P<bound>{w['bound']}){SPACE})?{near}(?:"
                 rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?{SPACE}?(?P<half>[ap])\.?m\b\.?"
                 rf"|(?P<time>[0-2]?\d:[0-5]\d)(?!\d)|(?P<digits>[0-2]\d[0-5]\d)(?!\d|,\d))"
                 rf"(?:{SPACE}?(?:hours|hrs)\b)?(?:{SPACE}\(?(?P<zone>{w['zone']})\b)?",
        "part": rf"(?:(?P<bound>{w['bound']}){SPACE})?(?:the{SPACE})?{near}(?P<part>{w['part']})\b",
    }


def master(words: Sequence[TimeWord]) -> re.Pattern[str]:
    """All forms in one pattern: the group that matched names the form."""
    plain = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, pattern in forms(words).items() if name != "numeric"}
    plain["numeric"] = r"\d{1,2}/\d{1,2}/(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)"
    return re.compile(r"(?<![\w.,:/$€£-])(?:" + "|".join(f"(?P<{n}>{p})" for n, p in plain.items()) + ")")
