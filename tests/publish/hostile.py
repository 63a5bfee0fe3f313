"""The brief of the factory with words that try to be more than words, in every place a report can reach."""

from tests.publish.factory import brief
from truceline.model.brief import Brief, Lead, Sentence
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.report import Quarantined, Report

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=http://evil.example/x.png onerror=alert(1)>'
STYLE = "</style><style>body{display:none}"
SVG = "</text></svg><svg onload=alert(1)>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
TURNED = "killed \u202edeneppah gnihton\u202c"
ESCAPE = "\x1b[31mred\x1b]0;title\x07"
FORMULA = '=HYPERLINK("http://evil.example","x")'


def hostile(address: str = "javascript:alert(1)") -> Brief:
    """Every field that comes from outside holds something that a page, a sheet or a terminal could run."""
    plain = brief()
    reports = tuple(_report(report, address) for report in plain.dossier.reports)
    incidents = tuple(_incident(incident) for incident in plain.linkage.incidents)
    return plain.model_copy(update={
        "dossier": plain.dossier.model_copy(update={"reports": reports}),
        "linkage": plain.linkage.model_copy(update={"incidents": incidents}),
        "summary": (Sentence(text=f"{TEMPLATE} {STYLE}"),),
        "leads": (Lead(report="r-harbour", section=0, start=0, end=9, quote=f"{ESCAPE}{SCRIPT}", why=IMAGE),),
        "quarantined": (Quarantined(path=f"{FORMULA}{SCRIPT}", reason=IMAGE),),
    })


def _report(report: Report, address: str) -> Report:
    """Its words are swapped for others of the same length, so that all offsets hold."""
    bad = f"{SCRIPT}{TURNED}"
    text = bad + report.text[len(bad):]
    return report.model_copy(update={"text": text, "title": f"{SCRIPT}{ESCAPE}", "outlet": IMAGE, "agency": FORMULA,
                                     "address": address, "path": f"../{STYLE}.txt"})


def _incident(incident: Incident) -> Incident:
    place = incident.place or IncidentPlace(name="")
    return incident.model_copy(update={
        "title": f"{incident.title} {SVG}",
        "place": place.model_copy(update={"name": f"{place.name}{SVG}", "native": SCRIPT, "within": (IMAGE,),
                                          "controlled_by": (STYLE,)}),
        "weapons": (SCRIPT,)})
