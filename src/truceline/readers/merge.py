"""The rules' reading of a report with a model's beside it: the rules' claims stand, what they leave open is settled.

The model adds what the rules missed. Where both read the same words and differ, the rules' reading stays with a doubt
that names both, for a person to settle.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from truceline.model.base import Doubt, content_id
from truceline.model.claim import Claim, Draft, EventClaim, FigureClaim
from truceline.readers.alike import alike, same_event, same_number
from truceline.readers.passages import Span
from truceline.readers.settle import settled_event, settled_figure
from truceline.readers.verify import in_order

C = TypeVar("C", EventClaim, FigureClaim)


def merged(rules: Draft, model: Draft) -> Draft:
    """One draft of both readings of one report."""
    names: dict[str, str] = {}
    events = [*_events(rules, model, names)]
    rest = [*_figures(rules, model), *_others(rules, model)]
    claims = {claim.id: claim for claim in (*events, *(_renamed(claim, names) for claim in rest))}
    return Draft(report=rules.report, claims=in_order(claims.values()), doubts=(*rules.doubts, *model.doubts))


def _events(rules: Draft, model: Draft, names: dict[str, str]) -> Iterator[Claim]:
    """The rules' events, what they leave open settled, and the model's others; ``names`` learns the id of each."""
    told = _of(rules, EventClaim)
    pairs = [(event, _nearest(event, [mine for mine in told if same_event(mine, event)]))
             for event in _of(model, EventClaim)]
    for mine in _first_told(told):
        theirs = [event for event, same in pairs if same is not None and same.id == mine.id]
        yield _named(settled_event(mine, theirs), mine.id, names)
    names.update({event.id: names[mine.id] for event, mine in pairs if mine is not None})
    for event in _first_told([event for event, mine in pairs if mine is None]):
        yield _named(event, event.id, names)


def _first_told(events: Sequence[EventClaim]) -> list[EventClaim]:
    """Events so that each comes after the one it refers to."""
    refers = {event.id: event.refers_to for event in events}
    return sorted(events, key=lambda event: len([*_chain(event.id, refers)]))


def _chain(id_: str, refers: dict[str, str]) -> Iterator[str]:
    seen = set[str]()
    while id_ and id_ not in seen:
        seen.add(id_)
        yield id_
        id_ = refers.get(id_, "")


def _named(event: EventClaim, was: str, names: dict[str, str]) -> Claim:
    """The event with what it refers to under its present id, and its own."""
    named = event.model_copy(update={"refers_to": names.get(event.refers_to, event.refers_to)})
    named = named.model_copy(update={"id": content_id("c", named)})
    names[was] = named.id
    return named


def _figures(rules: Draft, model: Draft) -> Iterator[Claim]:
    told, said = _of(rules, FigureClaim), _of(model, FigureClaim)
    for mine in told:
        theirs = [figure for figure in said if same_number(mine, figure)]
        same = next((figure for figure in theirs if figure.metric == mine.metric), None)
        metrics = {other.metric for other in told if same_number(other, mine)}
        others = tuple(sorted({figure.metric for figure in theirs} - metrics)) if same is None else ()
        doubt = Doubt(field="metric", reason="the language model reads it otherwise", candidates=(mine.metric, *others))
        figure = settled_figure(mine, same)
        yield figure.model_copy(update={"doubts": (*figure.doubts, doubt)}) if others else figure
    yield from (figure for figure in said if not any(same_number(mine, figure) for mine in told))


def _others(rules: Draft, model: Draft) -> Iterator[Claim]:
    told = [claim for claim in rules.claims if not isinstance(claim, EventClaim | FigureClaim)]
    yield from told
    for claim in model.claims:
        if not isinstance(claim, EventClaim | FigureClaim) and not any(alike(mine, claim) for mine in told):
            yield claim


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    """The claim about the events as they are called now."""
    events = tuple(dict.fromkeys(names.get(id_, id_) for id_ in claim.events))
    renamed = claim.model_copy(update={"events": events})
    return renamed.model_copy(update={"id": content_id("c", renamed)})


def _of(draft: Draft, kind: type[C]) -> list[C]:
    return [claim for claim in draft.claims if isinstance(claim, kind)]


def _nearest(event: EventClaim, told: Iterable[EventClaim]) -> EventClaim | None:
    """Of several mentions the one that shares most words with another, then the tightest."""
    span = Span(event.quote.start, event.quote.end)
    return min(told, key=lambda mine: (-span.common(Span(mine.quote.start, mine.quote.end)),
                                       mine.quote.end - mine.quote.start, mine.quote.start), default=None)
