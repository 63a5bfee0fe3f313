"""Reads the line that opens a report: where it was written, when, by which agency."""

import re
from dataclasses import dataclass, replace
from functools import cache

from truceline.collect.cues import SectionCues
from truceline.knowledge.files import data_folder
from truceline.knowledge.timewords import TimeWords, find_times, load_time_words
from truceline.model.time import SaidTime

REACH = 160  # code points into a block, within which a dateline must end
_DASH = re.compile(
    r"\s(?:--+|[—–-])(?=\s|\Z)"              # KESH, March 4 (Orbis) - The
    r"|(?<=[^\W_])(?:--+|—)(?=\S|\Z)"        # KESH—The
    r"|(?<=\))\s?(?:--+|[—–:-])(?=\s|\Z)"    # Kesh (Orbis): The
    r"|(?<=[^\W\d_]):(?=\s)"                 # KESH: The
)
_PARTS = re.compile(r"(?P<place>.*?)[\s,]*(?:\((?P<agency>[^()]{2,60})\))?[\s,]*\Z", re.DOTALL)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_FULL_STOP = re.compile(r"[.!?]\s")
_PLACE_WORDS = 6
_LINE_WORDS = 11
_STAMP_WORDS = 30
_STAMP_LEFT = 3
_ACRONYM = 4    # letters at most, of one that stands alone
_SHORT = 6      # the same, of one in brackets


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where it ends in its block, and what it says; ``start`` is beyond a byline or a title before it."""

    start: int
    end: int
    place: str = ""
    agency: str = ""
    date: SaidTime | None = None


@cache
def time_words() -> TimeWords:
    """The words of time of the package's English lexicon."""
    return load_time_words(data_folder() / "lexicon" / "en" / "dates.yaml")


def read_dateline(text: str, cues: SectionCues, *, shouted: bool) -> Dateline | None:
    """The dateline that opens a block, up to its dash; None where the block opens with a sentence."""
    for dash in _DASH.finditer(text, 0, REACH):
        rest = text[dash.end():].lstrip()
        head = _Head(text[:dash.start()], colon=dash[0].strip() == ":", alone=not rest,
                     shouted=shouted and not rest.startswith("["))  # a note follows a dateline, never a sentence
        found = _read(head, cues)
        if found is not None:
            return replace(found, end=dash.end())
    if len(text.split()) > _LINE_WORDS:
        return None
    whole = _read(_Head(text), cues)
    return whole if whole is not None and (whole.agency or whole.date) else None


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a dash or colon, and whether anything stands behind it."""

    text: str
    colon: bool = False
    alone: bool = False
    shouted: bool = True


def _read(head: _Head, cues: SectionCues) -> Dateline | None:
    start = _after_byline(head.text, cues)
    parts = _PARTS.match(head.text, start)
    if parts is None:
        return None
    place, date = _split_date(parts["place"])
    agency = " ".join((parts["agency"] or "").split())
    if not (place or agency) or not _is_place(place, cues):
        return None
    in_capitals = not head.shouted and place.split(",")[0].isupper()
    if not (agency or in_capitals or (date is not None and not head.colon)):
        return None
    alone = head.alone and date is None and not agency
    return Dateline(start, len(head.text), *_place_or_agency(place, agency, cues, alone=alone), date)


def _place_or_agency(place: str, agency: str, cues: SectionCues, *, alone: bool) -> tuple[str, str]:
    """A short acronym alone before a dash ("CNN —") names who reports; a place alone may stand in brackets."""
    if alone and place.isupper() and len(place) <= _ACRONYM:
        return "", place
    if agency and not place and not (agency.isupper() and len(agency) <= _SHORT) and not cues.has("agency", agency):
        return agency, ""
    return re.split(r"\s*[,(]", " ".join(place.split()))[0], agency


def _after_byline(head: str, cues: SectionCues) -> int:
    """Where the place begins after "By Anna Rill": at its first word all in capitals."""
    found = cues.find("byline", head)
    if found is None or found.start() > 0 or head.isupper():
        return 0
    place = re.search(r"(?<=\s)[^\W\d_a-z]{3,}(?![a-z])", head[found.end():])
    return found.end() + place.start() if place else 0


def _split_date(place: str) -> tuple[str, SaidTime | None]:
    """A place and the date behind it."""
    times = [t for t in find_times(place, time_words()) if t.month and t.day]
    if not times or place[times[-1].end:].strip(" ,"):
        return place.strip(" ,\n"), None
    return place[:times[-1].start].strip(" ,\n"), times[-1]


def _is_place(place: str, cues: SectionCues) -> bool:
    if cues.has("flag", place):
        return False
    words = re.split(r"[\s,/()&-]+", place)
    return len(words) <= _PLACE_WORDS and all(
        not w or (_NAME.fullmatch(w) is not None and (w[0].isupper() or cues.has("particle", w))) for w in words)


def read_stamp(text: str, cues: SectionCues) -> Dateline | None:
    """A full date that stands before the first sentence and belongs to none: "Published 4 March 2031 At least ..."."""
    for said in find_times(text[:REACH * 2], time_words()):
        if said.year and said.month and said.day:
            return _stamp(text, said, cues)
    return None


def _stamp(text: str, said: SaidTime, cues: SectionCues) -> Dateline | None:
    before, after = text[:said.start], text[said.end:].lstrip(" \t.,|:-–—")
    label = cues.find("stamp", before)
    if label is not None and not before[label.end():].strip(" :,|"):
        before, start = before[:label.start()], label.start()
    else:
        start = said.start
    if after and not after[0].isupper() and after[0] not in "\"“'‘":
        return None
    words = before.split()
    if cues.has("preposition", said.text.split()[0]):
        return None
    if words and (_FULL_STOP.search(before) or cues.has("preposition", before) or not words[-1][0].isupper()):
        return None
    if len(words) > _STAMP_WORDS or (not after and len(words) > _STAMP_LEFT):
        return None
    last = words[-1] if words else ""
    agency = last if last.isalpha() and last.isupper() and len(last) <= _SHORT else ""
    start -= (len(before) - before.rindex(agency)) if agency and start == said.start else 0
    return Dateline(start, said.end, "", agency, said)
