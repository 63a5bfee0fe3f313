"""How many spellings of one name are found: a key that they share, to propose with and never to assign by."""

import re
from difflib import SequenceMatcher

from truceline.model.names import fold

LEAST_CONSONANTS = 3  # a shorter skeleton is shared by names that have nothing to do with one another
LIKE = 0.7            # of two folded names: below it the letters agree by chance
_SAME_SOUND = (("tch", "c"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("dj", "j"), ("zh", "j"),
               ("ph", "f"), ("ck", "k"), ("ch", "c"), ("q", "k"), ("v", "f"), ("p", "b"), ("x", "ks"))
_SILENT = re.compile(r"[aeiouyw]|(?<=[aeiou])h\b")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(name: str) -> str:
    """The consonants of a name, one letter for each sound; empty where they are too few to tell anything.

    >>> skeleton("Mouadamiyya") == skeleton("Mu'adamiyah")
    True
    """
    bones = "".join(_bones(word) for word in fold(name).split())
    return bones if len(bones) >= LEAST_CONSONANTS else ""


def alike(name: str, other: str) -> float:
    """How much of two names agrees, from 0 to 1."""
    return SequenceMatcher(None, fold(name), fold(other)).ratio()


def _bones(word: str) -> str:
    for letters, sound in _SAME_SOUND:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word))
