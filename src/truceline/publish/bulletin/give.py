"""The bulletin given out: text for the terminal, HTML, and JSON that a later bulletin can read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError
from rich.console import RenderableType

from truceline.errors import SourceError
from truceline.model.bulletin import Bulletin, Cited, Counted, Measured, Reported, Watched
from truceline.model.claim import NOT_NAMED
from truceline.model.time import day_of
from truceline.publish.bulletin.cite import told
from truceline.publish.hotline.telling import utc_words
from truceline.publish.pages import page
from truceline.publish.plain import plain, table
from truceline.publish.words import counted, day_words, listed, span_words

WIDTH = 110  # the same bytes whatever the terminal
MARKS = {"heard": "h", "nothing to report": "n", "not heard": "-"}


def data(bulletin: Bulletin) -> str:
    """The bulletin as JSON: the same bytes for the same ledger and arguments."""
    return json.dumps(bulletin.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Bulletin:
    """An earlier bulletin from its JSON; SourceError where it is none."""
    try:
        return Bulletin.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such bulletin") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise SourceError(f"{path}: no bulletin of this version, as JSON: {where} {fault['msg']}") from error


def html(bulletin: Bulletin) -> str:
    """The bulletin as one HTML file."""
    return page("bulletin.html", bulletin=bulletin, banner=bulletin.banner, period=period(bulletin), told=alleged_words,
                known_by=utc_words(bulletin.known_by),
                count_words=count_words, watched_words=watched_words, reported_words=reported_words,
                day=_short_day, every_day=every_day(bulletin))


def text(bulletin: Bulletin) -> str:
    """The bulletin as plain text."""
    return plain(*_parts(bulletin), width=WIDTH)


def period(bulletin: Bulletin) -> str:
    """'22 Feb 2016 to 28 Feb 2016'."""
    return f"{day_words(day_of(bulletin.start))} to {day_words(day_of(bulletin.end))}"


def every_day(bulletin: Bulletin) -> list[str]:
    """The days on which anybody was expected."""
    return sorted({day for line in bulletin.watched for day in line.days})


def _short_day(day: str) -> str:
    return day_words(day_of(day), year=False)


def alleged_words(cited: Cited) -> str:
    """An incident with who alleges that it is a breach."""
    alleged = f"; a breach, {listed(cited.alleged_by)} alleges" if cited.alleged_by else ""
    return f"{told(cited)}{alleged}"


def count_words(count: Counted) -> str:
    """'3 incidents reported', '3 to 4 incidents reported', 'none reported': never quiet, never zero."""
    if count.high == 0:
        return "none reported"
    return f"{span_words(count.low, count.high)} {count.unit if count.unit == 'days told' else 'reported'}"


def watched_words(watched: Watched) -> str:
    """How much of what was expected was heard of."""
    if not watched.expected:
        return "coverage not known"
    return (f"heard {watched.heard} of {watched.expected} times it was expected, "
            f"{watched.nothing} more had nothing to report")


def reported_words(told_: Reported) -> str:
    """An allegation as it is told, with its own unit and period."""
    count = " ".join(part for part in (span_words(told_.low, told_.high), told_.unit) if part)
    return ", ".join(part for part in (
        f"{told_.by or NOT_NAMED} alleges a breach by {told_.against or NOT_NAMED}", count,
        told_.period) if part)


# ------------------------------------------------------------------ text

def _parts(bulletin: Bulletin) -> Iterator[RenderableType]:
    if bulletin.banner:
        yield f"*** {bulletin.banner} ***"
    yield f"BULLETIN of {bulletin.organisation}, {period(bulletin)}"
    yield f"{bulletin.truce_name or 'No truce is in use'}. Known by {utc_words(bulletin.known_by)}."
    yield from _section("Corrections", ([c.bulletin, c.incident, f"was: {c.was}", f"now: {c.now}",
                                         f"because of {'; '.join(c.because) or 'what is not known'}"]
                                        for c in bulletin.corrections), _nothing_to_correct(bulletin))
    yield from _section("What changed", ([_sourced(c.text, c.reports)] for c in bulletin.changes), "nothing told")
    yield "\nALLEGATIONS, by side and status"
    yield table(("by", "against", "stands", "cases"), (
        (c.by, c.against, c.state, f"{len(c.cases)}: {', '.join(c.cases)}") for c in bulletin.cases)) \
        if bulletin.cases else "  no case"
    yield from _section("Alleged in reports (units differ, never added)", (
        [_sourced(reported_words(r), (r.report,))] for r in bulletin.reported), "none")
    yield from _section("Incidents of the period, figures as ranges", ([alleged_words(i)] for i in bulletin.incidents),
                        "none reported")
    yield "\nBENCHMARKS"
    yield from _benchmarks(bulletin)
    yield from _section("Not observed", ([line] for line in bulletin.unobserved), "everybody expected was heard of")
    yield from _watched(bulletin)


def _section(title: str, blocks: Iterable[Sequence[str]], nothing: str) -> Iterator[RenderableType]:
    yield f"\n{title.upper()}"
    shown = list(blocks)
    for first, *rest in shown:
        yield table(("", ""), [("-", first), *(("", line) for line in rest)])
    if not shown:
        yield f"  {nothing}"


def _nothing_to_correct(bulletin: Bulletin) -> str:
    if not bulletin.earlier:
        return "no earlier bulletin was given to compare with"
    return f"none, of {counted(len(bulletin.earlier), 'earlier bulletin')}"


def _sourced(text_: str, reports: Sequence[str]) -> str:
    return f"{text_} [{'; '.join(reports)}]" if reports else text_


def _benchmarks(bulletin: Bulletin) -> Iterator[RenderableType]:
    if not bulletin.benchmarks:
        yield "  no truce is in use, so that nothing was promised"
    for measured in bulletin.benchmarks:
        yield f"  {measured.text} (promised: {measured.direction})"
        yield table(("", "in the period", _before(measured)), _rows(measured))
        yield table(("", ""), [("", f"{watched_words(measured.watched)}; {measured.why}")])


def _before(measured: Measured) -> str:
    if not measured.before_from:
        return ""
    return f"before the truce, {day_words(day_of(measured.before_from))} to {day_words(day_of(measured.before_to))}"


def _rows(measured: Measured) -> Iterator[tuple[str, str, str]]:
    before = {count.kind: count_words(count) for count in measured.before}
    for count in measured.now:
        yield count.kind, count_words(count), before.get(count.kind, "")


def _watched(bulletin: Bulletin) -> Iterator[RenderableType]:
    if bulletin.watched:
        every = every_day(bulletin)
        yield "\nCOVERAGE by area, reporter and day: h heard, n nothing to report, - not heard, blank not expected"
        yield table(("area", "reporter", *(day[8:] for day in every)), (
            (line.area, line.reporter, *(MARKS.get(line.days.get(day, ""), "") for day in every))
            for line in bulletin.watched))
