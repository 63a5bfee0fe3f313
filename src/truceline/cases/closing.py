"""Who may close a case: a guarantor never closes one against its own side alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from truceline.cases.sides import Sides
from truceline.cases.steps import Ends, Line


def closed_by(lines: Iterable[Line]) -> tuple[str, ...]:
    """The sides that have closed it, by their steps that are not void for another reason."""
    return tuple(dict.fromkeys(line.by for line in lines if line.body.step == "close" and not line.void))


def waits_for(organisation: str, closers: Sequence[str], ends: Ends, first: Line, sides: Sides) -> str:
    """Why a side's closing does not close the case yet, empty where it does."""
    if {*closers, organisation} >= set(ends):
        return ""
    against, other = first.body.against, ends.other(organisation) or "the other side"
    own = sides.answers_for(organisation, against, first.body.truce)
    if own == "no":
        return ""
    if own == "yes":
        return (f"{organisation} answers for {against}, and nobody closes a case against its own side alone: "
                f"{other} has not closed it")
    return f"nobody knows who answers for {against or 'the accused'}, so that both must close it: {other} has not"


def settled(lines: Sequence[Line], ends: Ends, sides: Sides) -> tuple[tuple[Line, ...], bool]:
    """The steps with the closings that do not close it, each with its reason; whether the case is closed."""
    closers = closed_by(lines)
    reasons = {side: waits_for(side, closers, ends, lines[0], sides) for side in closers}
    marked = tuple(replace(line, void=reasons[line.by]) if line.body.step == "close" and not line.void else line
                   for line in lines)
    return marked, any(not reason for reason in reasons.values())
