"""Outlines of countries for the small map: Natural Earth's, or an invented country's own."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypedDict

from pydantic import BaseModel, Field, FiniteFloat, ValidationError

from truceline.errors import DataError
from truceline.model.brief import OwnOutline

Point = tuple[FiniteFloat, FiniteFloat]
Ring = Sequence[Point]
Outlines = Mapping[str, Sequence[Ring]]
"""Rings of (longitude, latitude) in degrees by the name to show; a hole is a ring like any other."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any ground."""
        return (self.west <= other.east and other.west <= self.east
                and self.south <= other.north and other.south <= self.north)


@dataclass(frozen=True, slots=True)
class Outline:
    """One country: its code where it has one, its name and its rings."""

    code: str
    name: str
    rings: tuple[Ring, ...]


class _Country(TypedDict):
    name: str
    box: tuple[int, int, int, int]
    rings: list[str]


class _Countries(TypedDict):
    unit: int
    countries: dict[str, _Country]


def around(box: Box, own: Outlines | None = None) -> list[Outline]:
    """The countries that a stretch of map shows.

    ``own`` outlines are drawn instead of the real ones: an invented country has no real neighbours.
    """
    if own:
        return [Outline("", name, tuple(rings)) for name, rings in sorted(own.items())]
    shipped = _shipped()
    return [Outline(code, country["name"], tuple(_decoded(ring, shipped["unit"]) for ring in country["rings"]))
            for code, country in shipped["countries"].items()
            if box.meets(Box(*(side / shipped["unit"] for side in country["box"])))]


def own_outlines(folder: Path | None) -> tuple[OwnOutline, ...]:
    """The outlines that a folder of the user's data holds, for a country that no atlas has."""
    if folder is None:
        return ()
    files_ = sorted(f for f in folder.iterdir() if f.name.startswith("outlines") and f.suffix == ".json")
    return tuple(OwnOutline(name=name, rings=tuple(tuple(ring) for ring in rings))
                 for file in files_ for name, rings in load_outlines(file).items())


def load_outlines(path: Path) -> Outlines:
    """The polygons of a GeoJSON file by their property ``name``; DataError where it is no such file."""
    try:
        found = _Collection.model_validate_json(path.read_bytes())
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise DataError(f"{path.name}: no GeoJSON of named polygons: {where}: {fault['msg']}") from error
    return {feature.properties.name: feature.geometry.rings() for feature in found.features}


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: tuple[tuple[Point, ...], ...]

    def rings(self) -> tuple[Ring, ...]:
        return self.coordinates


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: tuple[tuple[tuple[Point, ...], ...], ...]

    def rings(self) -> tuple[Ring, ...]:
        return tuple(ring for polygon in self.coordinates for ring in polygon)


class _Properties(BaseModel):
    name: str


class _Feature(BaseModel):
    properties: _Properties
    geometry: _Polygon | _MultiPolygon = Field(discriminator="type")


class _Collection(BaseModel):
    features: tuple[_Feature, ...]


@cache
def _shipped() -> _Countries:
    source = files("truceline") / "data" / "outlines" / "countries.json"
    countries: _Countries = json.loads(source.read_text(encoding="utf-8"))
    return countries


def _decoded(encoded: str, unit: int) -> Ring:
    """A ring from its first point and its steps, in whole units of a degree."""
    x = y = 0
    ring = []
    for step in encoded.split(" "):
        dx, dy = step.split(",")
        x, y = x + int(dx), y + int(dy)
        ring.append((x / unit, y / unit))
    return tuple(ring)
