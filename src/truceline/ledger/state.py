"""The state that entries come to: what stands, sorted by what it is. A function of the set of entries alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from truceline.ledger.judging import judged
from truceline.ledger.standing import standing
from truceline.model.entry import Entry
from truceline.model.judged import Judged
from truceline.model.payload import Contact, HandClaim, NotRead, Pledge, ReportIn, Withdrawal
from truceline.model.payloadbase import PayloadBase

P = TypeVar("P", bound=PayloadBase)


@dataclass(frozen=True, slots=True)
class State:
    """What stands, as seen by one organisation. Each tuple is in the order of recording."""

    organisation: str
    entries: tuple[Entry, ...]
    reports: tuple[Entry, ...]
    not_read: tuple[Entry, ...]
    judged: Judged

    def of(self, kind: type[P]) -> Iterator[tuple[Entry, P]]:
        """The entries of one kind of payload, each with it."""
        for entry in self.entries:
            if isinstance(entry.body, kind):
                yield entry, entry.body

    def calls(self) -> tuple[Entry, ...]:
        """The claims entered by hand."""
        return tuple(entry for entry, _ in self.of(HandClaim))

    def pledges(self) -> Iterator[tuple[Entry, Pledge, tuple[Entry, ...]]]:
        """Each pledge with the withdrawals that end it, by the organisation that entered both."""
        ended = [(entry, body.of) for entry, body in self.of(Withdrawal)]
        for entry, pledge in self.of(Pledge):
            yield entry, pledge, tuple(e for e, of in ended if of == entry.id and e.author == entry.author)

    def contacts(self) -> dict[str, Contact]:
        """Who tells us things, by public id."""
        return {contact.public: contact for entry, contact in self.of(Contact) if entry.author == self.organisation}


def state_of(entries: Iterable[Entry], organisation: str) -> State:
    """What a set of entries comes to, as an organisation sees it."""
    stand = standing(entries)
    reports = tuple(_reports(stand, organisation))
    paths = {entry.body.report.path for entry in reports if isinstance(entry.body, ReportIn)}
    return State(
        organisation=organisation, entries=stand, reports=reports, judged=judged(stand, organisation),
        not_read=tuple(e for e in stand if isinstance(e.body, NotRead) and e.author == organisation
                       and e.body.path not in paths))


def _reports(stand: Iterable[Entry], organisation: str) -> Iterator[Entry]:
    """Each report once: ours before a peer's copy of it, then the first."""
    taken: set[str] = set()
    for entry in sorted(stand, key=lambda e: (e.author != organisation, e.order)):
        if isinstance(entry.body, ReportIn) and entry.body.report.id not in taken:
            taken.add(entry.body.report.id)
            yield entry
