"""How a text tells: where its sentences end, and whether a time in one lies ahead."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.publication import one_of_words
from truceline.knowledge.timewords import find_times
from truceline.knowledge.words import cut_words, with_capitals
from truceline.model.time import SaidTime, Tense

_LONG_SENTENCE = 400
_TURNS = frozenset({"start", "expiry"})
_END = re.compile(r"(?<![^\w]\w)(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”')\]]*\s+(?=[\"“'(\[]?[A-Z\d])|\n\s*\n")
_PARAGRAPH = re.compile(r"\n\s*\n")


class Telling:
    """One text: its sentences and paragraphs, and the tense of its times."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.text, self._written = text, with_capitals(text)
        self._times = knowledge.times
        words = knowledge.lexicon.words
        self._future = _future(knowledge)
        self._come, self._coming = _turned(knowledge, past=True), _turned(knowledge, past=False)
        self._auxiliaries = words("be") | words("have")
        self._turns = words("relative") | words("pronoun") | words("conjunction") - {"and", "or"}
        self._sentences = [match.end() for match in _END.finditer(text)]
        self._paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self._sentences, at)

    def begin(self, at: int) -> int:
        """Where the sentence at an offset begins."""
        number = self.sentence(at)
        return self._sentences[number - 1] if number else 0

    def paragraph(self, at: int) -> int:
        """The number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, at)

    def times(self, start: int, end: int) -> Iterator[SaidTime]:
        """The time expressions between two offsets."""
        for said in find_times(self.text[start:end], self._times, self._written[start:end]):
            yield said.model_copy(update={"start": said.start + start, "end": said.end + start})

    def tense(self, said: SaidTime) -> Tense:
        """Future where the clause of a time says before it that something lies ahead, else past."""
        if said.tense != "unknown":
            return said.tense
        first = max(self.begin(said.start), said.start - _LONG_SENTENCE)
        words = list(self._future.finditer(self.text, first, said.start))
        return "future" if words and not self._turns_back(words[-1].end(), said.start) else "past"

    def has_come(self, start: int, end: int) -> bool | None:
        """Whether a truce has begun, or ended: it "came into force", not "comes"; None where no word tells."""
        if self._come.search(self.text, start, end):
            return True
        return False if self._coming.search(self.text, start, end) else None

    def _turns_back(self, start: int, end: int) -> bool:
        """Whether another clause begins between "will" and the time: "will free the girls who were seized in April"."""
        between = [token.lower for token in cut_words(self.text, start, end)]
        while between and between[0] in self._auxiliaries:
            between.pop(0)
        return any(word in self._auxiliaries or word in self._turns for word in between)


def _future(knowledge: Knowledge) -> re.Pattern[str]:
    """The words that say that something lies ahead."""
    forms: Iterable[str] = (form for cue in knowledge.lexicon.cues if cue.role == "modal" and cue.sense == "will"
                            for form in cue.forms)
    return _compiled(tuple(sorted(forms)))


def _turned(knowledge: Knowledge, *, past: bool) -> re.Pattern[str]:
    """The words that say that a truce has begun or ended, or that it will."""
    cues = (cue for cue in knowledge.lexicon.cues if cue.role in _TURNS and (cue.sense == "past") == past)
    return _compiled(tuple(sorted(form for cue in cues for form in cue.forms)))


@lru_cache(maxsize=8)
def _compiled(forms: tuple[str, ...]) -> re.Pattern[str]:
    return one_of_words(forms)
