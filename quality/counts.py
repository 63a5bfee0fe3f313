"""What the words of a number say, read apart from the program: it checks the marks the program is scored by."""

import re
from typing import Literal, NamedTuple

CountQualifier = Literal["exact", "at least", "more than", "about", "almost", "up to", "between", "vague"]


class Count(NamedTuple):
    """Inclusive bounds of a number, None where there is none, and its qualifier."""

    low: int | None
    high: int | None
    qualifier: CountQualifier


UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
MULTIPLES = {"dozen": 12, "thousand": 1_000, "million": 1_000_000}
QUALIFIERS: tuple[tuple[CountQualifier, str], ...] = (
    ("up to", r"up to|as many as|no more than|at most"),
    ("at least", r"at least|no fewer than|not less than|a minimum of"),
    ("more than", r"more than|over|above|upwards of"),
    ("almost", r"almost|nearly|close to|just under"),
    ("about", r"about|around|some|approx\.?|approximately|roughly|an estimated|estimated|circa"),
)
COUPLE = re.compile(r"a (\w+ )?couple\b")
SOMEBODY = re.compile(r"an? (?!dozen|hundred|thousand|million|total)")
VAGUE = re.compile(
    r"\b(dozens|scores|hundreds|thousands|tens|several|many|a number|an \w+ number|a few|others|half|most)\b")
NONE = re.compile(r"(nobody|no one|no-one|none|not one|no|nil)\b")
RANGE = re.compile(r"(?:between |from )?(\S+) (?:and|to|or) (\S+)$")
PERSON = re.compile(r"(?:a|an|another|one)\b")
FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)\b(?: (thousand|million))?")


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
    return _without_number(rest)


def _without_number(rest: str) -> Count | None:
    counts = ((COUPLE, Count(2, 2, "exact")), (NONE, Count(0, 0, "exact")), (PERSON, Count(1, 1, "exact")))
    if VAGUE.search(rest):
        return Count(None, None, "vague")
    return next((count for pattern, count in counts if pattern.match(rest)), None)


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
    """The number that a phrase begins with, in digits or in words."""
    said = re.sub(r"^(all|the|another|a further|a total of) ", "", said)
    if SOMEBODY.match(said):
        return None
    if said.startswith("half a dozen"):
        return 6
    if found := FIGURES.match(said):
        return round(float(found[1].replace(",", "")) * MULTIPLES.get(found[2] or "", 1))
    return _in_words(re.split(r"[ -]", said))


def _in_words(words: list[str]) -> int | None:
    total, group, seen = 0, 0, False
    for word in words:
        if word in UNITS:
            group, seen = group + UNITS[word], True
        elif word == "hundred":
            group, seen = max(group, 1) * 100, True
        elif word in MULTIPLES:
            total, group, seen = total + max(group, 1) * MULTIPLES[word], 0, True
        elif word not in {"a", "an", "and"}:
            break
    return total + group if seen else None
