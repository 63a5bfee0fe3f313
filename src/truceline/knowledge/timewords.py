"""Finding time expressions in a text: what each fixes, before anybody works out what it means."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path

from truceline.knowledge.files import data_folder, load_records
from truceline.knowledge.timeforms import Kind, TimeWord, forms, master, one_of
from truceline.knowledge.timereading import read
from truceline.knowledge.words import in_case
from truceline.model.time import SaidTime

_CLOCKS = frozenset({"clock", "part"})
_DAYS = frozenset({"date", "weekday", "phrase", "iso", "numeric"})
_CORES: frozenset[Kind] = frozenset({"month", "weekday", "phrase", "part", "unit", "not"})
"""What a time has one of, where it has no digits."""
_RANGES = (_DAYS, {"month"}, {"year"})
_REST = 24  # characters behind a time that may tell how it is meant
_WORD = re.compile(r"\d+|[^\W\d_]+")
Atom = tuple[str, SaidTime]
Join = Callable[[Atom, Atom, str], Atom | None]


class TimeWords:
    """The words of time of one language, compiled once; immutable."""

    def __init__(self, entries: Sequence[TimeWord]) -> None:
        self.entries = tuple(entries)
        self._by_name = {(e.kind, _plain(n)): e for e in entries for n in e.names}
        self.master = master(entries)
        cut = [(e.kind, _WORD.findall(name.lower())) for e in entries for name in e.names]
        self.known = frozenset(word for _, name in cut for word in name) | {"the"}
        self.firsts = frozenset(name[0] for _, name in cut if name) | {"the"}
        self.cores = frozenset(name[-1] for kind, name in cut if name and kind in _CORES)
        self._forms = forms(entries)
        self.join = re.compile(rf"\s*{one_of(_names(entries, 'join'))}\s*(?:the\s)?")
        self.side_by_side = frozenset(n for e in entries if e.kind == "join" and e.bound == "at" for n in e.names)
        between = one_of((*_names(entries, "bound"), *_names(entries, "about"), *_names(entries, "zone"), "the"))
        self.glue = re.compile(rf"[,\s(]*(?:{between}\s+)*")

    def form(self, name: str) -> re.Pattern[str]:
        """The pattern of one form, compiled when it is first met: few texts have all of them."""
        return _compiled(self._forms[name])

    def get(self, kind: Kind, name: str) -> TimeWord:
        """The entry of a word that the forms have matched."""
        return self._by_name[kind, _plain(name)]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def load_time_words(file: Traversable | Path) -> TimeWords:
    """The words of a dates.yaml; DataError where an entry is wrong."""
    return TimeWords(load_records(file, TimeWord))


@cache
def time_words() -> TimeWords:
    """The words of time of the package's lexicon, loaded once."""
    return load_time_words(data_folder() / "lexicon" / "en" / "dates.yaml")


def find_times(text: str, words: TimeWords, written: str = "") -> list[SaidTime]:
    """All time expressions of a text, in its order, with code point offsets; no two overlap.

    ``written`` is the text with capitals, where it has none of its own: they tell a month from "may".

    The tense is set only where the words themselves tell it ("the coming days"). A clock beside a day
    is one expression with it, and so are the two ends of a range.
    """
    clocked = _joined(_atoms(text, words, written or text), text, words.glue, _clocked)
    ranged = partial(_ranged, side_by_side=words.side_by_side)
    return [said for _, said in _joined(clocked, text, words.join, ranged)]


def _atoms(text: str, words: TimeWords, written: str) -> Iterator[Atom]:
    """The single expressions of a text, each with the name of its form."""
    lower = in_case(text, str.lower)
    for match in _matches(lower, words):
        form, (start, end) = str(match.lastgroup), match.span()
        detailed = words.form(form).match(lower, start)
        if detailed is None:
            continue
        fixed = read(form, detailed.groupdict(), written[start:end], lower[end:end + _REST], words)
        if fixed is None:
            continue
        last = fixed.pop("last", None)
        said = SaidTime.model_validate({"text": text[start:end], "start": start, "end": end, **fixed})
        yield form, said if last is None else said.model_copy(update={"until": _last_day(said, last)})


def _matches(lower: str, words: TimeWords) -> Iterator[re.Match[str]]:
    """Where the forms match, tried only where words of time go on until one that every time has, or digits."""
    end = 0
    for start in reversed(_starts(lower, words)):
        match = words.master.match(lower, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _starts(lower: str, words: TimeWords) -> list[int]:
    """Where a time may begin, the last place first."""
    starts, leads = [], False
    for word in reversed(list(_WORD.finditer(lower))):
        said = word[0]
        digits = said[0].isdigit()
        leads = digits or said in words.cores or (leads and said in words.known)
        if leads and (digits or said in words.firsts):
            starts.append(word.start())
    return starts


def _last_day(said: SaidTime, last: int) -> SaidTime:
    """The end of "3-5 March": the same month, another day."""
    return said.model_copy(update={"day": last, "weekday": None, "bound": "at"})


def _joined(atoms: Iterable[Atom], text: str, gap: re.Pattern[str], join: Join) -> Iterator[Atom]:
    """The atoms, neighbours that belong together as one; ``gap`` is what may stand between them."""
    before: Atom | None = None
    for atom in atoms:
        one = None
        if before is not None:
            between = text[before[1].end:atom[1].start].lower()
            if "\n\n" not in between and (not between.strip() or gap.fullmatch(between)):
                one = join(before, atom, between)
            if one is not None:
                start, end = before[1].start, atom[1].end
                one = one[0], one[1].model_copy(update={"text": text[start:end], "start": start, "end": end})
            else:
                yield before
        before = one or atom
    if before is not None:
        yield before


def _clocked(before: Atom, atom: Atom, _between: str) -> Atom | None:
    """A day and the clock or the part of the day beside it, in either order."""
    (form, said), (form2, said2) = before, atom
    if (form in _CLOCKS) == (form2 in _CLOCKS):
        return None
    (day_form, day), clock = ((form2, said2), said) if form in _CLOCKS else (before, said2)
    if day_form not in _DAYS or day.clock is not None or day.until is not None:
        return None
    bound = next((b for b in (clock.bound, day.bound) if b != "at"), "at")
    return day_form, day.model_copy(update={"clock": clock.clock, "zone": clock.zone, "bound": bound,
                                            "part": clock.part or day.part, "about": clock.about or day.about})


def _ranged(before: Atom, atom: Atom, between: str, side_by_side: frozenset[str]) -> Atom | None:
    """Two times of one grain as the ends of one: "Wednesday and Thursday", "from 27 February to 3 March".

    ``side_by_side`` are the words that join ends which are also told apart: "Monday and last Friday" are two times.
    """
    (form, first), (form2, last) = before, atom
    joint = between.strip()
    if not any({form, form2} <= grain for grain in _RANGES) or first.until is not None:
        return None
    if last.bound != ("at" if joint else "until"):
        return None
    if joint in side_by_side and " " in last.text.strip() and form2 == "weekday" and last.shift is None:
        return None
    bound = "at" if first.bound in {"at", "since"} else first.bound
    return form, first.model_copy(update={"until": last.model_copy(update={"bound": "at"}), "bound": bound})


def _names(entries: Iterable[TimeWord], kind: Kind) -> Iterator[str]:
    return (name for entry in entries if entry.kind == kind for name in entry.names)


def _plain(name: str) -> str:
    """A word as it is looked up: lower case, single spaces, no full stop at its end."""
    return " ".join(name.lower().split()).rstrip(".")
