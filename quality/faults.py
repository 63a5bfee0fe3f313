"""Faults by kind, most frequent first, each with its sentence."""

from collections import defaultdict
from collections.abc import Iterable

from quality.counting import Fault, Scored
from quality.gold import Gold

ROOM = 150
"""So many characters of a paragraph are shown before and after the words a fault is about."""

Result = tuple[Gold, Scored]
Shown = tuple[str, Fault]
"""A fault and the words around it, the words it is about in brackets."""


def by_kind(results: Iterable[Result]) -> dict[str, list[Shown]]:
    """The faults of several sets by kind, the most frequent kind first."""
    kinds = defaultdict[str, list[Shown]](list)
    for marked, scored in results:
        for fault in scored.faults:
            words = _around(marked.texts[fault.report], fault)
            kinds[fault.kind].append((f"{marked.name} {fault.report}: {words}", fault))
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])))


def lines(kinds: dict[str, list[Shown]], *, sentences: bool) -> list[str]:
    """One line for each kind with its number, and below it, where asked, one for each fault."""
    told = []
    for kind, shown in kinds.items():
        told.append(f"{len(shown):5}  {kind}")
        told += [f"         {words}{_detail(fault)}" for words, fault in shown if sentences]
    return told


def _detail(fault: Fault) -> str:
    return f"  ({fault.detail})" if fault.detail else ""


def _around(text: str, fault: Fault) -> str:
    first = max(text.rfind("\n\n", 0, fault.start) + 1, fault.start - ROOM)
    last = text.find("\n\n", fault.end)
    last = min(last if last >= 0 else len(text), fault.end + ROOM)
    marked = f"{text[first:fault.start]}[{text[fault.start:fault.end]}]{text[fault.end:last]}"
    return " ".join(marked.split())
