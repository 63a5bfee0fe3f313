"""All that truceline knows before it reads a report, immutable once loaded."""

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from truceline.errors import DataError, SourceError
from truceline.knowledge.entries import Actor, EventType, OrdinaryNames, PartyForm, Source
from truceline.knowledge.files import check_shape, data_folder, load_records, yaml_files
from truceline.knowledge.gazetteer import Country, Gazetteer, load_gazetteer
from truceline.knowledge.index import Actors, E, Index, dangling
from truceline.knowledge.lexicon import Lexicon, load_lexicon
from truceline.knowledge.naming import Names
from truceline.knowledge.parties import CountryParties
from truceline.knowledge.timewords import TimeWords, time_words
from truceline.knowledge.truces import load_truces
from truceline.model.truce import TruceFile

OWN_KINDS = ("actors", "places", "sources", "outlines")  # what a folder of the user's may add
OWN_SUFFIXES = (".yaml", ".json")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Knowledge:
    """Words, names, places, kinds of event and truces; ``version`` is a hash over the files.

    ``extra`` is the folder of the user's that was loaded beside the package's own data.
    """

    version: str
    lexicon: Lexicon
    actors: Actors
    sources: Index[Source]
    gazetteer: Gazetteer
    ontology: Index[EventType]
    truces: tuple[TruceFile, ...]
    names: Names
    times: TimeWords
    extra: Path | None = None


@cache
def load_knowledge(extra: Path | None = None) -> Knowledge:
    """Loads and checks every data file of the package; DataError names the first that is wrong.

    ``extra`` is a folder with further ``actors*.yaml``, ``places*.yaml`` and ``sources*.yaml`` of the
    same form as the package's, and ``outlines*.json``; SourceError when there is no such folder.
    """
    with _uncollected():
        return _load(extra)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded lives as long as the process: the garbage collector need not go through it again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


def _load(extra: Path | None) -> Knowledge:
    data, own = data_folder(), _own_files(extra)
    lexicon = load_lexicon(data / "lexicon" / "en")
    actors = Actors(_entries(yaml_files(data / "actors"), _of(own, "actors"), Actor), _parties(data))
    sources = Index(_entries(yaml_files(data / "sources"), _of(own, "sources"), Source))
    for fault in dangling(actors, sources):
        raise DataError(fault)
    return Knowledge(
        version=_version(data, own),
        lexicon=lexicon,
        actors=actors,
        sources=sources,
        gazetteer=load_gazetteer(data / "gazetteer", _of(own, "places")),
        ontology=Index(_entries(yaml_files(data / "ontology"), (), EventType)),
        truces=load_truces(data / "truces"),
        names=_names(data, actors, sources, lexicon),
        times=time_words(),
        extra=extra,
    )


def _parties(data: Traversable) -> CountryParties:
    """The parties that every country has."""
    countries = load_records(data / "gazetteer" / "countries.yaml", Country)
    return CountryParties(countries, load_records(data / "lexicon" / "en" / "parties.yaml", PartyForm))


def _names(data: Traversable, actors: Actors, sources: Index[Source], lexicon: Lexicon) -> Names:
    titles = lexicon.words("office") | lexicon.words("title")
    return Names(actors, sources, load_records(data / "lexicon" / "en" / "ordinary.yaml", OrdinaryNames),
                 {form.split()[-1].rstrip(".") for form in titles})


def _entries(ours: Iterable[Traversable], own: Iterable[Path], model: type[E]) -> Iterator[E]:
    for file in (*ours, *own):
        yield from load_records(file, model)


def _own_files(extra: Path | None) -> tuple[Path, ...]:
    """The data files of a folder of the user's; a name that tells no kind is a slip, not to be passed over."""
    if extra is None:
        return ()
    if not extra.is_dir():
        raise SourceError(f"{extra}: no such folder of data")
    found = tuple(sorted(f for f in extra.iterdir() if f.suffix in OWN_SUFFIXES))
    for file in found:
        if not file.name.startswith(OWN_KINDS):
            raise DataError(f"{file}: its name begins with none of {', '.join(OWN_KINDS)}")
        if file.suffix == ".yaml":
            check_shape(file.name, file.read_bytes())
    if not found:
        raise SourceError(f"{extra}: holds no file of {', '.join(OWN_KINDS)}")
    return found


def _of(files: tuple[Path, ...], kind: str) -> list[Path]:
    return [f for f in files if f.name.startswith(kind) and f.suffix == ".yaml"]


def _version(data: Traversable, own: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for file in (*_all_yaml(data), *own):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _all_yaml(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda f: f.name):
        if entry.is_dir():
            yield from _all_yaml(entry)
        elif entry.name.endswith(".yaml"):
            yield entry
