"""LGL and GeoWebNews: given the place names of an article, the gazetteer's entry for each.

*name alone*: the gazetteer alone. *in its report*: as `anchor` does it, with all that the article names. Both leave a
name without an entry where nothing tells which is meant; *or the largest* then takes the one with the most people.
*reach* is the share of names whose right entry, or one near it, is among the candidates at all: no choice can do
better. Texts and ids lie beside the project and never in it; the scorer is theirs.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from quality.answers import whole_report
from quality.beside import OUTPUT, printed
from truceline.anchor.places import Places
from truceline.knowledge.distance import kilometres
from truceline.knowledge.gazetteer import Gazetteer
from truceline.knowledge.world import GEONAMES
from truceline.model.claim import EventClaim
from truceline.model.place import Place, SaidPlace

FOLDER = "geoparsing"
SETS = {"lgl": "LGL", "geowebnews": "GeoWebNews"}
NEAR_KM = 161  # 100 miles: what the literature calls near


class Toponym(BaseModel):
    """A place name of an article, and the entry that it means where that is known."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int
    end: int
    name: str
    geonames_id: str | int | None = None
    lat: float | None = None
    lon: float | None = None


class Article(BaseModel):
    """An article with its place names."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the ``n`` names that have an entry: found exactly, or within 161 km; ``answered`` got any entry."""

    set: str
    way: str
    n: int
    answered: int
    exact: float
    near: float


Way = Callable[[Article, Gazetteer], list[Place | None]]
"""A place for each name of an article, in their order."""


def by_name(article: Article, gazetteer: Gazetteer) -> list[Place | None]:
    """What the gazetteer makes of each name by itself."""
    return [gazetteer.resolve(toponym.name)[0] for toponym in article.toponyms]


def in_report(article: Article, gazetteer: Gazetteer) -> list[Place | None]:
    """What `anchor` makes of each name in its report."""
    report = whole_report(str(article.id), article.text)
    claims = [_claim(report.id, at, toponym) for at, toponym in enumerate(article.toponyms)]
    places = Places([report], {report.id: claims}, gazetteer)
    found = (places.locate(claim).places[0] for claim in claims)
    return [place if place.lat is not None else None for place in found]


def or_largest(article: Article, gazetteer: Gazetteer) -> list[Place | None]:
    """The same, else the candidate with the most people."""
    return [place or next(iter(gazetteer.find(toponym.name)), None)
            for place, toponym in zip(in_report(article, gazetteer), article.toponyms, strict=True)]


WAYS: dict[str, Way] = {"name alone": by_name, "in its report": in_report, "or the largest": or_largest}


def measure(folder: Path, gazetteer: Gazetteer) -> Iterator[Score]:
    """The scores of both sets: their reach first, then each way by the sets' own scorer."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        gold = folder / f"{name}.jsonl"
        articles = [Article.model_validate_json(line) for line in gold.read_bytes().splitlines()]
        yield _reach(name, articles, gazetteer)
        for way, find in WAYS.items():
            predicted = OUTPUT / f"{name}_{way.replace(' ', '_')}.jsonl"
            told = (_prediction(article, find(article, gazetteer)) for article in articles)
            predicted.write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
            yield _scored(folder, name, way, predicted)


def _reach(name: str, articles: list[Article], gazetteer: Gazetteer) -> Score:
    """How many names have their entry, or one near it, among the candidates."""
    asked = [(toponym, gazetteer.find(toponym.name)) for article in articles for toponym in article.toponyms
             if toponym.geonames_id]
    exact = sum(any(place.id == f"{GEONAMES}{toponym.geonames_id}" for place in found) for toponym, found in asked)
    near = sum(any(_is_near(place, toponym) for place in found) for toponym, found in asked)
    answered = sum(bool(found) for _, found in asked)
    return Score(name, "reach", len(asked), answered, exact / len(asked), near / len(asked))


COLUMNS = ("set", "way", "n", "answered", "exact id", "161 km", "of the reach", "161 km of it")


def cells(scores: Sequence[Score]) -> Iterator[tuple[str, ...]]:
    """One row for each set and way, under ``COLUMNS``; the last two are shares of the reach."""
    reached = {score.set: score for score in scores if score.way == "reach"}
    for score in scores:
        top = reached[score.set]
        shares = (score.exact, score.near, score.exact / top.exact, score.near / top.near)
        yield SETS[score.set], score.way, str(score.n), str(score.answered), *(f"{100 * share:.1f}" for share in shares)


def _claim(report: str, at: int, toponym: Toponym) -> EventClaim:
    said = SaidPlace(text=toponym.name, start=toponym.start, end=toponym.end, name=toponym.name)
    quote = {"start": toponym.start, "end": toponym.end, "text": toponym.name}
    return EventClaim.model_validate({"id": f"{report}-{at}", "report": report, "quote": quote, "event_type": "",
                                      "said_place": said})


def _prediction(article: Article, places: list[Place | None]) -> dict[str, object]:
    found = [{"start": toponym.start, "end": toponym.end, "geonames_id": _number(place), "lat": place.lat,
              "lon": place.lon} for toponym, place in zip(article.toponyms, places, strict=True) if place is not None]
    return {"id": article.id, "toponyms": found}


def _number(place: Place) -> str | None:
    return place.id.removeprefix(GEONAMES) if place.id.startswith(GEONAMES) else None


def _is_near(place: Place, toponym: Toponym) -> bool:
    if place.id == f"{GEONAMES}{toponym.geonames_id}":
        return True
    apart = kilometres(place, Place(name=toponym.name, lat=toponym.lat, lon=toponym.lon))
    return apart is not None and apart <= NEAR_KM


def _scored(folder: Path, name: str, way: str, predicted: Path) -> Score:
    gold = folder / f"{name}.jsonl"
    told = json.loads(printed(folder / "score_geo.py", "--json", "--gold", gold, "--pred", predicted))["resolution"]
    return Score(name, way, told["toponyms"], told["answered"], told["exact_id"], told["acc161"])
