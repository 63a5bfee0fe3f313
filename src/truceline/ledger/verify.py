"""Whether a ledger is what it was: every entry hashed again, the tree built again, and held against checkpoints.

A kept checkpoint names the entry that was edited, deleted, put in, moved, cut off, or signed anew. Without one, what
somebody changed who could write the whole file can only be told as far as they did not cover it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select

from truceline.errors import LedgerError
from truceline.ledger import tables
from truceline.ledger.checkpoints import ID_BYTES, Witness, mark, read, signed_at
from truceline.ledger.merkle import Frontier
from truceline.ledger.store import Ledger
from truceline.ledger.tampering import Fault, differences
from truceline.ledger.writing import leaf_of
from truceline.model.checkpoint import Checkpoint
from truceline.model.entry import id_of
from truceline.model.keys import PublicKeys

PAGE = 2000
EVIDENCE = 20  # reports whose original bytes are looked at together: each may have some MB


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at and what was found; without faults all is as it was."""

    size: int
    root: str
    checkpoints: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    """One row, as it lies there."""

    number: int
    id: str
    noted: str
    kind: str
    author: str
    recorded: str
    body: bytes


def verify(ledger: Ledger, kept: Witness | None = None) -> Verified:
    """Looks at every entry and the original bytes; with ``kept``, also at whether they are those that it saw."""
    stored, (size, root) = sorted(signed_at(ledger).items()), ledger.head()
    tree = _Tree({at for at, _ in stored} | ({kept.checkpoint.size} if kept else set()))
    faults: list[Fault] = []
    for row in _rows(ledger, size):
        faults += tree.take(row)
        if len(tree.originals) == EVIDENCE:
            faults += _evidence_faults(ledger, tree.originals)
            tree.originals.clear()
    faults += _evidence_faults(ledger, tree.originals)
    faults += _head_faults(ledger, tree, size, root.hex(), known=bool(faults))
    faults += _own_faults(ledger, stored, tree.roots, kept)
    if kept:
        faults += _kept_faults(ledger, kept, tree.roots)
    return Verified(tree.frontier.size, tree.frontier.root().hex(), len(stored), tuple(faults))


@dataclass(slots=True)
class _Tree:
    """The tree as it is built again, with its heads at the ``wanted`` sizes."""

    wanted: set[int]
    frontier: Frontier = field(default_factory=Frontier)
    roots: dict[int, str] = field(default_factory=lambda: {0: Frontier().root().hex()})
    originals: list[tuple[_Stored, str]] = field(default_factory=list)
    number: int = 0
    noted: str = ""

    def take(self, row: _Stored) -> Iterator[Fault]:
        """One more entry, with what is wrong with it by itself and after the one before it."""
        yield from self._faults(row)
        self.number, self.noted = row.number, row.noted
        self.frontier.add(leaf_of(row.id, row.noted))
        if self.frontier.size in self.wanted:
            self.roots[self.frontier.size] = self.frontier.root().hex()

    def _faults(self, row: _Stored) -> Iterator[Fault]:
        content = _content(row.body)
        if id_of(row.body) != row.id:
            yield Fault("edited", row.number, row.id, "its content no longer gives its id")
        elif (row.kind, row.author, row.recorded) != content.filed:
            yield Fault("edited", row.number, row.id, "it is filed as another kind, author or time than it says")
        if row.number != self.number + 1:
            yield Fault("deleted", self.number + 1, "", f"no entry has this number; the next has {row.number}")
        if row.noted < self.noted:
            yield Fault("moved", row.number, row.id, "it came before the entry in front of it")
        if content.original:
            self.originals.append((row, content.original))


@dataclass(frozen=True, slots=True)
class _Content:
    """What an entry says of itself; ``original`` is the hash of the bytes that a report was read from."""

    filed: tuple[str, str, str] = ("", "", "")
    original: str = ""


def _content(body: bytes) -> _Content:
    try:
        content = json.loads(body)
        kind = content["body"]["kind"]
        original = content["body"]["report"]["sha256"] if kind == "report" else ""
        return _Content((kind, content["author"], content["recorded"]), original)
    except (ValueError, KeyError, TypeError, RecursionError):
        return _Content()


def _rows(ledger: Ledger, size: int) -> Iterator[_Stored]:
    c, after = tables.entries.c, -1
    while True:
        with ledger.database.reading() as connection:
            page = connection.execute(select(
                c.number, c.id, c.noted, c.kind, c.author, c.recorded, c.body).where(
                    c.number > after, c.number <= size).order_by(c.number).limit(PAGE)).all()
        if not page:
            return
        yield from (_Stored(*row) for row in page)
        after = page[-1].number


def _evidence_faults(ledger: Ledger, originals: list[tuple[_Stored, str]]) -> Iterator[Fault]:
    """Of our own reports the bytes must be there; a peer's may have stayed with the peer."""
    c = tables.evidence.c
    with ledger.database.reading() as connection:
        kept = {row.sha256: hashlib.sha256(row.content).hexdigest() for row in connection.execute(
            select(c.sha256, c.content).where(c.sha256.in_({sha256 for _, sha256 in originals})))}
    for row, sha256 in originals:
        if kept.get(sha256, sha256) != sha256:
            yield Fault("edited", row.number, row.id, "the original bytes are not those that it was read from")
        if sha256 not in kept and row.author == ledger.organisation:
            yield Fault("deleted", row.number, row.id, "the original bytes are gone")


def _head_faults(ledger: Ledger, tree: _Tree, size: int, root: str, *, known: bool) -> Iterator[Fault]:
    """What the ledger counts against what it holds; what is told already (``known``) is not told again."""
    if tree.number < size:
        yield Fault("cut off", tree.number + 1, "", f"the ledger counts {size} entries, and the last is {tree.number}")
    elif tree.frontier.root().hex() != root and not known:
        yield Fault("changed", 0, "", "the tree of the entries is not the one that the ledger keeps")
    with ledger.database.reading() as connection:
        last = connection.execute(select(func.max(tables.entries.c.number))).scalar_one() or 0
        counted = connection.execute(select(tables.head.c.size)).scalar_one()
    if last > counted:
        yield Fault("put in", counted + 1, "", f"the ledger counts {counted} entries, and the last is {last}")


# ------------------------------------------------------------------ against checkpoints

def _own_faults(ledger: Ledger, stored: Iterable[tuple[int, str]], roots: dict[int, str],
                kept: Witness | None) -> Iterator[Fault]:
    """The checkpoints in the ledger itself: the first that does not hold tells between which entries to look."""
    keys, whole = kept.checkpoint.keys if kept else ledger.keys, 0
    for size, signed in stored:
        saw = _signed_by(signed, keys)
        if saw is None:
            yield Fault("signed anew", size, "", f"the ledger's checkpoint at {size} entries is not signed by its keys")
        elif saw.root != roots.get(size):
            words = f"an entry of {whole + 1} to {size} is not what it was when its checkpoint was signed"
            yield Fault("changed", whole + 1, "", words)
            return
        else:
            whole = size


def _signed_by(signed: str, keys: PublicKeys | None) -> Checkpoint | None:
    """What a checkpoint says, where these keys signed it; without any, where those did that it names."""
    try:
        saw = read(signed)
    except LedgerError:
        return None
    return saw if keys is None or saw.keys.signing == keys.signing else None


def _kept_faults(ledger: Ledger, kept: Witness, roots: dict[int, str]) -> Iterator[Fault]:
    saw = kept.checkpoint
    if saw.ledger != ledger.id:
        yield Fault("changed", 0, "", f"the checkpoint is of another ledger: {saw.organisation}, {saw.ledger}")
        return
    if ledger.keys is not None and ledger.keys != saw.keys:
        yield Fault("signed anew", 0, "", "the ledger names other keys than those that signed the checkpoint")
    if roots.get(saw.size) == saw.root:
        return
    if not kept.marks:
        yield Fault("changed", 0, "", f"the first {saw.size} entries are not those of the checkpoint, which names none")
        return
    yield from differences(kept.marks, list(_marks(ledger, kept)), ID_BYTES)


def _marks(ledger: Ledger, kept: Witness) -> Iterator[bytes]:
    """The marks of as many entries as the checkpoint saw, and of those it saw that lie behind them now."""
    seen = {each[:ID_BYTES] for each in kept.marks}
    for place, (id_, noted) in enumerate(ledger.leaves(), 1):
        now = mark(id_, noted)
        if place <= len(kept.marks) or now[:ID_BYTES] in seen:
            yield now
