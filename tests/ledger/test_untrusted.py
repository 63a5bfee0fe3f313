"""What others wrote is refused with a reason, never by a fault of our own: entries, signatures, a damaged ledger."""

import json
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from sqlalchemy import update

from truceline.cli import main
from truceline.errors import LedgerError
from truceline.ledger import Ledger, checkpoints, tables
from truceline.ledger.keys import Keys, signed_content
from truceline.ledger.verify import verify
from truceline.model.entry import now, parsed, stated
from truceline.model.payload import Message
from truceline.model.strict import DEEPEST, strict_json

HAND = {"kind": "claim", "contact": "contact-1", "knows": "saw", "said": "boom", "place": {"name": "Tarn"},
        "figures": [{"metric": "killed", "low": 1, "high": 1}]}
REPORT = {"kind": "report", "collected": now(), "report": {
    "id": "report-1", "path": "a.txt", "text": "A shell fell on Tarn.", "sha256": "0" * 64,
    "sections": [{"kind": "body", "start": 0, "end": 21}]}}


def entry(body: object) -> bytes:
    """The canonical bytes of an entry that somebody made by hand."""
    content = {"author": "Moscow", "body": body, "recorded": now()}
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_json_of_the_standard_is_read() -> None:
    assert strict_json(b'{"a": [1, 2.5, "x", null, true]}') == {"a": [1, 2.5, "x", None, True]}
    assert strict_json(nested(DEEPEST))


@pytest.mark.parametrize(("text", "told"), [
    (nested(DEEPEST + 1), "too deep"), (nested(200_000), "too deep"), ('{"a":' * 50_000, "too deep"), ("NaN", "NaN"),
    ("[-Infinity]", "Infinity"), ("1e999", "1e999"), ("9" * 5000, "digits"), ('{"a": 1, "a": 2}', "twice"),
    ("[1] 2", "Extra data"), ("", "Expecting value"), ("\0", "Expecting value")])
def test_what_is_none_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        strict_json(text)


def test_entries_made_by_hand_can_be_right() -> None:
    assert [parsed(entry(body)).kind for body in (HAND, REPORT)] == ["claim", "report"]


@pytest.mark.parametrize("body", [
    {"kind": "judgement", "says": "corrected", "claim": "c-1", "fields": {"low": float("nan")}},
    {"kind": "judgement", "says": "corrected", "claim": "c-1", "fields": {"low": float("inf")}},
    {"kind": "judgement", "says": "corrected", "claim": "c-1", "fields": json.loads('{"a":' + nested(500) + "}")},
    HAND | {"said": "half a \ud800 letter"},
    HAND | {"figures": [{"metric": "killed", "low": 10**4000, "high": None}]},
    HAND | {"figures": [{"metric": "killed", "low": -1, "high": None}]},
    HAND | {"place": {"name": "Tarn", "lat": 1e300, "lon": 0.0}},
    HAND | {"told": "9999-12-31T23:59-12:00"}, HAND | {"told": "0001-01-01T00:00+14:00"},
    {"kind": "message", "to": "all", "about": "\0"}, {"kind": "case", "step": "open", "case": "\ud800"},
    {"kind": "message", "to": "all", "deadline": "9999-12-31T00:00:00.000000Z"},
    *(REPORT | {"report": {**REPORT["report"], "sections": [{"kind": "body", "start": a, "end": b}]}}  # type: ignore[dict-item]
      for a, b in ((-1, 3), (5, 3), (0, 22), (10**30, 10**30))),
    ["no payload"], None, "text"])
def test_an_entry_that_no_program_of_ours_makes_is_refused(body: object) -> None:
    with pytest.raises(LedgerError):
        parsed(entry(body))


@pytest.mark.parametrize("content", [b"[]", b"7", b"null", b"", b"\xff", b'{"a":' * 100_000, b"[" * 100_000])
def test_what_is_no_entry_is_refused(content: bytes) -> None:
    with pytest.raises(LedgerError, match="no entry"):
        parsed(content)


def test_half_a_letter_is_not_entered() -> None:
    with pytest.raises(LedgerError, match="no letter"):
        stated(Message(to="all", text="half a \ud800"), "Washington", now())


def test_a_header_that_nests_deep_is_no_signature(tmp_path: Path) -> None:
    keys = Keys.create(tmp_path / "keys")
    segment = urlsafe_b64encode(('{"alg":"Ed25519","x":' + nested(50_000) + "}").encode()).decode()
    for hostile in (f"{segment}.e30.e30", f"{segment}.e30.e30.e30.e30"):
        with pytest.raises(LedgerError):
            signed_content(hostile, keys.public)
        with pytest.raises(LedgerError):
            keys.unseal(hostile)
        with pytest.raises(LedgerError):
            checkpoints.read(hostile)


@pytest.mark.parametrize("damage", [b"[" * 100_000, b"{}", b"\xff", b"[]"])
def test_a_damaged_entry_is_named_and_verify_tells_it(
        tmp_path: Path, damage: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ledger"
    with Ledger.create(path, "Washington") as ledger:
        (noted,) = ledger.append([stated(Message(to="all", text="hello"), "Washington", now())])
        with ledger.database.writing() as connection:
            connection.execute(update(tables.entries).values(body=damage))
        assert [fault.what for fault in verify(ledger).faults] == ["edited"]
    assert main(["log", "--ledger", str(path)]) == 1
    assert f"{noted.entry.id[:12]}: no entry" in capsys.readouterr().err


def test_each_size_is_signed_once(tmp_path: Path) -> None:
    keys = Keys.create(tmp_path / "keys")
    with Ledger.create(tmp_path / "ledger", "Washington", keys.public) as ledger:
        for number in range(3):
            ledger.append([stated(Message(to="all", text=f"{number}"), "Washington", now())])
            signed = checkpoints.sign(ledger, keys)
            assert checkpoints.sign(ledger, keys) == signed
        assert sorted(checkpoints.signed_at(ledger)) == [1, 2, 3]
