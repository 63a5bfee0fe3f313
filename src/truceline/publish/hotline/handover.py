"""The shift's hand-over as one page: text for the terminal, HTML for the desk."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from truceline.publish.hotline.shift import MOST, Shift, shortened
from truceline.publish.hotline.telling import Told
from truceline.publish.pages import page
from truceline.publish.plain import plain, table

Row = tuple[str, ...]
MORE = "and {} more: truceline hotline inbox --all"


def text(shift: Shift) -> str:
    """The page as plain text."""
    return plain(*_parts(shift))


def html(shift: Shift) -> str:
    """The page as one HTML file."""
    return page("handover.html", shift=shift, banner=shift.banner, most=MOST, sections=list(_sections(shift)))


def _parts(shift: Shift) -> Iterator[RenderableType]:
    if shift.banner:
        yield f"*** {shift.banner} ***"
    yield f"HAND-OVER of the hotline, {shift.organisation}"
    yield f"Shift {shift.period}: {shift.counted}"
    for title, nothing, titles, rows in _sections(shift):
        yield f"\n{title.upper()}"
        shown, more = shortened(rows)
        yield table(titles, shown, fixed=len(titles) > 1) if rows else f"  {nothing}"
        if more:
            yield f"  {MORE.format(more)}"
    yield "\nHanded over by ____________________   Taken over by ____________________"


def _sections(shift: Shift) -> Iterator[tuple[str, str, Row, Sequence[Row]]]:
    """Title, what is said where there is nothing, the names of the columns, the rows."""
    yield "Next", "nothing is waiting", ("what to do",), [(text_,) for text_ in shift.next]
    yield ("Open calls", "none; that nobody calls is not a sign that nothing happens",
           ("call", "", "says", "stands", "clock"), _rows(shift.open))
    yield ("Silence", "no call is past its time", ("call", "", "silent", "since", "has to know"),
           [(each.id, each.other, *each.silence) for each in shift.silent])
    yield ("Settled in this shift", "none", ("call", "", "says", "stands", "clock"), _rows(shift.settled))
    yield ("Changed nothing", "every message counted", ("call", "message of", "code", "why"),
           [(each.id, line.entry.author, line.body.code, line.void) for each, line in shift.idle])


def _rows(tellings: Iterable[Told]) -> list[Row]:
    return [(each.id, each.other, each.short, each.standing,
             each.silence[0] if each.clock.silent is not None else each.due) for each in tellings]
