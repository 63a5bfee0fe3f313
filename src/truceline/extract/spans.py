"""Words that tell a count of a period, composed of few kinds: "the week's toll", "monthly figures", "this quarter"."""

import re
from collections.abc import Sequence

from truceline.knowledge.lexicon import Found, Lexicon

_LETTERS = {
    "unit": "u", "quarter": "q", "day": "h", "often": "e", "daily": "g", "tally": "y", "report": "b", "during": "D",
    "over": "p", "for": "F", "in": "i", "since": "s", "start": "t", "order": "k", "past": "w", "the": "d", "one": "n",
    "every": "x", "of": "o", "rank": "r", "reviewed": "v", "truce": "c", "to": "f", "so far": "a",
}
"""One letter for each sense of the role "span word"; "'" is a possessive's, 9 a number's, "." any other word's."""
_PERIOD = re.compile(
    r"""(?: e .? [ybv] | g .? y )                     # weekly report, monthly casualty figures, daily toll
    | [uq] ' .? [yb]                                  # the week's death toll
    | [yb] [oi] d? [kw]* [uq]                         # figures for the quarter, deaths of last month
    | [Dp] o? d? [kw]* [n9.]? [uq] | F d [kw]* [uq]   # throughout the week, in the course of two weeks, for the year
    | D o? d? c | i d u | i d? [kw]+ [n9.]? [uq]      # during the truce, in the week, in the first six months
    | [Dpi] d? [kw]+ [n9.] h | w [n9.]? [uh]          # over the last few days, in the past day, the past week
    | s d? t o d? [uq] | a d u | [uq] [.] a           # since the start of the year, so far this month, the year so far
    | n u o | d u o 9 | [n9] [uh] o d? c              # a month of ..., the week of 3-9 May, two days of the truce
    | x [uh] | r u                                    # every week, the bloodiest month
    | k u v | v [uq] | [uq] i? v | h f                # the reporting week, the month in review, the 24 hours to ...
    """, re.VERBOSE)


class SpanReader:
    """Finds such words in sentences; made once from the lexicon of their language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._letters = dict.fromkeys(("'s", "'"), "'")
        for sense, letter in _LETTERS.items():
            self._letters |= dict.fromkeys(lexicon.words("span word", sense), letter)
        self._units = frozenset(word for word, letter in self._letters.items() if letter in "uqhcge")
        self._cue = next(cue for cue in lexicon.cues if cue.role == "period")

    def find(self, words: Sequence[str]) -> list[Found]:
        """Where a sentence's lower-case words tell a count of a period."""
        if self._units.isdisjoint(words):
            return []
        letters = "".join([self._letters.get(word) or ("9" if word[0].isdecimal() else ".") for word in words])
        return [Found(self._cue, match.start(), match.end()) for match in _PERIOD.finditer(letters)]
