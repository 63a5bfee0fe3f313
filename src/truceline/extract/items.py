"""Items of lists: lines that begin with a bullet, a number or a label and are sentences by themselves."""

from collections.abc import Sequence

from truceline.knowledge.words import Token

_BULLETS = frozenset("-–—•*·")
_NUMBERED = frozenset(".)")
_ENDS = frozenset(".:;")
_LABEL = 4  # words that may stand before the colon of "Kesh clinic: two wounded"
_SHORT = 60  # characters: a longer line may be prose that was broken to fit


def item_starts(text: str, words: Sequence[Token]) -> frozenset[int]:
    """The words of a paragraph that begin an item of a list."""
    if not words or not ("\n" in text[words[0].start:words[-1].end] or _is_numbered(words, 0)):
        return frozenset()
    begins = [at for at in range(len(words)) if at == 0 or "\n" in text[words[at - 1].end:words[at].start]]
    marked = [at for at in begins if _is_marked(words, at)]
    found: set[int] = set()
    for line, at in enumerate(begins):
        before = begins[line - 1] if line else at
        after = not line or len(marked) > 1 or words[at - 1].text in _ENDS
        short = not line or words[at - 1].text == ":" or words[at - 1].end - words[before].start < _SHORT
        if (after and at in marked) or (short and _is_labelled(text, words, at)):
            found.add(at)
    return frozenset(found)


def _is_marked(words: Sequence[Token], at: int) -> bool:
    """'- Kesh', '3) Tarn'."""
    bullet = words[at].text in _BULLETS and at + 1 < len(words) and words[at + 1].start > words[at].end
    return bullet or _is_numbered(words, at)


def _is_numbered(words: Sequence[Token], at: int) -> bool:
    """'3. Tarn': a number and its mark, and something behind them."""
    mark = words[at + 1] if at + 2 < len(words) else words[at]
    return words[at].text.isdigit() and mark.text in _NUMBERED and mark.start == words[at].end


def _is_labelled(text: str, words: Sequence[Token], at: int) -> bool:
    """'Kesh clinic: two wounded': a few words with a capital before a colon, and something behind it."""
    colon = next((i for i in range(at + 1, min(at + 1 + _LABEL, len(words))) if words[i].text == ":"), 0)
    if not colon or not words[at].capital or colon + 1 == len(words):
        return False
    return "\n" not in text[words[at].start:words[colon + 1].start]
