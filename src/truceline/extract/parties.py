"""Who is meant as a party: an actor that knowledge has, or the words of the report."""

import re

from truceline.extract.lines import Line
from truceline.extract.phrases import Phrase, bare
from truceline.knowledge.entries import Actor
from truceline.model.claim import Party
from truceline.model.names import fold

# what "of" adds to a name: the staff of the army of Orvel
_OF_NAME = re.compile(r"(?:Od?[wao]{0,2}[YU])+")
# the same of a noun that no cue knows: the forces of darkness
_OF_WORD = re.compile(r"Od?w")
_NEAR = 6  # chunks between "of" and the name behind it


def actor_at(line: Line, at: int | None, *, common: bool = False) -> Actor | None:
    """The actor that a chunk names; a common name ("the army") names none, unless ``common``."""
    name = line.chunks[at].name if at is not None else None
    return name.actor if name is not None and (common or not name.common) else None


def party_of(line: Line, phrase: Phrase) -> Party | None:
    """The party that a noun phrase names; None for a pronoun or a bare office, which name nobody."""
    actor = actor_at(line, _name_at(line, phrase))
    return Party(name=actor.name, id=actor.id) if actor is not None else _unknown(line, phrase)


def party_as_told(line: Line, phrase: Phrase) -> Party | None:
    """The party that a noun phrase names, by the name that the report gives it; our own where only letters differ."""
    at = _name_at(line, phrase)
    actor = actor_at(line, at)
    if at is None or actor is None:
        return _unknown(line, phrase)
    office = at < phrase.head and line.tags[phrase.head] == "U"  # "Orvel's interior ministry"
    told = bare(line, phrase if office else Phrase(at, at, at))
    return Party(name=actor.name if fold(told) == fold(actor.name) else told, id=actor.id)


def _name_at(line: Line, phrase: Phrase) -> int | None:
    """The chunk that names an actor in a noun phrase, its head first, or behind it: "a member of the River Guard"."""
    inside = range(phrase.first, phrase.last + 1)
    return next((at for at in (phrase.head, *inside, *_of_whom(line, phrase.last))
                 if actor_at(line, at) is not None and not _only_leads(line, phrase, at)), None)


def _unknown(line: Line, phrase: Phrase) -> Party | None:
    """A party that only the report knows, by its words with what "of" adds to them."""
    if line.chunks[phrase.head].tag in "io":
        return None
    first = len(line.tags[:phrase.first].rstrip("o")) if line.tags[phrase.first] == "Y" else phrase.first
    more = _OF_NAME.match(line.tags, phrase.last + 1)
    if more is None and line.tags[phrase.head] == "w":
        more = _OF_WORD.match(line.tags, phrase.last + 1)
    return Party(name=bare(line, Phrase(first, more.end() - 1 if more else phrase.last, phrase.head)))


def _only_leads(line: Line, phrase: Phrase, at: int) -> bool:
    """'Orvel radio': the name of a state or its seat that only tells where something is."""
    actor = actor_at(line, at)
    return actor is not None and actor.kind == "state" and line.tags[phrase.last] == "w" and at < phrase.last


def _of_whom(line: Line, last: int) -> list[int]:
    """'A member of the River Guard': the name behind "of"."""
    if line.tags[last + 1:last + 2] != "O":
        return []
    named = line.tags.find("Y", last + 2, last + _NEAR)
    return [named] if named >= 0 else []
