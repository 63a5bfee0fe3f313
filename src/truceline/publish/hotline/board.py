"""Calls on a terminal: the board of those that are open, with their clocks, and one call with all its messages."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from truceline.publish.hotline.telling import CAP_WORDS, Told, urgency, utc_words
from truceline.publish.plain import facts, one_line, plain, table

NOTHING_OPEN = "No open call. That nobody calls is not a sign that nothing happens."


def board(tellings: Iterable[Told], organisation: str, at: str) -> Group:
    """Open calls, the most urgent first; silent ones in red where there is colour."""
    open_ = sorted((each for each in tellings if each.call.needs_care), key=urgency)
    title = Text(f"HOTLINE of {one_line(organisation)}, {utc_words(at)}: {len(open_)} open", style="bold")
    if not open_:
        return Group(title, NOTHING_OPEN)
    rows = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("call", "", "says", "stands", "clock"):
        rows.add_column(name, no_wrap=name == "call", overflow="fold")
    for each in open_:
        rows.add_row(*_row(each), style=_style(each))
    return Group(title, rows)


def _row(each: Told) -> Sequence[Text]:
    return [Text(one_line(cell)) for cell in (each.id, each.other, each.short, each.standing, each.due)]


def _style(each: Told) -> str:
    if each.call.duress or each.clock.silent is not None:
        return "red"
    return "dim" if each.call.status != "Actual" else ""


def inbox(tellings: Sequence[Told]) -> str:
    """Each call with all its messages, the most urgent first."""
    ordered = sorted(tellings, key=urgency)
    return "\n".join(one(each) for each in ordered) or "No call.\n"


def one(each: Told) -> str:
    """One call: what it says, where it stands, its clocks, and every message of it."""
    return plain(*_parts(each))


def _parts(each: Told) -> Iterable[RenderableType]:
    if CAP_WORDS[each.call.status]:
        yield f"*** {each.loud} ***"
    yield from (f"*** {warning} ***" for warning in each.warnings())
    yield f"{each.id}  {each.other}  {each.standing}"
    yield facts((
        ("says", each.call.text), ("where", each.place), ("when", each.when), ("clocks", each.sent_and_received),
        ("answer by", each.deadline), ("clock", each.due), ("relates to", each.call.related[:12])))
    yield table(("", "", "", ""), each.history(), fixed=3)
