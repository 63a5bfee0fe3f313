"""Reads the line that opens a report: where it was written, when, by which agency."""

import re
from dataclasses import dataclass
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
_LINE_WORDS = 8
_STAMP_WORDS = 30
_STAMP_LEFT = 3
_ACRONYM = 4


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
        noted = text[dash.end():].lstrip().startswith("[")  # an editor's note: what stands before it is no sentence
        found = _read(text[:dash.start()], cues, shouted=shouted and not noted, colon=dash[0].strip() == ":")
        if found is not None:
            return Dateline(found.start, dash.end(), found.place, found.agency, found.date)
    whole = _read(text, cues, shouted=True) if len(text.split()) <= _LINE_WORDS + 3 else None
    return whole if whole is not None and (whole.agency or whole.date) else None


def _read(head: str, cues: SectionCues, *, shouted: bool, colon: bool = False) -> Dateline | None:
    start = _after_byline(head, cues)
    parts = _PARTS.match(head, start)
    if parts is None or (_FULL_STOP.search(head[start:]) and not head.isupper()):
        return None
    place, date = _split_date(parts["place"])
    agency = " ".join((parts["agency"] or "").split())
    if agency and place == "" and date is None and parts["place"].strip():
        return None
    if not _is_place(place, cues) or not (place or agency or date):
        return None
    capitals = place.isupper() and not shouted
    if not (agency or (date and not colon) or capitals):
        return None
    if not place and not agency:
        return None
    alone = date is None and head.strip() == place
    return Dateline(start, len(head), *_place_or_agency(place, agency, alone=alone), date)


def _place_or_agency(place: str, agency: str, *, alone: bool) -> tuple[str, str]:
    """A short acronym alone before a dash ("CNN —") names who reports, not from where."""
    if alone and not agency and place.isupper() and len(place) <= _ACRONYM:
        return "", place
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
    words = re.split(r"[\s,/()-]+", place)
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
    agency = words[-1] if words and words[-1].isupper() and len(words[-1]) > 1 else ""
    start -= (len(before) - before.rindex(agency)) if agency and start == said.start else 0
    return Dateline(start, said.end, "", agency, said)
