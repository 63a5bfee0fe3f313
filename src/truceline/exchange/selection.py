"""Which of our entries may go to a peer now: each goes once, and what was taken back before it went stays here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from truceline.ledger import Ledger, Noted
from truceline.ledger.standing import taken_back
from truceline.model.entry import Entry
from truceline.model.payload import HandClaim, Location, ReportIn, Undo

NEVER = frozenset({"peer", "contact"})
"""Kinds that never leave: whom we exchange with, and who tells us things."""
LARGEST_EVIDENCE = 8_000_000
_ENOUGH = 4 * 2**20  # bytes of entries and evidence after which a bundle is closed
_LOOKED_AT = 5000  # entries in one go, so that nobody waits long for the ledger


@dataclass(slots=True)
class Chosen:
    """What goes into one bundle. ``scanned`` is the entry up to which was looked; ``more`` says that others wait."""

    scanned: int
    entries: list[Entry] = field(default_factory=list)
    evidence: dict[str, bytes] = field(default_factory=dict)
    more: bool = False
    _size: int = 0

    def add(self, ledger: Ledger, entry: Entry) -> None:
        """One more entry, with its original bytes where there are any."""
        self.entries.append(entry)
        self._size += len(entry.canonical())
        if isinstance(entry.body, ReportIn):
            content = ledger.evidence(entry.body.report.sha256)
            if content is not None and len(content) <= LARGEST_EVIDENCE:
                self.evidence[entry.body.report.sha256] = content
                self._size += len(content)

    def is_full(self, most: int) -> bool:
        """Whether the next entry has to wait for the next bundle."""
        return len(self.entries) >= most or self._size >= _ENOUGH


def may_go(entry: Entry, sender: str, recipient: str) -> bool:
    """Whether an organisation may hand this entry to another: its own, meant for the other, and more than a draft."""
    return (entry.author == sender and entry.may_go_to(recipient) and entry.kind not in NEVER
            and entry.status != "Draft" and not _is_kept(entry, recipient))


def _is_kept(entry: Entry, recipient: str) -> bool:
    """Whether its audience is not enough: restricted words stay, a location goes to nobody who is not named."""
    match entry.body:
        case HandClaim(restricted=restricted):
            return restricted
        case Location():
            return recipient not in entry.recipients
        case _:
            return False


def choose(ledger: Ledger, peer: str, size: int, scanned: int, carried: Iterable[str], most: int) -> Chosen:
    """What may go to the peer of the first ``size`` entries and has not gone.

    ``carried`` are the entries that undos speak of which went already. An undo goes where what it takes back went.
    """
    own = str(ledger.organisation)
    undoing = undos(ledger)
    gone, went = taken_back(undoing), set(carried)
    chosen, first = Chosen(scanned), scanned
    for noted in chain(_again(ledger, undoing, scanned), _fresh(ledger, scanned, size)):
        if chosen.is_full(most) or noted.number > first + _LOOKED_AT:
            chosen.more = True
            return chosen
        entry = noted.entry
        if entry.id not in gone and entry.id not in went and _is_known(entry, went) and may_go(entry, own, peer):
            chosen.add(ledger, entry)
            went.add(entry.id)
        chosen.scanned = max(chosen.scanned, noted.number)
    return chosen


def undos(ledger: Ledger) -> Mapping[str, Entry]:
    """The undos of a ledger and what they take back."""
    made = [noted.entry for noted in ledger.entries("undo")]
    targets = ledger.get(entry.body.of for entry in made if isinstance(entry.body, Undo))
    return {entry.id: entry for entry in chain(made, (noted.entry for noted in targets))}


def _again(ledger: Ledger, undoing: Iterable[str], scanned: int) -> Iterator[Noted]:
    """Entries that were passed over and may go now: an undo of an undo gives them back."""
    return (noted for noted in ledger.get(undoing) if noted.number <= scanned)


def _fresh(ledger: Ledger, scanned: int, size: int) -> Iterator[Noted]:
    for noted in ledger.entries(after=scanned):
        if noted.number > size:
            return
        yield noted


def _is_known(entry: Entry, went: set[str]) -> bool:
    return not isinstance(entry.body, Undo) or entry.body.of in went
