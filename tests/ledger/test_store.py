"""What every database must do: the same tests on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from truceline.errors import LedgerError
from truceline.ledger import Ledger, writing
from truceline.ledger.keys import Keys
from truceline.ledger.merkle import root_of
from truceline.ledger.verify import verify
from truceline.ledger.writing import leaf_of
from truceline.model.claim import Party
from truceline.model.entry import Entry, now, stated
from truceline.model.payload import Message, Payload, Pledge, ReportIn, Undo, Withdrawal
from truceline.model.report import Report

OWN, PEER = "Washington", "Moscow"
MakeReport = Callable[[str], Report]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger")
    server: str = request.getfixturevalue("postgresql")
    return server


@pytest.fixture
def ledger(address: str, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(address, OWN, Keys.create(tmp_path / "keys").public) as made:
        yield made


def say(body: Payload, author: str = OWN) -> Entry:
    return stated(body, author, now())


def pledge(name: str, author: str = OWN) -> Entry:
    return say(Pledge(party=Party(name=name)), author)


def report(found: Report, author: str = OWN) -> Entry:
    return say(ReportIn(report=found, collected=now()), author)


def test_entries_come_back_as_they_went_in_and_in_their_order(ledger: Ledger) -> None:
    made = [pledge(f"Group {number}") for number in range(1200)]
    assert [noted.entry for noted in ledger.append(made)] == made
    assert [noted.entry for noted in ledger.entries()] == made
    assert [noted.number for noted in ledger.entries(after=1195)] == [1196, 1197, 1198, 1199, 1200]
    assert [noted.number for noted in ledger.newest(3)] == [1198, 1199, 1200]
    assert ledger.newest(3, "report") == ()


def test_an_entry_is_there_once(ledger: Ledger) -> None:
    first, second = pledge("A"), pledge("B")
    ledger.append([first])
    assert [noted.entry for noted in ledger.append([first, second, second])] == [second]
    assert len(ledger) == 2


def test_once_leaves_out_what_stands_already(ledger: Ledger, make_report: MakeReport) -> None:
    found = make_report("A bomb went off in Homs.")
    content = {found.sha256: found.text.encode()}
    (noted,) = ledger.append([report(found)], content, once=True)
    assert ledger.append([report(found), report(found)], content, once=True) == ()
    assert len(ledger.append([report(found, PEER)], once=True)) == 1, "a peer's word is another"
    ledger.append([say(Undo(of=noted.entry.id))])
    assert len(ledger.append([report(found), report(found)], content, once=True)) == 1, "taken back, and in again"
    assert ledger.evidence(found.sha256) == found.text.encode()


def test_the_head_is_that_of_all_leaves(ledger: Ledger) -> None:
    for size in (1, 2, 5, 8):
        ledger.append([pledge(f"{size} {number}") for number in range(size)])
        assert ledger.head()[1] == root_of(leaf_of(n.entry.id, n.noted) for n in ledger.entries())
    assert verify(ledger).faults == ()


def test_a_clock_that_is_set_back_changes_nothing_of_what_was_known_when(
        ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (5, 3, 7):
        monkeypatch.setattr(writing, "now", lambda day=day: f"2016-03-0{day}T00:00:00.000000Z")
        ledger.append([pledge(f"Group {day}")])
    assert [noted.noted[8:10] for noted in ledger.entries()] == ["05", "05", "07"]
    assert len(list(ledger.entries(until="2016-03-06T00:00:00.000000Z"))) == 2
    assert [noted.number for noted in ledger.newest(1, "pledge", until="2016-03-06T00:00:00.000000Z")] == [2]


def test_what_was_said_is_found_by_its_key_all_of_it_or_the_newest(ledger: Ledger, make_report: MakeReport) -> None:
    found = [make_report(f"Bomb {number} went off in Homs.") for number in range(5)]
    ledger.append([report(each) for each in found])
    ids = [each.id for each in reversed(found)]
    assert [noted.number for noted in ledger.said("report", ids)] == [1, 2, 3, 4, 5]
    assert [noted.number for noted in ledger.said("report", ids, newest=2)] == [4, 5]
    assert ledger.said("quarantine", ids, newest=2) == ()


def test_what_stands_is_what_nobody_took_back(ledger: Ledger) -> None:
    mine, theirs = pledge("A"), pledge("B", PEER)
    ledger.append([mine, theirs, say(Undo(of=mine.id)), say(Undo(of=theirs.id))])
    assert ledger.standing("pledge") == (theirs,)
    assert ledger.taken_back([mine.id, theirs.id]) == {mine.id}
    (undo,) = (n.entry for n in ledger.entries("undo") if isinstance(n.entry.body, Undo) and n.entry.body.of == mine.id)
    ledger.append([say(Undo(of=undo.id))])
    assert ledger.taken_back([mine.id]) == frozenset()
    assert set(ledger.standing("pledge")) == {mine, theirs}


def test_entries_are_found_by_the_beginning_of_their_id_and_by_what_refers_to_them(ledger: Ledger) -> None:
    mine = pledge("A")
    end = say(Withdrawal(of=mine.id))
    ledger.append([mine, end])
    assert ledger.find(mine.id[:10]).entry == mine
    assert [noted.entry for noted in ledger.about(mine.id)] == [end]
    assert [noted.entry for noted in ledger.get([end.id, mine.id, "0" * 64])] == [mine, end]
    for slip, told in (("abc", "no id"), ("xyzw", "no id"), ("0" * 12, "no such entry")):
        with pytest.raises(LedgerError, match=told):
            ledger.find(slip)


@pytest.mark.parametrize(("asked", "found"), [
    ("bridge", 2), ("the bridge at Tarn", 1), ('"at Tarn"', 1), ('"Tarn at"', 0), ("جسر", 1), ("BRIDGE river", 1),
    ("nothing", 0), ("'; DROP TABLE entries", 0), ('"', 0), ("*", 0), ("bridge OR nothing", 0), ("", 0)])
def test_words_of_any_script_are_found(ledger: Ledger, asked: str, found: int) -> None:
    ledger.append([say(Message(to=PEER, text=told)) for told in (
        "They shell the bridge at Tarn.", "The bridge over the river holds.", "القصف على جسر المدينة")])
    assert len(ledger.search(asked)) == found


@pytest.mark.parametrize("text", [
    "the bridge\0 is down", " ".join(f"bridge{n} bridge" for n in range(200_000))],
    ids=["NUL", "more words than PostgreSQL indexes"])
def test_any_text_is_kept_as_it_is_and_found(ledger: Ledger, text: str) -> None:
    entry = say(Message(to=PEER, text=text))
    ledger.append([entry])
    assert [noted.entry for noted in ledger.search("bridge")] == [entry]
    assert ledger.search("\0\ud800") == ()
    assert verify(ledger).faults == ()


def test_what_no_database_takes_is_told(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="holds no such text"):
        list(ledger.entries("pledge\ud800"))


def test_many_writers_all_write_and_nothing_twice(address: str, ledger: Ledger) -> None:
    shared = [pledge(f"Group {number}") for number in range(15)]

    def work() -> None:
        with Ledger.open(address) as mine:
            for entry in shared:
                mine.append([entry], once=True)

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger) == len(shared)
    assert verify(ledger).faults == ()


def test_what_goes_beside_goes_with_the_entries_or_not_at_all(ledger: Ledger) -> None:
    def fails(_connection: object) -> None:
        raise LedgerError("no")

    with pytest.raises(LedgerError, match="no"):
        ledger.append([pledge("A")], beside=fails)
    assert (len(ledger), list(ledger.entries())) == (0, [])
