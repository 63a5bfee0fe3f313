"""Which time zone a country's clocks show."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo

from truceline.knowledge.files import data_folder, load_records
from truceline.model.base import Record


class Zone(Record):
    """A country (ISO 3166-1 alpha-2) and its IANA zone; ``capital`` where it has several and this is its capital's."""

    country: str
    zone: str
    capital: bool = False

    def info(self) -> ZoneInfo:
        """The zone with its rules of every year."""
        return ZoneInfo(self.zone)


@cache
def load_zones() -> Mapping[str, Zone]:
    """The zones by country; DataError where an entry is wrong."""
    return {zone.country: zone for zone in load_records(data_folder() / "gazetteer" / "zones.yaml", Zone)}
