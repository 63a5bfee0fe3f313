"""Gathering what one report tells of one event: its event claims that are surely one, and the figures on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import link_rules
from truceline.link.kinds import kind_of
from truceline.link.mentions import are_two, has_own_place, is_told, places_of, profile_of, set_apart, tells_several
from truceline.link.places import RANKS, narrow, rank
from truceline.link.profile import Profile
from truceline.link.telling import Telling
from truceline.link.tolls import counts, numbers_of, of_the_past, of_whole, sums_of, tolls_of
from truceline.model.base import shared
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, EventClaim, FigureClaim
from truceline.model.judged import NOT_JUDGED, Judged
from truceline.model.report import Report
from truceline.model.time import day_of

Figures = Sequence[Anchored]


def gather(dossier: Dossier, knowledge: Knowledge, judged: Judged = NOT_JUDGED) -> list[Telling]:
    """Every telling of the dossier, in an order that the order of reports does not change.

    Mentions that a person holds to be of two incidents are no telling of one.
    """
    reports = {report.id: report for report in dossier.reports}
    kept = [c for c in dossier.claims if is_told(c, reports[c.claim.report])]
    events: dict[str, Anchored] = {c.claim.id: c for c in kept if isinstance(c.claim, EventClaim)}
    figures = _figures_by_event(kept)
    apart = frozenset((a, b) for pair in judged.apart for a, b in ((pair.a, pair.b), (pair.b, pair.a)))
    groups = sorted(_groups(events, apart), key=lambda group: group[0].claim.id)
    wars = _counted_so_far(kept)
    told: list[tuple[Telling, Figures]] = []
    for group in groups:
        on = _on(group, figures)
        telling = _telling(group, on, knowledge)
        telling.profile.old = _old(telling, reports[telling.report])
        if on or not _of_a_war(telling, group, wars):
            told.append((telling, on))
    _mark_sums(told)
    return [telling for telling, _ in told]


def _counted_so_far(claims: Iterable[Anchored]) -> dict[str, list[int]]:
    """Where each report counts what a war or a campaign has cost so far."""
    found: dict[str, list[int]] = {}
    for anchored in claims:
        claim = anchored.claim
        if isinstance(claim, FigureClaim) and claim.scope == "cumulative":
            found.setdefault(claim.report, []).append(claim.value.start)
    return found


def _of_a_war(telling: Telling, group: Iterable[Anchored], wars: Mapping[str, Sequence[int]]) -> bool:
    """Whether all its words tell what a war has cost so far, at no narrow place: then it is of no incident."""
    counted = wars.get(telling.report, ())
    if not counted or narrow(telling.profile.place):
        return False
    quotes = [event.claim.quote for event in group]
    return all(any(quote.start <= at < quote.end for at in counted) for quote in quotes)


def _old(telling: Telling, report: Report) -> bool:
    """Whether a report tells it days after it was: as no news, whatever its words."""
    span, published = telling.profile.span, report.published
    if span is None or published is None:
        return False
    return day_of(published.earliest).toordinal() - span[1] > link_rules().news_days


def _mark_sums(told: Sequence[tuple[Telling, Figures]]) -> None:
    """A telling whose toll is a sum tells several, and so does one that gives the same number in its report."""
    sums = {key for _, figures in told for figure in figures for key in sums_of(figure, told_as_sum=True)}
    for telling, figures in told:
        if any(key in sums for figure in figures for key in sums_of(figure, told_as_sum=False)):
            telling.several = not (_one_scene(telling) or (telling.own_place and narrow(telling.profile.place)))


def _one_scene(telling: Telling) -> bool:
    """Whether it tells one narrow place and one day: "two attacks" there are one incident."""
    place, span = telling.profile.place, telling.profile.span
    return len(telling.places) <= 1 and rank(place) >= RANKS["town"] and span is not None and span[0] == span[1]


def _figures_by_event(claims: Iterable[Anchored]) -> dict[str, list[Anchored]]:
    found: dict[str, list[Anchored]] = {}
    for anchored in claims:
        if isinstance(anchored.claim, FigureClaim):
            for event in anchored.claim.events:
                found.setdefault(event, []).append(anchored)
    return found


def _groups(events: dict[str, Anchored], apart: frozenset[tuple[str, str]]) -> Iterator[list[Anchored]]:
    """Event claims joined with those that they refer to, each group in the order of its report."""
    groups: dict[str, list[Anchored]] = {}
    for id_ in sorted(events):
        groups.setdefault(_first_of(id_, events, apart), []).append(events[id_])
    for group in groups.values():
        yield sorted(group, key=lambda c: (c.claim.quote.start, c.claim.id))


def _first_of(id_: str, events: dict[str, Anchored], apart: frozenset[tuple[str, str]]) -> str:
    """The claim at the end of the chain of references; one of several events takes in no single one.

    Where a person holds the first and the last to be apart, the chain ends before.
    """
    asked, seen = id_, {id_}
    while True:
        claim = events[id_].claim
        earlier = claim.refers_to if isinstance(claim, EventClaim) else ""
        if not earlier or earlier in seen or earlier not in events or (asked, earlier) in apart or are_two(
                events[id_], events[earlier]):
            return id_
        seen.add(earlier)
        id_ = earlier


def _on(group: Iterable[Anchored], figures: Mapping[str, Figures]) -> Figures:
    """The figures on some events, each once."""
    return tuple({f.claim.id: f for event in group for f in figures.get(event.claim.id, ())}.values())


def _telling(group: Sequence[Anchored], figures: Figures, knowledge: Knowledge) -> Telling:
    first = group[0]
    telling = Telling(id=first.claim.id, report=first.claim.report, start=first.claim.quote.start,
                      profile=profile_of(first, knowledge), events=tuple(event.claim.id for event in group),
                      starts=tuple(event.claim.quote.start for event in group),
                      counts=any(counts(figure) for figure in figures), figured=bool(figures))
    for event in group[1:]:
        telling.profile.absorb(_untimed(profile_of(event, knowledge), telling.profile))
    for event in group:
        _take(telling, event)
    telling.profile.past = telling.profile.past or any(of_the_past(figure) for figure in figures)
    telling.profile.counted = any(of_whole(figure) for figure in figures)
    telling.profile.numbers = shared(frozenset(number for figure in figures for number in numbers_of(figure)))
    telling.profile.tolls = frozenset(toll for figure in figures for toll in tolls_of(figure))
    return telling


def _untimed(profile: Profile, told: Profile) -> Profile:
    """What a later mention adds, without a time that cannot be that of the event it refers to."""
    profile = replace(profile, known=profile.known or not profile.firm)
    if profile.span is None or told.span is None:
        return profile
    apart = max(profile.span[0] - told.span[1], told.span[0] - profile.span[1]) > 1
    return replace(profile, time=None, span=None, firm=False) if apart else profile


def _take(telling: Telling, event: Anchored) -> None:
    claim = event.claim
    if not isinstance(claim, EventClaim):
        return
    places = places_of(event)
    telling.places = max(telling.places, places, key=len) if len(places) > 1 else telling.places
    telling.several = telling.several or tells_several(event)
    telling.many = telling.many or claim.several
    telling.own_time = telling.own_time or claim.said_time is not None
    telling.apart = telling.apart or (claim.id == telling.id and set_apart(claim))
    telling.own_place = telling.own_place or (bool(places) and has_own_place(event))
    telling.happening = telling.happening or kind_of(claim) in link_rules().happenings
