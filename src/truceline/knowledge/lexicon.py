"""The words by which a reader knows what a sentence does, each an entry of data/lexicon with its example.

A cue is found by its forms: words or phrases, compared in lower case with straight quotes. The role
decides which reader uses it; the tag is the one letter that patterns over a sentence are written in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from itertools import zip_longest
from typing import Literal

from truceline.errors import DataError
from truceline.knowledge.files import load_records, yaml_files
from truceline.knowledge.patterns import Pattern
from truceline.knowledge.words import plain_words
from truceline.model.base import Record
from truceline.model.claim import Metric

Role = Literal[
    "casualty past", "casualty active", "casualty subject", "casualty gerund", "casualty state", "casualty noun",
    "toll", "leave", "person", "thing", "be", "have", "conjunction", "of",
    "including", "relative", "speech", "according", "citing",
    "preposition", "determiner", "negation", "pronoun", "modal", "adverb", "verb", "event noun", "event verb", "war",
    "office", "unidentified", "document", "described", "count", "number", "scale", "vague", "qualifier", "title",
    "abbreviation", "single", "hedge", "previous", "several", "part", "kin", "first", "revised", "if",
    "stop name", "place noun", "place relation", "weapon",
    "weapon use", "unit", "sum", "statement", "condition", "demonstrative",
    "responsibility", "authentication", "truce", "stance", "start", "expiry", "deadline", "attempt", "exclusion",
    "criterion", "broker", "mechanism", "effect", "obligation", "exception", "expected", "breach", "direction",
    "event turn", "failed", "acceptance", "pair", "exculpation", "intake", "house", "idiom", "accident", "heard",
    "period", "outbreak", "comparison", "respectively", "deed", "blame", "rests", "holds", "opinion", "caller",
    "avowal", "denial", "charge", "involvement", "authorship", "culprit", "act", "fiction", "spared", "willing",
    "only", "only condition", "names", "told on", "other event", "number word", "going on", "addressing", "field",
    "leading", "linked", "mutual", "name inner", "name article", "note", "ours", "collective", "span word",
    "activity", "armed noun",
]

TAGS: dict[Role, str] = {
    "casualty past": "K", "casualty active": "V", "casualty subject": "J", "casualty gerund": "G",
    "casualty state": "D", "casualty noun": "M",
    "toll": "T", "leave": "L", "person": "P", "thing": "X", "be": "B", "have": "H", "conjunction": "c", "of": "O",
    "including": "I", "relative": "R", "speech": "S", "according": "A", "citing": "Q", "preposition": "p",
    "determiner": "d", "negation": "!", "pronoun": "i", "modal": "m", "adverb": "a", "verb": "v", "event noun": "E",
    "event verb": "F", "war": "W", "office": "o", "unidentified": "U", "document": "Z", "if": "f",
    "demonstrative": "d", "responsibility": "r", "event turn": "F", "described": "u", "title": "o",
}
"""One letter for each role that patterns over a sentence speak of; the other roles only mark words."""


LISTED: frozenset[Role] = frozenset({
    "number word", "leading", "name inner", "name article", "collective", "span word", "armed noun"})
"""Roles whose forms are only listed by ``Lexicon.words``: alone such a word tells nothing, so it is not found."""


class Cue(Record):
    """One entry: what its forms mean. Only the fields of its role are set.

    ``sense`` is the role's own distinction (a speech cue's ``told``, a conjunction's ``and``), ``group`` the
    kind of unidentified speaker, ``event`` and ``weapon`` what an event word tells, ``value`` a number's.
    ``weak`` words hardly tell that something happened; ``exact`` ones tell of what kind it was without a weapon.
    """

    id: str
    role: Role
    forms: tuple[str, ...]
    metric: Metric | None = None
    event: str = ""
    weapon: str = ""
    group: str = ""
    sense: str = ""
    value: int | None = None
    civilian: bool | None = None
    plural: bool | None = None
    weak: bool = False
    exact: bool = False
    example: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at words ``start`` to ``end`` (exclusive) of a sentence."""

    cue: Cue
    start: int
    end: int


class Lexicon:
    """All cues of a language by their first word, its patterns by name."""

    def __init__(self, cues: Sequence[Cue], patterns: Sequence[Pattern]) -> None:
        self.cues = tuple(cues)
        self.patterns: Mapping[str, tuple[Pattern, ...]] = _by_reader(patterns)
        self._ones: dict[str, list[Cue]] = {}
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = {}
        self._words: dict[tuple[Role, str], frozenset[str]] = {}
        ids: set[str] = set()
        for cue in cues:
            if cue.id in ids:
                raise DataError(f"lexicon: the id {cue.id} stands twice")
            ids.add(cue.id)
            for form in cue.forms if cue.role not in LISTED else ():
                words = plain_words(form)
                if len(words) == 1:
                    self._ones.setdefault(words[0], []).append(cue)
                else:
                    self._phrases.setdefault((words[0], words[1]), []).append((words, cue))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def words(self, role: Role, sense: str = "") -> frozenset[str]:
        """Every form of a role, or of one sense of it."""
        if (role, sense) not in self._words:
            self._words[role, sense] = frozenset(
                form for cue in self.cues if cue.role == role and sense in {"", cue.sense} for form in cue.forms)
        return self._words[role, sense]

    def firsts(self, *roles: Role) -> frozenset[str]:
        """The first words of every form of some roles: where no such word stands, none of their cues begins."""
        return frozenset(plain_words(form)[0] for cue in self.cues if cue.role in roles for form in cue.forms)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every cue in a sentence's lower-case words: at each word the longest phrase, and all cues that share it."""
        found: list[Found] = []
        ones, phrases = self._ones, self._phrases
        for at, (word, following) in enumerate(zip_longest(words, words[1:], fillvalue="")):
            longer = phrases.get((word, following))
            told = list(_longest(longer, words, at)) if longer is not None else None
            if told:
                found += told
            elif word in ones:
                found += [Found(cue, at, at + 1) for cue in ones[word]]
        return found


def _longest(phrases: Sequence[tuple[tuple[str, ...], Cue]], words: Sequence[str], at: int) -> Iterator[Found]:
    """The longest of the phrases that stand at a word, once for each cue that has it; the longest come first."""
    length = 0
    for phrase, cue in phrases:
        size = len(phrase)
        if size < length:
            return
        if tuple(words[at:at + size]) == phrase:
            length = size
            yield Found(cue, at, at + size)


def _by_reader(patterns: Sequence[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    readers = sorted({p.reader for p in patterns})
    return {reader: tuple(p for p in patterns if p.reader == reader) for reader in readers}


def load_lexicon(folder: Traversable) -> Lexicon:
    """The cues of every file of a language's folder, and the patterns of its ``patterns`` folder."""
    cues = [cue for file in yaml_files(folder / "cues") for cue in load_records(file, Cue)]
    patterns = [p for file in yaml_files(folder / "patterns") for p in load_records(file, Pattern)]
    return Lexicon(cues, patterns)
