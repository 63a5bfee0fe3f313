"""The commands of the exchange, as two duty officers use them."""

from pathlib import Path

import pytest

from truceline.cli import main
from truceline.errors import ExchangeError
from truceline.exchange import inbox, peers
from truceline.exchange.desk import Desk
from truceline.exchange.envelope import opened_content, opened_statement, sealed
from truceline.exchange.outbox import Stored
from truceline.exchange.seen import ConflictError
from truceline.exchange.statement import Bundle, is_by, read, signed
from truceline.model.entry import now

from .conftest import Two, new_ledger, say, texts


class Officer:
    """Somebody at a command line with one ledger."""

    def __init__(self, capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
        self._capsys, self.ledger = capsys, ledger

    def run(self, *arguments: str | Path) -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--ledger", str(self.ledger)])
        out, err = self._capsys.readouterr()
        return code, out, err

    def fingerprint(self) -> str:
        """What it reads over the telephone."""
        return self.run("peer", "mine")[2].rpartition(": ")[2].strip()


@pytest.fixture
def officers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> tuple[Officer, Officer]:
    """Two who have not met."""
    washington, moscow = (Officer(capsys, new_ledger(tmp_path / f"{name}.ledger", name))
                          for name in ("Washington", "Moscow"))
    return washington, moscow


def test_keys_are_read_back_and_bundles_carried_as_files(officers: tuple[Officer, Officer], tmp_path: Path) -> None:
    washington, moscow = officers
    for one, other, name in ((washington, moscow, "Moscow"), (moscow, washington, "Washington")):
        keys = tmp_path / f"{name}.json"
        keys.write_text(other.run("peer", "mine")[1], "utf-8")
        code, out, _ = one.run("peer", "add", name, "--keys", keys, "--fingerprint", other.fingerprint())
        assert (code, out) == (0, f"{name} is a peer now: {other.fingerprint()}\n")
    with Desk.open(washington.ledger) as desk:
        say(desk, "hello")
    file = tmp_path / "one.bundle"
    assert washington.run("bundle", "export", "--to", "Moscow", "--output", file)[:2] == (
        0, f"bundle 1 for Moscow: {file}\n")
    assert b"hello" not in file.read_bytes()
    code, out, _ = moscow.run("bundle", "import", file)
    assert (code, out.splitlines()[0]) == (0, "bundle 1 of Washington: 1 entry, 1 new here")
    with Desk.open(moscow.ledger) as desk:
        assert texts(desk, "Washington") == ["hello"]
    assert moscow.run("bundle", "import", file)[2] == (
        f"truceline: {file}: refused whole, nothing of it was taken in: bundle 1 of Washington was applied before\n")
    assert moscow.run("peer", "list")[1] == "Washington: 0 bundles made, 1 taken in\n"
    assert washington.run("peer", "list")[1] == "Moscow: 1 bundles made, 1 not acknowledged, 0 taken in\n"
    assert moscow.run("bundle", "export", "--to", "Washington", "--output", file)[0] == 0
    assert washington.run("bundle", "import", file)[1] == "bundle 1 of Moscow: 0 entries, 0 new here\n"
    assert washington.run("peer", "list")[1] == "Moscow: 1 bundles made, 1 taken in\n"


def test_a_bundle_that_was_lost_is_written_again(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    here, there = (Officer(capsys, two.folder / f"{name}.ledger") for name in ("Washington", "Moscow"))
    say(two.here, "hello")
    lost, again = two.folder / "lost", two.folder / "again"
    here.run("bundle", "export", "--to", "Moscow", "--output", lost)
    code, _, err = here.run("bundle", "export", "--to", "Moscow", "--output", again)
    assert (code, err) == (1, "truceline: nothing new for Moscow; bundle 1 is not acknowledged: --again 1\n")
    here.run("bundle", "export", "--to", "Moscow", "--output", again, "--again", "1")
    assert again.read_bytes() == lost.read_bytes()
    assert there.run("bundle", "import", again)[0] == 0
    assert here.run("bundle", "export", "--to", "Moscow", "--output", again, "--again", "2")[2].endswith(
        "bundle 2 for Moscow was never made\n")


@pytest.mark.parametrize(("arguments", "reason"), [
    (("peer", "show", "Geneva"), "Geneva: no such peer (there are: Moscow)"),
    (("bundle", "export", "--to", "Geneva", "--output", "x"), "Geneva: no such peer"),
    (("bundle", "import", "no such file"), "no such file: No such file or directory"),
    (("bundle", "import", __file__), "not sealed as this version seals"),
    (("bundle", "export", "--to", "Moscow", "--output", "x", "--again", "1"), "was never made"),
    (("sync", "Geneva"), "Geneva: no such peer"),
    (("sync", "--trust", __file__), "no certificates to trust"),
    (("serve", "--host", "0.0.0.0"), "no address of this host alone"),  # noqa: S104 refused: that is the point
    (("serve", "--certificate", __file__), "goes with its private key"),
    (("serve", "--certificate", __file__, "--private-key", __file__), "no certificate with its key"),
    (("serve", "--host", "192.0.2.1", "--insecure"), "cannot be listened at"),
    (("peer", "add", "X", "--keys", "{}"), "no set of public keys"),
    (("peer", "add", "X", "--keys", "no such file"), "no such file: No such file or directory"),
    (("peer", "remove", "X"), "X: no such peer"),
])
def test_what_cannot_be_done_is_told_in_one_line(
        two: Two, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], reason: str) -> None:
    code, out, err = Officer(capsys, two.folder / "Washington.ledger").run(*arguments)
    assert (code, out) == (1, "")
    assert reason in err
    assert err.count("\n") == 1


def test_other_keys_than_were_read_out_are_not_taken(officers: tuple[Officer, Officer]) -> None:
    washington, moscow = officers
    keys = moscow.run("peer", "mine")[1]
    for told in (washington.fingerprint(), "0000"):
        code, _, err = washington.run("peer", "add", "Moscow", "--keys", keys, "--fingerprint", told)
        assert code == 1
        assert moscow.fingerprint() not in err  # or somebody would copy it from there
    assert "give --fingerprint" in washington.run("peer", "add", "Moscow", "--keys", keys)[2]
    assert washington.run("peer", "list")[1] == "no peers yet\n"


def test_a_peer_whose_laptop_was_stolen_is_removed(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    say(two.here, "before")
    two.carry()
    say(two.here, "by the thief")
    stolen = two.folder / "stolen"
    Officer(capsys, two.folder / "Washington.ledger").run("bundle", "export", "--to", "Moscow", "--output", stolen)
    there = Officer(capsys, two.folder / "Moscow.ledger")
    assert there.run("peer", "remove", "Washington", "--reason", "stolen")[0] == 0
    assert "nobody whose key was read back" in there.run("bundle", "import", stolen)[2]
    assert texts(two.there, "Washington") == ["before"]
    with pytest.raises(ExchangeError, match="no such peer"):
        peers.find(two.there, "Washington")


def test_a_peer_shows_where_it_stands_and_what_cannot_be_true(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    here, there = (Officer(capsys, two.folder / f"{name}.ledger") for name in ("Washington", "Moscow"))
    assert there.run("bundle", "list", "--peer", "Washington")[1] == "nothing yet with Washington\n"
    say(two.here, "hello")
    made = two.bundle()
    inbox.receive(two.there, made.sealed)
    turned_back = lie(two, made)
    with pytest.raises(ConflictError):
        inbox.receive(two.there, turned_back)
    shown = there.run("peer", "show", "Washington")[1].splitlines()
    assert shown[4] == "  bundles      0 bundles made, 1 taken in, CONFLICT"
    assert shown[5].startswith("  its ledger   2 entries at ")
    assert shown[6].endswith(": Washington signed two different bundles with the number 1")
    listed = there.run("bundle", "list", "--peer", "Washington", "--signed")[1].splitlines()
    assert [line.partition(",")[0] for line in listed[::2]] == [
        "Washington: bundle 1", "Washington: CONFLICT: Washington signed two different bundles with the number 1"]
    assert all(is_by(statement, two.here.keys.public) for statement in listed[1::2])
    assert listed[1] != listed[3]
    assert here.run("bundle", "list", "--peer", "Moscow")[1].startswith("Washington: bundle 1, ")


def lie(two: Two, made: Stored) -> bytes:
    """Another bundle with the number of one that was made."""
    bundle = read(opened_statement(made.sealed, two.there.keys), two.here.keys.public, Bundle)
    statement = signed(bundle.model_copy(update={"made": now()}), two.here.keys)
    return sealed(statement, opened_content(made.sealed, two.there.keys), two.there.keys.public)


def test_a_receipt_is_kept_beside_the_bundle_it_is_for(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    say(two.here, "hello")
    two.carry()
    listed = Officer(capsys, two.folder / "Washington.ledger").run("bundle", "list", "--peer", "Moscow")[1]
    assert listed.splitlines()[1] == "Moscow: receipt for bundle 1"
