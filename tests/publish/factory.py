"""A brief made by hand, of an invented country: what the tests of every format look at.

The cessation of the Merrow valley, two incidents of 2 March 2031 (one contested toll with a figure that its
own origin replaced and an own voice beside; one by nobody known), an attack in the background, a total of a
weekend, a count of the whole war, a conditional position, a contested party, a breach alleged, a caption.
"""

from functools import cache

from truceline.model.base import Doubt, content_id
from truceline.model.brief import Brief, Dossier, Hits, Lead, Linkage, Sentence
from truceline.model.claim import (
    AllegationClaim,
    Anchored,
    Claim,
    Condition,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.incident import (
    Beside,
    Devices,
    Incident,
    IncidentPlace,
    Linked,
    OriginFigure,
    Range,
    Superseded,
    Total,
)
from truceline.model.report import Copy, Published, Quarantined, Quote, Report, Section
from truceline.model.time import Period
from truceline.model.truce import (
    Adherent,
    Finding,
    Register,
    RegisterLine,
    SaidTerm,
    Term,
    TestResult,
    TruceFile,
    TruceRecord,
    TruceStart,
)

SHARED = ("The council's envoy had asked that the sieges end, and that aid reach every town, before any guns "
          "fall silent.")
_COURIER = """Norland and Sudmark said the cessation in the Merrow valley begins at midnight on Wednesday. The \
Black Lantern is left out of it. Two car bombs killed dozens at the Old Port market in Kesh on Sunday; the Valley \
Watch counted 57 dead there, and the Black Lantern said it had sent the cars."""
_LENK = "Interior minister Dario Lenk accused the River Guard of having broken the calm twice on Monday."
_KESH = """At least 59 people died when two car bombs went off at the Old Port market, the Valley Watch said, and \
more than 100 were hurt. The state agency ONA put the dead at 32."""
_TARN = """Mortar rounds fell near Tarn bridge on the same day. Medics said 10 people were killed; ONA said at \
least 12. Nobody has said who fired."""
_GUARD = """The River Guard would accept if prisoners were freed. President Ovane named it beside the Black Lantern \
among those the cessation does not cover."""
_WEEKEND = """The Valley Watch said 71 people were killed over the weekend. In January an attack on Tarn killed 14, \
it said at the time; 11 people died then, according to nobody named. More than 8,000 people have been killed since \
2027. Foreign ministers of Norland and Sudmark spoke by telephone on Monday."""

TEXTS = {
    "courier": [("headline", "Merrow valley cessation to begin on Wednesday night"), ("body", _COURIER),
                ("body", SHARED), ("body", _LENK)],
    "harbour": [("headline", "Kesh buries its dead"), ("dateline", "KESH, March 3 (Orbis)"), ("body", _KESH),
                ("body", _TARN), ("body", SHARED), ("body", _GUARD),
                ("caption", "A man stands before a house after shelling in Tarn, March 9, 2031. (credit: Orbis)"),
                ("related", "Ferry fares rise again")],
    "gazette": [("headline", "Weekend toll reaches 71"), ("body", _WEEKEND)],
}
PUBLISHED = {"courier": ("2031-03-02", "metadata"), "harbour": ("2031-03-03", "stated"),
             "gazette": ("2031-03-04", "inferred")}
OUTLETS = {"courier": ("Courier", ""), "harbour": ("Harbour Times", "Orbis"), "gazette": ("", "")}

WATCH = Speaker(name="Valley Watch", kind="organisation", id="valley-watch")
ONA = Speaker(name="ONA", kind="organisation", id="ona")
MEDICS = Speaker(name="medics", kind="unidentified", group="medical")
LANTERN = Party(name="Black Lantern", id="black-lantern")
GUARD = Party(name="River Guard", id="river-guard")
NORLAND, SUDMARK = Party(name="Norland", id="norland"), Party(name="Sudmark", id="sudmark")
SHOPPERS = Party(name="civilians")

SUNDAY = Period(start="2031-03-02", end="2031-03-02", precision="day", said="on Sunday")
JANUARY = Period(start="2031-01-01", end="2031-01-31", precision="month", said="In January")
KESH = IncidentPlace(name="Old Port", id="own:old-port", lat=10.02, lon=20.31, precision="district",
                     within=("Kesh", "Merrow", "Orland"), country="OL", controlled_by=("government of Orland",))
TARN = IncidentPlace(name="Tarn", id="own:tarn", lat=10.4, lon=20.9, precision="town", within=("Merrow", "Orland"),
                     country="OL")


@cache
def reports(status: str = "Actual") -> tuple[Report, ...]:
    """The three reports, each with its blocks one under the other."""
    return tuple(_report(stem, status) for stem in TEXTS)


def _report(stem: str, status: str) -> Report:
    text, sections = "", []
    for kind, block in TEXTS[stem]:
        sections.append(Section(kind=kind, start=len(text), end=len(text) + len(block)))
        text += block + "\n\n"
    day, basis = PUBLISHED[stem]
    outlet, agency = OUTLETS[stem]
    return Report.model_validate({
        "id": f"r-{stem}", "path": f"valley/{stem}.txt", "text": text, "sha256": "0" * 64, "sections": sections,
        "title": TEXTS[stem][0][1], "outlet": outlet, "agency": agency, "status": status,
        "published": Published.model_validate({"earliest": day, "latest": day, "basis": basis})})


def quote(stem: str, words: str) -> Quote:
    """These words of a report at their offsets."""
    report = next(r for r in reports() if r.id == f"r-{stem}")
    start = report.text.index(words)
    return report.quote(start, start + len(words))


def identified(claim: Claim) -> Claim:
    """The claim with its id."""
    return claim.model_copy(update={"id": content_id("c", claim)})


def figure(stem: str, words: str, value: str, by: tuple[Speaker, ...] = (), **fields: object) -> Claim:
    """A figure claim; killed and exact unless told otherwise."""
    told = quote(stem, words)
    start = told.start + told.text.index(value)
    plain: dict[str, object] = {"metric": "killed", "qualifier": "exact", **fields}
    return identified(FigureClaim.model_validate({
        "report": f"r-{stem}", "quote": told, "attributed_to": by, "rule": "figure.killed",
        "value": Quote(start=start, end=start + len(value), text=value), **plain}))


SAID = {
    "watch57": figure("courier", "Valley Watch counted 57 dead there", "57", (WATCH,), low=57, high=57),
    "dozens": figure("courier", "Two car bombs killed dozens at the Old Port market", "dozens", low=None, high=None,
                     qualifier="vague"),
    "watch59": figure("harbour", "At least 59 people died", "At least 59", (WATCH,), low=59, high=None,
                      qualifier="at least"),
    "hurt": figure("harbour", "more than 100 were hurt", "more than 100", (WATCH,), low=101, high=None,
                   qualifier="more than", metric="injured"),
    "ona32": figure("harbour", "ONA put the dead at 32", "32", (ONA,), low=32, high=32),
    "medics10": figure("harbour", "Medics said 10 people were killed", "10", (MEDICS,), low=10, high=10),
    "ona12": figure("harbour", "ONA said at least 12", "at least 12", (ONA,), low=12, high=None, qualifier="at least"),
    "total71": figure("gazette", "71 people were killed over the weekend", "71", (WATCH,), low=71, high=71,
                      scope="aggregate"),
    "jan14": figure("gazette", "an attack on Tarn killed 14", "14", (WATCH,), low=14, high=14, scope="background"),
    "jan11": figure("gazette", "11 people died then", "11", low=11, high=11, scope="background"),
    "war": figure("gazette", "More than 8,000 people have been killed since 2027", "More than 8,000", low=8001,
                  high=None, qualifier="more than", scope="cumulative"),
    "cars": identified(EventClaim(
        report="r-courier", quote=quote("courier", "Two car bombs killed dozens at the Old Port market in Kesh"),
        event_type="Explosions/Remote violence", sub_event_type="Remote explosive/landmine/IED",
        weapons=("car bomb",), devices_low=2, devices_high=2, targets=(SHOPPERS,), rule="event.bomb")),
    "mortars": identified(EventClaim(
        report="r-harbour", quote=quote("harbour", "Mortar rounds fell near Tarn bridge on the same day"),
        event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack",
        weapons=("mortar",), rule="event.shelling")),
    "january": identified(EventClaim(
        report="r-gazette", quote=quote("gazette", "In January an attack on Tarn"),
        event_type="Violence against civilians", sub_event_type="Attack", qualifiers=("past",), rule="event.attack")),
    "call": identified(EventClaim(
        report="r-gazette", quote=quote("gazette", "Foreign ministers of Norland and Sudmark spoke by telephone"),
        event_type="Diplomacy", sub_event_type="Talks held", actors=(NORLAND, SUDMARK), rule="event.talks")),
    "claimed": identified(ResponsibilityClaim(
        report="r-courier", quote=quote("courier", "the Black Lantern said it had sent the cars"), stance="claims",
        by=LANTERN, attributed_to=(Speaker(name="Black Lantern", kind="organisation", id="black-lantern"),),
        rule="responsibility.claims")),
    "accepts": identified(PositionClaim(
        report="r-harbour", quote=quote("harbour", "The River Guard would accept if prisoners were freed"),
        party=GUARD, stance="conditional",
        conditions=(Condition(text="prisoners were freed", in_terms="no"),), rule="position.conditional")),
    "start": identified(TermClaim(
        report="r-courier",
        quote=quote("courier", "the cessation in the Merrow valley begins at midnight on Wednesday"),
        term="start", value="midnight on Wednesday", rule="term.start",
        doubts=(Doubt(field="time", reason="midnight may begin or end the day",
                      candidates=("2031-03-05T00:00", "2031-03-06T00:00")),))),
    "left_out": identified(TermClaim(
        report="r-courier", quote=quote("courier", "The Black Lantern is left out of it"), term="excluded",
        value="Black Lantern", party=LANTERN, rule="term.excluded")),
    "ovane": identified(TermClaim(
        report="r-harbour", quote=quote("harbour", "President Ovane named it beside the Black Lantern"),
        attributed_to=(Speaker(name="President Ovane", kind="person"),), term="excluded", value="River Guard",
        party=GUARD, rule="term.excluded")),
    "breach": identified(AllegationClaim(
        report="r-courier",
        quote=quote("courier", "Dario Lenk accused the River Guard of having broken the calm twice on Monday"),
        by=Party(name="Dario Lenk"), against=GUARD, low=2, high=2, unit="breaches", period="Monday",
        rule="allegation")),
}
ID = {key: claim.id for key, claim in SAID.items()}

TIMES = {"watch57": SUNDAY, "dozens": SUNDAY, "watch59": SUNDAY, "ona32": SUNDAY, "hurt": SUNDAY, "cars": SUNDAY,
         "mortars": SUNDAY, "medics10": SUNDAY, "ona12": SUNDAY, "january": JANUARY, "jan14": JANUARY,
         "start": Period(start="2031-03-05T00:00", end="2031-03-06T00:00", precision="minute",
                         said="midnight on Wednesday"),
         "call": Period(start="2031-03-03", end="2031-03-03", precision="day", said="on Monday"),
         "breach": Period(start="2031-03-03", end="2031-03-03", precision="day", said="on Monday")}
PLACES = {"cars": KESH, "watch57": KESH, "dozens": KESH, "watch59": KESH, "mortars": TARN, "january": TARN}
OF_KESH = ("watch57", "dozens", "watch59", "ona32", "hurt", "cars", "claimed")
OF_TARN = ("medics10", "ona12", "mortars")
OF_JANUARY = ("jan14", "jan11", "january")


def ids(*keys: str) -> tuple[str, ...]:
    """The ids of claims by the keys above."""
    return tuple(ID[key] for key in keys)


def _origin(name: str, low: int | None, high: int | None, words: str, *keys: str, **fields: object) -> OriginFigure:
    return OriginFigure.model_validate({"name": name, "identified": name != "medics", "low": low, "high": high,
                                        "words": words, "claims": ids(*keys), **fields})


def incidents() -> tuple[Incident, ...]:
    """The market of Kesh, the bridge of Tarn, and the attack of January."""
    return (
        Incident(
            id="i-kesh", title="Car bombs in Old Port, Kesh, 2 Mar 2031", event_type="Explosions/Remote violence",
            sub_event_type="Remote explosive/landmine/IED", time=SUNDAY, place=KESH, targets=(SHOPPERS,),
            actors=(LANTERN,), weapons=("car bomb",), devices=Devices(low=2, high=2, claims=ids("cars")),
            claims=ids(*OF_KESH),
            figures={
                "killed": Range(
                    low=32, high=None, words="32 to open", rule="range", status="contested",
                    reason="ONA's 32 and the Valley Watch's at least 59 exclude one another.",
                    origins=(
                        _origin("ONA", 32, 32, "32", "ona32"),
                        _origin("Valley Watch", 59, None, "At least 59", "watch59", as_of="2031-03-03", superseded=(
                            Superseded(low=57, high=57, words="57", claims=ids("watch57"),
                                       why="a later report of the same origin"),)),
                    ),
                    beside=(Beside(name="own voice", words="dozens", claims=ids("dozens"), why="own voice"),)),
                "injured": Range(
                    low=101, high=None, words="101 to open", rule="range", status="single origin",
                    reason="Only the Valley Watch gives a figure.",
                    origins=(_origin("Valley Watch", 101, None, "more than 100", "hurt"),)),
            }),
        Incident(
            id="i-tarn", title="Shelling in Tarn, 2 Mar 2031", event_type="Explosions/Remote violence",
            sub_event_type="Shelling/artillery/missile attack", time=SUNDAY, place=TARN, weapons=("mortar",),
            claims=ids(*OF_TARN),
            figures={"killed": Range(
                low=10, high=None, words="10 to open", rule="range", status="compatible",
                reason="The medics are not identified.",
                origins=(_origin("ONA", 12, None, "at least 12", "ona12"),
                         _origin("medics", 10, 10, "10", "medics10")))}),
        Incident(
            id="i-january", title="Attack in Tarn, some day of January 2031", event_type="Violence against civilians",
            sub_event_type="Attack", time=JANUARY, place=TARN, background=True, claims=ids(*OF_JANUARY),
            figures={"killed": Range(
                low=14, high=14, words="14", rule="range", status="single origin",
                reason="Only the Valley Watch gives a figure.",
                origins=(_origin("Valley Watch", 14, 14, "14", "jan14"),),
                beside=(Beside(name="own voice", words="11", low=11, high=11, claims=ids("jan11"),
                               why="own voice"),))},
            doubts=(Doubt(field="time", reason="only the month is told"),)),
    )


def _links() -> tuple[Linked, ...]:
    told = {"i-kesh": OF_KESH, "i-tarn": OF_TARN, "i-january": OF_JANUARY}
    links = []
    for incident, keys in told.items():
        for key in keys:
            claim = SAID[key]
            scope = None
            if isinstance(claim, FigureClaim):
                scope = "background" if incident == "i-january" else "incident"
            links.append(Linked.model_validate({"claim": claim.id, "incidents": (incident,), "scope": scope}))
    return (*links, Linked(claim=ID["total71"], scope="aggregate"), Linked(claim=ID["war"], scope="cumulative"))


def _totals() -> tuple[Total, ...]:
    return (
        Total(metric="killed", words="71", low=71, high=71, scope="aggregate", origin="Valley Watch",
              claims=ids("total71"), incidents=("i-kesh", "i-tarn")),
        Total(metric="killed", words="More than 8,000", low=8001, high=None, scope="cumulative",
              origin="the report's own voice", claims=ids("war")),
    )


def truce_file() -> TruceFile:
    """The cessation as its file has it."""
    return TruceFile(
        id="merrow-2031", name="cessation in the Merrow valley", country="OL", timezone="Etc/GMT-3",
        starts="2031-03-05T00:00+03:00", guarantors=("Norland", "Sudmark"), source="joint statement, 1 March 2031",
        parties=(Adherent(name="Black Lantern", id="black-lantern", status="excluded", source="joint statement"),),
        terms=(Term(id="no-attacks", text="Parties stop attacks with any weapon.", prohibits=("attack",)),))


def register() -> Register:
    """What reports and file say of the cessation, as of 4 March."""
    lines = (
        RegisterLine(name="Black Lantern", id="black-lantern", status="excluded", by="Norland and Sudmark",
                     reason="excluded by name", source="both", claims=ids("left_out")),
        RegisterLine(name="River Guard", id="river-guard", status="contested", by="President Ovane",
                     reason="named as excluded by one party, conditional by its own word",
                     claims=ids("ovane", "accepts")),
    )
    file = TruceRecord(
        id="merrow-2031", name="cessation in the Merrow valley", source="file", guarantors=(NORLAND, SUDMARK),
        start=TruceStart(earliest="2031-03-05T00:00+03:00", latest="2031-03-05T00:00+03:00"), parties=lines,
        excluded=(LANTERN,), criteria=("groups that the council lists",))
    told = TruceRecord(
        id="t-reports", name="the cessation", source="reports", guarantors=(NORLAND, SUDMARK), excluded=(LANTERN,),
        start=TruceStart(earliest="2031-03-05T00:00", latest="2031-03-06T00:00", said=("midnight on Wednesday",)),
        parties=lines, claims=ids("start", "left_out"),
        terms=(SaidTerm(term="start", value="midnight on Wednesday", said=("midnight on Wednesday",),
                        claims=ids("start")),
               SaidTerm(term="excluded", value="Black Lantern", claims=ids("left_out"))))
    return Register(as_of="2031-03-04", truces=(file, told), chosen=truce_file(),
                    why="its parties, country and dates fit the reports")


def findings() -> tuple[Finding, ...]:
    """Both incidents of Sunday lie before the start."""
    early = TestResult(test="in force", answer="no", reason="the term begins on 5 Mar 2031 00:00",
                       evidence=("merrow-2031 no-attacks",))
    rest = (TestResult(test="area", answer="yes", reason="in Orland"),
            TestResult(test="bound", answer="unknown", reason="nobody said who fired"),
            TestResult(test="protected", answer="yes", reason="civilians were hit"),
            TestResult(test="prohibited", answer="yes", reason="an attack with explosives"))
    return tuple(Finding(incident=i, truce="merrow-2031", term="no-attacks", tests=(early, *rest), verdict="outside")
                 for i in ("i-kesh", "i-tarn"))


def dossier(status: str = "Actual") -> Dossier:
    """The reports with their claims anchored."""
    anchored = [Anchored(claim=claim, time=TIMES.get(key), place=PLACES.get(key)) for key, claim in SAID.items()]
    first, second = quote("courier", SHARED), quote("harbour", SHARED)
    return Dossier(reports=reports(status), claims=tuple(anchored), copies=(
        Copy(report="r-harbour", start=second.start, end=second.end, of="r-courier", of_start=first.start,
             of_end=first.end),))


def uncomposed(status: str = "Actual") -> Brief:
    """What the stages hand to ``compose``."""
    return Brief(
        as_of="2031-03-04", version="0.1.0", knowledge="0123456789ab", dossier=dossier(status),
        linkage=Linkage(incidents=incidents(), links=_links(), totals=_totals()), register=register(),
        findings=findings(), quarantined=(Quarantined(path="valley/scan.pdf", reason="not text: starts with %PDF"),))


def brief(status: str = "Actual") -> Brief:
    """The whole brief, with what ``compose`` fills written by hand."""
    caption = quote("harbour", "A man stands before a house after shelling in Tarn, March 9, 2031.")
    return uncomposed(status).model_copy(update={
        "who_hits_whom": (
            Hits(actor=LANTERN, target=SHOPPERS, stated_by=ids("claimed"), basis="claimed", incidents=("i-kesh",)),
            Hits(actor=None, target=None, stated_by=ids("mortars"), basis="unknown", incidents=("i-tarn", "i-january")),
        ),
        "leads": (Lead(report="r-harbour", section=6, start=caption.start, end=caption.end, quote=caption.text,
                       why="caption, Shelling/artillery/missile attack, Tarn, 9 Mar 2031, actor not stated, "
                           "after the start"),),
        "chronology": (
            Sentence(when="2031-03-02", text="Car bombs in Old Port, Kesh", claims=ids("cars")),
            Sentence(when="2031-03-03", text="Norland and Sudmark: talks held", claims=ids("call")),
            Sentence(when="2031-03-05T00:00/2031-03-06T00:00", text="The cessation is to start", claims=ids("start")),
        ),
        "summary": (
            Sentence(text="A cessation brokered by Norland and Sudmark is to start at midnight on Wednesday.",
                     claims=ids("start")),
            Sentence(text="Killed in Old Port: 32 or more, contested.", claims=ids("watch59", "ona32")),
        ),
        "disagreements": (
            Sentence(text="Killed in Old Port, Kesh: ONA says 32, the Valley Watch at least 59.",
                     claims=ids("ona32", "watch59")),),
        "left_out": (Sentence(text="Harbour Times: 1 caption and 1 sidebar left out."),),
    })
