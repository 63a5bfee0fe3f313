"""The parties that every country has: its state, government, army, ministers, by the names of the country.

None of them is written down: "Nigerian army", "Syria's foreign ministry" and "government of Colombia" are the
name of a country or its people beside a form of data/lexicon/<language>/parties.yaml.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.errors import DataError
from truceline.knowledge.entries import Actor, PartyForm
from truceline.knowledge.gazetteer import Country
from truceline.knowledge.phrases import Phrases, folded

STATE = "state"
_OF = "of"
_ISO = 2


@dataclass(frozen=True, slots=True)
class Lead:
    """A name of a country; ``name`` is as our data write it. Of its people, or of its capital, where marked."""

    country: str
    name: str
    people: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class FormName:
    """One name of a form, and whether it may stand without a country."""

    form: str
    name: str
    alone: bool


class CountryParties:
    """The parties of every country, made when they are asked for."""

    def __init__(self, countries: Sequence[Country] = (), forms: Sequence[PartyForm] = ()) -> None:
        self.countries = {country.iso.lower(): country for country in countries}
        self.forms = {form.id: form for form in forms}
        self.leads = Phrases((lead.name, lead) for lead in _leads(countries))
        self.names = Phrases((name.name, name) for form in forms for name in _names(form))
        for form in forms:
            if form.of and form.of != STATE and form.of not in self.forms:
                raise DataError(f"parties: {form.id}: there is no form {form.of!r}")

    def get(self, id_: str) -> Actor | None:
        """The party of an id: ``sy``, ``sy-army``, or ``army`` without a country."""
        if id_ in self.forms:
            return _common(self.forms[id_])
        country, form = self.countries.get(id_[:_ISO]), self.forms.get(id_[_ISO + 1:])
        if country is None:
            return None
        if len(id_) == _ISO:
            return _state(country)
        return _party(country, form) if form is not None and id_[_ISO] == "-" else None

    def find(self, name: str) -> str | None:
        """The id of the party of a name."""
        words = folded(name)
        return next((id_ for end, id_ in self._read(words) if end == len(words)), None)

    def _read(self, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        for end, lead in self.leads.at(words, 0):
            if not (lead.people or lead.capital):
                yield end, lead.country
            yield from ((last, f"{lead.country}-{form.form}") for last, form in self.names.at(words, end))
        for end, form in self.names.at(words, 0):
            if words[end:end + 1] == (_OF,):
                yield from ((last, f"{lead.country}-{form.form}") for last, lead in self.leads.at(words, end + 1)
                            if not lead.people)


def _names(form: PartyForm) -> Iterator[FormName]:
    yield from (FormName(form.id, name, form.alone) for name in (form.name, *form.names))
    yield from (FormName(form.id, name, alone=False) for name in form.beside)


def _leads(countries: Iterable[Country]) -> Iterator[Lead]:
    """All names of all countries; a capital stands for a country only where no country has its name."""
    taken = {folded(name) for country in countries for name in (country.name, *country.names)}
    capitals = [folded(country.capital) for country in countries]
    for country in countries:
        iso = country.iso.lower()
        yield from (Lead(iso, name) for name in (country.name, *country.names))
        yield from (Lead(iso, name, people=True) for name in country.demonyms)
        capital = folded(country.capital)
        if capital and capital not in taken and capitals.count(capital) == 1:
            yield Lead(iso, country.capital, capital=True)


def _state(country: Country) -> Actor:
    return Actor(id=country.iso.lower(), name=country.name, names=country.names, kind="state", country=country.iso,
                 metonyms=(country.capital,) if country.capital else ())


def _party(country: Country, form: PartyForm) -> Actor:
    iso, people = country.iso.lower(), country.demonyms[0] if country.demonyms else country.name
    of = "" if not form.of else iso if form.of == STATE else f"{iso}-{form.of}"
    return Actor(id=f"{iso}-{form.id}", name=f"{people} {form.name}", kind=form.kind, of=of, country=country.iso,
                 office=form.office, group=form.group)


def _common(form: PartyForm) -> Actor:
    return Actor(id=form.id, name=form.name, names=form.names, kind=form.kind, common=True, office=form.office,
                 of="" if form.of == STATE else form.of, group=form.group)
