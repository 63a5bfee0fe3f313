"""One incident from all that is told of it: the exact kind, the narrow place and time, who, whom, with what."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from truceline.knowledge.belonging import key_of, name_of, settled
from truceline.knowledge.index import Actors
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.rules import LinkRules, link_rules
from truceline.link.clusters import Cluster
from truceline.link.kinds import is_weak, kind_of
from truceline.link.places import rank
from truceline.link.profile import span_of
from truceline.link.titles import title
from truceline.model.base import Doubt
from truceline.model.claim import Anchored, EventClaim, Party, ResponsibilityClaim
from truceline.model.incident import Devices, Incident, IncidentPlace
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.model.time import Period

T = TypeVar("T")
Told = tuple[Anchored, EventClaim]
_NO_DATE = "9999"


def build(id_: str, cluster: Cluster, claims: Sequence[Anchored], by_id: Mapping[str, Anchored],
          knowledge: Knowledge, *, background: bool) -> Incident:
    """The incident that a cluster is, with all claims about it; ``by_id`` has those that it was made of."""
    rules = link_rules()
    told = [(a, a.claim) for a in (by_id[id_] for id_ in sorted(e for t in cluster.told for e in t.events))]
    events = [(a, c) for a, c in told if isinstance(c, EventClaim)]
    kind, weapons = _kind(events, rules), _weapons(events, rules)
    devices, place, time = _devices(events), _place(cluster), _time(cluster, events)
    event_type, _, sub_event_type = _split(kind, events)
    return Incident(
        id=id_,
        title=title(kind, weapons, devices.high if devices else None, place, time, rules),
        event_type=event_type, sub_event_type=sub_event_type, time=time,
        place=IncidentPlace.model_validate(place.model_dump()) if place else None,
        actors=_parties((*_actors(events), *_claimants(claims)), place, knowledge.actors),
        targets=_parties((p for _, c in events for p in c.targets), place, knowledge.actors),
        weapons=weapons, devices=devices, background=background,
        claims=tuple(sorted(a.claim.id for a in claims)), doubts=_doubts(cluster))


def minted(clusters: Iterable[Cluster], reports: dict[str, Report]) -> dict[str, str]:
    """The id of each incident: a hash of the earliest claim about it, so that later reports do not change it.

    One mention may tell several incidents of one place, and nobody else any of them: they are numbered.
    """
    seeds = {cluster.id: _seed(cluster, reports) for cluster in clusters}
    told = Counter[str]()
    ids: dict[str, str] = {}
    for cluster_id, seed in seeds.items():
        numbered = f"{seed}|{told[seed]}" if told[seed] else seed
        told[seed] += 1
        ids[cluster_id] = f"i-{hashlib.sha256(numbered.encode()).hexdigest()[:16]}"
    return ids


def _seed(cluster: Cluster, reports: dict[str, Report]) -> str:
    _, first = min((_published(reports[t.report]), event) for t in cluster.told for event in t.events)
    return f"{first}|{cluster.profile.place.name if cluster.parts and cluster.profile.place else ''}"


def _published(report: Report) -> str:
    return report.published.earliest if report.published else _NO_DATE


def _kind(events: Sequence[Told], rules: LinkRules) -> str:
    """The kind told most often, exact ones before vague ones."""
    exact = [kind_of(claim) for _, claim in events if not is_weak(claim, rules)]
    return _most(exact or [kind_of(claim) for _, claim in events]) or ""


def _split(kind: str, events: Sequence[Told]) -> tuple[str, str, str]:
    claim = next(c for _, c in events if kind_of(c) == kind)
    return claim.event_type, "/", claim.sub_event_type


def _weapons(events: Sequence[Told], rules: LinkRules) -> tuple[str, ...]:
    """The weapons told, the vague ones only where nobody tells more."""
    all_ = {weapon for _, claim in events for weapon in claim.weapons}
    return tuple(sorted(all_ - set(rules.vague_weapons) or all_))


def _devices(events: Sequence[Told]) -> Devices | None:
    counted = [c for _, c in events if c.devices_low is not None or c.devices_high is not None]
    if not counted:
        return None
    lows = [c.devices_low for c in counted if c.devices_low is not None]
    highs = [c.devices_high for c in counted if c.devices_high is not None]
    return Devices(low=min(lows, default=None), high=max(highs, default=None),
                   claims=tuple(sorted(c.id for c in counted)))


def _place(cluster: Cluster) -> Place | None:
    """The narrowest place told; of several names the one told most often."""
    places = [t.profile.place for t in cluster.tellings if t.profile.place] or (
        [cluster.profile.place] if cluster.profile.place else [])
    if not places:
        return None
    narrowest = max(rank(place) for place in places)
    kept = [place for place in places if rank(place) == narrowest]
    name = _most([place.name for place in kept])
    return min((p for p in kept if p.name == name), key=lambda p: (not p.id, p.model_dump_json()))


def _time(cluster: Cluster, events: Sequence[Told]) -> Period | None:
    """The narrowest time told; of several the one told most often."""
    times = [(span, a.time) for a, _ in events if a.time is not None and (span := span_of(a.time)) is not None]
    if not times:
        return cluster.profile.time
    narrowest = min(span[1] - span[0] for span, _ in times)
    kept = [(span, time) for span, time in times if span[1] - span[0] == narrowest]
    days = _most([f"{span[0]}-{span[1]}" for span, _ in kept])
    return min((t for span, t in kept if f"{span[0]}-{span[1]}" == days), key=lambda t: (t.start, t.end, t.said))


def _actors(events: Sequence[Told]) -> Iterator[Party]:
    yield from (party for _, claim in events for party in claim.actors)


def _claimants(claims: Iterable[Anchored]) -> Iterator[Party]:
    """Who says that it did it."""
    for anchored in claims:
        claim = anchored.claim
        if isinstance(claim, ResponsibilityClaim) and claim.stance == "claims" and claim.by is not None:
            yield claim.by


def _parties(parties: Iterable[Party], place: Place | None, actors: Actors) -> tuple[Party, ...]:
    """Each party once, by the name that we know, else by the one told most often; "the army" is the country's."""
    names: dict[str, Counter[str]] = {}
    ids: dict[str, str] = {}
    for party in (_meant(told, place, actors) for told in parties):
        key = party.id or fold(party.name)
        names.setdefault(key, Counter())[party.name] += 1
        ids[key] = party.id
    told = {key: _most(list(counted.elements())) or "" for key, counted in names.items()}
    return tuple(Party(name=name_of(ids[key], told[key], actors), id=ids[key]) for key in sorted(told))


def _meant(party: Party, place: Place | None, actors: Actors) -> Party:
    """Whose army is meant; gunmen and rebels stay whoever they are."""
    entry = actors.get(key_of(party, actors))
    return settled(party, place.country, actors) if place and entry and entry.of else party


def _doubts(cluster: Cluster) -> tuple[Doubt, ...]:
    said = {doubt.model_dump_json(): doubt for doubt in cluster.profile.doubts}
    return tuple(said[key] for key in sorted(said))


def _most(values: Sequence[str]) -> str | None:
    """The value that stands most often; of equals the first by the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
