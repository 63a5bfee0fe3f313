"""What a peer handed on stands in our brief as what that peer handed on."""

import hashlib

import pytest

from truceline.engine.recall import brief_of
from truceline.exchange.desk import Desk
from truceline.knowledge.knowledge import load_knowledge
from truceline.model.payload import ReportIn
from truceline.model.report import Published, Report, Section
from truceline.publish import exporter
from truceline.register import TruceChoice

from .conftest import Two, enter

TEXT = "Shells killed four people in Orland Vale on Tuesday, medics said."
HANDED_ON = "Vale Post, 5 Mar, by way of Washington"


def report(peer: str) -> ReportIn:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    day = Published(earliest="2024-03-05", latest="2024-03-05", basis="stated")
    return ReportIn(collected="2024-03-06T08:00:00.000000Z", size=len(TEXT), report=Report(
        id=f"report-{sha256[:16]}", path="a.txt", text=TEXT, sha256=sha256, outlet="Vale Post", published=day,
        sections=(Section(kind="body", start=0, end=len(TEXT)),), peer=peer))


def briefed(desk: Desk, form: str) -> str:
    brief = brief_of(desk.ledger, load_knowledge(), TruceChoice())
    return " ".join(exporter(form)(brief).split())


@pytest.mark.parametrize("form", ["text", "html", "json", "csv"])
@pytest.mark.parametrize("written", ["", "Geneva"])
def test_it_names_the_peer_whatever_the_peer_wrote_there(two: Two, form: str, written: str) -> None:
    enter(two.here, report(written))
    two.carry()
    assert HANDED_ON in briefed(two.there, form)
    assert "by way of" not in briefed(two.here, form)


def test_what_we_collected_too_is_ours_and_counts_once(two: Two) -> None:
    enter(two.here, report(""))
    enter(two.there, report(""))
    two.carry()
    told = briefed(two.there, "text")
    assert "by way of" not in told
    assert "killed: 4, single origin" in told
