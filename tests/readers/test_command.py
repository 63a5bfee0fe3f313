"""truceline brief --reader: nothing leaves the machine unless it is asked for, and then what is told is true."""

import json
import socket
from pathlib import Path

import pytest

from truceline.cli import main

from .conftest import EXAMPLES, FILES, Reply, Server

REPORT = str(EXAMPLES / "reports" / FILES["ostrel"])
DATA = ["--data", str(EXAMPLES / "data")]


@pytest.fixture
def named(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Server:
    """The server as the environment names it."""
    monkeypatch.setenv("TRUCELINE_LLM_URL", server.url)
    monkeypatch.setenv("TRUCELINE_LLM_MODEL", "tiny")
    monkeypatch.setenv("TRUCELINE_LLM_PAUSE", "0")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return server


def test_the_model_reads_where_it_is_asked_for(
        named: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    outs = []
    for _ in range(2):
        assert main(["brief", REPORT, *DATA, "--reader", "llm", "--format", "json"]) == 0
        outs.append(capsys.readouterr())
    assert outs[0].out == outs[1].out
    assert '"rule": "llm.figure"' in outs[0].out
    assert outs[1].err == ("truceline: reports read by the language model: 1 of 1; requests: 0; "
                           "answers kept from before: 1\n")
    assert len(named.asked) == 1
    assert len(list((tmp_path / "cache" / "truceline" / "llm").iterdir())) == 1


def test_answers_are_kept_where_the_user_says(named: Server, tmp_path: Path) -> None:
    assert main(["brief", REPORT, *DATA, "--reader", "both", "--llm-cache", str(tmp_path / "mine")]) == 0
    assert len(list((tmp_path / "mine").iterdir())) == len(named.asked) == 1
    assert not (tmp_path / "cache").exists()


def test_without_being_asked_no_host_is_spoken_to(
        named: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refused(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert main(["brief", REPORT, *DATA]) == 0
    assert capsys.readouterr().err == ""
    assert named.asked == []


def test_a_failure_is_told_and_the_report_is_not_lost(named: Server, capsys: pytest.CaptureFixture[str]) -> None:
    named.replies(Reply(b"", 500))
    assert main(["brief", REPORT, *DATA, "--reader", "llm", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    reason = "the endpoint answered with status 500"
    assert f"read by the rules, since {reason}: 1" in err
    written = json.loads(out)
    assert [doubt["reason"] for report in written["reports"] for doubt in report["doubts"]] == [
        f"read by the rules, not by the language model: {reason}"]
    assert "figure.object" in {claim["rule"] for claim in written["claims"]}


@pytest.mark.parametrize(("arguments", "variables", "reason"), [
    (["--reader", "llm"], {"TRUCELINE_LLM_URL": ""}, "TRUCELINE_LLM_URL is not set"),
    (["--reader", "both"], {"TRUCELINE_LLM_MODEL": ""}, "TRUCELINE_LLM_MODEL is not set"),
    (["--reader", "llm"], {"TRUCELINE_LLM_TOKENS": "-1"}, "TRUCELINE_LLM_TOKENS"),
    (["--reader", "parrot"], {}, "'rules', 'llm', 'both'"),
    (["--llm-cache", "somewhere"], {}, "--reader llm"),
])
def test_a_slip_is_named_and_nothing_is_sent(
        arguments: list[str], variables: dict[str, str], reason: str, named: Server,
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main(["brief", REPORT, *DATA, *arguments]) == 1
    out, err = capsys.readouterr()
    assert (out, named.asked) == ("", [])
    assert reason in err
