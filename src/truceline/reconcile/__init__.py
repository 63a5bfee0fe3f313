"""Conflicting figures into a range and its reasons, by a named rule: FIGURES.md, rules 1 to 14.

``origins`` says who said it, ``counts`` what and when, ``current`` which count of an origin stands, ``beside``
what stays outside, ``ranges`` from where to where, ``status`` whether they agree, ``totals`` what sums there are.
"""

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import figure_rules
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import FigureClaim, Metric, ResponsibilityClaim
from truceline.model.incident import Beside, Incident, OriginFigure, Range, Superseded
from truceline.model.names import fold
from truceline.reconcile.beside import Table, tabulate
from truceline.reconcile.counts import Count, Reading, reading
from truceline.reconcile.current import Standing
from truceline.reconcile.ranges import RULES
from truceline.reconcile.reasons import reason
from truceline.reconcile.status import Case
from truceline.reconcile.totals import Parts, summed, totals

RANGE = "range"
_OF_ONE = frozenset({"incident", "subset", "background"})


def reconcile(linkage: Linkage, dossier: Dossier, knowledge: Knowledge, rule: str = RANGE) -> Linkage:
    """The linkage with a range for each metric of each incident, and the totals beside.

    ``rule`` is a name of ``ranges.RULES``; all of them are applied to the same current figures.
    """
    read = reading(dossier, knowledge)
    by_incident = _figures(linkage, read)
    by_id = {incident.id: incident for incident in linkage.incidents}
    incidents, parts = [], Parts()
    for incident in linkage.incidents:
        figures: dict[Metric, Range] = {}
        for metric, claims in sorted(by_incident.get(incident.id, {}).items()):
            counts = read.counts(claims, incident.time)
            parts[incident.id, metric] = [c for c in counts if not (c.subset or c.denied)]
            figures[metric] = _range(counts, metric, incident, read, rule)
        incidents.append(incident.model_copy(update={"figures": figures}))
    sums = (summed(read.anchored[one.claim], one.scope, one.incidents, read) for one in linkage.links)
    return linkage.model_copy(update={
        "incidents": tuple(incidents),
        "totals": tuple(totals([s for s in sums if s is not None], parts, by_id, read))})


def _figures(linkage: Linkage, read: Reading) -> dict[str, dict[Metric, list[FigureClaim]]]:
    """The figures of each incident alone, by metric."""
    found: dict[str, dict[Metric, list[FigureClaim]]] = {}
    for linked in linkage.links:
        claim = read.anchored[linked.claim].claim
        if isinstance(claim, FigureClaim) and len(linked.incidents) == 1 and linked.scope in _OF_ONE:
            found.setdefault(linked.incidents[0], {}).setdefault(claim.metric, []).append(claim)
    return found


def _range(counts: list[Count], metric: Metric, incident: Incident, read: Reading, rule: str) -> Range:
    """The range of one metric: what counts, what stands beside, low, high and status."""
    tenth = figure_rules().tenth
    table = tabulate(counts, _claimants(incident, read))
    numbers = table.numbers
    judged = RULES[rule](numbers, metric, tenth)
    words = [c.words for c in counts if not c.numbered and not c.denied]
    status = Case(numbers, bool(words), _parties(incident, read), tenth).judge()
    because = reason(status, numbers, judged.low, judged.high)
    return Range(
        low=judged.low, high=judged.high, words=judged.words or ", ".join(sorted(set(words))), rule=rule,
        reason=f"{because} {judged.note}".strip(), status=status.status,
        origins=tuple(_origin(s) for s in sorted(table.standing, key=_lowest_first)),
        beside=tuple(_beside(table)), doubts=tuple(table.doubts))


def _lowest_first(standing: Standing) -> tuple[bool, int, str, str]:
    count = standing.count
    return not count.numbered, count.bound, count.origin.name, count.claims[0]


def _origin(standing: Standing) -> OriginFigure:
    count = standing.count
    return OriginFigure(
        name=count.origin.name, identified=count.origin.identified, low=count.low, high=count.high,
        words=count.words, as_of=count.as_of, claims=count.claims,
        superseded=tuple(Superseded(low=old.low, high=old.high, words=old.words, claims=old.claims, why=why)
                         for old, why in sorted(standing.replaced, key=lambda pair: pair[0].order)))


def _beside(table: Table) -> list[Beside]:
    shown = sorted(table.beside, key=lambda pair: (pair[1], pair[0].order))
    return [Beside(name=c.origin.name, words=c.words, claims=c.claims, why=why, low=c.low, high=c.high)
            for c, why in shown]


def _claimants(incident: Incident, read: Reading) -> frozenset[str]:
    """Rule 7: who claims to have done it, and so does not count its own victims."""
    found = set()
    for id_ in incident.claims:
        claim = read.anchored[id_].claim
        if isinstance(claim, ResponsibilityClaim) and claim.stance == "claims" and claim.by is not None:
            found.add(_root(claim.by.id, claim.by.name, read))
    return frozenset(found)


def _parties(incident: Incident, read: Reading) -> frozenset[str]:
    """Rule 12: the sides of an incident, which corroborate nothing."""
    return frozenset(_root(p.id, p.name, read) for p in (*incident.actors, *incident.targets))


def _root(id_: str, name: str, read: Reading) -> str:
    known = read.knowledge.actors.get(id_) or read.knowledge.actors.find(name)
    return read.knowledge.actors.root(known.id) if known else fold(name)
