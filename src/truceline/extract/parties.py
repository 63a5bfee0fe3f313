"""Who is meant as a party: an actor that knowledge has, or the words of the report."""

from truceline.extract.lines import Line
from truceline.model.claim import Party

Head = tuple[int, int, int]
_LEADING = frozenset({"the", "a", "an", "some", "its", "his", "her", "their"})


def party_of(line: Line, head: Head) -> Party | None:
    """The party that a noun phrase names; None for a pronoun without anybody before it."""
    first, last, at = head
    for chunk in (line.chunks[at], *line.chunks[first:last + 1]):
        actor = chunk.name.actor if chunk.name is not None else None
        if actor is not None and not (chunk.name and chunk.name.common):
            return Party(name=actor.name, id=actor.id)
    if line.chunks[at].tag in "io":
        return None
    tokens = line.sentence.tokens[line.chunks[first].start:line.chunks[last].end]
    while len(tokens) > 1 and tokens[0].lower in _LEADING:
        tokens = tokens[1:]
    return Party(name=" ".join(token.text for token in tokens)) if tokens else None
