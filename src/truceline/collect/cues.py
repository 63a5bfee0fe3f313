"""The words that mark what is not body, from data/lexicon: compiled once, asked by their use."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal

from truceline.knowledge.files import data_folder, load_records
from truceline.model.base import Record

Use = Literal["teaser", "sidebar", "highlights", "label", "caption", "credit", "wire", "picture", "furniture",
              "appeal", "byline", "contribution", "stamp", "tags", "starter", "unchecked", "agency", "flag", "outlet",
              "told", "happened", "preposition", "particle"]
At = Literal["start", "end", "tail", "any", "whole"]

NAME = r"(?P<name{n}>(?-i:[^\W\d_a-z][\w&.’'-]*(?:\s+[^\W\d_a-z][\w&.’'-]*){{0,2}}))"
_AROUND: dict[At, tuple[str, str]] = {
    "start": (r"\A[^\w(©]*", ""), "end": ("", r"\W*\Z"), "tail": ("", r"(?=.{0,90}\Z)"), "any": ("", ""),
    "whole": (r"\A[^\w(]*", r"\W*\Z"),
}


class SectionCue(Record):
    """One entry of sections.yaml; the head of that file says what its fields mean."""

    use: Use
    at: At
    forms: tuple[str, ...]
    capitals: bool = False
    example: str
    counter: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The forms as one expression, the longest first."""
        forms = sorted(self.forms, key=lambda form: -len(form))
        before, after = _AROUND[self.at]
        each = "|".join(_form(form, n) for n, form in enumerate(forms))
        return re.compile(f"{before}(?:{each}){after}", 0 if self.capitals else re.IGNORECASE)

    @cached_property
    def keys(self) -> frozenset[str]:
        """A word of each form: where none stands in a block, the expression need not be tried."""
        words = (re.findall(r"\w+", form.lower()) or [form] for form in self.forms)
        return frozenset(max(each, key=len) for each in words)

    def find(self, text: str) -> re.Match[str] | None:
        """Where the cue stands in a block."""
        plain = text.lower()
        return self.expression.search(text) if any(key in plain for key in self.keys) else None


def _form(form: str, n: int) -> str:
    pattern = "".join(NAME.format(n=n) if part == "*" else _words(part) for part in re.split(r"(\*)", form))
    before = r"(?<!\w)" if form[0].isalnum() else ""
    return before + pattern + (r"(?!\w)" if form[-1].isalnum() else "")


def _words(part: str) -> str:
    return re.escape(part).replace("\\ ", r"\s+").replace("'", "['’]")


class SectionCues:
    """All cues by their use."""

    def __init__(self, cues: Iterable[SectionCue]) -> None:
        self.cues = tuple(cues)

    def find(self, use: Use, text: str, *, shouted: bool = False) -> re.Match[str] | None:
        """The first cue of a use that stands in a text; ``shouted`` texts are all in capitals."""
        for cue in self.cues:
            if cue.use == use and not (shouted and cue.capitals):
                match = cue.find(text)
                if match is not None:
                    return match
        return None

    def has(self, use: Use, text: str, *, shouted: bool = False) -> bool:
        """Whether a cue of that use stands in the text."""
        return self.find(use, text, shouted=shouted) is not None


@cache
def section_cues() -> SectionCues:
    """The cues of the package's English lexicon; DataError where an entry is wrong."""
    return SectionCues(load_records(data_folder() / "lexicon" / "en" / "sections.yaml", SectionCue))
