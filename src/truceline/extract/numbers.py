"""Numbers in a sentence: their value with its qualifier, before anybody knows what they count (FIGURES.md, rule 1)."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.knowledge.lexicon import Found, Lexicon, Role
from truceline.model.claim import NumberQualifier

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")  # 1,400  23
_DECIMAL = re.compile(r"\d+\.\d+")  # 2.5 of "2.5 million"
_GROUP, _GROUPED = re.compile(r"\d{3}"), 3
_HUNDRED = 100
_DASHES = frozenset("-–—")
_LARGEST = 10**10  # more people than there are: digits that long are no count
_MOST_DIGITS = len(f"{_LARGEST:,}")
_LONGEST = 5  # words that a qualifier may have


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
        self._values = _values(lexicon, "number")
        self._scales = _values(lexicon, "scale")
        self._ones = lexicon.words("number word", "one")
        self._and = lexicon.words("number word", "and")
        self._to = lexicon.words("number word", "to") | _DASHES
        self._between = lexicon.words("number word", "between")
        self._from = lexicon.words("number word", "from")
        self._begins = lexicon.firsts("number", "vague", "qualifier") | self._ones

    def read(self, words: Sequence[str], cues: Mapping[int, Sequence[Found]],
             taken: Container[int] = frozenset()) -> list[Number]:
        """All numbers of a sentence, in order; no two overlap. ``cues`` are its cues by their first word.

        None begins at a word that is ``taken``: the day of a date is no part of "15 200".

        Two with a mark of a range between them are one: "between 10 and 12", "18-23", "30 to 40".
        """
        joined: list[Number] = []
        for number in self._scan(words, cues, taken):
            before = joined[-1] if joined else None
            if before is not None and self._is_range(before, number, words):
                start = before.start - 1 if self._is_led(before, words, self._between) else before.start
                joined[-1] = Number(start, number.end, before.low, number.high, "between")
            else:
                joined.append(number)
        return joined

    def _scan(self, words: Sequence[str], cues: Mapping[int, Sequence[Found]],
              taken: Container[int]) -> Iterator[Number]:
        """The numbers one by one, each with its qualifier, ranges still in two."""
        at = free = 0
        while at < len(words):
            if at in taken or (words[at] not in self._begins and words[at].isalpha()):
                at += 1  # most words
                continue
            led = _first(cues.get(at, ()), "qualifier")
            if led is not None and self._leads(words, led.end, cues):
                at = led.end  # "as many as 178" is no "many"
                continue
            found = self._number_at(words, at, cues)
            if found is None:
                at += 1
                continue
            number = _qualified(found, cues, free)
            yield number
            at = free = number.end

    def _leads(self, words: Sequence[str], at: int, cues: Mapping[int, Sequence[Found]]) -> bool:
        """Whether a number stands here, or another qualifier of one."""
        if at >= len(words):
            return False
        return self._number_at(words, at, cues) is not None or _first(cues.get(at, ()), "qualifier") is not None

    def _number_at(self, words: Sequence[str], at: int, cues: Mapping[int, Sequence[Found]]) -> Number | None:
        """The number that begins at a word: a fixed phrase ("half a million"), a vague one, or one spelled out."""
        for found in cues.get(at, ()):
            if found.cue.role == "number" and found.cue.value is not None and found.end - at > 1:
                return Number(at, found.end, found.cue.value, found.cue.value, "exact")
        vague = _first(cues.get(at, ()), "vague")
        if vague is not None:
            return Number(at, vague.end, None, None, "vague", vague.cue.sense)
        value = self._value_at(words, at)
        return Number(at, value[1], value[0], value[0], "exact") if value else None

    def _value_at(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """The value of the number that begins at a word, and the word after it; None for more than can be counted."""
        word, value = words[at], None
        following = self._scales.get(words[at + 1]) if at + 1 < len(words) else None
        if word[0].isdecimal():
            value = self._in_groups(words, at) or self._in_digits(word, at, following)
        elif word in self._ones and following is not None:
            value = self._spelled(words, at + 1, 1)
        elif self._small(word) is not None:
            value = self._spelled(words, at, 0)
        return value if value and value[0] < _LARGEST else None

    @staticmethod
    def _in_groups(words: Sequence[str], at: int) -> tuple[int, int] | None:
        """'16 500': thousands apart by a space."""
        end = at + 1
        while end < len(words) and _GROUP.fullmatch(words[end]):
            end += 1
        digits = "".join(words[at:end])
        return (int(digits), end) if end > at + 1 and len(words[at]) <= _GROUPED and digits.isdecimal() else None

    @staticmethod
    def _in_digits(word: str, at: int, scale: int | None) -> tuple[int, int] | None:
        """'1,400', '30 thousand', '2.5 million'."""
        if len(word) > _MOST_DIGITS:
            return None
        if _DECIMAL.fullmatch(word):
            return (round(float(word) * scale), at + 2) if scale else None
        if not _DIGITS.fullmatch(word):
            return None
        return int(word.replace(",", "")) * (scale or 1), at + 2 if scale else at + 1

    def _small(self, word: str) -> int | None:
        """'seven', 'twenty-three'."""
        if word in self._values:
            return self._values[word]
        tens, _, ones = word.partition("-")
        if ones and tens in self._values and ones in self._values:
            return self._values[tens] + self._values[ones]
        return None

    def _spelled(self, words: Sequence[str], at: int, start: int) -> tuple[int, int]:
        """'two hundred and twelve thousand': the value, and the word after it."""
        total, current = 0, start
        while at < len(words) and total + current < _LARGEST:
            small, scale = self._small(words[at]), self._scales.get(words[at])
            if small is not None:
                current += small
            elif scale is not None and scale <= _HUNDRED:
                current = max(current, 1) * scale
            elif scale is not None:
                total, current = total + max(current, 1) * scale, 0
            elif not self._goes_on(words, at, current):
                break
            at += 1
        return total + current, at

    def _goes_on(self, words: Sequence[str], at: int, value: int) -> bool:
        """The "and" of "two hundred and twelve"; "two hundred and four hundred" are two numbers."""
        if words[at] not in self._and or value < _HUNDRED or value % _HUNDRED or at + 1 == len(words):
            return False
        return self._small(words[at + 1]) is not None

    def _is_range(self, first: Number, last: Number, words: Sequence[str]) -> bool:
        """Whether two numbers are the ends of one: "between 10 and 12", "10-12", but not "from 10 to 12"."""
        if last.start != first.end + 1 or first.low is None or last.high is None:
            return False
        if first.qualifier not in {"exact", "about"} or last.qualifier != "exact":
            return False
        mark = words[first.end]
        if mark in self._and:
            return self._is_led(first, words, self._between) and first.low <= last.high
        return mark in self._to and not self._is_led(first, words, self._from) and first.low < last.high

    @staticmethod
    def _is_led(number: Number, words: Sequence[str], by: frozenset[str]) -> bool:
        return number.start > 0 and words[number.start - 1] in by


def _values(lexicon: Lexicon, role: Role) -> dict[str, int]:
    """What the single words of a role are worth."""
    return {form: cue.value for cue in lexicon.cues if cue.role == role for form in cue.forms
            if cue.value is not None and " " not in form}


def _qualified(number: Number, cues: Mapping[int, Sequence[Found]], free: int) -> Number:
    """The number with the qualifier that stands before it (rule 2: before this one, no other), or behind it."""
    before = _qualifier_before(number.start, cues, free)
    start = before.start if before else number.start
    if number.vague:
        return Number(start, number.end, None, None, "vague", number.sense)
    if before is not None and before.cue.sense == "exact":  # "at least a total of 12"
        before = _qualifier_before(start, cues, free)
        start = before.start if before else start
    after = _first(cues.get(number.end, ()), "part")
    sense = before.cue.sense if before else after.cue.sense if after else "exact"
    low, high, qualifier = _bounds(number.low or 0, sense)
    return Number(start, after.end if after else number.end, low, high, qualifier)


def _first(found: Sequence[Found], role: Role) -> Found | None:
    for each in found:
        if each.cue.role == role:
            return each
    return None


def _qualifier_before(end: int, cues: Mapping[int, Sequence[Found]], free: int) -> Found | None:
    """The longest qualifier that ends right before a word and begins in free words."""
    for start in range(max(free, end - _LONGEST), end):
        for found in cues.get(start, ()):
            if found.end == end and found.cue.role == "qualifier":
                return found
    return None


def _bounds(value: int, sense: str) -> tuple[int | None, int | None, NumberQualifier]:
    """The lowest and the highest number that a qualifier leaves, and its name (FIGURES.md, rule 2)."""
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
