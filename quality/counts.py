"""What the words of a number say, read apart from the program: it checks the marks, and the program is scored by them."""

import re
from typing import Literal, NamedTuple

CountQualifier = Literal["exact", "at least", "more than", "about", "almost", "up to", "between", "vague"]


class Count(NamedTuple):
    """Inclusive bounds of a number, None where there is none, and its qualifier."""

    low: int | None
    high: int | None
    qualifier: CountQualifier


ONES = {word: n for n, word in enumerate(
    ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
     "eighteen nineteen").split())}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
QUALIFIERS: tuple[tuple[CountQualifier, str], ...] = (
    ("up to", r"up to|as many as|no more than|at most"),
    ("at least", r"at least|no fewer than|not less than|a minimum of"),
    ("more than", r"more than|over|above|upwards of"),
    ("almost", r"almost|nearly|close to|just under"),
    ("about", r"about|around|some|approx\.?|approximately|roughly|an estimated|estimated|circa"),
)
COUPLE = re.compile(r"a (\w+ )?couple\b")
SOMEBODY = re.compile(r"an? (?!dozen|hundred|thousand|million|total)")
VAGUE = re.compile(r"\b(dozens|scores|hundreds|thousands|tens|several|many|a number|an \w+ number|a few|others|half|most)\b")
NONE = re.compile(r"(nobody|no one|no-one|none|not one|no|nil)\b")
RANGE = re.compile(r"(?:between |from )?(\S+) (?:and|to|or) (\S+)$")
PERSON = re.compile(r"(?:a|an|another|one)\b")


def count_of(words: str) -> Count | None:
    """The bounds that the words of a value give; None for a person told by a definite noun or a name."""
    said = " ".join(words.casefold().split())
    qualifier, rest = _qualified(said)
    if bounds := RANGE.fullmatch(rest):
        low, high = _number(bounds[1]), _number(bounds[2])
        if low is not None and high is not None:
            return Count(low, high, "between")
    number = _number(rest)
    if number is not None:
        return _bounds(number, "at least" if rest.endswith("+") else qualifier)
    if COUPLE.match(rest):
        return Count(2, 2, qualifier)
    if VAGUE.search(rest):
        return Count(None, None, "vague")
    if NONE.match(rest):
        return Count(0, 0, "exact")
    return Count(1, 1, "exact") if PERSON.match(rest) else None


def _qualified(said: str) -> tuple[CountQualifier, str]:
    for qualifier, pattern in QUALIFIERS:
        if found := re.match(rf"(?:{pattern})\s+", said):
            return qualifier, said[found.end():]
    return "exact", said


def _bounds(number: int, qualifier: CountQualifier) -> Count:
    if qualifier == "at least":
        return Count(number, None, qualifier)
    if qualifier == "more than":
        return Count(number + 1, None, qualifier)
    if qualifier in {"almost", "up to"}:
        return Count(None, number, qualifier)
    return Count(number, number, qualifier)


def _number(said: str) -> int | None:
    """The first number of a phrase, in digits or in words."""
    said = re.sub(r"^(all|the|another|a further|a total of) ", "", said)
    if SOMEBODY.match(said):
        return None
    if found := re.match(r"(\d[\d,]*(?:\.\d+)?)\b(?: (thousand|million))?", said):
        return round(float(found[1].replace(",", "")) * MULTIPLES.get(found[2] or "", 1))
    return _in_words(re.split(r"[ -]", said))


def _in_words(words: list[str]) -> int | None:
    total, group, seen = 0, 0.0, False
    for word in words:
        if word in ONES or word in TENS:
            group, seen = group + ONES.get(word, TENS.get(word, 0)), True
        elif word in MULTIPLES:
            total, group, seen = _multiplied(total, group, MULTIPLES[word]) if word != "hundred" else (total, (group or 1) * 100, True)
        elif word == "half" and not seen:
            group = 0.5
        elif word not in {"a", "an", "and"}:
            break
    return total + round(group) if seen else None


def _multiplied(total: int, group: float, multiple: int) -> tuple[int, float, bool]:
    return total + round((group or 1) * multiple), 0.0, True
