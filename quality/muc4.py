"""MUC-4: our incidents in the form of its templates, scored by the scorer that lies beside its keys.

A template is one incident of one document. What a template asks and no claim of ours tells (buildings as targets,
what was only threatened) stays empty. Texts and keys lie beside the project and never in it.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from quality.beside import OUTPUT, printed
from truceline.collect import collect
from truceline.flow import brief
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import plain_words
from truceline.model.brief import Brief
from truceline.model.claim import Anchored, EventClaim, FigureClaim, Metric, Party
from truceline.model.incident import Incident, Range
from truceline.model.names import fold
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.model.time import Period
from truceline.register import TruceChoice

FOLDER = "muc4"
SPLITS = {"dev": "TST1 and TST2", "tst3": "TST3"}
"""The splits that are measured, and their names."""
ANCHORED = "tst3"
SLOTS = ("killed", "injured", "weapon", "date", "place")
FLOORS = {"killed": 42.4, "injured": 12.5, "date": 2.6, "place": 26.3}
"""What the commonest value of the training keys reaches, in per cent of TST3's templates that have a value."""

KINDS: Mapping[str, str] = {
    "Violence against civilians": "attack",
    "Violence against civilians/Attack": "attack",
    "Violence against civilians/Sexual violence": "attack",
    "Violence against civilians/Abduction/forced disappearance": "kidnapping",
    "Explosions/Remote violence": "bombing",
    "Explosions/Remote violence/Air/drone strike": "bombing",
    "Explosions/Remote violence/Suicide bomb": "bombing",
    "Explosions/Remote violence/Remote explosive/landmine/IED": "bombing",
    "Explosions/Remote violence/Shelling/artillery/missile attack": "attack",
    "Explosions/Remote violence/Grenade": "attack",
    "Strategic developments/Looting/property destruction": "robbery",
}
"""MUC's type of each kind of event; what is missing, a clash of two armed sides among it, makes no template."""

_OF_ONE = frozenset({None, "incident", "background"})
"""The scopes of figures that are the toll of one event."""
UNREAL = frozenset({"denied", "hypothetical", "future"})
Bounds = tuple[int | None, int | None]
Mentions = tuple[tuple[str, ...], ...]


class Template(BaseModel):
    """An incident as the scorer takes it. Each entity is a tuple of its mentions."""

    model_config = ConfigDict(frozen=True)

    type: str
    people: Mentions = Field(default=(), serialization_alias="PerpInd")
    organisations: Mentions = Field(default=(), serialization_alias="PerpOrg")
    weapons: Mentions = Field(default=(), serialization_alias="Weapon")
    killed: str = ""
    injured: str = ""
    date: str = ""
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """What a template is made of: an incident, or an event that makes none because nobody tells where it was."""

    kind: str
    events: tuple[Anchored, ...]
    counts: Mapping[Metric, Bounds]
    actors: tuple[Party, ...]
    time: Period | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Document:
    """A report read by itself."""

    report: Report
    told: Brief
    knowledge: Knowledge

    def templates(self) -> Iterator[Template]:
        """All that MUC asks for."""
        for happening in (*self._incidents(), *self._unplaced()):
            kind = KINDS.get(happening.kind)
            if kind is not None:
                yield self._template(happening, kind)

    def _incidents(self) -> Iterator[Happening]:
        """The incidents; MUC asks for what is told in passing too."""
        for incident in self.told.linkage.incidents:
            events = tuple(a for a in self.told.dossier.claims if a.claim.id in incident.claims
                           and isinstance(a.claim, EventClaim))
            counts = {metric: self._said(told) for metric, told in incident.figures.items()}
            yield Happening(_kind(incident), events, counts, incident.actors, incident.time, incident.place)

    def _said(self, told: Range) -> Bounds:
        """The bounds of the current figures as they are said: a range may be open where nobody says "at least"."""
        figures = {a.claim.id: a.claim for a in self.told.dossier.claims if isinstance(a.claim, FigureClaim)}
        sums = []
        for origin in told.origins:
            replaced = [id_ for old in origin.superseded for id_ in old.claims]
            beside = [figures[id_] for id_ in (*origin.claims, *replaced)]
            sums += [_sum([other for other in beside if other.quote == figures[id_].quote]) for id_ in origin.claims]
        return _all(sums)

    def _unplaced(self) -> Iterator[Happening]:
        """Events of no incident, each with what refers to it."""
        linked = {link.claim for link in self.told.linkage.links if link.incidents}
        groups: dict[str, list[Anchored]] = {}
        for anchored in self.told.dossier.claims:
            claim = anchored.claim
            if isinstance(claim, EventClaim) and claim.id not in linked and UNREAL.isdisjoint(claim.qualifiers):
                groups.setdefault(claim.refers_to or claim.id, []).append(anchored)
        yield from (self._event(group) for id_, group in groups.items() if id_ not in linked)

    def _event(self, group: Sequence[Anchored]) -> Happening:
        ids = {anchored.claim.id for anchored in group}
        claims = [anchored.claim for anchored in group if isinstance(anchored.claim, EventClaim)]
        figures = [a.claim for a in self.told.dossier.claims if isinstance(a.claim, FigureClaim)]
        told = [f for f in figures if not ids.isdisjoint(f.events) and f.scope in _OF_ONE and not f.qualifiers]
        counts = {metric: _all([_sum([f for f in told if (f.metric, f.quote) == (metric, one.quote)])
                                for one in told if one.metric == metric])
                  for metric in {f.metric for f in told}}
        return Happening(
            _kind(claims[0]), tuple(group), counts, tuple(party for claim in claims for party in claim.actors),
            next((a.time for a in group if a.time is not None and a.claim.said_time is not None), None),
            next((a.place for a in group if a.place is not None), None))

    def _template(self, happening: Happening, kind: str) -> Template:
        organisations, people = self._actors(happening.actors)
        return Template(
            type=kind, people=people, organisations=organisations, weapons=self._weapons(happening.events),
            killed=count(happening.counts.get("killed")), injured=count(happening.counts.get("injured")),
            date=self._date(happening), place=self._place(happening))

    def _actors(self, actors: Sequence[Party]) -> tuple[Mentions, Mentions]:
        """Organisations, by the name that the report uses, and people told by a noun."""
        organisations, people = list[tuple[str]](), list[tuple[str]]()
        for actor in actors:
            entry = self.knowledge.actors.get(actor.id)
            names = (entry.name, *entry.names) if entry is not None else (actor.name,)
            told = next((name for name in names if self._has(name)), actor.name)
            (people if entry is None else organisations).append((told.lower(),))
        return tuple(dict.fromkeys(organisations)), tuple(dict.fromkeys(people))

    def _weapons(self, events: Iterable[Anchored]) -> Mentions:
        """The words for the weapons in what is told."""
        quotes = [plain_words(event.claim.quote.text) for event in events]
        found = (" ".join(words[cue.start:cue.end]) for words in quotes for cue in self.knowledge.lexicon.find(words)
                 if cue.cue.role == "weapon")
        return tuple((mention,) for mention in dict.fromkeys(found))

    def _date(self, happening: Happening) -> str:
        """The day or days; where no word tells them, up to the day of the report."""
        said = any(event.claim.said_time is not None for event in happening.events)
        if said and happening.time is not None:
            first, last = happening.time.days()
            return f"{first}/{last}" if first != last else str(first)
        published = self.report.published
        return f"/{published.latest[:10]}" if published is not None else ""

    def _place(self, happening: Happening) -> tuple[str, ...]:
        """From the country to the finest name; what lies around a place only where it is told with it."""
        place, country = happening.place, self._country(happening.place)
        if place is None or place.precision == "country":
            return (_plain(country),) if country else ()
        told = {fold(name) for event in happening.events if event.claim.said_place is not None
                for name in event.claim.said_place.within}
        around = [name for name in reversed(place.within) if fold(name) in told and name != country]
        names = (country, *around, place.said or place.name)
        return tuple(dict.fromkeys(_plain(name) for name in names if name))

    def _country(self, place: Place | None) -> str:
        """The country of a place, else that where the report was written, else the one where most of it plays."""
        gazetteer = self.knowledge.gazetteer
        named = [place.country for place in gazetteer.find(self.report.place)]
        scenes = [a.place.country for a in self.told.dossier.claims if a.place is not None and a.place.country]
        iso = next(filter(None, (place and place.country, *named[:1], *sorted(scenes, key=scenes.count)[-1:])), "")
        return next((country.name for country in gazetteer.countries if country.iso == iso), "")

    def _has(self, name: str) -> bool:
        return f" {fold(name)} " in f" {fold(self.report.text)} "


def _kind(told: Incident | EventClaim) -> str:
    return "/".join(filter(None, (told.event_type, told.sub_event_type)))


def count(bounds: Bounds | None) -> str:
    """How many, as keys write it: 6, 6-8, 6- for at least, PLURAL for words like "several"; empty where none is."""
    if bounds is None:
        return ""
    if bounds == (None, None):
        return "PLURAL"
    low, high = ("" if bound is None else str(bound) for bound in bounds)
    return low if low == high else f"{low}-{high}"


def _sum(groups: Sequence[FigureClaim]) -> Bounds:
    """The groups of victims that one sentence counts, as a key adds them: "six priests and two women" are eight."""
    lows, highs = [claim.low for claim in groups], [claim.high for claim in groups]
    return (None if None in lows else sum(filter(None, lows))), (None if None in highs else sum(filter(None, highs)))


def _all(said: Sequence[Bounds]) -> Bounds:
    """From the least to the most that is said of one thing."""
    lows = [low for low, _ in said if low is not None]
    highs = [high for _, high in said if high is not None]
    return min(lows, default=None), max(highs) if highs and len(highs) == len(said) else None


def _plain(name: str) -> str:
    """A name in capitals without accents, as MUC's texts are."""
    letters = unicodedata.normalize("NFKD", " ".join(name.upper().split()))
    return "".join(c for c in letters if not unicodedata.combining(c))


class Prediction(BaseModel):
    """The templates of one document."""

    model_config = ConfigDict(frozen=True)

    id: str
    templates: tuple[Template, ...]


def read(documents: Path, knowledge: Knowledge) -> Iterator[Prediction]:
    """The prediction of each document of a file of JSON lines ({id, text})."""
    lines = documents.read_bytes().splitlines()
    ids = {f"{documents}:{number}": json.loads(line)["id"] for number, line in enumerate(lines, 1) if line.strip()}
    for report in collect([documents]).reports:
        document = Document(report, brief([report], knowledge, TruceChoice(none=True)), knowledge)
        yield Prediction(id=ids[report.path], templates=tuple(document.templates()))


Part = dict[str, float]
Scores = dict[str, dict[str, Part]]
"""What the scorer gives: "roles" by part of part (a), "extra" by slot of part (b); shares from 0 to 1 and counts."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Our scores by split, and those of GTT's published predictions of the split that has them."""

    ours: Mapping[str, Scores]
    gtt: Scores


def measure(folder: Path, knowledge: Knowledge) -> Measured:
    """Reads the documents of each split and has the set's own scorer compare them with its keys."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    ours = {}
    for split in SPLITS:
        path = OUTPUT / f"muc4_{split}.jsonl"
        told = read(folder / f"documents_{split}.jsonl", knowledge)
        path.write_text("".join(f"{one.model_dump_json(by_alias=True)}\n" for one in told), encoding="utf-8")
        ours[split] = _scored(folder, split, path)
    return Measured(ours, _scored(folder, ANCHORED, folder / f"gtt_predictions_{ANCHORED}.jsonl"))


def _scored(folder: Path, split: str, predicted: Path) -> Scores:
    """What the set's own scorer says of predictions."""
    gold = folder / f"gold_{split}.jsonl"
    told: Scores = json.loads(printed(folder / "score_muc.py", "--json", "--gold", gold, "--pred", predicted))
    return told
