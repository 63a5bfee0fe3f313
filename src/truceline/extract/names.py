"""Names in a sentence: what knowledge knows, then runs of capitals; what each is, only its use can tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.tokens import Sentence
from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import Token
from truceline.model.names import fold

_LONGEST_PLACE = 5
_ARTICLE = 2
_SHORTEST = 5  # letters: where capitals tell nothing, shorter words are hardly ever places that no actor is named for
_ARTICLES = frozenset({"al", "el"})
_INNER = frozenset({"of", "for", "the", "de", "al", "el", "bin", "ibn", "von", "van", "da", "dos", "del", "y", "la", "and", "&"})
_TITLE_SHARE = 0.6


@dataclass(slots=True)
class Name:
    """A name at words ``start`` to ``end`` (exclusive): what knowledge says of it, and whether a place has it."""

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
        lexicon = knowledge.lexicon
        self._plain = frozenset(form for cue in lexicon.cues for form in cue.forms)
        self._offices = lexicon.words("office") | lexicon.words("title")

    def read(self, sentence: Sentence) -> list[Name]:
        """The names of a sentence, in order; no two overlap."""
        names = self._known(sentence)
        taken = {at for name in names for at in range(name.start, name.end)}
        plain = capitals_tell(sentence)
        runs = self._runs(sentence, taken) if plain else self._places_told(sentence, taken)
        return sorted([*names, *runs], key=lambda name: name.start)

    def _known(self, sentence: Sentence) -> list[Name]:
        found = []
        for named in self._knowledge.names.find(sentence.tokens):
            entry, common = named.entry, named.how == "common"
            found.append(Name(
                _text(sentence, named.start, named.end), named.start, named.end,
                actor=entry if isinstance(entry, Actor) else None, source=entry if isinstance(entry, Source) else None,
                place=not common and self._is_place(sentence, named.start, named.end), common=common))
        return found

    def _runs(self, sentence: Sentence, taken: set[int]) -> Iterator[Name]:
        """Runs of capitalised words, a place among them apart."""
        for start, end in _capital_runs(sentence, taken | self._opening(sentence), self._offices):
            yield from self._cut(sentence, start, end)

    def _opening(self, sentence: Sentence) -> set[int]:
        """The words whose capital only tells that a sentence or quotation begins."""
        words = sentence.words
        return {at for at, word in enumerate(words) if word in self._plain and (at == 0 or not words[at - 1][0].isalnum())}

    def _cut(self, sentence: Sentence, start: int, end: int) -> Iterator[Name]:
        """A run as one name, or as a place at its end or beginning and the rest."""
        if self._is_place(sentence, start, end):
            yield Name(_text(sentence, start, end), start, end, place=True)
            return
        yield Name(_text(sentence, start, end), start, end)

    def _places_told(self, sentence: Sentence, taken: set[int]) -> Iterator[Name]:
        """Where capitals tell nothing: words that lexicon and actors do not know, but the gazetteer does."""
        at = 0
        while at < len(sentence.words):
            end = self._longest_place(sentence, at, taken)
            if end:
                yield Name(_text(sentence, at, end), at, end, place=True)
            at = end or at + 1

    def _longest_place(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        longest = 0
        for end in range(at + 1, min(at + _LONGEST_PLACE, len(sentence.words)) + 1):
            if end - 1 in taken or not sentence.words[end - 1][0].isalpha():
                break
            words = " ".join(sentence.words[at:end])
            ordinary = any(word in self._plain for word in sentence.words[at:end])
            if len(words) >= _SHORTEST and not ordinary and self._is_place(sentence, at, end):
                longest = end
        return longest

    def _is_place(self, sentence: Sentence, start: int, end: int) -> bool:
        text = _text(sentence, start, end)
        gazetteer = self._knowledge.gazetteer
        if gazetteer.common(text):
            return False
        country = gazetteer.country(text)
        if country is not None:
            return fold(text) in {fold(name) for name in (country.name, *country.names)}
        return gazetteer.knows(text)


def capitals_tell(sentence: Sentence) -> bool:
    """Whether capitals mark names here: not in a headline in Title Case, nor where all is in capitals."""
    words = [token for token in sentence.tokens if token.text[0].isalpha()]
    capital = sum(token.capital for token in words)
    return capital <= _TITLE_SHARE * len(words)


def _capital_runs(sentence: Sentence, taken: set[int], stops: frozenset[str]) -> Iterator[tuple[int, int]]:
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        if not _is_capital(tokens, at, taken, stops):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            if _is_capital(tokens, end, taken, stops):
                end += 1
            elif (tokens[end].lower in _INNER and end + 1 < len(tokens)
                  and _is_capital(tokens, end + 1, taken, stops) and tokens[end].lower != "and"):
                end += 2
            else:
                break
        yield at, end
        at = end


def _is_capital(tokens: Sequence[Token], at: int, taken: set[int], stops: frozenset[str]) -> bool:
    """Whether a word can be part of a name: a capital, or an article of a name before one."""
    token = tokens[at]
    first, _, last = token.text.rpartition("-")
    described = bool(first) and last.islower() and len(first) > _ARTICLE  # Britain-based, US-led
    if token.lower in _ARTICLES and at + 1 < len(tokens):
        return tokens[at + 1].capital and tokens[at + 1].text[0].isalpha() and at + 1 not in taken
    name_like = (token.capital and not described) or token.lower.startswith(("al-", "el-", "as-", "ad-", "an-"))
    return name_like and token.text[0].isalpha() and at not in taken and token.lower not in stops


def _text(sentence: Sentence, start: int, end: int) -> str:
    tokens: Sequence[Token] = sentence.tokens[start:end]
    return " ".join(token.text for token in tokens)
