"""Where counts of bombs, cars or attackers differ: of one incident, and of several told together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from truceline.model.brief import Sentence
from truceline.model.claim import EventClaim
from truceline.model.incident import Incident
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.words import device_words, listed, short_title

Count = tuple[ClaimView, EventClaim]


def device_counts(view: BriefView, incident: Incident) -> Iterator[Sentence]:
    """Counts of one incident that exclude one another: "3 or more" and "3" do not."""
    counts = _of_incident(view, incident.id)
    spans = [_span(event) for _, event in counts]
    if spans and max(low for low, _ in spans) > min(high for _, high in spans):
        yield Sentence(text=f"{short_title(incident)}, number of explosions or attackers: {_sides(counts)}.",
                       claims=tuple(claim.id for claim, _ in counts))


def counts_together(view: BriefView) -> Iterator[Sentence]:
    """Counts of several incidents beside those of each: "six explosions" where two and three are told one by one."""
    by_incidents = sorted((c for c in _counts(view.claims) if len(c[0].incidents) > 1), key=lambda c: c[0].incidents)
    for ids, told in groupby(by_incidents, key=lambda c: c[0].incidents):
        incidents = [incident for incident in view.incidents if incident.id in ids]
        each = [_of_incident(view, incident.id) for incident in incidents]
        sums = [count for count in told if all(each) and not _fits(count[1], each)]
        if sums:
            alone = "; ".join(f"{short_title(i)}: {_sides(counts)}" for i, counts in zip(incidents, each, strict=True))
            yield Sentence(text=f"Number of explosions or attackers over {len(incidents)} incidents: "
                                f"{_sides(sums)}; one by one, {alone}.",
                           claims=tuple(claim.id for claim, _ in (*sums, *(c for counts in each for c in counts))))


def _counts(claims: Iterable[ClaimView]) -> list[Count]:
    return [(claim, claim.claim) for claim in claims
            if isinstance(claim.claim, EventClaim) and claim.asserted
            and (claim.claim.devices_low, claim.claim.devices_high) != (None, None)]


def _of_incident(view: BriefView, incident: str) -> list[Count]:
    """The counts of this incident alone."""
    return [count for count in _counts(view.about(incident)) if count[0].incidents == (incident,)]


def _span(event: EventClaim) -> tuple[float, float]:
    return event.devices_low or 0, float("inf") if event.devices_high is None else event.devices_high


def _fits(together: EventClaim, each: Sequence[Sequence[Count]]) -> bool:
    """Whether a count of several can be the sum of those told for each, or counts the incidents themselves."""
    low, high = _span(together)
    if low == high == len(each):
        return True  # "two attacks", of some bombs each
    told = [[_said(event) for _, event in counts] for counts in each]
    return low <= sum(map(max, told)) and high >= sum(map(min, told))


def _said(event: EventClaim) -> int:
    """The number that is said: where a count is open, the end that it has."""
    return event.devices_high if event.devices_high is not None else event.devices_low or 0


def _sides(counts: Iterable[Count]) -> str:
    """'2 (car bomb) (police and clinic)': each count with all who give it."""
    by: dict[str, list[str]] = {}
    for claim, event in counts:
        by.setdefault(device_words(event), []).append(claim.told_by)
    return "; ".join(f"{count} ({listed(dict.fromkeys(sources))})" for count, sources in by.items())
