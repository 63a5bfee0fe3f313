"""Why a range is what it is, in one plain sentence."""

from collections.abc import Sequence

from truceline.reconcile.counts import Count
from truceline.reconcile.status import Judgement


def reason(judgement: Judgement, counts: Sequence[Count], low: int | None, high: int | None) -> str:
    """What the status rests on, and why the range is open where it is."""
    opened = " Nobody has said where it ends." if low is not None and high is None else ""
    return f"{_why(judgement, counts)}{opened}"


def _why(judgement: Judgement, counts: Sequence[Count]) -> str:
    if judgement.pair is not None:
        return _pair(judgement, *judgement.pair)
    if judgement.status == "single origin":
        return f"Only {counts[0].origin.name} gives a figure that counts."
    if judgement.status == "compatible":
        return f"{_listed(counts)} do not exclude one another."
    return {"no figure": "Nobody gives a figure of the whole.",
            "words only": "There are words, but no number.",
            "unsourced": "Only the reports' own voice gives a number, and names no source."}[judgement.status]


def _pair(judgement: Judgement, a: Count, b: Count) -> str:
    first, second = sorted((a, b), key=lambda c: (c.bound, c.order))
    told = f"{told_by(first)} and {told_by(second)}"
    if judgement.status == "contested":
        return f"{told} exclude one another by more than a tenth."
    if judgement.status == "corroborated":
        return f"{told} agree, and neither leans on the other."
    return f"{told} agree, but are copies or share a source."


def told_by(count: Count) -> str:
    """'59 or more by the Observatory': a count and who says it."""
    return f"{count.words} ({count.origin.name})"


def _listed(counts: Sequence[Count]) -> str:
    told = [told_by(count) for count in counts]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
