"""The endpoint may answer badly, slowly, hugely or not at all: a report then has the rules' claims and a doubt."""

import json
from collections.abc import Sequence
from time import monotonic

import pytest

from truceline.engine import read_all
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Draft
from truceline.model.report import Report
from truceline.readers.faults import fallen_back
from truceline.readers.reader import NOTHING_HELD

from .conftest import NOTHING, Heard, Make, Reply, Server, answer_of, said

GOOD = said(answer_of("ostrel"))
BUSY = Reply(b"busy", 429)
INVENTED = json.dumps({"events": [{"key": "e1", "quote": "The army shot 500 people in Ostrel", "type": "Battles"}]})
PAGE = b"<!doctype html><title>502 Bad Gateway</title><script>alert(1)</script>"


@pytest.fixture
def ostrel(reports: tuple[Report, ...]) -> Report:
    return reports[0]


def kinds_of(draft: Draft) -> set[str]:
    """By which kind of rule a draft's claims were read."""
    return {claim.rule.partition(".")[0] for claim in draft.claims}


def test_a_good_answer_is_the_draft(
        server: Server, make: Make, ostrel: Report, sorvane: Knowledge, heard: Heard) -> None:
    (draft,) = make()([ostrel], sorvane)
    assert kinds_of(draft) == {"llm"}
    assert len(draft.claims) == 11
    assert draft.doubts == ()
    assert heard.lines == ["reports read by the language model: 1 of 1; requests: 1; answers kept from before: 0"]
    (asked,) = server.asked
    assert asked.headers["path"] == "/v1/chat/completions"
    assert (asked.body["model"], asked.body["temperature"], asked.body["max_tokens"]) == ("tiny", 0, 16_000)
    assert "Authorization" not in asked.headers
    assert asked.headers["Accept-Encoding"] == "identity"
    form = asked.body["response_format"]
    assert isinstance(form, dict)
    assert form["type"] == "json_schema"


def test_only_headline_and_body_are_sent(server: Server, make: Make, ostrel: Report, sorvane: Knowledge) -> None:
    make()([ostrel], sorvane)
    (asked,) = server.asked
    assert asked.text.startswith("Blast at ferry terminal kills at least 31 in Sorvane")
    assert "meridian.example" not in f"{asked.body}"
    assert ostrel.path not in f"{asked.body}"


def test_the_key_goes_where_it_belongs_and_nowhere_else(
        server: Server, make: Make, ostrel: Report, sorvane: Knowledge, heard: Heard,
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # nobody is there: whoever went that way would not arrive
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    reader = make(key="secret-word")
    (draft,) = reader([ostrel], sorvane)
    assert server.asked[0].headers["Authorization"] == "Bearer secret-word"
    assert "secret-word" not in f"{draft} {heard.lines} {server.asked[0].body} {reader!r}"


@pytest.mark.parametrize(("replies", "requests"), [
    ([BUSY, GOOD], 2),
    ([BUSY, Reply(b"", 503), GOOD], 3),
    ([Reply(PAGE, 502, (("Content-Type", "text/html"),)), GOOD], 2),
    ([said(None), GOOD], 2),
    ([said("I cannot help with that."), GOOD], 2),
    ([Reply(PAGE), GOOD], 2),
    ([Reply(GOOD.body, pause=0.7), GOOD], 2),
    ([Reply(b"", 400), GOOD], 2),
    ([Reply(b"", 400), Reply(b"", 422), GOOD], 3),
    ([Reply(GOOD.body[:200], headers=(("Content-Length", "9999"),)), GOOD], 2),
])
def test_what_may_pass_is_tried_again(replies: Sequence[Reply], requests: int, server: Server, make: Make,
                                      ostrel: Report, sorvane: Knowledge) -> None:
    server.replies(*replies)
    (draft,) = make(timeout=0.5)([ostrel], sorvane)
    assert (kinds_of(draft), len(server.asked)) == ({"llm"}, requests)


def test_an_endpoint_that_takes_no_schema_is_asked_more_plainly(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    server.answer = lambda asked: Reply(b"", 400) if "temperature" in asked.body else said(NOTHING)
    make(side_by_side=1)(reports, sorvane)
    forms = [(form["type"] if isinstance(form := asked.body.get("response_format"), dict) else None)
             for asked in server.asked]
    assert forms == ["json_schema", "json_object", None, None, None]  # learnt once
    assert ["JSON schema" in asked.system for asked in server.asked] == [False, True, True, True, True]


@pytest.mark.parametrize(("reply", "reason", "requests"), [
    (BUSY, "the endpoint answered with status 429", 3),
    (Reply(b"", 429, (("Retry-After", "3600"),)), "the endpoint answered with status 429", 1),
    (Reply(b"", 500), "the endpoint answered with status 500", 3),
    (Reply(b"", 401), "the endpoint answered with status 401", 1),
    (Reply(b"", 404), "the endpoint answered with status 404", 1),
    (Reply(b"", 400), "the endpoint answered with status 400", 3),
    (Reply(b"", 302, (("Location", "http://127.0.0.1:9/elsewhere"),)), "the endpoint answered with status 302", 1),
    (Reply(PAGE), "the endpoint's answer is no chat completion", 3),
    (Reply(b'{"choices": []}'), "the answer is empty", 3),
    (Reply(b'{"choices": ' + b"[" * 5_000), "the endpoint's answer is no chat completion", 3),
    (Reply(b"\xff\xfe"), "the endpoint's answer is no chat completion", 3),
    (said(""), "the answer is empty", 3),
    (said("The report tells of a bombing."), "the answer is not in the form asked for", 3),
    (said('{"events": [], "notes": "none"}'), "the answer is not in the form asked for", 3),
    (said(answer_of("ostrel")[:900]), "the answer is not in the form asked for", 3),
    (said(answer_of("ostrel"), finish="length"), "the answer was cut off at its limit", 1),
    (said(INVENTED), NOTHING_HELD, 1),
    (Reply(b"x" * 30_000), "the answer is too long", 1),
    (Reply(GOOD.body, pause=0.4), "no answer in time", 3),
    (Reply(GOOD.body, drip=0.05), "no answer in time", 3),
])
def test_what_does_not_pass_leaves_the_report_to_the_rules(
        reply: Reply, reason: str, requests: int, server: Server, make: Make, ostrel: Report, sorvane: Knowledge,
        heard: Heard) -> None:
    server.replies(reply)
    (draft,) = make(timeout=0.2, bytes=20_000)([ostrel], sorvane)
    (rules,) = read_all([ostrel], sorvane)
    assert draft == rules.model_copy(update={"doubts": (fallen_back(reason),)})
    assert len(server.asked) == requests
    assert heard.lines[-1].endswith(f"read by the rules, since {reason}: 1")


def test_an_endpoint_that_is_not_there_is_asked_for_one_report_only(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge, heard: Heard) -> None:
    server.url = "http://127.0.0.1:9/v1"
    drafts = make(side_by_side=1)(reports, sorvane)
    assert {doubt for draft in drafts for doubt in draft.doubts} == {fallen_back("the endpoint cannot be reached")}
    assert "requests: 3;" in heard.lines[0]
    assert "read by the rules, since the endpoint cannot be reached: 3" in heard.lines[0]


def test_a_wrong_key_is_tried_once_for_all_reports(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    server.replies(Reply(b"", 401))
    drafts = make(side_by_side=1)(reports, sorvane)
    assert len(server.asked) == 1
    assert [draft.doubts for draft in drafts] == [(fallen_back("the endpoint answered with status 401"),)] * 3


@pytest.mark.parametrize(("limits", "reason"), [
    ({"requests": 1}, "all requests were spent"),
    ({"characters": 760}, "the report is longer than what is sent"),
])
def test_what_is_over_the_budget_is_read_by_the_rules_in_whatever_order_reports_come(
        limits: dict[str, float], reason: str, server: Server, make: Make, reports: tuple[Report, ...],
        sorvane: Knowledge) -> None:
    server.answer = lambda _: said(NOTHING)
    drafts = make(**limits)(reports, sorvane)
    left = {draft.report for draft in drafts if draft.doubts == (fallen_back(reason),)}
    assert 0 < len(left) < len(reports)
    assert len(server.asked) <= len(reports) - len(left)


def test_the_whole_run_ends_when_its_time_is_spent(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    server.replies(Reply(GOOD.body, pause=3))
    begun = monotonic()
    drafts = make(seconds=0.3, side_by_side=1)(reports, sorvane)
    assert monotonic() - begun < 2
    assert len(server.asked) == 1
    reasons = {doubt.reason for draft in drafts for doubt in draft.doubts}
    assert reasons == {fallen_back(r).reason for r in ("no answer in time", "the time for all requests was spent")}
