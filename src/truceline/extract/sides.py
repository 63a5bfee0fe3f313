"""The sides of a report's fighting: which parties are one, and which it names most."""

from collections import Counter

from truceline.extract.reading import Reading
from truceline.knowledge.entries import Actor
from truceline.knowledge.phrases import folded
from truceline.model.claim import Party, Speaker
from truceline.model.names import fold

FIGHTING = frozenset({"armed group", "force", "government", "state", "coalition"})
"""The kinds of actors that are a side."""
_REBELS = "fighters and activists"  # people told by a noun who are one


def foremost_side(reading: Reading) -> Party | None:
    """The armed group that the report names most: who breaks a truce is often not said again."""
    actors = (c.name.actor for _, line in reading.lines() for c in line.chunks if c.name is not None)
    named = Counter((a.name, a.id) for a in actors if a is not None and a.kind == "armed group")
    if not named:
        return None
    (name, id_), _ = max(named.items(), key=lambda item: (item[1], item[0]))
    return Party(name=name, id=id_)


def kind_of_side(reading: Reading, speaker: Speaker) -> str:
    """What kind of side a speaker is or speaks for; empty for what is none."""
    if not speaker.id:
        return "armed group" if speaker.kind != "unidentified" and _is_armed_name(reading, speaker.name) else ""
    actor = reading.knowledge.actors.get(speaker.id)
    if actor is not None and actor.kind not in FIGHTING and actor.of:
        actor = reading.knowledge.actors.get(actor.of)
    return actor.kind if actor is not None and actor.kind in FIGHTING else ""


def is_other_side(reading: Reading, speaker: Speaker, party: Party) -> bool:
    """Whether a party is a side that somebody does not speak for."""
    actor = reading.knowledge.actors.get(party.id) if party.id else None
    if actor is None:
        named = party.name[:1].isupper() and _is_armed_name(reading, party.name)
        return named and fold(party.name) != fold(speaker.name)
    if not (actor.kind in FIGHTING or actor.group == _REBELS):
        return False
    own = reading.knowledge.actors.get(speaker.id) if speaker.id else None
    return actor.id not in {speaker.id, speaker.of} and (own is None or not _are_one(own, actor))


def _is_armed_name(reading: Reading, name: str) -> bool:
    """'Lions of Kesh': whether a name that knowledge does not have is one of an armed group."""
    return not reading.knowledge.lexicon.words("armed noun").isdisjoint(folded(name))


def _are_one(own: Actor, other: Actor) -> bool:
    """A government, its army and their state are one side."""
    return bool({own.id, own.of} & {other.id, other.of} - {""})
