"""Which kinds of event may be one: exact ones of a family, and weak words that any of them may be told by."""

from truceline.knowledge.entries import EventType
from truceline.knowledge.index import Index
from truceline.knowledge.rules import LinkRules
from truceline.model.claim import EventClaim

SAME, FAMILY, WEAK, ALIKE = 1.0, 0.7, 0.5, 0.3


def kind_of(claim: EventClaim) -> str:
    """The id of a kind: its type and sub-type."""
    return f"{claim.event_type}/{claim.sub_event_type}"


def known_kind(claim: EventClaim, ontology: Index[EventType]) -> EventType | None:
    """The ontology's entry of a claim; of its type alone where the sub-type is not told."""
    return ontology.get(kind_of(claim)) or ontology.get(claim.event_type)


def is_weak(claim: EventClaim, rules: LinkRules) -> bool:
    """Whether the words leave the kind open: an attack, a blast, and no weapon that says more."""
    told = [w for w in claim.weapons if w not in rules.vague_weapons]
    return not told and (kind_of(claim) in rules.weak_types or bool(claim.weapons))


def likeness(a: str, b: str, rules: LinkRules) -> float | None:
    """How well two exact kinds go together, null where they exclude one another."""
    if a == b:
        return SAME
    families = rules.family_of
    first, second = families.get(a, a), families.get(b, b)  # a kind of no family is its own
    if first == second:
        return FAMILY
    return ALIKE if {first, second} in rules.alike_pairs else None
