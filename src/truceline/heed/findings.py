"""Persons' findings beside the machine's: two who agree make a violation or none, one says that it cannot be told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.model.brief import Linkage
from truceline.model.judged import Found, Judged
from truceline.model.truce import Finding, PersonFound, Verdict

NEEDED: Mapping[Verdict, int] = {"violation": 2, "no violation": 2, "undetermined": 1}
"""So many persons must have found it, and none of ours otherwise."""


def heed_findings(findings: Iterable[Finding], linkage: Linkage, judged: Judged) -> tuple[Finding, ...]:
    """Each finding with what persons found, and their verdict where enough of ours agree.

    Persons of other organisations are shown, and decide nothing here.
    """
    found = _by_incident(linkage, judged)
    taken: set[tuple[str, str]] = set()
    heeded = []
    for finding in findings:
        taken.add((finding.incident, finding.term))
        heeded.append(_heeded(finding, found.get((finding.incident, finding.term), ())))
    alone = (Finding(incident=incident, truce=persons[-1].truce, term=term, tests=(), verdict="open")
             for (incident, term), persons in sorted(found.items()) if (incident, term) not in taken)
    return (*heeded, *(_heeded(each, found[each.incident, each.term]) for each in alone))


def _by_incident(linkage: Linkage, judged: Judged) -> dict[tuple[str, str], Sequence[Found]]:
    """The newest finding of each person on each incident and term."""
    newest: dict[tuple[str, str], dict[tuple[str, str], Found]] = defaultdict(dict)
    of = {claim: incident.id for incident in linkage.incidents for claim in incident.claims}
    for found in judged.findings:
        for incident in sorted({of[claim] for claim in found.claims if claim in of}):
            newest[incident, found.term][found.organisation, found.by] = found
    return {key: tuple(persons[who] for who in sorted(persons)) for key, persons in newest.items()}


def _heeded(finding: Finding, found: Sequence[Found]) -> Finding:
    if not found:
        return finding
    persons = tuple(PersonFound(organisation=f.organisation, by=f.by, verdict=f.verdict, reason=f.reason)
                    for f in found)
    verdict = _decided([each for each in found if each.ours])
    if verdict is None:
        return finding.model_copy(update={"persons": persons})
    return finding.model_copy(update={"persons": persons, "verdict": verdict, "decided_by": "person"})


def _decided(ours: Sequence[Found]) -> Verdict | None:
    """What they all found, where they are enough."""
    verdicts = {found.verdict for found in ours}
    if len(verdicts) != 1:
        return None
    (verdict,) = verdicts
    return verdict if len(ours) >= NEEDED.get(verdict, 1) else None
