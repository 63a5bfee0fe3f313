"""Persons' judgements as read: what each found, which grades were given, and which judgements cannot hold together."""

from collections.abc import Iterator

from truceline.model.entry import SHOWN
from truceline.model.judged import Graded
from truceline.model.truce import Finding
from truceline.publish.views import BriefView

NEEDED = "it takes two of ours who agree to say violation or no violation"


def persons_words(finding: Finding) -> Iterator[str]:
    """What each person found, and what is wanting where that decided nothing."""
    for person in finding.persons:
        reason = f": {person.reason}" if person.reason else ""
        yield f"found by {person.by or 'a person'} of {person.organisation}: {person.verdict}{reason}"
    if finding.persons and finding.decided_by == "machine":
        yield f"undecided by persons: {NEEDED}"


def judged_words(view: BriefView) -> Iterator[str]:
    """The grades, and the judgements that newer ones outweigh."""
    judged = view.brief.judged
    yield from (f"graded {grade_words(grade)}: {_graded(view, grade.of)}"
                + (f" ({grade.by})" if grade.by else "") for grade in judged.grades)
    for conflict in judged.conflicts:
        against = ", ".join(entry[:SHOWN] for entry in conflict.against)
        yield f"judgement {conflict.entry[:SHOWN]} cannot hold beside {against}: the newer ones stand"


def grade_words(grade: Graded) -> str:
    """Both axes as far as they were judged: reliability A to F, credibility 1 to 6."""
    return f"{grade.reliability or '-'}{grade.credibility or '-'}"


def _graded(view: BriefView, of: str) -> str:
    report, claim = view.report(of), view.claim(of)
    if report is not None:
        return f"[{report.number}] {report.label}"
    return f"{claim.says} [{claim.report.number}]" if claim is not None else of
