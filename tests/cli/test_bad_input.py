"""Whatever is given: a line that names the file and the reason, the rest briefed, the documented exit code."""

import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.commands import Run

GERMAN = ("Bei einem Anschlag auf einen Markt in der Hauptstadt sind am Sonntag nach Angaben der Polizei mehr als "
          "zwanzig Menschen getötet worden, und viele wurden verletzt.")


def empty(folder: Path) -> Path:
    (folder / "bad.txt").write_bytes(b"")
    return folder / "bad.txt"


def blank(folder: Path) -> Path:
    (folder / "bad.txt").write_bytes(b" \n\t\n")
    return folder / "bad.txt"


def binary(folder: Path) -> Path:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)
    return folder / "bad.txt"


def wrong_encoding(folder: Path) -> Path:
    (folder / "bad.txt").write_bytes("Взрыв на рынке, погибли 12 человек. ".encode("koi8-r") * 20)
    return folder / "bad.txt"


def huge(folder: Path) -> Path:
    with (folder / "bad.txt").open("wb") as file:
        file.truncate(50_000_000)  # sparse: 50 MB to read, nothing on the disk
    return folder / "bad.txt"


def german(folder: Path) -> Path:
    (folder / "bad.txt").write_text(GERMAN * 3, encoding="utf-8")
    return folder / "bad.txt"


def truncated_lines(folder: Path) -> Path:
    line = json.dumps({"text": "Two people were killed in Lagos on Monday, police said.", "published": "2014-03-04"})
    (folder / "bad.jsonl").write_text(f"{line}\n{line[:30]}")
    return folder / "bad.jsonl"


def bare_page(folder: Path) -> Path:
    (folder / "bad.html").write_text("<html><body><script>var a = 1;</script></body></html>")
    return folder / "bad.html"


def unknown_key(folder: Path) -> Path:
    (folder / "bad.txt").write_text("---\ntitel: Blast\n---\nTwo people were killed in Lagos on Monday.\n")
    return folder / "bad.txt"


def half_a_letter(folder: Path) -> Path:
    (folder / "bad.json").write_text('[{"text": "Two people were killed in Lagos on Monday \\ud800."}]')
    return folder / "bad.json"


def endless_number(folder: Path) -> Path:
    (folder / "bad.json").write_text('[{"text": "Two people were killed in Lagos.", "seen": ' + "9" * 5000 + "}]")
    return folder / "bad.json"


def deep_list(folder: Path) -> Path:
    (folder / "bad.json").write_text('[{"text": "Two people were killed.", "seen": ' + "[" * 9999 + "]" * 9999 + "}]")
    return folder / "bad.json"


def no_encoding(folder: Path) -> Path:
    head, body = b'<head><meta charset="undefined"></head>', b"<body><p>Two people were killed in Lagos.\xe9</p></body>"
    (folder / "bad.html").write_bytes(b"<html>" + head + body + b"</html>")
    return folder / "bad.html"


def many_attributes(folder: Path) -> Path:
    tag = " ".join(f"a{number}" for number in range(100_000))
    (folder / "bad.html").write_text(f"<html><body><p {tag}>Two people were killed in Lagos.</p></body></html>")
    return folder / "bad.html"


def beyond_the_calendar(folder: Path) -> Path:
    text = "---\npublished: 9999-12-31T23:59-12:00\n---\nTwo people were killed in Lagos on Monday.\n"
    (folder / "bad.txt").write_text(text)
    return folder / "bad.txt"


def aliases_of_aliases(folder: Path) -> Path:
    lists = "".join(f"{of}: &{of} [{', '.join([f'*{what}'] * 9)}]\n" for what, of in pairwise("abcdefghij"))
    text = f"---\na: &a [x]\n{lists}title: *j\n---\nTwo people were killed in Lagos on Monday.\n"
    (folder / "bad.txt").write_text(text)
    return folder / "bad.txt"


def large_sidecar(folder: Path) -> Path:
    (folder / "bad.txt").write_text("Two people were killed in Lagos on Monday, police said.\n")
    (folder / "bad.txt.meta.yaml").write_text("- x\n" * 1_000_000)
    return folder / "bad.txt"


Bad = Callable[[Path], Path]
BAD: list[tuple[Bad, str]] = [
    (empty, "empty"), (blank, "empty"), (binary, "binary"), (wrong_encoding, "encoding"), (huge, "50 MB"),
    (german, "language not read"), (truncated_lines, "bad.jsonl:2"), (bare_page, ""), (unknown_key, "titel"),
    (half_a_letter, "Invalid JSON"), (endless_number, "not JSON"), (deep_list, "too deep"),
    (no_encoding, "wrong encoding"), (many_attributes, "1000 attributes"), (beyond_the_calendar, "published"),
    (aliases_of_aliases, "title"), (large_sidecar, "too large"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_bad_file_is_named_with_its_reason_and_the_rest_is_briefed(
        bad: Bad, reason: str, good: Path, run: Run) -> None:
    file = bad(good)
    ran = run("brief", good, "--format", "json")
    assert ran.code == 2
    assert file.name in ran.err
    assert reason in ran.err
    assert "Traceback" not in ran.err
    found = json.loads(ran.out)
    assert "good.txt" in str([report["path"] for report in found["reports"]])
    assert [file.name in q["path"] for q in found["quarantined"]] == [True]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_bad_file_alone_gives_no_brief(bad: Bad, reason: str, tmp_path: Path, run: Run) -> None:
    file = bad(tmp_path)
    if bad is truncated_lines:
        file.write_text(file.read_text().splitlines()[1])
        reason = "bad.jsonl:1"
    ran = run("brief", file)
    assert (ran.code, ran.out) == (1, "")
    assert file.name in ran.err
    assert reason in ran.err


def test_deeply_nested_html_is_read_or_set_aside(good: Path, run: Run) -> None:
    words = "<p>A bomb killed at least 31 people in Kano on Sunday, the police said. Nobody claimed the attack.</p>"
    (good / "deep.html").write_text("<div>" * 20_000 + words + "</div>" * 20_000)
    ran = run("brief", good, "--format", "json")
    assert ran.code in {0, 2}
    assert ran.code == 0 or "deep.html" in ran.err


def test_a_missing_path_is_named_and_the_rest_is_briefed(good: Path, run: Run) -> None:
    ran = run("brief", good, good / "missing.txt", "--format", "json")
    assert ran.code == 2
    assert "missing.txt" in ran.err
    assert len(json.loads(ran.out)["reports"]) == 1


@pytest.mark.parametrize("name", ["missing", "missing.txt", ""])
def test_only_missing_paths_give_no_brief(name: str, tmp_path: Path, run: Run) -> None:
    ran = run("brief", tmp_path / name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.strip()


def test_names_of_files_do_not_steer_the_terminal(good: Path, run: Run) -> None:
    (good / "\x1b[31mred.txt").write_bytes(b"")
    ran = run("brief", good)
    assert ran.code == 2
    assert "red.txt" in ran.err
    assert "\x1b" not in ran.err + ran.out


def test_a_read_only_output_folder_is_named(good: Path, tmp_path: Path, run: Run) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write to read-only folders")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    ran = run("brief", good, "--output", locked / "brief.txt")
    assert ran.code == 1
    assert "brief.txt" in ran.err
    assert "denied" in ran.err
