"""The small map: where the incidents are, how sure the place is, and what lies around."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sqrt

from truceline.model.incident import Incident
from truceline.model.place import Place, PlacePrecision
from truceline.publish.html.canvas import Label, Rect, Xy, clip, contains, path, place_label, text_width
from truceline.publish.outlines import Box, Outline, Outlines, around
from truceline.publish.views import BriefView
from truceline.publish.words import place_words, range_words

KM = 111.2           # to a degree of latitude
SMALLEST_VIEW = 0.9  # degrees: one point alone is shown with some 100 km around it
MARGIN = 0.22        # of the points' extent, to every side
SIZE = 12.0          # of the letters, in pixels
NO_POINT = frozenset({"country", "unknown"})
REACH: dict[PlacePrecision, float] = {"point": 0, "district": 2, "town": 6, "admin2": 25, "admin1": 50, "region": 70}
"""How far from its point a place may be, in kilometres, by its precision: the radius of the ring."""


@dataclass(frozen=True, slots=True)
class Site:
    """An incident or a named place to be drawn. ``number`` is the incident's, None for a place that is only named."""

    place: Place
    name: str
    number: int | None = None
    link: str = ""
    killed: int | None = None
    background: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A site on the page: its point, its radius, the ring of its precision (0 for none) and its label."""

    site: Site
    x: float
    y: float
    radius: float
    ring: float
    label: Label


@dataclass(frozen=True, slots=True)
class Land:
    """A country as a path; ``home`` where an incident or place is in it."""

    name: str
    d: str
    home: bool
    label: Xy | None


@dataclass(frozen=True, slots=True)
class Map:
    """All that the template draws, in pixels of its own width and height."""

    width: int
    height: int
    lands: tuple[Land, ...]
    symbols: tuple[Symbol, ...]
    scale_km: int
    scale_px: float
    named: str


@dataclass(frozen=True, slots=True)
class _View:
    """A stretch of the earth on a page: degrees of longitude shortened as at its middle."""

    box: Box
    width: int
    height: int

    @property
    def frame(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    @property
    def per_km(self) -> float:
        return self.height / ((self.box.north - self.box.south) * KM)

    def xy(self, lon: float, lat: float) -> Xy:
        box = self.box
        return ((lon - box.west) / (box.east - box.west) * self.width,
                (box.north - lat) / (box.north - box.south) * self.height)


def sites_of(view: BriefView) -> tuple[list[Site], list[Site]]:
    """What can be drawn, and the incidents that cannot since nobody knows a point for them."""
    incidents = [_site_of(incident, number) for number, incident in enumerate(view.incidents, 1)]
    drawn = [s for s in incidents if _has_point(s.place)]
    return drawn + _named_places(view, drawn), [s for s in incidents if not _has_point(s.place)]


def draw(sites: Sequence[Site], own: Outlines | None, width: int, height: int) -> Map | None:
    """The map of these sites; None where there is none to draw."""
    if not sites:
        return None
    view = _View(_fitted([s.place for s in sites if s.number] or [s.place for s in sites], width / height), width,
                 height)
    seen = [s for s in sites if s.number or _inside(view.box, s.place)]
    spots = list(_spread(view, seen))
    symbols = tuple(_labelled(view, spots))
    scale_km = _round_km(width * 0.3 / view.per_km)
    taken = [s.label.box for s in symbols] + [_square(s.x, s.y, s.radius) for s in symbols]
    lands = tuple(_lands(view, around(view.box, own), seen, taken))
    return Map(width, height, lands, symbols, scale_km, scale_km * view.per_km, _named(seen))


def _site_of(incident: Incident, number: int) -> Site:
    figures = incident.figures.get("killed")
    place = incident.place or Place(name="")
    return Site(
        place=place, name=place_words(incident.place), number=number, link=f"#incident-{number}",
        killed=figures.low if figures else None, background=incident.background,
        words=f"{range_words(figures)} killed" if figures and figures.low is not None else "")


def _named_places(view: BriefView, incidents: Sequence[Site]) -> list[Site]:
    """Other towns and districts that the claims name, each once, for the reader to find the way by."""
    known = {_key(s.place) for s in incidents}
    found: dict[tuple[float | None, float | None], Site] = {}
    for claim in view.claims:
        for place in claim.places or ((claim.place,) if claim.place else ()):
            if _key(place) not in known and place.precision in {"point", "district", "town"} and _has_point(place):
                found.setdefault(_key(place), Site(place=place, name=place.name))
    return sorted(found.values(), key=lambda s: s.name)


def _key(place: Place) -> tuple[float | None, float | None]:
    return place.lat, place.lon


def _has_point(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and place.precision not in NO_POINT


def _lonlat(place: Place) -> Xy:
    return place.lon or 0.0, place.lat or 0.0


def _inside(box: Box, place: Place) -> bool:
    lon, lat = _lonlat(place)
    return box.west < lon < box.east and box.south < lat < box.north


def _fitted(places: Iterable[Place], aspect: float) -> Box:
    """The smallest box of the page's shape that holds all points and a margin."""
    lons, lats = zip(*(_lonlat(p) for p in places), strict=True)
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shorter = max(0.05, cos(radians(middle_lat)))
    high = max(max(lats) - min(lats), SMALLEST_VIEW / (1 + 2 * MARGIN)) * (1 + 2 * MARGIN)
    wide = max(max(lons) - min(lons), SMALLEST_VIEW / (1 + 2 * MARGIN)) * shorter * (1 + 2 * MARGIN)
    high, wide = max(high, wide / aspect), max(wide, high * aspect)
    return Box(middle_lon - wide / shorter / 2, middle_lat - high / 2,
               middle_lon + wide / shorter / 2, middle_lat + high / 2)


@dataclass(frozen=True, slots=True)
class _Spot:
    site: Site
    x: float
    y: float
    radius: float
    ring: float


def _spread(view: _View, sites: Iterable[Site]) -> Iterable[_Spot]:
    """Symbols of one point side by side, so that none hides another; the largest first, and on its point."""
    ordered = sorted(sites, key=lambda s: (_key(s.place), -(s.killed or 0), s.number or 0))
    for _, group in groupby(ordered, key=lambda s: _key(s.place)):
        shift = 0.0
        for n, site in enumerate(group):
            radius = _radius(site)
            x, y = view.xy(*_lonlat(site.place))
            shift += radius if n else 0
            yield _Spot(site, x + shift, y, radius, 0.0 if n or not site.number else _ring(view, site.place, radius))
            shift += radius + 2


def _radius(site: Site) -> float:
    """The area of a symbol grows with the lowest number of killed; without a figure it is small."""
    if site.number is None:
        return 2.2
    return min(30.0, 5 + 1.5 * sqrt(site.killed or 0))


def _ring(view: _View, place: Place, radius: float) -> float:
    reach = REACH.get(place.precision, 0) * view.per_km
    return max(reach, radius + 4) if reach else 0.0


def _labelled(view: _View, spots: Sequence[_Spot]) -> Iterable[Symbol]:
    """Labels one after another, incidents before places: each keeps off the symbols and the labels before it.

    A place that is only named goes unlabelled, and so undrawn, where its name would lie on another's.
    """
    taken = [_square(s.x, s.y, s.radius) for s in spots if s.site.number]
    for spot in sorted(spots, key=lambda s: (s.site.number is None, s.site.number or 0, s.site.name)):
        lines = _label_lines(spot.site)
        size = SIZE if spot.site.number else SIZE - 1.5
        label = place_label(lines, (spot.x, spot.y), spot.radius, size, taken, view.frame)
        if spot.site.number is None and any(label.box.overlap(other) for other in taken):
            continue
        taken.append(label.box)
        yield Symbol(spot.site, spot.x, spot.y, spot.radius, spot.ring, label)


def _label_lines(site: Site) -> list[str]:
    if site.number is None:
        return [site.name]
    return [f"{site.number}  {site.place.name}", *([site.words] if site.words else [])]


def _square(x: float, y: float, radius: float) -> Rect:
    return Rect(x - radius, y - radius, x + radius, y + radius)


def _lands(view: _View, outlines: Iterable[Outline], sites: Sequence[Site], taken: Sequence[Rect]) -> Iterable[Land]:
    home = {s.place.country for s in sites} | {name for s in sites for name in s.place.within}
    beyond = Rect(-8, -8, view.width + 8, view.height + 8)
    for outline in outlines:
        rings = [clipped for ring in outline.rings if (clipped := clip([view.xy(*p) for p in ring], beyond))]
        if rings:
            yield Land(outline.name, path(rings), bool({outline.code, outline.name} & home),
                       _name_point(outline.name, rings[0], view, taken))


def _name_point(name: str, ring: Sequence[Xy], view: _View, taken: Sequence[Rect]) -> Xy | None:
    """Where a country's name fits: inside its largest part, farthest from all that is drawn; None where nowhere."""
    wide = text_width(name, SIZE) * 1.45  # capitals, letter-spaced
    best: tuple[float, Xy] | None = None
    for column in range(1, 12):
        for row in range(1, 9):
            x, y = view.width * column / 12, view.height * row / 9
            box = Rect(x - wide / 2, y - SIZE, x + wide / 2, y + SIZE / 2)
            corners = ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom))
            if box.outside(view.frame) > 0 or not all(contains(ring, c) for c in corners):
                continue
            room = min((_gap(box, other) for other in taken), default=0.0)
            if room > SIZE / 2 and (best is None or room > best[0]):
                best = (room, (x, y))
    return best[1] if best else None


def _gap(one: Rect, other: Rect) -> float:
    """How far two boxes lie apart."""
    across = max(other.left - one.right, one.left - other.right, 0.0)
    down = max(other.top - one.bottom, one.top - other.bottom, 0.0)
    return sqrt(across * across + down * down)


def _round_km(most: float) -> int:
    """The largest round length that fits."""
    return max((km for km in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if km <= most), default=1)


def _named(sites: Sequence[Site]) -> str:
    """What the map shows, in words, for whoever does not see it."""
    return "; ".join(f"{s.number}: {s.name}{', ' + s.words if s.words else ''}" for s in sites if s.number)
