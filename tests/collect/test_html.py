"""Pages: every block is kept, each with its kind; nothing is run, nothing is asked for."""

import socket
from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.collect.tree import MAX_DEPTH, cut_page

ARTICLE = (
    "The army said that two shells hit the market of Kesh on Monday and killed four people, among them a child.",
    "Nobody has claimed the attack so far, and the governor asked everybody in the town to remain at home for now.",
    "The cessation began at midnight on Friday, after a week of talks between the two governments in Sudmark.",
    "Both sides have accused one another of three breaches, and the monitors said they could not reach the place.",
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Shells hit market | Courier</title>
<meta property="og:site_name" content="Courier"><meta property="og:title" content="Shells hit market">
<meta property="article:published_time" content="2021-03-04T08:00:00+02:00">
<link rel="canonical" href="https://courier.example/shells"><style>p {{ color: red }}</style>
<script>document.write("<p>seven killed</p>")</script></head><body>
<nav><ul><li>Home<li>World</ul></nav>
<article><h1>Shells hit market</h1>
<figure><img src="https://courier.example/a.jpg"><figcaption>A man before his house after shelling in Tarn,
 March&nbsp;9, 2021. (credit: Orbis)</figcaption></figure>
<p>{ARTICLE[0]}</p><p>{ARTICLE[1].replace("governor", "<b>governor</b>")}
<p>{ARTICLE[2]}<h2>Who broke it</h2><p>{ARTICLE[3]}</p></article>
<aside><h3>Related stories</h3><a href="/f">Ferry sinks, nine drowned</a></aside>
<div class="cards"><p>Ferry fares rise again on Monday.</p></div>
<footer>© 2021 Courier</footer></body></html>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a request was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    found = collect([tmp_path])
    assert found.quarantined == ()
    (report,) = found.reports
    assert [(s.kind, report.text[s.start:s.end]) for s in report.sections] == [
        ("boilerplate", "Home"), ("boilerplate", "World"),
        ("headline", "Shells hit market"),
        ("caption", "A man before his house after shelling in Tarn, March 9, 2021. (credit: Orbis)"),
        ("body", ARTICLE[0]), ("body", ARTICLE[1]), ("body", ARTICLE[2]),
        ("headline", "Who broke it"), ("body", ARTICLE[3]),
        ("related", "Related stories"), ("related", "Ferry sinks, nine drowned"),
        ("related", "Ferry fares rise again on Monday."), ("boilerplate", "© 2021 Courier"),
    ]
    assert (report.title, report.outlet, report.address) == ("Shells hit market", "Courier", "https://courier.example/shells")
    assert report.published is not None
    assert (report.published.earliest, report.published.basis) == ("2021-03-04", "metadata")


def test_a_page_by_its_content_and_in_its_own_encoding(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{ARTICLE[0]} Peña said so.</p></body></html>'
    (tmp_path / "saved").write_bytes(page.encode("iso-8859-1"))
    (report,) = collect([tmp_path]).reports
    assert report.text == f"{ARTICLE[0]} Peña said so."


@pytest.mark.parametrize(("page", "reason"), [
    ("<html><body>" + "<div>" * 10_000 + ARTICLE[0], f"HTML nested more than {MAX_DEPTH} levels deep"),
    ("<html><body>" + "<b>" * 10_000 + ARTICLE[0], f"HTML nested more than {MAX_DEPTH} levels deep"),
    ("<html><body><script>killed()</script></body></html>", "a page without text"),
    ('<html lang="fr"><body><p>Deux morts</p></body></html>', "language not read: fr (its metadata say so)"),
])
def test_a_page_that_cannot_be_read(page: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page)
    assert [q.reason for q in collect([tmp_path]).quarantined] == [reason]


def test_paragraphs_that_are_never_closed_are_not_nested() -> None:
    passages = cut_page("<ul>" + "<li>four killed" * 5_000 + "</ul>" + "<p>calm" * 5_000)
    assert [p.text for p in passages] == ["four killed"] * 5_000 + ["calm"] * 5_000


def test_a_large_page_of_one_kind(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + f"<p>{ARTICLE[0]}</p>" * 3_000)
    (report,) = collect([tmp_path]).reports
    assert len(report.sections) == 3_000
