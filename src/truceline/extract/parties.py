"""Who is meant as a party: an actor that knowledge has, or the words of the report."""

from truceline.extract.lines import Chunk, Line
from truceline.model.claim import Party

Head = tuple[int, int, int]
_NEAR = 6
_LEADING = frozenset({"the", "a", "an", "some", "its", "his", "her", "their"})


def party_of(line: Line, head: Head) -> Party | None:
    """The party that a noun phrase names; None for a pronoun without anybody before it."""
    first, last, at = head
    for chunk in (line.chunks[at], *line.chunks[first:last + 1], *_of_whom(line, last)):
        actor = chunk.name.actor if chunk.name is not None else None
        if actor is not None and not (chunk.name and chunk.name.common):
            return Party(name=actor.name, id=actor.id)
    if line.chunks[at].tag in "io":
        return None
    tokens = line.sentence.tokens[line.chunks[first].start:line.chunks[last].end]
    while len(tokens) > 1 and tokens[0].lower in _LEADING:
        tokens = tokens[1:]
    return Party(name=" ".join(token.text for token in tokens)) if tokens else None


def _of_whom(line: Line, last: int) -> list[Chunk]:
    """'A member of the River Guard': the name behind "of"."""
    if line.tags[last + 1:last + 2] != "O":
        return []
    named = next((i for i in range(last + 2, min(last + _NEAR, len(line.tags))) if line.tags[i] == "Y"), None)
    return [line.chunks[named]] if named is not None else []
