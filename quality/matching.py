"""When a value that was read is the one that was marked: names, days, places, starts of truces, stretches of text."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta

ARTICLES = {"the", "a", "an", "al"}
SPARE_WORDS = 8
"""So many words a name that was read may have beyond the one that was marked."""


def name_matches(name: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in it as words together; a name ``=x`` must be the whole."""
    return any(_stands_in(_words(wanted), _words(name), whole=wanted.startswith("=")) for wanted in names)


def _stands_in(wanted: list[str], read: list[str], *, whole: bool) -> bool:
    size = len(wanted)
    if not size or whole or wanted == read:
        return bool(size) and wanted == read
    together = any(read[at:at + size] == wanted for at in range(len(read) - size + 1))
    return together and len(read) <= size + SPARE_WORDS


def _words(name: str) -> list[str]:
    """The words of a name without case, accents, quotes, possessives, hyphens and articles."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = re.sub(r"['’`´ʼ‘]s\b|['’`´ʼ‘\"“”«».]", "", bare)
    return [word for word in re.findall(r"\w+", bare) if word not in ARTICLES]


def overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """The shared part of two stretches as a share of both together; 0 where they do not meet."""
    shared = min(end, other_end) - max(start, other_start)
    return shared / (max(end, other_end) - min(start, other_start)) if shared > 0 else 0.0


def days_match(start: str, end: str, first: date, last: date) -> bool:
    """Whether a period that was read meets the days marked and is at most one day wider; wall clocks count."""
    begins, ends = _wall(start), _end(end)
    marked_begin, marked_end = _midnight(first), _midnight(last) + timedelta(days=1)
    meets = begins < marked_end and (ends > marked_begin or begins == ends == marked_begin)
    return meets and ends >= begins and ends - begins <= marked_end - marked_begin + timedelta(days=1)


def start_matches(earliest: str, latest: str, marked: str) -> bool:
    """Whether a truce starts at the instant marked, or on its day; the two bounds lie at most a day apart."""
    if _wall(latest) - _wall(earliest) > timedelta(days=1):
        return False
    if "T" not in marked:
        return earliest.startswith(marked)
    if "T" not in earliest:
        return False
    read, wanted = _moment(earliest), _moment(marked)
    return read == wanted if read.tzinfo else read == wanted.replace(tzinfo=None)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _wall(text: str) -> datetime:
    return _moment(text).replace(tzinfo=None)


def _end(text: str) -> datetime:
    return _wall(text) + (timedelta() if "T" in text else timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())
