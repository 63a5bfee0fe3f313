#!/usr/bin/env python3
"""Draws who says how many were killed in one incident, report by report: the picture of the README.

    .venv/bin/python scripts/draw-matrix.py PATH... --place Homs --output docs/pictures/homs.svg

PATH are reports, as for ``truceline brief``. Only names of origins and outlets and their numbers are drawn, no sentence
of any report.
"""

import argparse
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from truceline.collect import collect
from truceline.flow import brief
from truceline.knowledge.knowledge import load_knowledge
from truceline.publish.html.bars import ROW, TOP, Bars, bars_of
from truceline.publish.joins import view_of
from truceline.publish.matrix import Cell, Matrix, matrices
from truceline.publish.views import BriefView
from truceline.publish.vocabulary import STATUS_WORDS
from truceline.publish.words import period_words, place_words, range_words
from truceline.register import TruceChoice

NAMES = 274    # pixels for the names of origins
COLUMN = 124   # pixels for each report
HEAD = 104     # pixels above the rows
FOOT = 62      # pixels below them
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1b1b1b }
.title { font-size: 17px; font-weight: 600 } .small { font-size: 12px; fill: #5a5a5a } .num { text-anchor: middle }
.old { text-decoration: line-through; fill: #6f6f6f } .beside { fill: #6f6f6f; font-style: italic }
.paper { fill: #fff } .rule { stroke: #cfcfcf } .band { fill: #f2c14e; opacity: .35 }
.mark { stroke: #1f5fa8; stroke-width: 3 } .dot { fill: #1f5fa8 } .mark.superseded, .dot.superseded { opacity: .35 }
.mark.beside, .dot.beside { opacity: .35 }
@media (prefers-color-scheme: dark) {
  text { fill: #ececec } .small, .old, .beside { fill: #a9a9a9 } .paper { fill: #16181c } .rule { stroke: #3a3d44 }
  .mark { stroke: #7db4f0 } .dot { fill: #7db4f0 } .band { fill: #f2c14e; opacity: .22 } }
"""


def matrix_of(view: BriefView, place: str) -> Matrix:
    """The killed of the incident at a place; the process ends where the reports tell of none."""
    for incident in view.current:
        if place in place_words(incident.place) and "killed" in incident.figures:
            return matrices(view, incident)[0]
    sys.exit(f"no incident at {place} with a number of killed")


def picture(view: BriefView, matrix: Matrix) -> str:
    """The SVG: origins down, reports across, the same figures on a scale at the right."""
    bars = bars_of(matrix.figures)
    left = NAMES + COLUMN * len(matrix.reports)
    width, height = left + (bars.width if bars else 0), HEAD + TOP + ROW * len(matrix.rows) + FOOT
    parts = [*_head(view, matrix), *_rows(matrix), *(_scale(bars, left) if bars else ()), *_foot(matrix, height)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">\n'
            f"<title>{escape(_told(matrix))}</title>\n<style>{STYLE}</style>\n"
            f'<rect class="paper" width="{width}" height="{height}"/>\n' + "\n".join(parts) + "\n</svg>\n")


def _text(x: float, y: float, words: str, kind: str = "") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}"{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>{escape(words)}</text>'


def _head(view: BriefView, matrix: Matrix) -> Iterator[str]:
    where = f"{place_words(matrix.incident.place)}, {period_words(matrix.incident.time)}"
    yield _text(12, 30, f"{where}: how many were killed, and who says so", "title")
    labels = {told.number: told.label if told.report.outlet or told.report.agency else f"report {told.number}"
              for told in view.reports}
    for n, number in enumerate(matrix.reports):
        words = labels[number].replace(" via ", ", ").split(", ")
        for line, word in enumerate(reversed(words)):
            yield _text(_column(n), HEAD - 8 - 16 * line, word, "num small" if line == 0 and len(words) > 1 else "num")


def _column(n: int) -> float:
    return NAMES + COLUMN * (n + 0.5)


def _rows(matrix: Matrix) -> Iterator[str]:
    for n, row in enumerate(matrix.rows):
        y = HEAD + TOP + ROW * n
        yield f'<line class="rule" x1="12" x2="{NAMES + COLUMN * len(matrix.reports)}" y1="{y}" y2="{y}"/>'
        yield _text(12, y + (15 if row.note else 21), row.name)
        yield _text(12, y + 29, row.note, "small")
        for column, number in enumerate(matrix.reports):
            yield from _cells(row.of(number), _column(column), y)


def _cells(cells: tuple[Cell, ...], x: float, y: float) -> Iterator[str]:
    kinds = {"current": "num", "superseded": "num old", "beside": "num beside"}
    for n, cell in enumerate(dict.fromkeys((cell.words, cell.standing) for cell in cells)):
        yield _text(x, y + 21 + 15 * n, cell[0], kinds[cell[1]])


def _scale(bars: Bars, left: float) -> Iterator[str]:
    yield f'<g transform="translate({left},{HEAD})">'
    if bars.band:
        start, end = bars.band
        yield f'<rect class="band" x="{start:.0f}" y="0" width="{end - start:.0f}" height="{bars.bottom:.0f}"/>'
    for x, words in bars.ticks:
        yield f'<line class="rule" x1="{x:.0f}" x2="{x:.0f}" y1="0" y2="{bars.bottom:.0f}"/>'
        yield _text(x, bars.bottom + 16, words, "num small")
    for mark in (mark for line in bars.lines for mark in line.marks):
        end = mark.x2 + 26 if mark.open_right else mark.x2
        start = mark.x1 - 26 if mark.open_left else mark.x1
        yield (f'<line class="mark {mark.standing}" x1="{start:.0f}" x2="{end:.0f}" y1="{mark.y - 6:.0f}" '
               f'y2="{mark.y - 6:.0f}"{" stroke-dasharray=" + chr(34) + "4 4" + chr(34) if end != start else ""}/>')
        yield f'<circle class="dot {mark.standing}" cx="{mark.x1:.0f}" cy="{mark.y - 6:.0f}" r="5"/>'
    yield "</g>"


def _foot(matrix: Matrix, height: float) -> Iterator[str]:
    yield _text(12, height - 14, _told(matrix), "title")


def _told(matrix: Matrix) -> str:
    return f"{range_words(matrix.figures)} killed, {STATUS_WORDS[matrix.figures.status]}"


def main() -> None:
    """Reads the reports and writes the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--place", required=True)
    parser.add_argument("--output", required=True, type=Path)
    asked = parser.parse_args()
    view = view_of(brief(collect(asked.paths).reports, load_knowledge(), TruceChoice(none=True)))
    asked.output.write_text(picture(view, matrix_of(view, asked.place)), encoding="utf-8")


if __name__ == "__main__":
    main()
