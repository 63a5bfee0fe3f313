"""`truceline register`: which party is what to a truce."""

from enum import StrEnum
from typing import Annotated

import typer

from truceline.cli_call import Country, Pick, Within, place_said
from truceline.cli_common import LEDGER, By, Data, LedgerPath, Yes, confirming
from truceline.cli_told import entered, tell
from truceline.errors import LedgerError

register_app = typer.Typer(help="Which party is what to a truce: since when, told to whom, by which source.")

Party = Annotated[str, typer.Argument(metavar="PARTY", help="The party, as people call it.")]
PledgeOf = Annotated[str, typer.Argument(metavar="PARTY|ID", help="The party, or the entry of its pledge.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Source = Annotated[str, typer.Option("--source", metavar="TEXT", help="From where you know it.")]
SaidBy = Annotated[str, typer.Option("--said-by", metavar="NAME", help="Whose word it is; without it our own.")]


class Standing(StrEnum):
    """What a party can be to a truce."""

    bound = "bound"
    expected = "expected"
    non_adherent = "non-adherent"
    excluded = "excluded"
    contested = "contested"
    suspended = "suspended"


@register_app.command("add")
def add(
    party: Party, *,
    status: Annotated[Standing, typer.Option("--status", help="What it is to the truce.")] = Standing.bound,
    told_to: Annotated[str, typer.Option("--told-to", metavar="GUARANTOR", help="To whom it gave its word.")] = "",
    channel: Annotated[str, typer.Option("--channel", metavar="GUARANTOR", help="Who answers for it.")] = "",
    since: Annotated[str | None, typer.Option("--since", metavar="TIME", help="From when it counts.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Until when, if limited.")] = None,
    clause: Annotated[str, typer.Option("--clause", metavar="TEXT", help="By which clause or criterion.")] = "",
    source: Source = "", said_by: SaidBy = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What else there is to know.")] = "",
    share: Annotated[bool, typer.Option("--share", help="Every peer may see it (TLP:GREEN).")] = False,
    truce: Annotated[str, typer.Option("--truce", metavar="NAME|FILE", help="Of which truce; else the ledger's.")] = "",
    by: By = "", data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Enters what a party is to the truce. It needs no location, and asks for none."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.model.claim import Party as Named
    from truceline.model.payload import Pledge
    from truceline.operations import registering
    from truceline.operations.choosing import choice, moment
    from truceline.operations.desk import judge_of

    pledge = Pledge.model_validate({
        "party": Named(name=party), "status": status.value, "told_to": told_to, "channel": channel,
        "since": moment(since, "--since"), "until": moment(until, "--until"),
        "clause": clause, "source": source, "said_by": said_by, "note": note})
    with Ledger.open(ledger) as opened:
        file = choice(truce or opened.truce).file
        entered(registering.add(opened, pledge, load_knowledge(data), file, judge_of(by), share=share))


@register_app.command("withdraw")
def withdraw(
    name: PledgeOf, *,
    since: Annotated[str | None, typer.Option("--since", metavar="TIME", help="From when; without it, now.")] = None,
    reason: Reason = "", source: Source = "", said_by: SaidBy = "", by: By = "", data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Ends a pledge: it was true until then. A pledge that never was is undone instead."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations import registering
    from truceline.operations.desk import judge_of

    with Ledger.open(ledger) as opened:
        entered(registering.withdraw(opened, name, registering.ending(since, reason, source, said_by),
                                     load_knowledge(data), judge_of(by)))


@register_app.command("locate")
def locate(
    name: PledgeOf, *, place: Annotated[str, typer.Option("--place", metavar="NAME", help="Where; read back.")],
    within: Within = None, country: Country = "", pick: Pick = None,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="PEER", help="Who may know it, beside us.")] = None,
    by: By = "", yes: Yes = False, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Enters where a party is, as precisely as it chose to say, for the recipients that it named and nobody else."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations import registering
    from truceline.operations.desk import judge_of

    said = place_said(place, within, country, pick)
    if said is None:
        raise LedgerError("name the place")
    with Ledger.open(ledger) as opened:
        entered(registering.locate(opened, name, said, to or (), load_knowledge(data), confirming(yes=yes),
                                   judge_of(by)))


@register_app.command("list")
def list_pledges(ledger: LedgerPath = LEDGER) -> None:
    """Every pledge that stands, ours and our peers', with its source."""
    from truceline.ledger import Ledger
    from truceline.operations import registering

    with Ledger.open(ledger) as opened:
        tell(registering.lines(opened))
