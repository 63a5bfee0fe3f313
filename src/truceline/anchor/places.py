"""Where each claim was: the places that its words name, with the help of everything else that is told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.anchor.countries import countries_named, ranked, together
from truceline.knowledge.gazetteer import Gazetteer
from truceline.model.base import Doubt
from truceline.model.claim import Claim, EventClaim
from truceline.model.names import fold
from truceline.model.place import Place, SaidPlace
from truceline.model.report import Report

_SHOWN = 5  # candidates in a doubt


@dataclass(frozen=True, slots=True)
class Located:
    """The places of one claim, and the doubts about them."""

    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Places:
    """Resolves the place names of all reports: one sense for a name in a report, nested as anybody tells it."""

    def __init__(self, reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._claims = {claim.id: claim for told in claims.values() for claim in told}
        said = {report.id: [p for c in claims.get(report.id, ()) for p in said_places(c)] for report in reports}
        shares = {r.id: countries_named(r, said[r.id], gazetteer) for r in reports}
        everywhere = together([shares[id_] for id_ in sorted(shares)])
        self._countries = {id_: ranked(share, everywhere) for id_, share in shares.items()}
        self._within = {id_: _nesting(places) for id_, places in said.items()}
        self._within_anywhere = _nesting(p for id_ in sorted(said) for p in said[id_])
        self._told = {id_: {fold(n) for p in places for n in (p.name, *p.within)} for id_, places in said.items()}
        self._resolved: dict[tuple[str, str, tuple[str, ...], str], Located] = {}
        self._located: dict[str, Located] = {}
        self._parted = frozenset[str]()
        self._scenes = self._count_scenes(claims)

    def locate(self, claim: Claim) -> Located:
        """The places of a claim: its own, else those of the events that it is about."""
        if claim.id not in self._located:
            self._located[claim.id] = Located()  # claims that refer to one another locate nothing
            own = said_places(claim)
            self._located[claim.id] = (_joined(self._resolve(claim.report, said) for said in own) if own
                                       else self._of_events(claim))
        return self._located[claim.id]

    def country(self, claim: Claim) -> str:
        """The country whose clocks a claim goes by: its place's, else the scene of its report, else of all."""
        own = [place.country for place in self.locate(claim).places if place.country]
        scenes = self._scenes[claim.report] or self._scenes[""]
        return own[0] if own else _commonest(scenes)

    def part(self, events: frozenset[str]) -> None:
        """These events happened on other days than those that they refer to: they need not have been there."""
        self._parted = events
        if events:
            self._located.clear()

    def _count_scenes(self, claims: Mapping[str, Sequence[Claim]]) -> dict[str, Counter[str]]:
        """How often events are told of each country, by report; under "" of them all."""
        scenes = {id_: Counter(place.country for claim in told if isinstance(claim, EventClaim)
                               for place in self.locate(claim).places if place.country)
                  for id_, told in claims.items()}
        scenes[""] = sum(scenes.values(), Counter())
        return scenes

    def _of_events(self, claim: Claim) -> Located:
        if claim.id in self._parted:
            return Located()
        ids = [claim.refers_to] if isinstance(claim, EventClaim) and claim.refers_to else list(claim.events)
        return _joined(self.locate(self._claims[id_]) for id_ in ids if id_ in self._claims)

    # ------------------------------------------------------------------ from a name to a place

    def _resolve(self, report: str, said: SaidPlace) -> Located:
        within = self._nested(report, said)
        key = report, fold(said.name), tuple(fold(name) for name in within), said.kind
        if key not in self._resolved:
            self._resolved[key] = self._looked_up(report, said, within)
        found = self._resolved[key]
        return Located(tuple(p.model_copy(update={"said": said.text}) for p in found.places), found.doubts)

    def _nested(self, report: str, said: SaidPlace) -> tuple[str, ...]:
        """The names around it: as this mention tells, completed by what its report says elsewhere."""
        own = {fold(name) for name in said.within}
        told = self._within[report].get(fold(said.name), ())
        return min((w for w in told if own <= {fold(name) for name in w}), key=lambda w: (-len(w), w), default=())

    def _looked_up(self, report: str, said: SaidPlace, within: tuple[str, ...]) -> Located:
        countries = self._countries[report]
        elsewhere: Mapping[tuple[str, ...], int] = {} if within else self._within_anywhere.get(fold(said.name), {})
        place, candidates = self._gazetteer.resolve(said.name, within, countries, said.kind)
        place = (self._agreed(said, elsewhere, countries) or place
                 or self._told_around(report, candidates) or self._country(said.name))
        if place is not None and not self._astray(place, said.name, countries):
            return Located((place,))
        doubt = Doubt(field="place", candidates=tuple(_shown(c) for c in candidates[:_SHOWN]),
                      reason=_why(said.name, place, known=self._gazetteer.knows(said.name)))
        return Located((self._by_name(said, within or _oftenest(elsewhere), countries),), (doubt,))

    def _agreed(self, said: SaidPlace, elsewhere: Iterable[tuple[str, ...]], countries: Sequence[str]) -> Place | None:
        """The one place that all mean who put names around it, in whichever report: of many reports, few agree."""
        found = {self._gazetteer.resolve(said.name, within, countries, said.kind)[0] for within in elsewhere}
        return found.pop() if len(found) == 1 else None

    def _told_around(self, report: str, candidates: Sequence[Place]) -> Place | None:
        """The only candidate that lies in a place which the report names too."""
        told = self._told[report]
        inside = [c for c in candidates if any(fold(name) in told - {fold(c.name)} for name in c.within[:1])]
        return inside[0] if len(inside) == 1 else None

    def _astray(self, place: Place, name: str, countries: Sequence[str]) -> bool:
        """Whether a name found somewhere obscure in a country that nobody names is rather a word or another place."""
        elsewhere = bool(countries and place.country) and place.country not in countries
        return elsewhere and self._gazetteer.common(name)

    def _country(self, name: str) -> Place | None:
        """The country of a demonym: what is "Jordanian" is in Jordan."""
        country = self._gazetteer.country(name)
        return self._gazetteer.resolve(country.name)[0] if country else None

    def _by_name(self, said: SaidPlace, within: tuple[str, ...], countries: Sequence[str]) -> Place:
        """A place that only reports know: its name, and the names around it as far as they are known."""
        for at, name in enumerate(within):
            around, _ = self._gazetteer.resolve(name, within[at + 1:], countries)
            if around is not None:
                names = dict.fromkeys((*within[:at], around.name, *around.within))
                return Place(name=said.name, within=tuple(names), country=around.country)
        return Place(name=said.name, within=within)


def said_places(claim: Claim) -> tuple[SaidPlace, ...]:
    """The places that a claim's own words name, each once."""
    listed = claim.places if isinstance(claim, EventClaim) else ()
    return tuple(dict.fromkeys(p for p in (*listed, claim.said_place) if p is not None))


def _nesting(places: Iterable[SaidPlace]) -> dict[str, Counter[tuple[str, ...]]]:
    """What is told to lie around each name, and how often."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    for place in places:
        if place.within:
            found.setdefault(fold(place.name), Counter())[place.within] += 1
    return found


def _oftenest(withins: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    return min(withins, key=lambda w: (-withins[w], -len(w), w), default=())


def _joined(parts: Iterable[Located]) -> Located:
    """Several places as those of one claim, each once, the first mention's words kept."""
    places: dict[tuple[str, str, tuple[str, ...]], Place] = {}
    doubts: dict[Doubt, None] = {}
    for part in parts:
        for place in part.places:
            places.setdefault((place.id, place.name, place.within), place)
        doubts.update(dict.fromkeys(part.doubts))
    return Located(tuple(places.values()), tuple(doubts))


def _why(name: str, place: Place | None, *, known: bool) -> str:
    """Why a name is left without its point."""
    if place is not None:
        return f"the {name} that is known lies in a country that no report here names"
    return f"which {name} is meant is not told" if known else f"no place of the name {name} is known"


def _shown(place: Place) -> str:
    return ", ".join(dict.fromkeys((place.name, *place.within)))


def _commonest(scenes: Counter[str]) -> str:
    return min(scenes, key=lambda iso: (-scenes[iso], iso), default="")
