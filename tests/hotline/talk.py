"""Messages for tests, written as lines: who, what, about which line before, at which minute, with which marks."""

from collections.abc import Sequence
from typing import get_args

from truceline.model.entry import Entry, stated
from truceline.model.payload import Message
from truceline.model.payloadbase import Code

OURS, THEIRS, THIRD = "Washington", "Moscow", "Geneva"
WHO = {"W": OURS, "M": THEIRS, "G": THIRD}
CODES: dict[str, Code] = {code: code for code in get_args(Code)}


def at(minute: int) -> str:
    """An instant of the tests' clock."""
    return f"2016-02-{27 + minute // 1440}T{minute // 60 % 24:02}:{minute % 60:02}:00.000000Z"


def talk(*lines: str) -> list[Entry]:
    """Entries of lines such as ``M confirm 0 @5 duress``: Moscow confirms line 0 at minute 5, under duress.

    Without a minute each line is one after the one before. ``to=G`` sends it elsewhere, ``until=60`` sets a deadline.
    """
    made: list[Entry] = []
    for number, line in enumerate(lines):
        who, code, *rest = line.split()
        made.append(_entry(WHO[who], CODES[code], rest, number, made))
    return made


def _entry(author: str, code: Code, rest: Sequence[str], number: int, made: Sequence[Entry]) -> Entry:
    named = dict(word.split("=") for word in rest if "=" in word)
    about = next((made[int(word)].id for word in rest if word.isdigit()), "")
    minute = next((int(word[1:]) for word in rest if word.startswith("@")), number)
    to = WHO[named["to"]] if "to" in named else (OURS if author == THEIRS else THEIRS)
    body = Message(to=to, code=code, about=about, text=named.get("text", f"line {number}"), duress="duress" in rest,
                   deadline=at(int(named["until"])) if "until" in named else None,
                   received=at(int(named["got"])) if "got" in named else None)
    return stated(body, author, at(minute), by="officer", recipients=(to,),
                  status="Exercise" if "exercise" in rest else "Actual")
