"""Who is hitting whom: stated, claimed and accused apart; where nobody is named, unknown is a row of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from truceline.model.brief import Hits
from truceline.model.claim import EventClaim, Party, ResponsibilityClaim
from truceline.model.incident import Incident
from truceline.model.names import fold
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import UNKNOWN_ACTOR, Basis
from truceline.publish.words import party_words

Strike = tuple[Party | None, Party | None, Basis, ClaimView, str]
"""One thing told: actor, target, on what basis, by which claim, of which incident (empty for none)."""


def who_hits_whom(view: BriefView, violent: Callable[[EventClaim], bool]) -> tuple[Hits, ...]:
    """The cells of actor by target.

    *stated*: a report or its source names the actor as a fact; *claimed*: the actor says it did it;
    *accused*: somebody says or suspects that another did it; *unknown*: nobody is named.
    """
    cells: dict[tuple[str, str, Basis], list[Strike]] = defaultdict(list)
    for strike in _strikes(view, violent):
        actor, target, basis, _, _ = strike
        cells[_key(actor), _key(target), basis].append(strike)
    places = {incident.id: place for place, incident in enumerate(view.incidents)}
    return tuple(_cell(view, cells[key], places) for key in sorted(cells, key=_order))


def by_actor(hits: Iterable[Hits]) -> list[tuple[str, list[Hits]]]:
    """The cells by actor as named; unknown is the last row."""
    rows: dict[str, list[Hits]] = defaultdict(list)
    for hit in hits:
        rows[party_words(hit.actor)].append(hit)
    return sorted(rows.items(), key=lambda row: row[0] == UNKNOWN_ACTOR)


def _strikes(view: BriefView, violent: Callable[[EventClaim], bool]) -> Iterator[Strike]:
    for incident in view.incidents:
        told = list(_of_incident(view, incident))
        yield from told or _nobody_named(view, incident)
    for claim in view.claims:
        if isinstance(claim.claim, EventClaim) and not claim.incidents and violent(claim.claim) and claim.asserted:
            for actor in claim.claim.actors:
                for target in claim.claim.targets or (None,):
                    yield actor, target, "stated", claim, ""


def _of_incident(view: BriefView, incident: Incident) -> Iterator[Strike]:
    """What the claims of an incident say of its actor; denied and imagined ones say nothing."""
    for claim in _claims(view, incident):
        match claim.claim:
            case EventClaim() as event:
                told: list[tuple[Party, Basis]] = [(actor, "stated") for actor in event.actors]
                targets = event.targets or incident.targets
            case ResponsibilityClaim(stance="claims", by=Party() as actor):
                told, targets = [(actor, "claimed")], incident.targets
            case ResponsibilityClaim(stance="accuses" | "suspects", against=Party() as actor):
                told, targets = [(actor, "accused")], incident.targets
            case _:
                continue
        yield from ((actor, target, basis, claim, incident.id)
                    for actor, basis in told for target in targets or (None,))


def _nobody_named(view: BriefView, incident: Incident) -> Iterator[Strike]:
    told = [claim for claim in _claims(view, incident) if claim.kind == "event"] or _claims(view, incident)
    for target in incident.targets or (None,):
        for claim in told:
            yield None, target, "unknown", claim, incident.id


def _claims(view: BriefView, incident: Incident) -> list[ClaimView]:
    return [claim for claim in view.about(incident.id) if claim.asserted]


def _cell(view: BriefView, strikes: list[Strike], places: Mapping[str, int]) -> Hits:
    """One cell; ``places`` are those of the incidents in the order of reading."""
    actor, target, basis, _, _ = strikes[0]
    told, struck = {s[3].id for s in strikes}, {s[4] for s in strikes}
    return Hits(actor=actor, target=target, basis=basis, stated_by=tuple(c.id for c in view.known(told)),
                incidents=tuple(sorted(struck & places.keys(), key=places.__getitem__)))


def _key(party: Party | None) -> str:
    return (party.id or fold(party.name)) if party else ""


def _order(key: tuple[str, str, Basis]) -> tuple[bool, str, str, str]:
    """Known actors by name, the unknown last."""
    actor, target, basis = key
    return not actor, actor, basis, target
