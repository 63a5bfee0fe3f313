"""How far two places are apart."""

from math import asin, cos, radians, sin, sqrt

from truceline.model.place import Place

EARTH_RADIUS_KM = 6371.0


def kilometres(a: Place, b: Place) -> float | None:
    """The distance of two places over the ground, null where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    chord = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))
