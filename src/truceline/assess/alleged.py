"""Who says that an incident broke the truce: kept beside the verdict, which it does not change."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.assess.actor import NOT_ASSERTED, Acted
from truceline.knowledge.belonging import root_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.claim import NOT_NAMED, AllegationClaim, Anchored
from truceline.model.incident import Incident

_Alleged = tuple[Anchored, AllegationClaim]


@dataclass(frozen=True, slots=True)
class Told:
    """What all reports tell, as each incident asks for it: going through all of it for each would take far too long.

    ``of_claim`` has the allegations by the claims that they are about, ``against`` those about no event by the
    root of the party that they accuse.
    """

    claims: Mapping[str, Anchored]
    of_claim: Mapping[str, Sequence[_Alleged]]
    against: Mapping[str, Sequence[_Alleged]]

    def about(self, incident: Incident) -> list[Anchored]:
        """The claims of an incident, by id."""
        return [self.claims[id_] for id_ in sorted(set(incident.claims)) if id_ in self.claims]

    def alleged_by(self, incident: Incident, acted: Acted, knowledge: Knowledge) -> tuple[str, ...]:
        """Whose allegation is about this incident, or fits its time, its place and who is said to have acted."""
        return tuple(sorted({_by(claim) for claim in self._alleged(incident, acted, knowledge)}))

    def _alleged(self, incident: Incident, acted: Acted, knowledge: Knowledge) -> Iterator[AllegationClaim]:
        own = frozenset(incident.claims)
        yield from (claim for id_ in own for _, claim in self.of_claim.get(id_, ()))
        actors = {root_of(party, knowledge.actors) for party in (*acted.parties, *incident.actors)}
        yield from (claim for actor in actors for told, claim in self.against.get(actor, ())
                    if claim.id not in own and _same_time(told, incident) and _same_place(told, incident))


def told_of(dossier: Dossier, knowledge: Knowledge) -> Told:
    """The claims of a dossier, ready to be asked for."""
    of_claim, against = defaultdict[str, list[_Alleged]](list), defaultdict[str, list[_Alleged]](list)
    for told in dossier.claims:
        claim = told.claim
        if not isinstance(claim, AllegationClaim) or not _asserted(claim):
            continue
        for id_ in {claim.id, *claim.events}:
            of_claim[id_].append((told, claim))
        if claim.against is not None and not claim.events:
            against[root_of(claim.against, knowledge.actors)].append((told, claim))
    return Told({told.claim.id: told for told in dossier.claims}, of_claim, against)


def _by(claim: AllegationClaim) -> str:
    if claim.by:
        return claim.by.name
    return claim.attributed_to[0].name if claim.attributed_to else NOT_NAMED


def _asserted(claim: AllegationClaim) -> bool:
    return NOT_ASSERTED.isdisjoint(claim.qualifiers) and claim.high != 0


def _same_time(told: Anchored, incident: Incident) -> bool:
    return bool(told.time and incident.time and told.time.overlaps(incident.time))


def _same_place(told: Anchored, incident: Incident) -> bool:
    """A place that the allegation names must be the incident's or lie around it; without one, any will do."""
    if told.place is None:
        return True
    place = incident.place
    return bool(place and told.place.name in {place.name, *place.within})
