"""Lines of a terminal page: what both its short and its full form are made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.incident import Incident
from truceline.publish.matrix import Cell, Matrix, Row
from truceline.publish.views import BriefView
from truceline.publish.vocabulary import SECTION_TITLES
from truceline.publish.words import clipped, listed, range_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section; ``mark`` stands before it: a dash, a number, or nothing where it goes on."""

    text: str
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    lines: tuple[Line, ...]


MORE = "; 99 more"
Part = Callable[[BriefView], Iterable[Line]]


def sections_of(view: BriefView, parts: Mapping[str, Part]) -> Iterator[Section]:
    """The parts of the brief in their order; a part of which nothing is known says so."""
    for key, part in parts.items():
        yield Section(SECTION_TITLES[key], tuple(part(view)) or (Line("nothing told"),))


def cited(text: str, citation: str, limit: int | None = None) -> str:
    """A text with its citation, which is never cut off; on one line."""
    kept = " ".join(text.split()) if limit is None else clipped(text, limit - len(citation) - 1)
    return f"{kept} {citation}".strip()


def flow(head: str, parts: Sequence[str], limit: int, between: str = "; ") -> str:
    """As many whole parts as fit, and how many more there are; the first always stands, cut if it must be."""
    room = limit - (len(MORE) if len(parts) > 1 else 0)
    shown = [f"{head}{clipped(parts[0], room - len(head))}"] if parts else []
    for part in parts[1:]:
        if sum(map(len, shown)) + len(between) * len(shown) + len(part) > room:
            break
        shown.append(part)
    more = len(parts) - len(shown)
    return between.join(shown) + (f"{between}{more} more" if more else "")


def told_range(matrix: Matrix) -> str:
    """A range with its status: 'killed: 32 or more, contested'."""
    return f"{matrix.metric}: {range_words(matrix.figures)}, {matrix.figures.status}"


def origins(matrix: Matrix) -> list[str]:
    """Who says what in which report, what was replaced first: 'Watch 57 [1], then at least 59 [2]'."""
    return [_origin(row) for row in matrix.rows]


def _origin(row: Row) -> str:
    parts = [", ".join(dict.fromkeys(f"{c.words} [{c.claim.report.number}]" for c in row.cells if test(c)))
             for test in (_replaced, lambda cell: not _replaced(cell))]
    return f"{row.name}{f' ({row.note})' if row.note else ''} {', then '.join(part for part in parts if part)}"


def _replaced(cell: Cell) -> bool:
    return cell.standing == "superseded"


def head_of(incident: Incident) -> str:
    """An incident with the actors and weapons that are told."""
    return "; ".join(part for part in (
        f"{incident.title}{' (background)' if incident.background else ''}",
        f"by {listed(a.name for a in incident.actors)}, as told" if incident.actors else "",
        listed(incident.weapons)) if part)
