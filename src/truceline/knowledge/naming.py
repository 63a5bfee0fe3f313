"""Finding who is named in a sentence: actors, sources, and the parties that every country has."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from truceline.knowledge.entries import Actor, OrdinaryNames, Source
from truceline.knowledge.index import Actors, Index
from truceline.knowledge.parties import FormName, Lead
from truceline.knowledge.phrases import FoldedWords, Phrases, folded, spelled, spelling
from truceline.knowledge.words import Token

How = Literal["name", "metonym", "common"]
_OF = "of"
_JOINS = frozenset({"and", "or", "&", ","})
_MOST_JOINED = 4
_FIGHT = frozenset({"armed group", "coalition", "force", "opposition"})
_PARTICLES = frozenset({"bin", "ibn", "al", "el"})


class Case(Enum):
    """How a sentence uses capitals: for names alone, for most words as headlines do, for all letters."""

    SPARING = auto()
    TITLE = auto()
    CAPITALS = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """An entry named by the tokens ``start`` to ``end`` (exclusive).

    ``metonym``: by a place that may be no more than a place ("Damascus"). ``common``: a party without a country
    ("the army"), for the reader to say whose. ``noun`` is the token where the common noun of the mention begins
    ("soldiers" of "Syrian soldiers", so that a number may count it); ``end`` where there is none.
    """

    start: int
    end: int
    entry: Actor | Source
    how: How
    noun: int


@dataclass(frozen=True, slots=True)
class _Written:
    """One name of an entry of our files, as they write it; ``noun`` counts the words before its common noun."""

    name: str
    entry: Actor | Source
    how: How
    noun: int


@dataclass(frozen=True, slots=True)
class _Mention:
    """Like ``Named``, but over folded words. ``name`` is as our data write it."""

    start: int
    end: int
    entry: Actor | Source
    how: How
    noun: int


class Names:
    """All names, compiled once; immutable.

    ``ordinary`` are names that are words too, or none; ``titles`` words that stand before a surname.
    """

    def __init__(self, actors: Actors, sources: Index[Source], ordinary: Iterable[OrdinaryNames] = (),
                 titles: Iterable[str] = ()) -> None:
        groups = tuple(ordinary)
        self._actors = actors
        self._parties = actors.parties
        self._entries = Phrases((w.name, w) for w in _written(actors, sources, self._parties.names.phrases))
        self._never = Phrases((name, name) for group in groups if group.never for name in group.names)
        self._ordinary = frozenset(folded(name) for group in groups if not group.never for name in group.names)
        self._titles = frozenset(titles)
        self._firsts = (self._entries.firsts | self._parties.leads.firsts | self._parties.names.firsts
                        | self._never.firsts)

    def find(self, tokens: Sequence[Token]) -> list[Named]:
        """Everybody named in a sentence, in its order; at each word the longest name, and no two overlap."""
        words, found, at = FoldedWords(tokens), list[Named](), 0
        case = _case_of(tokens)
        while at < len(words.words):
            if words.words[at] not in self._firsts:
                at += 1
                continue
            mentions = self._joined(words, at, case=case) or self._at(words, at, case=case)
            end = mentions[-1].end if mentions else at + 1
            at = next((never for never, _ in self._never.at(words.words, at) if never > end), end)
            found.extend(_named(words, mention) for mention in mentions if at == end)
        return [named for i, named in enumerate(found) if not (i and _tells_more_of(found[i - 1], named))]

    def _at(self, words: FoldedWords, at: int, *, case: Case) -> list[_Mention]:
        """The longest mention that begins at a word, as a list of one or none."""
        best: _Mention | None = None
        for mention in (*self._entry(words, at, case=case), *self._party(words, at, case=case)):
            if (best is None or mention.end > best.end) and words.span(mention.start, mention.end):
                best = mention
        return [best] if best else []

    def _entry(self, words: FoldedWords, at: int, *, case: Case) -> Iterator[_Mention]:
        """An entry of our files; a surname only where no other name stands beside it."""
        for end, written in self._entries.at(words.words, at):
            if not self._is_written(words, at, end, written.name, case=case):
                continue
            if written.entry.kind == "person" and end == at + 1 and self._is_part_of_a_name(words, at, end):
                continue
            yield _Mention(at, end, written.entry, written.how, at + written.noun)

    def _party(self, words: FoldedWords, at: int, *, case: Case) -> Iterator[_Mention]:
        """A country, its party, or a party without a country."""
        for end, lead in self._parties.leads.at(words.words, at):
            if self._is_written(words, at, end, lead.name, case=case):
                yield from self._of_lead(words, at, end, lead)
        for end, form in self._parties.names.at(words.words, at):
            yield from self._of_form(words, at, end, form, case=case)

    def _of_lead(self, words: FoldedWords, at: int, end: int, lead: Lead) -> Iterator[_Mention]:
        if not lead.capital:
            for last, form in self._parties.names.at(words.words, end):
                if (party := self._actors.get(f"{lead.country}-{form.form}")) is not None:
                    yield _Mention(at, last, party, "name", end)
        state = None if lead.people else self._actors.get(lead.country)
        if state is not None:
            yield _Mention(at, end, state, "metonym" if lead.capital else "name", end)

    def _of_form(self, words: FoldedWords, at: int, end: int, form: FormName, *, case: Case) -> Iterator[_Mention]:
        """The party of "government of Colombia", or "the army" by itself."""
        if words.words[end:end + 1] == [_OF]:
            for last, lead in self._parties.leads.at(words.words, end + 1):
                party = self._actors.get(f"{lead.country}-{form.form}")
                if not lead.people and party and self._is_written(words, end + 1, last, lead.name, case=case):
                    yield _Mention(at, last, party, "name", at)
        if form.alone and (common := self._actors.get(form.form)) is not None:
            yield _Mention(at, end, common, "common", at)

    def _joined(self, words: FoldedWords, at: int, *, case: Case) -> list[_Mention]:
        """What "U.S., Russian and Syrian forces" names: every country of the list has the form at its end."""
        leads: list[tuple[int, int, Lead]] = []
        while len(leads) <= _MOST_JOINED and (lead := self._lead(words, at, case=case)):
            leads.append((at, *lead))
            end = lead[0]
            form = next(self._parties.names.at(words.words, end), None)
            if form is not None:
                return self._each(leads, *form) if len(leads) > 1 else []
            at = _after_joins(words, end)
            if at == end:
                break
        return []

    def _each(self, leads: list[tuple[int, int, Lead]], end: int, form: FormName) -> list[_Mention]:
        """One mention for each country of a list; the last has the form's words too."""
        found = []
        for start, stop, lead in leads:
            party = self._actors.get(f"{lead.country}-{form.form}")
            if party is not None:
                found.append(_Mention(start, end if stop == leads[-1][1] else stop, party, "name", stop))
        return found

    def _lead(self, words: FoldedWords, at: int, *, case: Case) -> tuple[int, Lead] | None:
        """A country's name that can stand before a noun: that of its people, or one in capitals."""
        for end, lead in self._parties.leads.at(words.words, at):
            noun_like = lead.people or lead.name.isupper()
            if noun_like and words.span(at, end) and self._is_written(words, at, end, lead.name, case=case):
                return end, lead
        return None

    def _is_written(self, words: FoldedWords, start: int, end: int, name: str, *, case: Case) -> bool:
        """Whether a name has its capitals, and where it is an ordinary word too, whether they mean something."""
        asked = spelling(name)
        if not spelled(asked, words, start):
            return False
        if tuple(words.words[start:end]) not in self._ordinary:
            return True
        if len(asked[0]) > 1:
            return case is not Case.CAPITALS or "." in words.tokens[words.of[start]].text
        return case is Case.SPARING and start > 0 and not self._is_part_of_a_name(words, start, end)

    def _is_part_of_a_name(self, words: FoldedWords, start: int, end: int) -> bool:
        """Whether a capitalised word that is no title stands right beside a name."""
        first, last = words.of[start], words.of[end - 1]
        before = words.tokens[first - 1] if first > 1 else None
        after = words.tokens[last + 1] if last + 1 < len(words.tokens) else None
        return (after is not None and _in_a_name(after)) or (
            before is not None and _in_a_name(before) and before.lower.rstrip(".") not in self._titles)


def _written(actors: Actors, sources: Index[Source], nouns: Container[tuple[str, ...]]) -> Iterator[_Written]:
    for entry in (*actors, *sources):
        yield from (_Written(name, entry, "name", _noun(name, nouns)) for name in (entry.name, *entry.names))
    for actor in actors:
        yield from (_Written(name, actor, "metonym", len(folded(name))) for name in actor.metonyms)


def _noun(name: str, nouns: Container[tuple[str, ...]]) -> int:
    """How many words of a name stand before a common noun at its end, all of them where there is none."""
    words, asked = folded(name), spelling(name)
    return next((i for i in range(1, len(words)) if not any(asked[i:]) and words[i:] in nouns), len(words))


def _named(words: FoldedWords, mention: _Mention) -> Named:
    start, end = words.span(mention.start, mention.end) or (0, 0)
    noun = words.of[mention.noun] if mention.noun < mention.end else end
    return Named(_with_article(words.tokens, start), end, mention.entry, mention.how, noun)


def _tells_more_of(before: Named, named: Named) -> bool:
    """Whether a common noun only says what the name before it is: "Houthi fighters"."""
    entry = before.entry
    return named.how == "common" and named.start == before.end and isinstance(entry, Actor) and entry.kind in _FIGHT


def _with_article(tokens: Sequence[Token], start: int) -> int:
    """An Arabic article written apart belongs to the name: "al Qaeda"."""
    return start - 1 if start and tokens[start - 1].lower == "al" else start


def _in_a_name(token: Token) -> bool:
    """Whether a word is written like a part of a name: Smith, al-Bahra, bin."""
    return token.lower in _PARTICLES or any(c.isupper() for c in token.text)


def _case_of(tokens: Sequence[Token]) -> Case:
    """How a sentence uses capitals."""
    words = [token for token in tokens if token.text[0].isalpha()]
    if not any(c.islower() for token in words for c in token.text):
        return Case.CAPITALS
    return Case.SPARING if 2 * sum(token.capital for token in words) <= len(words) else Case.TITLE


def _after_joins(words: FoldedWords, at: int) -> int:
    """The index after the comma or the "and" at a word."""
    end = at
    while end < len(words.words) and words.tokens[words.of[end]].lower in _JOINS:
        end += 1
    return end
