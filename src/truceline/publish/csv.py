"""One row per claim, for spreadsheets: docs/csv.md tells the columns.

The file begins with a byte order mark, without which a spreadsheet takes the letters of other scripts for
noise; a cell that a spreadsheet would run as a formula is led by an apostrophe.
"""

import csv
import io
from collections.abc import Callable, Iterable

from truceline.model.brief import Brief
from truceline.model.claim import (
    AllegationClaim,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    TermClaim,
)
from truceline.publish.views import BriefView, ClaimView, describe_place, view_of

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | float | None
Column = Callable[[BriefView, ClaimView], Cell]


def render(brief: Brief) -> str:
    """The claims of a brief as comma-separated values, lines ended as RFC 4180 has it."""
    view = view_of(brief)
    page = io.StringIO()
    page.write(BYTE_ORDER_MARK)
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(column(view, claim)) for column in COLUMNS.values()] for claim in view.claims)
    return page.getvalue()


def neutral(cell: Cell) -> Cell:
    """A text that a spreadsheet only shows, never runs; a number stays a number."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "\ufffd")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text


def _low(_: BriefView, view: ClaimView) -> Cell:
    match view.claim:
        case FigureClaim() | AllegationClaim():
            return view.claim.low
        case EventClaim():
            return view.claim.devices_low
        case _:
            return None


def _high(_: BriefView, view: ClaimView) -> Cell:
    match view.claim:
        case FigureClaim() | AllegationClaim():
            return view.claim.high
        case EventClaim():
            return view.claim.devices_high
        case _:
            return None


def _who(_: BriefView, view: ClaimView) -> Cell:
    """Who acts, claims, accuses, or takes the position."""
    match view.claim:
        case EventClaim():
            return _names(view.claim.actors)
        case ResponsibilityClaim() | AllegationClaim():
            return _names((view.claim.by,))
        case PositionClaim() | TermClaim():
            return _names((view.claim.party,))
        case _:
            return None


def _whom(_: BriefView, view: ClaimView) -> Cell:
    """Who is hit, accused, or counted."""
    match view.claim:
        case EventClaim():
            return _names(view.claim.targets)
        case ResponsibilityClaim() | AllegationClaim():
            return _names((view.claim.against,))
        case FigureClaim():
            return view.claim.victims
        case _:
            return None


def _names(parties: Iterable[Party | None]) -> str:
    return "; ".join(party.name for party in parties if party)


def _truth(_: BriefView, view: ClaimView) -> Cell:
    return "; ".join(view.claim.qualifiers)


def _metric(_: BriefView, view: ClaimView) -> Cell:
    return view.claim.metric if isinstance(view.claim, FigureClaim) else None


def _words(_: BriefView, view: ClaimView) -> Cell:
    return view.claim.value.text if isinstance(view.claim, FigureClaim) else None


COLUMNS: dict[str, Column] = {
    "claim": lambda _, c: c.id,
    "kind": lambda _, c: c.kind,
    "says": lambda _, c: c.says,
    "quote": lambda _, c: c.quote,
    "source": lambda _, c: c.source,
    "source_kind": lambda _, c: c.chain[0].kind if c.chain else "own voice",
    "qualifiers": _truth,
    "metric": _metric,
    "words": _words,
    "low": _low,
    "high": _high,
    "scope": lambda _, c: c.scope,
    "who": _who,
    "whom": _whom,
    "time_start": lambda _, c: c.time.start if c.time else None,
    "time_end": lambda _, c: c.time.end if c.time else None,
    "time_precision": lambda _, c: c.time.precision if c.time else None,
    "time_said": lambda _, c: c.time.said if c.time else None,
    "place": lambda _, c: describe_place(c) if c.place else None,
    "latitude": lambda _, c: c.place.lat if c.place else None,
    "longitude": lambda _, c: c.place.lon if c.place else None,
    "place_precision": lambda _, c: c.place.precision if c.place else None,
    "incidents": lambda view, c: "; ".join(view.title(i) for i in c.incidents),
    "superseded_by": lambda _, c: c.superseded_by,
    "copy_of": lambda _, c: c.copy_of,
    "doubts": lambda _, c: "; ".join(f"{d.field}: {d.reason}" for d in c.doubts),
    "rule": lambda _, c: c.claim.rule,
    "report": lambda _, c: c.report.number,
    "report_label": lambda _, c: c.report.label,
    "report_title": lambda _, c: c.report.report.title,
    "report_path": lambda _, c: c.report.report.path,
    "report_address": lambda _, c: c.report.report.address,
    "report_published": lambda _, c: c.report.published,
    "quote_start": lambda _, c: c.claim.quote.start,
    "quote_end": lambda _, c: c.claim.quote.end,
    "report_sha256": lambda _, c: c.report.report.sha256,
    "status": lambda _, c: c.report.report.status,
}
"""Each column with what it holds, in the order of the file."""
