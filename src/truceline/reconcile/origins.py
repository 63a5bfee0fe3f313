"""Who says a figure: the origin for reconciliation (FIGURES.md, rules 5 to 7)."""

from dataclasses import dataclass

from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import FigureClaim, Speaker
from truceline.model.names import fold
from truceline.model.report import Report

OWN_VOICE = "own voice"
_IDENTIFIED = frozenset({"organisation", "office", "person"})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who said it first. ``party`` is the side it is or belongs to; ``names`` are all in its chain."""

    key: Key
    name: str
    identified: bool
    own_voice: bool = False
    party: str = ""
    names: frozenset[str] = frozenset()


def origin_of(claim: FigureClaim, report: Report, wire: str, knowledge: Knowledge) -> Origin:
    """Rule 6: the first identified speaker of the chain, else the kind of the unidentified one, else own voice.

    ``wire`` is the agency that a report without a name shares paragraphs with.
    """
    chain = claim.attributed_to
    names = frozenset(_same_name(speaker, knowledge) for speaker in chain if speaker.kind != "unidentified")
    identified = next((speaker for speaker in chain if _identified(speaker)), None)
    if identified is not None:
        return _organisation(identified, names, knowledge)
    innermost = chain[0] if chain else None
    if innermost is None or (innermost.kind == "outlet" and _is_own(innermost, report)):
        printed_by = _printed_by(report) or report.id
        return Origin((OWN_VOICE, printed_by), OWN_VOICE, identified=False, own_voice=True, names=names)
    if innermost.kind == "outlet":
        return _organisation(innermost, names, knowledge)
    return _unidentified(innermost, chain, _printed_by(report, wire), names)


def _identified(speaker: Speaker) -> bool:
    """Whether a speaker is named, or speaks for an organisation that is."""
    return speaker.kind in _IDENTIFIED or bool(speaker.of)


def _organisation(speaker: Speaker, names: frozenset[str], knowledge: Knowledge) -> Origin:
    """Who speaks for an organisation is that organisation; a person is one across spellings."""
    id_ = _speaks_as(speaker)
    source, actor = knowledge.sources.get(id_), knowledge.actors.get(id_)
    if source is None and actor is None:
        name = id_ or speaker.name
        found = knowledge.sources.find(name) or knowledge.actors.find(name)
        id_ = found.id if found else fold(name)
        source, actor = knowledge.sources.get(id_), knowledge.actors.get(id_)
    entry = source or actor
    party = source.party if source else actor.id if actor else id_
    return Origin(("identified", id_), entry.name if entry else _shown(speaker), identified=True,
                  party=knowledge.actors.root(party) if party else "", names=names)


def _unidentified(speaker: Speaker, chain: tuple[Speaker, ...], printed_by: str, names: frozenset[str]) -> Origin:
    """One origin per kind of unnamed speaker and agency or outlet; outlets that nobody names are one."""
    named = next((s.name for s in chain if s.kind == "outlet"), "")
    outlet = fold(named) or printed_by
    return Origin(("unidentified", speaker.group or fold(speaker.name), outlet), speaker.name, identified=False,
                  names=names)


def _printed_by(report: Report, wire: str = "") -> str:
    return fold(report.agency) or fold(report.outlet) or fold(wire)


def _is_own(speaker: Speaker, report: Report) -> bool:
    return fold(speaker.name) in {fold(report.agency), fold(report.outlet)}


def _same_name(speaker: Speaker, knowledge: Knowledge) -> str:
    """One word for a speaker across spellings."""
    found = knowledge.sources.find(speaker.name) or knowledge.actors.find(speaker.name)
    return _speaks_as(speaker) or (found.id if found else fold(speaker.name))


def _speaks_as(speaker: Speaker) -> str:
    """A ministry or an army speaks as itself, whoever it is of; a person as the organisation it speaks for."""
    return speaker.id if speaker.kind == "organisation" and speaker.id else speaker.of or speaker.id


def _shown(speaker: Speaker) -> str:
    return speaker.name if speaker.kind == "organisation" else speaker.of or speaker.name
