"""Information asked of the accused: when, by when, and whether anything came; silence is worked out, never entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.cases.steps import Ends, Line

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of whom, by when, and the first answer to it."""

    line: Line
    of: str
    deadline: str | None
    answer: Line | None

    def silent(self, at: str) -> int | None:
        """Whole minutes without an answer since the deadline, at an instant; null where none was due."""
        if self.answer or not self.deadline or at < self.deadline:
            return None
        return _minutes(self.deadline, at)

    def late(self) -> int:
        """Minutes by which the answer came after the deadline, by its own clock; 0 where it was in time."""
        if self.answer is None or not self.deadline or self.answer.entry.recorded <= self.deadline:
            return 0
        return _minutes(self.deadline, self.answer.entry.recorded)

    def within(self, at: str) -> int:
        """Minutes from an instant to the deadline."""
        return _minutes(at, self.deadline) if self.deadline else 0


def requests_of(lines: Sequence[Line], ends: Ends) -> tuple[Request, ...]:
    """The opening of a case asks the accused by itself; each further question is a request of its own."""
    counted = [line for line in lines if not line.void]
    return tuple(Request(line, ends.other(line.by), line.body.deadline, _answer(line, counted, ends.other(line.by)))
                 for line in counted if line.body.step in {"open", "ask"})


def _answer(request: Line, lines: Sequence[Line], of: str) -> Line | None:
    """The first word of who was asked that names the request, or names no other and comes after it."""
    after = lines[lines.index(request) + 1:]
    asked = {line.entry.id for line in lines if line.body.step in {"open", "ask"}}
    return next((line for line in after if line.by == of and line.body.step in {"respond", "dispute", "agree"}
                 and (line.body.about == request.entry.id or line.body.about not in asked)), None)


def _minutes(start: str, end: str) -> int:
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)) // MINUTE)
