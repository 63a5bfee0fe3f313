"""How reports are named and in which order things stand: by their time, never by the order of the input."""

from pathlib import PurePath

from truceline.model.entry import SHOWN
from truceline.model.incident import Incident
from truceline.model.report import Published, Report
from truceline.model.time import day_of
from truceline.publish.words import clipped, day_words

TITLE = 34  # characters of a title that stands for an outlet which nobody knows


def published_words(published: Published | None) -> str:
    """'21 Feb 2016', a span of days, or 'date not known'; with 'inferred' where nothing states it."""
    if published is None:
        return "date not known"
    first, last = day_of(published.earliest), day_of(published.latest)
    days = day_words(first) if published.is_one_day else f"{day_words(first)} to {day_words(last)}"
    return f"{days} (inferred)" if published.basis == "inferred" else days


def label_of(report: Report) -> str:
    """Who published it and when, as short as it goes, and which peer handed it to us."""
    handed = f", by way of {report.peer}" if report.peer else ""
    return f"{_published_by(report)}{handed}"


def _published_by(report: Report) -> str:
    """A reader needs to tell five reports apart."""
    name = report.outlet or report.agency
    if not name:
        return f"“{clipped(report.title, TITLE)}”" if report.title else stem_of(report)
    if report.agency and report.agency.casefold() not in name.casefold():
        name = f"{report.agency} via {name}"
    if report.published is None:
        return name
    by = "" if report.published.is_one_day else "by "
    return f"{name}, {by}{day_words(day_of(report.published.latest), year=False)}"


def shown_id(id_: str) -> str:
    """As much of the id of an incident or a claim as names it on a command line: its letter and twelve more."""
    return id_[:len("i-") + SHOWN]


def stem_of(report: Report) -> str:
    """The name of its file without its ending."""
    return PurePath(report.path).stem or report.id


def report_order(report: Report) -> tuple[str, str, str]:
    """By the time of publication, those without one last."""
    when = report.published
    return (when.earliest, when.latest, report.id) if when else ("9999", "9999", report.id)


def incident_order(incident: Incident) -> tuple[bool, str, str, str]:
    """By time, those of the background last."""
    when = incident.time
    return incident.background, when.start if when else "9999", when.end if when else "9999", incident.id
