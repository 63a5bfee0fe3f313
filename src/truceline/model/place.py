"""Places, from the name a report uses to a point with its precision."""

from typing import Annotated, Literal

from pydantic import Field

from truceline.model.base import Record

PlacePrecision = Literal["point", "district", "town", "admin2", "admin1", "region", "country", "unknown"]


class Place(Record):
    """Where something was. ``within`` runs outwards: district, town, governorate, country.

    ``lat`` and ``lon`` are degrees (WGS 84), null where nobody knows the point; ``id`` is the
    gazetteer's (``own:...`` or ``geonames:...``), empty for a name that only reports know.
    """

    name: str
    id: str = ""
    native: str = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    precision: PlacePrecision = "unknown"
    within: tuple[str, ...] = ()
    country: str = ""
    said: str = ""


class SaidPlace(Record):
    """A place name in a report's own words, and the names that the report puts around it, outwards."""

    text: str
    start: int
    end: int
    name: str
    within: tuple[str, ...] = ()
    kind: str = ""
