"""What the commands of a ledger share: what we enter is ours, signed for; which truce, and the brief at hand."""

from pathlib import Path

from truceline.engine.recall import brief_of
from truceline.errors import LedgerError
from truceline.flow import Reader
from truceline.knowledge.knowledge import Knowledge
from truceline.ledger import Ledger, Noted, checkpoints
from truceline.ledger.database import on_server
from truceline.ledger.keys import Keys, key_file
from truceline.model.brief import Brief
from truceline.model.entry import Cap, Tlp, now, stated
from truceline.model.payload import Payload
from truceline.register import TruceChoice


def new_ledger(address: str | Path, organisation: str, truce: str = "") -> tuple[Path, str]:
    """Makes a ledger and its keys; where the keys lie, and their fingerprint."""
    if not on_server(address):
        _check_new(Path(address))
    held = key_file(address)
    keys = Keys.create(held)
    try:
        Ledger.create(address, organisation, keys.public, truce).close()
    except LedgerError:
        held.unlink()
        raise
    return held, keys.public.fingerprint()


def _check_new(path: Path) -> None:
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")
    if path.exists():
        raise LedgerError(f"{path}: is there already; nothing was changed")


def enter(ledger: Ledger, body: Payload, by: str, *, status: Cap = "Actual", audience: Tlp = "AMBER",
          recipients: tuple[str, ...] = (), once: bool = False) -> Noted | None:
    """A new entry of ours, and a checkpoint over it; None where ``once`` finds that it stands already."""
    entry = stated(body, ledger.organisation, now(), by=by, status=status, audience=audience, recipients=recipients)
    noted = ledger.append([entry], once=once)
    seal_off(ledger)
    return noted[0] if noted else None


def seal_off(ledger: Ledger) -> None:
    """Signs for what is there now, where the keys are at hand; without them the next checkpoint covers it."""
    if ledger.keys is not None and key_file(ledger.address).exists():
        checkpoints.sign(ledger, keys_of(ledger))


def keys_of(ledger: Ledger) -> Keys:
    """The ledger's own keys; LedgerError where those that are there are another's."""
    keys = Keys.load(key_file(ledger.address))
    if keys.public != ledger.keys:
        raise LedgerError(f"{key_file(ledger.address)}: are not the keys of this ledger")
    return keys


def judge_of(by: str) -> str:
    """Who judges: a person, for two of them must agree where it matters."""
    if not by.strip():
        raise LedgerError("a judgement is somebody's: say --by NAME")
    return by.strip()


def brief_at_hand(ledger: Ledger, knowledge: Knowledge, truce: TruceChoice, as_of: str | None = None,
                  known: str | None = None, jobs: int = 1, reader: Reader | None = None) -> Brief:
    """The brief of the ledger; LedgerError where it holds nothing to brief."""
    found = brief_of(ledger, knowledge, truce, as_of, known, jobs, reader)
    if not found.dossier.reports:
        raise LedgerError(f"{ledger.address}: holds no report of then, so there is no brief" if known or as_of else
                          f"{ledger.address}: holds no report, so there is no brief")
    return found
