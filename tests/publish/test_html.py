"""The page: its structure, its quotes at hand, nothing loaded, nothing run, nothing hidden."""

import re
from collections import Counter
from itertools import pairwise
from typing import TypeAlias

import pytest
from lxml import html

from tests.publish.factory import ID, brief
from tests.publish.hostile import hostile
from truceline.model.brief import Brief, OwnOutline
from truceline.publish.html import render

Page: TypeAlias = html.HtmlElement
LOADING = ("src", "srcset", "href", "xlink:href", "data", "action", "formaction", "poster", "background", "ping")
ASKING = ("script", "link", "iframe", "object", "embed", "img", "base", "form", "video", "audio", "source", "use")


@pytest.fixture(scope="module")
def page() -> Page:
    return html.document_fromstring(render(brief()))


@pytest.fixture(scope="module")
def attacked() -> Page:
    return html.document_fromstring(render(hostile()))


def texts(page: Page, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_it_has_a_language_one_title_and_its_parts_in_order(page: Page) -> None:
    assert page.get("lang") == "en"
    assert texts(page, "//h1") == ["Cessation in the Merrow valley"]
    assert [t[:1] for t in texts(page, "//h2")] == ["I", *"12345678", "E"]


def test_no_heading_is_skipped(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_say_what_their_heads_head(page: Page) -> None:
    assert page.xpath("//table")
    assert not page.xpath("//th[not(@scope)]")
    assert not page.xpath("//table[not(caption)]")


def test_drawings_are_told_to_whoever_does_not_see_them(page: Page) -> None:
    assert page.xpath("//svg")
    assert not page.xpath("//svg[not(@role='img') or not(string-length(@aria-label) > 5)]")


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    assert {link[1:] for link in page.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_every_claim_is_on_the_page_with_its_quote(page: Page) -> None:
    notes = texts(page, "//li[starts-with(@id, 'note-')]")
    claims = brief().dossier.claims
    assert len(notes) == len(claims)
    for anchored in claims:
        quoted = " ".join(anchored.claim.quote.text.split())
        assert any(quoted in note for note in notes)


def test_a_replaced_figure_is_struck_through_in_the_matrix(page: Page) -> None:
    assert texts(page, "//table[@class='matrix']//s") == ["57"]


def test_the_ranges_stand_with_their_status(page: Page) -> None:
    told = texts(page, "//section[@class='measure']/h4")
    assert told[:3] == ["Killed: 32 or more contested", "Injured: 101 or more single origin",
                        "Killed: 10 or more compatible"]


def test_each_statement_in_short_has_its_quotes_at_hand(page: Page) -> None:
    assert len(page.xpath("//section[@id='short']//li/details[@class='quotes']")) == len(
        [s for s in brief().summary if s.claims])


@pytest.mark.parametrize("found", [brief(), brief("Exercise"), hostile()], ids=["plain", "exercise", "hostile"])
def test_nothing_is_loaded_and_nothing_runs(found: Brief) -> None:
    page = html.document_fromstring(render(found))
    assert not [element for name in ASKING for element in page.iter(name)]
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            if name in LOADING:
                assert str(value).startswith("#"), f"{element.tag} {name}={value}"
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = "".join(page.xpath("//style/text()"))
    assert not re.search(r"url\(|@import|@font-face|expression\(|//", style)


def test_words_of_reports_stay_words(attacked: Page) -> None:
    assert len(attacked.xpath("//style")) == 1
    said = attacked.text_content()
    for words in ("<script>alert(1)</script>", '"><img src=http://evil.example/x.png onerror=alert(1)>',
                  "</text></svg><svg onload=alert(1)>", "{{ 7 * 7 }}{% raw %}"):
        assert words in said


def test_what_hides_is_made_visible(attacked: Page) -> None:
    source = html.tostring(attacked, encoding="unicode")
    assert "\u202e" not in source
    assert "\x1b" not in source
    assert "⟨U+202E⟩" in attacked.text_content()


@pytest.mark.parametrize(("address", "linked"), [
    ("https://news.example/a?b=c&d", True), ("http://news.example/a", True), ("javascript:alert(1)", False),
    ("JAVASCRIPT://x/%0aalert(1)", False), ("data:text/html,<script>alert(1)</script>", False),
    ("//evil.example", False), (" https://x", False), ("file:///etc/passwd", False),
    ('https://x"onmouseover=alert(1)', True),
])
def test_only_an_address_of_the_web_becomes_a_link(address: str, linked: bool) -> None:  # noqa: FBT001 - a table
    page = html.document_fromstring(render(hostile(address)))
    links = page.xpath("//a[not(starts-with(@href, '#'))]")
    assert bool(links) == linked
    assert all(link.get("href") == address and "noreferrer" in link.get("rel") for link in links)
    assert not page.xpath("//@onmouseover")


def test_what_is_no_real_event_says_so_above_everything() -> None:
    page = html.document_fromstring(render(brief("Exercise")))
    assert texts(page, "//body/*")[1] == "EXERCISE: NOT REAL EVENTS"
    assert not html.document_fromstring(render(brief())).xpath("//p[@class='banner']")


def test_an_invented_country_is_drawn_by_its_own_outline() -> None:
    ring = ((19.0, 9.0), (22.0, 9.0), (22.0, 11.5), (19.0, 11.5), (19.0, 9.0))
    mine = brief().model_copy(update={"outlines": (OwnOutline(name="Orland", rings=(ring,)),)})
    page = html.document_fromstring(render(mine))
    assert set(texts(page, "//*[@class='country']")) == {"Orland"}
    assert "example's own" in page.xpath("//footer")[0].text_content()


def test_a_brief_of_nothing_is_a_page_too() -> None:
    empty = brief().model_copy(update={
        "dossier": brief().dossier.model_copy(update={"reports": (), "claims": (), "copies": ()}),
        "linkage": brief().linkage.model_copy(update={"incidents": (), "links": (), "totals": ()}),
        "register": brief().register.model_copy(update={"truces": (), "chosen": None, "why": ""}),
        "findings": (), "who_hits_whom": (), "leads": (), "chronology": (), "summary": (), "disagreements": (),
        "left_out": (), "quarantined": ()})
    page = html.document_fromstring(render(empty))
    assert texts(page, "//h1") == ["What the reports say"]
    assert ID["cars"] not in html.tostring(page, encoding="unicode")
