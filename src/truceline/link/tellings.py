"""Gathering what one report tells of one event: its event claims that are surely one, and the figures on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import Wording, link_rules, link_words
from truceline.knowledge.words import plain_words
from truceline.link.kinds import is_weak, kind_of, known_kind, likeness
from truceline.link.places import RANKS, as_told, narrow, rank
from truceline.link.profile import Profile, span_of
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, EventClaim, FigureClaim, Party
from truceline.model.judged import NOT_JUDGED, Judged
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.model.time import day_of

UNASSERTED = frozenset({"denied", "hypothetical", "future"})
_SPOTS = frozenset({"town", "district", "point"})
TOLD_IN = frozenset({"headline", "dateline", "body"})


@dataclass(slots=True)
class Telling:
    """What one report tells of one event, or of several at once (``several``).

    ``many`` says that its words speak of many, which at one place may be one incident or several.
    ``places`` are all that one mention names side by side. ``own_time`` and ``own_place`` say that its words
    tell when and where, ``apart`` that they set it apart from what was told before, ``happening`` that it is
    of a kind without violence that makes an incident.
    """

    id: str
    report: str
    start: int
    profile: Profile
    events: list[Anchored] = field(default_factory=list)
    figures: list[Anchored] = field(default_factory=list)
    places: tuple[Place, ...] = ()
    several: bool = False
    many: bool = False
    own_time: bool = False
    own_place: bool = False
    apart: bool = False
    happening: bool = False

    @property
    def founds(self) -> bool:
        """Whether it says enough to make an incident: a place narrower than a province, a toll, or a day."""
        span = self.profile.span
        if span is not None and span[1] - span[0] > link_rules().old_days:
            return False
        placed = self.own_place and any(narrow(place) for place in (self.profile.place, *self.places))
        if not self.profile.violent:
            return self.happening and placed and self._dated()
        if any(_counts(figure) for figure in self.figures) or (self._dated() and self.regional):
            return True
        if self.many and not self.own_time:
            return False
        return placed and (self.own_time or self._detailed())

    def _detailed(self) -> bool:
        """Whether it tells who acted, or an exact kind with whom it hit or with what."""
        told, vague = self.profile, link_rules().vague_weapons
        return bool(told.actors or (told.kinds and (told.targets or told.weapons.difference(vague))))

    @property
    def regional(self) -> bool:
        """Whether its place is told, if only as a part of a country."""
        return self.own_place and rank(self.profile.place) > RANKS["country"]

    @property
    def vague(self) -> bool:
        """Whether its own words tell neither where nor when nor how many: only its report can say which event it is."""
        return not (self.own_place or self.own_time or self.figures)

    def _dated(self) -> bool:
        span = self.profile.span
        return self.own_time and bool(self.profile.kinds) and span is not None and span[1] - span[0] <= 1


def gather(dossier: Dossier, knowledge: Knowledge, judged: Judged = NOT_JUDGED) -> list[Telling]:
    """Every telling of the dossier, in an order that the order of reports does not change.

    Mentions that a person holds to be of two incidents are no telling of one.
    """
    reports = {report.id: report for report in dossier.reports}
    kept = [c for c in dossier.claims if _told(c, reports[c.claim.report])]
    events: dict[str, Anchored] = {c.claim.id: c for c in kept if isinstance(c.claim, EventClaim)}
    figures = _figures_by_event(kept)
    apart = frozenset((a, b) for pair in judged.apart for a, b in ((pair.a, pair.b), (pair.b, pair.a)))
    groups = sorted(_groups(events, apart), key=lambda group: group[0].claim.id)
    tellings = [_telling(group, figures, knowledge) for group in groups]
    for telling in tellings:
        telling.profile.old = _old(telling, reports[telling.report])
    _mark_sums(tellings)
    return tellings


def _old(telling: Telling, report: Report) -> bool:
    """Whether a report tells it days after it was: as no news, whatever its words."""
    span, published = telling.profile.span, report.published
    if span is None or published is None:
        return False
    return day_of(published.earliest).toordinal() - span[1] > link_rules().news_days


def _mark_sums(tellings: Sequence[Telling]) -> None:
    """A telling whose toll is a sum tells several, and so does one that gives the same number in its report."""
    sums = {key for t in tellings for f in t.figures for key in _sum(f, told_as_sum=True)}
    for telling in tellings:
        if any(key in sums for f in telling.figures for key in _sum(f, told_as_sum=False)):
            telling.several = not (_one_scene(telling) or (telling.own_place and narrow(telling.profile.place)))


def _sum(figure: Anchored, *, told_as_sum: bool) -> Iterator[tuple[str, str, int]]:
    """The report, metric and number of a figure that is a sum, or may be one."""
    claim = figure.claim
    if isinstance(claim, FigureClaim) and (claim.scope == "aggregate" or (not told_as_sum and claim.scope is None)):
        number = claim.high if claim.high is not None else claim.low
        if number is not None:
            yield claim.report, claim.metric, number


def _one_scene(telling: Telling) -> bool:
    """Whether it tells one narrow place and one day: "two attacks" there are one incident."""
    place, span = telling.profile.place, telling.profile.span
    return len(telling.places) <= 1 and rank(place) >= RANKS["town"] and span is not None and span[0] == span[1]


def in_text(anchored: Anchored, report: Report) -> bool:
    """Whether a claim stands in the report itself, not in a caption or a sidebar."""
    at = anchored.claim.quote.start
    return next((s.kind in TOLD_IN for s in report.sections if s.start <= at < s.end), True)


def _told(anchored: Anchored, report: Report) -> bool:
    return not UNASSERTED & set(anchored.claim.qualifiers) and in_text(anchored, report)


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
        if not earlier or earlier in seen or earlier not in events or (asked, earlier) in apart or _parts(
                events[id_], events[earlier]):
            return id_
        seen.add(earlier)
        id_ = earlier


def _parts(one: Anchored, other: Anchored) -> bool:
    """Whether one is only a part of what the other tells, or lies on another day: then they are not one."""
    if _kinds_exclude(one, other) or (_own_place(one) and _tells_several(one) != _tells_several(other)):
        return True
    mine, theirs = span_of(one.time), span_of(other.time)
    both = one.claim.said_time is not None and other.claim.said_time is not None
    return both and mine is not None and theirs is not None and max(mine[0] - theirs[1], theirs[0] - mine[1]) > 1


def _kinds_exclude(one: Anchored, other: Anchored) -> bool:
    rules = link_rules()
    mine, theirs = one.claim, other.claim
    if not isinstance(mine, EventClaim) or not isinstance(theirs, EventClaim):
        return False
    exact = not is_weak(mine, rules) and not is_weak(theirs, rules)
    return exact and likeness(kind_of(mine), kind_of(theirs), rules) is None


def _tells_several(anchored: Anchored) -> bool:
    """Whether a mention tells several incidents: at several places, or of many without one narrow place."""
    claim, places = anchored.claim, _places(anchored)
    if not isinstance(claim, EventClaim):
        return False
    return len(places) > 1 or (claim.several and not (places and _is_spot(places[0], claim)))


def _is_spot(place: Place, claim: EventClaim) -> bool:
    """Whether a mention names one narrow place: by the map, or by its own words ("the village of")."""
    kinds = (said.kind for said in (*claim.places, claim.said_place) if said is not None)
    return rank(place) >= RANKS["town"] or any(kind in _SPOTS for kind in kinds)


def _own_place(anchored: Anchored) -> bool:
    claim = anchored.claim
    return isinstance(claim, EventClaim) and bool(claim.places or claim.said_place)


def _places(anchored: Anchored) -> tuple[Place, ...]:
    """The places of an event mention; those side by side where it names several."""
    claim = anchored.claim
    listed = claim.places if isinstance(claim, EventClaim) else ()
    places = anchored.places or ((anchored.place,) if anchored.place else ())
    return as_told(places, (*listed, *((claim.said_place,) if claim.said_place else ())))


def _telling(group: list[Anchored], figures: dict[str, list[Anchored]], knowledge: Knowledge) -> Telling:
    first = group[0]
    telling = Telling(id=first.claim.id, report=first.claim.report, start=first.claim.quote.start,
                      profile=_profile(first, knowledge), events=group)
    for event in group[1:]:
        telling.profile.absorb(_untimed(_profile(event, knowledge), telling.profile))
    for event in group:
        _take(telling, event)
    known = {c.claim.id: c for event in group for c in figures.get(event.claim.id, ())}
    telling.figures = sorted(known.values(), key=lambda c: (c.claim.quote.start, c.claim.id))
    telling.profile.past = telling.profile.past or any(_of_the_past(c) for c in telling.figures)
    telling.profile.counted = any(_of_whole(c) for c in telling.figures)
    telling.profile.numbers = {number for c in telling.figures for number in _number(c)}
    telling.profile.tolls = {toll for c in telling.figures for toll in _toll(c)}
    return telling


def _untimed(profile: Profile, told: Profile) -> Profile:
    """What a later mention adds, without a time that cannot be that of the event it refers to."""
    if profile.span is None or told.span is None:
        return profile
    apart = max(profile.span[0] - told.span[1], told.span[0] - profile.span[1]) > 1
    return replace(profile, time=None, span=None, firm=False) if apart else profile


def _take(telling: Telling, event: Anchored) -> None:
    claim = event.claim
    if not isinstance(claim, EventClaim):
        return
    places = _places(event)
    telling.places = max(telling.places, places, key=len) if len(places) > 1 else telling.places
    telling.several = telling.several or _tells_several(event)
    telling.many = telling.many or claim.several
    telling.own_time = telling.own_time or claim.said_time is not None
    telling.apart = telling.apart or (event is telling.events[0] and _set_apart(claim.quote.text))
    telling.own_place = telling.own_place or (bool(places) and _own_place(event))
    telling.happening = telling.happening or kind_of(claim) in link_rules().happenings


def _profile(event: Anchored, knowledge: Knowledge) -> Profile:
    claim, rules = event.claim, link_rules()
    profile = Profile(time=event.time, span=span_of(event.time), past="past" in claim.qualifiers,
                      firm=claim.said_time is not None, reports={claim.report: claim.quote.start})
    if isinstance(claim, EventClaim):
        places = _places(event)
        profile.place = places[0] if len(places) == 1 else None
        profile.around = _around(claim) if len(places) == 1 else set()
        (profile.weak if is_weak(claim, rules) else profile.kinds).add(kind_of(claim))
        profile.violent = _violent(claim, knowledge)
        profile.actors, profile.targets = _names(claim.actors), _names(claim.targets)
        profile.weapons = set(claim.weapons)
        profile.scenes = _scenes(claim.quote.text)
    return profile


def _around(claim: EventClaim) -> set[str]:
    """The names that a mention puts around its place."""
    said = (*claim.places, *((claim.said_place,) if claim.said_place else ()))
    return {fold(name) for place in said for name in place.within}


def _violent(claim: EventClaim, knowledge: Knowledge) -> bool:
    known = known_kind(claim, knowledge.ontology)
    return known is not None and known.violent


def _names(parties: Iterable[Party]) -> set[str]:
    return {party.id or fold(party.name) for party in parties}


def _counts(figure: Anchored) -> bool:
    """Whether a figure is a number of people of a single event."""
    claim = figure.claim
    return isinstance(claim, FigureClaim) and claim.scope in {None, "incident", "subset", "background"} and (
        claim.low is not None or claim.high is not None)


def _of_whole(figure: Anchored) -> bool:
    """Whether a figure counts a whole event, in a number or in words."""
    return isinstance(figure.claim, FigureClaim) and figure.claim.scope in {None, "incident", "background"}


def _of_the_past(figure: Anchored) -> bool:
    return isinstance(figure.claim, FigureClaim) and figure.claim.scope == "background"


def _toll(figure: Anchored) -> Iterator[tuple[str, str, str, int]]:
    """A whole toll told as an exact number: what no second event in the same report can share by chance."""
    claim = figure.claim
    if not isinstance(claim, FigureClaim) or claim.scope not in {None, "incident"} or claim.civilians:
        return
    if claim.low is not None and claim.low == claim.high and not (claim.early or claim.revised or claim.partial):
        speaker = claim.attributed_to[0] if claim.attributed_to else None
        yield claim.report, (speaker.id or fold(speaker.name)) if speaker else "", claim.metric, claim.low


def _number(figure: Anchored) -> Iterator[tuple[str, int]]:
    """The number of a whole toll, where it is too large to be shared by chance."""
    claim = figure.claim
    if isinstance(claim, FigureClaim) and _of_whole(figure):
        number = claim.high if claim.high is not None else claim.low
        if number is not None and number >= link_rules().by_chance:
            yield claim.metric, number


def _set_apart(quote: str) -> bool:
    return bool(_meant(quote, link_words().side_by_side))


def _scenes(quote: str) -> set[str]:
    return _meant(quote, link_words().scenes)


def _meant(quote: str, wordings: tuple[Wording, ...]) -> set[str]:
    """The ids of the wordings that a quote uses."""
    words = f" {' '.join(plain_words(quote))} "
    return {wording.id for wording in wordings if any(form in words for form in _forms(wording))}


@lru_cache(maxsize=256)
def _forms(wording: Wording) -> tuple[str, ...]:
    return tuple(f" {' '.join(plain_words(form))} " for form in wording.forms)


