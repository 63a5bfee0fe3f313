"""`truceline case`: the working group, where an allegation is answered, disputed by field, found and ended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
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
)

if TYPE_CHECKING:
    from truceline.operations.cases import Entered, WorkingGroup

app = typer.Typer(help="The working group: each side's version stays unaltered beside the other's.")


class VerdictAsked(StrEnum):
    """What a person finds."""

    violation = "violation"
    no_violation = "no-violation"
    undetermined = "undetermined"


Named = Annotated[str, typer.Argument(metavar="CASE", help="The case, by the first characters of its id.")]
Field = Annotated[str, typer.Argument(metavar="FIELD", help="What it is about: what, when, where, who, whom, ...")]
Say = Annotated[list[str] | None, typer.Option(
    "--say", metavar="FIELD=TEXT", help="What your side says of one field; may be given again.")]
Truce = Annotated[str, typer.Option(
    "--truce", metavar="FILE|NAME", help="The truce: a file, or a name of `truceline truce list`.")]


@app.command("open")
def open_case(
    *, against: Annotated[str, typer.Option("--against", metavar="PARTY", help="Who is said to have breached it.")],
    term: Annotated[str, typer.Option("--term", metavar="TERM", help="The term, as `truceline truce show` names it.")],
    to: Annotated[str, typer.Option("--to", metavar="PEER", help="Whose answer is asked for.")],
    truce: Truce = "", incident: Annotated[str, typer.Option(
        "--incident", metavar="ID", help="The incident in this ledger: what reports say of it is filled in.")] = "",
    by_side: Annotated[str, typer.Option("--by-side", metavar="PARTY", help="Who alleges it, if not yourselves.")] = "",
    say: Say = None, text: Said = "", deadline: Deadline = None, exercise: Exercise = False, test: Test = False,
    by: By = "", data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Opens a case: the other side is asked for information at once, with a clock."""
    from truceline.operations.cases import Opening
    from truceline.operations.entering import cap

    opening = Opening(to, against, term, by_side, text, tuple(say or ()), deadline)
    with _group(ledger, truce, data) as group:
        found = group.incident(incident) if incident else None
        _tell(group, group.open(opening, by, cap(exercise=exercise, test=test), found))


@app.command()
def respond(case: Named, *, say: Say = None, text: Said = "", by: By = "", truce: Truce = "", data: Data = None,
            ledger: LedgerPath = LEDGER) -> None:
    """Tells your side's version, field by field or in free words."""
    _enter(lambda group: group.respond(group.named(case), say or (), text, by), ledger, truce, data)


@app.command()
def ask(case: Named, *, text: Said = "", deadline: Deadline = None, by: By = "", truce: Truce = "",
        data: Data = None, ledger: LedgerPath = LEDGER) -> None:
    """Asks the other side a further question, with a clock of its own."""
    _enter(lambda group: group.ask(group.named(case), text, deadline, by), ledger, truce, data)


@app.command()
def dispute(case: Named, field: Field, *, text: Said = "", by: By = "", truce: Truce = "", data: Data = None,
            ledger: LedgerPath = LEDGER) -> None:
    """Disputes what the other side says of one field; --text gives your own version of it."""
    _enter(lambda group: group.mark(group.named(case), "dispute", field, text, by), ledger, truce, data)


@app.command()
def agree(case: Named, field: Field, *, by: By = "", truce: Truce = "", data: Data = None,
          ledger: LedgerPath = LEDGER) -> None:
    """Agrees with what the other side says of one field now."""
    _enter(lambda group: group.mark(group.named(case), "agree", field, "", by), ledger, truce, data)


@app.command()
def find(
    case: Named, *, verdict: Annotated[VerdictAsked | None, typer.Option("--verdict", help="What you find.")] = None,
    sign: Annotated[str, typer.Option("--sign", metavar="ID", help="Sign this finding, in its own words.")] = "",
    text: Said = "", by: By = "", truce: Truce = "", data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """One person's finding for your side; a joint one needs the same words signed by both sides."""

    def entered(group: "WorkingGroup") -> "Entered":
        if sign:
            return group.sign(group.named(case), sign, by)
        return group.find(group.named(case), verdict or "", text, by)

    _enter(entered, ledger, truce, data)


@app.command()
def refer(
    case: Named, *, to_whom: Annotated[str, typer.Option("--to-whom", metavar="NAME", help="To whom it goes up.")] = "",
    text: Said = "", by: By = "", truce: Truce = "", data: Data = None, ledger: LedgerPath = LEDGER,
) -> None:
    """Passes a case up, and says why."""
    _enter(lambda group: group.refer(group.named(case), to_whom, text, by), ledger, truce, data)


@app.command()
def close(case: Named, *, text: Said = "", by: By = "", truce: Truce = "", data: Data = None,
          ledger: LedgerPath = LEDGER) -> None:
    """Closes a case; who answers for the accused never does so alone."""
    _enter(lambda group: group.close(group.named(case), text, by), ledger, truce, data)


@app.command()
def show(case: Named, *, format_: Format = PageFormat.text, output: Output = None, at: At = None, truce: Truce = "",
         data: Data = None, ledger: LedgerPath = LEDGER) -> None:
    """One case: both versions side by side, what was asked, findings, every step."""
    from truceline.operations.entering import clock
    from truceline.operations.giving import give_out
    from truceline.publish.cases import casefile

    with _group(ledger, truce, data) as group:
        found = group.named(case)
        told = group.told(found, clock(at), group.trial(found))
    give_out(casefile.html(told) if format_ is PageFormat.html else casefile.text(told), output, ledger)


@app.command("list")
def list_cases(*, everything: Annotated[bool, typer.Option("--all", help="Closed cases too.")] = False, at: At = None,
               truce: Truce = "", data: Data = None, ledger: LedgerPath = LEDGER) -> None:
    """The cases with their clocks, and where persistent non-compliance proposes referral."""
    from truceline.operations.entering import clock
    from truceline.publish.cases.casefile import overview
    from truceline.publish.delivery import to_terminal

    with _group(ledger, truce, data) as group:
        now = clock(at)
        told = [group.told(case, now) for case in group.all() if everything or not case.closed]
        to_terminal(overview(told, group.proposed(now), group.strays()))


def _enter(step: "Callable[[WorkingGroup], Entered]", ledger: str, truce: str, data: Path | None) -> None:
    with _group(ledger, truce, data) as group:
        _tell(group, step(group))


def _tell(group: "WorkingGroup", entered: "Entered") -> None:
    from truceline.model.entry import now
    from truceline.publish.cases.casefile import short
    from truceline.publish.delivery import to_terminal

    to_terminal(short(group.told(entered.case, now()), entered.step))


@contextmanager
def _group(ledger: str, truce: str, data: Path | None) -> "Iterator[WorkingGroup]":
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.cases import WorkingGroup
    from truceline.operations.choosing import truce_file

    knowledge = load_knowledge(data)
    with Ledger.open(ledger) as opened:
        named = truce or opened.truce
        yield WorkingGroup(opened, knowledge, truce_file(named) if named else None)
