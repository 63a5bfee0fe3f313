"""The events that a model tells: each mention a claim, and which of them are one event."""

from dataclasses import dataclass

from truceline.knowledge.entries import EventType
from truceline.model.claim import Claim
from truceline.model.place import SaidPlace
from truceline.readers.answer import SaidEvent, SaidWhere
from truceline.readers.faults import Fault, RefusedError
from truceline.readers.told import Teller, Told, identified


@dataclass(slots=True)
class _Mention:
    """One mention: what it says, and the words that show it."""

    told: Told
    said: SaidEvent
    type: EventType
    places: tuple[SaidPlace, ...]


class Mentions:
    """The mentions of events in one answer by their keys, which say nothing outside it."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._mentions: dict[str, _Mention] = {}
        self._claims: dict[str, Claim] = {}

    def take(self, said: SaidEvent) -> None:
        """Takes a mention that the report's words show; RefusedError for any other."""
        type_ = self._teller.ours.knowledge.ontology.get(said.type)
        if type_ is None:
            raise RefusedError(Fault.type)
        if said.key in self._mentions:
            raise RefusedError(Fault.key)
        told = self._teller.tell(said, "event")
        found = [place for where in said.places if (place := self._place(where, told)) is not None]
        self._mentions[said.key] = _Mention(told, said, type_, tuple(dict.fromkeys(found)))

    def claims(self) -> dict[str, Claim]:
        """The claim of each mention by its key; the first mention of an event in the text stands for it."""
        first = self._firsts()
        for key in sorted(self._mentions, key=lambda key: (first[key] != key, self._order(key))):
            same = self._claims[first[key]].id if first[key] != key else ""
            self._claims[key] = self._claim(self._mentions[key], same)
        return self._claims

    def ids(self, keys: tuple[str, ...], told: Told) -> tuple[str, ...]:
        """The ids of the events that a statement is about; a doubt where one was not told, or left out."""
        if any(key not in self._claims for key in keys):
            told.doubt("events", "an event that it is about was left out")
        return tuple(dict.fromkeys(self._claims[key].id for key in keys if key in self._claims))

    def _order(self, key: str) -> tuple[int, int, str]:
        span = self._mentions[key].told.span
        return span.start, span.end, key

    def _firsts(self) -> dict[str, str]:
        """For each mention the first of its event, whichever of them the model names as the same."""
        groups = {key: [key] for key in self._mentions}
        for key, mention in self._mentions.items():
            other = mention.said.same_as
            if other in groups and groups[other] is not groups[key]:
                joined = groups[key] + groups[other]
                groups.update(dict.fromkeys(joined, joined))
        return {key: min(group, key=self._order) for key, group in groups.items()}

    def _place(self, where: SaidWhere, told: Told) -> SaidPlace | None:
        span = self._teller.detail(told, "place", where.name)
        around = [found for name in where.within if (found := self._teller.detail(told, "place", name)) is not None]
        within = tuple(dict.fromkeys(" ".join(self._teller.text(found).split()) for found in around))
        place = self._teller.ours.place(span, within) if span is not None else None
        if span is not None and place is None:
            told.doubt("place", "left out: its words name no place")
        return place

    def _claim(self, mention: _Mention, same: str) -> Claim:
        said, told, teller = mention.said, mention.told, self._teller
        devices = teller.detail(told, "devices", said.devices)
        number = teller.ours.number(devices) if devices is not None else None
        weapons = [span for words in said.weapons if (span := teller.detail(told, "weapons", words)) is not None]
        return identified(told, teller, {
            "said_time": teller.time(told, "time", said.time), "said_place": next(iter(mention.places), None),
            "places": mention.places if len(mention.places) > 1 else (),
            "event_type": mention.type.event_type, "sub_event_type": mention.type.sub_event_type,
            "actors": teller.parties(told, "actors", said.actors),
            "targets": teller.parties(told, "targets", said.targets),
            "weapons": tuple(dict.fromkeys(name for span in weapons for name in teller.ours.weapons(span))),
            "devices_low": number.low if number else None, "devices_high": number.high if number else None,
            "refers_to": same, "several": said.several or len(mention.places) > 1})
