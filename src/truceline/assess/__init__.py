"""Incidents x terms in force: the five tests with their reasons, and what the machine may say of them.

The machine says *outside* or *open*; whether it was a violation is for a person to say.
"""

from truceline.assess.scenarios import ScenarioResult, check_truce
from truceline.assess.verdict import assess

__all__ = ["ScenarioResult", "assess", "check_truce"]
