"""Cutting text into words: the same for the forms of our data files and for reports, so that they meet."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# One word or mark of a text.
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"                              # U.S., a.m.
    r"|(?:No|NO)\.(?=\s?\d)|no\.(?=\d)"               # No. 4
    r"|\d+(?:-[A-Za-z]+)+"                            # 12-year-old
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH|(?<=[23])D\b)?"  # 1,000  2.5  7:35  19th
    r"|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b"        # Syria's, SYRIA'S: the name apart from its ending
    r"|(?:n['’]t|N['’]T)\b"
    r"|[^\W\d_]+?(?=n['’]t\b|N['’]T\b)"               # did|n't
    r"|[^\W_]+(?:[-‑’'](?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b)[^\W_]+)*"  # al-Zahraa, 23-year-old
    r"|\.\.\.|--|[^\w\s]|_"
)
_PAGE = 1000  # characters that tell how a text is written
_FEW = 300    # of them to a capital: a page that has fewer was written without
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-", "\xa0": " "})


@dataclass(slots=True)
class Token:
    """A word or mark: its text, its lower-case form with straight quotes, and its offsets."""

    text: str
    lower: str
    start: int
    end: int
    capital: bool


def cut_words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of a stretch of text, at their code point offsets in the whole."""
    found: list[Token] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        lower = word.lower() if word.isascii() else word.lower().translate(_QUOTES)
        if lower == "s" and found and found[-1].end + 1 == match.start() and found[-1].text.isalpha():
            lower = "'s"  # "Orland s army": the apostrophe is lost
        found.append(Token(word, lower, *match.span(), word[0].isupper()))
    return found


def with_capitals(text: str) -> str:
    """The text as it is read: one that has hardly any capitals as if all were, since what names are must not be lost.

    >>> with_capitals("a bomb in kesh")
    'A BOMB IN KESH'
    """
    page = text[:_PAGE]
    if sum(map(str.isupper, page)) * _FEW >= len(page):
        return text
    return in_case(text, str.upper)


def in_case(text: str, case: Callable[[str], str]) -> str:
    """A text in upper or lower case with every letter at its offset: the few that would grow stay as they are.

    >>> in_case("Straße", str.upper)
    'STRAßE'
    """
    changed = case(text)
    return changed if len(changed) == len(text) else "".join([c if len(case(c)) > 1 else case(c) for c in text])


def plain_words(text: str) -> tuple[str, ...]:
    """The lower-case words of a phrase.

    >>> plain_words("U.S. officials didn't")
    ('u.s.', 'officials', 'did', "n't")
    >>> plain_words("THE ARMY'S MEN DIDN'T")
    ('the', 'army', "'s", 'men', 'did', "n't")
    """
    return tuple(token.lower for token in cut_words(text))
