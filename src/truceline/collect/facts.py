"""What a report itself states of where it comes from: title, outlet, agency, place and day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from truceline.collect.cues import SectionCues
from truceline.collect.dateline import Dateline
from truceline.model.report import Published, Section
from truceline.model.time import SaidTime

_TITLE = 5  # words at least of what is surely a title: less may name a part of the site
_SHORT = 3
_SUBJECT = re.compile(r"(?:\A|[\s(\"“])((?:[^\W\d_a-z][\w&-]*\s+){0,2}[^\W\d_][\w&-]*)\s+\Z")
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}|[a-z]{2,4})\Z")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says of itself; empty where it is silent."""

    title: str = ""
    outlet: str = ""
    agency: str = ""
    place: str = ""
    published: Published | None = None


def read_facts(text: str, sections: Sequence[Section], datelines: Sequence[Dateline], cues: SectionCues) -> Facts:
    """The facts of a text whose sections are told."""
    return Facts(
        title=_title(text, sections),
        outlet=_outlet(text, sections, cues),
        agency=next((d.agency for d in datelines if d.agency), "") or _unchecked(text, sections, cues),
        place=next((d.place for d in datelines if d.place), ""),
        published=_published(text, sections, datelines),
    )


def _title(text: str, sections: Sequence[Section]) -> str:
    """The headline above the first paragraph: the first that is long enough to be one."""
    top = takewhile(lambda section: section.kind != "body", sections)
    lines = [text[section.start:section.end].split() for section in top if section.kind == "headline"]
    long = (words for least in (_TITLE, _SHORT) for words in lines if len(words) >= least)
    return " ".join(next(long, ()))


def _outlet(text: str, sections: Iterable[Section], cues: SectionCues) -> str:
    """The name that the site's own lines give: who contributed, whom to support, where else to look."""
    for section in sections:
        if section.kind in {"boilerplate", "related"}:
            found = cues.find("outlet", text[section.start:section.end])
            if found is not None:
                return next((name for key, name in found.groupdict().items() if name), "")
    return ""


def _unchecked(text: str, sections: Iterable[Section], cues: SectionCues) -> str:
    """The agency that says it could not check a claim: these are its words."""
    for section in sections:
        if section.kind == "body":
            block = text[section.start:section.end]
            found = cues.find("unchecked", block)
            subject = _SUBJECT.search(block[:found.start()]) if found is not None else None
            if subject is not None and _names_an_agency(subject[1], text):
                return subject[1].removeprefix("The ").removeprefix("the ")
    return ""


def _names_an_agency(name: str, text: str) -> bool:
    """An acronym, or a name that somebody "told" elsewhere: police and officials are neither."""
    return _ACRONYM.match(name) is not None or re.search(rf"\b(?:told|to) {re.escape(name)}\b", text) is not None


def _published(text: str, sections: Sequence[Section], datelines: Iterable[Dateline]) -> Published | None:
    """The full date that a dateline or stamp gives, the last of a range; without its year it is left to others."""
    for dateline in datelines:
        day = _day(dateline.date and (dateline.date.until or dateline.date))
        if day:
            where = next((s for s in sections if s.kind == "dateline"), None)
            words = " ".join(text[where.start:where.end].split()) if where is not None else ""
            return Published(earliest=day, latest=day, basis="stated", reason=f"its dateline: {words}")
    return None


def _day(said: SaidTime | None) -> str:
    """The ISO day of a full date; nothing where a part is missing or no calendar has it."""
    if said is None or not (said.year and said.month and said.day):
        return ""
    try:
        return date(said.year, said.month, said.day).isoformat()
    except ValueError:
        return ""
