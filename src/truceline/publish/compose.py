"""The brief put together: who hits whom, leads, days, disagreements, what was left out, and all of it in short."""

from collections.abc import Callable

from truceline.knowledge.belonging import key_of, name_of, side_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Brief
from truceline.model.claim import EventClaim, Party, PositionClaim, ResponsibilityClaim
from truceline.publish.chronology import chronology
from truceline.publish.disagreements import disagreements
from truceline.publish.hits import who_hits_whom
from truceline.publish.joins import view_of
from truceline.publish.leads import leads
from truceline.publish.leftout import left_out
from truceline.publish.outlines import own_outlines
from truceline.publish.summary import summary
from truceline.publish.views import party_key


def compose(brief: Brief, knowledge: Knowledge) -> Brief:
    """The brief with all that is told about its records; the records themselves stay as they are.

    Leads come first, since the summary and what was left out count them.
    """
    brief = brief.model_copy(update={"sides": _sides(brief, knowledge)})
    view, violent = view_of(brief), violent_by(knowledge)
    found, passed_over = leads(view, knowledge)
    composed = brief.model_copy(update={
        "who_hits_whom": who_hits_whom(view, violent),
        "leads": found,
        "chronology": chronology(view, violent),
        "disagreements": disagreements(view, knowledge.actors),
        "left_out": left_out(view, passed_over),
        "outlines": own_outlines(knowledge.extra),
    })
    return composed.model_copy(update={"summary": summary(view_of(composed))})


def _sides(brief: Brief, knowledge: Knowledge) -> dict[str, Party]:
    """Whose side each party is that takes a position or says it did it, by the one name of that side."""
    claims = [a.claim for a in brief.dossier.claims]
    told = {c.party for c in claims if isinstance(c, PositionClaim)}
    told |= {c.by for c in claims if isinstance(c, ResponsibilityClaim) and c.by is not None}
    found = {}
    for party in sorted(told, key=lambda p: (p.id, p.name)):
        side = side_of(party, knowledge.actors)
        if side != key_of(party, knowledge.actors) or knowledge.actors.get(side):
            found[party_key(party)] = Party(name=name_of(side, party.name, knowledge.actors), id=side)
    return found


def violent_by(knowledge: Knowledge) -> Callable[[EventClaim], bool]:
    """Whether an event is one of violence, as the ontology has it; a kind it does not know is not."""

    def violent(event: EventClaim) -> bool:
        entry = (knowledge.ontology.get(f"{event.event_type}/{event.sub_event_type}")
                 or knowledge.ontology.get(event.event_type))
        return entry is not None and entry.violent

    return violent
