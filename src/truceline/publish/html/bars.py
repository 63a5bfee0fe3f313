"""Figures as marks on one scale: every origin's own, the range over them, and what stands beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.model.incident import Beside, OriginFigure, Range
from truceline.publish.vocabulary import BESIDE_WORDS, OWN_VOICE
from truceline.publish.words import span_words

WIDTH = 340      # pixels, the whole drawing
EDGE = 12        # left of zero, and right of the largest number for an arrow
ROOM = 26
ROW = 34         # pixels from one origin to the next
TOP = 8
AXIS = 22

Standing = Literal["current", "superseded", "beside"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: from ``x1`` to ``x2``; open to the left or right where it has one bound only."""

    x1: float
    x2: float
    y: float
    open_left: bool
    open_right: bool
    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One origin's line: its name above its marks, its words at the right."""

    name: str
    words: str
    y: float
    beside: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """All that the template draws; ``band`` is the range from x to x, ``told`` the same in words."""

    width: int
    height: float
    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
    band: tuple[float, float] | None
    band_open: bool
    bottom: float
    told: str


@dataclass(frozen=True, slots=True)
class _Scale:
    most: int

    def x(self, number: float) -> float:
        return EDGE + number / self.most * (WIDTH - EDGE - ROOM)


def bars_of(figures: Range) -> Bars | None:
    """The drawing of a range; None where there is no number to draw."""
    largest = max(_numbers(figures), default=0)
    if largest <= 0:
        return None
    step = _step(largest)
    scale = _Scale(-(-largest // step) * step)
    lines = tuple(_lines(figures, scale))
    bottom = TOP + ROW * len(lines)
    return Bars(
        width=WIDTH, height=bottom + AXIS, lines=lines, bottom=bottom,
        ticks=tuple((scale.x(n), f"{n:,}") for n in range(0, scale.most + 1, step)),
        band=_band(figures, scale), band_open=figures.high is None, told=_told(lines))


def _numbers(figures: Range) -> Iterable[int]:
    replaced = (s for o in figures.origins for s in o.superseded)
    bounds = ((figure.low, figure.high) for those in (figures.origins, figures.beside, replaced) for figure in those)
    yield from (n for bound in bounds for n in bound if n is not None)


def _step(largest: int) -> int:
    """A round step that gives three to six ticks."""
    power = 1
    while power * 50 < largest:
        power *= 10
    return next(power * n for n in (1, 2, 5, 10) if largest <= power * n * 5)


def _band(figures: Range, scale: _Scale) -> tuple[float, float] | None:
    if figures.low is None and figures.high is None:
        return None
    return scale.x(figures.low or 0), WIDTH - 4 if figures.high is None else scale.x(figures.high)


def _lines(figures: Range, scale: _Scale) -> Iterable[Line]:
    row = 0
    for origin in figures.origins:
        y = TOP + ROW * row
        replaced = [_mark(s.low, s.high, s.words, "superseded", y, scale) for s in origin.superseded]
        current = _mark(origin.low, origin.high, origin.words, "current", y, scale)
        yield Line(origin.name if origin.identified else f"{origin.name} (not identified)",
                   _words(origin), y, beside=False, marks=tuple(m for m in (*replaced, current) if m))
        row += 1
    for beside in figures.beside:
        y = TOP + ROW * row
        mark = _mark(beside.low, beside.high, beside.words, "beside", y, scale)
        yield Line(_beside_name(beside), beside.words, y, beside=True, marks=(mark,) if mark else ())
        row += 1


def _words(origin: OriginFigure) -> str:
    return origin.words or span_words(origin.low, origin.high)


def _beside_name(beside: Beside) -> str:
    why = BESIDE_WORDS[beside.why]
    return f"beside: {why}" if beside.name in {"", beside.why, OWN_VOICE} else f"beside: {beside.name}, {why}"


def _mark(low: int | None, high: int | None, words: str, standing: Standing, y: float, scale: _Scale) -> Mark | None:
    if low is None and high is None:
        return None
    x1 = scale.x(high or 0) if low is None else scale.x(low)
    x2 = scale.x(low or 0) if high is None else scale.x(high)
    return Mark(x1, x2, y + 24, low is None, high is None, standing, words)


def _told(lines: Sequence[Line]) -> str:
    """The drawing in words, for whoever does not see it."""
    return "; ".join(f"{line.name}: {line.words}" for line in lines)
