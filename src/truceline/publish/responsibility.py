"""Who says who did it: every statement once, with all claims that make it."""

from collections import defaultdict

from truceline.model.claim import Party, ResponsibilityClaim
from truceline.publish.views import BriefView, party_key
from truceline.publish.words import responsibility_told

Stated = tuple[str, tuple[str, ...]]
"""A statement in words, and the claims that make it."""


def responsibility_of(view: BriefView, incident: str) -> tuple[Stated, ...]:
    """What is said of an incident; denied and imagined words say nothing."""
    said: dict[tuple[str, str, str], list[ResponsibilityClaim]] = defaultdict(list)
    for view_of_claim in view.of_kind("responsibility"):
        claim = view_of_claim.claim
        if isinstance(claim, ResponsibilityClaim) and incident in view_of_claim.incidents and view_of_claim.asserted:
            said[claim.stance, _key(claim.by), _key(claim.against)].append(claim)
    return tuple((responsibility_told(claims), tuple(claim.id for claim in claims)) for claims in said.values())


def _key(party: Party | None) -> str:
    """A party is one under all its names."""
    return party_key(party) if party is not None else ""
