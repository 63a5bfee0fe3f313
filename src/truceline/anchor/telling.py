"""How a text tells: where its sentences end, and whether a time in one lies ahead."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.publication import one_of_words
from truceline.model.time import SaidTime, Tense

_LONG_SENTENCE = 400
_END = re.compile(r"(?<![^\w]\w)(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”')\]]*\s+(?=[\"“'(\[]?[A-Z\d])|\n\s*\n")
_PARAGRAPH = re.compile(r"\n\s*\n")


class Telling:
    """One text: its sentences and paragraphs, and the tense of its times."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.text = text
        self._future = _future(knowledge)
        self._sentences = [match.end() for match in _END.finditer(text)]
        self._paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, at)

    def tense(self, said: SaidTime) -> Tense:
        """Future where the words before a time in its sentence say that something lies ahead, else past."""
        if said.tense != "unknown":
            return said.tense
        number = self.sentence(said.start)
        first = max(self._sentences[number - 1] if number else 0, said.start - _LONG_SENTENCE)
        return "future" if self._future.search(self.text, first, said.start) else "past"


def _future(knowledge: Knowledge) -> re.Pattern[str]:
    """The words that say that something lies ahead."""
    forms: Iterable[str] = (form for cue in knowledge.lexicon.cues if cue.role == "modal" and cue.sense == "will"
                            for form in cue.forms)
    return _compiled(tuple(sorted(forms)))


@lru_cache(maxsize=4)
def _compiled(forms: tuple[str, ...]) -> re.Pattern[str]:
    return one_of_words(forms)
