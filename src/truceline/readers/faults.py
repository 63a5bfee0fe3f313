"""What is wrong with what a language model says, counted: it is left out, and the brief says how much of it."""

from collections import Counter
from enum import StrEnum

from truceline.errors import SourceError
from truceline.model.base import Doubt


class Fault(StrEnum):
    """Why a statement is left out."""

    form = "not in the form asked for"
    quote = "quote not in the report"
    words = "words not in their quote"
    number = "number other than its words say"
    name = "name not in the report"
    type = "unknown kind of event"
    key = "two events under one key"


class RefusedError(Exception):
    """One statement that cannot be shown by the report's words; it never leaves this package."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class UnreadError(SourceError):
    """One report that the language model did not read; its text is the reason that people are shown."""


class AgainError(UnreadError):
    """A failure that may pass; ``wait`` is how many seconds the endpoint asks for.

    ``everywhere`` says that if it does not pass, it will be the same for every report.
    """

    def __init__(self, reason: str, wait: float = 0, *, everywhere: bool = False) -> None:
        super().__init__(reason)
        self.wait = wait
        self.everywhere = everywhere


class FormError(UnreadError):
    """The endpoint does not know this form of request: a plainer one may do."""


class ClosedError(UnreadError):
    """Nothing more is asked in this run."""


def left_out(faults: Counter[Fault]) -> tuple[Doubt, ...]:
    """What was left out of one report's answer, as a doubt; no word of the answer stands in it."""
    if not faults:
        return ()
    reasons = ", ".join(f"{fault} ({count})" for fault, count in sorted(faults.items()))
    return (Doubt(field="claims", reason=f"statements of the language model were left out: {reasons}"),)


def fallen_back(reason: str) -> Doubt:
    """That the rules read a report alone, and why."""
    return Doubt(field="claims", reason=f"read by the rules, not by the language model: {reason}")
