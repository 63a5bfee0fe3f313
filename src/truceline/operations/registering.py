"""The register as an officer keeps it: pledges, withdrawals, locations for named recipients, and what there is."""

from collections.abc import Iterator, Sequence

from truceline.errors import LedgerError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.readback import period_meant, read_back_place
from truceline.ledger import Ledger, Noted, state_of
from truceline.ledger.register import Registered, party_key, registered
from truceline.model.claim import Party
from truceline.model.entry import SHOWN, Entry
from truceline.model.payload import Location, Pledge, Withdrawal
from truceline.model.truce import PartyStatus, TruceFile
from truceline.operations.desk import enter
from truceline.operations.entering import Confirm, PlaceSaid, known_peer, meant
from truceline.operations.typed import party

FEWEST = 4  # characters of an id
KINDS = ("pledge", "withdrawal", "location")


def add(ledger: Ledger, pledge: Pledge, knowledge: Knowledge, truce: TruceFile | None, by: str, *,
        share: bool) -> Noted:
    """Enters what a party is to a truce; with ``share`` every peer may see it. The channel is the guarantor it told."""
    for moment in filter(None, (pledge.since, pledge.until)):
        period_meant(moment, truce.country if truce else "")
    known = party(pledge.party.name, knowledge)
    body = pledge.model_copy(update={
        "party": known, "truce": pledge.truce or (truce.id if truce else ""),
        "channel": pledge.channel or pledge.told_to or _channel(known, truce)})
    noted = enter(ledger, body, by, status=truce.status if truce else "Actual", audience="GREEN" if share else "AMBER")
    if noted is None:
        raise LedgerError("this stands in the register already")
    return noted


def ending(since: str | None, reason: str, source: str, said_by: str) -> Withdrawal:
    """A withdrawal as somebody typed it; which pledge it ends is for ``withdraw`` to find."""
    if since is not None:
        period_meant(since, "")
    return Withdrawal(of="0" * 64, since=since, reason=reason, source=source, said_by=said_by)


def withdraw(ledger: Ledger, name: str, body: Withdrawal, knowledge: Knowledge, by: str) -> Noted:
    """Ends a pledge of our register, named by its entry or by the party; it was true until then."""
    pledge = _own(ledger, name, knowledge)
    noted = enter(ledger, body.model_copy(update={"of": pledge.id}), by,
                  status=pledge.status, audience=pledge.audience)
    if noted is None:
        raise LedgerError("it is withdrawn already")
    return noted


def locate(ledger: Ledger, name: str, said: PlaceSaid, recipients: Sequence[str], knowledge: Knowledge,
           confirm: Confirm, by: str) -> Noted:
    """Enters where a party is, at the precision that it chose, for the recipients that it named and nobody else."""
    pledge, place = _own(ledger, name, knowledge), meant(said, knowledge.gazetteer)
    for recipient in recipients:
        known_peer(ledger, recipient)
    confirm([f"Where: {read_back_place(place)}", f"For: {', '.join(recipients) or 'nobody but us'}"])
    noted = enter(ledger, Location(of=pledge.id, place=place), by, status=pledge.status, audience="RED",
                  recipients=tuple(recipients))
    if noted is None:
        raise LedgerError("this stands already")
    return noted


def lines(ledger: Ledger) -> Iterator[str]:
    """Every pledge that stands, with its source and whether it was withdrawn."""
    state = state_of(ledger.standing(*KINDS), ledger.organisation)
    found = list(registered(state))
    for each in sorted(found, key=lambda line: (line.pledge.party.name, line.entry.order)):
        yield _line(each)
    if not found:
        yield "The register holds no pledge. That says nothing about anybody."


def _line(each: Registered) -> str:
    pledge = each.pledge
    parts = [f"{each.entry.id[:SHOWN]}  {pledge.party.name}: {pledge.status}",
             f"since {pledge.since}" if pledge.since else "", f"until {each.until}" if each.until else "",
             f"told to {pledge.told_to}" if pledge.told_to else "", each.why, each.source()]
    return "; ".join(part for part in parts if part)


def _channel(known: Party, truce: TruceFile | None) -> str:
    """The guarantor that answers for a party, as the truce file has it."""
    channels = truce.channels if truce else ()
    return next((channel.guarantor for channel in channels if known.name in channel.parties), "")


def _own(ledger: Ledger, name: str, knowledge: Knowledge) -> Entry:
    """The newest pledge of ours that is meant, of those that stand and are not withdrawn."""
    state = state_of(ledger.standing(*KINDS), ledger.organisation)
    key, actors = party_key(party(name, knowledge), knowledge.actors), knowledge.actors
    ours = [(entry, pledge) for entry, pledge, ends in state.pledges()
            if entry.author == ledger.organisation and not ends]
    fits = [entry for entry, _ in ours if len(name) >= FEWEST and entry.id.startswith(name)] or [
        entry for entry, pledge in ours if party_key(pledge.party, actors) == key]
    if not fits:
        raise LedgerError(f"{name}: no pledge of ours that stands")
    return fits[-1]


STATUSES: tuple[PartyStatus, ...] = ("bound", "expected", "non-adherent", "excluded", "contested", "suspended")
