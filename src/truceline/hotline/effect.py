"""Which messages of a call count: a peer may send anything, and only what it may say changes where a call stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.model.entry import Entry
from truceline.model.payload import Message
from truceline.model.payloadbase import Code

ANSWERING: frozenset[Code] = frozenset({"confirm", "acknowledge", "comply", "reject"})
RECALLED = "taken back by its sender"
DURESS = "sent under duress: it shows that it was received, and settles nothing"


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a call. ``void`` says why it changes nothing, empty where it counts.

    ``heard`` says that it is from one end of the call to the other, so that it shows what its author had received.
    """

    entry: Entry
    body: Message
    void: str = ""
    heard: bool = True

    @property
    def recalled(self) -> bool:
        """Whether its sender took it back."""
        return self.void == RECALLED

    def ends(self) -> tuple[str, str]:
        """Sender and receiver of a call of which this is the first message that is here."""
        author, to = self.entry.author, self.body.to
        return (to, author) if self.body.code in ANSWERING else (author, to)


def lines_of(group: Sequence[Line], reader: str) -> tuple[Line, ...]:
    """The messages of one call in sequence, each with whether it counts for who reads them."""
    by_id = {line.entry.id: line for line in group}
    judged = [_judged(line, by_id, group[0], reader) for line in group]
    recalled: set[str] = set()
    for line in reversed(judged):  # the recall of a recall comes after it, and so first
        if line.body.code == "recall" and not line.void and line.entry.id not in recalled:
            recalled.add(line.body.about)
    return tuple(replace(line, void=RECALLED) if line.entry.id in recalled and not line.void else line
                 for line in judged)


def _judged(line: Line, by_id: Mapping[str, Line], first: Line, reader: str) -> Line:
    foreign = _foreign(line, first)
    if foreign:
        return replace(line, void=foreign, heard=False)
    forced = line.body.duress and line.entry.author != reader and line is not first
    void = _not_theirs(line, by_id, first) or (DURESS if forced and line.body.code != "acknowledge" else "")
    return replace(line, void=void)


def _foreign(line: Line, first: Line) -> str:
    """Why a message is not from one end of the call to the other."""
    sender, receiver = first.ends()
    author, status = line.entry.author, line.entry.status
    if author not in {sender, receiver}:
        return f"{author} takes no part in this call"
    if line.body.to != (receiver if author == sender else sender):
        return f"it went to {line.body.to or 'nobody'}, who is not the other end of this call"
    if status != first.entry.status:
        return f"its status is {status}, and this call's is {first.entry.status}"
    return ""


def _not_theirs(line: Line, by_id: Mapping[str, Line], first: Line) -> str:
    """Why its author may not say this: each end takes back its own words, the receiver answers, the sender the rest."""
    code, author = line.body.code, line.entry.author
    sender, receiver = first.ends()
    about = by_id.get(line.body.about)
    if code == "recall":
        theirs = about is None or about.entry.author == author
        return "" if theirs else "nobody takes back another's message"
    if code in ANSWERING:
        return "" if author == receiver else f"only {receiver} answers this call"
    return "" if author == sender else f"only {sender} changes or ends this call"
