"""Reading back a place and a time as somebody gave them, so that who said it hears at once what was understood."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from pydantic import TypeAdapter

from truceline.errors import SourceError
from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.zones import load_zones
from truceline.model.entry import utc
from truceline.model.place import Place
from truceline.model.time import Moment, Period, first_instant

_MOMENT = TypeAdapter(Moment)
_LONGEST_COUNT = 6  # 99999d: some 270 years
_UNITS = {"m": 1, "h": 60, "d": 1440}


# ------------------------------------------------------------------ places

def places_meant(name: str, within: Sequence[str], country: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that a name may mean, the likeliest first; one alone where nothing else is likely.

    Each keeps the name as it was said. Where nothing has the name, what sounds alike is proposed.
    """
    chosen, candidates = gazetteer.resolve(name, within, (country,) if country else ())
    found = (chosen,) if chosen else _around(candidates, within, gazetteer)
    return tuple(place.model_copy(update={"said": name}) for place in found)


def _around(candidates: Sequence[Place], within: Sequence[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Those of the candidates that lie in what was named around them, where some do."""
    names = {place.name for around in within for place in gazetteer.find(around)} | set(within)
    inside = tuple(place for place in candidates if names & set(place.within))
    return inside or tuple(candidates)


def as_told(name: str, within: Sequence[str], country: str) -> Place:
    """A place that no gazetteer knows, by its name alone."""
    return Place(name=name, within=tuple(within), country=country, said=name)


def read_back_place(place: Place) -> str:
    """'Anadan (عندان), Aleppo, Syria; 36.290 N, 37.040 E; town'."""
    native = f" ({place.native})" if place.native and place.native != place.name else ""
    around = ", ".join(dict.fromkeys(name for name in place.within if name != place.name))
    said = f"said as {place.said!r}" if place.said and place.said not in {place.name, place.native} else ""
    kind = "" if place.precision == "unknown" else place.precision
    point = _point(place) or "its point is not known"
    return "; ".join(part for part in (f"{place.name}{native}" + (f", {around}" if around else ""), point, kind, said)
                     if part)


def _point(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    return f"{_degrees(place.lat, 'NS')}, {_degrees(place.lon, 'EW')}"


def _degrees(value: float, halves: str) -> str:
    return f"{abs(value):.3f} {halves[value < 0]}"


# ------------------------------------------------------------------ times

def period_meant(said: str, country: str) -> Period:
    """The time that an ISO day or minute means; its clock is the country's where it gives no offset.

    SourceError where it is no such time, or where nobody knows whose clock it is by.
    """
    at = _moment(said)
    if "T" not in said:
        return Period(start=said, end=said, precision="day", said=said)
    local = (at if at.tzinfo else _local(at, said, country)).isoformat(timespec="minutes")
    return Period(start=local, end=local, precision="minute", said=said)


def read_back_period(period: Period) -> str:
    """'Saturday 5 Mar 2016, 14:30 (UTC+02:00), that is 12:30 UTC': with its weekday, by which a slip shows."""
    at = first_instant(period.start)
    day = f"{at:%A} {at.day} {at:%b %Y}"
    if "T" not in period.start:
        return f"{day}, the whole day, local time"
    in_utc = at.astimezone(UTC)
    other = "" if in_utc.date() == at.date() else f"{in_utc.day} {in_utc:%b} "
    return f"{day}, {at:%H:%M} (UTC{at.isoformat()[-6:]}), that is {other}{in_utc:%H:%M} UTC"


def deadline_meant(said: str, now: str) -> str:
    """An instant as entries write it, of ``90m``, ``2h``, ``1d`` from now, or of a time with its offset."""
    if said[-1:] in _UNITS and said[:-1].isdecimal() and len(said) <= _LONGEST_COUNT:
        return utc(datetime.fromisoformat(now) + timedelta(minutes=int(said[:-1]) * _UNITS[said[-1]]))
    at = _moment(said)
    if at.tzinfo is None:
        raise SourceError(f"{said}: whose clock? write 2h, 90m, or a time with its offset, 2016-02-27T12:00+02:00")
    return utc(at)


def _moment(said: str) -> datetime:
    try:
        return first_instant(_MOMENT.validate_python(said))
    except ValueError as error:
        raise SourceError(f"{said}: no such time; write 2016-02-27, or 2016-02-27T12:00+02:00") from error


def _local(at: datetime, said: str, country: str) -> datetime:
    zone = load_zones().get(country)
    if zone is None:
        raise SourceError(f"{said}: by whose clock? add the offset, as in {said}+02:00, or name the country")
    info: tzinfo = zone.info()
    here = at.replace(tzinfo=info)
    if here.astimezone(UTC).astimezone(info).replace(tzinfo=None) != at:
        raise SourceError(f"{said}: the clocks of {zone.zone} never showed this time; add the offset")
    if here.utcoffset() != here.replace(fold=1).utcoffset():
        raise SourceError(f"{said}: the clocks of {zone.zone} showed this time twice; add the offset")
    return here
