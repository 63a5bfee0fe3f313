"""Who a speaker is: an organisation, a person or an office by name, or a kind of people without one.

FIGURES.md, rules 5 and 6, says which.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from truceline.extract.lines import Chunk, Line
from truceline.extract.names import Name
from truceline.extract.phrases import Phrase, bare
from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.phrases import folded
from truceline.model.claim import Speaker
from truceline.model.names import fold

_PEOPLE = "witnesses and residents"
_HUMAN = frozenset({"person", "office", "unidentified"})
_KINDS: Mapping[str, frozenset[str]] = {
    "agency": frozenset({"agency", "state media", "newspaper", "broadcaster"}),
    "monitor": frozenset({"monitor", "ngo"}),
}
"""The kinds of sources that a description can mean."""
_BODIES = ("body", "agency", "monitor", "group")
"""Senses of descriptions whose nouns end the names of bodies."""

# "Governor Lena Orsk [took a stroll]": whom a sentence is about
_ABOUT = re.compile(r"[at,]*(?P<name>[oU]w?Y)")
# "the Orland radio [accused]": a subject that opens a sentence; anybody told first in it
_OPENS = re.compile(r"d?(?P<name>YU|[YU]w{0,2})[rSvFVKHB]")
_FIRST = re.compile(r"[^YUu]*(?P<name>[YUu])")
# "a spokesman for the River Guard", "head of the Valley Watch"
_FOR_WHOM = re.compile(r"[oU](?P<word>[pO])d?w?(?P<name>Y)")


@dataclass(slots=True)
class Speakers:
    """The speakers of one report, remembered in the order in which they speak.

    ``named`` are the sources it names anywhere, for those it only describes; ``sides`` the actors it names in full, by
    their last words. ``subject`` is the person and ``topic`` the body that the sentence before is about, if it holds no
    speech. ``voice`` is whoever speaks the paragraph itself.
    """

    knowledge: Knowledge
    named: tuple[Source, ...]
    sides: dict[str, Actor] = field(default_factory=dict)
    spoken: list[Speaker] = field(default_factory=list)
    persons: dict[str, Speaker] = field(default_factory=dict)
    subject: Speaker | None = None
    topic: Speaker | None = None
    voice: Speaker | None = None

    def named_by_label(self, line: Line, phrase: Phrase) -> Speaker | None:
        """Who speaks whole paragraphs by what is set before them; words that no cue knows are a name there."""
        text, name = bare(line, phrase), line.chunks[phrase.head].name
        if name is not None and name.actor is not None and not name.common:
            return self._as_actor(name.actor, [name], text, more=True)
        if set(line.tags[phrase.first:phrase.last + 1]) == {"w"}:
            return self._person(text, text)
        return self._speaker(line, phrase)

    def pass_over(self, line: Line) -> None:
        """Remembers whom a sentence without speech is about: "he said", "it said" in the next one is that one."""
        self.topic = self._subject_of(line, len(line.tags), _OPENS)
        self.subject = None
        match = _ABOUT.match(line.tags)
        if match is not None:
            first, last = match.start("name"), match.end("name") - 1
            self.subject = self._speaker(line, Phrase(first, last, last))

    def of(self, line: Line, phrases: Sequence[Phrase]) -> list[Speaker]:
        """The speakers of a frame, an identified one first; that one is remembered for "he added"."""
        found = [speaker for phrase in phrases if (speaker := self._speaker(line, phrase)) is not None]
        found.sort(key=lambda speaker: speaker.kind == "unidentified")
        self.spoken += found[:1]
        return found

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self.spoken[-1] if self.spoken else None

    def _speaker(self, line: Line, phrase: Phrase) -> Speaker | None:
        """Whom a noun phrase means: somebody told before, else known to us, else only as the report tells it."""
        head = line.chunks[phrase.head]
        if head.tag == "i":
            return self._meant_by_pronoun(line, phrase.head)
        chunks, text = line.chunks[phrase.first:phrase.last + 1], bare(line, phrase)
        known = ((self._described(head, text) if len(chunks) == 1 else None) or _spoken_for(line, phrase, text)
                 or self._known(chunks, head, text) or self._side(head))
        if known is not None:
            return known
        if head.tag == "Z":
            return self._document(chunks, text)
        return self._unidentified(chunks, head, text) or self._by_name(chunks, head, text)

    def _document(self, chunks: Sequence[Chunk], text: str) -> Speaker | None:
        """'The statement said' is whoever spoke last; "clinic registers show" speaks for itself."""
        named = chunks[0].tag != "d" and len(chunks) > 1
        return (None if named else self.last()) or Speaker(name=text, kind="unidentified", group="reports")

    # ---------------------------------------------------------------- told before

    def _meant_by_pronoun(self, line: Line, at: int) -> Speaker | None:
        """He and she are the person told of or speaking last, it and they the last speaker, we whose words they are."""
        if self.voice is not None and line.means(at, "pronoun", "we"):
            return self.voice
        person = line.means(at, "pronoun", "person")
        if person and self.subject is not None:
            return self.subject
        fitting = (said for said in reversed(self.spoken) if not person or said.kind in _HUMAN or said.of)
        subject = None if person else self._subject_of(line, at, _OPENS) or self.topic
        return subject or next(fitting, self.last()) or self._subject_of(line, at, _FIRST)

    def _subject_of(self, line: Line, at: int, form: re.Pattern[str]) -> Speaker | None:
        """'The radio accused the army of a raid in which it said 12 died': "it" is the subject of its own sentence."""
        match = form.match(line.tags, 0, at)
        if match is None:
            return None
        first, last = match.start("name"), match.end("name") - 1
        name = line.chunks[first].name
        is_place = name is not None and name.place and first == last
        return None if is_place else self._speaker(line, Phrase(first, last, first))

    def _described(self, head: Chunk, text: str) -> Speaker | None:
        """'The monitoring group', 'the agency': the source that the report names; else the last such speaker."""
        told = folded(text)
        for source in self.named:
            if any(folded(words) == told for words in source.described):
                return _organisation(source)
        cue = head.cue("described")
        if cue is None:
            return None
        noun = told[-1]
        same = (said for said in self.spoken if folded(said.name) == told)
        fitting = (said for said in reversed(self.spoken) if self._fits(said, cue.sense, noun))
        before = next(same, None) or next(fitting, None)
        named = (_organisation(source) for source in self.named if source.kind in _KINDS.get(cue.sense, ()))
        return before or next(named, None)

    def _fits(self, speaker: Speaker, sense: str, noun: str) -> bool:
        """Whether a description can mean a speaker; "the ministry" only one whose name has that noun."""
        if sense == "person":
            return speaker.kind in _HUMAN
        if sense == "body":
            return noun in folded(speaker.name)
        source = self.knowledge.sources.get(speaker.id)
        if source is not None:
            return source.kind in _KINDS.get(sense, ())
        return sense == "group" and speaker.kind == "organisation"

    def _side(self, head: Chunk) -> Speaker | None:
        """'The army' of a report that has named whose: that one."""
        if head.name is None or not head.name.common:
            return None
        side = self.sides.get(head.name.text.rsplit(maxsplit=1)[-1].lower())
        return Speaker(name=side.name, kind="organisation", id=side.id, of=side.of) if side is not None else None

    # ---------------------------------------------------------------- known to us

    def _known(self, chunks: Sequence[Chunk], head: Chunk, text: str) -> Speaker | None:
        """A source or actor that knowledge has; somebody who speaks for it is a person of it."""
        names = [c.name for c in chunks if c.name is not None and c.name.known and not c.name.common]
        source = next((name for name in names if name.source is not None), None)
        if source is not None and source.source is not None:
            if head.name is not source or any(chunk.tag == "o" for chunk in chunks) or chunks[-1].tag == "w":
                return Speaker(name=text, kind="organisation", id=source.source.id, of=source.source.id)
            return Speaker(name=source.text, kind="organisation", id=source.source.id)
        actor = _actor(names, alone=_weight(chunks) == 1)
        return self._as_actor(actor, names, text, more=chunks[-1].tag == "w") if actor is not None else None

    def _as_actor(self, actor: Actor, names: Sequence[Name], text: str, *, more: bool) -> Speaker:
        """An actor as speaker: a kind of people, somebody of a source that we know, a person, or an organisation.

        ``more``: words follow its name, "the River Guard radio".
        """
        if actor.group:
            return Speaker(name=text, kind="unidentified", id=actor.id, group=actor.group)
        if actor.kind == "armed group" and not more:
            text = next(name.text for name in names if name.actor is actor)
        if actor.of and self.knowledge.sources.get(actor.of) is not None:
            return Speaker(name=text, kind="person", id=actor.id, of=actor.of)
        kind = "person" if actor.kind == "person" else "organisation"
        return Speaker(name=text, kind=kind, id=actor.id, of=actor.of)

    # ---------------------------------------------------------------- known to nobody

    def _unidentified(self, chunks: Sequence[Chunk], head: Chunk, text: str) -> Speaker | None:
        """'Medics', 'a rector': people told by what they are."""
        cue = head.cue("unidentified", "according")
        if cue is not None and not _owned(chunks):
            entry = self.knowledge.actors.get(fold(text))
            return Speaker(name=text, kind="unidentified", id=entry.id if entry else "", group=cue.group)
        if head.tag in "wu" or (head.name is not None and head.name.common):
            return Speaker(name=text, kind="unidentified", group=text.rsplit(maxsplit=1)[-1].lower())
        return None

    def _by_name(self, chunks: Sequence[Chunk], head: Chunk, text: str) -> Speaker | None:
        """A person or office that only the report knows; a surname stands for the full name told before."""
        office = next((c for c in chunks if c.tag in "oU"), None)
        proper = next((c for c in reversed(chunks) if c.tag == "Y"), None)
        if proper is None and head.tag not in "oU":
            return Speaker(name=text, kind="unidentified", group=_PEOPLE) if head.tag in "sPN" else None
        if proper is not None and proper.name is not None and (office is None or office.start < proper.start):
            is_body = self._is_body(proper.name.text)
            return Speaker(name=text, kind="organisation") if is_body else self._person(proper.name.text, text)
        organisation = office is not None and office.tag == "U" and proper is not None
        return Speaker(name=text, kind="organisation" if organisation else "office")

    def _is_body(self, name: str) -> bool:
        """'The National Aid Commission': whether a name ends with the noun of a body."""
        first, _, noun = name.rpartition(" ")
        return bool(first) and any(f"the {noun.lower()}" in self.knowledge.lexicon.words("described", sense)
                                   for sense in _BODIES)

    def _person(self, name: str, text: str) -> Speaker:
        """A person by full name or surname, as first told."""
        key = fold(name)
        surname = key.split()[-1] if key else key
        known = self.persons.get(key) or self.persons.get(surname)
        if known is None:
            known = self.persons[key] = self.persons[surname] = Speaker(name=text, kind="person")
        return known


def _organisation(source: Source) -> Speaker:
    return Speaker(name=source.name, kind="organisation", id=source.id)


def _actor(names: Sequence[Name], *, alone: bool) -> Actor | None:
    """The actor whom names mean: a person among them, else the only one where nothing else is told."""
    actors = list({name.actor.id: name.actor for name in names if name.actor is not None}.values())
    person = next((actor for actor in actors if actor.kind == "person"), None)
    return person or (actors[0] if alone and len(actors) == 1 else None)


def _weight(chunks: Sequence[Chunk]) -> int:
    """How many chunks tell who it is: articles and words apart, and all that a bracket begins."""
    told = takewhile(lambda chunk: chunk.tag != "(", chunks)
    return sum(chunk.tag not in "dwZ" for chunk in told) or 1


def _spoken_for(line: Line, phrase: Phrase, text: str) -> Speaker | None:
    """'A spokesman for the River Guard': who speaks for an organisation is it (rule 6)."""
    match = _FOR_WHOM.search(line.tags, phrase.first, phrase.last + 1)
    if match is None or not (match["word"] == "O" or line.means(match.start("word"), "preposition", "for")):
        return None
    name = line.chunks[match.start("name")].name
    entry = name.source or name.actor if name is not None and not name.common else None
    return Speaker(name=text, kind="person", id=entry.id, of=entry.id) if entry is not None else None


def _owned(chunks: Sequence[Chunk]) -> bool:
    """'Orland's defence ministry': an office with its country is identified."""
    return "Y'" in "".join(chunk.tag for chunk in chunks) and chunks[-1].tag in "Uo"

