"""`truceline bulletin`: one organisation's dated summary of its ledger."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from truceline.cli_common import LEDGER, Data, LedgerPath, Output


class BulletinFormat(StrEnum):
    """The formats of a bulletin."""

    text = "text"
    html = "html"
    json = "json"


def bulletin(
    *, from_: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day of the period.")],
    to: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day of the period.")],
    truce: Annotated[str, typer.Option(
        "--truce", metavar="FILE|NAME", help="The truce to judge by; without it the ledger's own.")] = "",
    roster: Annotated[Path | None, typer.Option(
        "--roster", metavar="FILE", help="Who is expected to report on which area on which days.")] = None,
    earlier: Annotated[list[Path] | None, typer.Option(
        "--earlier", metavar="FILE", help="An earlier bulletin as JSON: what it cites and is otherwise now is "
        "corrected; may be given again.")] = None,
    as_of: Annotated[str | None, typer.Option(
        "--as-of", metavar="TIME", help="Leave out what came into the ledger later: a day, a time, or "
        "what an earlier bulletin was known by.")] = None,
    format_: Annotated[BulletinFormat, typer.Option("--format", help="How it is given out.")] = BulletinFormat.text,
    output: Output = None, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """What changed, what is alleged, figures as ranges, what was not observed, what earlier bulletins had otherwise."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.knowledge.roster import load_roster
    from truceline.ledger import Ledger
    from truceline.operations import bulletin as office
    from truceline.operations.choosing import truce_file
    from truceline.operations.giving import give_out
    from truceline.publish.bulletin import give

    start, end = office.days(from_, to)
    expected = load_roster(roster) if roster else ()
    cited = [give.read(path) for path in earlier or ()]
    knowledge = load_knowledge(data)
    with Ledger.open(ledger) as opened:
        named = truce or opened.truce
        made = office.bulletin(opened, knowledge, truce_file(named) if named else None, start, end, roster=expected,
                               earlier=cited, as_of=office.known_by(as_of) if as_of else None)
    formats = {BulletinFormat.text: give.text, BulletinFormat.html: give.html, BulletinFormat.json: give.data}
    give_out(formats[format_](made), output, ledger)
