"""One person told by a noun: "a soldier", "her brother", "a beekeeper was killed", "Corporal Vell died", "another"."""

from collections.abc import Iterator, Mapping, Sequence

from truceline.extract.lines import SINGLE, WORD, Chunk
from truceline.extract.numbers import Number
from truceline.knowledge.lexicon import TAGS, Cue, Found, Lexicon, Role

Cues = Mapping[int, Sequence[Found]]
"""The cues of a sentence by their first word."""

_PASSED = frozenset("aUoP")  # "a young police officer": words between an article and the noun of a single person
_UNKNOWN: frozenset[Role] = frozenset({"office", "unidentified", "described"})
"""Roles of words that may name a person and are no noun of people by themselves: "a senator was killed"."""
_OWNERS: frozenset[Role] = frozenset({"single", "office", "unidentified", "title"})
_LED_BY: frozenset[Role] = frozenset({"casualty gerund", "casualty active", "casualty past"})
_ENDS: frozenset[Role] = frozenset({"preposition", "of", "conjunction", "relative"})
_LISTED: frozenset[Role] = frozenset({"conjunction", "number", "person", "single", "determiner"})
_OPENING = frozenset(",:;")
_REACH = 4
_LIST = 8  # words that a list of people may have
_BEHIND = 5  # words that "of the northern villages" may have behind a noun
_LONGEST = 4  # words that a cue before an article is looked for in


def has_cue(cues: Cues, at: int, *roles: Role) -> bool:
    """Whether a cue of one of these roles begins at a word."""
    return at in cues and any(found.cue.role in roles for found in cues[at])


class PersonReader:
    """Finds single persons by the words of one language; made once from its lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._determiners = (lexicon.words("determiner") - lexicon.words("determiner", "every")) | lexicon.words("kin")
        self._indefinite = lexicon.words("determiner", "indefinite")
        self._alone = lexicon.firsts("single", "title")
        self._kin = lexicon.words("kin") & lexicon.words("leading")
        self._collective = lexicon.words("collective")
        self._another = lexicon.words("number word", "another")

    def read(self, words: Sequence[str], at: int, room: int, cues: Cues) -> Chunk | None:
        """The single person told from a word on and before the word ``room``; None where there is none."""
        if words[at] not in self._determiners:
            if words[at] not in self._alone:
                return None  # most words
            return (_person(at, _ranked(words, at, cues), room) or _bare(words, at, room, cues)
                    or self._joined(words, at, room, cues))
        owned = _owned(words, at, room, cues)
        if owned:
            return _person(at, _sufferer(words, owned, room, cues), room) or self._known(words, at, owned, room, cues)
        return (
            _person(at, self._other(words, at, cues), room)
            or _person(at, self._unknown(words, at, room, cues), room)
            or self._known(words, at, at + 1, room, cues)
        )

    def _known(self, words: Sequence[str], at: int, first: int, room: int, cues: Cues) -> Chunk | None:
        """'A soldier', 'his young brother': the noun stands at the word ``first`` or little behind it.

        "The peasant family" is no single person.
        """
        for noun_at in range(first, min(first + _REACH - 1, room)):
            found = cues.get(noun_at, ())
            noun = next((f for f in found if f.cue.role == "single"), None)
            if noun is not None:
                noun = _last_noun(noun, room, cues)
                if words[noun.end:noun.end + 1] and words[noun.end] in self._collective:
                    return Chunk(TAGS["person"], at, noun.end + 1, cues=tuple(f.cue for f in found))
                return _by_noun(at, noun, cues[noun.start])
            if any(TAGS.get(f.cue.role, WORD) not in _PASSED for f in found) or not words[noun_at][0].isalnum():
                return None  # "the coalition, Colonel Vell"
        return None

    def _joined(self, words: Sequence[str], at: int, room: int, cues: Cues) -> Chunk | None:
        """'His wife and daughter were killed': a noun that shares the "his" of the one before it."""
        noun = next((f for f in cues.get(at, ()) if f.cue.role == "single"), None)
        if noun is None or noun.end > room or not has_cue(cues, at - 1, "conjunction"):
            return None
        led = any(words[start] in self._kin and _ends_person(start + 1, at - 1, cues)
                  for start in range(max(0, at - 1 - _REACH), at - 2))
        return _by_noun(at, noun, cues[at]) if led else None

    def _other(self, words: Sequence[str], at: int, cues: Cues) -> int:
        """'Another was killed', 'a third is missing': the end of the words; 0 for none."""
        for end in (at + 1, at + 2):
            told = " ".join(words[at:end]) in self._another
            if told and (_suffers(words, end, cues) or _is_object(words, at, end, cues)):
                return end
        return 0

    def _unknown(self, words: Sequence[str], at: int, room: int, cues: Cues) -> int:
        """'A sapper was killed', 'killing a beekeeper': the end of a noun that no cue of people knows; 0 for none."""
        if words[at] not in self._indefinite:
            return 0
        end = _end_of_noun(words, at + 1, room, cues)
        if end == at + 1:
            return 0
        if _is_led(at, cues) and (_is_last(words, end) or has_cue(cues, end, *_ENDS)):
            return end
        listed = end < len(words) and (words[end] == "," or has_cue(cues, end, "conjunction"))
        behind = _behind_list(words, end, cues) if listed else _behind_place(words, end, cues)
        return end if _suffers(words, behind, cues) else 0


def _last_noun(noun: Found, room: int, cues: Cues) -> Found:
    """'A national police officer': of nouns side by side the last."""
    while (behind := next((f for f in cues.get(noun.end, ()) if f.cue.role == "single"), None)) and behind.end <= room:
        noun = behind
    return noun


def _ends_person(start: int, end: int, cues: Cues) -> bool:
    """Whether a noun of a single person that begins little behind ``start`` ends right before a word."""
    told = (found for at in range(start, end) for found in cues.get(at, ()))
    return any(found.cue.role == "single" and found.end == end for found in told)


def _ranked(words: Sequence[str], at: int, cues: Cues) -> int:
    """'Corporal Luis Vell, 24, died': the end of a name behind a rank; 0 for none."""
    if not any(f.cue.role == "title" or (f.cue.role == "single" and f.cue.civilian is False) for f in cues.get(at, ())):
        return 0
    end = _end_of_noun(words, at + 1, at + _REACH, cues)
    return end if end > at + 1 and _suffers(words, end, cues) else 0


def _bare(words: Sequence[str], at: int, room: int, cues: Cues) -> Chunk | None:
    """'Policeman killed in Kesh', 'Mine kills shepherd': a noun without an article, as headlines have it."""
    noun = next((f for f in cues.get(at, ()) if f.cue.role == "single"), None)
    if noun is None or noun.end > room:
        return None
    opens = at == 0 or words[at - 1] in _OPENING
    if not (opens and has_cue(cues, _behind_list(words, noun.end, cues), "casualty past")) and not _is_hit(at, cues):
        return None
    return _by_noun(at, noun, cues[at])


def _behind_list(words: Sequence[str], at: int, cues: Cues) -> int:
    """Behind ", two pupils and" of "Teacher, two pupils and a guard killed": where the list ends."""
    end = at
    while end < min(at + _LIST, len(words)) and (
            words[end] == "," or words[end].isdecimal() or not cues.get(end) or has_cue(cues, end, *_LISTED)):
        end += 1
    return end


def _person(start: int, end: int, room: int) -> Chunk | None:
    """A person whose noun no cue knows."""
    return Chunk(SINGLE, start, end, number=Number(start, end, 1, 1, "exact")) if start < end <= room else None


def _by_noun(start: int, noun: Found, found: Sequence[Found]) -> Chunk:
    """A person told by a noun that is one of the cues ``found`` at its word."""
    number = Number(start, noun.end, 1, 1, "exact")
    return Chunk(SINGLE, start, noun.end, cues=tuple(f.cue for f in found), number=number, head=noun.cue)


def _owned(words: Sequence[str], at: int, room: int, cues: Cues) -> int:
    """'A judge's driver': the word behind the "'s" of somebody, where the one begins who is his; 0 for none."""
    for end in range(at + 2, min(at + _REACH + 1, room)):
        if words[end] == "'s":
            return end + 1 if has_cue(cues, end - 1, *_OWNERS) else 0
    return 0


def _sufferer(words: Sequence[str], at: int, room: int, cues: Cues) -> int:
    """'Driver was killed': the end of a noun of which is told what became of it; 0 for none."""
    end = _end_of_noun(words, at, room, cues)
    return end if end > at and _suffers(words, _behind_place(words, end, cues), cues) else 0


def _end_of_noun(words: Sequence[str], at: int, room: int, cues: Cues) -> int:
    """Where words that may be a noun end."""
    last = min(at + _REACH - 1, room, len(words))
    while at < last and words[at][-1].isalpha() and all(f.cue.role in _UNKNOWN for f in cues.get(at, ())):
        at = max([f.end for f in cues.get(at, ())], default=at + 1)
    return at


def _behind_place(words: Sequence[str], at: int, cues: Cues) -> int:
    """Behind "of the northern villages": where what only tells more of a noun ends."""
    if not has_cue(cues, at, "of", "preposition"):
        return at
    for end in range(at + 1, min(at + 1 + _BEHIND, len(words))):
        if has_cue(cues, end, "be", "have", "casualty subject"):
            return end
        if not words[end][0].isalpha():
            break
    return at


def _suffers(words: Sequence[str], at: int, cues: Cues) -> bool:
    """Whether behind a noun and its age there is told what became of it: ", 24, was killed", "has died"."""
    if words[at:at + 1] == [","] and words[at + 1:at + 2] and words[at + 1][0].isdecimal():
        at += 3
    while has_cue(cues, at, "have", "adverb"):
        at += 1
    verb = at
    while has_cue(cues, verb, "be", "adverb"):
        verb += 1
    if verb > at and any(f.cue.role == "casualty past" and _surely_people(f.cue) for f in cues.get(verb, ())):
        return True
    return any(f.cue.role in {"casualty subject", "casualty state"} for f in cues.get(verb, ()))


def _is_object(words: Sequence[str], at: int, end: int, cues: Cues) -> bool:
    """Whether a thought ends behind whom it tells the fate of: "and abducted a fourth."."""
    return _is_last(words, end) and any(found.cue.role in _LED_BY for found in _before(at, cues))


def _is_last(words: Sequence[str], end: int) -> bool:
    """Whether a thought ends."""
    return end >= len(words) or not words[end][0].isalnum()


def _is_led(at: int, cues: Cues) -> bool:
    """Whether the word before an article tells what was done: "killing a beekeeper", not "was killed a mile away"."""
    led = next((f for f in _before(at, cues) if f.cue.role in _LED_BY and _surely_people(f.cue)), None)
    if led is None:
        return False
    return led.cue.role != "casualty past" or not has_cue(cues, led.start - 1, "be", "adverb", "conjunction")


def _is_hit(at: int, cues: Cues) -> bool:
    """Whether the word before tells in the present whom something kills or hurts."""
    return any(found.cue.role == "casualty active" and _surely_people(found.cue) for found in _before(at, cues))


def _before(at: int, cues: Cues) -> Iterator[Found]:
    """The cues that end right before a word."""
    return (found for start in range(max(0, at - _LONGEST), at) for found in cues.get(start, ()) if found.end == at)


def _surely_people(cue: Cue) -> bool:
    """Whether what a word is said of is surely a person: "killed", not "seized"."""
    return not cue.sense
