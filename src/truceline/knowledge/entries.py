"""Who and where: the entries of the actor, source, place and event type files."""

from typing import Literal

from truceline.model.base import Record
from truceline.model.place import PlacePrecision
from truceline.model.time import Moment

ActorKind = Literal["state", "government", "armed group", "force", "opposition", "coalition",
                    "international", "people", "person", "office"]
SourceKind = Literal["monitor", "state media", "agency", "newspaper", "broadcaster", "un", "ngo",
                     "authority", "medical", "think tank"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Entry(Record):
    """What every entry of a data file has: an id, a name to show, and the other names people use."""

    id: str
    name: str
    names: tuple[str, ...] = ()


class Actor(Entry):
    """A state, group, force or person that acts, is hit, takes positions.

    ``of`` is the id of the actor it belongs to or speaks for (a minister: the government).
    ``lists`` names lists of designated organisations that hold it, with its number there, else the
    list's ("UN QDe.137", "UN 1267"); ``listed`` is since when. ``metonyms`` are places that stand for
    it ("Damascus"). ``common`` entries name a party without a country ("the army"), and ``group`` is
    the kind of unidentified speaker that a party is which names nobody by itself ("Syrian officials").
    """

    kind: ActorKind
    of: str = ""
    country: str = ""
    office: str = ""
    lists: tuple[str, ...] = ()
    listed: Moment | None = None
    metonyms: tuple[str, ...] = ()
    common: bool = False
    group: str = ""
    note: str = ""


class PartyForm(Entry):
    """Words that name a party beside the name of a country: "Nigerian army", "Colombia's foreign minister".

    ``of`` is the form whose party this one belongs to in the same country, or ``state``; names of ``alone`` forms
    may stand without a country, but never those in ``beside``; ``group`` is as in ``Actor``.
    """

    kind: ActorKind
    of: str = ""
    office: str = ""
    alone: bool = False
    beside: tuple[str, ...] = ()
    group: str = ""
    example: str
    counter: str


class OrdinaryNames(Record):
    """Names that are ordinary words too, and so are read in running text only where capitals tell something.

    ``never``: phrases that hold a name and mean somebody or something else ("Latin America").
    """

    why: str
    names: tuple[str, ...]
    never: bool = False


class Source(Entry):
    """Somebody who counts and reports. ``party`` is the actor it belongs to (a state agency: its government).

    ``described`` are words for it that name nobody by themselves ("the monitoring group").
    ``reliability`` is an Admiralty prior A-F: it is shown, never computed with.
    """

    kind: SourceKind
    country: str = ""
    party: str = ""
    of: str = ""
    described: tuple[str, ...] = ()
    reliability: Reliability = "F"
    note: str = ""


class PlaceEntry(Entry):
    """A place of our own list. ``within`` runs outwards by name; ``country`` is ISO 3166-1 alpha-2.

    An ``id`` that begins with ``geonames:`` replaces that place of the world's; ``also`` are countries that
    hold or claim it too, or that a wider region reaches into. An example is a name and the names around
    it, outwards ("Salma, Latakia"), that must give this place, a counter one that must not.
    """

    native: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision
    within: tuple[str, ...] = ()
    country: str
    also: tuple[str, ...] = ()
    source: str
    example: str = ""
    counter: str = ""


class EventType(Entry):
    """A kind of event: ACLED's where it has one, else ours. ``id`` is ``event_type/sub_event_type``.

    ``plover`` is the code beside it; ``violent`` events make incidents by themselves; ``acts`` are the
    words of truce terms that forbid it (attack, aerial bombing, siege, ...).
    """

    event_type: str
    sub_event_type: str = ""
    plover: str = ""
    violent: bool
    acts: tuple[str, ...] = ()
    acled: bool = True
    example: str
    counter: str
