"""Findings: each side's own, by persons; a joint one only where both sides have signed the same words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.cases.steps import Ends, Line
from truceline.model.truce import Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """What one side finds now, in the words of ``line``, signed by ``persons`` of it.

    ``needed`` persons make it the side's; ``others`` are persons of that side who find otherwise. It is ``settled``
    where enough have signed and none finds otherwise.
    """

    organisation: str
    line: Line
    verdict: Verdict
    text: str
    persons: tuple[str, ...]
    needed: int
    others: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether it is the finding of the side, and not only of some of its persons."""
        return len(self.persons) >= self.needed and not self.others


def findings_of(lines: Sequence[Line], ends: Ends, persons: Mapping[Verdict, int]) -> dict[str, Found]:
    """The finding of each side that has one."""
    found = {side: _found(side, [line for line in lines if line.by == side and line.body.step == "find"
                                 and not line.void], persons) for side in ends if side}
    return {side: each for side, each in found.items() if each}


def joint(found: Mapping[str, Found], ends: Ends) -> Found | None:
    """The finding that both sides have signed: the same verdict in the same words."""
    ours, theirs = found.get(ends.opener), found.get(ends.asked)
    if ours is None or theirs is None or not (ours.settled and theirs.settled):
        return None
    return ours if _terms(ours.line) == _terms(theirs.line) else None


def _found(side: str, lines: Sequence[Line], persons: Mapping[Verdict, int]) -> Found | None:
    """The newest word of each person counts; the newest of all is what the side finds."""
    newest = {line.entry.by: line for line in lines}
    if not newest:
        return None
    last = next(line for line in reversed(lines) if newest[line.entry.by] is line)
    verdict = last.body.verdict or "undetermined"
    alike = tuple(sorted(by for by, line in newest.items() if _terms(line) == _terms(last)))
    return Found(side, last, verdict, last.body.text, alike, persons.get(verdict, 1),
                 tuple(sorted(newest.keys() - set(alike))))


def _terms(line: Line) -> tuple[Verdict | None, str]:
    return line.body.verdict, " ".join(line.body.text.split())
