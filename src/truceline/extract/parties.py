"""Who is meant as a party: an actor that knowledge has, or the words of the report."""

import re

from truceline.extract.lines import Chunk, Line
from truceline.extract.names import Name
from truceline.extract.phrases import Phrase, bare
from truceline.model.claim import Party
from truceline.model.names import fold

# what "of" adds to a name: the staff of the army of Orvel
_OF_NAME = re.compile(r"(?:Od?[wao]{0,2}[YU])+")
_NEAR = 6  # chunks between "of" and the name behind it


def party_of(line: Line, phrase: Phrase) -> Party | None:
    """The party that a noun phrase names; None for a pronoun or a bare office, which name nobody."""
    name = _name_in(line, phrase)
    if name is None or name.actor is None:
        return _unknown(line, phrase)
    return Party(name=name.actor.name, id=name.actor.id)


def party_as_told(line: Line, phrase: Phrase) -> Party | None:
    """The party that a noun phrase names, by the name that the report gives it; our own where only letters differ."""
    name = _name_in(line, phrase)
    if name is None or name.actor is None:
        return _unknown(line, phrase)
    same = fold(name.text) == fold(name.actor.name)
    return Party(name=name.actor.name if same else name.text, id=name.actor.id)


def _name_in(line: Line, phrase: Phrase) -> Name | None:
    """The name of an actor in a noun phrase, its head first, or behind it: "a member of the River Guard"."""
    inside = line.chunks[phrase.first:phrase.last + 1]
    for chunk in (line.chunks[phrase.head], *inside, *_of_whom(line, phrase.last)):
        name = chunk.name
        if name is not None and name.actor is not None and not name.common and not _only_leads(line, phrase, chunk):
            return name
    return None


def _unknown(line: Line, phrase: Phrase) -> Party | None:
    """A party that only the report knows, by its words with what "of" adds to them."""
    if line.chunks[phrase.head].tag in "io":
        return None
    first = len(line.tags[:phrase.first].rstrip("o")) if line.tags[phrase.first] == "Y" else phrase.first
    more = _OF_NAME.match(line.tags, phrase.last + 1)
    return Party(name=bare(line, Phrase(first, more.end() - 1 if more else phrase.last, phrase.head)))


def _only_leads(line: Line, phrase: Phrase, chunk: Chunk) -> bool:
    """'Orvel radio': the name of a state or its seat that only tells where something is."""
    actor = chunk.name.actor if chunk.name is not None else None
    last = line.chunks[phrase.last]
    return actor is not None and actor.kind == "state" and last.tag == "w" and last.start >= chunk.end


def _of_whom(line: Line, last: int) -> list[Chunk]:
    """'A member of the River Guard': the name behind "of"."""
    if line.tags[last + 1:last + 2] != "O":
        return []
    named = line.tags.find("Y", last + 2, last + _NEAR)
    return [line.chunks[named]] if named >= 0 else []
