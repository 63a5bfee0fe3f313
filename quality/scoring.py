"""The score of an answer against a marked set: raw counts that add up, and every fault with its place.

The conventions are those of the gold standard beside the project: what is optional counts nowhere, vague figures and
casualties that are not marked are not false, and number, source and scope are shares of the figures that were found.
"""

from quality.answers import Answer
from quality.counting import Scored
from quality.figures import figures
from quality.gold import Gold
from quality.incidents import grouping, when_and_where
from quality.statements import statements, truces


def score(marked: Gold, answer: Answer) -> Scored:
    """All measures of one set; those of clusters only where a set has incidents."""
    scored = Scored()
    pairs = figures(marked, answer, scored)
    if marked.incidents:
        grouping(pairs, scored)
        when_and_where(marked, answer, pairs, scored)
        statements(marked, answer, scored)
        truces(marked, answer, scored)
    return scored
