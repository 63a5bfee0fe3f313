"""The hand-over in a browser: whatever happened in the shift, it prints on one page."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from truceline.hotline import calls, clock_of
from truceline.knowledge.procedure import hotline_rules
from truceline.model.entry import Entry
from truceline.publish.hotline.handover import html
from truceline.publish.hotline.shift import Shift
from truceline.publish.hotline.telling import Told

from .talk import OURS, at, talk

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome")
                 if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium: scripts/install-system installs it")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


def shift(made: list[Entry], minute: int) -> Shift:
    here = {entry.id: entry.recorded for entry in made}
    found = calls(made, OURS)
    return Shift(OURS, at(0), at(minute), tuple(
        Told(call, clock_of(call, at(minute), here, OURS, hotline_rules()), OURS) for call in found), here)


def test_a_busy_shift_prints_on_one_page(browser: Browser) -> None:
    words = "text=" + "Shells-fall-on-the-market-" * 4
    lines = [f"M original {words} until=60 {'exercise' if number % 5 == 0 else ''}" for number in range(40)]
    lines += [f"W reject {number} {'exercise' if number % 5 == 0 else ''}" for number in range(0, 40, 2)]
    lines += [f"G confirm {number}" for number in range(20)]
    page = browser.new_page()
    page.set_content(html(shift(talk(*lines), 300)))
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
