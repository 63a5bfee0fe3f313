"""Who or what was hit: the targets told, the civilians counted, who holds the ground, and what the actor pleads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.assess.actor import NOT_ASSERTED, told_by
from truceline.assess.terms import kind_of
from truceline.knowledge.belonging import climb, key_of, settled
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Anchored, EventClaim, FigureClaim, Party, ResponsibilityClaim
from truceline.model.incident import Incident
from truceline.model.names import fold

CIVILIANS = "civilians"
"""The word of truce files for people who are no party to the fighting."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is held, and the claims it rests on."""

    reason: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Victims:
    """What the claims of an incident say of who was hit.

    ``targets`` are those that somebody else than the actor names, ``pleaded`` those that only the actor does.
    ``pleas`` are words by which the actor calls what it did no breach.
    """

    incident: Incident
    claims: tuple[Anchored, ...]
    targets: tuple[Party, ...]
    pleaded: tuple[Party, ...]
    pleas: tuple[Ground, ...]
    evidence: tuple[str, ...]

    @property
    def holders(self) -> tuple[Party, ...]:
        """Who holds the ground, where it is more than one."""
        held = self.incident.place.controlled_by if self.incident.place else ()
        return tuple(Party(name=name) for name in held) if len(held) > 1 else ()

    def of_kind(self, kind: str, knowledge: Knowledge) -> Ground | None:
        """Why victims of a protected kind (civilians, aid, hospitals) are held to be among them."""
        named = [party for party in (*self.targets, *self.pleaded) if _is_of_kind(party, kind, knowledge)]
        if named:
            return Ground(f"{named[0].name}: among those hit", self.evidence)
        counted = [a.claim.id for a in self.claims if isinstance(a.claim, FigureClaim) and a.claim.civilians]
        if counted and fold(kind) == CIVILIANS:
            return Ground("civilians are counted among the victims", tuple(counted))
        entry = knowledge.ontology.get(kind_of(self.incident)) or knowledge.ontology.get(self.incident.event_type)
        if entry and any(fold(kind) in fold(act).split() for act in entry.acts):
            return Ground(f"{entry.name} is by its kind an act against {kind}", self.evidence)
        return None


def victims_of(incident: Incident, claims: Sequence[Anchored], knowledge: Knowledge) -> Victims:
    """Who was hit, by all claims of an incident."""
    country = incident.place.country if incident.place else ""
    asserted = tuple(a for a in claims if NOT_ASSERTED.isdisjoint(a.claim.qualifiers))
    events = [a.claim for a in asserted if isinstance(a.claim, EventClaim) and a.claim.targets]
    own = [event for event in events if _is_actors_own(event, knowledge)]
    others = [event for event in events if event not in own]
    told = {key_of(party, knowledge.actors) for event in others for party in event.targets}
    pleaded = _unlike(told, (party for event in own for party in event.targets), country, knowledge)
    alone = {key_of(party, knowledge.actors) for party in pleaded}
    named = (*incident.targets, *(party for event in others for party in event.targets))
    targets = _unlike(alone, named, country, knowledge)
    return Victims(incident=incident, claims=asserted, targets=targets, pleaded=pleaded,
                   pleas=tuple(_pleas(asserted)), evidence=tuple(sorted({event.id for event in events})))


def _is_of_kind(party: Party, kind: str, knowledge: Knowledge) -> bool:
    words = set(fold(kind).split())
    if words <= set(fold(party.name).split()):
        return True
    entries = [knowledge.actors.get(key) for key in climb(key_of(party, knowledge.actors), knowledge.actors)]
    known = [entry for entry in entries if entry is not None]
    if any(words <= set(fold(name).split()) for entry in known for name in (entry.id, entry.name)):
        return True
    return fold(kind) == CIVILIANS and any(entry.kind == "people" for entry in known)


def _is_actors_own(event: EventClaim, knowledge: Knowledge) -> bool:
    return any(told_by(event.attributed_to, actor, knowledge) == "claimed" for actor in event.actors)


def _unlike(known: set[str], parties: Iterable[Party], country: str, knowledge: Knowledge) -> tuple[Party, ...]:
    """The parties that are not known, one of each, by name; common words mean the country's."""
    unknown = (party for party in parties if key_of(party, knowledge.actors) not in known)
    meant = (settled(party, country, knowledge.actors) for party in unknown)
    fresh = {key_of(party, knowledge.actors): party for party in sorted(meant, key=lambda p: p.name, reverse=True)}
    return tuple(sorted(fresh.values(), key=lambda party: party.name))


def _pleas(claims: Iterable[Anchored]) -> Iterator[Ground]:
    for anchored in claims:
        match anchored.claim:
            case ResponsibilityClaim(by=Party() as by, exculpates=words, id=id_) if words:
                yield Ground(f"{by.name} pleads: {words}", (id_,))
            case _:
                pass
