"""Where a clause puts what it tells: place names, what lies around them, and which stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.extract.lines import Chunk, Line
from truceline.model.place import SaidPlace

_FINER = frozenset({"district", "town"})
_APART = frozenset("VKGJFSBHE;.")
_ACTOR_PLACES = frozenset("SF")


@dataclass(slots=True)
class Spot:
    """A place named at a chunk; ``kind`` is the place noun beside it ("district", "admin1")."""

    at: int
    name: str
    kind: str
    outer: list[str]
    first: int
    last: int


def read_places(line: Line, first: int, last: int, speakers: frozenset[int]) -> list[SaidPlace]:
    """The places of a clause, side by side; each with the names around it, outwards."""
    groups: list[list[Spot]] = []
    for at in range(first, last + 1):
        spot = _spot(line, at, first, last) if at not in speakers else None
        if spot is None:
            continue
        between = line.tags[groups[-1][-1].last + 1:spot.first] if groups else ""
        if groups and _belongs(between):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    nested = [_nested(line, group) for group in groups]
    return _side_by_side(line, groups, nested)


def _spot(line: Line, at: int, first: int, last: int) -> Spot | None:
    """A name that is used as a place: behind a word of place, or beside a place noun."""
    name = line.chunks[at].name
    if name is None or name.common:
        return None
    noun_at, noun = _place_noun(line, at, first, last)
    led = at > first and _leads(line, at, first)
    if not (name.place and (led or noun)) and not (noun and not name.known and led):
        return None
    start, end = min(at, noun_at), max(at, noun_at)
    return Spot(at, name.text, noun, [], start, end)


def _place_noun(line: Line, at: int, first: int, last: int) -> tuple[int, str]:
    """'the Orvel district', 'the town of Orvel': where the noun stands, and its kind."""
    for noun_at in (at + 1, at + 2):
        if noun_at <= last and (cue := line.chunks[noun_at].cue("place noun")) is not None and cue.sense != "back":
            if noun_at == at + 1 or line.tags[at + 1] in "wE":
                return noun_at, cue.sense
    before = at - 1
    while before > first and line.tags[before] in "d":
        before -= 1
    if before > first and line.tags[before] == "O" and (cue := line.chunks[before - 1].cue("place noun")) is not None:
        return before - 1, cue.sense
    if before >= first and (cue := line.chunks[before].cue("place noun")) is not None and cue.sense != "back":
        return before, cue.sense
    return at, ""


def _leads(line: Line, at: int, first: int) -> bool:
    """Whether a word of place stands before the name, a few words between allowed."""
    before = at - 1
    while before >= first and line.tags[before] in "dwa'Y" and line.chunks[before].cue("place relation") is None:
        before -= 1
    if before < first:
        return False
    chunk = line.chunks[before]
    if chunk.cue("place relation") is not None and chunk.tag != "O":
        return True
    return (chunk.tag == "O" and before > first and line.chunks[before - 1].cue("place noun", "place relation") is not None) \
        or (chunk.tag in ",c" and before > first and line.chunks[before - 1].name is not None
            and line.chunks[before - 1].name.place)


def _belongs(between: str) -> bool:
    """Whether a place stands close enough to the one before it to be around it or inside it."""
    return "c" not in between and not set(between) & _APART and len(between) <= 6


def _nested(line: Line, group: Sequence[Spot]) -> SaidPlace:
    """One place of a group that nests: "the Orvel suburb of Marn", "Marn, in Orvel province"."""
    inner = group[0]
    outer: list[str] = []
    for spot in group[1:]:
        between = line.chunks[inner.at + 1:spot.at]
        if _is_inside(between):
            outer.insert(0, inner.name)
            inner = spot
        else:
            outer.append(spot.name)
    tokens = line.sentence.tokens
    chunk = line.chunks[inner.at]
    start, end = tokens[chunk.start].start, tokens[chunk.end - 1].end
    return SaidPlace(text=chunk.name.text if chunk.name else "", start=start, end=end,
                     name=chunk.name.text if chunk.name else "", within=tuple(outer), kind=inner.kind)


def _is_inside(between: Sequence[Chunk]) -> bool:
    """'Orvel's Marn', 'the Orvel suburb of Marn': the later name is the finer one."""
    tags = "".join(c.tag for c in between)
    noun = next((c.cue("place noun") for c in between if c.cue("place noun")), None)
    if tags.startswith("'"):
        return True
    return noun is not None and ("O" in tags or not tags.strip("wd")) and "p" not in tags.replace("O", "")


def _side_by_side(line: Line, groups: Sequence[Sequence[Spot]], nested: Sequence[SaidPlace]) -> list[SaidPlace]:
    """Places joined by "and" stand side by side; where one is told ahead of another ("In Orvel, ... in Marn") it is around it."""
    found: list[SaidPlace] = []
    for number, place in enumerate(nested):
        if not found:
            found.append(place)
            continue
        between = line.tags[groups[number - 1][-1].last + 1:groups[number][0].first]
        if "c" in between and not set(between) & _APART:
            found.append(place)
        elif groups[0][0].at <= 3 and len(found) == 1 and line.tags[:1] == "p":
            found[0] = place.model_copy(update={"within": (*place.within, found[0].name, *found[0].within)})
        else:
            found.append(place)
    return found
