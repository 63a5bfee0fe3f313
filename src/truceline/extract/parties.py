"""Who is meant as a party: an actor that knowledge has, or the words of the report."""

from truceline.extract.lines import Chunk, Line
from truceline.extract.phrases import Phrase, bare
from truceline.model.claim import Party

_NEAR = 6  # chunks between "of" and the name behind it


def party_of(line: Line, phrase: Phrase) -> Party | None:
    """The party that a noun phrase names; None for a pronoun or a bare office, which name nobody."""
    inside = line.chunks[phrase.first:phrase.last + 1]
    for chunk in (line.chunks[phrase.head], *inside, *_of_whom(line, phrase.last)):
        name = chunk.name
        if name is not None and name.actor is not None and not name.common:
            return Party(name=name.actor.name, id=name.actor.id)
    if line.chunks[phrase.head].tag in "io":
        return None
    return Party(name=bare(line, phrase))


def _of_whom(line: Line, last: int) -> list[Chunk]:
    """'A member of the River Guard': the name behind "of"."""
    if line.tags[last + 1:last + 2] != "O":
        return []
    named = line.tags.find("Y", last + 2, last + _NEAR)
    return [line.chunks[named]] if named >= 0 else []
