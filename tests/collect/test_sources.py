"""What cannot be read is set aside with a reason that names it, and the rest is read."""

import gzip
import json
import os
from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.collect.walk import MAX_BYTES

GOOD = "The army said that two shells hit the market of Kesh on Monday and killed four people.\n"
FRENCH = "L'armée a dit que deux obus ont frappé le marché de Kesh lundi et que quatre personnes ont été tuées.\n"

BAD = [
    ("empty", b"", "empty"),
    ("blank", b" \n\n ", "empty"),
    ("marks only", b"---\n***\n", "empty: no word in it"),
    ("front matter only", b"---\ntitle: A\n---\n", "empty: no word in its text"),
    ("binary", bytes(range(256)) * 20, "binary, no text"),
    ("cut in a letter", "two killed in Bogotá".encode()[:-1], "cut off within a letter of UTF-8 at byte 19"),
    ("another code page", "Армия закрыла дорогу в город".encode("cp1251"), "wrong encoding: not UTF-8 at byte 0"),
    ("damaged", "Peña dijo más".encode() + b"\xff and the rest", "wrong encoding: not UTF-8 at byte"),
    ("half of UTF-16", b"\xff\xfeA\x00B", "wrong encoding: it calls itself utf-16 and is not"),
    ("archive", gzip.compress(GOOD.encode()), "a gzip archive: archives are not read"),
    ("office", b"PK\x03\x04" + b"x" * 90, "archives are not read"),
    ("pdf", b"%PDF-1.7 ...", "a PDF: not read"),
    ("French", FRENCH.encode(), "language not read: fr"),
    ("said to be French", b"---\nlanguage: fr\n---\n" + GOOD.encode(), "language not read: fr (its metadata say so)"),
    ("unknown key", b"---\ntitel: A\n---\n" + GOOD.encode(), "front matter: unknown key 'titel'"),
    ("wrong date", b"---\npublished: 2031-02-30\n---\n" + GOOD.encode(), "front matter: published"),
    ("wrong status", b"---\nstatus: Drill\n---\n" + GOOD.encode(), "front matter: status"),
    ("no YAML", b"---\ntitle: a: b\n---\n" + GOOD.encode(), "front matter is not YAML"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_folder_with_one_bad_file(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "c.txt").write_text("A " + GOOD)
    found = collect([tmp_path])
    assert [Path(report.path).name for report in found.reports] == ["a.txt", "c.txt"]
    (quarantined,) = found.quarantined
    assert quarantined.path == str(tmp_path / "bad.txt")
    assert quarantined.reason.startswith(reason) or reason in quarantined.reason, name


def test_a_missing_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    found = collect([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert len(found.reports) == 1
    assert [q.reason for q in found.quarantined] == ["no such file or folder"]


def test_a_file_of_50_megabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    (quarantined,) = collect([file]).quarantined
    assert quarantined.reason == f"too large: 50 MB, at most {MAX_BYTES // 1_000_000} MB are read"


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [q.reason for q in collect([tmp_path]).quarantined] == ["cannot be read: permission denied"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read all folders")
def test_a_folder_nobody_may_read(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert [q.reason for q in collect([tmp_path]).quarantined] == ["permission denied"]


def test_links_in_a_circle_and_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text(GOOD)
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    found = collect([tmp_path])
    assert len(found.reports) == 1
    assert {Path(q.path).name: q.reason for q in found.quarantined} == {
        "up": "a link to a folder that holds it: a loop", "nowhere.txt": "no such file or folder",
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [q.reason for q in collect([tmp_path]).quarantined] == ["neither a file nor a folder"]


def test_a_folder_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}: {GOOD}")
    found = collect([tmp_path, tmp_path / "a.txt"])
    assert [str(Path(r.path).relative_to(tmp_path)) for r in found.reports] == ["a.txt", "b.txt", "inner/c.txt"]
    assert found.quarantined == ()


def test_the_same_bytes_twice_are_two_reports(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "c.meta.yaml").write_text("outlet: Courier\n")
    ids = {Path(r.path).stem: r.id for r in collect([tmp_path]).reports}
    assert ids["b"] == ids["a"] + ".2", "the second copy is numbered"
    assert ids["c"] not in {ids["a"], ids["b"]}, "another outlet's copy is another report"
    backwards = collect([tmp_path / name for name in ("c.txt", "b.txt", "a.txt")]).reports
    assert {Path(r.path).stem: r.id for r in backwards} == ids
    moved = tmp_path / "elsewhere.txt"
    (tmp_path / "a.txt").rename(moved)
    assert collect([moved]).reports[0].id == ids["a"], "an id does not depend on the path"


@pytest.mark.parametrize(("encoded", "text"), [
    (b"\xef\xbb\xbf" + GOOD.encode(), "\ufeff" + GOOD),
    (GOOD.encode("utf-16"), GOOD),
    (GOOD.encode("utf-32"), GOOD),
    (GOOD.replace("\n", "\r\n").encode(), GOOD.replace("\n", "\r\n")),
])
def test_the_text_is_the_file_s_own(encoded: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(encoded)
    (report,) = collect([tmp_path]).reports
    assert report.text == text
    assert [report.text[s.start:s.end] for s in report.sections if s.kind == "body"] == [GOOD.strip()]
    assert report.doubts == ()


def test_a_guessed_encoding_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("“Calm,” said Peña. " + GOOD).encode("cp1252"))
    (report,) = collect([tmp_path]).reports
    assert report.text.startswith("“Calm,” said Peña.")
    assert [d.field for d in report.doubts] == ["text"]
    assert "Windows-1252" in report.doubts[0].reason


LINES = [
    json.dumps({"text": GOOD, "title": "Shells hit market", "outlet": "Courier", "published": "2031-02-21", "id": 7}),
    json.dumps({"text": GOOD, "url": "https://courier.example/2", "date": "2031-02-22T10:00+02:00"}),
    "",
    json.dumps({"title": "no text"}),
    json.dumps({"text": FRENCH}),
    json.dumps({"text": "   "}),
    '{"text": "cut off in the mid',
]


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(LINES), encoding="utf-8")
    found = collect([tmp_path])
    first, second = found.reports
    assert (first.path, first.title, first.outlet, first.text) == (f"{file}:1", "Shells hit market", "Courier", GOOD)
    assert (second.path, second.address) == (f"{file}:2", "https://courier.example/2")
    assert [r.published.earliest for r in found.reports if r.published] == ["2031-02-21", "2031-02-22T10:00+02:00"]
    assert first.id != second.id
    reasons = {q.path.removeprefix(f"{file}:"): q.reason for q in found.quarantined}
    assert list(reasons) == ["4", "5", "6", "7"]
    assert reasons["4"].startswith("text: ")
    assert reasons["5"] == "language not read: fr"
    assert reasons["6"].startswith("empty")
    assert "Invalid JSON" in reasons["7"]


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b"\n\n", "empty"), (b"not json", "not JSON"), (b'{"a":' * 100_000, "not JSON"), (b"[]", "empty"),
])
def test_a_bad_list_of_reports(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "reports.json").write_bytes(content)
    assert [q.reason.split(":")[0] for q in collect([tmp_path]).quarantined] == [reason]


def test_a_json_list(tmp_path: Path) -> None:
    (tmp_path / "reports.json").write_text(json.dumps([{"text": GOOD}, {"text": 5}, {"text": "A " + GOOD}]))
    found = collect([tmp_path])
    assert [Path(r.path).name for r in found.reports] == ["reports.json:1", "reports.json:3"]
    assert [Path(q.path).name for q in found.quarantined] == ["reports.json:2"]
