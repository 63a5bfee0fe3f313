"""Leads: what captions and sidebars tell of violence, for a person to check; they feed no incident.

A lead is dated, and dated so that no report of the brief can have told it: after the earliest report, or
in a truce that holds. What is older is background, what is undated cannot be placed; both are only counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lexicon import Found, Role
from truceline.knowledge.timewords import find_times
from truceline.knowledge.words import Token, cut_words
from truceline.model.brief import Lead
from truceline.model.claim import Metric
from truceline.model.names import fold
from truceline.model.report import Report, SectionKind
from truceline.model.time import day_of
from truceline.publish.views import BriefView, ReportView
from truceline.publish.words import event_name, lead_words

READ: tuple[SectionKind, ...] = ("caption", "related")
EVENTS: frozenset[Role] = frozenset({"event noun", "event verb"})
HARM: frozenset[Metric] = frozenset({"killed", "injured"})
LONGEST_NAME = 4  # words of an actor's name looked for before an event
_CREDIT = re.compile(r"\(\s*credits?:\s*(?P<name>[^)]+)\)|\bphoto(?:graph)?(?:\s+via|:)\s+(?P<photo>[^.\n]+)",
                     re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tale:
    """One line of a caption or sidebar that tells of violence; ``about`` says of what, ``day`` when."""

    report: ReportView
    section: int
    kind: SectionKind
    start: int
    end: int
    about: str
    actor: str
    day: date | None
    credit: str

    @property
    def text(self) -> str:
        """Its words as they stand in the report."""
        return self.report.report.text[self.start:self.end]


def leads(view: BriefView, knowledge: Knowledge) -> tuple[tuple[Lead, ...], tuple[Tale, ...]]:
    """The leads in the order of reading, and the tales that are none: too old, undated, or of an incident told."""
    tales = [tale for report in view.reports for tale in _tales(report, knowledge)]
    after = _begins(view)
    kept = [tale for tale in tales if _is_new(tale, after) and not _is_told(view, tale)]
    return tuple(_lead(tale, view) for tale in kept), tuple(tale for tale in tales if tale not in kept)


def _begins(view: BriefView) -> tuple[date | None, date | None]:
    """The day of the earliest report, and the day on which the truce starts."""
    published = [day_of(r.report.published.latest) for r in view.reports if r.report.published]
    return min(published, default=None), _start(view)


def _start(view: BriefView) -> date | None:
    truce = view.truce()
    return day_of(truce.start.earliest) if truce and truce.start and truce.start.earliest else None


def _is_new(tale: Tale, after: tuple[date | None, date | None]) -> bool:
    reported, start = after
    return tale.day is not None and ((reported is not None and tale.day > reported)
                                     or (start is not None and tale.day >= start))


def _is_told(view: BriefView, tale: Tale) -> bool:
    """Whether it shows the place of an incident of that day, which the brief has already."""
    words = f" {fold(tale.text)} "
    return any(i.time and i.place and tale.day and i.time.days()[0] <= tale.day <= i.time.days()[1]
               and f" {fold(i.place.name)} " in words for i in view.incidents)


def _lead(tale: Tale, view: BriefView) -> Lead:
    start = _start(view)
    in_force = bool(start and tale.day and tale.day >= start)
    why = lead_words(tale.kind, tale.about, tale.actor, tale.day, tale.credit, in_force=in_force)
    return Lead(report=tale.report.report.id, section=tale.section, start=tale.start, end=tale.end,
                quote=tale.text, why=why)


def _tales(view: ReportView, knowledge: Knowledge) -> Iterator[Tale]:
    report = view.report
    for number, section in enumerate(report.sections):
        if section.kind in READ:
            for start, end in _lines(report, section.start, section.end):
                tokens = cut_words(report.text, start, end)
                told = _violence(tokens, knowledge)
                if told:
                    yield Tale(view, number, section.kind, start, end, _name(told[0], knowledge),
                               _actor(tokens, told, knowledge), _day(report.text[start:end], knowledge),
                               _credit(report.text[start:section.end]))


def _lines(report: Report, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a section without the white space around them: each is a caption of its own."""
    for found in re.finditer(r"\S[^\n]*", report.text[start:end]):
        yield start + found.start(), start + found.start() + len(found[0].rstrip())


def _violence(tokens: list[Token], knowledge: Knowledge) -> list[Found]:
    found = [f for f in knowledge.lexicon.find([token.lower for token in tokens]) if _is_violent(f, knowledge)]
    return sorted(found, key=lambda f: (f.cue.weak, f.start))


def _is_violent(found: Found, knowledge: Knowledge) -> bool:
    """Words for an event, or for the dead and the hurt; who is "held" may be a town."""
    if found.cue.role not in EVENTS and found.cue.metric not in HARM:
        return False
    entry = knowledge.ontology.get(found.cue.event) if found.cue.event else None
    return entry is not None and entry.violent


def _name(found: Found, knowledge: Knowledge) -> str:
    entry = knowledge.ontology.get(found.cue.event)
    return event_name(entry.event_type, entry.sub_event_type) if entry else ""


def _actor(tokens: list[Token], told: list[Found], knowledge: Knowledge) -> str:
    """An actor named right before the event ("a Russian airstrike"), as the report names it; else nobody."""
    for found in told:
        for size in range(min(LONGEST_NAME, found.start), 0, -1):
            name = " ".join(token.text for token in tokens[found.start - size:found.start])
            known = knowledge.actors.find(name) or knowledge.gazetteer.country(name)
            if tokens[found.start - size].capital and known:
                return name
    return ""


def _day(text: str, knowledge: Knowledge) -> date | None:
    """The day a caption gives in full; the last of several, since it stands at the end."""
    days = [date(t.year, t.month, t.day) for t in find_times(text, knowledge.times) if t.year and t.month and t.day]
    return days[-1] if days else None


def _credit(text: str) -> str:
    found = _CREDIT.search(text.split("\n\n", 1)[0])
    return (found["name"] or found["photo"]).strip() if found else ""
