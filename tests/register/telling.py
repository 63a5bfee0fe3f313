"""Claims told by hand of a truce in Orland, an invented country: what the tests of register and assess start from.

Norland and Sudmark broker; the government of Orland and the River Guard fight; the Black Lantern is left out.
"""

from dataclasses import replace
from functools import cache

from truceline.knowledge.entries import Actor
from truceline.knowledge.index import Actors
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.base import content_id
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import (
    AllegationClaim,
    Anchored,
    Claim,
    Condition,
    EventClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.place import Place
from truceline.model.report import Published, Quote, Report
from truceline.model.time import Period, SaidTime
from truceline.model.truce import Adherent, Criterion, Term, TruceFile

COUNTRY = "OL"
_ACTORS = (
    Actor(id="orland", name="Orland", kind="state", country="OL"),
    Actor(id="orland-government", name="government of Orland", names=("Orlandic government",), kind="government",
          of="orland", country="OL"),
    Actor(id="ovane", name="President Ovane", names=("Ovane",), kind="person", of="orland-government", country="OL"),
    Actor(id="river-guard", name="River Guard", names=("Guard of the River",), kind="armed group", country="OL"),
    Actor(id="delta-wing", name="Delta Wing", kind="armed group", of="river-guard", country="OL"),
    Actor(id="teal", name="Mara Teal", kind="person", of="river-guard", country="OL"),
    Actor(id="black-lantern", name="Black Lantern", kind="armed group", country="OL", lists=("Concord C.3",)),
    Actor(id="ember", name="Ember", kind="armed group", country="OL", lists=("Concord C.9",)),
    Actor(id="tide", name="Tide Company", kind="armed group", country="OL", lists=("Concord C.12",),
          listed="2031-03-10"),
    Actor(id="norland", name="Norland", kind="state", country="NL"),
    Actor(id="sudmark", name="Sudmark", kind="state", country="SM"),
    Actor(id="lenk", name="Dario Lenk", kind="person", of="sudmark", country="SM"),
    Actor(id="army", name="army", kind="force", common=True),
    Actor(id="ol-army", name="Orlandic army", kind="force", of="orland-government", country="OL"),
    Actor(id="gunmen", name="gunmen", kind="armed group", common=True, group="fighters and activists"),
    Actor(id="villagers", name="villagers", kind="people", country="OL"),
)


@cache
def told_knowledge() -> Knowledge:
    """The package's knowledge with the actors of Orland alone, and the one truce file below."""
    return replace(load_knowledge(), actors=Actors(_ACTORS), truces=(truce_file(),))


def truce_file(**changed: object) -> TruceFile:
    """The cessation of the Merrow valley as its file has it."""
    told: dict[str, object] = {
        "id": "merrow_2031", "name": "Cessation in the Merrow valley", "country": COUNTRY, "timezone": "Etc/GMT-3",
        "announced": "2031-03-01", "starts": "2031-03-05T00:00+03:00", "guarantors": ("Norland", "Sudmark"),
        "criteria": (Criterion(text="Groups on the Concord's list", list_name="Concord", names=("Black Lantern",)),),
        "parties": (
            Adherent(name="government of Orland", status="bound", since="2031-03-04", told_to="Sudmark"),
            Adherent(name="River Guard", status="bound", since="2031-03-04", until="2031-03-20", told_to="Norland"),
            Adherent(name="Black Lantern", status="excluded", since="2031-03-01", by="Norland and Sudmark"),
        ),
        "terms": (Term(id="no-attacks", text="Stop all attacks.",
                       prohibits=("Battles", "Explosions/Remote violence", "Violence against civilians")),
                  Term(id="aid", text="Let aid pass.", prohibits=("Strategic developments/Aid blocked",),
                       protects=("aid", "civilians"))),
    }
    return TruceFile.model_validate({**told, **changed})


def quote(at: int = 0, text: str = "words") -> Quote:
    """Some words at an offset."""
    return Quote(start=at, end=at + len(text), text=text)


def party(name: str) -> Party:
    """A party of Orland by its name."""
    entry = Actors(_ACTORS).find(name)
    return Party(name=name, id=entry.id if entry else "")


def speaker(name: str) -> Speaker:
    """Somebody who speaks, known or not."""
    entry = Actors(_ACTORS).find(name)
    kind = "person" if entry and entry.kind == "person" else "organisation"
    return Speaker.model_validate({"name": name, "kind": kind, "id": entry.id if entry else "",
                                   "of": entry.of if entry else ""})


def day(date: str, said: str = "") -> Period:
    """A whole day."""
    return Period(start=date, end=date, precision="day", said=said)


def days(first: str, last: str, said: str = "") -> Period:
    """From the first to the last, both included; clock times where they are given."""
    return Period(start=first, end=last, precision="minute" if "T" in first else "days", said=said)


def _told(claim: Claim, time: Period | None, place: str = COUNTRY) -> Anchored:
    known = claim.model_copy(update={"id": content_id("c", claim)})
    return Anchored(claim=known, time=time, place=Place(name="Orland", country=place) if place else None)


def term(kind: str, value: str, *, about: str = "", by: tuple[str, ...] = (), time: Period | None = None,
         report: str = "r-1", at: int = 0, said: str = "", qualifiers: tuple[str, ...] = (),
         words: str = "words") -> Anchored:
    """A term claim; ``said`` is its time expression, ``words`` its quote."""
    claim = TermClaim.model_validate({
        "report": report, "quote": quote(at, words), "qualifiers": qualifiers, "term": kind, "value": value,
        "party": party(about) if about else None,
        "attributed_to": tuple(speaker(name) for name in by),
        "said_time": SaidTime(text=said, start=at, end=at + len(said)) if said else None})
    return _told(claim, time)


def position(who: str, stance: str, *, by: tuple[str, ...] = (), time: Period | None = None, report: str = "r-1",
             at: int = 0, conditions: tuple[str, ...] = ()) -> Anchored:
    """A position claim."""
    claim = PositionClaim.model_validate({
        "report": report, "quote": quote(at), "party": party(who), "stance": stance,
        "attributed_to": tuple(speaker(name) for name in by),
        "conditions": tuple(Condition(text=text) for text in conditions)})
    return _told(claim, time)


def event(*, actors: tuple[str, ...] = (), targets: tuple[str, ...] = (), by: tuple[str, ...] = (), at: int = 0,
          report: str = "r-1") -> Anchored:
    """Shelling, as somebody tells it."""
    return _told(EventClaim(
        report=report, quote=quote(at), event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack", actors=tuple(party(name) for name in actors),
        targets=tuple(party(name) for name in targets), attributed_to=tuple(speaker(name) for name in by)),
        day("2031-03-08"))


def responsibility(stance: str, *, by: str = "", against: str = "", exculpates: str = "", at: int = 0) -> Anchored:
    """Who claims, denies, accuses."""
    claim = ResponsibilityClaim.model_validate({
        "report": "r-1", "quote": quote(at), "stance": stance, "by": party(by) if by else None,
        "against": party(against) if against else None, "exculpates": exculpates})
    return _told(claim, day("2031-03-08"))


def allegation(*, by: str = "", against: str = "", time: Period | None = None, place: str = "", high: int | None = None,
               events: tuple[str, ...] = ()) -> Anchored:
    """Somebody says that the truce was broken."""
    claim = AllegationClaim.model_validate({
        "report": "r-1", "quote": quote(300), "by": party(by) if by else None,
        "against": party(against) if against else None, "high": high, "events": events})
    told = _told(claim, time)
    return told.model_copy(update={"place": Place(name=place, country=COUNTRY) if place else None})


def incident(**changed: object) -> Incident:
    """Shelling of Tarn on 8 March, three days into the truce."""
    plain: dict[str, object] = {
        "id": "i-tarn", "title": "Shelling of Tarn", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "time": day("2031-03-08"),
        "place": IncidentPlace(name="Tarn", country=COUNTRY, precision="town")}
    return Incident.model_validate({**plain, **changed})


def report(id_: str = "r-1", published: str | None = "2031-03-03") -> Report:
    """A report of a day."""
    dated = Published(earliest=published, latest=published, basis="stated") if published else None
    return Report(id=id_, path=f"{id_}.txt", text="words", sha256="0" * 64, sections=(), outlet=f"Courier {id_}",
                  published=dated)


def dossier(*claims: Anchored, reports: tuple[Report, ...] = (report(),)) -> Dossier:
    """Reports with their claims."""
    return Dossier(reports=reports, claims=claims)


def linkage(*incidents: Incident) -> Linkage:
    """Incidents without links."""
    return Linkage(incidents=incidents, links=())
