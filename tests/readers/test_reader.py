"""The reader gives drafts like those of the rules, keeps answers by content, and loses no report."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from truceline.engine import read_all
from truceline.errors import SourceError
from truceline.flow import brief
from truceline.knowledge.knowledge import Knowledge
from truceline.model.report import Report
from truceline.publish.json import render
from truceline.readers import model_reader
from truceline.readers.cache import Cache, Kept
from truceline.register import TruceChoice

from .conftest import NOTHING, Asked, Heard, Make, Reply, Server, answer_of, said, well


def test_the_flow_makes_a_brief_of_what_a_model_read(
        make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    found = brief(reports, sorvane, TruceChoice(none=True), reader=make())
    killed = [incident.figures["killed"] for incident in found.linkage.incidents
              if incident.place is not None and incident.place.name == "Ostrel"]
    assert [(figures.low, figures.high, figures.status) for figures in killed] == [(18, None, "contested")]
    assert {claim.claim.rule.partition(".")[0] for claim in found.dossier.claims} == {"llm"}


def test_a_second_run_asks_nothing_and_gives_the_same_bytes(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge, heard: Heard) -> None:
    first = render(brief(reports, sorvane, TruceChoice(none=True), reader=make()))
    asked = len(server.asked)
    server.answer = lambda _: said("nonsense")
    second = render(brief(reports, sorvane, TruceChoice(none=True), reader=make()))
    assert (asked, len(server.asked)) == (3, 3)
    assert first == second
    assert heard.lines[-1] == "reports read by the language model: 3 of 3; requests: 0; answers kept from before: 3"


def test_the_order_of_reports_changes_nothing(
        make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    briefs = {render(brief(order, sorvane, TruceChoice(none=True), reader=make())) for order in permutations(reports)}
    assert len(briefs) == 1


def test_drafts_come_in_the_order_of_their_reports(
        make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    for order in permutations(reports):
        assert [draft.report for draft in make()(order, sorvane)] == [report.id for report in order]


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"key": "other"}', b"\x00" * 50])
def test_a_kept_answer_that_is_spoilt_is_asked_for_again(
        spoilt: bytes, server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge,
        tmp_path: Path) -> None:
    first = make()(reports, sorvane)
    for file in (tmp_path / "answers").iterdir():
        file.write_bytes(spoilt)
    assert make()(reports, sorvane) == first
    assert len(server.asked) == 6


def test_a_kept_answer_is_checked_like_a_new_one(
        make: Make, reports: tuple[Report, ...], sorvane: Knowledge, tmp_path: Path) -> None:
    make()(reports, sorvane)
    for file in (tmp_path / "answers").iterdir():
        kept = Kept.model_validate_json(file.read_bytes())
        changed = kept.answer.replace('"at least 31"', '"at least 500"').replace("31,", "500,")
        file.write_text(kept.model_copy(update={"answer": changed}).model_dump_json())
    assert "500" not in f"{make()(reports, sorvane)}"


def test_a_change_of_model_or_text_asks_anew(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    make()(reports[:1], sorvane)
    make(model="other")(reports[:1], sorvane)
    changed = reports[0].model_copy(update={"text": reports[0].text.replace("31", "32")})
    make()([changed], sorvane)
    assert [asked.body["model"] for asked in server.asked] == ["tiny", "other", "tiny"]


def test_one_text_in_two_reports_is_asked_about_once(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    copy = reports[0].model_copy(update={"id": "report-copy", "path": "copy.txt"})
    one, other = make()([reports[0], copy], sorvane)
    assert len(server.asked) == 1
    assert [claim.quote for claim in one.claims] == [claim.quote for claim in other.claims]
    assert {claim.report for claim in other.claims} == {"report-copy"}


def test_a_report_in_which_the_model_finds_nothing_says_that_the_rules_would(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    server.answer = lambda _: said(NOTHING)
    (draft,) = make()(reports[:1], sorvane)
    assert draft.claims == ()
    assert [doubt.reason.partition(";")[0] for doubt in draft.doubts] == ["the language model found nothing here"]


def test_a_report_without_headline_or_body_is_not_sent(server: Server, make: Make, sorvane: Knowledge) -> None:
    empty = Report(id="report-empty", path="e.txt", text="A caption", sha256="0", sections=())
    (draft,) = make()([empty], sorvane)
    assert (draft.claims, draft.doubts, server.asked) == ((), (), [])


def test_no_report_no_request(server: Server, make: Make, sorvane: Knowledge) -> None:
    assert make()([], sorvane) == []
    assert server.asked == []


def test_doubts_of_an_answer_stand_in_the_brief(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge, heard: Heard) -> None:
    answer = json.loads(answer_of("ostrel"))
    answer["figures"][0]["low"] = 32
    server.answer = lambda _: said(json.dumps(answer))
    found = brief(reports[:1], sorvane, TruceChoice(none=True), reader=make())
    reason = "statements of the language model were left out: number other than its words say (1)"
    assert [doubt.reason for doubt in found.dossier.reports[0].doubts] == [reason]
    assert "reports with statements left out: 1" in heard.lines[0]


def test_a_folder_that_cannot_keep_answers_is_named_before_anything_is_sent(tmp_path: Path, server: Server) -> None:
    (tmp_path / "file").write_text("no folder")
    environment = {"TRUCELINE_LLM_URL": server.url, "TRUCELINE_LLM_MODEL": "tiny"}
    with pytest.raises(SourceError, match="cannot keep answers"):
        model_reader(environment, read_all, print, tmp_path / "file" / "answers")


def test_answers_are_kept_for_their_owner_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a" / "b")
    cache.put(Kept(key="k", model="m", prompt="p", answer="{}"))
    assert cache.get("k") == "{}"
    assert cache.get("other") is None
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0
    assert [file.stat().st_mode & 0o077 for file in (tmp_path / "a" / "b").iterdir()] == [0]


def test_answers_are_kept_as_they_come(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge, tmp_path: Path) -> None:
    kept: list[int] = []

    def count(asked: Asked) -> Reply:
        kept.append(len(list((tmp_path / "answers").glob("*.json"))))
        return well(asked)

    server.answer = count
    make(side_by_side=1)(reports, sorvane)
    assert kept == [0, 1, 2]


def test_an_answer_that_cannot_be_kept_is_used_all_the_same(
        make: Make, reports: tuple[Report, ...], sorvane: Knowledge, heard: Heard, tmp_path: Path) -> None:
    reader = make()
    (tmp_path / "answers").rmdir()
    (draft,) = reader(reports[:1], sorvane)
    assert draft.claims
    assert heard.lines[0].startswith("the answers of the language model cannot be kept")
