"""Persistent non-compliance: from a threshold on, which is data, referral upward is proposed. A person refers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.cases.case import Case
from truceline.cases.sides import Sides
from truceline.knowledge.procedure import Breach, Persistence
from truceline.model.entry import utc


@dataclass(frozen=True, slots=True)
class Proposal:
    """A party against which enough cases count, each with why it does."""

    party: str
    truce: str
    counted: tuple[tuple[Case, Breach], ...]
    days: int


def proposals(found: Iterable[Case], sides: Sides, rules: Persistence, at: str) -> tuple[Proposal, ...]:
    """Where the threshold is reached at an instant; what was referred already counts no more."""
    since = utc(datetime.fromisoformat(at) - timedelta(days=rules.days))
    counted: dict[tuple[str, str, str], list[tuple[Case, Breach]]] = defaultdict(list)
    for case in found:
        breach = next((b for b in breaches(case, at) if b in rules.counts), None)
        if breach and not case.referred and since <= case.lines[0].entry.recorded <= at:
            counted[case.opened.truce, sides.key(case.opened.against), case.status].append((case, breach))
    return tuple(_proposal(each, rules) for _, each in sorted(counted.items()) if len(each) >= rules.cases)


def breaches(case: Case, at: str) -> Iterator[Breach]:
    """Why a case counts, the weightiest first."""
    if case.joint:
        if case.joint.verdict == "violation":
            yield "joint finding of violation"
        return  # what both found together is not counted otherwise
    if any(found.settled and found.verdict == "violation" for found in case.findings.values()):
        yield "violation found by one side"
    if any(request.of == case.ends.asked and (request.silent(at) is not None or request.late())
           for request in case.requests):
        yield "no answer in time"


def _proposal(counted: Sequence[tuple[Case, Breach]], rules: Persistence) -> Proposal:
    first = counted[0][0].opened
    return Proposal(first.against, first.truce, tuple(counted), rules.days)
