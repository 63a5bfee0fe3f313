"""Whoever can write the file and recompute all that is computable is found out by a checkpoint kept elsewhere."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.errors import LedgerError
from truceline.ledger import Ledger
from truceline.ledger import checkpoints as signing
from truceline.ledger.keys import Keys
from truceline.ledger.merkle import Frontier
from truceline.ledger.tampering import What
from truceline.ledger.verify import verify
from truceline.ledger.writing import leaf_of
from truceline.model.claim import Party
from truceline.model.entry import Entry, now, stated
from truceline.model.payload import Pledge, ReportIn
from truceline.model.report import Report

SIZE = 20
Tamper = Callable[[sqlite3.Connection], None]
Row = tuple[str, str, str, str, str, str, bytes]


@pytest.fixture
def entries() -> list[Entry]:
    return [stated(Pledge(party=Party(name=f"Group {n}")), "Washington", now()) for n in range(SIZE)]


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys.create(tmp_path / "keys")


@pytest.fixture
def path(tmp_path: Path, entries: list[Entry], keys: Keys) -> Path:
    with Ledger.create(tmp_path / "ledger", "Washington", keys.public) as ledger:
        for part in (entries[:5], entries[5:11], entries[11:]):
            ledger.append(part)
            signing.sign(ledger, keys)
    return tmp_path / "ledger"


@pytest.fixture
def kept(path: Path, keys: Keys) -> signing.Witness:
    with Ledger.open(path) as ledger:
        return signing.witness(signing.to_keep(ledger, keys))


def other() -> Entry:
    return stated(Pledge(party=Party(name="Somebody else")), "Washington", now())


def rows(base: sqlite3.Connection) -> list[Row]:
    return list(base.execute("SELECT id, noted, kind, author, recorded, key, body FROM entries ORDER BY number"))


def rewrite(base: sqlite3.Connection, changed: list[Row]) -> None:
    """Writes the whole ledger anew, with numbers, tree and head that fit: all that needs no key."""
    base.execute("DELETE FROM entries")
    frontier = Frontier()
    for number, row in enumerate(changed, 1):
        base.execute("INSERT INTO entries (id, noted, kind, author, recorded, key, body, number) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, number))
        frontier.add(leaf_of(row[0], row[1]))
    peaks = "[" + ", ".join(f'"{peak.hex()}"' for peak in frontier.peaks) + "]"
    base.execute("UPDATE head SET size = ?, frontier = ?", (frontier.size, peaks))


def row_of(entry: Entry, noted: str) -> Row:
    return entry.id, noted, entry.kind, entry.author, entry.recorded, "", entry.canonical()


def edit(base: sqlite3.Connection) -> None:
    there = rows(base)
    there[7] = row_of(other(), there[7][1])
    rewrite(base, there)


def clumsy_edit(base: sqlite3.Connection) -> None:
    body = rows(base)[7][6].replace(b"Group 7", b"Group 8")
    base.execute("UPDATE entries SET body = ? WHERE number = 8", (body,))


def filed_elsewhere(base: sqlite3.Connection) -> None:
    base.execute("UPDATE entries SET kind = 'lookup' WHERE number = 8")


def delete(base: sqlite3.Connection) -> None:
    there = rows(base)
    rewrite(base, [*there[:7], *there[8:]])


def clumsy_delete(base: sqlite3.Connection) -> None:
    base.execute("DELETE FROM entries WHERE number = 8")


def reorder(base: sqlite3.Connection) -> None:
    """One entry is told to have come before others; the times stay as they were, one for each place."""
    there = rows(base)
    moved = [*there[:3], there[7], *there[3:7], *there[8:]]
    rewrite(base, [(row[0], was[1], *row[2:]) for row, was in zip(moved, there, strict=True)])


def truncate(base: sqlite3.Connection) -> None:
    rewrite(base, rows(base)[:17])
    base.execute("DELETE FROM checkpoints WHERE size > 17")


def clumsy_truncate(base: sqlite3.Connection) -> None:
    base.execute("DELETE FROM entries WHERE number > 17")


def put_in(base: sqlite3.Connection) -> None:
    there = rows(base)
    rewrite(base, [*there[:7], row_of(other(), there[7][1]), *there[7:]])


def another_time(base: sqlite3.Connection) -> None:
    there = rows(base)
    there[5] = (there[5][0], there[4][1], *there[5][2:])
    rewrite(base, there)


TAMPERINGS: list[tuple[Tamper, What, list[int]]] = [
    (edit, "edited", [8]), (clumsy_edit, "edited", [8]), (filed_elsewhere, "edited", [8]),
    (delete, "deleted", [8]), (clumsy_delete, "deleted", [8]), (reorder, "moved", [8]),
    (truncate, "cut off", [18, 19, 20]), (clumsy_truncate, "cut off", [18, 19, 20]),
    (another_time, "edited", [6])]


def test_a_ledger_that_nobody_touched_verifies(path: Path, kept: signing.Witness) -> None:
    with Ledger.open(path) as ledger:
        assert verify(ledger).faults == verify(ledger, kept).faults == ()
        assert verify(ledger, kept).size == SIZE


def test_what_came_after_the_checkpoint_is_no_fault(path: Path, kept: signing.Witness) -> None:
    with Ledger.open(path) as ledger:
        ledger.append([other()])
        assert verify(ledger, kept).faults == ()


@pytest.mark.parametrize(("tamper", "what", "numbers"), TAMPERINGS, ids=lambda p: getattr(p, "__name__", None))
def test_a_kept_checkpoint_names_the_entry(path: Path, kept: signing.Witness, entries: list[Entry], tamper: Tamper,
                                           what: What, numbers: list[int]) -> None:
    with sqlite3.connect(path) as base:
        tamper(base)
    with Ledger.open(path) as ledger:
        faults = verify(ledger, kept).faults
    named = [fault for fault in faults if fault.what == what and fault.id]
    assert {fault.id[:16] for fault in named} == {entries[number - 1].id[:16] for number in numbers}, faults


def test_it_names_an_entry_that_was_put_in_between(path: Path, kept: signing.Witness) -> None:
    with sqlite3.connect(path) as base:
        put_in(base)
    with Ledger.open(path) as ledger:
        faults = [fault for fault in verify(ledger, kept).faults if fault.id]
        put = ledger.find(faults[0].id)
    assert [(fault.what, fault.number) for fault in faults] == [("put in", 8)]
    assert put.entry.body == other().body


@pytest.mark.parametrize("tamper", [*(tamper for tamper, _, _ in TAMPERINGS if tamper is not truncate), put_in])
def test_without_one_the_ledgers_own_checkpoints_tell_that_something_changed(path: Path, tamper: Tamper) -> None:
    with sqlite3.connect(path) as base:
        tamper(base)
    with Ledger.open(path) as ledger:
        assert verify(ledger).faults


@pytest.mark.parametrize("own_keys", [True, False], ids=["with our own stolen keys", "with other keys"])
def test_signing_anew_does_not_help(path: Path, kept: signing.Witness, entries: list[Entry], keys: Keys,
                                    tmp_path: Path, *, own_keys: bool) -> None:
    thief = keys if own_keys else Keys.create(tmp_path / "thief")
    with sqlite3.connect(path) as base:
        edit(base)
        base.execute("DELETE FROM checkpoints")
        base.execute("UPDATE about SET value = ? WHERE name = 'keys'", (thief.public.model_dump_json(),))
    with Ledger.open(path) as ledger:
        signing.sign(ledger, thief)
        assert verify(ledger).faults == (), "by itself it looks whole"
        faults = verify(ledger, kept).faults
    assert [f.number for f in faults if f.what == "edited" and entries[7].id.startswith(f.id)] == [8]
    assert any(fault.what == "signed anew" for fault in faults) is not own_keys


def test_a_checkpoint_that_was_altered_is_none(path: Path, keys: Keys) -> None:
    with Ledger.open(path) as ledger:
        text = signing.to_keep(ledger, keys)
    signed, marks = text.splitlines()
    for altered in (f"{signed}\n{marks[:-16]}\n", f"{signed[:-8]}AAAAAAAA\n{marks}\n", f"{signed}\n", "", "a.b.c\n"):
        with pytest.raises(LedgerError):
            signing.witness(altered)


def test_original_bytes_that_changed_are_found(tmp_path: Path, keys: Keys,
                                               make_report: Callable[[str], Report]) -> None:
    report = make_report("A bomb killed 12 people in Homs, police said.")
    entry = stated(ReportIn(report=report, collected=now()), "Washington", now())
    with Ledger.create(tmp_path / "with evidence", "Washington", keys.public) as ledger:
        ledger.append([entry], {report.sha256: report.text.encode()})
        assert verify(ledger).faults == ()
        with sqlite3.connect(tmp_path / "with evidence") as base:
            base.execute("UPDATE evidence SET content = ?", (b"A bomb killed 13 people in Homs, police said.",))
        assert [(fault.what, fault.id) for fault in verify(ledger).faults] == [("edited", entry.id)]
        with sqlite3.connect(tmp_path / "with evidence") as base:
            base.execute("DELETE FROM evidence")
        assert [(fault.what, fault.id) for fault in verify(ledger).faults] == [("deleted", entry.id)]
