"""Views that every format shares: numbers, matrices, who hits whom, reports compared, quotes in their sentence."""

import pytest

from tests.publish.factory import ID, brief, ids
from truceline.errors import SourceError
from truceline.model.claim import EventClaim, Party
from truceline.publish import EXPORTERS, exporter
from truceline.publish.compare import compare
from truceline.publish.doubts import doubts
from truceline.publish.hits import who_hits_whom
from truceline.publish.joins import view_of
from truceline.publish.matrix import matrices
from truceline.publish.quotes import pieces, sentence_of
from truceline.publish.responsibility import responsibility_of
from truceline.publish.truces import positions_of, truces_of
from truceline.publish.views import BriefView, ClaimView


@pytest.fixture(scope="module")
def view() -> BriefView:
    return view_of(brief())


def claim(view: BriefView, key: str) -> ClaimView:
    found = view.claim(ID[key])
    assert found
    return found


def test_reports_are_numbered_by_time_and_cited_by_number(view: BriefView) -> None:
    assert [report.label for report in view.reports] == [
        "Courier, 2 Mar", "Orbis via Harbour Times, 3 Mar", "“Weekend toll reaches 71”"]
    assert view.cite(ids("watch59", "watch57", "war")) == "[1][2][3]"
    assert view.cite(("no claim",)) == ""


def test_a_claim_is_joined_with_its_links(view: BriefView) -> None:
    replaced = claim(view, "watch57")
    assert (replaced.scope, replaced.incidents, replaced.superseded_by) == ("incident", ("i-kesh",), ID["watch59"])
    assert claim(view, "war").scope == "cumulative"
    assert claim(view, "start").truce == "t-reports"


def test_a_matrix_has_origins_down_and_reports_across(view: BriefView) -> None:
    killed = matrices(view, view.incidents[0])[0]
    assert killed.reports == (1, 2)
    assert [(row.name, [(c.words, c.standing) for c in row.cells]) for row in killed.rows] == [
        ("ONA", [("32", "current")]), ("Valley Watch", [("57", "superseded"), ("At least 59", "current")]),
        ("own voice", [("dozens", "beside")])]


def test_reports_compared_tell_what_is_alone_shared_and_relied_on(view: BriefView) -> None:
    courier, harbour, _ = compare(view)
    assert [(s.other.number, s.paragraphs) for s in courier.shares] == [(2, 1)]
    assert harbour.origins[:1] == ("ONA",)
    assert "the incident itself: Tarn, 2 Mar" in [sentence.text for sentence in harbour.alone]


def test_an_event_outside_any_incident_is_a_strike_only_where_it_is_violent(view: BriefView) -> None:
    peaceful = who_hits_whom(view, lambda _: False)
    all_of_it = who_hits_whom(view, lambda event: isinstance(event, EventClaim))
    assert {h.actor.name for h in all_of_it if h.actor} - {h.actor.name for h in peaceful if h.actor} == {
        "Norland", "Sudmark"}


def test_positions_stand_by_side(view: BriefView) -> None:
    assert [(side, len(claims)) for side, claims in positions_of(view)] == [("River Guard", 1)]
    sided = view_of(brief().model_copy(update={"sides": {"river-guard": Party(name="Valley League", id="league")}}))
    assert [side for side, _ in positions_of(sided)] == ["Valley League"]


def test_the_truce_has_what_reports_and_what_the_file_say(view: BriefView) -> None:
    [truce] = truces_of(view)
    start = next(aspect for aspect in truce.aspects if aspect.name == "Start")
    assert [told.text for told in start.told] == ["midnight on Wednesday"]
    assert start.filed[0].text.endswith("2031-03-04 21:00 UTC")


def test_a_quote_stands_in_its_sentence_with_its_number_marked(view: BriefView) -> None:
    parts = pieces(claim(view, "watch57"))
    assert [p.text for p in parts if p.role == "value"] == ["57"]
    assert "".join(p.text for p in parts).startswith("Two car bombs killed dozens")
    assert sentence_of(claim(view, "left_out")) == "The Black Lantern is left out of it."


def test_responsibility_and_doubts_stand_once(view: BriefView) -> None:
    assert responsibility_of(view, "i-kesh") == (
        ("Black Lantern claims responsibility; no report says whether it was authenticated", ids("claimed")),)
    assert [doubted.doubt.reason for doubted in doubts(view)] == [
        "only the month is told", "midnight may begin or end the day"]


def test_an_exporter_is_had_by_name() -> None:
    assert {name: exporter(name) for name in EXPORTERS}.keys() == {"text", "html", "json", "csv"}
    with pytest.raises(SourceError, match="no such format: pdf"):
        exporter("pdf")
