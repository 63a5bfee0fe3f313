"""Calls: a message of the hotline with all that was said about it, and where it stands.

A function of the set of messages that stand and of who reads: in any order, at any time, with any clocks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from truceline.hotline.effect import Line, lines_of
from truceline.model.entry import Cap, Entry
from truceline.model.payload import Message
from truceline.model.payloadbase import Code
from truceline.model.place import Place
from truceline.model.sequence import in_sequence
from truceline.model.time import Period

__all__ = ["ANSWERS", "Call", "Line", "Standing", "calls"]

T = TypeVar("T")
Standing = Literal["sent", "received", "confirmed", "complied", "rejected", "recalled", "discontinued"]
"""``sent``: no sign that it was received. ``received`` is no answer: it says nothing about whether it is true."""

ANSWERS: Mapping[Code, Standing] = {"confirm": "confirmed", "comply": "complied", "reject": "rejected"}
OPENING: frozenset[Code] = frozenset({"original", "relate"})
_VERSIONS: frozenset[Code] = frozenset({"original", "relate", "update"})


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``current`` is the version that counts; ``text`` to ``deadline`` are what it says with its updates.

    ``receipt`` is the first word of the receiver that shows it had that version, ``answer`` its latest answer to
    it. ``unreceived`` are the sender's messages that nothing shows to have been received. A call is not ``whole``
    where the message that it began with is not here.
    """

    lines: tuple[Line, ...]
    sender: str
    receiver: str
    standing: Standing
    current: Line
    text: str
    when: Period | None
    place: Place | None
    deadline: str | None
    duress: bool
    receipt: Line | None
    answer: Line | None
    unreceived: tuple[Line, ...]
    whole: bool

    @property
    def id(self) -> str:
        """The id of the message that it began with."""
        return self.lines[0].entry.id

    @property
    def status(self) -> Cap:
        """Whether it is real, an exercise or a test."""
        return self.lines[0].entry.status

    @property
    def related(self) -> str:
        """Another call's message that this one relates to."""
        first = self.lines[0].body
        return first.about if first.code == "relate" else ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer."""
        return self.standing in {"sent", "received"}

    @property
    def needs_care(self) -> bool:
        """Whether something is still to be done: an answer, or the receipt of an addition or a recall."""
        return self.is_open or bool(self.unreceived)


def calls(entries: Iterable[Entry], reader: str) -> tuple[Call, ...]:
    """The calls that entries which stand come to, for one organisation, by when they began.

    What an organisation says under duress is shown to the others and never on its own pages.
    """
    groups: dict[str, list[Line]] = {}
    root: dict[str, str] = {}
    for entry in in_sequence(e for e in entries if isinstance(e.body, Message)):
        if isinstance(entry.body, Message):
            begins = entry.body.code in OPENING or entry.body.about not in root
            root[entry.id] = entry.id if begins else root[entry.body.about]
            groups.setdefault(root[entry.id], []).append(Line(entry, entry.body))
    return tuple(_call(group, reader) for group in groups.values())


def _call(group: Sequence[Line], reader: str) -> Call:
    lines = lines_of(group, reader)
    first = lines[0]
    sender, receiver = first.ends()
    versions = [line for line in lines if line.body.code in _VERSIONS and not line.void] or [first]
    current, receipts = versions[-1], _receipts(lines, receiver)
    answers = [line for line in lines if line.body.code in ANSWERS and not line.void
               and (line.body.about == current.entry.id or line is first)]
    return Call(
        lines=lines, sender=sender, receiver=receiver, current=current, whole=first.body.code in OPENING,
        standing=_standing(lines, answers, received=current.entry.id in receipts or _is_answer(first)),
        text=_last(line.body.text for line in versions), deadline=_last(line.body.deadline for line in versions),
        when=_last(line.body.when for line in versions), place=_last(line.body.place for line in versions),
        duress=any(line.body.duress and line.entry.author != reader for line in lines),
        receipt=receipts.get(current.entry.id), answer=answers[-1] if answers else None,
        unreceived=tuple(_unreceived(lines, sender, current, receipts)))


def _standing(lines: Sequence[Line], answers: Sequence[Line], *, received: bool) -> Standing:
    first = lines[0]
    told = [line for line in lines if line.body.code in {"recall", "discontinue"} and not line.void]
    if first.recalled or any(line is first and line.body.code == "recall" for line in told):
        return "recalled"
    if any(line.body.code == "discontinue" for line in told):
        return "discontinued"
    if answers:
        return ANSWERS[answers[-1].body.code]
    return "received" if received else "sent"


def _receipts(lines: Sequence[Line], receiver: str) -> dict[str, Line]:
    """Each message with the receiver's first word that shows it had it: it names it, or one that came after it."""
    by_id = {line.entry.id: line for line in lines}
    found: dict[str, Line] = {}
    for line in lines:
        about = line.body.about if line.entry.author == receiver and line.heard else ""
        while about in by_id and about not in found:
            found[about] = line
            about = by_id[about].body.about
    return found


def _unreceived(lines: Sequence[Line], sender: str, current: Line, receipts: Mapping[str, Line]) -> Iterable[Line]:
    """What the sender said that still counts, or takes back what counted, without a sign of receipt."""
    for line in lines:
        replaced = line.body.code in _VERSIONS and line is not current
        if line.entry.author == sender and not line.void and not replaced and line.entry.id not in receipts:
            yield line


def _is_answer(line: Line) -> bool:
    return line.body.code in ANSWERS or line.body.code == "acknowledge"


def _last(values: Iterable[T]) -> T:
    """The last that is given, else what the first version has instead."""
    first, *rest = values
    return next((value for value in reversed(rest) if value), first)
