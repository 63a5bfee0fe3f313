"""What a person types into what an entry holds: times, numbers, parties, kinds; plain words where it fails."""

import re
from datetime import UTC, datetime, time

from pydantic import JsonValue

from truceline.errors import LedgerError
from truceline.knowledge.entries import EventType
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.readback import deadline_meant, period_meant
from truceline.model.claim import Metric, Party
from truceline.model.entry import now, utc
from truceline.model.payload import HandFigure
from truceline.model.strict import strict_json
from truceline.model.time import Period, Precision, day_of, first_instant, last_instant

_BOUND = re.compile(r"(?P<how>at least|more than|up to|about|almost)?\s*"
                    r"(?P<low>\d{1,9})(?:\s*(?:-|to)\s*(?P<high>\d{1,9}))?$")


def period(text: str, country: str = "") -> Period:
    """A day, a time, or two of them with a slash between; without an offset by the clock of the country."""
    start, _, end = text.partition("/")
    first = period_meant(start.strip(), country)
    if not end:
        return first
    last = period_meant(end.strip(), country)
    if first_instant(first.start).replace(tzinfo=None) > last_instant(last.end).replace(tzinfo=None):
        raise LedgerError(f"{text}: ends before it begins")
    precision: Precision = "hour" if first.start[:10] == last.end[:10] else "days"
    return Period(start=first.start, end=last.end, precision=precision, said=text)


def end_of(day: str) -> str:
    """The last instant of a day in UTC, or an instant with its offset, as entries write it."""
    if "T" in day:
        return deadline_meant(day, now())
    return utc(datetime.combine(day_of(period_meant(day, "").start), time.max, UTC))


def figure(metric: Metric, text: str) -> HandFigure:
    """A number of people as it is said: "12", "at least 3", "10-20"."""
    match = _BOUND.match(text.strip().lower())
    if match is None:
        raise LedgerError(f"{text}: no number of {metric}; write 12, at least 3, about 40 or 10-20")
    low, how = int(match["low"]), match["how"] or "exact"
    content: dict[str, JsonValue] = {"metric": metric, "qualifier": how, "low": low, "high": low}
    match how:
        case "at least":
            content["high"] = None
        case "more than":
            content |= {"low": low + 1, "high": None}
        case "up to" | "almost":
            content |= {"low": None, "high": low}
        case _ if match["high"]:
            content |= {"high": int(match["high"]), "qualifier": "between"}
        case _:
            pass
    return HandFigure.model_validate(content)


def party(name: str, knowledge: Knowledge) -> Party:
    """A party by any spelling of its name, with its entry where there is one."""
    entry = knowledge.actors.find(name)
    return Party(name=entry.name, id=entry.id) if entry else Party(name=name.strip())


def event_kind(text: str, knowledge: Knowledge) -> EventType:
    """A kind of event of the ontology, by its name or a part of it."""
    wanted = text.strip().casefold()
    kinds = sorted(knowledge.ontology, key=lambda kind: kind.id)
    fits = [k for k in kinds if wanted in {k.id.casefold(), k.name.casefold()}] or [
        k for k in kinds if wanted in k.id.casefold()]
    if len(fits) == 1:
        return fits[0]
    among = ", ".join(kind.name for kind in fits or kinds)
    raise LedgerError(f"{text}: {'which of these?' if fits else 'no such kind of event; there are'} {among}")


def correction(text: str) -> tuple[str, JsonValue]:
    """One FIELD=VALUE; the value is JSON where it can be, else the text itself."""
    field, equals, value = text.partition("=")
    if not equals or not field.strip():
        raise LedgerError(f"{text}: write FIELD=VALUE")
    try:
        found = strict_json(value)
    except ValueError:
        found = value.strip()
    return field.strip(), found
