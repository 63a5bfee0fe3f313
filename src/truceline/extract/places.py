"""Where a clause puts what it tells: place names, what lies around them, and which stand side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.extract.lines import Line
from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.lexicon import Role
from truceline.model.place import PlacePrecision, SaidPlace

_HIT = re.compile(r"[ET]|Ba*F")  # behind a place: "the Marn bombing", "the Marn toll", "Marn was shelled"
_APART = frozenset("VKGJFSBHE;.")  # between two places: each is told of by itself
_BETWEEN = frozenset("dwa'Y")  # between a word of place and the place: "in the old Orvel's Marn"
_LEADS: tuple[Role, ...] = ("place relation", "weapon use")  # roles of words that lead to a place, whatever their tag
_NOUNS = frozenset("'hNnwPUXEZoW")  # behind a name: it only tells whose or which ("near Marnish waters", "at Gate 4")
_OWNED = 3  # chunks behind "'s" in which a place may stand that lies in the place before it
_CLOSE = 6   # chunks between two names that belong together
_DESCRIBED = 3  # chunks behind "a" in which the noun of a place stands
_AHEAD = 3   # chunks before a place that a sentence sets ahead of what it tells ("In Orvel, ...")
_SIZE: dict[PlacePrecision, int] = {
    "point": 0, "district": 1, "unknown": 1, "town": 2, "admin2": 3, "admin1": 4, "region": 4, "country": 5,
}

_COMMA = re.compile(r",p?")
_LIST = re.compile(r"(?:,p?d?Y)+,?cp?d?w*Y|(?:,p?d?Y){3}")
"""Behind a name: more of them, and a last one behind "and"; or many."""
_NARROW = frozenset({"town", "district", "landmark"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named at a chunk; ``kind`` is the place noun beside it, ``size`` how large such a place is."""

    at: int
    first: int
    last: int
    name: str
    kind: str
    size: int
    people: float
    within: tuple[str, ...] = ()


def read_places(line: Line, first: int, last: int, speakers: frozenset[int], gazetteer: Gazetteer) -> list[SaidPlace]:
    """The places of a clause, side by side; each with the names around it, outwards."""
    found: list[Spot] = []
    for at in range(first, last + 1):
        spot = _spot(line, at, first, last, gazetteer) if at not in speakers else None
        if spot is None:
            continue
        if not found or _side_by_side(line, found[-1], spot) or _listed(line, found, spot, gazetteer):
            found.append(spot)
        else:
            found[-1] = _nested(line, found[-1], spot, gazetteer)
    return [_said(line, spot) for spot in found]


def placed_at(line: Line, at: int, gazetteer: Gazetteer, *, dated: bool) -> SaidPlace | None:
    """The place that a name heads a list item with; one that no map has only where a date stands beside it."""
    name = line.chunks[at].name
    if name is None or name.common or not (name.place or (dated and not name.known)):
        return None
    size, people = _size(name.text, gazetteer), gazetteer.weight(name.text)
    return _said(line, Spot(at, at, at, name.text, "", size, people)) if size < _SIZE["country"] else None


def is_narrow(place: SaidPlace, gazetteer: Gazetteer) -> bool:
    """Whether a place is no larger than a town, by its own words or by the map; a name that no map has is taken so."""
    return place.kind in _NARROW or (not place.kind and _size(place.name, gazetteer) <= _SIZE["town"])


def _spot(line: Line, at: int, first: int, last: int, gazetteer: Gazetteer) -> Spot | None:
    """A name that is used as a place: behind a word of place, beside a place noun, or before an event word."""
    name = line.chunks[at].name
    if name is None or name.common:
        return None
    noun_at, kind = _place_noun(line, at, first, last)
    led = at > first and _leads(line, at, first)
    hit = name.place and bool(_HIT.match(line.tags, at + 1))
    stranger = not name.known and led and (bool(kind) or _is_within(line, at, first) or _is_described(line, at, last))
    if not (name.place and (led or kind or hit)) and not stranger:
        return None
    if _destined(line, min(at, noun_at), first) or _tells_people(line, at):
        return None
    if not name.place and (kind == "landmark" or (noun_at > at and line.tags[noun_at + 1:noun_at + 2] == "O")):
        return None  # "the Shia district of Marn": what kind of district, not its name
    size, people = _size(name.text, gazetteer), gazetteer.weight(name.text)
    if kind == "landmark" and size <= _SIZE["town"]:
        size = _SIZE["point"]
    if size > _SIZE["town"] and _owns(line, at):
        return None
    return Spot(at, min(at, noun_at), max(at, noun_at), name.text, kind, size, people)


def _tells_people(line: Line, at: int) -> bool:
    """'The attack on the Marn pilgrims': which people, not where."""
    return line.tags[at - 1:at] == "d" and line.tags[at + 1:at + 2] == "P"


def _owns(line: Line, at: int) -> bool:
    """'The biggest threat to Africa's largest economy': whose it is, not where, as no place follows."""
    behind = range(at + 2, min(at + 2 + _OWNED, len(line.chunks)))
    return line.tags[at + 1:at + 2] == "'" and not any(
        line.chunks[i].name is not None or line.chunks[i].cue("place noun", "direction") for i in behind)


def _size(name: str, gazetteer: Gazetteer) -> int:
    """How large a place of this name is, from a point to a country."""
    candidates = gazetteer.find(name)
    if candidates:
        return _SIZE[candidates[0].precision]
    return _SIZE["country" if gazetteer.country(name) else "unknown"]


def _destined(line: Line, at: int, first: int) -> bool:
    """'A convoy for the town of Marn': where it was to go, not where it was."""
    before = at - 1
    while before >= first and line.tags[before] in "dw":
        before -= 1
    return before >= first and line.means(before, "preposition", "for")


def _place_noun(line: Line, at: int, first: int, last: int) -> tuple[int, str]:
    """'the Orvel district', 'the town of Orvel': where the noun stands, and its kind."""
    if at < last and (kind := _kind(line, at + 1)):
        return at + 1, kind
    before = at - 1
    while before > first and line.tags[before] == "d":
        before -= 1
    if before > first and line.tags[before] == "O" and (cue := line.chunks[before - 1].cue("place noun")) is not None:
        return before - 1, cue.sense
    if before >= first and (kind := _kind(line, before)):
        return before, kind
    return at, ""


def _kind(line: Line, at: int) -> str:
    """The kind of place that a noun tells; none for one that only points back ("the town")."""
    cue = line.chunks[at].cue("place noun")
    return cue.sense if cue is not None and cue.sense != "back" else ""


def _is_within(line: Line, at: int, first: int) -> bool:
    """'At Tilbeck', 'near Vozuca': right behind a word that little but a place follows, and before no noun."""
    cue = line.chunks[at - 1].cue("place relation") if at > first else None
    return cue is not None and cue.sense == "within" and line.tags[at + 1:at + 2] not in _NOUNS


def _is_described(line: Line, at: int, last: int) -> bool:
    """'In Zhudra, 20 miles south of Orvel', 'in Zhudra, a mining village': told to be a place behind its comma."""
    if line.tags[at + 1:at + 2] != "," or at + 2 > last:
        return False
    bearing = at + 2 + (line.tags[at + 2] == "n")
    if line.tags[bearing + 1:bearing + 2] == "Y" and _is_bearing(line, bearing):
        return True
    behind = range(at + 3, min(at + 3 + _DESCRIBED, last + 1)) if line.tags[at + 2] == "d" else ()
    return any(_kind(line, i) for i in behind)


def _is_bearing(line: Line, at: int) -> bool:
    """'South of', 'near', 'three miles from': a word that tells only from where a place is reckoned."""
    cue = line.chunks[at].cue("place relation")
    measured = line.tags[at - 1:at] == "n" and line.means(at, "preposition", "from")
    return measured or (cue is not None and cue.sense == "within")


def _leads(line: Line, at: int, first: int) -> bool:
    """Whether a word of place stands before the name, a few words between allowed; or "and" and another place."""
    before = at - 1
    while before >= first and line.tags[before] in _BETWEEN and not line.chunks[before].cue(*_LEADS):
        before -= 1
    if before < first:
        return False
    chunk, ahead = line.chunks[before], line.chunks[before - 1] if before > first else None
    if chunk.tag == "O":
        return ahead is not None and (ahead.tag in "EF" or ahead.cue("place noun", "place relation") is not None)
    if ahead is not None and (chunk.tag == "," or chunk.means("conjunction", "and")):
        ahead = line.chunks[before - 2] if ahead.tag == "," and before - 1 > first else ahead
        return ahead.name is not None and (ahead.name.place or _is_unmapped(line, before - 1, first))
    return chunk.cue(*_LEADS, "event verb", "event turn") is not None


def _is_unmapped(line: Line, at: int, first: int) -> bool:
    """'In Calle Mayor, Orvel': a name that no map has, behind a word of place and with a place around it."""
    name = line.chunks[at].name
    return name is not None and not (name.known or name.common) and line.tags[at + 1] == "," and _leads(line, at, first)


def _side_by_side(line: Line, before: Spot, spot: Spot) -> bool:
    """Two places joined by "and" are two; others lie in one another."""
    between = line.tags[before.last + 1:spot.first]
    joined = any(chunk.means("conjunction", "and") or chunk.means("conjunction", "or")
                 for chunk in line.chunks[before.last + 1:spot.first])
    return joined and _belong(between) and not _begins_way(line, before)


def _listed(line: Line, found: Sequence[Spot], spot: Spot, gazetteer: Gazetteer) -> bool:
    """'In Orvel, Marn and Tilbeck': the next of a list, where no map has the one before it in it."""
    before = found[-1]
    more = _LIST.match(line.tags, before.last + 1) or (len(found) > 1 and _by_comma(line, found[-2], before))
    if not more or not _by_comma(line, before, spot):
        return False
    known = all(gazetteer.knows(name) for name in (before.name, spot.name))
    return not gazetteer.holds(spot.name, before.name) if known else before.size == spot.size


def _by_comma(line: Line, before: Spot, spot: Spot) -> bool:
    return _COMMA.fullmatch(line.tags, before.last + 1, spot.first) is not None


def _begins_way(line: Line, spot: Spot) -> bool:
    """'The road between Orvel and Marn': one place, told by the ends of a way."""
    return line.means(spot.at - 1, "preposition", "between")


def _belong(between: str) -> bool:
    """Whether two places are told together, by the tags of what stands between them."""
    return len(between) <= _CLOSE and _APART.isdisjoint(between)


def _nested(line: Line, before: Spot, spot: Spot, gazetteer: Gazetteer) -> Spot:
    """One place of two that nest: the finer one, the other around it."""
    between = line.tags[before.at + 1:spot.at]
    beside = _is_bearing(line, spot.first - 1 - (line.tags[spot.first - 1] == "d")) and gazetteer.knows(before.name)
    if _begins_way(line, before) or (beside and not gazetteer.holds(spot.name, before.name)):
        return before
    belongs = _belong(between)
    ahead = before.at <= _AHEAD and line.tags[:1] == "p"
    inside = _is_inside(between, before, spot) if belongs else _larger(before, spot)
    if inside and (belongs or ahead or before.size > spot.size):
        return replace(spot, within=(before.name, *before.within))
    if not inside and (belongs or spot.size > before.size):
        return replace(before, within=(*before.within, spot.name))
    return before


def _is_inside(between: str, before: Spot, spot: Spot) -> bool:
    """Whether the later name is the finer one: "Orvel's Marn", "the Orvel suburb of Marn"; else by what is larger."""
    if between.startswith("'"):
        return True
    if before.size != spot.size:
        return before.size > spot.size
    return "O" in between and "p" not in between and before.people > spot.people


def _larger(before: Spot, spot: Spot) -> bool:
    return (before.size, before.people) > (spot.size, spot.people)


def _said(line: Line, spot: Spot) -> SaidPlace:
    start, end = line.span(spot.at, spot.at)
    text = line.sentence.text[start:end]  # as the report has it; the name has single spaces
    return SaidPlace(text=text, start=start, end=end, name=spot.name, within=spot.within, kind=spot.kind)
