"""Claims of many reports into incidents: what happened once is told many times, and is kept as one.

``tellings`` gathers what one report tells of one event, ``blocks`` says where to look, ``compare`` what speaks
for and against, ``cluster`` joins, ``attach`` gives every claim its incidents and every figure its scope.
"""

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import link_rules
from truceline.link.attach import attacher
from truceline.link.cluster import cluster
from truceline.link.incidents import build, minted
from truceline.link.tellings import gather
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import Anchored, EventClaim, FigureClaim, ResponsibilityClaim
from truceline.model.incident import Incident


def link(dossier: Dossier, knowledge: Knowledge) -> Linkage:
    """The incidents that the claims of all reports are about, without their ranges."""
    rules = link_rules()
    tellings = gather(dossier, knowledge)
    clusters = cluster(tellings, rules)
    attach = attacher(clusters, tellings, dossier, rules)
    attached = attach.attach(dossier)

    ids = {c.id: minted(c, attach.reports) for c in clusters.all}
    about: dict[str, list[Anchored]] = {id_: [] for id_ in ids}
    for one in attached:
        if isinstance(one.anchored.claim, EventClaim | FigureClaim | ResponsibilityClaim):
            for told in one.clusters:
                about[told.id].append(one.anchored)
    incidents = [build(c, about[c.id], attach.reports, rules, background=c.id in attach.background)
                 for c in clusters.all]
    return Linkage(incidents=tuple(sorted(incidents, key=_by_time)),
                   links=tuple(one.linked(ids) for one in attached))


def _by_time(incident: Incident) -> tuple[str, str]:
    return (incident.time.start if incident.time else "", incident.id)
