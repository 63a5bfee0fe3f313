"""Drawing on a flat page: boxes, text that must not lie on text, and lines cut to the frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

WIDE = 0.57  # of its size is how wide a letter of a common sans-serif is on average
FEWEST = 3  # points that enclose anything

Xy = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of the page, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Rect") -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, frame: "Rect") -> float:
        """The area that lies outside a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(frame)


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is; there is no font to measure without a browser."""
    return len(text) * size * WIDE


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a point: the baseline of the first line."""

    x: float
    y: float
    anchor: Anchor
    lines: tuple[str, ...]
    box: Rect


def place_label(lines: Sequence[str], at: Xy, clear: float, size: float, taken: Iterable[Rect], frame: Rect) -> Label:
    """The label at whichever side of a symbol it covers least; right is preferred, then left.

    ``clear`` is the symbol's radius. Something is always returned: a name that lies on another is
    still better than a point without one.
    """
    obstacles = tuple(taken)
    options = [_at_side(tuple(lines), at, clear, size, side) for side in _SIDES]
    return min(options, key=lambda label: _cost(label.box, obstacles, frame))


_SIDES: tuple[tuple[float, float], ...] = ((1, 0), (-1, 0), (0.8, -0.8), (0.8, 0.8), (-0.8, -0.8), (-0.8, 0.8),
                                           (0, 1), (0, -1))


def _at_side(lines: tuple[str, ...], at: Xy, clear: float, size: float, side: Xy) -> Label:
    wide, high = max(text_width(line, size) for line in lines), len(lines) * size * 1.2
    dx, dy = side
    reach = clear + 4
    x = at[0] + dx * reach
    left = x if dx > 0 else x - wide if dx < 0 else x - wide / 2
    middle = at[1] + dy * (reach + high / 2)
    top = middle - high / 2
    anchor: Anchor = "start" if dx > 0 else "end" if dx < 0 else "middle"
    return Label(x, top + size * 0.95, anchor, lines, Rect(left, top, left + wide, top + high))


def _cost(box: Rect, obstacles: Iterable[Rect], frame: Rect) -> float:
    return sum(box.overlap(other) for other in obstacles) + 3 * box.outside(frame)


def clip(ring: Sequence[Xy], frame: Rect) -> list[Xy]:
    """A polygon cut to a rectangle (Sutherland and Hodgman); empty where nothing of it lies inside."""
    points = list(ring)
    for axis, limit, sign in ((0, frame.left, 1), (0, frame.right, -1), (1, frame.top, 1), (1, frame.bottom, -1)):
        points = _cut(points, axis, limit, sign)
    return points


def _cut(points: list[Xy], axis: int, limit: float, sign: int) -> list[Xy]:
    kept: list[Xy] = []
    for before, here in zip(points[-1:] + points[:-1], points, strict=True):
        inside, was_inside = (sign * (p[axis] - limit) >= 0 for p in (here, before))
        if inside != was_inside:
            t = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append((before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])))
        if inside:
            kept.append(here)
    return kept


def contains(ring: Sequence[Xy], at: Xy) -> bool:
    """Whether a polygon holds a point."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > at[1]) != (by > at[1]) and at[0] < ax + (at[1] - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def path(rings: Iterable[Sequence[Xy]]) -> str:
    """The ``d`` of an SVG path, to a tenth of a pixel."""
    return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings if len(ring) >= FEWEST)
