"""What a model says of a truce: positions, terms, allegations, each shown by the report's words."""

from truceline.model.claim import Claim, Condition
from truceline.readers.answer import SaidAllegation, SaidCondition, SaidPosition, SaidTerm
from truceline.readers.events import Mentions
from truceline.readers.faults import Fault, RefusedError
from truceline.readers.ours import Number
from truceline.readers.told import Teller, Told, identified

_TIMED = frozenset({"start", "end", "deadline", "attempt"})
_BREACHES = "violations"


def position(said: SaidPosition, teller: Teller) -> Claim:
    """A party's stance, with the conditions that the report words."""
    told = teller.tell(said, "position")
    party = teller.party(said.party, told)
    if party is None:
        raise RefusedError(Fault.name)
    conditions = [made for each in said.conditions if (made := _condition(each, told, teller)) is not None]
    return identified(told, teller, {
        "party": party, "stance": said.stance, "conditions": tuple(conditions),
        "said_time": teller.time(told, "time", said.time), "until": teller.time(told, "until", said.until)})


def _condition(said: SaidCondition, told: Told, teller: Teller) -> Condition | None:
    span = teller.detail(told, "conditions", said.text)
    asked = tuple(party.name for party in teller.parties(told, "conditions", said.asked_of))
    return Condition(text=teller.text(span), asked_of=asked) if span is not None else None


def term(said: SaidTerm, teller: Teller) -> Claim:
    """What a truce asks or promises: of a party its name, of a time its expression, else the words themselves."""
    told = teller.tell(said, "term")
    party, time = teller.party(said.party, told), teller.time(told, "time", said.time)
    value = teller.passages.inside(said.value, told.span)
    if value is None:
        raise RefusedError(Fault.words)
    words = party.name if party is not None else teller.text(value)
    return identified(told, teller, {
        "term": said.term, "party": party, "said_time": time,
        "value": time.text if time is not None and said.term in _TIMED else words})


def allegation(said: SaidAllegation, teller: Teller, mentions: Mentions) -> Claim:
    """Somebody says that the truce was broken, also by a count of breaches."""
    told = teller.tell(said, "allegation")
    by, against, number = teller.party(said.by, told), teller.party(said.against, told), _count(said, told, teller)
    unit, period = teller.detail(told, "unit", said.unit), teller.detail(told, "period", said.period)
    return identified(told, teller, {
        "by": by, "against": against, "low": number.low if number else None, "high": number.high if number else None,
        "unit": (teller.text(unit) or _BREACHES) if number else "", "period": teller.text(period),
        "events": mentions.ids(said.events, told)})


def _count(said: SaidAllegation, told: Told, teller: Teller) -> Number | None:
    if not said.count and said.low is None and said.high is None:
        return None
    span = teller.passages.inside(said.count, told.span)
    number = teller.ours.number(span) if span is not None else None
    if number is None or (number.low, number.high) != (said.low, said.high):
        raise RefusedError(Fault.number)
    return number
