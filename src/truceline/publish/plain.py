"""Tables and lists as plain text: no colour, no width that is anybody's terminal's, nothing hidden in a word."""

import io
import shutil
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.publish.untrusted import visible

NARROWEST, WIDEST = 80, 120


def plain(*parts: RenderableType, width: int | None = None) -> str:
    """The parts below one another, at most as wide as the terminal."""
    wide = width or max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 0)).columns))
    page = Console(file=io.StringIO(), width=wide, color_system=None, markup=False, emoji=False, highlight=False,
                   legacy_windows=False, force_terminal=False)
    with page.capture() as captured:
        for part in parts:
            page.print(visible(part) if isinstance(part, str) else part)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], *, fixed: int = 1) -> RenderableType:
    """Rows under titles, where there are any; the first ``fixed`` columns are never broken."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="", show_header=any(titles))
    for place, title in enumerate(titles):
        made.add_column(Text(one_line(title)), no_wrap=place < fixed, overflow="fold")
    for row in rows:
        made.add_row(*(Text(one_line(cell)) for cell in row))
    return Padding(made, (0, 0, 0, 2))


def facts(rows: Iterable[tuple[str, str]], *, indent: int = 2, name: int = 11) -> Table:
    """Names at the left of what is known; what is not known is left out."""
    made = Table.grid(padding=(0, 1, 0, 0))
    made.add_column(width=indent)
    made.add_column(width=name)
    made.add_column(ratio=1, overflow="fold")
    for title, told in rows:
        if told:
            made.add_row("", title, Text(one_line(told)))
    return made


def one_line(text: str) -> str:
    """A text on one line, with nothing hidden in it."""
    return visible(" ".join(text.split()))
