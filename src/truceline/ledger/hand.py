"""Claims entered by hand as reports: a form whose lines are quoted, so that they go through the flow like all others.

The words of a restricted one are not in it: the grade and a hash stand in their place.
"""

import hashlib
from dataclasses import dataclass, field

from truceline.model.base import content_id
from truceline.model.claim import Claim, Draft, EventClaim, FigureClaim, Speaker
from truceline.model.entry import SHOWN, Entry
from truceline.model.judged import Corrected, Graded
from truceline.model.payload import HandClaim, HandFigure
from truceline.model.place import Place, SaidPlace
from truceline.model.report import Published, Quote, Report, Section
from truceline.model.time import Period, SaidTime

RULE = "entered by hand"


@dataclass(frozen=True, slots=True)
class Call:
    """A claim by hand as the flow takes it: the report, what it says, what that means, and its grade."""

    report: Report
    draft: Draft
    meant: tuple[Corrected, ...]
    grade: Graded


@dataclass(slots=True)
class _Form:
    """The text of a form, line by line, each with its quote."""

    lines: list[str] = field(default_factory=list)
    length: int = 0

    def line(self, text: str) -> Quote:
        start = self.length
        self.lines.append(text)
        self.length += len(text) + 1
        return Quote(start=start, end=start + len(text), text=text)

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def call_of(entry: Entry, body: HandClaim, *, ours: bool = True) -> Call:
    """An entry as report, draft and meaning; of a peer's contact it is said whose contact that is."""
    if not ours:
        body = body.model_copy(update={"contact": f"{body.contact} of {entry.author}"})
    report_id = f"call-{entry.id[:16]}"
    form = _Form()
    told = f"told {body.told}; " if body.told else ""
    form.line(f"{body.contact} {body.knows} it; {told}recorded {entry.recorded[:16]}Z; grade {grade(body)}")
    what = form.line(_what(body))
    where = form.line(f"Where: {place_words(body.place)}") if body.place else None
    when = form.line(f"When: {period_words(body.when)}") if body.when else None
    claims: list[Claim] = []
    event = _event(report_id, body, what, where, when) if body.event_type else None
    if event is not None:
        claims.append(event)
    claims += [_figure(report_id, body, figure, form.line(figure_words(figure)), event) for figure in body.figures]
    form.line(words_shown(body))
    graded = Graded(of=report_id, reliability=body.reliability, credibility=body.credibility, by=entry.by,
                    entry=entry.id)
    return Call(_report(report_id, entry, body, form.text()), Draft(report=report_id, claims=tuple(claims)),
                tuple(_meant(body, claim, entry) for claim in claims), graded)


def grade(body: HandClaim) -> str:
    """Both axes of the Admiralty code, as they are written."""
    return f"{body.reliability}{body.credibility}"


def words_shown(body: HandClaim) -> str:
    """What was said; of a restricted report a hash of it, by which who has the words can show that it is they."""
    if body.restricted:
        return f"restricted; sha256 {hashlib.sha256(body.said.encode()).hexdigest()}"
    return f"“{body.said}”" if body.said else "no words kept"


def figure_words(figure: HandFigure) -> str:
    """A number as the form has it."""
    number = figure.low if figure.low == figure.high or figure.high is None else (
        figure.high if figure.low is None else f"{figure.low} to {figure.high}")
    how = "" if figure.qualifier in {"exact", "between"} else f"{figure.qualifier} "
    return f"{figure.metric}: {how}{number}"


def place_words(place: Place) -> str:
    """A place with its native name and what lies around it, as it is read back."""
    native = f" ({place.native})" if place.native and place.native != place.name else ""
    return ", ".join((f"{place.name}{native}", *place.within))


def period_words(period: Period) -> str:
    """A period as entered."""
    return period.start if period.start == period.end else f"{period.start} to {period.end}"


def _what(body: HandClaim) -> str:
    kind = body.sub_event_type or body.event_type or "What was said"
    who = f" by {', '.join(p.name for p in body.actors)}" if body.actors else ""
    whom = f" against {', '.join(p.name for p in body.targets)}" if body.targets else ""
    how = f" with {', '.join(body.weapons)}" if body.weapons else ""
    return f"{kind}{who}{whom}{how}"


def _report(id_: str, entry: Entry, body: HandClaim, text: str) -> Report:
    day, how = (body.told, "told then") if body.told else (entry.recorded[:10], "recorded then")
    return Report(
        id=id_, path=f"call {entry.id[:SHOWN]}", text=text, sha256=entry.id,
        sections=(Section(kind="body", start=0, end=len(text)),), title=f"Call of {day[:10]}", outlet=body.contact,
        published=Published(earliest=day, latest=day, basis="stated", reason=how), status=entry.status)


def _event(report: str, body: HandClaim, what: Quote, where: Quote | None, when: Quote | None) -> EventClaim:
    claim = EventClaim(
        report=report, quote=what, attributed_to=_speakers(body), rule=RULE, event_type=body.event_type,
        sub_event_type=body.sub_event_type, actors=body.actors, targets=body.targets, weapons=body.weapons,
        said_place=_said_place(body.place, where), said_time=_said_time(when))
    return claim.model_copy(update={"id": content_id("c", claim)})


def _said_place(place: Place | None, line: Quote | None) -> SaidPlace | None:
    if place is None or line is None:
        return None
    start = line.start + len("Where: ")
    return SaidPlace(text=place.name, start=start, end=start + len(place.name), name=place.name, within=place.within)


def _said_time(line: Quote | None) -> SaidTime | None:
    if line is None:
        return None
    start = line.start + len("When: ")
    return SaidTime(text=line.text.removeprefix("When: "), start=start, end=line.end, tense="past")


def _figure(report: str, body: HandClaim, figure: HandFigure, line: Quote, event: EventClaim | None) -> FigureClaim:
    claim = FigureClaim(
        report=report, quote=line, value=line, attributed_to=_speakers(body), rule=RULE, metric=figure.metric,
        low=figure.low, high=figure.high, qualifier=figure.qualifier, events=(event.id,) if event else ())
    return claim.model_copy(update={"id": content_id("c", claim)})


def _speakers(body: HandClaim) -> tuple[Speaker, ...]:
    return (Speaker(name=body.contact, kind="person", id=body.contact),)


def _meant(body: HandClaim, claim: Claim, entry: Entry) -> Corrected:
    """The time and place as they were read back when the claim was entered: nothing else may read them otherwise."""
    return Corrected(claim=claim.id, time=body.when, place=body.place, by=entry.by, entry=entry.id, stated=True)
