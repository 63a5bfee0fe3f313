"""Who is left out, and by whose word: the guarantors' and the reports' excludes, a single party's only contests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.knowledge.saying import listed
from truceline.model.claim import Anchored
from truceline.model.time import Moment
from truceline.model.truce import PartyStatus
from truceline.register.voices import OWN_VOICE, Guarantors, Voices


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A party that somebody leaves out of the truce."""

    status: PartyStatus
    since: Moment | None
    by: str
    reason: str
    claims: tuple[str, ...]


def exclusion_of(told: Sequence[Anchored], how: str, others: Iterable[str], voices: Voices,
                 guarantors: Guarantors) -> Exclusion:
    """What the claims that exclude one party, by name or by kind, come to.

    ``others`` are the names that the guarantors or the reports themselves leave out: who is missing from them,
    and is named only by a party to the fighting, is contested.
    """
    ordered = sorted(told, key=lambda a: (voices.day(a) or "9999", a.claim.id))
    deciding = [a for a in ordered if not is_a_partys(a, voices, guarantors)]
    claims = tuple(a.claim.id for a in ordered)
    since = voices.day((deciding or ordered)[0])
    said = voices.dated(deciding or ordered)
    by = listed(sorted({_by(a, voices, guarantors) for a in (deciding or ordered)}))
    if deciding:
        return Exclusion("excluded", since, by, f"{how}: {said}", claims)
    names = listed(others)
    rest = f"the others who say whom the truce leaves out name {names}" if names else (
        "no guarantor is reported to say so")
    reason = f"only one party to the fighting calls it excluded: {said}; {rest}"
    return Exclusion("contested", since, by, reason, claims)


def is_a_partys(anchored: Anchored, voices: Voices, guarantors: Guarantors) -> bool:
    """Whether a claim is only the word of a side that is no guarantor."""
    spoken = voices.all_of(anchored.claim)
    sides = {voice.side for voice in spoken if voice.side}
    return bool(sides) and not sides & set(guarantors)


def _by(anchored: Anchored, voices: Voices, guarantors: Guarantors) -> str:
    voice = voices.of(anchored.claim)
    return guarantors.get(voice.side, voice.name) if voice.name != OWN_VOICE else OWN_VOICE
