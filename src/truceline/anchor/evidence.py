"""What one report's own text tells of the day it was written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from truceline.anchor.telling import Telling
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.publication import load_publication_words
from truceline.knowledge.timewords import find_times
from truceline.knowledge.words import with_capitals
from truceline.model.claim import Draft
from truceline.model.report import Report, Section
from truceline.model.time import SaidTime, Tense

_READ = frozenset({"headline", "dateline", "body"})
_HEAD = 400            # a dateline stands in the first so many characters of the body
_LABELLED = 160        # a report's own date stands in the first so many characters, or right after a label
_LABEL_GAP = 40
_TOP = 1500            # a caption before this is of the report's own picture
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_AFTER_DATELINE = re.compile(r"[^\S\n]*(?:\([^)\n]{2,60}\)[^\S\n]*(?:[-–—]|\n|$)|[-–—]{1,2}\s)")
_PLACE_BEFORE = re.compile(r"[^\W\d_a-z][\w./’' -]*(?:,[^\S\n]*[\w. ]{2,30})?[,;]?[^\S\n]*\(?")


@dataclass(slots=True)
class Evidence:
    """The dates that a report gives itself.

    ``own`` is the full date of a label or dateline; ``dateline`` one without its year. ``pictured`` is the
    date of its own photo: the report is no older. ``told`` are weekdays told as past in the report's own
    voice, ``ahead`` those told as future; ``written`` is a weekday that must be the day of writing.
    """

    own: date | None = None
    dateline: SaidTime | None = None
    pictured: date | None = None
    past: date | None = None
    told: set[int] = field(default_factory=set)
    ahead: set[int] = field(default_factory=set)
    written: set[int] = field(default_factory=set)
    today: bool = False


Tenses = Mapping[int, Tense]


def tenses_of(draft: Draft | None) -> dict[int, Tense]:
    """The tense that the reader gave each said time, by its offset."""
    said = (claim.said_time for claim in draft.claims) if draft else ()
    return {s.start: s.tense for s in said if s is not None and s.tense != "unknown"}


def evidence_of(report: Report, tenses: Tenses, knowledge: Knowledge) -> Evidence:
    """Everything that the text of a report tells of its own date."""
    found = Evidence()
    telling = Telling(report.text, knowledge)
    quoted = [match.span() for match in _QUOTED.finditer(report.text)]
    for section, said in _times(report, knowledge):
        if section.kind == "caption":
            _add_picture(found, report, section, said)
        elif _is_own_date(report, said, knowledge):
            _add_own(found, said)
        elif not any(start <= said.start < end for start, end in quoted):
            _add_told(found, said, tenses.get(said.start) or telling.tense(said))
    return found


def _times(report: Report, knowledge: Knowledge) -> Iterator[tuple[Section, SaidTime]]:
    """The time expressions of what is read, and of the captions of the report's own pictures."""
    sections = [s for s in report.sections if s.kind in _READ] + _own_captions(report)
    for said in find_times(report.text, knowledge.times, with_capitals(report.text)):
        section = next((s for s in sections if s.start <= said.start < s.end), None)
        if section is not None:
            yield section, said


def _own_captions(report: Report) -> list[Section]:
    """Captions near the top or right beside the body; a gallery behind other things has dates of its own."""
    own, beside = [], True
    for section in report.sections:
        if section.kind == "caption" and (beside or section.start < _TOP):
            own.append(section)
        elif section.kind in {"related", "boilerplate"}:
            beside = False
        elif section.kind == "body":
            beside = True
    return own


def full_date(said: SaidTime) -> date | None:
    """The day of an expression that gives day, month and year."""
    if said.year is None or said.month is None or said.day is None:
        return None
    try:
        return date(said.year, said.month, said.day)
    except ValueError:
        return None


def _add_picture(found: Evidence, report: Report, section: Section, said: SaidTime) -> None:
    day = full_date(said)
    if day is not None and not load_publication_words()["archive"].search(report.text, section.start, section.end):
        found.pictured = found.pictured or day


def _is_own_date(report: Report, said: SaidTime, knowledge: Knowledge) -> bool:
    """Whether a date is the report's label or dateline, not part of a sentence."""
    if said.month is None or said.day is None or _led(said, knowledge):
        return False
    if said.until is not None:
        return _in_title(report, said)
    before = report.text[max(0, said.start - _LABEL_GAP):said.start]
    if load_publication_words()["label"].search(before):
        return True
    start = next((s.start for s in report.sections if s.kind in {"dateline", "body"}), 0)
    if any(s.kind == "dateline" and s.start <= said.start < s.end for s in report.sections):
        return True
    if said.start - start < _HEAD and _AFTER_DATELINE.match(report.text, said.end):
        opens = report.text.rfind("\n", 0, said.start) + 1
        return said.start == start or _PLACE_BEFORE.fullmatch(report.text, opens, said.start) is not None
    return _in_title(report, said)


def _in_title(report: Report, said: SaidTime) -> bool:
    """Whether a full date stands in the first words of all: "Weekly note, 22-28 September 2018"."""
    return said.start < _LABELLED and full_date(said) is not None and "." not in report.text[:said.start].strip(". ")


def _led(said: SaidTime, knowledge: Knowledge) -> bool:
    """Whether a preposition stands before the date."""
    first = said.text.split(maxsplit=1)[0].lower()
    return any(first == name for word in knowledge.times.entries if word.kind == "bound" for name in word.names)


def _add_own(found: Evidence, said: SaidTime) -> None:
    day = full_date(said.until or said)
    if day is not None:
        found.own = found.own or day
    elif found.dateline is None:
        found.dateline = said


def _add_told(found: Evidence, said: SaidTime, tense: Tense) -> None:
    """A day that the report tells of in its own voice."""
    day = full_date(said)
    if day is not None:
        if tense != "future":
            found.past = max(found.past or day, day)
    elif said.weekday is not None and said.month is None and said.shift is None and not said.after:
        _add_weekdays(found, said, tense)
    elif said.weekday is None and said.unit == "day" and said.shift == 0 and not said.after:
        found.today = True


def _add_weekdays(found: Evidence, said: SaidTime, tense: Tense) -> None:
    for one in (said, said.until):
        if one is not None and one.weekday is not None:
            (found.ahead if tense == "future" else found.told).add(one.weekday)
    if tense != "future" and said.weekday is not None and load_publication_words()["written"].match(said.text):
        found.written.add(said.weekday)
