"""Cutting a sentence into chunks: times, numbers with what they count, names, cues, and the words between."""

from collections import defaultdict
from collections.abc import Sequence

from truceline.extract.lines import CASUALTY_ROLES, HEADLESS, NAME, PEOPLE, SINGLE, THINGS, TIME, WORD, Chunk, Line
from truceline.extract.names import Name, NameReader
from truceline.extract.numbers import Number, NumberReader
from truceline.extract.tokens import Sentence
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lexicon import TAGS, Cue, Found, Role
from truceline.model.time import SaidTime

_ORDER: tuple[Role, ...] = (
    "responsibility",
    "casualty past", "casualty active", "casualty subject", "casualty gerund", "casualty state", "casualty noun",
    "toll", "leave", "war", "event noun", "event verb", "speech", "according", "citing", "including", "negation",
    "relative", "described", "be", "have", "if", "conjunction", "of", "event turn", "unidentified", "person", "office", "title", "document", "determiner",
    "demonstrative", "pronoun", "modal", "adverb", "verb", "preposition", "thing",
)
_RANK = {role: rank for rank, role in enumerate(_ORDER)}
_STOPS = frozenset("KVJGDMTLSAQIRBHFfcOpi!mv")
_HEAD_REACH = 6
_SINGLE_REACH = 4
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


class Chunker:
    """Cuts sentences with the knowledge of one run; made once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._numbers = NumberReader(knowledge.lexicon)
        self._names = NameReader(knowledge)
        self._determiners = knowledge.lexicon.words("determiner") | knowledge.lexicon.words("kin")

    def line(self, sentence: Sentence, times: Sequence[SaidTime], quoted: bool) -> Line:
        """The sentence as chunks. ``times`` are those found in it; ``quoted`` says that it begins inside a quotation."""
        words = sentence.words
        cues: dict[int, list[Found]] = defaultdict(list)
        for found in self._lexicon.find(words):
            cues[found.start].append(found)
        chunks = _times(sentence, times)
        taken = _covered(chunks)
        numbers = [n for n in self._numbers.read(words, cues) if not taken & set(range(n.start, n.end))]
        chunks += [self._counted(n, words, cues) for n in numbers]
        taken = _covered(chunks)
        names = [n for n in self._names.read(sentence) if n.start not in taken and n.end - 1 not in taken]
        line = Line(sentence, self._filled(sentence, chunks, names, cues), [f for found in cues.values() for f in found])
        line.quoted = _quoted(line, quoted)
        return line

    def _counted(self, number: Number, words: Sequence[str], cues: dict[int, list[Found]]) -> Chunk:
        """A number with the noun it counts, found a few words on."""
        if _is_label(number, words):
            return Chunk(WORD, number.start, number.end, number=None)
        at = number.end
        while at < min(number.end + _HEAD_REACH, len(words)):
            found = cues.get(at, [])
            noun = _head(found)
            if noun is not None:
                tag = PEOPLE if noun.cue.role in {"person", "single"} else THINGS
                end = _with_second_noun(noun.end, words, cues) if tag == PEOPLE else noun.end
                return Chunk(tag, number.start, end, number=number, head=noun.cue)
            if words[at] == "of" and self._people_follow(at + 1, words, cues):
                at += 1
                continue
            if not words[at][0].isalnum() or any(TAGS.get(f.cue.role, "") in _STOPS for f in found):
                break
            at += 1
        return Chunk(HEADLESS, number.start, number.end, number=number)

    def _people_follow(self, at: int, words: Sequence[str], cues: dict[int, list[Found]]) -> bool:
        """'dozens of frightened residents', 'four of our members': the noun stands behind "of"."""
        for noun_at in range(at, min(at + _SINGLE_REACH, len(words))):
            found = cues.get(noun_at, [])
            if (noun := _head(found)) is not None:
                return noun.cue.role in {"person", "single"}
            if any(f.cue.role in CASUALTY_ROLES for f in found) or not words[noun_at][0].isalnum():
                return False
        return False

    def _filled(self, sentence: Sentence, fixed: list[Chunk], names: list[Name], cues: dict[int, list[Found]]) -> list[Chunk]:
        """All words of the sentence: what is fixed, and between it names, single persons, cues and other words."""
        starts = {chunk.start: chunk for chunk in fixed}
        named = {name.start: name for name in names}
        covered = _covered(fixed)
        chunks, at = [], 0
        while at < len(sentence.words):
            chunk = starts.get(at)
            if chunk is None:
                room = next((i for i in range(at + 1, len(sentence.words)) if i in covered and i in starts), len(sentence.words))
                chunk = self._plain(sentence, at, room, named.get(at), cues)
            chunks.append(chunk)
            at = chunk.end
        return chunks

    def _plain(self, sentence: Sentence, at: int, room: int, name: Name | None, cues: dict[int, list[Found]]) -> Chunk:
        words = sentence.words
        found = [f for f in cues.get(at, []) if f.end <= room]
        if name is not None and name.end <= room and not any(f.end > name.end for f in found):
            inside = tuple(f.cue for f in found if f.end == name.end)
            tag = min((f.cue for f in found if f.end == name.end), key=_rank, default=None) if name.common else None
            return Chunk(TAGS.get(tag.role, WORD) if tag else NAME, at, name.end, cues=inside, name=name)
        single = self._single(words, at, room, cues)
        if single is not None:
            return single
        if found:
            best = min((f.cue for f in found), key=_rank)
            return Chunk(TAGS.get(best.role, WORD), at, found[0].end, cues=tuple(f.cue for f in found))
        word = words[at]
        return Chunk(word[0] if not word[0].isalnum() else WORD, at, at + 1)

    def _single(self, words: Sequence[str], at: int, room: int, cues: dict[int, list[Found]]) -> Chunk | None:
        """One person told by a noun: "a soldier", "his young brother"."""
        if words[at] not in self._determiners:
            return None
        unknown = _unknown_person(words, at, room, cues)
        if unknown:
            return Chunk(SINGLE, at, unknown, number=Number(at, unknown, 1, 1, "exact"))
        for noun_at in range(at + 1, min(at + _SINGLE_REACH, room)):
            found = cues.get(noun_at, [])
            noun = next((f for f in found if f.cue.role == "single"), None)
            if noun is not None:
                number = Number(at, noun.end, 1, 1, "exact")
                return Chunk(SINGLE, at, noun.end, cues=tuple(f.cue for f in found), number=number, head=noun.cue)
            if found and any(TAGS.get(f.cue.role, WORD) not in "aUoP" for f in found):
                return None
        return None


def _rank(cue: Cue) -> int:
    return _RANK.get(cue.role, len(_RANK))


def _unknown_person(words: Sequence[str], at: int, room: int, cues: dict[int, list[Found]]) -> int:
    """'A sapper was killed': the end of a noun that no cue knows, right before "was killed"; 0 for none."""
    noun = at + 1
    while noun < min(at + _SINGLE_REACH, room) and not cues.get(noun) and words[noun][0].isalpha():
        noun += 1
    verb = noun + 1
    is_one = words[at] in {"a", "an"} and noun > at + 1 and any(f.cue.role == "be" for f in cues.get(noun, ()))
    while verb < room and any(f.cue.role in {"be", "adverb"} for f in cues.get(verb, ())) and is_one:
        verb += 1
    return noun if is_one and any(f.cue.role == "casualty past" for f in cues.get(verb, ())) else 0


def _times(sentence: Sentence, times: Sequence[SaidTime]) -> list[Chunk]:
    chunks, tokens = [], sentence.tokens
    for said in times:
        inside = [at for at, token in enumerate(tokens) if said.start <= token.start and token.end <= said.end]
        if inside:
            chunks.append(Chunk(TIME, inside[0], inside[-1] + 1, time=said))
    return chunks


def _covered(chunks: Sequence[Chunk]) -> set[int]:
    return {at for chunk in chunks for at in range(chunk.start, chunk.end)}


def _head(found: Sequence[Found]) -> Found | None:
    """The noun that a number counts: people before things, things before events; "the wounded" are no noun here."""
    if any(f.cue.role == "casualty past" for f in found):
        return None
    for roles in (("person", "single"), ("event noun",), ("thing",)):
        for cue in found:
            if cue.cue.role in roles:
                return cue
    return None


def _with_second_noun(end: int, words: Sequence[str], cues: dict[int, list[Found]]) -> int:
    """'500 women and girls' is one number; '500 women and 20 girls' are two."""
    if end + 1 < len(words) and words[end] in {"and", "or"}:
        second = _head(cues.get(end + 1, ()))
        return second.end if second is not None and second.cue.role == "person" else end
    return end


def _is_label(number: Number, words: Sequence[str]) -> bool:
    """Money, shares and names such as "No. 5" count nobody."""
    before = words[number.start - 1] if number.start else ""
    after = words[number.end] if number.end < len(words) else ""
    if (number.start == 0 and after == ".") or (before == "(" and after == ")"):
        return True  # "2. Raid on the port", "a girl (15)"
    return (before in {"$", "£", "€", "¥", "#", "no", "no."} and not number.vague) or after in {"%", "$", "€"} or "aged" in words[max(0, number.start - 4):number.start]


def _opens(line: Line, at: int) -> bool:
    """Whether a straight quotation mark opens: it touches the word behind it, not the one before."""
    tokens = line.sentence.tokens
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start and (at == 0 or tokens[at - 1].end < tokens[at].start)


def _quoted(line: Line, inside: bool) -> list[bool]:
    """For each chunk whether it stands between quotation marks."""
    quoted = []
    for chunk in line.chunks:
        mark = line.sentence.tokens[chunk.start].text
        if mark in _OPENING:
            inside = True
        elif mark in _CLOSING:
            inside = False
        elif mark == '"':
            inside = _opens(line, chunk.start)
        quoted.append(inside)
    return quoted
