"""The clocks of a call: when it was sent and received, what is due, how long it has been silent, who has to know.

Silence is worked out from what is there at an instant, and never entered: a late answer does not have to take it back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from truceline.hotline.calls import Call
from truceline.hotline.effect import Line
from truceline.knowledge.procedure import HotlineRules
from truceline.model.entry import utc

Due = Literal["", "acknowledgement", "answer"]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clocks say of a call at ``at``. All instants are UTC as entries write them, empty where nobody knows.

    ``sent`` is by the sender's clock, ``received`` by the receiver's. ``silent`` are whole minutes since ``due``
    passed, null where it has not; ``level`` who has to know of it. ``late`` tells how an answer stands to its
    deadline, ``faults`` where clocks contradict one another.
    """

    at: str
    sent: str
    received: str
    awaits: Due
    due: str
    silent: int | None
    level: str
    late: str
    faults: tuple[str, ...]


def clock_of(call: Call, at: str, here: Mapping[str, str], reader: str, rules: HotlineRules) -> Clock:
    """The clocks of a call at an instant; ``here`` tells when each message came into the reader's ledger."""
    received = _received(call, here, reader)
    awaits, due = _due(call, here, reader, rules)
    silent = _minutes(due, at) if due and due <= at else None
    level = rules.level(silent) if silent is not None else None
    return Clock(
        at=at, sent=call.current.entry.recorded, received=received, awaits=awaits, due=due, silent=silent,
        level=level.to if level else "", late=_late(call, here), faults=tuple(_faults(call, received, here, rules)))


def _received(call: Call, here: Mapping[str, str], reader: str) -> str:
    """By the receiver's word where it gave one, else by our own ledger where we are the receiver."""
    told = call.receipt.body.received if call.receipt else None
    own = here.get(call.current.entry.id, "") if reader == call.receiver else ""
    return told or own


def _due(call: Call, here: Mapping[str, str], reader: str, rules: HotlineRules) -> tuple[Due, str]:
    """What is due first: a receipt of each of the sender's messages, then an answer by the deadline."""
    limit = timedelta(minutes=rules.acknowledge_minutes)
    receipts = [_later(_begins(line, here, call, reader), limit) for line in call.unreceived]
    answer = call.deadline if call.is_open else None
    first = min([*receipts, *([answer] if answer else [])], default="")
    return ("" if not first else "acknowledgement" if first in receipts else "answer"), first


def _begins(line: Line, here: Mapping[str, str], call: Call, reader: str) -> str:
    """Since when a receipt is waited for: who receives counts from when it came."""
    own = here.get(line.entry.id) if reader == call.receiver else None
    return own or line.entry.recorded


def _late(call: Call, here: Mapping[str, str]) -> str:
    """How the answer stands to the deadline: by its own clock, and by when it came here."""
    if call.answer is None or not call.deadline:
        return ""
    said, came = call.answer.entry.recorded, here.get(call.answer.entry.id, "")
    if said > call.deadline:
        return f"answered {told(_minutes(call.deadline, said))} after its deadline"
    if came > call.deadline:
        return f"in time by its own clock, came here {told(_minutes(call.deadline, came))} after its deadline"
    return "answered in time"


def _faults(call: Call, received: str, here: Mapping[str, str], rules: HotlineRules) -> Iterator[str]:
    sent = call.current.entry.recorded
    early = _minutes(received, sent) if received else 0
    if early > rules.skew_minutes:
        yield f"received {told(early)} before it was sent: wrong clock"
    for line in call.lines:
        ahead = _minutes(here[line.entry.id], line.entry.recorded) if line.entry.id in here else 0
        if ahead > rules.skew_minutes:
            yield f"{line.entry.author}'s {line.body.code} is stamped {told(ahead)} after it came here: wrong clock"


def told(minutes: int) -> str:
    """A stretch of time as people say it: '1 h 05 min'."""
    hours, rest = divmod(abs(minutes), 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def _minutes(start: str, end: str) -> int:
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)) // MINUTE)


def _later(at: str, by: timedelta) -> str:
    return utc(datetime.fromisoformat(at) + by)
