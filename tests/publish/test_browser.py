"""The page in a real browser: it opens without a network, fits a phone, follows the reader's theme, prints."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route, sync_playwright

from tests.publish.factory import brief
from tests.publish.hostile import hostile
from truceline.model.brief import Sentence
from truceline.publish.html import render

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), "")
WIDTHS = (320, 360, 390, 768, 1280)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WORST = 4.5  # WCAG AA for text

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium: scripts/install-system installs it")

OPEN = "document.querySelectorAll('details').forEach(each => each.open = true)"
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = element => { for (let at = element; at; at = at.parentElement) {
    const found = rgb(getComputedStyle(at).backgroundColor); if (found[3] === 255) return found; }
    return rgb('white'); };
  return [...document.querySelectorAll('body *:not(svg *)')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
    .map(e => { const [a, b] = [rgb(getComputedStyle(e).color), behind(e)].map(light).sort((x, y) => y - x);
      return [(a + .05) / (b + .05), e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40)]; })
    .sort((x, y) => x[0] - y[0])[0];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages on disk, as a user opens them."""
    folder = tmp_path_factory.mktemp("pages")
    every = tuple(anchored.claim.id for anchored in brief().dossier.claims)
    crowded = brief().model_copy(update={"summary": (Sentence(text="All of it.", claims=every),)})
    pages = {"plain": render(brief()), "hostile": render(hostile()), "crowded": render(crowded)}
    for name, source in pages.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


def opened(browser: Browser, file: Path, scheme: Literal["light", "dark"] = "light") -> tuple[Page, list[str]]:
    """The page, and what went wrong or was asked for while it opened."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    wrong: list[str] = []

    def console(message: ConsoleMessage) -> None:
        wrong.append(f"console {message.type}: {message.text}")

    def fault(error: Error) -> None:
        wrong.append(f"fault: {error}")

    def request(route: Route) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            wrong.append(f"request: {route.request.url}")
            route.abort()

    page.on("console", console)
    page.on("pageerror", fault)
    page.route("**/*", request)
    page.goto(file.as_uri())
    return page, wrong


@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_it_opens_without_a_network_or_a_complaint(browser: Browser, files: dict[str, Path], name: str) -> None:
    page, wrong = opened(browser, files[name])
    assert wrong == []
    assert page.locator("h2").count() == 10
    assert page.locator("body").is_visible()


@pytest.mark.parametrize("name", ["plain", "hostile", "crowded"])
@pytest.mark.parametrize("quotes", ["closed", "open"])
def test_nothing_makes_the_page_scroll_sideways(
    browser: Browser, files: dict[str, Path], name: str, quotes: str,
) -> None:
    page, _ = opened(browser, files[name])
    if quotes == "open":
        page.evaluate(OPEN)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_in_both_themes(
    browser: Browser, files: dict[str, Path], scheme: Literal["light", "dark"],
) -> None:
    page, _ = opened(browser, files["plain"], scheme=scheme)
    page.evaluate(OPEN)
    worst, where = page.evaluate(CONTRAST)
    assert worst >= WORST, where


def test_the_theme_follows_the_reader(browser: Browser, files: dict[str, Path]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, _ = opened(browser, files["plain"])
    dark, _ = opened(browser, files["plain"], scheme="dark")
    assert light.evaluate(ground) == "rgb(255, 255, 255)"
    assert dark.evaluate(ground) != "rgb(255, 255, 255)"


def test_a_quote_opens_where_it_is_cited_and_by_the_keyboard(browser: Browser, files: dict[str, Path]) -> None:
    page, _ = opened(browser, files["plain"])
    quotes = page.locator("#short details").first
    assert not quotes.locator("blockquote").is_visible()
    quotes.locator("summary").focus()
    page.keyboard.press("Enter")
    assert quotes.locator("blockquote").is_visible()
    quotes.locator("a.num").click()
    assert page.locator("li:target blockquote").is_visible()


def test_on_paper_the_ways_about_the_page_are_gone_and_the_quotes_are_there(
    browser: Browser, files: dict[str, Path],
) -> None:
    page, _ = opened(browser, files["plain"], scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("#quotes blockquote").first.is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
