"""`truceline call` and `register`: what contacts say, and which party is what to a truce."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_common import LEDGER, By, Data, Exercise, LedgerPath, Test, Yes, confirming
from truceline.cli_told import entered, tell
from truceline.errors import LedgerError

if TYPE_CHECKING:
    from truceline.model.payload import Knows
    from truceline.operations.entering import PlaceSaid

register_app = typer.Typer(help="Which party is what to a truce: since when, told to whom, by which source.")

Party = Annotated[str, typer.Argument(metavar="PARTY", help="The party, as people call it.")]
PledgeOf = Annotated[str, typer.Argument(metavar="PARTY|ID", help="The party, or the entry of its pledge.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Source = Annotated[str, typer.Option("--source", metavar="TEXT", help="From where you know it.")]
SaidBy = Annotated[str, typer.Option("--said-by", metavar="NAME", help="Whose word it is; without it our own.")]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where; read back.")]
Within = Annotated[list[str] | None, typer.Option("--within", metavar="NAME", help="What the place lies in.")]
Country = Annotated[str, typer.Option("--country", metavar="CODE", help="Its country, by two letters.")]
Pick = Annotated[int | None, typer.Option("--pick", metavar="NUMBER", min=0, help="Which of several places; 0: none.")]


class Known(StrEnum):
    """How a contact knows what it says."""

    saw = "saw"
    heard = "heard"
    told = "told"


class Standing(StrEnum):
    """What a party can be to a truce."""

    bound = "bound"
    expected = "expected"
    non_adherent = "non-adherent"
    excluded = "excluded"
    contested = "contested"
    suspended = "suspended"


def call(
    *,
    contact: Annotated[str, typer.Option(
        "--contact", metavar="NAME", help="Who says so: sealed, and shown by a public id only.")] = "",
    knows: Annotated[Known | None, typer.Option("--knows", help="How they know it.")] = None,
    said: Annotated[str, typer.Option("--said", metavar="TEXT", help="Their words, in any script.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="The language of their words.")] = "",
    when: Annotated[str, typer.Option(
        "--when", metavar="TIME", help="2016-02-27, 2016-02-27T09:00, or two with a / between.")] = "",
    place: PlaceName = None, within: Within = None, country: Country = "", pick: Pick = None,
    what: Annotated[str, typer.Option("--what", metavar="KIND", help="The kind of event: shelling, ...")] = "",
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="Who did it.")] = None,
    target: Annotated[list[str] | None, typer.Option("--target", metavar="NAME", help="To whom.")] = None,
    weapon: Annotated[list[str] | None, typer.Option("--weapon", metavar="NAME", help="With what.")] = None,
    killed: Annotated[str, typer.Option("--killed", metavar="NUMBER", help="12, at least 3, about 40, 10-20.")] = "",
    injured: Annotated[str, typer.Option("--injured", metavar="NUMBER", help="The same.")] = "",
    missing: Annotated[str, typer.Option("--missing", metavar="NUMBER", help="The same.")] = "",
    abducted: Annotated[str, typer.Option("--abducted", metavar="NUMBER", help="The same.")] = "",
    detained: Annotated[str, typer.Option("--detained", metavar="NUMBER", help="The same.")] = "",
    displaced: Annotated[str, typer.Option("--displaced", metavar="NUMBER", help="The same.")] = "",
    grade: Annotated[str, typer.Option("--grade", metavar="GRADE", help="Admiralty: B2; without it F6.")] = "",
    restricted: Annotated[bool, typer.Option("--restricted", help="Show grade and hash, never the words.")] = False,
    exercise: Exercise = False, test: Test = False, by: By = "", yes: Yes = False, data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Takes down what a contact says; what is missing is asked for at a terminal, and all of it is read back."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations import calling
    from truceline.operations.desk import keys_of
    from truceline.operations.entering import cap

    asking = sys.stdin.isatty() and not (contact and knows)
    taken = calling.Taken(
        contact=contact or _ask("Who says so", asking=asking, needed="--contact NAME"),
        knows=_knows(knows, asking=asking), said=said or _ask("Their words", asking=asking),
        what=what or _ask("What happened (shelling, armed clash, aid blocked, ...)", asking=asking),
        place=_place(place or _ask("Where", asking=asking), within, country, pick),
        when=when or _ask("When (2016-02-27T09:00)", asking=asking), language=language, actors=actor or (),
        targets=target or (), weapons=weapon or (),
        figures={"killed": killed or _ask("Killed", asking=asking),
                 "injured": injured or _ask("Injured", asking=asking), "missing": missing, "abducted": abducted,
                 "detained": detained, "displaced": displaced},
        grade=grade or _ask("Grade (B2; F6 where you cannot judge)", asking=asking), restricted=restricted)
    with Ledger.open(ledger) as opened:
        entered(calling.call(opened, taken, load_knowledge(data), keys_of(opened), confirming(yes=yes), by,
                             status=cap(exercise=exercise, test=test)))


# ------------------------------------------------------------------ register

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
    from truceline.operations.choosing import choice
    from truceline.operations.desk import judge_of

    pledge = Pledge.model_validate({
        "party": Named(name=party), "status": status.value, "told_to": told_to, "channel": channel, "since": since,
        "until": until, "clause": clause, "source": source, "said_by": said_by, "note": note})
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

    said = _place(place, within, country, pick)
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


# ------------------------------------------------------------------ asking

def _ask(question: str, *, asking: bool, needed: str = "") -> str:
    """The answer of a person at a terminal; LedgerError where nobody can be asked for what is needed."""
    if asking:
        return str(typer.prompt(question, default="", show_default=False, err=True)).strip()
    if needed:
        raise LedgerError(f"a call needs {needed}")
    return ""


def _knows(knows: Known | None, *, asking: bool) -> "Knows":
    from pydantic import TypeAdapter, ValidationError

    from truceline.model.payload import Knows

    told = knows.value if knows else _ask("How do they know: saw, heard, told", asking=asking,
                                          needed="--knows saw|heard|told")
    try:
        word: Knows = TypeAdapter(Knows).validate_python(told.lower())
    except ValidationError as error:
        raise LedgerError(f"{told}: they saw it, heard it, or were told it") from error
    return word


def _place(name: str | None, within: list[str] | None, country: str, pick: int | None) -> "PlaceSaid | None":
    from truceline.operations.entering import PlaceSaid

    if not name:
        return None
    first, *around = [part.strip() for part in name.split(",")]
    return PlaceSaid(name=first, within=(*around, *(within or ())), country=country, pick=pick)
