"""What the rules leave open in a claim, settled by a model's reading of the same words; else a doubt names both."""

from collections.abc import Sequence

from truceline.model.base import Doubt
from truceline.model.claim import EventClaim, FigureClaim, Speaker
from truceline.model.names import fold
from truceline.readers.alike import same_party

_OWN_VOICE = "the report's own voice"
_OTHERWISE = "the language model reads it otherwise"
_SETTLED = "+llm"  # behind the name of the rule: who settled it


def settled_event(mine: EventClaim, others: Sequence[EventClaim]) -> EventClaim:
    """The event with the time and the places that the rules did not find, of all that the model reads in its words."""
    if mine.refers_to:
        return mine  # those of the mention that it refers to serve already
    changed: dict[str, object] = {}
    times = {other.said_time for other in others if other.said_time is not None}
    places = {fold(place.name): place for other in others for place in (other.said_place, *other.places) if place}
    if mine.said_time is None and len(times) == 1:
        changed["said_time"] = times.pop()
    if mine.said_place is None and places:
        all_ = tuple(sorted(places.values(), key=lambda place: (place.start, place.end)))
        side_by_side = len(all_) > 1
        changed |= {"said_place": all_[0], "places": all_ if side_by_side else (),
                    "several": mine.several or side_by_side or any(other.several for other in others)}
    return mine.model_copy(update={**changed, "rule": f"{mine.rule}{_SETTLED}"}) if changed else mine


def settled_figure(mine: FigureClaim, other: FigureClaim | None) -> FigureClaim:
    """The figure with the scope, the speakers and the event that the rules did not find."""
    if other is None:
        return mine
    changed: dict[str, object] = {}
    doubts = list(mine.doubts)
    if mine.scope is None and other.scope is not None:
        changed |= {"scope": other.scope, "events": other.events or mine.events}  # a sum is of the events it sums
    elif mine.scope != other.scope:
        doubts.append(_doubt("scope", mine.scope or "incident", other.scope or "incident"))
    if not mine.events and other.events and mine.scope != "cumulative":
        changed["events"] = other.events
    if not _share_a_speaker(mine.attributed_to, other.attributed_to):
        doubts.append(_doubt("attributed_to", _chain(mine.attributed_to), _chain(other.attributed_to)))
        if not mine.attributed_to:
            changed["attributed_to"] = other.attributed_to
    if changed:
        changed["rule"] = f"{mine.rule}{_SETTLED}"
    return mine.model_copy(update={**changed, "doubts": tuple(doubts)})


def _share_a_speaker(mine: tuple[Speaker, ...], other: tuple[Speaker, ...]) -> bool:
    if not (mine and other):
        return not mine and not other
    return any(same_party(a, b) for a in mine for b in other)


def _chain(speakers: tuple[Speaker, ...]) -> str:
    return ", ".join(speaker.name for speaker in speakers) or _OWN_VOICE


def _doubt(field: str, mine: str, other: str) -> Doubt:
    return Doubt(field=field, reason=_OTHERWISE, candidates=(mine, other))
