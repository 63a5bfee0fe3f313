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


def origin_of(claim: FigureClaim, report: Report, knowledge: Knowledge) -> Origin:
    """Rule 6: the first identified speaker of the chain, else the kind of the unidentified one, else own voice."""
    chain = claim.attributed_to
    names = frozenset(_same_name(speaker, knowledge) for speaker in chain if speaker.kind != "unidentified")
    identified = next((speaker for speaker in chain if _identified(speaker)), None)
    if identified is not None:
        return _organisation(identified, names, knowledge)
    innermost = chain[0] if chain else None
    if innermost is None or (innermost.kind == "outlet" and _is_own(innermost, report)):
        return Origin((OWN_VOICE, _printed_by(report)), OWN_VOICE, identified=False, own_voice=True, names=names)
    if innermost.kind == "outlet":
        return _organisation(innermost, names, knowledge)
    return _unidentified(innermost, chain, report, names)


def _identified(speaker: Speaker) -> bool:
    """Whether a speaker is named, or speaks for an organisation that is."""
    return speaker.kind in _IDENTIFIED or bool(speaker.of)


def _organisation(speaker: Speaker, names: frozenset[str], knowledge: Knowledge) -> Origin:
    """Who speaks for an organisation is that organisation; a person is one across spellings."""
    id_ = speaker.of or speaker.id
    source, actor = knowledge.sources.get(id_), knowledge.actors.get(id_)
    if source is None and actor is None:
        name = speaker.of or speaker.name
        found = knowledge.sources.find(name) or knowledge.actors.find(name)
        id_ = found.id if found else fold(name)
        source, actor = knowledge.sources.get(id_), knowledge.actors.get(id_)
    entry = source or actor
    party = source.party if source else actor.id if actor else id_
    return Origin(("identified", id_), entry.name if entry else speaker.of or speaker.name, identified=True,
                  party=knowledge.actors.root(party) if party else "", names=names)


def _unidentified(speaker: Speaker, chain: tuple[Speaker, ...], report: Report, names: frozenset[str]) -> Origin:
    """One origin per kind of unnamed speaker and agency or outlet; outlets that nobody names are one."""
    named = next((s.name for s in chain if s.kind == "outlet"), "")
    outlet = fold(named) or fold(report.agency) or fold(report.outlet)
    return Origin(("unidentified", speaker.group or fold(speaker.name), outlet), speaker.name, identified=False,
                  names=names)


def _printed_by(report: Report) -> str:
    return fold(report.agency) or fold(report.outlet) or report.id


def _is_own(speaker: Speaker, report: Report) -> bool:
    return fold(speaker.name) in {fold(report.agency), fold(report.outlet)}


def _same_name(speaker: Speaker, knowledge: Knowledge) -> str:
    """One word for a speaker across spellings."""
    found = knowledge.sources.find(speaker.name) or knowledge.actors.find(speaker.name)
    return speaker.of or speaker.id or (found.id if found else fold(speaker.name))
