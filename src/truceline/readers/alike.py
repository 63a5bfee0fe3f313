"""Whether two readings of one report made the same claim of it."""

from truceline.model.claim import (
    AllegationClaim,
    Claim,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.names import fold
from truceline.model.report import Quote

_BARE = "Violence against civilians"  # what a bare "attack" or "killed" gives: any other kind may be meant


def common(a: Quote, b: Quote) -> int:
    """How many characters two quotes share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def same_event(mine: EventClaim, other: EventClaim) -> bool:
    """Two mentions in the same words, of kinds and places that can be one."""
    kinds = {mine.event_type, other.event_type}
    if not common(mine.quote, other.quote) or not (len(kinds) == 1 or _BARE in kinds):
        return False
    a, b = mine.said_place, other.said_place
    if a is None or b is None:
        return True
    names = {fold(name) for name in (b.name, *b.within)}
    return bool(names & {fold(name) for name in (a.name, *a.within)})


def same_number(mine: FigureClaim, other: FigureClaim) -> bool:
    """Two figures made of the same words."""
    return common(mine.value, other.value) > 0


def same_party(a: Party | Speaker | None, b: Party | Speaker | None) -> bool:
    """One entry, or one name where no entry is known."""
    if a is None or b is None:
        return a is b
    return a.id == b.id if a.id and b.id else fold(a.name) == fold(b.name)


def alike(mine: Claim, other: Claim) -> bool:
    """Whether two claims that are no events or figures say the same in the same words."""
    if not common(mine.quote, other.quote):
        return False
    match mine, other:
        case ResponsibilityClaim(), ResponsibilityClaim():
            return mine.stance == other.stance and same_party(mine.by, other.by)
        case PositionClaim(), PositionClaim():
            return mine.stance == other.stance and same_party(mine.party, other.party)
        case TermClaim(), TermClaim():
            return mine.term == other.term and same_party(mine.party, other.party)
        case AllegationClaim(), AllegationClaim():
            return same_party(mine.by, other.by) and same_party(mine.against, other.against)
        case _:
            return False
