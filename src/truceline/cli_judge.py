"""`truceline judge`: a person's word on what the machine read or joined; it is never overridden, and can be undone."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_common import LEDGER, By, Data, LedgerPath
from truceline.cli_told import entered

if TYPE_CHECKING:
    from truceline.knowledge.knowledge import Knowledge
    from truceline.model.payload import Payload
    from truceline.operations.judging import Named

judge_app = typer.Typer(help="A person's word on what the machine read or joined: never overridden, and never lost.")

One = Annotated[str, typer.Argument(metavar="A", help="A claim (c-...) or an incident (i-...).")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another claim or incident.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim (c-...), by the beginning of its id.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Truce = Annotated[str | None, typer.Option(
    "--truce", metavar="FILE|NAME|none", help="As for a brief; without it the truce that the ledger is about.")]


class Found(StrEnum):
    """What a person may find of an incident."""

    violation = "violation"
    none = "no-violation"
    undetermined = "undetermined"


@judge_app.command()
def same(
    names: Annotated[list[str], typer.Argument(metavar="A B...", show_default=False, help="Claims or incidents.")], *,
    by: By = "", reason: Reason = "", truce: Truce = None, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """All that is named is one incident; a figure and an incident: it is the toll of it."""
    from truceline.operations import judging

    _judge(ledger, by, truce, data, lambda named, _: judging.same(named, names, reason))


@judge_app.command("not-same")
def not_same(
    a: One, b: Other, *, by: By = "", reason: Reason = "", truce: Truce = None, data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """The two named are not one incident; a claim and an incident: it is not told of it."""
    from truceline.operations import judging

    _judge(ledger, by, truce, data, lambda named, _: judging.not_same(named, a, b, reason))


@judge_app.command()
def wrong(
    claim: Claim, *, by: By = "", reason: Reason = "", truce: Truce = None, data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """The report does not say this: the claim counts nowhere, and is listed as left out."""
    from truceline.operations import judging

    _judge(ledger, by, truce, data, lambda named, _: judging.wrong(named, claim, reason))


@judge_app.command()
def correct(
    claim: Claim,
    fields: Annotated[list[str], typer.Argument(
        metavar="FIELD=VALUE...", show_default=False,
        help="low=32 high=null, metric=injured, time=2016-02-21, place=Homs, place='Salma, Latakia'.")],
    *,
    pick: Annotated[int | None, typer.Option(
        "--pick", metavar="NUMBER", min=0, help="Which of several places; 0: none.")] = None,
    by: By = "", reason: Reason = "", truce: Truce = None, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """The report says this, but otherwise than it was read; the claim keeps its id."""
    from truceline.operations import judging
    from truceline.operations.typed import correction

    asked = dict(correction(field) for field in fields)
    _judge(ledger, by, truce, data, lambda named, known: judging.corrected_as(named, claim, asked, known, pick, reason))


@judge_app.command()
def grade(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A claim, a report, or a source.")],
    admiralty: Annotated[str, typer.Argument(metavar="GRADE", help="B2, or one axis alone: B, 2.")],
    *, by: By = "", reason: Reason = "", ledger: LedgerPath = LEDGER,
) -> None:
    """The Admiralty grade: how reliable the source is (A to F), how credible what it says (1 to 6), judged apart."""
    from truceline.ledger import Ledger
    from truceline.operations import judging
    from truceline.operations.desk import enter, judge_of

    with Ledger.open(ledger) as opened:
        entered(enter(opened, judging.graded(id_, admiralty, reason), judge_of(by)))


@judge_app.command()
def finding(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident (i-...).")],
    verdict: Annotated[Found, typer.Argument(help="What you find.")],
    *,
    term: Annotated[str, typer.Option("--term", metavar="TERM", help="The clause, where there are several.")] = "",
    by: By = "", reason: Reason = "", truce: Truce = None, data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Your finding. Violation and no violation hold when two persons say so and none of us otherwise."""
    from truceline.operations import judging

    _judge(ledger, by, truce, data, lambda named, _: judging.found(
        named, incident, judging.VERDICTS[verdict.value], term, reason))


def _judge(path: str, by: str, truce: str | None, data: Path | None,
           judgement: "Callable[[Named, Knowledge], Payload]") -> None:
    """Enters what a person says of the brief as it stands."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.choosing import choice
    from truceline.operations.desk import brief_at_hand, enter, judge_of
    from truceline.operations.judging import Named

    who = judge_of(by)
    with Ledger.open(path) as ledger:
        knowledge = load_knowledge(data)
        named = Named(brief_at_hand(ledger, knowledge, choice(truce or ledger.truce)))
        entered(enter(ledger, judgement(named, knowledge), who))
