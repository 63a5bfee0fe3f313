"""Reads the line that opens a report: where it was written, when, by which agency."""

import re
from dataclasses import dataclass, replace

from truceline.collect.cues import SectionCues
from truceline.knowledge.timewords import find_times, time_words
from truceline.model.time import SaidTime

REACH = 160  # code points into a block, within which a dateline must end
_DASH = re.compile(
    r"\s(?:--+|[—–-])(?=\s|\Z)"              # KESH, March 4 (Orbis) - The
    r"|(?<=[^\W_])(?:--+|—)(?=\S|\Z)"        # KESH—The
    r"|(?<=\))\s?(?:--+|[—–:-])(?=\s|\Z)"    # Kesh (Orbis): The
    r"|(?<=[^\W\d_a-z])[-_](?=\s)"           # Kesh, ONA- The
    r"|(?<=[^\W\d_]):(?=\s)"                 # KESH: The
)
_AFTER_STAMP = re.compile(r"\s*(?:--+|[-–—|:])(?=\s)")
_PARTS = re.compile(r"(?P<place>.*?)[\s,]*(?:\((?P<agency>[^()]{2,60})\))?[\s,]*\Z", re.DOTALL)
_SIGNED = re.compile(r"(?P<place>.+),\s+(?P<agency>[A-Z]{3,6})")
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


def read_dateline(text: str, cues: SectionCues, *, shouted: bool) -> Dateline | None:
    """The dateline that opens a block, up to its dash; None where the block opens with a sentence."""
    for dash in _DASH.finditer(text, 0, REACH):
        rest = text[dash.end():].lstrip()
        head = _Head(text[:dash.start()], mark=dash[0], alone=not rest,
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
    mark: str = ""
    alone: bool = False
    shouted: bool = True


def _read(head: _Head, cues: SectionCues) -> Dateline | None:
    start = _after_byline(head.text, cues)
    parts = _PARTS.match(head.text, start)
    if parts is None:
        return None
    place, date = _split_date(parts["place"])
    agency = " ".join((parts["agency"] or "").split())
    if head.mark in {"-", "_"} and (signed := _SIGNED.fullmatch(place)):
        place, agency = signed["place"], signed["agency"]
    if not (place or agency) or not _is_place(place, cues):
        return None
    in_capitals = not head.shouted and place.split(",")[0].isupper()
    if not (agency or in_capitals or (date is not None and head.mark != ":")):
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
    label = cues.find("stamp", text[:said.start])
    if label is not None and text[label.end():said.start].strip(" :,|"):
        label = None  # it stands elsewhere
    before = text[:label.start() if label else said.start]
    if not _stands_alone(before, said, text[said.end:].lstrip(" \t.,|:-–—"), cues, labelled=label is not None):
        return None
    last = before.split()[-1] if before.strip() and label is None else ""
    agency = last if last.isalpha() and last.isupper() and len(last) <= _SHORT else ""
    start = before.rindex(agency) if agency else len(before)
    dash = _AFTER_STAMP.match(text, said.end)
    return Dateline(start, dash.end() if dash else said.end, "", agency, said)


def _stands_alone(before: str, said: SaidTime, after: str, cues: SectionCues, *, labelled: bool) -> bool:
    """Whether a date belongs to no sentence: nothing or a title before it, nothing or a new sentence behind it."""
    words = before.split()
    if (after and not after[0].isupper() and after[0] not in "\"“'‘") or _FULL_STOP.search(before):
        return False
    if not labelled and (cues.has("preposition", before) or cues.has("preposition", said.text.split()[0])
                         or (words and words[-1][0].islower())):
        return False
    return len(words) <= (_STAMP_WORDS if after else _STAMP_LEFT)
