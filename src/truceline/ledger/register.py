"""The pledges of a ledger beside the parties of a truce file: one line a party, contested where registers differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.knowledge.filed import party_of
from truceline.knowledge.index import Actors
from truceline.ledger.state import State
from truceline.model.claim import Party
from truceline.model.entry import SHOWN, Entry
from truceline.model.names import fold
from truceline.model.payload import Pledge, Withdrawal
from truceline.model.time import Moment
from truceline.model.truce import Adherent, PartyStatus, TruceFile

_AGAINST: frozenset[PartyStatus] = frozenset({"excluded", "non-adherent", "contested"})


@dataclass(frozen=True, slots=True)
class Registered:
    """One pledge as the register has it: with the day it ends, if it was withdrawn."""

    entry: Entry
    pledge: Pledge
    until: Moment | None
    why: str = ""

    def adherent(self) -> Adherent:
        """The pledge as a line of a truce file."""
        pledge = self.pledge
        return Adherent(
            name=pledge.party.name, id=pledge.party.id, status=pledge.status, since=pledge.since, until=self.until,
            told_to=pledge.told_to, channel=pledge.channel, by=pledge.said_by or self.entry.author,
            source=self.source(), registered=True,
            note=". ".join(part for part in (pledge.clause, pledge.note, self.why) if part))

    def source(self) -> str:
        """Where it is from, and how old it is."""
        told = f": {self.pledge.source}" if self.pledge.source else ""
        return (f"register of {self.entry.author}, entry {self.entry.id[:SHOWN]}, "
                f"recorded {self.entry.recorded[:16]}Z{told}")


def registered(state: State) -> tuple[Registered, ...]:
    """Every pledge that stands, by when it was recorded, ended where its own organisation withdrew it."""
    return tuple(_registered(entry, pledge, ends) for entry, pledge, ends in state.pledges())


def with_pledges(file: TruceFile, state: State, actors: Actors) -> TruceFile:
    """A truce file whose parties are those of the file and of the pledges that name this truce, or none."""
    by_party: dict[str, list[Registered]] = defaultdict(list)
    for line in registered(state):
        if line.pledge.truce in {"", file.id}:
            by_party[party_key(line.pledge.party, actors)].append(line)
    if not by_party:
        return file
    filed = {party_key(Party(name=party.name, id=party.id), actors): party for party in file.parties}
    keys = dict.fromkeys((*filed, *by_party))
    return file.model_copy(update={"parties": tuple(_one(filed.get(k), by_party.get(k, ()), file) for k in keys)})


def party_key(party: Party, actors: Actors) -> str:
    """What tells a party from others: its entry in the knowledge, else its folded name."""
    return party.id or party_of(party.name, actors).id or fold(party.name)


def _registered(entry: Entry, pledge: Pledge, ends: Sequence[Entry]) -> Registered:
    """The first withdrawal ends it."""
    for end in ends:
        if isinstance(end.body, Withdrawal):
            day = end.body.since or end.recorded[:10]
            until = min(pledge.until, day) if pledge.until else day
            return Registered(entry, pledge, until, ": ".join(part for part in ("withdrawn", end.body.reason) if part))
    return Registered(entry, pledge, pledge.until)


def _one(filed: Adherent | None, lines: Sequence[Registered], file: TruceFile) -> Adherent:
    """One line from the file's and every register's newest; a status that another register denies is contested."""
    newest = {line.entry.author: line for line in lines}
    told = [line.adherent() for _, line in sorted(newest.items(), key=lambda pair: pair[1].entry.order)]
    if not told:
        return filed or Adherent(name="", status="not listed")
    statuses = {each.status for each in (*told, *((filed,) if filed else ()))}
    latest = told[-1].model_copy(update={
        "name": filed.name, "id": filed.id or told[-1].id, "registered": False} if filed else {})
    if "bound" in statuses and statuses & _AGAINST:
        return latest.model_copy(update={
            "status": "contested", "until": None, "note": "; ".join(_words(filed, told, file))})
    if len(told) > 1:
        return latest.model_copy(update={"note": "; ".join(_words(None, told[:-1], file))})
    return latest


def _words(filed: Adherent | None, told: Iterable[Adherent], file: TruceFile) -> Iterator[str]:
    """What each register says of a party."""
    if filed is not None:
        yield f"{filed.status} by the truce file {file.id}" + (f" ({filed.by})" if filed.by else "")
    for each in told:
        since = f" since {each.since}" if each.since else ""
        yield f"{each.status}{since} by the {each.source}"
