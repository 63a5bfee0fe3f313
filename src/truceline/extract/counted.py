"""What numbers count: the noun a few words on, or nobody ("$5", "aged 12", "a mother of four")."""

from collections.abc import Sequence

from truceline.extract.lines import CASUALTY_ROLES, HEADLESS, PEOPLE, THINGS, WORD, Chunk
from truceline.extract.numbers import Number
from truceline.extract.persons import Cues, has_cue
from truceline.knowledge.lexicon import TAGS, Found, Lexicon, Role

_STOPS = frozenset("KVJGDMTLSAQIRBHFfcOpi!mv")  # no noun that a number counts stands behind such a word
_HEADS: tuple[frozenset[Role], ...] = (
    frozenset({"person", "single"}), frozenset({"event noun"}), frozenset({"thing"}),
)
"""People before things, and events before other things."""
_HEAD_REACH = 6
_SINGLE_REACH = 4
_AGE_REACH = 4
_MONEY = frozenset("$£€¥#")
_SHARE = frozenset("%$€")


class Counting:
    """Joins numbers with their nouns by the words of one language; made once from its lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._joins = lexicon.words("conjunction", "and") | lexicon.words("conjunction", "or")
        self._labels = lexicon.words("number word", "label") | _MONEY
        self._asked = lexicon.words("number word", "asked")
        self._ages = lexicon.words("number word", "age")
        self._of = lexicon.words("of")

    def number(self, number: Number, words: Sequence[str], cues: Cues) -> Chunk:
        """A number with the noun it counts, found a few words on: "twelve unarmed men" is one chunk."""
        if self._is_label(number, words) or self._is_of_one(number, words, cues):
            return Chunk(WORD, number.start, number.end)
        for at in range(number.end, min(number.end + _HEAD_REACH, len(words))):
            found = cues.get(at, ())
            noun = _head(found)
            if noun is not None:
                if noun.cue.role == "single" and number.high != 1:
                    noun = _plural_behind(noun, cues)
                return self._with_noun(number, noun, words, cues)
            if words[at] in self._of and _people_follow(at + 1, words, cues):
                continue
            if not words[at][0].isalpha() and not words[at][-1].isalpha():
                break  # a mark, or the next number of a table
            if any(TAGS.get(f.cue.role, "") in _STOPS or f.cue.sense == "since" for f in found):
                break
        return Chunk(HEADLESS, number.start, number.end, number=number)

    def _with_noun(self, number: Number, noun: Found, words: Sequence[str], cues: Cues) -> Chunk:
        """A number and its noun as a chunk; two nouns of people joined by "and" are one."""
        people = noun.cue.role in _HEADS[0]
        end = self._with_second_noun(noun.end, words, cues) if people else noun.end
        return Chunk(PEOPLE if people else THINGS, number.start, end, number=number, head=noun.cue)

    def _with_second_noun(self, end: int, words: Sequence[str], cues: Cues) -> int:
        """'500 women and girls' is one number; '500 women and 20 girls' are two."""
        if end + 1 >= len(words) or words[end] not in self._joins:
            return end
        second = _head(cues.get(end + 1, ()))
        return second.end if second is not None and second.cue.role == "person" else end

    def _is_label(self, number: Number, words: Sequence[str]) -> bool:
        """Money, shares, ages, names such as "camp no 5" and questions ("how many") count nobody."""
        before = words[number.start - 1] if number.start else ""
        after = words[number.end] if number.end < len(words) else ""
        if (number.start == 0 and after == ".") or (before == "(" and after == ")"):
            return True  # "2. Raid on the port", "a girl (15)"
        if after in _SHARE or before in (self._asked if number.vague else self._labels):
            return True
        return not self._ages.isdisjoint(words[max(0, number.start - _AGE_REACH):number.start])

    def _is_of_one(self, number: Number, words: Sequence[str], cues: Cues) -> bool:
        """'A mother of four', 'a boy of nine': the number tells of one person's children or age."""
        of = number.start - 1
        return of > 0 and words[of] in self._of and any(
            found.cue.role == "single" and found.end == of for at in (of - 2, of - 1) for found in cues.get(at, ()))


def _head(found: Sequence[Found]) -> Found | None:
    """The noun that a number counts; "the wounded", "killings" and "took nine prisoner" have none here."""
    if not found or any(f.cue.role in {"casualty past", "casualty noun", "casualty state"} for f in found):
        return None
    return next((f for roles in _HEADS for f in found if f.cue.role in roles), None)


def _plural_behind(noun: Found, cues: Cues) -> Found:
    """'Six Jesuit priests': the noun in the plural right behind one that only tells what they are."""
    behind = _head(cues.get(noun.end, ()))
    return behind if behind is not None and behind.cue.role == "person" else noun


def _people_follow(at: int, words: Sequence[str], cues: Cues) -> bool:
    """'dozens of frightened residents', 'four of our members': the noun stands behind "of"."""
    for noun_at in range(at, min(at + _SINGLE_REACH, len(words))):
        noun = _head(cues.get(noun_at, ()))
        if noun is not None:
            return noun.cue.role in _HEADS[0]
        if has_cue(cues, noun_at, *CASUALTY_ROLES) or not words[noun_at][0].isalnum():
            return False
    return False
