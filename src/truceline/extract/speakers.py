"""Who a speaker is: an identified organisation, person or office, or a kind of people without a name (FIGURES.md, 5 and 6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.extract.lines import Chunk, Line
from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Speaker
from truceline.model.names import fold

Head = tuple[int, int, int]
_ABOUT = re.compile(r"[at,]*(?P<name>[oU]w?Y)")
_FOR = frozenset({"for", "of"})
_FOR_WHOM = re.compile(r"[oU][pO]d?w?Y")
_LEADING = frozenset({"the", "a", "an", "one", "some", "another", "its", "his", "her", "their"})
_THINGS_THAT_SPEAK = frozenset({"it", "they", "we"})


@dataclass(slots=True)
class Speakers:
    """The speakers of one report. ``named`` are the sources it names anywhere, for those it only describes."""

    knowledge: Knowledge
    named: tuple[Source, ...]
    sides: dict[str, Actor] = field(default_factory=dict)
    spoken: list[Speaker] = field(default_factory=list)
    persons: dict[str, Speaker] = field(default_factory=dict)
    subject: Speaker | None = None

    def pass_over(self, line: Line) -> None:
        """Remembers the person that a sentence without speech is about: "he said" in the next one is that person."""
        self.subject = None
        match = _ABOUT.match(line.tags)
        if match is not None:
            first, last = match.span("name")
            self.subject = self._speaker(line, (first, last - 1, last - 1))

    def of(self, line: Line, heads: Sequence[Head]) -> list[Speaker]:
        """The speakers of a frame, an identified one first; each is remembered for "he added"."""
        found = [speaker for head in heads if (speaker := self._speaker(line, head)) is not None]
        found.sort(key=lambda speaker: speaker.kind == "unidentified")
        self.spoken += found[:1]
        return found

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self.spoken[-1] if self.spoken else None

    def _speaker(self, line: Line, head: Head) -> Speaker | None:
        first, last, at = head
        chunk, text = line.chunks[at], _phrase_text(line, first, last)
        if chunk.tag == "i":
            word = line.words(chunk)[0]
            before = self.subject if word not in _THINGS_THAT_SPEAK else None
            return before or self._meant_by_pronoun(word) or self._subject(line, at)
        described = self._described(chunk, text)
        if described is not None:
            return described
        phrase = line.chunks[first:last + 1]
        known = self._spoken_for(line, phrase, text) or self._known(phrase, text) or self._side(chunk, text)
        if known is not None:
            return known
        if chunk.tag == "Z":
            return self.last()
        unidentified = chunk.cue("unidentified", "according")
        if unidentified is not None and not _owned(phrase):
            entry = self.knowledge.actors.get(fold(text))
            return Speaker(name=text, kind="unidentified", id=entry.id if entry else "", group=unidentified.group)
        if chunk.tag in "wu":
            return Speaker(name=text, kind="unidentified", group=text.split()[-1].lower())
        return self._by_name(phrase, text, chunk)

    def _subject(self, line: Line, at: int) -> Speaker | None:
        """Where nobody has spoken before, "it said" is the subject of its own sentence."""
        first = next((i for i in range(at) if line.tags[i] in "YUu"), None)
        return self._speaker(line, (first, first, first)) if first is not None else None

    def _side(self, chunk: Chunk, text: str) -> Speaker | None:
        """'The army' of a report that has named whose: that one."""
        side = self.sides.get(text.rsplit(maxsplit=1)[-1].lower()) if chunk.name is not None and chunk.name.common else None
        return Speaker(name=side.name, kind="organisation", id=side.id, of=side.of) if side is not None else None

    def _known(self, phrase: Sequence[Chunk], text: str) -> Speaker | None:
        """A source or actor that knowledge has; somebody who speaks for it is a person of it."""
        names = [c.name for c in phrase if c.name is not None and c.name.known and not c.name.common]
        named = next((name.source for name in names if name.source is not None), None)
        if named is not None:
            person = any(c.tag == "o" for c in phrase)
            told = next(name.text for name in names if name.source is named)
            return Speaker(name=text if person else told, kind="organisation", id=named.id, of=named.id if person else "")
        actors = list({name.actor.id: name.actor for name in names if name.actor is not None}.values())
        actor = next((a for a in actors if a.kind == "person"), actors[0] if len(actors) == 1 == _words(phrase) else None)
        if actor is not None and actor.group:
            return Speaker(name=text, kind="unidentified", id=actor.id, group=actor.group)
        if actor is not None:
            source = self.knowledge.sources.get(actor.of) if actor.of else None
            shown = next((n.text for n in names if n.actor is actor), text) if actor.kind == "armed group" else text
            if source is not None:
                return Speaker(name=shown, kind="person", id=actor.id, of=source.id)
            return Speaker(name=shown, kind="person" if actor.kind == "person" else "organisation", id=actor.id, of=actor.of)
        return None

    def _spoken_for(self, line: Line, phrase: Sequence[Chunk], text: str) -> Speaker | None:
        """'A spokesman for the River Guard', 'the head of the Valley Watch': who speaks for an organisation is it (rule 6)."""
        tags = "".join(chunk.tag for chunk in phrase)
        match = _FOR_WHOM.search(tags)
        if match is None or line.words(phrase[match.start() + 1])[0] not in _FOR:
            return None
        name = phrase[match.end() - 1].name
        if name is None or not name.known or name.common:
            return None
        entry = name.source or name.actor
        return Speaker(name=text, kind="person", id=entry.id if entry else "", of=entry.id if entry else "")

    def _by_name(self, phrase: Sequence[Chunk], text: str, head: Chunk) -> Speaker | None:
        """A person or office that only the report knows; a surname stands for the full name told before."""
        proper = [c for c in phrase if c.tag == "Y"]
        if not proper and head.tag not in "oU":
            return Speaker(name=text, kind="unidentified", group="witnesses and residents") if head.tag in "sPN" else None
        office = next((c for c in phrase if c.tag in "oU"), None)
        person = proper[-1].name if proper else None
        if person is not None and (office is None or phrase.index(office) < phrase.index(proper[-1])):
            return self._person(person.text, text)
        if office is not None and office.tag == "U" and proper:
            return Speaker(name=text, kind="organisation")
        return Speaker(name=text, kind="office")

    def _person(self, name: str, text: str) -> Speaker:
        key = fold(name)
        surname = key.split()[-1] if key else key
        known = self.persons.get(key) or self.persons.get(surname)
        if known is None:
            known = Speaker(name=text, kind="person")
            self.persons[key] = self.persons[surname] = known
        return known

    def _meant_by_pronoun(self, word: str) -> Speaker | None:
        """He and she are the last person who spoke, it and they the last speaker."""
        for speaker in reversed(self.spoken):
            if word in _THINGS_THAT_SPEAK or speaker.kind in {"person", "office", "unidentified"} or speaker.of:
                return speaker
        return self.last()

    def _described(self, chunk: Chunk, text: str) -> Speaker | None:
        """'The monitoring group', 'the agency': the source that the report names; else the last such speaker."""
        folded = fold(text)
        for source in self.named:
            if any(fold(words) == folded for words in source.described):
                return Speaker(name=source.name, kind="organisation", id=source.id)
        cue = chunk.cue("described")
        if cue is None:
            return None
        for speaker in reversed(self.spoken):
            if _fits(speaker, cue.sense, self.knowledge):
                return speaker
        return next((Speaker(name=s.name, kind="organisation", id=s.id) for s in self.named if _kind_fits(s, cue.sense)), None)


def _words(phrase: Sequence[Chunk]) -> int:
    """How many chunks a phrase has, articles apart."""
    return sum(chunk.tag not in "dw()Z" for chunk in phrase) or 1


def _fits(speaker: Speaker, sense: str, knowledge: Knowledge) -> bool:
    if sense == "person":
        return speaker.kind in {"person", "office"} or (speaker.kind == "unidentified" and sense == "person")
    source = knowledge.sources.get(speaker.id)
    if source is not None:
        return _kind_fits(source, sense)
    return sense == "group" and speaker.kind == "organisation"


def _kind_fits(source: Source, sense: str) -> bool:
    kinds = {"agency": {"agency", "state media", "newspaper", "broadcaster"}, "monitor": {"monitor", "ngo"}}
    return source.kind in kinds.get(sense, set())


def _owned(phrase: Sequence[Chunk]) -> bool:
    """'Orland's defence ministry': an office with its country is identified."""
    tags = "".join(c.tag for c in phrase)
    return "Y'" in tags and phrase[-1].tag in "Uo"


def _phrase_text(line: Line, first: int, last: int) -> str:
    """The words of a speaker, as they stand, without a leading article."""
    tokens = line.sentence.tokens[line.chunks[first].start:line.chunks[last].end]
    while len(tokens) > 1 and tokens[0].lower in _LEADING:
        tokens = tokens[1:]
    words = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        words += ("" if before is None or before.end == token.start else " ") + token.text
    return words
