"""The claim matrix of an incident: its origins down, the reports across, what was replaced struck through."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.model.claim import FigureClaim, Metric
from truceline.model.incident import Beside, Incident, OriginFigure, Range
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import BESIDE_WORDS

Standing = Literal["current", "superseded", "beside"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as one report gives it; ``words`` are the report's own."""

    claim: ClaimView
    words: str
    standing: Standing
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """All figures of one origin. ``note`` says what it is where it does not count in the range."""

    name: str
    identified: bool
    cells: tuple[Cell, ...]
    note: str = ""

    def of(self, report: int) -> tuple[Cell, ...]:
        """What the report of this number says; replaced figures first."""
        return tuple(cell for cell in self.cells if cell.claim.report.number == report)


@dataclass(frozen=True, slots=True)
class Matrix:
    """One metric of one incident: ``reports`` are the numbers of its columns."""

    incident: Incident
    metric: Metric
    figures: Range
    reports: tuple[int, ...]
    rows: tuple[Row, ...]


def matrices(view: BriefView, incident: Incident) -> list[Matrix]:
    """The matrices of an incident, killed before injured before the rest."""
    order = sorted(incident.figures, key=lambda m: (m != "killed", m != "injured", m))
    return [_matrix(view, incident, metric) for metric in order]


def _matrix(view: BriefView, incident: Incident, metric: Metric) -> Matrix:
    figures = incident.figures[metric]
    rows = (*(_origin_row(view, o) for o in figures.origins), *(_beside_row(view, b) for b in figures.beside))
    columns = sorted({cell.claim.report.number for row in rows for cell in row.cells})
    return Matrix(incident, metric, figures, tuple(columns), rows)


def _origin_row(view: BriefView, origin: OriginFigure) -> Row:
    replaced = (cell for old in origin.superseded for cell in _cells(view, old.claims, "superseded", old.why))
    cells = (*replaced, *_cells(view, origin.claims, "current"))
    return Row(origin.name, origin.identified, cells, "" if origin.identified else "not identified")


def _beside_row(view: BriefView, beside: Beside) -> Row:
    cells = tuple(_cells(view, beside.claims, "beside", BESIDE_WORDS[beside.why]))
    return Row(beside.name, identified=False, cells=cells, note=f"beside: {BESIDE_WORDS[beside.why]}")


def _cells(view: BriefView, claims: tuple[str, ...], standing: Standing, why: str = "") -> Iterator[Cell]:
    for claim in view.known(claims):
        words = claim.claim.value.text if isinstance(claim.claim, FigureClaim) else claim.quote
        yield Cell(claim, words, standing, why)
