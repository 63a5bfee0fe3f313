"""From what a person names (a claim, an incident, by the beginning of its id) to the judgement that an entry holds."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from pydantic import JsonValue, ValidationError

from truceline.errors import LedgerError
from truceline.heed.again import CLAIMS
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Brief
from truceline.model.claim import Anchored, Claim, EventClaim, FigureClaim
from truceline.model.incident import Incident
from truceline.model.judged import AsRead, Pair
from truceline.model.judgement import Correction, Grading, NotSame, SameIncident, Verdicted, WrongClaim
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import Verdict
from truceline.operations.entering import PlaceSaid, meant
from truceline.operations.typed import period

VERDICTS: dict[str, Verdict] = {
    "violation": "violation", "no-violation": "no violation", "undetermined": "undetermined"}
FEWEST = 4  # characters of an id
KEPT = frozenset({"id", "kind", "report", "quote", "rule", "doubts"})
"""Fields of a claim that nobody corrects: they say what was read, and where."""


class Named:
    """The claims and incidents of a brief, by what a person calls them."""

    def __init__(self, brief: Brief) -> None:
        self._claims: dict[str, Anchored] = {a.claim.id: a for a in brief.dossier.claims}
        self._incidents = {incident.id: incident for incident in brief.linkage.incidents}
        self._published = {r.id: r.published.earliest if r.published else "9999" for r in brief.dossier.reports}
        self.brief = brief

    def claim(self, name: str) -> Claim:
        """The claim whose id begins so; LedgerError where there is not exactly one."""
        return self._claims[_one(name, self._claims, "claim")].claim

    def incident(self, name: str) -> Incident:
        """The incident whose id begins so; that an older brief gave is found by the claim it was minted from."""
        whole = [id_ for id_ in self._incidents if id_.startswith(name)]
        if not whole and len(name) >= FEWEST:
            whole = list(dict.fromkeys(
                incident.id for incident in self._incidents.values() for claim in incident.claims
                if _minted(claim).startswith(name)))
        return self._incidents[_one(name, whole, "incident")]

    def events(self, name: str) -> tuple[str, ...]:
        """The claims meant: the claim of that id, or the event claims of the incident, the first published first."""
        if name.startswith("i-"):
            return self.told_of(self.incident(name))
        claim = self.claim(name)
        if not isinstance(claim, EventClaim | FigureClaim):
            raise LedgerError(f"{name}: a {claim.kind} is of no incident; name an event, a figure or an incident")
        return (claim.id,)

    def told_of(self, incident: Incident) -> tuple[str, ...]:
        """The event claims of an incident, the first published first."""
        told = [id_ for id_ in incident.claims if isinstance(self._claims[id_].claim, EventClaim)]
        return tuple(sorted(told, key=lambda id_: (self._published[self._claims[id_].claim.report], id_)))

    def read(self, claims: Iterable[str]) -> tuple[AsRead, ...]:
        """The claims as they are read now."""
        return tuple(AsRead(id=id_, content=self._claims[id_].claim.model_dump(mode="json", exclude_defaults=True)
                            | {"kind": self._claims[id_].claim.kind}) for id_ in sorted(set(claims)))


def same(named: Named, names: Sequence[str], reason: str = "") -> SameIncident:
    """All that is named is of one incident, with all that is told of each."""
    first, *rest = [named.events(name) for name in names]
    pairs = [Pair(a=first[0], b=other) for other in (*first[1:], *(id_ for ids in rest for id_ in ids))
             if other != first[0]]
    if not pairs:
        raise LedgerError("name two of which you say that they are one")
    return SameIncident(pairs=tuple(pairs), reason=reason, read=named.read(_ends(pairs)))


def not_same(named: Named, a: str, b: str, reason: str = "") -> NotSame:
    """The two named are not of one incident; of two incidents the first telling of each stands for it."""
    left, right = named.events(a), named.events(b)
    if a.startswith("i-") and b.startswith("i-"):
        left, right = left[:1], right[:1]
    pairs = [Pair(a=x, b=y) for x, y in product(left, right) if x != y]
    if not pairs:
        raise LedgerError("name two of which you say that they are not one")
    return NotSame(pairs=tuple(pairs), reason=reason, read=named.read(_ends(pairs)))


def wrong(named: Named, name: str, reason: str = "") -> WrongClaim:
    """The report does not say this."""
    claim = named.claim(name)
    return WrongClaim(claim=claim.id, reason=reason, read=named.read([claim.id]))


def corrected(named: Named, name: str, fields: Mapping[str, JsonValue], time: Period | None = None,
              place: Place | None = None, reason: str = "") -> Correction:
    """The claim with other values; LedgerError names the field that it has not, or that cannot be so."""
    claim = named.claim(name)
    known = sorted(set(type(claim).model_fields) - KEPT)
    for field in fields:
        if field not in known:
            raise LedgerError(f"a {claim.kind} has no field {field} to correct; it has {', '.join(known)}, time, place")
    try:
        CLAIMS.validate_python({**claim.model_dump(mode="json"), **fields})
    except ValidationError as error:
        fault = error.errors()[0]
        raise LedgerError(f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}") from error
    return Correction(claim=claim.id, fields=dict(fields), time=time, place=place, reason=reason,
                      read=named.read([claim.id]))


def corrected_as(named: Named, name: str, asked: Mapping[str, JsonValue], knowledge: Knowledge, pick: int | None = None,
                 reason: str = "") -> Correction:
    """The claim as somebody typed its right values: ``time`` and ``place`` are what its words mean."""
    fields = {field: value for field, value in asked.items() if field not in {"time", "place"}}
    where = place_said(str(asked["place"]), pick) if "place" in asked else None
    place = meant(where, knowledge.gazetteer) if where else None
    time = period(str(asked["time"]), place.country if place else "") if "time" in asked else None
    return corrected(named, name, fields, time, place, reason)


def graded(of: str, grade: str, reason: str = "") -> Grading:
    """A grade as people write it: "B2", or one axis alone ("B", "2")."""
    letters, digits = grade[:-1] or grade, grade[-1:]
    content = {"reliability": letters if letters.isalpha() else None,
               "credibility": digits if digits.isdigit() else None}
    try:
        return Grading.model_validate({"of": of, "reason": reason, **content})
    except ValidationError as error:
        raise LedgerError(f"{grade}: no grade; write a letter A to F, a number 1 to 6, or both: B2") from error


def found(named: Named, name: str, verdict: Verdict, term: str, reason: str = "") -> Verdicted:
    """A person's finding of an incident under a term; the only term it is judged by may be left out."""
    incident, brief = named.incident(name), named.brief
    terms = {f.term: f.truce for f in brief.findings if f.incident == incident.id}
    if not term and len(terms) == 1:
        term = next(iter(terms))
    if term not in terms:
        tried = f"it is judged by {', '.join(sorted(terms))}" if terms else "no truce is in use"
        raise LedgerError(f"{incident.id}: {tried}; name one of them by --term")
    claims = named.told_of(incident)
    return Verdicted(incident=incident.id, claims=claims, truce=terms[term], term=term, verdict=verdict, reason=reason,
                     read=named.read(claims))


def place_said(text: str, pick: int | None = None) -> PlaceSaid:
    """A place with what lies around it behind commas."""
    first, *within = [part.strip() for part in text.split(",")]
    return PlaceSaid(name=first, within=tuple(within), pick=pick)


def _one(name: str, among: Iterable[str], what: str) -> str:
    fits = [id_ for id_ in among if id_.startswith(name)] if len(name) >= FEWEST else []
    if not fits and what == "incident":
        fits = list(among)
    if len(fits) != 1:
        raise LedgerError(f"{name}: more than one {what} begins so" if fits else f"{name}: no such {what}")
    return fits[0]


def _ends(pairs: Iterable[Pair]) -> set[str]:
    return {end for pair in pairs for end in (pair.a, pair.b)}


def _minted(claim: str) -> str:
    """The id of an incident that was minted from this claim."""
    return f"i-{hashlib.sha256(f'{claim}|'.encode()).hexdigest()[:16]}"
