"""`truceline hotline`: messages between operations centres, by Whiteflag's reference codes."""

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_common import (
    LEDGER,
    At,
    By,
    Data,
    Deadline,
    Exercise,
    Format,
    LedgerPath,
    Output,
    PageFormat,
    Said,
    Test,
    Yes,
    confirming,
)

if TYPE_CHECKING:
    from truceline.model.payloadbase import Code
    from truceline.operations.hotline import Load, Words

app = typer.Typer(help="Messages between operations centres: received is not confirmed, silence is no answer.")


Named = Annotated[str, typer.Argument(metavar="ID", help="The message, by the first characters of its id.")]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What you say, in your own words.")]
Duress = Annotated[bool, typer.Option("--duress", help="You are not free to speak: only the other end is shown this.")]
When = Annotated[str | None, typer.Option(
    "--when", metavar="TIME", help="When it happened: a day, or a time; without offset, by the place's clock.")]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where it is; read back.")]
Within = Annotated[list[str] | None, typer.Option("--within", metavar="NAME", help="What the place lies in.")]
Country = Annotated[str, typer.Option("--country", metavar="CODE", help="Its country, by two letters.")]
Pick = Annotated[int | None, typer.Option("--pick", metavar="NUMBER", min=0, help="Which of several places; 0: none.")]


@app.command()
def send(
    text: Text, *, to: Annotated[str, typer.Option("--to", metavar="PEER", help="Who is to receive it.")],
    place: PlaceName = None, within: Within = None, country: Country = "", pick: Pick = None, when: When = None,
    deadline: Deadline = None, relates: Annotated[str, typer.Option(
        "--relates", metavar="ID", help="Another message that this one relates to.")] = "",
    duress: Duress = False, exercise: Exercise = False, test: Test = False, by: By = "", yes: Yes = False,
    data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Sends a message (0 original, 5 relate); its place and time are read back first."""
    from truceline.ledger import Ledger
    from truceline.operations import hotline
    from truceline.operations.entering import cap
    from truceline.publish.delivery import to_terminal
    from truceline.publish.hotline.board import one

    with Ledger.open(ledger) as opened:
        told = hotline.send(
            opened, to, _words(text, place, within, country, pick, when, deadline, by, duress=duress), _loading(data),
            confirming(yes=yes), status=cap(exercise=exercise, test=test), relates=relates)
    to_terminal(one(told))


@app.command()
def ack(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Says that a message was received (7 acknowledge): not that it is true."""
    _follow(ledger, id_, "acknowledge", _words(text, by=by, duress=duress))


@app.command()
def confirm(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Says that a message is true (6 confirm)."""
    _follow(ledger, id_, "confirm", _words(text, by=by, duress=duress))


@app.command()
def reject(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Says that a message is not true, or will not be complied with (9 reject), and why."""
    _follow(ledger, id_, "reject", _words(text, by=by, duress=duress))


@app.command()
def comply(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Says that what a message asks is done (8 comply)."""
    _follow(ledger, id_, "comply", _words(text, by=by, duress=duress))


@app.command()
def recall(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Takes back one of our own messages in the open (1 recall), and says why."""
    _follow(ledger, id_, "recall", _words(text, by=by, duress=duress))


@app.command()
def discontinue(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "",
                ledger: LedgerPath = LEDGER) -> None:
    """Says that what one of our own calls was about is over (4 discontinue)."""
    _follow(ledger, id_, "discontinue", _words(text, by=by, duress=duress))


@app.command()
def add(id_: Named, text: Said = "", *, duress: Duress = False, by: By = "", ledger: LedgerPath = LEDGER) -> None:
    """Adds to one of our own calls (3 add): what it said stays as it is."""
    _follow(ledger, id_, "add", _words(text, by=by, duress=duress))


@app.command()
def update(
    id_: Named, text: Said = "", *, place: PlaceName = None, within: Within = None, country: Country = "",
    pick: Pick = None, when: When = None, deadline: Deadline = None, duress: Duress = False, by: By = "",
    yes: Yes = False, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Says anew what one of our own calls says (2 update): what is not given stays; answers to it start afresh."""
    words = _words(text, place, within, country, pick, when, deadline, by, duress=duress)
    _follow(ledger, id_, "update", words, data, yes=yes)


@app.command()
def inbox(
    *, everything: Annotated[bool, typer.Option("--all", help="All calls, also ours and those that are over.")] = False,
    at: At = None, ledger: LedgerPath = LEDGER,
) -> None:
    """The calls to us that wait for an acknowledgement or an answer, the most urgent first."""
    from truceline.ledger import Ledger
    from truceline.operations import hotline
    from truceline.operations.entering import clock
    from truceline.publish.delivery import to_terminal
    from truceline.publish.hotline import board

    with Ledger.open(ledger) as opened:
        found = hotline.tellings(opened, clock(at))
    to_terminal(board.inbox(hotline.waiting(found, everything=everything)))


@app.command()
def board(
    *, at: At = None, watch: Annotated[int | None, typer.Option(
        "--watch", metavar="SECONDS", min=1, help="Look again so often, until Ctrl-C.")] = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """The open calls with their clocks."""
    from rich.console import Console
    from rich.live import Live

    from truceline.ledger import Ledger
    from truceline.operations import hotline
    from truceline.operations.entering import clock
    from truceline.publish.delivery import to_terminal
    from truceline.publish.hotline.board import board as drawn
    from truceline.publish.plain import plain

    with Ledger.open(ledger) as opened:
        now = clock(at)
        first = drawn(hotline.tellings(opened, now), opened.organisation, now)
        if watch is None:
            return to_terminal(plain(first))
        with (suppress(KeyboardInterrupt),
              Live(first, console=Console(highlight=False, markup=False), auto_refresh=False) as live):
            while True:
                time.sleep(watch)
                now = clock(at)
                live.update(drawn(hotline.tellings(opened, now), opened.organisation, now), refresh=True)


@app.command()
def handover(
    *, since: Annotated[str, typer.Option("--since", metavar="TIME", help="When it began: 8h before its end, or a time "
                                          "with its offset.")] = "8h",
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="When it ended, if not now.")] = None,
    format_: Format = PageFormat.text, output: Output = None, ledger: LedgerPath = LEDGER,
) -> None:
    """The shift's hand-over on one page: what is open, what was settled, what stayed silent, what is next."""
    from truceline.ledger import Ledger
    from truceline.operations import hotline
    from truceline.operations.entering import clock
    from truceline.operations.giving import give_out
    from truceline.publish.hotline import handover as pages

    with Ledger.open(ledger) as opened:
        end = clock(until)
        found = hotline.shift(opened, hotline.began(since, end), end)
    give_out(pages.html(found) if format_ is PageFormat.html else pages.text(found), output, ledger)


def _follow(ledger: str, id_: str, code: "Code", words: "Words", data: Path | None = None, *,
            yes: bool = True) -> None:
    from truceline.ledger import Ledger
    from truceline.operations import hotline
    from truceline.publish.delivery import to_terminal
    from truceline.publish.hotline.board import one

    with Ledger.open(ledger) as opened:
        told = hotline.follow(opened, id_, code, words, _loading(data), confirming(yes=yes))
    to_terminal(one(told))


def _words(text: str, place: str | None = None, within: list[str] | None = None, country: str = "",
           pick: int | None = None, when: str | None = None, deadline: str | None = None, by: str = "", *,
           duress: bool = False) -> "Words":
    from truceline.operations.entering import PlaceSaid
    from truceline.operations.hotline import Words

    where = PlaceSaid(place or "", tuple(within or ()), country, pick)
    return Words(text, where if place else None, when, deadline, duress=duress, by=by)


def _loading(data: Path | None) -> "Load":
    from truceline.knowledge.knowledge import load_knowledge

    return partial(load_knowledge, data)
