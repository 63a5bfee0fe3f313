"""How calls are told: received is never called confirmed, and what is no real call says so first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from truceline.hotline import Call, Clock, Line, Standing
from truceline.hotline.clocks import told
from truceline.knowledge.readback import read_back_period, read_back_place
from truceline.model.entry import SHOWN, Cap
from truceline.model.payloadbase import Code
from truceline.publish.words import clipped

STANDING_WORDS: Mapping[Standing, str] = {
    "sent": "no sign that it was received", "received": "received, NOT confirmed", "confirmed": "confirmed as true",
    "complied": "complied with", "rejected": "rejected", "recalled": "recalled by its sender",
    "discontinued": "over, its sender says",
}
CAP_WORDS: Mapping[Cap, str] = {
    "Actual": "", "Exercise": "EXERCISE: nothing in it is real", "Test": "TEST: nothing in it is real",
    "System": "SYSTEM: between machines", "Draft": "DRAFT: not sent",
}
DURESS_WORDS = "DURESS: the sender says it is under duress; believe nothing of it unchecked, answer by another channel"
MOST = 90  # characters of a message in a row of a table
NUMBERS: Mapping[Code, int] = {code: number for number, code in enumerate(get_args(Code))}


@dataclass(frozen=True, slots=True)
class Told:
    """A call with its clocks, as one organisation reads it."""

    call: Call
    clock: Clock
    reader: str

    @property
    def id(self) -> str:
        """Enough of its id to name it by."""
        return self.call.id[:SHOWN]

    @property
    def loud(self) -> str:
        """That it is no real call; empty where it is."""
        return CAP_WORDS[self.call.status]

    @property
    def other(self) -> str:
        """The other end, seen from the reader: 'from Moscow', 'to Moscow'."""
        call = self.call
        if self.reader == call.receiver:
            return f"from {call.sender}"
        return f"to {call.receiver}" if self.reader == call.sender else f"{call.sender} to {call.receiver}"

    @property
    def standing(self) -> str:
        """Where it stands, with what is left to do where it is over."""
        waiting = [line.body.code for line in self.call.unreceived if line is not self.call.current]
        rest = f"; its {', '.join(dict.fromkeys(waiting))} has no sign of receipt" if waiting else ""
        return STANDING_WORDS[self.call.standing] + rest

    @property
    def due(self) -> str:
        """What is due and when, or how long it has been silent and who has to know."""
        clock = self.clock
        if not clock.awaits:
            return clock.late
        due = utc_words(clock.due, clock.at)
        if clock.silent is None:
            return f"{clock.awaits} by {due}, in {told(minutes_between(clock.at, clock.due))}"
        return f"SILENT for {told(clock.silent)}{self._whose}: {clock.awaits} was due {due}; {clock.level} must know"

    @property
    def _whose(self) -> str:
        """Who is silent, where it is ourselves."""
        return " (WE are)" if self.reader == self.call.receiver else ""

    @property
    def silence(self) -> tuple[str, str, str]:
        """For how long, what was due when, and who has to know."""
        clock = self.clock
        due = f"{clock.awaits} was due {utc_words(clock.due, clock.at)}"
        return f"SILENT {told(clock.silent or 0)}{self._whose}", due, clock.level

    @property
    def deadline(self) -> str:
        """By when an answer was asked for."""
        return utc_words(self.call.deadline) if self.call.deadline else ""

    @property
    def short(self) -> str:
        """What a row of a table says of it: what it says and where, and before that what must not be overlooked."""
        place = self.call.place
        loud = (*([self.call.status.upper()] if self.loud else []), *(w.partition(":")[0] for w in self.warnings()))
        native = f" ({place.native})" if place and place.native else ""
        where = f"[{place.name}{native}]" if place else ""
        parts = (*(f"*** {word} ***" for word in loud), clipped(self.call.text, MOST), where)
        return " ".join(part for part in parts if part)

    @property
    def sent_and_received(self) -> str:
        """The two clocks."""
        sent = f"sent {utc_words(self.clock.sent)} by {self.call.sender}'s clock"
        if not self.clock.received:
            return f"{sent}; when it was received is not known"
        return f"{sent}; received {utc_words(self.clock.received)} by {self.call.receiver}'s clock"

    @property
    def place(self) -> str:
        """The place, read back."""
        return read_back_place(self.call.place) if self.call.place else ""

    @property
    def when(self) -> str:
        """The time, read back."""
        return read_back_period(self.call.when) if self.call.when else ""

    def warnings(self) -> Iterator[str]:
        """What must not be overlooked."""
        if self.call.duress:
            yield DURESS_WORDS
        if not self.call.whole:
            yield "the message that this one refers to is not here"
        yield from self.clock.faults

    def history(self) -> Iterator[tuple[str, str, str, str]]:
        """Each message: when, who, what by its code, and its words with why it changes nothing."""
        for line in self.call.lines:
            yield utc_words(line.entry.recorded), _who(line), code_words(line.body.code), _said(line)


def code_words(code: Code) -> str:
    """'7 acknowledge': Whiteflag's number and its name."""
    return f"{NUMBERS[code]} {code}"


def urgency(each: Told) -> tuple[bool, bool, str, str]:
    """What comes first: what is silent, then what is due first; what waits for nothing last."""
    return each.clock.silent is None, not each.clock.due, each.clock.due, each.call.id


def loudest(tellings: Iterable[Told]) -> str:
    """The banner of a page: which of its calls are not real."""
    statuses = dict.fromkeys(each.call.status for each in tellings if each.call.status != "Actual")
    return f"NOT ALL OF THIS IS REAL: {', '.join(s.upper() for s in sorted(statuses))}" if statuses else ""


def utc_words(instant: str, today: str = "") -> str:
    """'27 Feb 2016 10:02 UTC', on the day of ``today`` '10:02 UTC'."""
    at = datetime.fromisoformat(instant)
    day = "" if instant[:10] == today[:10] else f"{at.day} {at:%b %Y} "
    return f"{day}{at:%H:%M} UTC"


def minutes_between(start: str, end: str) -> int:
    """Whole minutes from one instant to another."""
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() // 60)


def _who(line: Line) -> str:
    return f"{line.entry.author} ({line.entry.by})" if line.entry.by else line.entry.author


def _said(line: Line) -> str:
    words = line.body.text or "no words"
    return f"{words} [changes nothing: {line.void}]" if line.void else words
