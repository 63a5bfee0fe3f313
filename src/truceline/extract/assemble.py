"""From what the readers found to claims: quotes at their offsets, ids from content."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.extract.allegations import Allegation
from truceline.extract.events import Event
from truceline.extract.lines import Line
from truceline.extract.positions import Position
from truceline.extract.reading import Reading
from truceline.extract.responsibility import Responsibility
from truceline.extract.terms import SaidTerm
from truceline.extract.tolls import Toll
from truceline.model.base import content_id
from truceline.model.claim import (
    AllegationClaim,
    Claim,
    EventClaim,
    FigureClaim,
    PositionClaim,
    ResponsibilityClaim,
    TermClaim,
)
from truceline.model.report import Quote

Told = Mapping[int, Claim]
"""The claims of event mentions, by the mention's identity."""


def identified(claim: Claim) -> Claim:
    """The claim with the id that its content gives."""
    return claim.model_copy(update={"id": content_id("c", claim)})


def quote(reading: Reading, line: int, first: int, last: int) -> Quote:
    """The words of the chunks ``first`` to ``last`` (inclusive), marks at the ends left out."""
    told = reading.told[line].line
    while first < last and _is_mark(told, first):
        first += 1
    while last > first and _is_mark(told, last):
        last -= 1
    return reading.report.quote(*told.span(first, last))


def _is_mark(line: Line, at: int) -> bool:
    """Whether a chunk is a mark and no word; "!" is the letter of a negation."""
    return not line.tags[at].isalpha() and line.tags[at] != "!"


def event_claims(reading: Reading, events: Sequence[Event]) -> dict[int, Claim]:
    """The claim of each event mention, by the mention's identity."""
    made: dict[int, Claim] = {}
    for event in events:
        earlier = made.get(id(event.same_as)) if event.same_as is not None else None
        made[id(event)] = identified(_event_claim(reading, event, earlier))
    return made


def _event_claim(reading: Reading, event: Event, earlier: Claim | None) -> EventClaim:
    low, high = event.devices if event.devices is not None else (None, None)
    several = len(event.places) > 1
    return EventClaim(
        report=reading.report.id, quote=quote(reading, event.line, event.first, event.last),
        attributed_to=reading.chain(event.line, event.at), qualifiers=event.qualifiers, said_time=event.time,
        said_place=event.places[0] if event.places else None, rule=f"event.{event.type.id}",
        event_type=event.type.event_type, sub_event_type=event.type.sub_event_type, actors=tuple(event.actors),
        targets=tuple(event.targets), weapons=event.weapons, devices_low=low, devices_high=high,
        places=tuple(event.places) if several else (), refers_to=earlier.id if earlier else "",
        several=event.several or several, known=event.definite)


def figure_claims(reading: Reading, tolls: Iterable[Toll], told: Told) -> Iterator[Claim]:
    """The claim of each figure."""
    for toll in tolls:
        event = toll.event if toll.scope != "cumulative" else None
        yield identified(_figure_claim(reading, toll, told[id(event)].id if event is not None else ""))


def _figure_claim(reading: Reading, toll: Toll, event: str) -> FigureClaim:
    figure, number, line = toll.figure, toll.figure.number, reading.told[toll.line].line
    tokens = line.sentence.tokens
    return FigureClaim(
        report=reading.report.id, quote=quote(reading, toll.line, toll.first, toll.last), attributed_to=toll.chain,
        qualifiers=("denied",) if toll.denied else (), rule=figure.rule,
        value=reading.report.quote(tokens[number.start].start, tokens[number.end - 1].end), metric=figure.metric,
        low=number.low, high=number.high, qualifier=number.qualifier,
        victims=line.sentence.said(number.end, line.chunks[figure.at].end),
        partial=_is_partial(line), early=figure.early or _is_early(line, toll),
        revised=line.says("revised", toll.first, toll.last), civilians=bool(figure.head and figure.head.civilian),
        scope=toll.scope, events=(event,) if event else ())


def _is_partial(line: Line) -> bool:
    """Whether only one hospital or morgue counted: "the clinic had received 12 bodies"."""
    last = len(line.chunks) - 1
    return line.says("part", 0, last) or (line.says("house", 0, last) and line.says("intake", 0, last))


def _is_early(line: Line, toll: Toll) -> bool:
    """Whether words tell that the toll was the first: "an initial toll", but not "earlier this week"."""
    if toll.scope == "background" or not line.says("first", toll.first, toll.last):
        return False
    dated = {chunk.start for chunk in line.chunks[toll.first:toll.last + 1] if chunk.time is not None}
    span = range(line.chunks[toll.first].start, line.chunks[toll.last].end)
    return any(found.start in span and found.start not in dated for found in line.found_by["first"])


def responsibility_claims(reading: Reading, found: Iterable[Responsibility], told: Told) -> Iterator[Claim]:
    """The claim of each statement of who did it."""
    for said in found:
        yield identified(ResponsibilityClaim.model_validate({
            "report": reading.report.id, "quote": quote(reading, said.line, said.first, said.last),
            "attributed_to": said.chain, "rule": said.rule, "stance": said.stance, "by": said.by,
            "against": said.against, "authenticated": said.authenticated, "exculpates": said.exculpates,
            "events": _ids(said.events, told)}))


def position_claims(reading: Reading, found: Iterable[Position]) -> Iterator[Claim]:
    """The claim of each position."""
    for said in found:
        yield identified(PositionClaim.model_validate({
            "report": reading.report.id, "quote": quote(reading, said.line, said.first, said.last),
            "attributed_to": said.chain, "rule": said.rule, "party": said.party, "stance": said.stance,
            "conditions": said.conditions}))


def term_claims(reading: Reading, found: Iterable[SaidTerm]) -> Iterator[Claim]:
    """The claim of each thing said of a truce."""
    for said in found:
        yield identified(TermClaim(
            report=reading.report.id, quote=quote(reading, said.line, said.first, said.last), attributed_to=said.chain,
            qualifiers=said.qualifiers, said_time=said.time, rule=f"term.{said.term}", term=said.term, value=said.value,
            party=said.party))


def allegation_claims(reading: Reading, found: Iterable[Allegation], told: Told) -> Iterator[Claim]:
    """The claim of each allegation."""
    for said in found:
        line = reading.told[said.line].line
        low, high = (said.count.low, said.count.high) if said.count else (None, None)
        yield identified(AllegationClaim(
            report=reading.report.id, quote=quote(reading, said.line, 0, len(line.chunks) - 1),
            attributed_to=said.chain, rule="allegation", by=said.by, against=said.against, low=low, high=high,
            unit=said.unit, period=said.period, events=_ids(said.events, told)))


def _ids(events: Iterable[Event], told: Told) -> tuple[str, ...]:
    return tuple(told[id(event)].id for event in events)
