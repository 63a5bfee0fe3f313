"""The hotline at an operations centre: sending, answering, and what there is to look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from truceline.errors import SourceError
from truceline.hotline import Call, calls, clock_of
from truceline.hotline.effect import ANSWERING
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.procedure import hotline_rules
from truceline.knowledge.readback import deadline_meant, period_meant, read_back_period, read_back_place
from truceline.ledger import Ledger
from truceline.ledger.standing import standing
from truceline.model.entry import SHOWN, Cap, now, utc
from truceline.model.payload import Message
from truceline.model.payloadbase import Code
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.operations.entering import Confirm, PlaceSaid, entered, known_peer, meant
from truceline.publish.hotline.shift import Shift
from truceline.publish.hotline.telling import CAP_WORDS, Told, code_words, utc_words

Load = Callable[[], Knowledge]
"""Loads what we know of places: only where a place is said, since an acknowledgement must not wait for it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a message, as somebody typed it."""

    text: str = ""
    place: PlaceSaid | None = None
    when: str | None = None
    deadline: str | None = None
    duress: bool = False
    by: str = ""


def send(ledger: Ledger, to: str, words: Words, knowledge: Load, confirm: Confirm, *, status: Cap = "Actual",
         relates: str = "") -> Told:
    """Sends a message after it was read back; the call that it begins."""
    about = ledger.find(relates).entry.id if relates else ""
    body = _message(known_peer(ledger, to), "relate" if relates else "original", about, words, knowledge)
    if not body.text.strip():
        raise SourceError("a message says something")
    confirm(_read_back(body, status))
    return _told_of(ledger, entered(ledger, body, (to,), words.by, status))


def follow(ledger: Ledger, id_: str, code: Code, words: Words, knowledge: Load, confirm: Confirm) -> Told:
    """Says something about a message that is here: answers it, or changes or takes back one's own."""
    call, about = _named(ledger, id_)
    if about == call.id and code != "recall":
        about = call.current.entry.id  # who names a call means the version that counts
    _check(call, about, code, words, ledger.organisation)
    other = call.receiver if ledger.organisation == call.sender else call.sender
    body = _message(other, code, about, words, knowledge, call)
    if code in ANSWERING:
        body = body.model_copy(update={"received": ledger.find(about).noted})
    if body.place or body.when or body.deadline:
        confirm(_read_back(body, call.status))
    return _told_of(ledger, entered(ledger, body, (other,), words.by, call.status))


def tellings(ledger: Ledger, at: str, *, known: str | None = None) -> tuple[Told, ...]:
    """All calls with their clocks at an instant; ``known`` leaves out what came later."""
    noted = list(ledger.entries("message", "undo", until=known))
    here = {each.entry.id: each.noted for each in noted}
    ours, rules = ledger.organisation, hotline_rules()
    found = calls(standing(each.entry for each in noted), ours)
    return tuple(Told(call, clock_of(call, at, here, ours, rules), ours) for call in found)


def waiting(found: Iterable[Told], *, everything: bool) -> tuple[Told, ...]:
    """The calls to us that need care; with ``everything`` all there are, ours too."""
    return tuple(each for each in found
                 if everything or (each.call.needs_care and each.reader == each.call.receiver))


def shift(ledger: Ledger, since: str, until: str) -> Shift:
    """What a shift hands over, as it stood when it ended."""
    if since >= until:
        raise SourceError(f"a shift ends after it begins: {utc_words(since)} to {utc_words(until)}")
    here = {each.entry.id: each.noted for each in ledger.entries("message", until=until)}
    return Shift(ledger.organisation, since, until, tellings(ledger, until, known=until), here)


def began(said: str, until: str) -> str:
    """When a shift began: an instant, or ``8h`` before it ended."""
    if said[-1:] in "mhd" and said[:-1].isdecimal():
        ahead = datetime.fromisoformat(deadline_meant(said, until)) - datetime.fromisoformat(until)
        return utc(datetime.fromisoformat(until) - ahead)
    return deadline_meant(said, until)


# ------------------------------------------------------------------ one message

def _message(to: str, code: Code, about: str, words: Words, knowledge: Load, call: Call | None = None) -> Message:
    place = meant(words.place, knowledge().gazetteer) if words.place else None
    return Message(to=to, code=code, about=about, text=words.text, place=place, duress=words.duress,
                   when=_when(words.when, place or (call.place if call else None), words.place),
                   deadline=deadline_meant(words.deadline, now()) if words.deadline else None)


def _when(said: str | None, place: Place | None, told: PlaceSaid | None) -> Period | None:
    country = (place.country if place else "") or (told.country if told else "")
    return period_meant(said, country) if said else None


def _read_back(body: Message, status: Cap) -> list[str]:
    lines = [f"*** {CAP_WORDS[status]} ***"] if CAP_WORDS[status] else []
    lines.append(f"{code_words(body.code)} to {body.to}: {body.text}")
    lines += [f"place: {read_back_place(body.place)}"] if body.place else []
    lines += [f"time: {read_back_period(body.when)}"] if body.when else []
    return lines + ([f"answer by: {utc_words(body.deadline)}"] if body.deadline else [])


def _named(ledger: Ledger, id_: str) -> tuple[Call, str]:
    """The call of a message, and the message."""
    entry = ledger.find(id_).entry
    found = calls(ledger.standing("message"), ledger.organisation)
    for call in found:
        if entry.id in {line.entry.id for line in call.lines}:
            return call, entry.id
    raise SourceError(f"{id_}: is no message of the hotline that stands (it is a {entry.kind})")


def _check(call: Call, about: str, code: Code, words: Words, ours: str) -> None:
    """SourceError where we may not say this, with the reason, before anything is entered."""
    author = next(line.entry.author for line in call.lines if line.entry.id == about)
    if code in ANSWERING and ours != call.receiver:
        raise SourceError(f"only {call.receiver} can {code}: this call is to {call.receiver}")
    if code == "recall" and author != ours:
        raise SourceError(f"only {author} can recall its own message")
    if code in {"update", "add", "discontinue"} and ours != call.sender:
        raise SourceError(f"only {call.sender} can {code}: this call is {call.sender}'s")
    if code in ANSWERING and code != "acknowledge" and about != call.current.entry.id:
        raise SourceError(f"{about[:SHOWN]} is not what counts any more: answer {call.current.entry.id[:SHOWN]}")
    if code in {"reject", "update", "add", "recall"} and not words.text.strip():
        raise SourceError(f"say why, or what: {code} needs --text")


def _told_of(ledger: Ledger, id_: str) -> Told:
    return next(each for each in tellings(ledger, now())
                if id_ in {line.entry.id for line in each.call.lines})
