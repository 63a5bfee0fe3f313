"""One row per claim, for spreadsheets; ``COLUMNS`` tells what each column holds.

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
from truceline.publish.joins import view_of
from truceline.publish.views import BriefView, ClaimView, describe_place

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
    writer.writerows([neutral(column(view, claim)) for _, column in COLUMNS.values()] for claim in view.claims)
    return page.getvalue()


def neutral(cell: Cell) -> Cell:
    """A text that a spreadsheet only shows, never runs; a number stays a number."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "\ufffd")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text


def _bounds(view: ClaimView) -> tuple[Cell, Cell]:
    match view.claim:
        case FigureClaim() | AllegationClaim():
            return view.claim.low, view.claim.high
        case EventClaim():
            return view.claim.devices_low, view.claim.devices_high
        case _:
            return None, None


def _who(view: ClaimView) -> Cell:
    match view.claim:
        case EventClaim():
            return _names(view.claim.actors)
        case ResponsibilityClaim() | AllegationClaim():
            return _names((view.claim.by,))
        case PositionClaim() | TermClaim():
            return _names((view.claim.party,))
        case _:
            return None


def _whom(view: ClaimView) -> Cell:
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


def _figure(view: ClaimView, field: Callable[[FigureClaim], str]) -> Cell:
    return field(view.claim) if isinstance(view.claim, FigureClaim) else None


COLUMNS: dict[str, tuple[str, Column]] = {
    "claim": ("id of the claim: the hash of what it says", lambda _, c: c.id),
    "kind": ("figure, event, responsibility, position, term or allegation", lambda _, c: c.kind),
    "says": ("what it says, in our words", lambda _, c: c.says),
    "quote": ("what it says, in the report's own words", lambda _, c: c.quote),
    "source": ("who says it, innermost first", lambda _, c: c.source),
    "source_kind": ("organisation, person, office, outlet, unidentified or own voice",
                    lambda _, c: c.chain[0].kind if c.chain else "own voice"),
    "qualifiers": ("denied, hypothetical, future, past, uncertain", lambda _, c: "; ".join(c.claim.qualifiers)),
    "metric": ("what a figure counts: killed, injured, ...", lambda _, c: _figure(c, lambda f: f.metric)),
    "words": ("a figure's number with its qualifier, as written", lambda _, c: _figure(c, lambda f: f.value.text)),
    "low": ("lowest number: of people, devices or breaches; empty for no lower bound", lambda _, c: _bounds(c)[0]),
    "high": ("highest number; empty for no upper bound", lambda _, c: _bounds(c)[1]),
    "scope": ("incident, subset, aggregate, background, cumulative or other", lambda _, c: c.scope),
    "who": ("who acts, claims, accuses or takes the position, as told", lambda _, c: _who(c)),
    "whom": ("who is hit, accused or counted, as told", lambda _, c: _whom(c)),
    "time_start": ("first local day or time", lambda _, c: c.time.start if c.time else None),
    "time_end": ("last local day or time", lambda _, c: c.time.end if c.time else None),
    "time_precision": ("minute, hour, day, days, week, month, year", lambda _, c: c.time.precision if c.time else None),
    "time_said": ("the time in the report's own words", lambda _, c: c.time.said if c.time else None),
    "place": ("where, all places side by side", lambda _, c: describe_place(c) if c.place else None),
    "latitude": ("degrees, WGS 84", lambda _, c: c.place.lat if c.place else None),
    "longitude": ("degrees, WGS 84", lambda _, c: c.place.lon if c.place else None),
    "place_precision": ("point, district, town, admin2, admin1, region, country",
                        lambda _, c: c.place.precision if c.place else None),
    "incidents": ("titles of the incidents it is about", lambda view, c: "; ".join(view.title(i) for i in c.incidents)),
    "superseded_by": ("claim that carries its origin's current figure", lambda _, c: c.superseded_by),
    "copy_of": ("claim of another report that it repeats", lambda _, c: c.copy_of),
    "doubts": ("what is not sure, and why", lambda _, c: "; ".join(f"{d.field}: {d.reason}" for d in c.doubts)),
    "rule": ("the reading rule that found it", lambda _, c: c.claim.rule),
    "report": ("number of the report in citations", lambda _, c: c.report.number),
    "report_label": ("who published it, and when", lambda _, c: c.report.label),
    "report_title": ("its headline", lambda _, c: c.report.report.title),
    "report_path": ("its file", lambda _, c: c.report.report.path),
    "report_address": ("its address on the web", lambda _, c: c.report.report.address),
    "report_published": ("its day, and whether it was inferred", lambda _, c: c.report.published),
    "quote_start": ("offset of the quote in the report's text, in code points", lambda _, c: c.claim.quote.start),
    "quote_end": ("offset after the quote", lambda _, c: c.claim.quote.end),
    "report_sha256": ("hash of the report's bytes", lambda _, c: c.report.report.sha256),
    "status": ("Actual, Exercise, System, Test or Draft", lambda _, c: c.report.report.status),
}
"""Each column: what it holds, and how it is made; in the order of the file."""
