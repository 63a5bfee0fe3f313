"""The days on one line: what was published, said and decided, what happened, and since when a truce holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from truceline.model.claim import PositionClaim
from truceline.model.time import day_of, first_instant
from truceline.publish.html.canvas import text_width
from truceline.publish.views import BriefView
from truceline.publish.vocabulary import STANCE_WORDS
from truceline.publish.words import clipped, moment_words, period_words

LEFT = 92        # pixels for the names of the lanes
RIGHT = 16
DAY = (30, 64)   # the narrowest and the widest day
GAP = 34         # days in which nothing was, folded into one mark
FOLD = 3         # how many of them are folded
WIDEST = 900     # what a page shows without scrolling
HEAD = 44
ROW = 22
LONG_SPAN = 8    # days: a period longer than this keeps only its ends from being folded
SIZE = 11.5

Lane = Literal["published", "said", "happened"]
LANES: dict[Lane, str] = {"published": "Published", "said": "Said, decided", "happened": "Happened"}


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a time. ``mark`` is a short sign inside its symbol, ``background`` draws it open."""

    lane: Lane
    start: date
    end: date
    mark: str
    name: str
    link: str
    told: str
    background: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item on the page: from ``x1`` to ``x2``, its row, and where its name stands."""

    item: Item
    x1: float
    x2: float
    y: float
    text_x: float
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Limit:
    """An upright line: the start of a truce, a deadline, the brief's own time. ``from_here`` shades what follows."""

    x: float
    text: str
    kind: Literal["start", "end", "deadline", "as-of"]
    row: int
    anchor: Literal["start", "end"]
    told: str


@dataclass(frozen=True, slots=True)
class Head:
    """A day's number over its column, with its month where that begins; ``fold`` counts days left out."""

    x: float
    width: float
    number: str
    weekday: str
    month: str
    fold: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the template draws, in pixels of its own width and height."""

    width: float
    height: float
    top: float
    heads: tuple[Head, ...]
    lanes: tuple[tuple[str, float, float], ...]
    drawn: tuple[Drawn, ...]
    limits: tuple[Limit, ...]
    band: tuple[float, float] | None
    told: str


@dataclass(frozen=True, slots=True)
class _Slot:
    """A stretch of the line: one day, or several in which nothing was."""

    first: date
    days: int
    x: float
    width: float


class _Axis:
    """Where a day lies on the line."""

    def __init__(self, days: Iterable[date]) -> None:
        stretches = list(_stretches(sorted(set(days))))
        shown = sum(days == 1 for _, days in stretches)
        folds = len(stretches) - shown
        width = max(DAY[0], min(DAY[1], (WIDEST - LEFT - RIGHT - folds * GAP) / max(1, shown)))
        self.slots: list[_Slot] = []
        x = float(LEFT)
        for first, days_in in stretches:
            self.slots.append(_Slot(first, days_in, x, width if days_in == 1 else GAP))
            x += self.slots[-1].width
        self.end = x

    def x(self, day: date, part: float = 0.5) -> float:
        """The place of a day; ``part`` is how much of it has passed."""
        for slot in self.slots:
            if day < slot.first + timedelta(days=slot.days):
                return slot.x + slot.width * max(0.0, (day - slot.first).days + part) / slot.days
        return self.end


def timeline_of(view: BriefView) -> Timeline | None:
    """The timeline of a brief; None where nothing in it has a date."""
    items = [*_published(view), *_said(view), *_happened(view)]
    moments = [(kind, moment, text) for kind, moment, text in _moments(view)]
    days = [d for i in items for d in _kept(i)] + [day_of(moment) for _, moment, _ in moments]
    if not items:
        return None
    axis = _Axis(days)
    limits = _limits(axis, moments)
    top = HEAD + ROW * (1 + max((limit.row for limit in limits), default=0))
    drawn, lanes, bottom = _laid(axis, items, top)
    start = next((limit.x for limit in limits if limit.kind == "start"), None)
    end = next((limit.x for limit in limits if limit.kind == "end"), axis.end)
    return Timeline(
        width=axis.end + RIGHT, height=bottom, top=top, heads=tuple(_heads(axis)), lanes=lanes, drawn=drawn,
        limits=limits, band=None if start is None else (start, end),
        told="; ".join([*(limit.told for limit in limits), *(item.told for item in items)]))


def _published(view: BriefView) -> Iterable[Item]:
    for report in view.reports:
        when = report.report.published
        if when:
            yield Item("published", day_of(when.earliest), day_of(when.latest), str(report.number), "",
                       f"#report-{report.number}", f"report {report.number} published {report.published}")


def _said(view: BriefView) -> Iterable[Item]:
    """Positions, and what the chronology tells of other than incidents; each party and stance once a day."""
    seen = set()
    for number, claim in enumerate(view.claims, 1):
        if isinstance(claim.claim, PositionClaim) and claim.time and claim.time.precision != "unknown":
            name = f"{claim.claim.party.name}: {STANCE_WORDS[claim.claim.stance]}"
            first, last = claim.time.days()
            if (name, first) not in seen:
                seen.add((name, first))
                yield Item("said", first, last, "", clipped(name, 34), f"#note-{number}",
                           f"{name}, {period_words(claim.time)}")


def _happened(view: BriefView) -> Iterable[Item]:
    for number, incident in enumerate(view.incidents, 1):
        if incident.time and incident.time.precision not in {"unknown", "year"}:
            first, last = incident.time.days()
            place = incident.place.name if incident.place else incident.sub_event_type or incident.event_type
            yield Item("happened", first, last, str(number), clipped(place, 24), f"#incident-{number}",
                       f"incident {number}, {incident.title}, {period_words(incident.time)}", incident.background)


def _moments(view: BriefView) -> Iterable[tuple[Literal["start", "end", "deadline", "as-of"], str, str]]:
    """The instants that divide the time: those of the truce that incidents are judged by, and the brief's own."""
    register = view.brief.register
    truce, chosen = register.in_use(), register.chosen
    if chosen:
        if chosen.deadline:
            yield "deadline", chosen.deadline, "deadline to accept"
        yield "start", chosen.starts, "truce starts (file)"
        if chosen.ends:
            yield "end", chosen.ends, "truce ends (file)"
    elif truce and truce.start and truce.start.earliest:
        yield "start", truce.start.earliest, "truce starts (reports)"
    yield "as-of", view.brief.as_of, "as of"


def _kept(item: Item) -> Iterable[date]:
    """The days that an item keeps from being folded."""
    length = (item.end - item.start).days
    return (item.start + timedelta(days=n) for n in (range(length + 1) if length < LONG_SPAN else (0, length)))


def _stretches(days: Sequence[date]) -> Iterable[tuple[date, int]]:
    """All days from the first to the last, each alone; ``FOLD`` or more without anything are one stretch."""
    for before, day in zip([None, *days[:-1]], days, strict=True):
        if before is not None:
            between = (day - before).days - 1
            first = before + timedelta(days=1)
            if between >= FOLD:
                yield first, between
            else:
                yield from ((first + timedelta(days=n), 1) for n in range(between))
        yield day, 1


def _heads(axis: _Axis) -> Iterable[Head]:
    month = ""
    for slot in axis.slots:
        name = f"{slot.first:%B %Y}" if slot.days == 1 else ""
        yield Head(slot.x, slot.width, str(slot.first.day), f"{slot.first:%a}", name if name != month else "",
                   slot.days if slot.days > 1 else 0)
        month = name or month


def _limits(axis: _Axis,
            moments: Iterable[tuple[Literal["start", "end", "deadline", "as-of"], str, str]]) -> tuple[Limit, ...]:
    """Upright lines with their texts one under the other."""
    limits = []
    for row, (kind, moment, text) in enumerate(sorted(moments, key=lambda m: (day_of(m[1]), m[0]))):
        told = f"{text} {moment_words(moment)}"
        x = axis.x(day_of(moment), _part(moment) if kind != "as-of" or "T" in moment else 1.0)
        fits = x + text_width(told, SIZE) + 6 < axis.end + RIGHT
        limits.append(Limit(x, told, kind, row, "start" if fits else "end", told))
    return tuple(limits)


def _part(moment: str) -> float:
    """How much of its day has passed at a moment: its start where there is no clock."""
    at: datetime = first_instant(moment)
    return (at.hour + at.minute / 60) / 24


def _laid(axis: _Axis, items: Sequence[Item],
          top: float) -> tuple[tuple[Drawn, ...], tuple[tuple[str, float, float], ...], float]:
    """Every lane under the other, its items in as many rows as keep their names apart."""
    drawn: list[Drawn] = []
    lanes = []
    y = top
    for lane, name in LANES.items():
        mine = sorted((i for i in items if i.lane == lane), key=lambda i: (i.start, i.end, i.mark, i.name))
        rows: list[float] = []
        for item in mine:
            placed = _drawn(axis, item)
            left, right = _extent(placed)
            row = next((n for n, taken in enumerate(rows) if taken < left), len(rows))
            rows[row:row + 1] = [right + 6]
            drawn.append(_at(placed, y + ROW * (row + 0.75)))
        height = ROW * (max(1, len(rows)) + 0.5)
        lanes.append((name, y, height))
        y += height
    return tuple(drawn), tuple(lanes), y + 4


def _drawn(axis: _Axis, item: Item) -> Drawn:
    """An item without its row: a day is a symbol in its middle, a period a bar from its start to its end."""
    x1 = axis.x(item.start, 0.5 if item.start == item.end else 0.08)
    x2 = axis.x(item.end, 0.5 if item.start == item.end else 0.92)
    half = 9 if item.mark else 4
    wide = text_width(item.name, SIZE)
    right = x2 + (half + 4 if item.start == item.end else 5)
    if right + wide <= axis.end + RIGHT:
        return Drawn(item, x1, x2, 0, right, "start")
    return Drawn(item, x1, x2, 0, x1 - (half + 4 if item.start == item.end else 5), "end")


def _extent(drawn: Drawn) -> tuple[float, float]:
    wide = text_width(drawn.item.name, SIZE)
    left = drawn.text_x - wide if drawn.anchor == "end" else drawn.x1 - 9
    right = drawn.text_x + wide if drawn.anchor == "start" else drawn.x2 + 9
    return left, max(right, drawn.x2 + 9)


def _at(drawn: Drawn, y: float) -> Drawn:
    return Drawn(drawn.item, drawn.x1, drawn.x2, y, drawn.text_x, drawn.anchor)
