"""The hotline as two operations centres use it: what one enters the other finds, called no more than it is."""

import re
from pathlib import Path

import pytest

from tests.commands import Ran, Run, carry, ledgers_of_two, ran
from truceline.ledger import Ledger
from truceline.model.entry import now, stated
from truceline.model.payload import Peer


@pytest.fixture
def ledgers(tmp_path: Path) -> dict[str, Path]:
    """Two ledgers that know nothing of one another."""
    return ledgers_of_two(tmp_path)


@pytest.fixture
def run(ledgers: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command of the hotline at one of the two, and carries what it entered to the other."""

    def call(centre: str, *arguments: str) -> Ran:
        told = ran(capsys, "hotline", *arguments, "--ledger", ledgers[centre])
        carry(ledgers)
        return told

    return call


def test_received_is_told_apart_from_confirmed_at_both_ends(run: Run) -> None:
    sent = run("Washington", "send", "Shells fall on the market", "--to", "Moscow", "--by", "Hale", "--yes")
    assert "no sign that it was received" in sent.out
    assert f"{sent.id}  from Washington  no sign that it was received" in run("Moscow", "inbox").out
    run("Moscow", "ack", sent.id, "--by", "Orlov")
    for centre in ("Washington", "Moscow"):
        told = run(centre, "inbox", "--all").out
        assert "received, NOT confirmed" in told
        assert "confirmed as true" not in told
        assert "by Moscow's clock" in told
    run("Moscow", "confirm", sent.id)
    assert "confirmed as true" in run("Washington", "inbox", "--all").out
    assert run("Moscow", "inbox").out == "No call.\n"


def test_place_and_time_are_read_back_before_anything_is_entered(run: Run) -> None:
    asked = ["send", "Shells", "--to", "Moscow", "--place", "Anadan", "--country", "SY", "--when", "2016-02-27T09:40"]
    refused = run("Washington", *asked)
    assert (refused.code, refused.out) == (1, "")
    assert "Anadan (عندان), Aleppo, Syria; 36.290 N, 37.040 E" in refused.err
    assert "Saturday 27 Feb 2016, 09:40 (UTC+02:00), that is 07:40 UTC" in refused.err
    assert run("Washington", "inbox", "--all").out == "No call.\n"
    assert run("Washington", *asked, "--yes").code == 0
    assert "Anadan (عندان), Aleppo, Syria" in run("Moscow", "inbox").out


def test_an_ambiguous_place_is_picked_by_who_sends(run: Run) -> None:
    asked = ["send", "Shells", "--to", "Moscow", "--place", "Springfield", "--country", "US", "--yes"]
    refused = run("Washington", *asked)
    assert refused.code == 1
    assert "  1: Springfield" in refused.err
    assert "  2: Springfield" in refused.err
    assert "Springfield" in run("Washington", *asked, "--pick", "2").out
    assert "its point is not known" in run("Washington", *asked, "--pick", "0").out


def test_an_exercise_is_loud_and_its_answers_are_exercises(run: Run) -> None:
    sent = run("Washington", "send", "Shells", "--to", "Moscow", "--exercise", "--yes")
    run("Moscow", "confirm", sent.id)
    for told in (run("Moscow", "inbox", "--all"), run("Moscow", "handover")):
        assert "EXERCISE" in told.out.splitlines()[0]
    assert "confirmed as true" in run("Washington", "inbox", "--all").out


def test_duress_shows_at_the_other_end_alone(run: Run) -> None:
    sent = run("Washington", "send", "All is quiet", "--to", "Moscow", "--duress", "--yes")
    assert "DURESS" not in sent.out
    assert "DURESS" not in run("Washington", "board").out
    assert "DURESS" in run("Moscow", "board").out
    assert "DURESS" in run("Moscow", "inbox").out


def test_silence_is_told_with_who_has_to_know_and_enters_nothing(run: Run, ledgers: dict[str, Path]) -> None:
    run("Washington", "send", "Shells", "--to", "Moscow", "--deadline", "2h", "--yes")
    with Ledger.open(ledgers["Washington"]) as ledger:
        before = len(ledger)
    assert "SILENT" not in run("Washington", "board").out
    assert re.search(r"SILENT for 4\s+h 4\d min", run("Washington", "board", "--at", "5h").out)
    assert "the co-chairs must know" in " ".join(run("Washington", "inbox", "--all", "--at", "5h").out.split())
    with Ledger.open(ledgers["Washington"]) as ledger:
        assert len(ledger) == before


def test_an_update_asks_for_a_new_answer_and_a_recall_for_a_receipt(run: Run) -> None:
    sent = run("Washington", "send", "Shells", "--to", "Moscow", "--yes")
    run("Moscow", "confirm", sent.id)
    assert "no sign that it was received" in run("Washington", "update", sent.id, "--text", "Rockets").out
    assert "says       Rockets" in run("Moscow", "inbox").out.replace("says        ", "says       ")
    run("Moscow", "reject", sent.id, "--text", "No rockets were fired")
    assert "rejected" in run("Washington", "inbox", "--all").out
    assert "its recall has no sign of receipt" in run("Washington", "recall", sent.id, "--text", "Wrong town").out
    assert "recalled by its sender" in run("Moscow", "inbox").out


@pytest.mark.parametrize(("centre", "arguments", "reason"), [
    ("Washington", ["ack", "ID"], "only Moscow can acknowledge"),
    ("Moscow", ["recall", "ID", "--text", "x"], "only Washington can recall its own message"),
    ("Moscow", ["update", "ID", "--text", "x"], "only Washington can update"),
    ("Moscow", ["reject", "ID"], "reject needs --text"),
    ("Washington", ["send", " ", "--to", "Moscow", "--yes"], "a message says something"),
    ("Washington", ["send", "x", "--to", "Washington", "--yes"], "that is ourselves"),
    ("Washington", ["send", "x", "--to", "Moscow", "--exercise", "--test", "--yes"], "not both"),
    ("Washington", ["send", "x", "--to", "Moscow", "--when", "2016-02-27T09:40", "--yes"], "by whose clock"),
    ("Washington", ["confirm", "ffffffff"], "no such entry"),
    ("Washington", ["handover", "--since", "2016-02-27T12:00Z", "--until", "2016-02-27T10:00Z"], "ends after"),
])
def test_what_may_not_be_said_is_refused_with_its_reason(
        centre: str, arguments: list[str], reason: str, run: Run, ledgers: dict[str, Path]) -> None:
    sent = run("Washington", "send", "Shells", "--to", "Moscow", "--yes")
    with Ledger.open(ledgers[centre]) as ledger:
        before = len(ledger)
    ran = run(centre, *(sent.id if word == "ID" else word for word in arguments))
    assert ran.code == 1
    assert reason in ran.err
    with Ledger.open(ledgers[centre]) as ledger:
        assert len(ledger) == before


def test_the_hand_over_is_one_page_and_escapes_what_others_wrote(run: Run, tmp_path: Path) -> None:
    for number in range(30):
        run("Moscow", "send", f"<script>alert({number})</script> \u202eturned", "--to", "Washington", "--yes")
    page = tmp_path / "handover.html"
    assert run("Washington", "handover", "--until", "2h", "--since", "4h", "--format", "html",
               "--output", str(page)).code == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
    assert "and 25 more in the inbox" in html
    text = run("Washington", "handover", "--until", "2h", "--since", "4h").out
    assert "\u202e" not in text
    assert "and 25 more" in text
    assert "SILENT" in text


def test_a_hand_over_tells_what_stood_when_the_shift_ended(run: Run) -> None:
    sent = run("Washington", "send", "Shells", "--to", "Moscow", "--yes")
    with_answer = run("Moscow", "confirm", sent.id)
    assert with_answer.code == 0
    earlier = run("Washington", "handover", "--since", "2016-02-27T00:00Z", "--until", "2016-02-27T12:00Z")
    assert sent.id not in earlier.out
    now = run("Washington", "handover", "--since", "1h")
    assert sent.id in now.out.partition("SETTLED")[2]


def test_a_page_never_replaces_the_ledger(run: Run, ledgers: dict[str, Path]) -> None:
    ran = run("Washington", "handover", "--output", str(ledgers["Washington"]))
    assert (ran.code, "is the ledger" in ran.err) == (1, True)
    assert run("Washington", "board").code == 0


def test_a_slip_in_a_peers_name_is_told_where_peers_are_known(run: Run, ledgers: dict[str, Path]) -> None:
    peer = Peer(name="Moscow", signing="a" * 43, sealing="b" * 43, read_back=True)
    with Ledger.open(ledgers["Washington"]) as ledger:
        ledger.append([stated(peer, "Washington", now())])
    ran = run("Washington", "send", "Shells", "--to", "Mosocw", "--yes")
    assert (ran.code, "Mosocw: no such peer (there are Moscow)" in ran.err) == (1, True)
    assert run("Washington", "send", "Shells", "--to", "Moscow", "--yes").code == 0


def test_the_board_is_drawn_again_until_it_is_stopped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("Washington", "send", "Shells", "--to", "Moscow", "--yes")
    looks = iter([None, KeyboardInterrupt])

    def wait(_seconds: float) -> None:
        stop = next(looks)
        if stop is not None:
            raise stop

    monkeypatch.setattr("truceline.cli_hotline.time.sleep", wait)
    ran = run("Washington", "board", "--watch", "1")
    assert (ran.code, "1 open" in ran.out) == (0, True)
