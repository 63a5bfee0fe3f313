"""Who acted: what reports state, what the actor claims, what others accuse it of, and whether anybody disputes it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.knowledge.belonging import is_identified, name_of, root_of, settled
from truceline.knowledge.entries import Actor
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import listed
from truceline.model.claim import Anchored, EventClaim, Party, ResponsibilityClaim, Speaker
from truceline.model.incident import Incident

NOT_ASSERTED = frozenset({"denied", "hypothetical", "future"})
_NEUTRAL = frozenset({"international", "people"})
_AUTHENTICATED = {"yes": "authenticated", "no": "not authenticated",
                  "unknown": "whether it was authenticated is not told"}


@dataclass(frozen=True, slots=True)
class Acted:
    """Who acted. ``sure`` says that nobody disputes it; only then does it decide a test."""

    parties: tuple[Party, ...]
    sure: bool
    reason: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One statement that an actor did it, or did not."""

    party: Party
    root: str
    claim: str
    authenticated: str = ""


class _Words:
    """What the claims of an incident say of its actor, sorted by how they say it."""

    def __init__(self, claims: Iterable[Anchored], country: str, knowledge: Knowledge) -> None:
        self.country, self.knowledge = country, knowledge
        self.said: dict[str, list[_Word]] = defaultdict(list)
        for anchored in claims:
            if NOT_ASSERTED.isdisjoint(anchored.claim.qualifiers):
                self._sort(anchored)

    def _sort(self, anchored: Anchored) -> None:
        match anchored.claim:
            case ResponsibilityClaim(stance="claims", by=Party() as by) as claim:
                self._add("claimed", by, claim.id, _AUTHENTICATED[claim.authenticated])
            case ResponsibilityClaim(stance="denies", by=Party() as by, id=id_):
                self._add("denied", by, id_)
            case ResponsibilityClaim(stance="accuses" | "suspects", against=Party() as against, id=id_):
                self._add("accused", against, id_)
            case EventClaim(actors=actors, id=id_) as event:
                for actor in actors:
                    self._add(told_by(event.attributed_to, actor, self.knowledge), actor, id_)
            case _:
                pass

    def _add(self, how: str, party: Party, claim: str, authenticated: str = "") -> None:
        """Only whoever is identified counts; common words ("the army") mean the incident's country's."""
        meant = settled(party, self.country, self.knowledge.actors)
        meant = Party(name=name_of(meant.id, meant.name, self.knowledge.actors), id=meant.id)
        if not is_identified(meant, self.knowledge.actors):
            how = "unidentified"
        self.said[how].append(_Word(meant, root_of(meant, self.knowledge.actors), claim, authenticated))

    def roots(self, *how: str) -> set[str]:
        return {word.root for h in how for word in self.said.get(h, ())}

    def of(self, *how: str) -> list[_Word]:
        return sorted((word for h in how for word in self.said.get(h, ())), key=lambda w: (w.party.name, w.claim))


def told_by(chain: Iterable[Speaker], actor: Party, knowledge: Knowledge) -> str:
    """How an actor is named: as a fact (stated), by itself (claimed), or by another side of the conflict (accused)."""
    speakers = list(speaker_parties(chain, knowledge))
    if not speakers:
        return "stated"
    root = root_of(actor, knowledge.actors)
    return "claimed" if any(root_of(s, knowledge.actors) == root for s in speakers) else "accused"


def speaker_parties(chain: Iterable[Speaker], knowledge: Knowledge) -> Iterator[Party]:
    """The parties to the conflict in a chain of speakers, or for whom its speakers speak."""
    for speaker in chain:
        entries = (_actor(id_, knowledge) for id_ in (speaker.id, speaker.of) if id_)
        entry = next((e for e in entries if e), None) or knowledge.actors.find(speaker.name)
        if entry is not None and entry.kind not in _NEUTRAL:
            yield Party(name=speaker.name, id=entry.id)


def _actor(id_: str, knowledge: Knowledge) -> Actor | None:
    """The actor of a speaker's id: a state agency speaks for its government."""
    source = knowledge.sources.get(id_)
    return knowledge.actors.get(source.party if source else id_)


def who_acted(incident: Incident, claims: Iterable[Anchored], knowledge: Knowledge) -> Acted:
    """Who acted, by rule 16: a claim of responsibility serves where nobody disputes it, an accusation never does."""
    words = _Words(claims, incident.place.country if incident.place else "", knowledge)
    if words.of("claimed"):
        return _claimed(words)
    if words.of("stated"):
        return _stated(words)
    if words.of("accused"):
        return _unsure(words, f"{_names(words.of('accused'))} is only accused of it", "accused", "denied")
    if words.of("unidentified"):
        unknown = words.of("unidentified")
        return Acted((), sure=False, reason=f"only {_names(unknown)} are named, whom nobody identifies",
                     evidence=_claims(unknown))
    if incident.actors:
        return Acted(incident.actors, sure=False, reason="no claim at hand tells who did it", evidence=())
    return Acted((), sure=False, reason="nobody has said who did it", evidence=())


def _claimed(words: _Words) -> Acted:
    claimed = words.of("claimed")
    roots, name = words.roots("claimed"), _names(claimed)
    if len(roots) > 1:
        return _unsure(words, f"{name} each say that they did it", "claimed")
    if roots & words.roots("denied"):
        return _unsure(words, f"{name} is said both to claim and to deny it", "claimed", "denied")
    if words.roots("stated", "accused") - roots:
        others = [w for w in words.of("stated", "accused") if w.root not in roots]
        reason = f"{name} claims it, but {_names(others)} is named for it too"
        return _unsure(words, reason, "claimed", "stated", "accused")
    return Acted(_parties(claimed), sure=True, evidence=_claims(claimed),
                 reason=f"{name} says that it did it, and nobody disputes that ({_authenticated(claimed)})")


def _authenticated(claimed: Iterable[_Word]) -> str:
    """What is told of a claim's authenticity; that some reports do not tell says nothing."""
    told = {word.authenticated for word in claimed} - {""}
    known = told - {_AUTHENTICATED["unknown"]}
    return listed(sorted(known or told), "and") or "by its own word"


def _stated(words: _Words) -> Acted:
    stated = words.of("stated")
    name = _names(stated)
    if words.roots("stated") & words.roots("denied"):
        return _unsure(words, f"{name} is named and denies it", "stated", "denied")
    if words.roots("accused") - words.roots("stated"):
        return _unsure(words, f"the reports name {name}, others are accused", "stated", "accused")
    return Acted(_parties(stated), sure=True, evidence=_claims(stated),
                 reason=f"the reports name {name}, and nobody disputes that")


def _unsure(words: _Words, reason: str, *how: str) -> Acted:
    told = words.of(*how)
    return Acted(_parties(told), sure=False, reason=f"{reason}: who acted is disputed", evidence=_claims(told))


def _parties(words: Iterable[_Word]) -> tuple[Party, ...]:
    return tuple({word.root + word.party.name: word.party for word in words}.values())


def _names(words: Iterable[_Word]) -> str:
    return listed(word.party.name for word in words)


def _claims(words: Iterable[_Word]) -> tuple[str, ...]:
    return tuple(sorted({word.claim for word in words}))
