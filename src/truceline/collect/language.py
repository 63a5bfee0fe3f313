"""In which language a report is written: by its script, else by its small words. Deterministic, from data alone."""

import re
import unicodedata
from collections import Counter
from functools import cache

from truceline.errors import SourceError
from truceline.knowledge.files import data_folder, load_records
from truceline.model.base import Record

READ = "en"
ENOUGH = 25        # words: a shorter text without any small word may still be English
LEAST = 0.04       # share of English small words in a longer text
LOOKED_AT = 10_000  # code points are enough to tell
_WORD = re.compile(r"[^\W\d_]+")


class Language(Record):
    """One entry of languages.yaml; the head of that file says what its fields mean."""

    code: str
    name: str
    script: str = ""
    letters: str = ""
    words: str = ""
    example: str
    counter: str


@cache
def languages() -> tuple[Language, ...]:
    """The languages that can be told apart; DataError where an entry is wrong."""
    return tuple(load_records(data_folder() / "lexicon" / "languages.yaml", Language))


def tell_language(text: str) -> str:
    """The code of a text's language, "" where none fits.

    >>> tell_language("THE ARMY SAID THAT TWO SOLDIERS WERE KILLED")
    'en'
    """
    text = text[:LOOKED_AT]
    script = _script(text)
    if script not in {"LATIN", ""}:
        return _by_script(text, script)
    words = [word.lower() for word in _WORD.findall(text)]
    counts = Counter(words)
    shares = {lang.code: sum(counts[w] for w in lang.words.split()) for lang in languages() if lang.words}
    best = max(shares, key=lambda code: (shares[code], code == READ))
    if len(words) < ENOUGH and shares[best] < len(words) * LEAST * 2:
        return READ
    return best if shares[best] >= len(words) * LEAST else ""


def check_language(text: str) -> None:
    """Raises SourceError where the text is not in a language we read."""
    code = tell_language(text)
    if code != READ:
        raise SourceError(f"language not read: {code or 'unknown'}")


def _script(text: str) -> str:
    """The script of most letters, LATIN where they are ours."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(c for c in text if c.isalpha()).items():
        scripts["LATIN" if letter.isascii() else unicodedata.name(letter, "?").split()[0]] += count
    return max(sorted(scripts), key=lambda name: scripts[name], default="")


def _by_script(text: str, script: str) -> str:
    using = [lang for lang in languages() if lang.script == script]
    with_letters = (lang.code for lang in using if lang.letters and any(c in lang.letters for c in text.lower()))
    return next(with_letters, next((lang.code for lang in using if not lang.letters), script.lower()))
