"""Who did it, what parties think of the truce, who is said to have broken it, and when it starts."""

from quality import answers, gold
from quality.counting import Count, Fault, Scored, pair
from quality.matching import name_matches, overlap, start_matches

NEAR = 200
"""A position may be quoted so many characters from where it is marked: one is often said in several sentences."""

MEASURES: dict[gold.StatementKind, str] = {
    "responsibility": "responsibility", "position": "positions", "allegation": "allegations"}


def statements(marked: gold.Gold, answer: answers.Answer, scored: Scored) -> None:
    """Responsibility, positions and allegations: found by their words, right in stance and parties."""
    for kind, measure in MEASURES.items():
        golds = [statement for statement in marked.statements if statement.kind == kind]
        read = [claim for claim in answer.claims if claim.kind == kind]
        pairs = pair(golds, read, _statement_key)
        required = [(g, p) for g, p in pairs if not g.optional]
        paired = {p.id for _, p in pairs}
        false = [p for p in read if p.id not in paired and p.stance != "other"]
        right = sum(not _statement_fault(g, p) for g, p in required)
        asked = sum(not g.optional for g in golds)
        scored.counts[measure] = Count(right, len(required) + len(false), asked)
        scored.counts[f"{measure}_found"] = Count(len(required), len(required) + len(false), asked)
        found = {id(g) for g, _ in pairs}
        scored.faults += [Fault(f"missed {kind}: {g.stances[0]}", g.report, g.start, g.end)
                          for g in golds if id(g) not in found and not g.optional]
        scored.faults += [Fault(f"false {kind}", p.report, p.quote.start, p.quote.end, _said(p)) for p in false]
        scored.faults += [Fault(f"{kind}: {fault}", g.report, g.start, g.end, f"{_said(p)} for {g.stances[0]}")
                          for g, p in required if (fault := _statement_fault(g, p))]


def _statement_key(g: gold.Statement, p: answers.Claim) -> tuple[float, ...] | None:
    if g.report != p.report:
        return None
    shared = overlap(g.start, g.end, p.quote.start, p.quote.end)
    near = (g.kind == "position" and _party(p.party, g.by)
            and overlap(g.start - NEAR, g.end + NEAR, p.quote.start, p.quote.end))
    return (not _statement_fault(g, p), not g.optional, shared) if shared or near else None


def _statement_fault(g: gold.Statement, p: answers.Claim) -> str:
    """What is wrong, empty where all is right; a party is not compared where none is marked."""
    if g.kind != "allegation" and p.stance not in g.stances:
        return "stance"
    said = p.party if g.kind == "position" else p.by
    return "" if _party(said, g.by) and _party(p.against, g.against) else "party"


def _party(read: str | None, names: tuple[str, ...]) -> bool:
    return not names or (read is not None and name_matches(read, names))


def _said(p: answers.Claim) -> str:
    words = (p.party or p.by or "nobody", p.stance, f"against {p.against}" if p.against else "")
    return " ".join(word for word in words if word)


def truces(marked: gold.Gold, answer: answers.Answer, scored: Scored) -> None:
    """The starts of the truces that must be found; excluded and guarantors only tell which truce is which."""
    golds = list(marked.truces.values())
    pairs = pair(golds, answer.truces, _truce_key)
    found = {id(g): p for g, p in pairs}
    asked = [g for g in golds if g.start and not g.optional]
    right = [g for g in asked if id(g) in found and _starts(g, found[id(g)])]
    scored.counts["truce_start"] = Count(len(right), len(asked), len(asked), "share")
    scored.counts["truces_surplus"] = Count(0, max(0, len(answer.truces) - len(golds)), 0, "sum")
    report = next(iter(marked.texts))
    scored.faults += [Fault("truce start", report, 0, 0, f"{_start_told(found.get(id(g)))} for {g.start}")
                      for g in asked if g not in right]


def _truce_key(g: gold.Truce, p: answers.Truce) -> tuple[float, ...] | None:
    alike = (_starts(g, p), _alike(g.excluded, p.excluded), _alike(g.brokers, p.guarantors))
    return (*alike, not g.optional) if any(alike) else None


def _alike(marked: tuple[tuple[str, ...], ...], read: tuple[str, ...]) -> int:
    return sum(any(name_matches(name, names) for name in read) for names in marked)


def _starts(g: gold.Truce, p: answers.Truce) -> bool:
    if g.start is None or p.start is None or p.start.earliest is None:
        return False
    return start_matches(p.start.earliest, p.start.latest or p.start.earliest, g.start)


def _start_told(p: answers.Truce | None) -> str:
    if p is None or p.start is None:
        return "no start"
    return f"{p.start.earliest} to {p.start.latest}"
