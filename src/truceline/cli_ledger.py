"""`truceline init`, `ingest`, `log`, `show`, `search`, `verify`, `checkpoint`, `undo`, `diff`: the ledger itself."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_call import call
from truceline.cli_common import LEDGER, By, Data, LedgerPath, Output
from truceline.cli_judge import judge_app
from truceline.cli_register import register_app
from truceline.cli_told import entered, tell
from truceline.errors import LedgerError

if TYPE_CHECKING:
    from truceline.engine.intake import Taken
    from truceline.flow import Reader
    from truceline.model.brief import Brief
    from truceline.model.entry import Tlp

ALL_READ, FAULTS, SOME_QUARANTINED = 0, 1, 2

Id = Annotated[str, typer.Argument(metavar="ID", help="The beginning of an entry's id.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Truce = Annotated[str | None, typer.Option(
    "--truce", metavar="FILE|NAME|none", help="As for a brief; without it the truce that the ledger is about.")]


class Audience(StrEnum):
    """Who may see an entry, by the Traffic Light Protocol."""

    clear = "CLEAR"
    green = "GREEN"
    amber = "AMBER"
    strict = "AMBER+STRICT"
    red = "RED"


def add_to(app: typer.Typer, epilog: str) -> None:
    """Registers the commands of the ledger."""
    for command in (init, ingest, log, show, search, verify, checkpoint, undo, diff, call):
        app.command(epilog=epilog)(command)
    app.add_typer(register_app, name="register", epilog=epilog)
    app.add_typer(judge_app, name="judge", epilog=epilog)


def init(
    *,
    organisation: Annotated[str, typer.Option("--organisation", metavar="NAME", help="Whose ledger it is.")],
    truce: Annotated[str, typer.Option(
        "--truce", metavar="NAME|FILE", help="The truce that it is about, for all commands that ask for one.")] = "",
    ledger: LedgerPath = LEDGER,
) -> None:
    """Makes a new ledger, and its keys beside it, in a file that only you may read."""
    from truceline.operations.choosing import truce_file
    from truceline.operations.desk import new_ledger

    if truce:
        truce_file(truce)
    keys, fingerprint = new_ledger(ledger, organisation, truce)
    tell([f"{ledger}: the ledger of {organisation}", f"Keys: {keys}. Keep a copy where the ledger is not.",
          f"Fingerprint, to be read to others: {fingerprint}"])


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", show_default=False, help="Files or folders.")],
    *,
    by: By = "",
    audience: Annotated[Audience, typer.Option(
        "--audience", help="Who may see them: CLEAR and GREEN every peer, the others nobody but us.")] = Audience.amber,
    data: Data = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes that read.")] = 1,
    ledger: LedgerPath = LEDGER,
) -> int:
    """Takes reports in, with their original bytes. What is there already is left; cut short, it is run again."""
    from truceline.engine.intake import ingest as take_in
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.desk import seal_off

    knowledge, tlp = load_knowledge(data), audience_of(audience)
    with Ledger.open(ledger) as at_hand:
        taken = take_in(at_hand, paths, knowledge, by=by, audience=tlp, jobs=jobs, tell=_progress)
        seal_off(at_hand)
        size = len(at_hand)
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    for each in taken.quarantined:
        sys.stderr.write(f"truceline: not read: {each.path}: {each.reason}\n")
    tell([f"{taken.seen} seen, {taken.new} new, {len(taken.quarantined)} not read; {size} entries"])
    return SOME_QUARANTINED if taken.quarantined else ALL_READ


def log(
    *,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only entries of this kind.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="As the log was then.")] = None,
    last: Annotated[int, typer.Option("--last", metavar="N", min=1, help="Only the last of them.")] = 50,
    ledger: LedgerPath = LEDGER,
) -> None:
    """The entries in the order they came, the newest last."""
    from truceline.ledger import Ledger
    from truceline.operations.typed import end_of
    from truceline.publish.entries import line

    with Ledger.open(ledger) as at_hand:
        kept = at_hand.newest(last, *(kind or ()), until=end_of(until) if until else None)
        gone = at_hand.taken_back(noted.entry.id for noted in kept)
        tell(line(noted, undone=noted.entry.id in gone) for noted in kept)


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An entry, a claim, an incident, a report or a contact.")],
    *,
    original: Annotated[bool, typer.Option("--original", help="The bytes that a report was read from.")] = False,
    unseal: Annotated[bool, typer.Option("--unseal", help="The name of a contact; it takes the keys.")] = False,
    truce: Truce = None,
    data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """All that is known of one thing: of an entry, a claim with its quote, an incident with its claims."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations import showing
    from truceline.operations.choosing import choice
    from truceline.operations.desk import brief_at_hand, keys_of

    with Ledger.open(ledger) as at_hand:
        if original:
            sys.stdout.buffer.write(showing.original(at_hand, id_))
        elif unseal:
            tell([showing.unsealed(at_hand, id_, keys_of(at_hand))])
        elif id_.startswith(("c-", "i-")):
            tell(showing.of_brief(brief_at_hand(at_hand, load_knowledge(data), choice(truce or at_hand.truce)), id_))
        else:
            tell(showing.of_entry(at_hand, id_))


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='Words, or "a whole phrase"; of any script.')],
    *,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="At most so many.")] = 20,
    ledger: LedgerPath = LEDGER,
) -> None:
    """The entries that hold all of the words, the best first."""
    from truceline.ledger import Ledger
    from truceline.publish.entries import line

    with Ledger.open(ledger) as at_hand:
        found = at_hand.search(text, most)
        gone = at_hand.taken_back(noted.entry.id for noted in found)
        tell([line(noted, undone=noted.entry.id in gone) for noted in found] or ["nothing holds all of these words"])


def verify(
    *,
    checkpoint_: Annotated[Path | None, typer.Option(
        "--checkpoint", metavar="FILE", help="A checkpoint kept elsewhere: it names what changed since.")] = None,
    ledger: LedgerPath = LEDGER,
) -> int:
    """Whether every entry is what it was; the exit code is 1 where one is not. Asks no other host."""
    from truceline.ledger import Ledger
    from truceline.ledger.checkpoints import witness
    from truceline.ledger.verify import verify as look

    kept = witness(checkpoint_.read_text(encoding="ascii", errors="replace")) if checkpoint_ else None
    with Ledger.open(ledger) as at_hand:
        found = look(at_hand, kept)
    if found.faults:
        tell(fault.line() for fault in found.faults)
        return FAULTS
    against = f" and by that of {kept.checkpoint.at} over {kept.checkpoint.size}" if kept else ""
    own = f"by {found.checkpoints} checkpoints of its own"
    tell([f"{found.size} entries, head {found.root[:16]}: whole {own}{against}"])
    return ALL_READ


def checkpoint(*, output: Output = None, ledger: LedgerPath = LEDGER) -> None:
    """A signed checkpoint to keep where the ledger is not: on paper, on a stick, with a peer."""
    from truceline.ledger import Ledger
    from truceline.ledger.checkpoints import to_keep
    from truceline.operations.desk import keys_of
    from truceline.operations.giving import give_out

    with Ledger.open(ledger) as at_hand:
        text = to_keep(at_hand, keys_of(at_hand))
    give_out(text, output, ledger)


def undo(id_: Id, *, by: By = "", reason: Reason = "", ledger: LedgerPath = LEDGER) -> None:
    """Takes an entry of your own back: the state is as if it had never been. An undo can be taken back too."""
    from truceline.ledger import Ledger
    from truceline.model.payload import Undo
    from truceline.operations.desk import enter

    with Ledger.open(ledger) as at_hand:
        noted = at_hand.find(id_)
        if noted.entry.author != at_hand.organisation:
            raise LedgerError(f"{id_}: is {noted.entry.author}'s; only they take it back")
        if noted.entry.id in at_hand.taken_back([noted.entry.id]):
            raise LedgerError(f"{id_}: is taken back already; undo that undo to have it again")
        # Who may see an entry may see that it was taken back.
        entered(enter(at_hand, Undo(of=noted.entry.id, reason=reason), by, audience=noted.entry.audience,
                      recipients=noted.entry.recipients))


def diff(
    *,
    from_: Annotated[str, typer.Option("--from", metavar="DAY", help="What was known by the end of this day (UTC).")],
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="And by the end of this; else now.")] = None,
    truce: Truce = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="TIME", help="As for a brief.")] = None,
    data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """What we said then, what we say now, and because of which entry."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.changes import changes
    from truceline.operations.choosing import choice, moment
    from truceline.operations.typed import end_of

    with Ledger.open(ledger) as at_hand:
        tell(changes(at_hand, load_knowledge(data), choice(truce or at_hand.truce), end_of(from_),
                     end_of(to) if to else None, moment(as_of)))


# ------------------------------------------------------------------ for the commands that need no ledger too

def brief_of(path: str, truce: str | None, as_of: str | None, known: str | None, data: Path | None, jobs: int,
             reader: "Reader | None") -> "Brief":
    """The brief of a ledger, now or as it was known then."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.choosing import choice, moment
    from truceline.operations.desk import brief_at_hand
    from truceline.operations.typed import end_of

    with Ledger.open(path) as ledger:
        return brief_at_hand(ledger, load_knowledge(data), choice(truce or ledger.truce), moment(as_of),
                             end_of(known) if known else None, jobs, reader)


def who(path: str, name: str, truce: str | None, as_of: str | None, data: Path | None, by: str) -> int:
    """What the register and the reports of a ledger say of a party now; that it was asked is an entry."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations.asking import who as ask
    from truceline.operations.choosing import choice, moment

    with Ledger.open(path) as ledger:
        tell(ask(ledger, name, load_knowledge(data), choice(truce or ledger.truce), moment(as_of), by).lines())
    return ALL_READ


# ------------------------------------------------------------------ beside

def audience_of(asked: Audience) -> "Tlp":
    """The word of the Traffic Light Protocol as entries have it."""
    from pydantic import TypeAdapter

    from truceline.model.entry import Tlp

    word: Tlp = TypeAdapter(Tlp).validate_python(asked.value)
    return word


def _progress(taken: "Taken") -> None:
    """How far it came, on standard error: what is counted is safely kept."""
    line = f"{taken.seen} seen, {taken.new} new, {len(taken.quarantined)} not read"
    sys.stderr.write(f"\r{line}" if sys.stderr.isatty() else f"{line}\n")
    sys.stderr.flush()
