"""Who says that an incident broke the truce: kept beside the verdict, which it does not change."""

from truceline.assess.actor import NOT_ASSERTED, Acted
from truceline.knowledge.belonging import root_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.claim import AllegationClaim, Anchored
from truceline.model.incident import Incident

UNNAMED = "somebody not named"


def alleged_by(incident: Incident, acted: Acted, dossier: Dossier, knowledge: Knowledge) -> tuple[str, ...]:
    """The names of those whose allegation is about this incident, or fits its time and who is said to have acted."""
    return tuple(sorted({_by(a.claim) for a in dossier.claims if isinstance(a.claim, AllegationClaim)
                         and _is_about(a.claim, a, incident, acted, knowledge)}))


def _by(claim: AllegationClaim) -> str:
    if claim.by:
        return claim.by.name
    return claim.attributed_to[0].name if claim.attributed_to else UNNAMED


def _is_about(claim: AllegationClaim, told: Anchored, incident: Incident, acted: Acted, knowledge: Knowledge) -> bool:
    if not NOT_ASSERTED.isdisjoint(claim.qualifiers) or claim.high == 0:
        return False
    if claim.events or claim.id in incident.claims:
        return bool({claim.id, *claim.events} & set(incident.claims))
    return _same_time(told, incident) and _same_place(told, incident) and _same_actor(claim, incident, acted, knowledge)


def _same_time(told: Anchored, incident: Incident) -> bool:
    return bool(told.time and incident.time and told.time.overlaps(incident.time))


def _same_place(told: Anchored, incident: Incident) -> bool:
    """A place that the allegation names must be the incident's or lie around it; without one, any will do."""
    if told.place is None:
        return True
    place = incident.place
    return bool(place and told.place.name in {place.name, *place.within})


def _same_actor(claim: AllegationClaim, incident: Incident, acted: Acted, knowledge: Knowledge) -> bool:
    if claim.against is None:
        return False
    actors = {root_of(party, knowledge.actors) for party in (*acted.parties, *incident.actors)}
    return root_of(claim.against, knowledge.actors) in actors
