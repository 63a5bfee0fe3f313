"""The brief on a terminal: one page to read in two minutes, or the whole of it with every quote."""

import io
import shutil
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from truceline.model.brief import Brief
from truceline.model.time import day_of
from truceline.publish.rows import Rows, Section, sections
from truceline.publish.untrusted import visible
from truceline.publish.views import BriefView, view_of
from truceline.publish.words import counted, day_words

NARROWEST, WIDEST = 80, 100
NAME = 13    # columns for the name of a row
PAGE = 3     # lines of a row on the short page: what is longer is cut at a word


def render(brief: Brief) -> str:
    """One page: what matters most of every section, and how much more there is."""
    return _page(view_of(brief), full=False)


def render_full(brief: Brief) -> str:
    """Everything: all positions and days, each test with its reason, every doubt, every claim with its quote."""
    return _page(view_of(brief), full=True)


def _page(view: BriefView, *, full: bool) -> str:
    """The page as text without colour, at most as wide as the terminal."""
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 0)).columns))
    page = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False,
                   legacy_windows=False, force_terminal=False)
    with page.capture() as captured:
        for line in _head(view):
            page.print(visible(line))
        for section in sections(view, full=full):
            _print(page, section)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _head(view: BriefView) -> Iterator[str]:
    if view.banner:
        yield f"*** {view.banner} ***"
    name = next((t.name for t in view.brief.register.truces if not t.attempt), "")
    title = f"TRUCE BRIEF  {name}" if name else "BRIEF"
    yield f"{title}  as of {day_words(day_of(view.brief.as_of))}, {counted(len(view.reports), 'report')}"
    yield "  ".join(f"[{report.number}] {report.label}" for report in view.reports)


def _print(page: Console, section: Section) -> None:
    page.print(visible(section.title).upper(), style="bold")
    page.print(Padding(_grid(section.rows), (0, 0, 0, 1)))


def _grid(rows: Rows) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=NAME, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for name, line in rows:
        grid.add_row(visible(name), visible(line))
    return grid
