"""Claims and incidents for tests, written as lines: who said what of where and when."""

from datetime import date

from truceline.model.base import content_id
from truceline.model.brief import Dossier, Linkage
from truceline.model.claim import Anchored, EventClaim, Qualifier, Speaker
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.model.report import Published, Quote, Report
from truceline.model.time import Period, Precision

KINDS = {"shelling": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
         "clash": ("Battles", "Armed clash"), "aid": ("Strategic developments", "Aid delivered"),
         "talks": ("Strategic developments", "Talks held"), "quiet": ("Strategic developments", "Nothing to report")}


def when(text: str) -> Period | None:
    """``3`` is 3 March, ``3-5`` three days, ``?`` a day that nobody knows."""
    if text == "?":
        return None
    first, _, last = text.partition("-")
    precision: Precision = "days" if last else "day"
    return Period(start=f"2016-03-{int(first):02}", end=f"2016-03-{int(last or first):02}", precision=precision)


def day(number: int) -> date:
    return date(2016, 3, number)


def claim(line: str, number: int = 0) -> Anchored:
    """``SOHR shelling Douma 3``: who, what, where, on which day; ``denied`` and the like follow."""
    who, kind, where, time, *marks = line.split()
    event_type, sub = KINDS[kind]
    qualifiers: list[Qualifier] = [mark for mark in ("denied", "future", "hypothetical") if mark in marks]
    quote = Quote(start=number, end=number + 1, text="x")
    made = EventClaim(report="r", quote=quote, event_type=event_type, sub_event_type=sub,
                      qualifiers=tuple(qualifiers), attributed_to=(Speaker(name=who, kind="organisation"),))
    place = Place(name=where, within=("Rural Damascus", "Syria"), country="SY")
    return Anchored(claim=made.model_copy(update={"id": content_id("c", made)}), time=when(time), place=place,
                    places=(place,))


def dossier(*lines: str, outlet: str = "") -> Dossier:
    """One report of 3 March with these claims."""
    report = Report(id="r", path="r.txt", text="x", sha256="0" * 64, sections=(), outlet=outlet,
                    published=Published(earliest="2016-03-03", latest="2016-03-03", basis="stated"))
    return Dossier(reports=(report,), claims=tuple(claim(line, number) for number, line in enumerate(lines)))


def linked(told: Dossier, *numbers: int, wider: tuple[int, ...] = ()) -> Linkage:
    """An incident of each of these claims; those of ``wider`` have the first as a part."""
    return Linkage(links=(), incidents=tuple(_incident(told.claims[n], n, wider) for n in (*numbers, *wider)))


def _incident(anchored: Anchored, number: int, wider: tuple[int, ...]) -> Incident:
    event = anchored.claim
    assert isinstance(event, EventClaim)
    return Incident(id=f"i-{number}", title=f"incident {number}", event_type=event.event_type,
                    sub_event_type=event.sub_event_type, time=anchored.time, claims=(event.id,),
                    part_of=f"i-{wider[0]}" if wider and number not in wider else None)
