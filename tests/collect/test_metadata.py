"""Front matter and sidecars: what they say goes before what the text says, and offsets stay true."""

import json
from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.model.report import Published

BODY = "KESH, 3 March 2031 (Orbis) - The army said that two shells hit the market on Monday."
FRONT = '---\ntitle: "Shells: four dead"\noutlet: Courier\npublished: 2031-03-04\nstatus: Exercise\n---\n'


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter(newline: str, mark: str, tmp_path: Path) -> None:
    text = mark + (FRONT + "\n" + BODY).replace("\n", newline)
    (tmp_path / "a.txt").write_bytes(text.encode())
    (report,) = collect([tmp_path]).reports
    assert report.text == text, "front matter stays in the text"
    assert (report.title, report.outlet, report.status) == ("Shells: four dead", "Courier", "Exercise")
    assert (report.agency, report.place) == ("Orbis", "KESH"), "what front matter leaves open, the text may tell"
    assert report.published == Published(earliest="2031-03-04", latest="2031-03-04", basis="metadata",
                                         reason="its metadata")
    first, *rest = report.sections
    assert first.kind == "boilerplate"
    assert report.text[first.start:first.end].endswith("---")
    assert [(s.kind, report.text[s.start:s.end]) for s in rest] == [
        ("dateline", "KESH, 3 March 2031 (Orbis) -"),
        ("body", "The army said that two shells hit the market on Monday."),
    ]


def test_dashes_without_keys_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\nThe calm was broken on Monday\n---\n{BODY}")
    (report,) = collect([tmp_path]).reports
    assert "The calm was broken on Monday" in [report.text[s.start:s.end] for s in report.sections]


@pytest.mark.parametrize("name", ["a.meta.yaml", "a.txt.meta.yaml", "a.meta.json", "a.txt.meta.json"])
def test_a_sidecar_is_no_report_and_goes_before_front_matter(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRONT + BODY)
    (tmp_path / name).write_text(json.dumps({"outlet": "Harbour Times", "published": "2031-03-05T08:00+02:00"}))
    found = collect([tmp_path])
    assert found.quarantined == ()
    (report,) = found.reports
    assert (report.outlet, report.title, report.status) == ("Harbour Times", "Shells: four dead", "Exercise")
    assert report.published is not None
    assert report.published.earliest == "2031-03-05T08:00+02:00"


@pytest.mark.parametrize(("content", "reason"), [
    ("outlets: Courier", "a.meta.yaml: unknown key 'outlets'"),
    ("title: a: b", "a.meta.yaml is not YAML"),
    ("Courier", "a.meta.yaml: holds no keys"),
    ("outlet: [Courier]", "a.meta.yaml: outlet: Input should be a valid string"),
    ("published: yesterday", "a.meta.yaml: published: String should match pattern"),
])
def test_a_bad_sidecar_quarantines_its_report(content: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.meta.yaml").write_text(content)
    found = collect([tmp_path])
    assert found.reports == ()
    (quarantined,) = found.quarantined
    assert quarantined.path == str(tmp_path / "a.txt")
    assert quarantined.reason.startswith(reason)


def test_metadata_without_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yaml").write_text("outlet: Courier")
    assert [q.reason for q in collect([tmp_path]).quarantined] == [
        "a data file, no report: metadata lie beside a report as NAME.meta.yaml"]
