"""Cutting a sentence into chunks: times, numbers with what they count, names, cues, and the words between."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from truceline.extract.counted import Counting
from truceline.extract.lines import CASUALTY_ROLES, NAME, TIME, WORD, Chunk, Line
from truceline.extract.named import with_named_persons
from truceline.extract.names import Name, NameReader
from truceline.extract.numbers import NumberReader
from truceline.extract.persons import Cues, PersonReader
from truceline.extract.spans import SpanReader
from truceline.extract.tokens import Sentence
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.lexicon import TAGS, Cue, Found, Role
from truceline.model.time import SaidTime

_ORDER: tuple[Role, ...] = (
    "responsibility",
    "casualty past", "casualty active", "casualty subject", "casualty gerund", "casualty state", "casualty noun",
    "toll", "leave", "war", "event noun", "event verb", "speech", "according", "citing", "including", "negation",
    "relative", "described", "be", "have", "if", "conjunction", "of", "event turn", "unidentified", "person", "office",
    "title", "document", "determiner", "demonstrative", "pronoun", "modal", "adverb", "verb", "preposition", "thing",
)
"""Which role gives a chunk its letter where its words have several."""
_RANK = {role: rank for rank, role in enumerate(_ORDER)}
# "the police [report]", "in police [records]": what stands before a noun that could be a verb of saying
_BEFORE_NOUN = re.compile(r"[d'pOA]w?$")
_IN_PHRASE = re.compile(r"[pOAd][wYUou']*$")
# "the police report [said]", "figures [of the clinic show]": what stands behind it
_BEHIND_NOUN = re.compile(r"a?[SBHOvm]|:$|[pO]d?[wYUou]{1,3}S")
_VERBS: frozenset[Role] = frozenset({"speech", "going on"})
_ENDS = frozenset({"", ",", ".", ";", ")", "p"})
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
_QUOTE = '"'  # how words have each kind of quotation mark
_MARKS = frozenset('"“”')
_ROUND = {"[": "(", "]": ")"}
"""What editors put between square brackets is beside the sentence, like what stands between round ones."""


class Chunker:
    """Cuts sentences with the knowledge of one run; made once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._numbers = NumberReader(knowledge.lexicon)
        self._counting = Counting(knowledge.lexicon)
        self._persons = PersonReader(knowledge.lexicon)
        self._names = NameReader(knowledge)
        self._spans = SpanReader(knowledge.lexicon)
        self._leading = knowledge.lexicon.words("leading")

    def line(self, sentence: Sentence, times: Sequence[SaidTime], *, quoted: bool) -> Line:
        """The sentence as chunks. ``times`` are those found in it; ``quoted``: it begins inside a quotation."""
        words = sentence.words
        found = self._lexicon.find(words)
        spans = self._spans.find(words)
        cues: dict[int, list[Found]] = defaultdict(list)
        for each in found:
            cues[each.start].append(each)
        chunks = _times(sentence, times)
        taken = _covered(chunks)
        chunks += [self._counting.number(number, words, cues) for number in self._numbers.read(words, cues, taken)
                   if taken.isdisjoint(range(number.start, number.end))]
        taken = _covered(chunks)
        names = {name.start: name for name in self._names.read(sentence)
                 if name.start not in taken and name.end - 1 not in taken}
        filled = with_named_persons(
            words, self._filled(words, chunks, names, cues), capitals=sentence.capitals_tell)
        line = Line(sentence, filled, found + spans, leading=self._leading)
        line.quoted = _quoted(line, inside=quoted)
        return line

    def _filled(self, words: Sequence[str], fixed: list[Chunk], names: dict[int, Name], cues: Cues) -> list[Chunk]:
        """All words of the sentence: what is fixed, and between it names, single persons, cues and other words."""
        fixed_at = {chunk.start: chunk for chunk in fixed}
        starts = [*sorted(fixed_at), len(words)]
        chunks, at = [], 0
        while at < len(words):
            chunk = fixed_at.get(at) or self._plain(words, at, starts[bisect_right(starts, at)], names, cues)
            chunks.append(chunk)
            at = chunk.end
        _settle_nouns(chunks)
        return list(_names_unquoted(chunks)) if _QUOTE in words else chunks

    def _plain(self, words: Sequence[str], at: int, room: int, names: Mapping[int, Name], cues: Cues) -> Chunk:
        """The chunk that begins at a word and ends before the word ``room``."""
        name = names.get(at)
        if name is None and at not in cues:
            return _plain_word(words, at)  # most words
        single = self._persons.read(words, at, room, cues) if name is None or name.common else None
        if single is not None and not _cuts_name(single, names):
            return single
        found = self._fitting(words, at, room, cues)
        if name is not None and name.end <= room and not any(_outranks(f, name, words) for f in found):
            return _named(name, [f.cue for f in found if f.end == name.end])
        if found:
            told = tuple([f.cue for f in found])
            return Chunk(_tag(told), at, found[0].end, cues=told)
        return _plain_word(words, at)

    def _fitting(self, words: Sequence[str], at: int, room: int, cues: Cues) -> list[Found]:
        """The cues at a word that end in time: "agreed", where the "on" of "agreed on" begins "on Wednesday"."""
        found = [f for f in cues.get(at, ()) if f.end <= room]
        if found or at not in cues:
            return found
        return [Found(f.cue, at, at + f.end) for f in self._lexicon.find(words[at:room]) if f.start == 0]


def _plain_word(words: Sequence[str], at: int) -> Chunk:
    """A word that nothing is known of, or a mark."""
    mark = _ROUND.get(words[at][0], words[at][0])
    return Chunk(WORD if mark.isalnum() else mark, at, at + 1)


def _cuts_name(single: Chunk, names: Mapping[int, Name]) -> bool:
    """'The Orvel Volunteer Force', 'the National Aid Council': no volunteer and no national, but a longer name."""
    inside = [name for at in range(single.start + 1, single.end) if (name := names.get(at)) is not None]
    least = single.end + (single.number is not None)  # "a rebel patrol" ends where "Rebel Patrol" does
    return any(name.end >= least if name.known else name.end > single.end for name in inside)


def _named(name: Name, cues: Sequence[Cue]) -> Chunk:
    """A name; one that is a common noun ("the army") has the letter of its noun."""
    tag = _tag(cues) if name.common else NAME
    return Chunk(tag, name.start, name.end, cues=tuple(cues), name=name)


def _names_unquoted(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """'The "Shining Path"': quotation marks around nothing but a name that knowledge has quote nobody."""
    for at, chunk in enumerate(chunks):
        opens = chunk.tag in _MARKS and _is_quoted_name(chunks, at + 1)
        closes = chunk.tag in _MARKS and at > 0 and _is_quoted_name(chunks, at - 1)
        if not (opens or closes):
            yield chunk


def _is_quoted_name(chunks: Sequence[Chunk], at: int) -> bool:
    if not 0 < at < len(chunks) - 1:
        return False
    name = chunks[at].name
    return name is not None and name.known and chunks[at - 1].tag in _MARKS and chunks[at + 1].tag in _MARKS


def _settle_nouns(chunks: Sequence[Chunk]) -> None:
    """'The army report', 'the army's count': words that tell of saying as verbs are documents where nouns stand."""
    for at, chunk in enumerate(chunks):
        either = len(chunk.cues) > 1 and chunk.cue("speech") is not None and chunk.cue("document") is not None
        if either and _is_noun(chunks, at):
            authored = at + 1 < len(chunks) and chunks[at + 1].tag in "pO"  # "reports of the clinic"
            other = _VERBS | {"unidentified"} if authored else _VERBS
            chunk.cues = tuple([cue for cue in chunk.cues if cue.role not in other])
            chunk.tag = _tag(chunk.cues)


def _is_noun(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether nouns stand at a chunk, not verbs."""
    before = "".join([chunk.tag for chunk in chunks[:at]])
    behind = "".join([chunk.tag for chunk in chunks[at + 1:]])
    if _BEFORE_NOUN.search(before) or _BEHIND_NOUN.match(behind):
        return True
    return (not before or _IN_PHRASE.search(before) is not None) and behind[:1] in _ENDS


def _outranks(found: Found, name: Name, words: Sequence[str]) -> bool:
    """Whether a cue is no part of a name that begins with it: it goes on behind it, or tells a count ("3 KIA")."""
    if found.end != name.end or found.cue.role not in CASUALTY_ROLES:
        return found.end > name.end
    at = name.start
    return not name.known or any(word[0].isdecimal() for word in (*words[max(0, at - 1):at], *words[at + 1:at + 2]))


def _tag(cues: Sequence[Cue]) -> str:
    """The letter of the role that ranks first; a name's where there is none."""
    if not cues:
        return NAME
    best = cues[0] if len(cues) == 1 else min(cues, key=_rank)
    return TAGS.get(best.role, WORD)


def _rank(cue: Cue) -> int:
    return _RANK.get(cue.role, len(_RANK))


def _times(sentence: Sentence, times: Sequence[SaidTime]) -> list[Chunk]:
    """The times as chunks of whole words."""
    chunks, tokens = [], sentence.tokens
    for said in times:
        inside = [at for at, token in enumerate(tokens) if said.start <= token.start and token.end <= said.end]
        if inside:
            chunks.append(Chunk(TIME, inside[0], inside[-1] + 1, time=said))
    return chunks


def _covered(chunks: Sequence[Chunk]) -> set[int]:
    return {at for chunk in chunks for at in range(chunk.start, chunk.end)}


def _quoted(line: Line, *, inside: bool) -> list[bool]:
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


def _opens(line: Line, at: int) -> bool:
    """Whether a straight quotation mark opens: it touches the word behind it, not the one before."""
    tokens = line.sentence.tokens
    if at + 1 == len(tokens) or tokens[at].end < tokens[at + 1].start:
        return False
    return at == 0 or tokens[at - 1].end < tokens[at].start
