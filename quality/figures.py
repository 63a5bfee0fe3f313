"""Figures: found, and then number, source and scope right, as shares of those found."""

from collections.abc import Callable, Iterator

from quality import answers, gold
from quality.counting import Count, Fault, Scored, pair
from quality.matching import name_matches, overlap

Pairs = list[tuple[gold.Figure, answers.Claim]]

CLASSES = {"incident": "current", "subset": "current", "aggregate": "aggregate",
           "background": "past", "cumulative": "past", "other": "past"}


def figures(marked: gold.Gold, answer: answers.Answer, scored: Scored) -> Pairs:
    """Detection, number, source, scope and all right; the pairs of marked and read figures."""
    read = [claim for claim in answer.claims if claim.kind == "figure"]
    pairs = pair(marked.figures, read, _figure_key)
    found = [(g, p) for g, p in pairs if not g.optional]
    asked = sum(not g.optional for g in marked.figures)
    paired = {p.id + p.report for _, p in pairs}
    false = [p for p in read if p.id + p.report not in paired and not _vague(p)]
    for measure, right in ASPECTS.items():
        scored.counts[measure] = Count(sum(right(g, p) for g, p in found), len(found), asked, "share")
    for measure, n in (("detection", len(found)), ("all_right", sum(_all_right(g, p) for g, p in found))):
        scored.counts[measure] = Count(n, len(found) + len(false), asked)
    scored.faults += _figure_faults(marked, pairs, false)
    return pairs


def _figure_key(g: gold.Figure, p: answers.Claim) -> tuple[float, ...] | None:
    if (g.report, g.metric) != (p.report, p.metric) or p.value is None:
        return None
    shared = overlap(g.start, g.end, p.value.start, p.value.end)
    return (shared, not g.optional, sum(right(g, p) for right in ASPECTS.values())) if shared else None


def _vague(p: answers.Claim) -> bool:
    return (p.low, p.high) == (None, None) or p.metric == "casualties"


def _number(g: gold.Figure, p: answers.Claim) -> bool:
    return (g.low, g.high) == (p.low, p.high)


def _source(g: gold.Figure, p: answers.Claim) -> bool:
    return name_matches(p.source, g.source) if g.source else not p.source


def _scope(g: gold.Figure, p: answers.Claim) -> bool:
    return CLASSES[g.scope] == CLASSES[p.scope or "incident"]


ASPECTS: dict[str, Callable[[gold.Figure, answers.Claim], bool]] = {
    "number": _number, "source": _source, "scope": _scope}


def _all_right(g: gold.Figure, p: answers.Claim) -> bool:
    return all(right(g, p) for right in ASPECTS.values())


def _figure_faults(marked: gold.Gold, pairs: Pairs, false: list[answers.Claim]) -> Iterator[Fault]:
    found = {id(g) for g, _ in pairs}
    for g in marked.figures:
        if id(g) not in found and not g.optional:
            yield Fault(f"missed {_form(g)}, {g.metric}", g.report, g.start, g.end)
    for p in false:
        span = p.value or p.quote
        yield Fault("false figure", p.report, span.start, span.end, f"{p.metric} {_bounds(p.low, p.high)}")
    for g, p in pairs:
        if not g.optional:
            yield from _aspect_faults(g, p)


def _aspect_faults(g: gold.Figure, p: answers.Claim) -> Iterator[Fault]:
    if not _number(g, p):
        yield Fault("number", g.report, g.start, g.end, f"{_bounds(p.low, p.high)} for {_bounds(g.low, g.high)}")
    if not _source(g, p):
        kind = "another source" if g.source and p.source else "source not found" if g.source else "source invented"
        wanted = g.source[0] if g.source else "own voice"
        yield Fault(kind, g.report, g.start, g.end, f"{p.source or 'own voice'} for {wanted}")
    if not _scope(g, p):
        yield Fault("scope", g.report, g.start, g.end, f"{p.scope or 'incident'} for {g.scope}")


def _form(g: gold.Figure) -> str:
    if any(char.isdigit() for char in g.words) and g.low != 1:
        return "digits"
    return "person" if g.low == g.high == 1 and g.words.casefold() not in {"one", "1"} else "number word"


def _bounds(low: int | None, high: int | None) -> str:
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
