"""Claims of many reports into incidents: what happened once is told many times, and is kept as one.

``tellings`` gathers what one report tells of one event, ``blocks`` says where to look, ``compare`` what speaks
for and against, ``held`` what persons said, ``cluster`` joins, ``attach`` gives every claim its incidents and every
figure its scope.
"""

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import link_rules
from truceline.link.attach import attacher
from truceline.link.cluster import cluster
from truceline.link.held import Held
from truceline.link.incidents import build, minted
from truceline.link.tellings import gather
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import Anchored, EventClaim, FigureClaim, ResponsibilityClaim
from truceline.model.incident import Incident
from truceline.model.judged import NOT_JUDGED, Judged


def link(dossier: Dossier, knowledge: Knowledge, judged: Judged = NOT_JUDGED) -> Linkage:
    """The incidents that the claims of all reports are about, without their ranges.

    What persons ``judged`` to be one incident, or two, is so.
    """
    rules = link_rules()
    tellings = gather(dossier, knowledge, judged)
    held = Held(tellings, judged)
    clusters = cluster(tellings, rules, held)
    attach = attacher(clusters, tellings, dossier, rules, held)
    attached = attach.attach(dossier)

    ids = minted(clusters.all, attach.reports)
    about: dict[str, list[Anchored]] = {id_: [] for id_ in ids}
    for one in attached:
        if isinstance(one.anchored.claim, EventClaim | FigureClaim | ResponsibilityClaim):
            for told in one.clusters:
                about[told.id].append(one.anchored)
    by_id = {anchored.claim.id: anchored for anchored in dossier.claims}
    incidents = [build(ids[c.id], c, about[c.id], by_id, knowledge, background=c.id in attach.background)
                 for c in clusters.all]
    return Linkage(incidents=tuple(sorted(incidents, key=_by_time)),
                   links=tuple(one.linked(ids) for one in attached))


def _by_time(incident: Incident) -> tuple[str, str]:
    return (incident.time.start if incident.time else "", incident.id)
