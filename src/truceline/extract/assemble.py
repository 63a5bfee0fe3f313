"""From what the readers found to claims: quotes at their offsets, ids from content."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.extract.allegations import Allegation
from truceline.extract.events import Event
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
    Qualifier,
    ResponsibilityClaim,
    TermClaim,
)
from truceline.model.report import Quote


def identified(claim: Claim) -> Claim:
    """The claim with the id that its content gives."""
    return claim.model_copy(update={"id": content_id("c", claim)})


def quote(reading: Reading, line: int, first: int, last: int) -> Quote:
    """The words of the chunks ``first`` to ``last`` (inclusive), marks at the ends left out."""
    told = reading.told[line].line
    while first < last and not told.tags[first].isalpha() and told.tags[first] != "!":
        first += 1
    while last > first and not told.tags[last].isalpha() and told.tags[last] != "!":
        last -= 1
    start, end = told.span(first, last)
    return reading.report.quote(start, end)


def event_claims(reading: Reading, events: Sequence[Event]) -> dict[int, Claim]:
    """The claim of each event mention, by the mention's identity."""
    made: dict[int, Claim] = {}
    for event in events:
        earlier = made.get(id(event.same_as)) if event.same_as is not None else None
        made[id(event)] = identified(EventClaim(
            report=reading.report.id, quote=quote(reading, event.line, event.first, event.last),
            attributed_to=reading.chain(event.line, event.at), qualifiers=event.qualifiers, said_time=event.time,
            said_place=event.places[0] if event.places else None, rule=f"event.{event.type.id}",
            event_type=event.type.event_type, sub_event_type=event.type.sub_event_type, actors=tuple(event.actors),
            targets=tuple(event.targets), weapons=event.weapons,
            devices_low=event.devices[0] if event.devices else None, devices_high=event.devices[1] if event.devices else None,
            places=tuple(event.places) if len(event.places) > 1 else (), refers_to=earlier.id if earlier else "",
            several=event.several or len(event.places) > 1))
    return made


def responsibility_claims(reading: Reading, found: Iterable[Responsibility], events: dict[int, Claim]) -> Iterator[Claim]:
    """The claim of each statement of who did it."""
    for said in found:
        yield identified(ResponsibilityClaim.model_validate({
            "report": reading.report.id, "quote": quote(reading, said.line, said.first, said.last),
            "attributed_to": said.chain, "rule": said.rule, "stance": said.stance, "by": said.by, "against": said.against,
            "authenticated": said.authenticated, "exculpates": said.exculpates, "events": tuple(events[id(e)].id for e in said.events)}))


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


def allegation_claims(reading: Reading, found: Iterable[Allegation], events: dict[int, Claim]) -> Iterator[Claim]:
    """The claim of each allegation."""
    for said in found:
        line = reading.told[said.line].line
        yield identified(AllegationClaim(
            report=reading.report.id, quote=quote(reading, said.line, 0, len(line.chunks) - 1), attributed_to=said.chain,
            rule="allegation", by=said.by, against=said.against, low=said.count.low if said.count else None,
            high=said.count.high if said.count else None, unit=said.unit, period=said.period,
            events=tuple(events[id(e)].id for e in said.events)))


def figure_claims(reading: Reading, tolls: Iterable[Toll], events: dict[int, Claim]) -> Iterator[Claim]:
    """The claim of each figure."""
    for toll in tolls:
        figure, line = toll.figure, reading.told[toll.line].line
        tokens = line.sentence.tokens
        number = figure.number
        event = events.get(id(toll.event)) if toll.event is not None and toll.scope != "cumulative" else None
        yield identified(FigureClaim(
            report=reading.report.id, quote=quote(reading, toll.line, toll.first, toll.last), attributed_to=toll.chain,
            qualifiers=_qualifiers(toll), rule=figure.rule,
            value=reading.report.quote(tokens[number.start].start, tokens[number.end - 1].end), metric=figure.metric,
            low=number.low, high=number.high, qualifier=number.qualifier,
            victims=_victims(toll, tokens[number.end:line.chunks[figure.at].end]),
            partial=line.says("part", 0, len(line.chunks) - 1) or (line.says("house", 0, len(line.chunks) - 1)
                                                                   and line.says("intake", 0, len(line.chunks) - 1)),
            early=figure.early or (toll.scope != "background" and line.says("first", toll.first, toll.last)), revised=line.says("revised", toll.first, toll.last),
            civilians=bool(figure.head and figure.head.civilian), scope=toll.scope,
            events=(event.id,) if event is not None else ()))


def _victims(toll: Toll, tokens: Sequence[object]) -> str:
    return " ".join(getattr(token, "text", "") for token in tokens)


def _qualifiers(toll: Toll) -> tuple[Qualifier, ...]:
    return ("denied",) if toll.denied else ()
