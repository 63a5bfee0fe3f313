"""The working group: an allegation, each side's version unaltered beside the other's, findings, referral, the end.

docs/cases.md tells the rules. A case is a function of the set of its steps and of who answers for whom.
"""

from truceline.cases.case import Case, State, cases, strays
from truceline.cases.fields import FieldRow
from truceline.cases.findings import Found
from truceline.cases.persistent import Proposal, proposals
from truceline.cases.requests import Request
from truceline.cases.sides import Sides
from truceline.cases.steps import Line

__all__ = ["Case", "FieldRow", "Found", "Line", "Proposal", "Request", "Sides", "State", "cases",
           "proposals", "strays"]
