"""Reports of an invented country with the repetition of real ones, and what they truly tell: for measuring only.

An incident is told by an agency first, reprinted by outlets word for word, and told anew by others with other
tolls; later reports recall it. One town is busy on all days, and on some days every town is. What is said, and of
whom, is in invented.yaml; the same seed gives the same reports.
"""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import yaml
from pydantic import BaseModel, ConfigDict

FIRST_DAY = date(2031, 1, 1)
TOWNS = 400
A_DAY = 45        # incidents
BUSY_TIMES = 8    # as many on a busy day
BUSY_EVERY = 30   # days
IN_BUSY_TOWN = 0.05
REPORTS_EACH = 3  # of an incident, on average
RECALLED = 400    # incidents that reports still speak of
SHARES = {"copy": 0.4, "recalls": 0.3, "position": 0.25, "busy party": 0.5, "next day": 0.2, "other toll": 0.3}


class Kind(BaseModel):
    """A kind of incident, and how it is told."""

    model_config = ConfigDict(extra="forbid")
    id: str
    headline: str
    leads: tuple[str, ...]
    past: str


class Words(BaseModel):
    """All that reports say, as invented.yaml has it."""

    model_config = ConfigDict(extra="forbid")
    country: str
    beginnings: tuple[str, ...]
    middles: tuple[str, ...]
    ends: tuple[str, ...]
    provinces: tuple[str, ...]
    agencies: tuple[str, ...]
    outlets: tuple[str, ...]
    monitor: str
    parties: tuple[str, ...]
    busy_party: str
    scenes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    tolls: tuple[str, ...]
    speakers: tuple[str, ...]
    positions: tuple[str, ...]
    filler: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town and where it lies."""

    name: str
    province: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident as it truly was."""

    number: int
    kind: Kind
    town: Town
    day: date
    scene: str
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a report, and the incident that they tell, if any."""

    text: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A report: ``told`` has where in its text it tells which incident."""

    outlet: str
    agency: str
    published: date
    text: str
    told: tuple[tuple[int, int, int], ...]

    def record(self) -> str:
        """The report as one line of a file of JSON lines; what is true of it is not in it."""
        return json.dumps({"outlet": self.outlet, "agency": self.agency, "published": self.published.isoformat(),
                           "status": "Exercise", "text": self.text})


@cache
def words() -> Words:
    """The words, as they lie beside this module."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return Words.model_validate(yaml.safe_load(text))


@cache
def towns() -> tuple[Town, ...]:
    """Towns in the open sea, the busy one first."""
    chance, w = Random(0), words()  # noqa: S311 - nothing here is secret
    names = [f"{a}{b}{c}" for a in w.beginnings for b in w.middles for c in w.ends]
    return tuple(Town(name, chance.choice(w.provinces), round(chance.uniform(-32, -28), 4),
                      round(chance.uniform(78, 82), 4)) for name in chance.sample(names, TOWNS))


# ------------------------------------------------------------------ what happened

def incidents(chance: Random) -> Iterator[Happened]:
    """What happened, day by day, without end: no two of one kind in one town on one day."""
    number, day = 0, FIRST_DAY
    while True:
        busy = (day - FIRST_DAY).days % BUSY_EVERY == BUSY_EVERY - 1
        for kind, town in _scenes_of(A_DAY * (BUSY_TIMES if busy else 1), chance):
            killed = 1 + int(chance.expovariate(1 / 8))
            yield Happened(number, kind, town, day, chance.choice(words().scenes), killed,
                           injured=killed + chance.randrange(40))
            number += 1
        day += timedelta(days=1)


def _scenes_of(many: int, chance: Random) -> Iterator[tuple[Kind, Town]]:
    """What happened where on one day: outside the busy town, one incident a town."""
    busy, *others = towns()
    in_busy = min(len(words().kinds), round(many * IN_BUSY_TOWN))
    yield from ((kind, busy) for kind in chance.sample(words().kinds, in_busy))
    yield from ((chance.choice(words().kinds), town) for town in chance.sample(others, many - in_busy))


# ------------------------------------------------------------------ what is reported

def reports(seed: int = 1) -> Iterator[Written]:
    """Reports without end, in the order of the incidents that they are about."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    recalled: deque[Happened] = deque(maxlen=RECALLED)
    for incident in incidents(chance):
        wire = _wire(incident, recalled, chance)
        agency = chance.choice(words().agencies)
        yield _written(agency, agency, incident.day, wire)
        for _ in range(min(int(chance.expovariate(1 / (REPORTS_EACH - 1))), 30)):
            later = incident.day + timedelta(days=chance.random() < SHARES["next day"])
            outlet = chance.choice(words().outlets)
            if chance.random() < SHARES["copy"]:
                yield _written(outlet, agency, later, (*wire, *_more(later, chance)))
            else:
                yield _written(outlet, "", later, (*_account(incident, chance), *_more(later, chance)))
        recalled.append(incident)


def _wire(incident: Happened, recalled: Sequence[Happened], chance: Random) -> tuple[Paragraph, ...]:
    """An agency's report: what outlets reprint."""
    earlier = (_past(chance.choice(recalled)),) if recalled and chance.random() < SHARES["recalls"] else ()
    return (*_account(incident, chance), Paragraph(chance.choice(words().filler)), *earlier)


def _account(incident: Happened, chance: Random) -> tuple[Paragraph, ...]:
    """A headline, a lead and another speaker's toll."""
    w, other = words(), incident.killed + chance.randrange(1, 4) * (chance.random() < SHARES["other toll"])
    first, second = chance.sample((*w.speakers, w.monitor), 2)
    lead = f"{incident.town.name.upper()}, {incident.day:%B} {incident.day.day} - {chance.choice(incident.kind.leads)}"
    toll = chance.choice(w.tolls)
    return (Paragraph(_filled(incident.kind.headline, incident, first), incident.number),
            Paragraph(_filled(lead, incident, first), incident.number),
            Paragraph(_filled(toll, incident, f"{second[0].upper()}{second[1:]}", other), incident.number))


def _past(incident: Happened) -> Paragraph:
    return Paragraph(_filled(incident.kind.past, incident, ""), incident.number)


def _filled(form: str, incident: Happened, speaker: str, killed: int = 0) -> str:
    return form.format(killed=killed or incident.killed, injured=incident.injured, town=incident.town.name,
                       scene=incident.scene, weekday=f"{incident.day:%A}", speaker=speaker,
                       date=f"{incident.day:%B} {incident.day.day}")


def _more(day: date, chance: Random) -> tuple[Paragraph, ...]:
    """What an outlet adds: some of it on the truce."""
    w = words()
    if chance.random() >= SHARES["position"]:
        return (Paragraph(chance.choice(w.filler)),)
    party = w.busy_party if chance.random() < SHARES["busy party"] else chance.choice(w.parties)
    return (Paragraph(chance.choice(w.positions).format(party=party, weekday=f"{day:%A}")),)


def _written(outlet: str, agency: str, day: date, paragraphs: Sequence[Paragraph]) -> Written:
    parts, told, length = [], [], 0
    for paragraph in paragraphs:
        end = length + len(paragraph.text)
        if paragraph.of is not None:
            told.append((length, end, paragraph.of))
        parts.append(paragraph.text)
        length = end + 2
    return Written(outlet, agency, day, "\n\n".join(parts) + "\n", tuple(told))


# ------------------------------------------------------------------ as files

def write_data(folder: Path) -> Path:
    """The country's places, parties and sources as a folder for ``--data``."""
    w = words()
    folder.mkdir(parents=True, exist_ok=True)
    around = [{"id": _id(w.country), "name": w.country, "lat": -30.0, "lon": 80.0, "precision": "country",
               "country": "XO", "source": "invented"},
              *({"id": _id(p), "name": p, "precision": "admin1", "within": [w.country], "country": "XO",
                 "source": "invented"} for p in w.provinces)]
    places = [{"id": _id(t.name), "name": t.name, "lat": t.lat, "lon": t.lon, "precision": "town",
               "within": [t.province, w.country], "country": "XO", "source": "invented"} for t in towns()]
    parties = [{"id": _id(p), "name": p, "kind": "armed group", "country": "XO"} for p in (*w.parties, w.busy_party)]
    army = [{"id": "xo", "name": w.country, "kind": "state", "country": "XO"},
            {"id": "xo-army", "name": "Ostavian army", "kind": "force", "of": "xo", "country": "XO"}]
    sources = [*({"id": _id(a), "name": a, "kind": "agency"} for a in w.agencies),
               *({"id": _id(o), "name": o, "kind": "newspaper"} for o in w.outlets),
               {"id": "xo-watch", "name": w.monitor, "kind": "monitor", "country": "XO"}]
    for name, entries in (("places", [*around, *places]), ("actors", [*army, *parties]), ("sources", sources)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(entries), encoding="utf-8")
    return folder


def _id(name: str) -> str:
    return name.casefold().replace(" ", "-")
