"""The brief on a terminal: one page to read in two minutes, or the whole of it with every quote."""

import io
import shutil
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table

from truceline.model.brief import Brief
from truceline.model.time import day_of
from truceline.publish import full, short
from truceline.publish.joins import view_of
from truceline.publish.lines import Section
from truceline.publish.untrusted import visible
from truceline.publish.views import BriefView
from truceline.publish.words import counted, day_words

NARROWEST, WIDEST = 80, 100
NAME = 14  # columns for the name of a section


def render(brief: Brief) -> str:
    """One page: what matters most of every section, and how much more there is."""
    view = view_of(brief)
    return _page(view, short.sections(view))


def render_full(brief: Brief) -> str:
    """Everything: all positions and days, each test with its reason, every doubt, every claim with its quote."""
    view = view_of(brief)
    return _page(view, full.sections(view))


def _page(view: BriefView, sections: Iterable[Section]) -> str:
    """The page as text without colour, at most as wide as the terminal."""
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 0)).columns))
    page = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False,
                   legacy_windows=False, force_terminal=False)
    with page.capture() as captured:
        for line in _head(view):
            page.print(visible(line))
        for section in sections:
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
    """The section's name at the left of its lines."""
    lines = Table.grid(padding=(0, 1))
    lines.add_column(no_wrap=True)
    lines.add_column(ratio=1, overflow="fold")
    for line in section.lines:
        lines.add_row(visible(line.mark), visible(line.text))
    beside = Table.grid(padding=(0, 1))
    beside.add_column(width=NAME)
    beside.add_column(ratio=1)
    beside.add_row(visible(section.title).upper(), lines)
    page.print(beside)
