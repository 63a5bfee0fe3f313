"""Small dossiers, built line by line: what the tests of linking and reconciling look at.

A ``Desk`` holds reports of an invented valley; each statement is a line of its report and one anchored claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.knowledge.knowledge import Knowledge
from truceline.link import link
from truceline.model.base import content_id
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import (
    Anchored,
    Claim,
    EventClaim,
    FigureClaim,
    Party,
    Qualifier,
    ResponsibilityClaim,
    Scope,
    Speaker,
)
from truceline.model.incident import Incident, Range
from truceline.model.place import Place, PlacePrecision, SaidPlace
from truceline.model.report import Copy, Published, Quote, Report, Section, SectionKind
from truceline.model.time import Period, Precision, SaidTime
from truceline.reconcile import reconcile

REMOTE = "Explosions/Remote violence"
BOMB = (REMOTE, "Remote explosive/landmine/IED")
SUICIDE = (REMOTE, "Suicide bomb")
SHELLING = (REMOTE, "Shelling/artillery/missile attack")
AIR_STRIKE = (REMOTE, "Air/drone strike")
ATTACK = ("Violence against civilians", "Attack")
ABDUCTION = ("Violence against civilians", "Abduction/forced disappearance")
CLASH = ("Battles", "Armed clash")
BLOCKED = ("Strategic developments", "Aid blocked")
TALKS = ("Strategic developments", "Talks held")

WATCH = Speaker(name="Valley Watch", kind="organisation", id="valley-watch")
ONA = Speaker(name="ONA", kind="organisation", id="ona")
ONA_REPORTER = Speaker(name="its reporter", kind="person", of="ona")
MEDICS = Speaker(name="medics", kind="unidentified", group="medical")
HOSPITAL = Speaker(name="a hospital source", kind="unidentified", group="medical")
MONITORS = Speaker(name="monitoring groups", kind="unidentified", group="monitors")
OFFICIALS = Speaker(name="officials", kind="unidentified", group="officials")
LANTERN = Party(name="Black Lantern")
LANTERN_SAYS = Speaker(name="Black Lantern", kind="organisation")


def place(name: str, precision: PlacePrecision = "town", at: tuple[float, float] | None = None,
          within: Sequence[str] = ("Merrow", "Orland"), country: str = "OL") -> Place:
    """A place of the valley."""
    lat, lon = at or (None, None)
    return Place(name=name, id=f"own:{name.casefold().replace(' ', '-')}", lat=lat, lon=lon, precision=precision,
                 within=tuple(within), country=country)


KESH = place("Kesh", at=(10.0, 20.3))
OLD_PORT = place("Old Port", "district", (10.02, 20.31), ("Kesh", "Merrow", "Orland"))
TARN = place("Tarn", at=(10.4, 20.9))
LANTERN_HILL = place("Lantern Hill", "district", (10.45, 20.93), ("Outer Merrow", "Orland"))
BRIDGE_END = place("Bridge End", "district", (10.35, 20.86), ("Outer Merrow", "Orland"))
ORLAND = place("Orland", "country", within=())

SUNDAY, MONDAY, TUESDAY = "2031-03-02", "2031-03-03", "2031-03-04"


def on(start: str, end: str = "", precision: Precision = "day") -> Period:
    """A period of days."""
    return Period(start=start, end=end or start, precision=precision)


JANUARY = on("2031-01-01", "2031-01-31", "month")


@dataclass
class Paper:
    """A report being written; each statement adds a line to it and a claim to the desk."""

    name: str
    published: tuple[str, str] | None
    outlet: str
    agency: str
    text: str = ""
    sections: list[Section] = field(default_factory=list)
    claims: list[Anchored] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"r-{self.name}"

    def line(self, words: str, kind: SectionKind = "body") -> Quote:
        """Words as a line of the report."""
        start = len(self.text)
        self.text += f"{words}\n"
        self.sections.append(Section(kind=kind, start=start, end=len(self.text)))
        return Quote(start=start, end=start + len(words), text=words)

    def event(self, kind: tuple[str, str] = BOMB, where: Place | Sequence[Place] | None = None,
              when: Period | str | None = SUNDAY, words: str = "It happened", *, told: bool = True,
              section: SectionKind = "body", within: tuple[str, ...] = (), place_kind: str = "",
              **fields: object) -> str:
        """An event claim; ``told`` says that its own words tell when and where, ``within`` what lies around."""
        quote = self.line(words, section)
        places = (where,) if isinstance(where, Place) else tuple(where or ())
        said = tuple(SaidPlace(text=p.name, start=quote.start, end=quote.end, name=p.name, within=within,
                               kind=place_kind) for p in places if told)
        period = on(when) if isinstance(when, str) else when
        claim = EventClaim.model_validate({
            "report": self.id, "quote": quote, "event_type": kind[0], "sub_event_type": kind[1],
            "said_place": said[0] if said else None, "places": said,
            "said_time": _said(quote) if told and period else None, **fields})
        return self._add(claim, period, places)

    def figure(self, number: int | str, events: Iterable[str] = (), by: Iterable[Speaker] = (), *,
               copy_of: str = "", time: Period | None = None, **fields: object) -> str:
        """A figure claim: 57, "at least 59", "more than 100", "about 60", "up to 178", "dozens"."""
        words = str(number)
        return self.figure_in(self.line(f"The toll is {words}"), words, events, by, copy_of=copy_of, time=time,
                              **fields)

    def figure_in(self, quote: Quote, words: str, events: Iterable[str] = (), by: Iterable[Speaker] = (), *,
                  copy_of: str = "", time: Period | None = None, **fields: object) -> str:
        """A figure claim in a line that stands already."""
        start = quote.start + quote.text.index(words)
        plain: dict[str, object] = {"metric": "killed", **_bounds(words), **fields}
        claim = FigureClaim.model_validate({
            "report": self.id, "quote": quote, "value": Quote(start=start, end=start + len(words), text=words),
            "events": tuple(events), "attributed_to": tuple(by), "said_time": _said(quote) if time else None, **plain})
        return self._add(claim, time, (), copy_of)

    def claims_it(self, by: Party, events: Iterable[str]) -> str:
        """A claim of responsibility."""
        quote = self.line(f"{by.name} said it was its work")
        return self._add(ResponsibilityClaim(report=self.id, quote=quote, stance="claims", by=by,
                                             events=tuple(events)), None, ())

    def _add(self, claim: Claim, time: Period | None, places: tuple[Place, ...], copy_of: str = "") -> str:
        id_ = content_id("c", claim)
        self.claims.append(Anchored(
            claim=claim.model_copy(update={"id": id_}), time=time, place=places[0] if len(places) == 1 else None,
            places=places if len(places) > 1 else (), copy_of=copy_of))
        return id_

    def report(self) -> Report:
        """The finished report."""
        known = self.published and Published(earliest=self.published[0], latest=self.published[1], basis="stated")
        return Report(id=self.id, path=f"{self.name}.txt", text=self.text, sha256="0" * 64,
                      sections=tuple(self.sections), outlet=self.outlet, agency=self.agency, published=known)


@dataclass
class Desk:
    """All papers of one test."""

    papers: list[Paper] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)

    def paper(self, name: str, published: str | tuple[str, str] | None = SUNDAY, outlet: str = "",
              agency: str = "") -> Paper:
        """A new report."""
        days = (published, published) if isinstance(published, str) else published
        paper = Paper(name, days, outlet or name, agency)
        self.papers.append(paper)
        return paper

    def dossier(self, order: Sequence[int] | None = None) -> Dossier:
        """The dossier, its reports and claims in any order."""
        papers = [self.papers[i] for i in order] if order else self.papers
        return Dossier(reports=tuple(p.report() for p in papers), claims=tuple(c for p in papers for c in p.claims),
                       copies=tuple(self.copies))

    def linked(self, knowledge: Knowledge, order: Sequence[int] | None = None) -> Linkage:
        """What linking makes of it."""
        return link(self.dossier(order), knowledge)

    def reconciled(self, knowledge: Knowledge, rule: str = "range", order: Sequence[int] | None = None) -> Linkage:
        """What linking and reconciling make of it."""
        dossier = self.dossier(order)
        return reconcile(link(dossier, knowledge), dossier, knowledge, rule)

    def killed(self, knowledge: Knowledge, rule: str = "range") -> Range:
        """The range of the dead of the only incident."""
        (incident,) = self.reconciled(knowledge, rule).incidents
        return incident.figures["killed"]


def incidents_of(linkage: Linkage, claim: str) -> tuple[str, ...]:
    """The incidents of a claim."""
    return next(one.incidents for one in linkage.links if one.claim == claim)


def scope_of(linkage: Linkage, claim: str) -> Scope | None:
    """The scope of a figure."""
    return next(one.scope for one in linkage.links if one.claim == claim)


def titled(linkage: Linkage, words: str) -> Incident:
    """The incident whose title holds these words."""
    (found,) = [incident for incident in linkage.incidents if words in incident.title]
    return found


PAST: tuple[Qualifier, ...] = ("past",)


def _said(quote: Quote) -> SaidTime:
    return SaidTime(text="then", start=quote.start, end=quote.end)


def _bounds(words: str) -> dict[str, object]:
    """Low, high and qualifier of a number as told."""
    head, _, tail = words.rpartition(" ")
    if not tail.isdigit():
        return {"low": None, "high": None, "qualifier": "vague"}
    number = int(tail)
    told: dict[str, dict[str, object]] = {
        "": {"low": number, "high": number, "qualifier": "exact"},
        "at least": {"low": number, "high": None, "qualifier": "at least"},
        "more than": {"low": number + 1, "high": None, "qualifier": "more than"},
        "about": {"low": number, "high": number, "qualifier": "about"},
        "up to": {"low": None, "high": number, "qualifier": "up to"},
    }
    return told[head]
