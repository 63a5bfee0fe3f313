"""Incidents: which figures belong together, and when and where it was."""

from collections import Counter, defaultdict
from collections.abc import Hashable

from quality import answers, gold
from quality.counting import Count, Fault, Scored
from quality.figures import CLASSES, Pairs
from quality.matching import days_match, name_matches


def grouping(pairs: Pairs, scored: Scored) -> None:
    """How pairs of figures of the same incident are kept together, over the current figures of one incident each."""
    groups = [(g.incidents[0], tuple(sorted(p.incidents)) or (f"alone {n}",), g) for n, (g, p) in enumerate(pairs)
              if not g.optional and CLASSES[g.scope] == "current" and len(g.incidents) == 1]
    both = Counter((wanted, read) for wanted, read, _ in groups)
    wanted_sizes, read_sizes = Counter(w for w, _, _ in groups), Counter(r for _, r, _ in groups)
    scored.counts["pairs"] = Count(_pairs_in(both), _pairs_in(read_sizes), _pairs_in(wanted_sizes))
    by_wanted, by_read = defaultdict[str, set[tuple[str, ...]]](set), defaultdict[tuple[str, ...], set[str]](set)
    for wanted, read, _ in groups:
        by_wanted[wanted].add(read)
        by_read[read].add(wanted)
    for wanted, read, g in groups:
        if len(by_wanted[wanted]) > 1:
            scored.faults.append(Fault("incident split", g.report, g.start, g.end, f"{wanted} in {', '.join(read)}"))
        if len(by_read[read]) > 1:
            mixed = " and ".join(sorted(by_read[read]))
            scored.faults.append(Fault("incidents merged", g.report, g.start, g.end, f"{mixed} in {', '.join(read)}"))


def _pairs_in(sizes: Counter[Hashable] | Counter[str] | Counter[tuple[str, ...]]
              | Counter[tuple[str, tuple[str, ...]]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def when_and_where(marked: gold.Gold, answer: answers.Answer, pairs: Pairs, scored: Scored) -> None:
    """Day and place of each current incident with a figure, in the incident that most of its figures were read in."""
    by_id = {incident.id: incident for incident in answer.incidents}
    votes = defaultdict[str, Counter[str]](Counter)
    first = dict[str, gold.Figure]()
    for g, p in pairs:
        if len(g.incidents) == 1:
            votes[g.incidents[0]].update(p.incidents)
            first.setdefault(g.incidents[0], g)
    for measure, right, known in (("date", _day_right, _has_day), ("place", _place_right, _has_place)):
        asked = [name for name, incident in marked.incidents.items() if known(incident) and not incident.background
                 and any(g.incidents == (name,) for g in marked.figures)]
        found = {name: _voted(votes[name], by_id) for name in asked if name in votes}
        wrong = [name for name, read in found.items() if read is None or not right(marked.incidents[name], read)]
        scored.counts[measure] = Count(len(found) - len(wrong), len(found), len(asked), "share")
        scored.faults += [Fault(measure, first[name].report, first[name].start, first[name].end,
                                f"{name}: {_told(found[name])}") for name in wrong]
    current = [sum(not incident.background for incident in incidents)
               for incidents in (answer.incidents, marked.incidents.values())]
    scored.counts["incidents_surplus"] = Count(0, max(0, current[0] - current[1]), 0, "sum")


def _voted(votes: Counter[str], by_id: dict[str, answers.Incident]) -> answers.Incident | None:
    best = votes.most_common(1)
    return by_id.get(best[0][0]) if best else None


def _told(read: answers.Incident | None) -> str:
    if read is None:
        return "no incident"
    return f"{read.place or 'nowhere'}, {f'{read.time.start} to {read.time.end}' if read.time else 'undated'}"


def _has_day(incident: gold.Incident) -> bool:
    return incident.first is not None and incident.last is not None


def _has_place(incident: gold.Incident) -> bool:
    return bool(incident.places)


def _day_right(g: gold.Incident, p: answers.Incident) -> bool:
    if p.time is None or g.first is None or g.last is None:
        return False
    return days_match(p.time.start, p.time.end, g.first, g.last)


def _place_right(g: gold.Incident, p: answers.Incident) -> bool:
    return p.place is not None and name_matches(p.place, g.places)
