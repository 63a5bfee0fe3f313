"""Tellings into incidents: the narrowest first, each joined to the one incident that it can be of.

A telling is compared with what is told of a whole incident, not with each of its tellings, so that a busy place
costs no more than a quiet one. The order is by content: the order of reports changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from truceline.knowledge.rules import LinkRules
from truceline.link.clusters import Cluster, Clusters
from truceline.link.compare import place, score, time, vetoed
from truceline.link.held import Held
from truceline.link.kinds import WEAK
from truceline.link.places import narrow, rank
from truceline.link.profile import Profile
from truceline.link.telling import Telling
from truceline.model.base import Doubt
from truceline.model.place import Place


def cluster(tellings: Iterable[Telling], rules: LinkRules, held: Held) -> Clusters:
    """The incidents of all tellings: those of one event first, then those that tell several at once.

    Tellings that a person holds to be of one incident are placed together.
    """
    clusters, several, judged = Clusters(rules, held), [], defaultdict[str, list[Telling]](list)
    ordered = sorted(tellings, key=_narrowest_first)
    for telling in ordered:
        if held.judged_one(telling.id):
            judged[held.group(telling.id)].append(telling)
    for telling in ordered:
        if held.judged_one(telling.id):
            _place_together(judged.pop(held.group(telling.id), []), clusters)
        elif telling.several:
            several.append(telling)
        else:
            _place(telling, clusters)
    for one in clusters.all:
        _join_up(one, clusters)
    for telling in several:
        _place_several(telling, clusters)
    return clusters


def _narrowest_first(telling: Telling) -> tuple[bool, int, bool, int, int, str]:
    """Tellings that make an incident, by how exactly they tell where and when; ties by content."""
    profile = telling.profile
    days = 10 ** 6 if profile.span is None else profile.span[1] - profile.span[0]
    return (not telling.founds, -rank(profile.place), not profile.firm, days, -len(profile.kinds), telling.id)


def _place(telling: Telling, clusters: Clusters) -> None:
    """A telling joins the incident that it fits, makes one of its own, or stays in doubt."""
    fits = fitting(telling, clusters)
    if len(fits) == 1 or (fits and fits[0][0] - fits[1][0] >= clusters.rules.margin):
        clusters.add(fits[0][1], telling)
    elif fits and telling.many:
        clusters.share(telling, [c for _, c in fits])
    elif fits:
        _doubtful(telling, [c for value, c in fits if fits[0][0] - value < clusters.rules.margin], clusters)
    elif telling.founds:
        clusters.add(clusters.found(telling.id, telling.profile), telling)


def _place_together(tellings: Sequence[Telling], clusters: Clusters) -> None:
    """Tellings of one incident, as a person said: that of the first which has one, else one of their own."""
    home: Cluster | None = None
    for telling in tellings:
        if home is None and not telling.several:
            _place(telling, clusters)
            found = clusters.of.get(telling.id, ())
            home = found[0] if len(found) == 1 else None
    for telling in tellings:
        home = home or clusters.found(telling.id, telling.profile)
        if clusters.of.get(telling.id) != (home,):
            clusters.doubts.pop(telling.id, None)
            clusters.add(home, telling)


def _join_up(cluster_: Cluster, clusters: Clusters) -> None:
    """An incident takes in those that it turned out to be, by all that is told of both."""
    while cluster_.id in clusters:
        others = [c for c in clusters.near(cluster_.profile)
                  if c is not cluster_ and _one(cluster_, c, clusters.rules, clusters.held)]
        if not others:
            return
        clusters.merge(cluster_, max(others, key=lambda c: (score(cluster_.profile, c.profile, clusters.rules), c.id)))


def _one(a: Cluster, b: Cluster, rules: LinkRules, held: Held) -> bool:
    """Whether two incidents are one: place and time told of both, and enough that speaks for it."""
    told = a.profile.place is not None and b.profile.place is not None and time(a.profile, b.profile, rules) is not None
    if not told or vetoed(a.profile, b.profile, rules) or _set_apart(a, b) or _set_apart(b, a):
        return False
    if held.judges_apart and any(held.apart(telling.id, b.tellings) for telling in a.tellings):
        return False
    return score(a.profile, b.profile, rules) >= rules.enough


def _set_apart(a: Cluster, b: Cluster) -> bool:
    """Whether a report that tells both sets the second apart from the first."""
    return any(a.profile.reports.get(report, start) < start for report, start in b.apart.items())


def _doubtful(telling: Telling, fits: Sequence[Cluster], clusters: Clusters) -> None:
    """Of several that fit equally, the one that the report has just told; the doubt is kept."""
    clusters.doubts[telling.id] = Doubt(field="incidents", reason="it may be either of several incidents",
                                        candidates=tuple(sorted(c.id for c in fits)))
    told = [(start, c) for c in fits if (start := _last_told(c, telling)) is not None]
    if told:
        clusters.add(max(told, key=lambda pair: (pair[0], pair[1].id))[1], telling)


def _last_told(cluster_: Cluster, telling: Telling) -> int | None:
    """Where the report of a telling last told an incident before it."""
    starts = [start for t in cluster_.tellings if t.report == telling.report for start in t.starts]
    return max((start for start in starts if start < telling.start), default=None)


def fitting(telling: Telling, clusters: Clusters) -> list[tuple[float, Cluster]]:
    """The incidents that a telling may be of, the best first; without a place those of its own report if any."""
    rules, profile = clusters.rules, telling.profile
    open_ = [c for c in clusters.near(profile) if not _ruled_out(telling, c, clusters)]
    if profile.place is None and not telling.vague:
        open_ = [c for c in open_ if _dated_together(profile, c.profile, rules)]
    scored = [(score(profile, c.profile, rules), c) for c in open_]
    kept = [(value, c) for value, c in scored if value >= _enough(profile, c.profile, rules)]
    if not narrow(profile.place):
        own = [(value, c) for value, c in kept if telling.report in c.profile.reports]
        kept = own if telling.vague else own or kept
    return sorted(kept, key=lambda pair: (-pair[0], pair[1].id))


def _ruled_out(telling: Telling, cluster_: Cluster, clusters: Clusters) -> bool:
    if vetoed(telling.profile, cluster_.profile, clusters.rules):
        return True
    if clusters.held.judges_apart and clusters.held.apart(telling.id, cluster_.tellings):
        return True
    told = cluster_.profile.reports.get(telling.report)
    set_apart = telling.apart and told is not None and told < telling.start
    return set_apart or telling.start < cluster_.apart.get(telling.report, -1)


def _dated_together(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """Whether two of which one has no place are told of one narrow time, or both of the past."""
    if ((a.past or a.old) and (b.past or b.old)) or a.numbers & b.numbers:
        return True
    return a.span is not None and a.span[1] - a.span[0] < rules.narrow_days


def _enough(a: Profile, b: Profile, rules: LinkRules) -> float:
    """How much must speak for it: less where place or time is not known, for then nothing else fits."""
    if narrow(a.place) and narrow(b.place):
        return rules.enough if time(a, b, rules) is not None or place(a, b, rules) is None else rules.enough_alone
    told = a.place is not None and b.place is not None and time(a, b, rules) is not None
    return rules.enough if told else rules.enough_alone


def _place_several(telling: Telling, clusters: Clusters) -> None:
    """A telling of several incidents is of all that it can be of; where none is told alone, its places make them."""
    found: list[Cluster] = []
    for where in telling.places or (telling.profile.place,):
        found += _parts_at(telling, where, clusters)
    clusters.share(telling, found)


def _parts_at(telling: Telling, where: Place | None, clusters: Clusters) -> list[Cluster]:
    """The incidents told of one of its places; one is made for a narrow place where nobody tells any."""
    profile = replace(telling.profile, place=where, tolls=frozenset(), numbers=frozenset(), doubts=())
    near = [c for c in clusters.near(profile) if _part(telling, profile, c, clusters)]
    if not narrow(where):
        near = [c for c in near if telling.report in c.profile.reports] or near
    if near or not narrow(where) or not telling.founds:
        return near
    made = clusters.found(f"{telling.id}:{where.name if where else ''}", profile)
    return [made]


def _part(telling: Telling, profile: Profile, cluster_: Cluster, clusters: Clusters) -> bool:
    rules = clusters.rules
    if clusters.held.apart(telling.id, cluster_.tellings) or vetoed(profile, cluster_.profile, rules):
        return False
    same_report = telling.report in cluster_.profile.reports
    return same_report or score(profile, cluster_.profile, rules) >= rules.enough_alone + WEAK
