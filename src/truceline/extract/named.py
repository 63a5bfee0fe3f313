"""Single persons told by name: "Ivo Brask was killed", "the murder of Senator Orsk" tell of one person each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.lines import CASUALTY_ROLES, NAME, SINGLE, WORD, Chunk
from truceline.extract.names import Name
from truceline.extract.numbers import Number
from truceline.model.claim import Metric

_SUFFERED: frozenset[Metric | None] = frozenset({"killed", "abducted", "detained"})
_HURT = "injured"
_VIOLENT = frozenset("EF")  # letters of attacks: with one of them a name that is hurt is no athlete's
_FATES = frozenset("GVKMJD")  # letters of what becomes of people
_DIES = "J"
_ENDS_SUBJECT = frozenset("Yw,)")  # the last letter of a name, or of what is told of it
_REACH = 36  # chunks before a verb in which its subject begins
_OF = "of"
_PLURAL = "s"

_WHAT = r"(?:[wYUoa]{0,4}[oUP])?"  # "national fire department director", "peasants"
_PERSON = rf"(?:{_WHAT}(?:Y|[wY]{{2,5}}))"
_PERSONS = rf"(?P<who>{_PERSON}(?:(?:,h)?[,;]{_PERSON})*(?:(?:,h)?,?c{_PERSON})?)"
# an age, or who it is: what may stand between a name and its verb
_TOLD_OF = r"(?P<told>\([hw]\)|(?:,h)?(?:,[^.;SVKGJFm]{1,24})?,)?"
_SUBJECT = re.compile(rf"(?<![dpO'Ywo])(?:(?<!R)|(?<=SR)){_PERSONS}{_TOLD_OF}H?a*(?:Ba*)*$")
_OBJECT = re.compile(rf"(?:[DK]B|[GVM]O?|K)a*d?{_PERSONS}(?P<told>)(?=[.,;:)\"”pctRBHS]|$)")
_RUN = re.compile(r"(?P<what>[wYUoaP]*[oUP])?(?P<name>[wY]+)")


def with_named_persons(words: Sequence[str], chunks: list[Chunk], *, capitals: bool) -> list[Chunk]:
    """The chunks of a sentence, each name of one who is told to have suffered made one person.

    ``capitals``: they tell names from other words; where they don't, words that no cue knows may be a name.
    """
    tags = "".join([chunk.tag for chunk in chunks])
    if _FATES.isdisjoint(tags) or (capitals and NAME not in tags):
        return chunks
    taken = dict(_Sentence(words, chunks, tags, capitals).sufferers())
    found, at = [], 0
    while at < len(chunks):
        last = taken.get(at, at)
        found.append(_person(words, chunks[at:last + 1]) if at in taken else chunks[at])
        at = last + 1
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Sequence[str]
    chunks: list[Chunk]
    tags: str
    capitals: bool

    def sufferers(self) -> Iterator[tuple[int, int]]:
        """The first and last chunk of each name."""
        for at, chunk in enumerate(self.chunks):
            match = self._who(at) if chunk.tag in _FATES and self._tells(chunk) else None
            if match is None:
                continue
            runs = list(_RUN.finditer(self.tags, *match.span("who")))
            alone = chunk.tag != _DIES or (match["told"] or "").startswith(",h")  # "the talks died" has many forms
            if all(self._is_person(run, alone=alone) for run in runs):
                yield from ((run.start(), run.end() - 1) for run in runs)

    def _tells(self, chunk: Chunk) -> bool:
        """Whether a word surely tells what became of people."""
        cue = chunk.cue(*CASUALTY_ROLES)
        if cue is None or cue.sense:
            return False
        return cue.metric in _SUFFERED or (cue.metric == _HURT and not _VIOLENT.isdisjoint(self.tags))

    def _who(self, at: int) -> re.Match[str] | None:
        """The names that are the subject of "was killed", or the object of "killed", "the murder of"."""
        before = self.tags[:at].rstrip("a")
        if self.tags[at] == _DIES or before.endswith("B"):
            named = before.rstrip("aBH")[-1:] in _ENDS_SUBJECT
            return _SUBJECT.search(self.tags, max(0, at - _REACH), at) if named else None
        of = self.words[self.chunks[at].end - 1] == _OF or self.tags[at + 1:at + 2] == "O"
        return _OBJECT.match(self.tags, at) if of or self.tags[at] != "M" else None

    def _is_person(self, run: re.Match[str], *, alone: bool) -> bool:
        """Whether chunks are the name of a person: no place, no party, and no words that may be a plural.

        ``alone``: it may be one without what the person is ("senator").
        """
        first = max((at + 1 for at in range(*run.span("name")) if self._tells_what(at)), default=run.start("name"))
        name, led = self.chunks[first:run.end("name")], bool(run["what"]) or first > run.start("name")
        if not (alone or led) or not all(self._may_be_name(chunk) for chunk in name):
            return False
        if len(name) > 1:
            return led or name[-1].tag == NAME or not self.words[name[-1].end - 1].endswith(_PLURAL)
        known = name[0].name if name else None
        return known is not None and (led or (name[0].end - name[0].start > 1 and not known.place))

    def _tells_what(self, at: int) -> bool:
        """'Student' of "university student Ivo Brask", "19-year-old" of "19-year-old Ivo Brask"."""
        chunk = self.chunks[at]
        aged = self.words[chunk.start][0].isdecimal()
        return chunk.tag == WORD and (aged or chunk.cue("single", "person", "office", "unit") is not None)

    def _may_be_name(self, chunk: Chunk) -> bool:
        name = chunk.name
        if name is None:
            return not (self.capitals or chunk.cues) and self.words[chunk.start].isalpha()
        return name.source is None and (name.actor is None or name.actor.kind == "person")


def _person(words: Sequence[str], name: Sequence[Chunk]) -> Chunk:
    start, end = name[0].start, name[-1].end
    known = name[-1].name or Name(" ".join(words[start:end]), start, end)
    return Chunk(SINGLE, start, end, number=Number(start, end, 1, 1, "exact"), name=known)
