"""What a shift hands over: what is open, what was settled, what stayed silent, what changed nothing, what is next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from truceline.hotline import Line
from truceline.publish.hotline.telling import Told, loudest, urgency, utc_words

Part = TypeVar("Part")
MOST = 5  # lines of a section: a hand-over is one page


@dataclass(frozen=True, slots=True)
class Shift:
    """One organisation's shift; ``here`` tells when each message came into its ledger."""

    organisation: str
    since: str
    until: str
    tellings: tuple[Told, ...]
    here: Mapping[str, str]

    @property
    def banner(self) -> str:
        """Which of the calls are not real."""
        return loudest(self.tellings)

    @property
    def period(self) -> str:
        """From when to when."""
        return f"{utc_words(self.since)} to {utc_words(self.until)}"

    @property
    def open(self) -> Sequence[Told]:
        """Calls that need care, the most urgent first."""
        return sorted((each for each in self.tellings if each.call.needs_care), key=urgency)

    @property
    def settled(self) -> Sequence[Told]:
        """Calls that came to an answer or an end within the shift."""
        return [each for each in self.tellings if not each.call.is_open and any(
            self._within(line) for line in each.call.lines
            if line is each.call.answer or line.body.code in {"recall", "discontinue"})]

    @property
    def silent(self) -> Sequence[Told]:
        """Calls past their time without a word: a state of its own, not an answer."""
        return [each for each in self.open if each.clock.silent is not None]

    @property
    def idle(self) -> Sequence[tuple[Told, Line]]:
        """Messages of the shift that change nothing, each with its reason."""
        return [(each, line) for each in self.tellings for line in each.call.lines if line.void and self._within(line)]

    @property
    def next(self) -> Sequence[str]:
        """What the next shift has to do, the most urgent first."""
        return [text for each in self.open for text in _next(each)]

    @property
    def counted(self) -> str:
        """How much there was."""
        lines = [line for each in self.tellings for line in each.call.lines if self._within(line)]
        out = sum(line.entry.author == self.organisation for line in lines)
        return f"{out} sent, {len(lines) - out} received"

    def _within(self, line: Line) -> bool:
        return self.since <= self.here.get(line.entry.id, line.entry.recorded) <= self.until


def _next(each: Told) -> Iterator[str]:
    call, clock = each.call, each.clock
    if each.reader == call.receiver:
        if call.unreceived:
            due = each.silence[0] if clock.silent is not None else each.due
            yield f"Acknowledge {each.id} {each.other}: {due}"
        elif call.is_open:
            by = f" by {utc_words(clock.due)}" if clock.due else ""
            yield f"Confirm, reject or comply with {each.id} {each.other}{by}: to acknowledge it was no answer"
    elif clock.silent is not None:
        yield f"Tell {clock.level} of the silence on {each.id} {each.other}"
    elif clock.due:
        yield f"Watch {each.id} {each.other}: {each.due}"
    yield from (f"Check {each.id}: {warning}" for warning in each.warnings())


def shortened(parts: Sequence[Part]) -> tuple[Sequence[Part], int]:
    """As many as a page holds, and how many more there are."""
    return parts[:MOST], max(0, len(parts) - MOST)
