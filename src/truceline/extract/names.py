"""Names in a sentence: what knowledge knows, then runs of capitals; what each is, only its use can tell."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.tokens import Sentence
from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lexicon import LISTED, Lexicon
from truceline.knowledge.phrases import folded
from truceline.knowledge.words import Token

_LONGEST_PLACE = 5  # words
_LONGEST_HOLDER = 3  # words
_LONGEST_NAME = 4  # words
_APPOSED = 5  # words behind a name in which its office is told
_PLURAL = "s"
_SHORTEST = 5  # letters: where capitals tell nothing, shorter words are hardly ever places that no actor is named for,
_LARGE = 100_000  # unless as many people live there, and words of place stand beside them
_ARTICLE = 2  # letters: "al" of "al-Orvel"


@dataclass(slots=True)
class Name:
    """A name at words ``start`` to ``end`` (exclusive): what knowledge says of it, and whether a place has it.

    ``common`` names are those that only the rest of a report makes somebody's: "the army".
    """

    text: str
    start: int
    end: int
    actor: Actor | None = None
    source: Source | None = None
    place: bool = False
    common: bool = False

    @property
    def known(self) -> bool:
        """Whether knowledge has an entry of it."""
        return self.actor is not None or self.source is not None


class NameReader:
    """Finds names with the knowledge of one run; made once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._plain = frozenset(f for cue in knowledge.lexicon.cues if cue.role not in LISTED for f in cue.forms)
        self._before = knowledge.lexicon.words("place relation")
        self._behind = knowledge.lexicon.words("place noun")
        self._capitals = CapitalRuns(knowledge.lexicon)
        self._that = knowledge.lexicon.words("relative", "that")
        self._speech = knowledge.lexicon.words("speech")
        self._verbs = self._speech | knowledge.lexicon.words("be")
        self._offices = knowledge.lexicon.words("office") | knowledge.lexicon.words("title")

    def read(self, sentence: Sentence) -> list[Name]:
        """The names of a sentence, in order; no two overlap."""
        names = list(self._known(sentence))
        taken = {at for name in names for at in range(name.start, name.end)}
        others = self._runs(sentence, taken) if sentence.capitals_tell else self._places_told(sentence, taken)
        return sorted([*names, *others], key=lambda name: name.start)

    def _known(self, sentence: Sentence) -> Iterator[Name]:
        """The names that knowledge has entries of."""
        for named in self._knowledge.names.find(sentence.tokens):
            entry, common = named.entry, named.how == "common"
            yield Name(
                sentence.said(named.start, named.end), named.start, named.end,
                actor=entry if isinstance(entry, Actor) else None, source=entry if isinstance(entry, Source) else None,
                place=not common and self._is_place(sentence, named.start, named.end), common=common)

    def _runs(self, sentence: Sentence, taken: set[int]) -> Iterator[Name]:
        """Runs of capitalised words: names of places, or of whom only the report knows."""
        for start, end in self._capitals.find(sentence.tokens, taken | self._opening(sentence)):
            yield Name(sentence.said(start, end), start, end, place=self._is_place(sentence, start, end))

    def _opening(self, sentence: Sentence) -> set[int]:
        """The words whose capital only tells that a sentence or quotation begins."""
        words = sentence.words
        return {at for at, word in enumerate(words)
                if word in self._plain and (at == 0 or not words[at - 1][0].isalnum())}

    def _places_told(self, sentence: Sentence, taken: set[int]) -> Iterator[Name]:
        """Where capitals tell nothing: unknown words behind an office, and those that only the gazetteer knows."""
        at = 0
        while at < len(sentence.words):
            held = self._holder(sentence, at, taken) or self._introduced(sentence, at, taken)
            end = held or self._longest_place(sentence, at, taken)
            if end:
                yield Name(sentence.said(at, end), at, end, place=not held)
            at = end or at + 1

    def _introduced(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """'LENA ORSK, SECRETARY OF THE COUNCIL', 'LENA ORSK SAID': the end of unknown words that begin a thought."""
        words, end = sentence.words, at
        if at and words[at - 1][0].isalnum() and words[at - 1] not in self._that:
            return 0
        while end < min(at + _LONGEST_NAME, len(words)) and end not in taken and self._is_unknown(words[end]):
            end += 1
        if end < at + 2 or end == len(words):
            return 0
        held = words[end] == "," and not self._offices.isdisjoint(words[end + 1:end + 1 + _APPOSED])
        return end if held or (words[end] in self._speech and not words[end - 1].endswith(_PLURAL)) else 0

    def _holder(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """'GENERAL IVO BRASK', 'MULLAH TOLM SAID': the end of a name right behind an office; 0 for none."""
        words, end = sentence.words, at
        if at == 0 or words[at - 1] not in self._offices:
            return 0
        while end < min(at + _LONGEST_HOLDER, len(words)) and end not in taken and self._is_unknown(words[end]):
            end += 1
        told = end < len(words) and words[end] in self._verbs
        return end if end > at + 1 or (end > at and told) else 0

    def _is_unknown(self, word: str) -> bool:
        return word[0].isalpha() and word not in self._plain

    def _longest_place(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """The end of the longest name of a place that begins at a word; 0 for none."""
        longest = 0
        for end in range(at + 1, min(at + _LONGEST_PLACE, len(sentence.words)) + 1):
            if end - 1 in taken or not self._is_unknown(sentence.words[end - 1]):
                break
            if self._is_meant(sentence, at, end) and self._is_place(sentence, at, end):
                longest = end
        return longest

    def _is_meant(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether words that may name a place do: short ones only of a large place, beside words of place."""
        text = sentence.said(start, end)
        if len(text) >= _SHORTEST:
            return True
        beside = sentence.words[start - 1:start], sentence.words[end:end + 1]
        told = self._before.intersection(beside[0]) or self._behind.intersection(beside[1])
        return bool(told) and self._knowledge.gazetteer.weight(text) >= _LARGE

    def _is_place(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the gazetteer has a name; of a country only its name, not its people's."""
        text = sentence.said(start, end)
        gazetteer = self._knowledge.gazetteer
        if gazetteer.common(text):
            return False
        country = gazetteer.country(text)
        if country is not None:
            return folded(text) in {folded(name) for name in (country.name, *country.names)}
        return gazetteer.knows(text)


class CapitalRuns:
    """Finds runs of capitalised words with the small words between them: "Bank of Orvel", "Yusuf al-Orvel"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stops = lexicon.words("office") | lexicon.words("title")
        self._inner = lexicon.words("name inner")
        self._articles = lexicon.words("name article")
        self._prefixes = tuple(form for form in sorted(self._articles) if form.endswith("-"))

    def find(self, tokens: Sequence[Token], taken: Container[int]) -> Iterator[tuple[int, int]]:
        """The first word and the end (exclusive) of each run; words ``taken`` are part of none."""
        at = 0
        while at < len(tokens):
            end = self._end(tokens, at, taken)
            if end > at:
                yield at, end
            at = max(end, at + 1)

    def _end(self, tokens: Sequence[Token], at: int, taken: Container[int]) -> int:
        """Where the run that begins at a word ends: there, where none begins."""
        end = at
        while end < len(tokens):
            inner = end > at and tokens[end].lower in self._inner
            if self._is_part(tokens, end, taken):
                end += 2 if self._is_initial(tokens, end, taken) else 1
            elif inner and end + 1 < len(tokens) and self._is_part(tokens, end + 1, taken):
                end += 2
            else:
                break
        return end

    def _is_initial(self, tokens: Sequence[Token], at: int, taken: Container[int]) -> bool:
        """Whether a word is a letter that a full stop makes an initial: "S." of "S. Orsk"."""
        dotted = len(tokens[at].text) == 1 and at + 2 < len(tokens) and tokens[at + 1].text == "."
        return dotted and tokens[at].end == tokens[at + 1].start and self._is_part(tokens, at + 2, taken)

    def _is_part(self, tokens: Sequence[Token], at: int, taken: Container[int]) -> bool:
        """Whether a word can be part of a name: a capital, or an article of a name before one."""
        token = tokens[at]
        if token.lower in self._articles and at + 1 < len(tokens):
            following = tokens[at + 1]
            return following.capital and following.text[0].isalpha() and at + 1 not in taken
        written = (token.capital and not _describes(token.text)) or token.lower.startswith(self._prefixes)
        return written and token.text[0].isalpha() and at not in taken and token.lower not in self._stops


def _describes(text: str) -> bool:
    """'Britain-based', 'US-led': a word that only begins with a name; 'al-bahra' is one."""
    first, _, last = text.rpartition("-")
    return len(first) > _ARTICLE and last.islower()
