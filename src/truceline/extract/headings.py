"""Where and when the head of an item or a report puts what it tells: "Yassin, 26 August: ...", a dateline."""

import re
from dataclasses import dataclass

from truceline.extract.events import Event
from truceline.extract.lines import Line
from truceline.extract.places import placed_at
from truceline.knowledge.gazetteer import Gazetteer
from truceline.model.place import SaidPlace
from truceline.model.time import SaidTime

# a bullet or a number, a place with what lies around it, and a date on either side: "a) Kesh, Vell province, 7 May:"
_HEAD = re.compile(
    r"(?:[-–—•*·]|\(?[hw][.)])?(?P<before>t)?,?(?P<place>Y)w?(?:,[Yw]{1,3})?(?:[,(]{0,2}(?P<behind>t)\)?)?:")


@dataclass(frozen=True, slots=True)
class Heading:
    """The place and the time that a heading gives to its paragraph."""

    paragraph: int
    place: SaidPlace | None
    time: SaidTime | None

    def lend(self, event: Event, line: Line) -> None:
        """Gives an event of its paragraph what the event's own words do not tell."""
        if line.sentence.paragraph != self.paragraph or event.past:
            return
        if self.place is not None and not event.places and not event.back:
            event.places = [self.place]
        if event.time is None or not _tells_day(event.time):
            event.time = self.time or event.time


def _tells_day(time: SaidTime) -> bool:
    """Whether a time tells more than the hour: "at noon" is of the heading's day."""
    return (time.day, time.weekday, time.month, time.year, time.shift) != (None,) * 5


def heading_of(line: Line, gazetteer: Gazetteer) -> Heading | None:
    """The heading that a line begins with; None where it begins with none."""
    match = _HEAD.match(line.tags)
    if match is None:
        return None
    when = next((match.start(name) for name in ("before", "behind") if match.group(name)), None)
    place = placed_at(line, match.start("place"), gazetteer, dated=when is not None)
    if place is None:
        return None
    return Heading(line.sentence.paragraph, place, line.chunks[when].time if when is not None else None)
