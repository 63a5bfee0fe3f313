"""How names are compared: without case, accents, quotes, possessives, hyphens and articles."""

import re
import unicodedata

_DROPPED = re.compile(r"['’`´ʼ‘]s\b|['’`´ʼ‘\"“”«».]")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an", "al"})


def fold(name: str) -> str:
    """A name reduced to the words that tell it from others, in one spelling.

    >>> fold("Jaish al-Islam") == fold("Jaish Al Islam")
    True
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(w for w in _WORD.findall(_DROPPED.sub("", plain)) if w not in _ARTICLES)
