"""Numbers in a sentence: their value with its qualifier, before anybody knows what they count (FIGURES.md, rule 1)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.knowledge.lexicon import Cue, Found, Lexicon
from truceline.model.claim import NumberQualifier

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_HUNDRED = 100
_RANGE_MARKS = frozenset({"-", "–", "—", "to", "and", "or"})
_LARGEST = 10**10  # more people than there are: digits that long are no count


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words ``start`` to ``end`` (exclusive), its qualifier among them; null bounds are open or vague."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: NumberQualifier
    sense: str = ""

    @property
    def vague(self) -> bool:
        """Whether no number can be made of it."""
        return self.low is None and self.high is None


class NumberReader:
    """Reads numbers with the words of one language; made once from its lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._values = {form: cue.value for cue in lexicon.cues if cue.role == "number" for form in cue.forms
                        if cue.value is not None and " " not in form}
        self._scales = {form: cue.value for cue in lexicon.cues if cue.role == "scale" for form in cue.forms
                        if cue.value is not None}

    def read(self, words: Sequence[str], cues: Mapping[int, Sequence[Found]]) -> list[Number]:
        """All numbers of a sentence, in order; no two overlap. ``cues`` are its cues by their first word."""
        return list(self._scan(words, cues))

    def _scan(self, words: Sequence[str], cues: Mapping[int, Sequence[Found]]) -> Iterator[Number]:
        at = free = 0
        while at < len(words):
            led = next((f for f in cues.get(at, ()) if f.cue.role == "qualifier"), None)
            if led is not None and self._leads(words, led.end, cues):
                at = led.end  # "as many as 178" is no "many"
                continue
            found = self._number_at(words, at, cues)
            if found is None:
                at += 1
                continue
            number = _qualified(found, words, cues, free)
            yield number
            at = free = number.end

    def _leads(self, words: Sequence[str], at: int, cues: Mapping[int, Sequence[Found]]) -> bool:
        """Whether a number stands here, or another qualifier of one."""
        if at >= len(words):
            return False
        return self._number_at(words, at, cues) is not None or any(f.cue.role == "qualifier" for f in cues.get(at, ()))

    def _number_at(self, words: Sequence[str], at: int, cues: Mapping[int, Sequence[Found]]) -> Number | None:
        fixed = next((f for f in cues.get(at, ()) if f.cue.role in {"vague", "number"} and f.end - at > 1), None)
        vague = next((f for f in cues.get(at, ()) if f.cue.role == "vague"), None)
        if fixed is not None and fixed.cue.value is not None:
            return Number(at, fixed.end, fixed.cue.value, fixed.cue.value, "exact")
        if vague is not None:
            return Number(at, vague.end, None, None, "vague", vague.cue.sense)
        value = self._value_at(words, at)
        return Number(at, value[1], value[0], value[0], "exact") if value else None

    def _value_at(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """The value of the number that begins at a word, and the word after it."""
        word = words[at]
        if _DECIMAL.fullmatch(word):
            scale = self._scales.get(words[at + 1]) if at + 1 < len(words) else None
            return (round(float(word) * scale), at + 2) if scale else None
        if _DIGITS.fullmatch(word):
            return self._scaled(int(word.replace(",", "")), words, at + 1)
        if word in {"a", "an"} and at + 1 < len(words) and words[at + 1] in self._scales:
            return self._spelled(words, at + 1, 1)
        return self._spelled(words, at, None) if self._small(word) is not None else None

    def _scaled(self, value: int, words: Sequence[str], at: int) -> tuple[int, int] | None:
        scale = self._scales.get(words[at]) if at < len(words) else None
        value, at = (value * scale, at + 1) if scale else (value, at)
        return (value, at) if value < _LARGEST else None

    def _small(self, word: str) -> int | None:
        """'seven', 'twenty-three'."""
        if word in self._values:
            return self._values[word]
        tens, _, ones = word.partition("-")
        if ones and tens in self._values and ones in self._values:
            return self._values[tens] + self._values[ones]
        return None

    def _spelled(self, words: Sequence[str], at: int, start: int | None) -> tuple[int, int]:
        """'two hundred and twelve thousand': the value, and the word after it."""
        total, current = 0, start or 0
        while at < len(words):
            word = words[at]
            small, scale = self._small(word), self._scales.get(word)
            if small is not None:
                current += small
            elif scale is not None and scale <= _HUNDRED:
                current = max(current, 1) * scale
            elif scale is not None:
                total, current = total + max(current, 1) * scale, 0
            elif not (word == "and" and current >= _HUNDRED and at + 1 < len(words)
                      and self._small(words[at + 1]) is not None and current % _HUNDRED == 0):
                break
            at += 1
        return total + current, at


def _qualified(number: Number, words: Sequence[str], cues: Mapping[int, Sequence[Found]], free: int) -> Number:
    """The number with the qualifier that stands before it (rule 2: before this one, no other), or behind it."""
    if number.vague:
        before = _cue_ending_at(number.start, "qualifier", cues, free)
        return number if before is None else Number(before.start, number.end, None, None, "vague", number.sense)
    after = next((f for f in cues.get(number.end, ()) if f.cue.role == "part"), None)
    before = _cue_ending_at(number.start, "qualifier", cues, free)
    start = before.start if before else number.start
    if before is not None and before.cue.sense == "exact":
        inner = _cue_ending_at(before.start, "qualifier", cues, free)
        before, start = inner, (inner.start if inner else start)
    sense = before.cue.sense if before else after.cue.sense if after else "exact"
    low, high, qualifier = _bounds(number.low or 0, sense)
    return Number(start, after.end if after else number.end, low, high, qualifier)


def _cue_ending_at(end: int, role: str, cues: Mapping[int, Sequence[Found]], free: int) -> Found | None:
    """The longest cue of a role that ends right before a word and begins in free words."""
    for start in range(max(free, end - 5), end):
        for found in cues.get(start, ()):
            if found.end == end and found.cue.role == role:
                return found
    return None


def _bounds(value: int, sense: str) -> tuple[int | None, int | None, NumberQualifier]:
    match sense:
        case "at least" | "or more":
            return value, None, "at least"
        case "more than":
            return value + 1, None, "more than"
        case "almost":
            return None, value, "almost"
        case "up to":
            return None, value, "up to"
        case "about" | "or so":
            return value, value, "about"
        case _:
            return value, value, "exact"


def joined_ranges(numbers: list[Number], words: Sequence[str]) -> list[Number]:
    """Two numbers with a range mark between them as one: "between 10 and 12", "18-23", "30 to 40"."""
    joined: list[Number] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before is not None and _is_range(before, number, words):
            start = before.start - 1 if _between(before, words) else before.start
            joined[-1] = Number(start, number.end, before.low, number.high, "between")
        else:
            joined.append(number)
    return joined


def _is_range(first: Number, last: Number, words: Sequence[str]) -> bool:
    if last.start != first.end + 1 or words[first.end] not in _RANGE_MARKS:
        return False
    if first.low is None or last.high is None or first.qualifier not in {"exact", "about"} or last.qualifier != "exact":
        return False
    mark, led = words[first.end], words[first.start - 1] if first.start else ""
    if mark == "and":
        return _between(first, words) and first.low <= last.high
    return led != "from" and first.low < last.high


def _between(number: Number, words: Sequence[str]) -> bool:
    return number.start > 0 and words[number.start - 1] == "between"


def unit_cue(found: Sequence[Found], roles: frozenset[str]) -> Cue | None:
    """The first cue of one of these roles."""
    return next((f.cue for f in found if f.cue.role in roles), None)
