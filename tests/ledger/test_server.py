"""A ledger on a PostgreSQL of the organisation's own: the same commands, by its address in place of a path."""

import json
import sys
from pathlib import Path

import pytest

from tests.commands import Run, ran
from tests.exchange.conftest import Two, introduce, say
from truceline.exchange.desk import Desk
from truceline.ledger import Ledger
from truceline.operations.desk import new_ledger

REPORT = "HOMS, Syria, March 2, 2016 - A car bomb killed 12 people in Homs on Wednesday, police said.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; the keys of the ledger lie in a file of ours."""
    monkeypatch.setenv("TRUCELINE_KEYS", str(tmp_path / "washington.keys"))

    return lambda *arguments: ran(capsys, *arguments)


def test_the_commands_are_the_same_on_a_server(run: Run, postgresql: str, tmp_path: Path) -> None:
    at = ("--ledger", postgresql)
    (tmp_path / "homs.txt").write_text(REPORT)
    assert run("init", "--organisation", "Washington", "--truce", "syria_2016_02", *at).code == 0
    assert run("ingest", tmp_path / "homs.txt", *at).out == "1 seen, 1 new, 0 not read; 1 entries\n"
    assert len(json.loads(run("brief", "--format", "json", *at).out)["incidents"]) == 1
    assert "homs.txt" in run("search", "car bomb", *at).out
    assert run("register", "add", "Jaysh al-Izzah", "--told-to", "Russia", "--by", "Ana", *at).code == 0
    assert "Told to: Russia" in run("who", "Jaysh al-Izzah", *at).out
    assert "whole" in run("verify", *at).out
    assert run("init", "--organisation", "Moscow", *at).code == 1


def test_a_ledger_on_a_server_exchanges_with_one_in_a_file(
        postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "moscow.ledger"
    new_ledger(file, "Moscow")
    there = Desk.open(file)  # before the keys of the other have a place of their own
    monkeypatch.setenv("TRUCELINE_KEYS", str(tmp_path / "washington.keys"))
    new_ledger(postgresql, "Washington")
    with Desk.open(postgresql) as here, there:
        two = Two(here, there, tmp_path)
        for way in (two, two.back()):
            introduce(way.here, way.there)
        for way in (two, two.back()) * 2:
            say(way.here, "hello")
            assert way.carry() == 1
        for desk in (here, there):
            assert sorted(n.entry.author for n in desk.ledger.entries("message")) == ["Moscow"] * 2 + ["Washington"] * 2


@pytest.mark.parametrize(("address", "told"), [
    ("postgresql://ana:secret@127.0.0.1:1/none?connect_timeout=2", "postgresql://ana:***@127.0.0.1:1/none"),
    ("mysql://ana:secret@127.0.0.1/none", "a ledger is a file, or in PostgreSQL"),
    ("postgresql://here:there/none", "no address of a database"), ("://", "no address of a database")])
def test_a_server_that_is_none_is_told_without_its_password(run: Run, address: str, told: str) -> None:
    refused = run("log", "--ledger", address)
    assert (refused.code, refused.out) == (1, "")
    assert told in refused.err
    assert "secret" not in refused.err


def test_without_the_package_for_it_a_server_is_told_how_to_be_had(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused = run("log", "--ledger", "postgresql://127.0.0.1:1/none")
    assert (refused.code, "pip install 'truceline[postgres]'" in refused.err) == (1, True)


def test_the_keys_of_a_ledger_on_a_server_have_a_place_of_their_own(
        run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRUCELINE_KEYS")
    refused = run("init", "--organisation", "Washington", "--ledger", "postgresql://127.0.0.1:1/none")
    assert (refused.code, "TRUCELINE_KEYS" in refused.err) == (1, True)


@pytest.mark.parametrize("command", [("brief",), ("checkpoint",), ("hotline", "handover")])
def test_nothing_given_out_replaces_a_ledger_or_its_keys(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ledger = tmp_path / "washington"
    new_ledger(ledger, "Washington")
    for own in (ledger, tmp_path / "washington.keys"):
        refused = run(*command, "--output", own, "--ledger", ledger)
        assert (refused.code, "is the ledger or its keys" in refused.err) == (1, True)
    with Ledger.open(ledger) as opened:
        assert len(opened) == 0
