"""What one mention of an event says: where, when, of what kind, and whether of one event or of several."""

from collections.abc import Iterable
from functools import cache, lru_cache

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import Wording, link_rules, link_words
from truceline.knowledge.words import plain_words
from truceline.link.kinds import is_weak, kind_of, known_kind, likeness
from truceline.link.places import RANKS, as_told, rank
from truceline.link.profile import Profile, span_of
from truceline.model.base import shared
from truceline.model.claim import Anchored, EventClaim, Party
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Report

UNASSERTED = frozenset({"denied", "hypothetical", "future"})
TOLD_IN = frozenset({"headline", "dateline", "body"})
_SPOTS = frozenset({"town", "district", "point"})
_Forms = tuple[tuple[str, tuple[str, ...]], ...]


def in_text(anchored: Anchored, report: Report) -> bool:
    """Whether a claim stands in the report itself, not in a caption or a sidebar."""
    at = anchored.claim.quote.start
    return next((s.kind in TOLD_IN for s in report.sections if s.start <= at < s.end), True)


def is_told(anchored: Anchored, report: Report) -> bool:
    """Whether a report tells it as having happened, in its own text."""
    return not UNASSERTED & set(anchored.claim.qualifiers) and in_text(anchored, report)


def are_two(one: Anchored, other: Anchored) -> bool:
    """Whether one is only a part of what the other tells, or lies on another day: then they are not one."""
    if _kinds_exclude(one, other) or (has_own_place(one) and tells_several(one) != tells_several(other)):
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


def tells_several(anchored: Anchored) -> bool:
    """Whether a mention tells several incidents: at several places, or of many without one narrow place."""
    claim, places = anchored.claim, places_of(anchored)
    if not isinstance(claim, EventClaim):
        return False
    return len(places) > 1 or (claim.several and not (places and _is_spot(places[0], claim)))


def _is_spot(place: Place, claim: EventClaim) -> bool:
    """Whether a mention names one narrow place: by the map, or by its own words ("the village of")."""
    kinds = (said.kind for said in (*claim.places, claim.said_place) if said is not None)
    return rank(place) >= RANKS["town"] or any(kind in _SPOTS for kind in kinds)


def has_own_place(anchored: Anchored) -> bool:
    """Whether its own words tell where."""
    claim = anchored.claim
    return isinstance(claim, EventClaim) and bool(claim.places or claim.said_place)


def places_of(anchored: Anchored) -> tuple[Place, ...]:
    """The places of an event mention; those side by side where it names several."""
    claim = anchored.claim
    listed = claim.places if isinstance(claim, EventClaim) else ()
    places = anchored.places or ((anchored.place,) if anchored.place else ())
    return as_told(places, (*listed, *((claim.said_place,) if claim.said_place else ())))


def profile_of(event: Anchored, knowledge: Knowledge) -> Profile:
    """What a mention is compared by."""
    claim, rules = event.claim, link_rules()
    profile = Profile(time=event.time, span=span_of(event.time), past="past" in claim.qualifiers,
                      firm=claim.said_time is not None, reports={claim.report: claim.quote.start})
    if isinstance(claim, EventClaim):
        places = places_of(event)
        profile.known = claim.known and not profile.firm
        profile.place = places[0] if len(places) == 1 else None
        profile.around = _around(claim) if len(places) == 1 else frozenset()
        told = shared(frozenset((kind_of(claim),)))
        profile.kinds, profile.weak = (frozenset(), told) if is_weak(claim, rules) else (told, frozenset())
        profile.violent = _violent(claim, knowledge)
        profile.actors, profile.targets = _names(claim.actors), _names(claim.targets)
        profile.weapons = shared(frozenset(claim.weapons))
        profile.scenes = _meant(_without_speakers(claim), _scenes())
    return profile


def _without_speakers(claim: EventClaim) -> str:
    """Its words without the names of who says so: what a hospital official tells need not have been at a hospital."""
    text = claim.quote.text
    for speaker in claim.attributed_to:
        text = text.replace(speaker.name, " ")
    return text


def _around(claim: EventClaim) -> frozenset[str]:
    """The names that a mention puts around its place."""
    said = (*claim.places, *((claim.said_place,) if claim.said_place else ()))
    return shared(frozenset(fold(name) for place in said for name in place.within))


def _violent(claim: EventClaim, knowledge: Knowledge) -> bool:
    known = known_kind(claim, knowledge.ontology)
    return known is not None and known.violent


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return shared(frozenset(party.id or fold(party.name) for party in parties))


def set_apart(event: EventClaim) -> bool:
    """Whether its words set it apart from what was told before ("in a separate attack")."""
    return bool(_meant(event.quote.text, _side_by_side()))


def _meant(quote: str, forms: _Forms) -> frozenset[str]:
    """The ids of the wordings that a quote uses."""
    words = _plain(quote)
    return shared(frozenset(id_ for id_, wordings in forms if any(form in words for form in wordings)))


@lru_cache(maxsize=256)
def _plain(quote: str) -> str:
    return f" {' '.join(plain_words(quote))} "


@cache
def _scenes() -> _Forms:
    return _forms(link_words().scenes)


@cache
def _side_by_side() -> _Forms:
    return _forms(link_words().side_by_side)


def _forms(wordings: Iterable[Wording]) -> _Forms:
    """The wordings as they stand between the words of a quote."""
    return tuple((w.id, tuple(_plain(form) for form in w.forms)) for w in wordings)
