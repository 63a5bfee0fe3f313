"""The model beside the rules: theirs stand, what they leave open is settled, what they missed is added."""

import json
from collections.abc import Callable

import pytest

from truceline.engine import read_all
from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Draft, EventClaim, FigureClaim
from truceline.model.report import Report
from truceline.readers.answer import parse
from truceline.readers.merge import merged
from truceline.readers.verify import verified

from .conftest import Heard, Json, Make, Server, answer_of, said

TEXT = """A car bomb killed 12 people in Ostrel on Wednesday, the army said. Six others were taken to hospital.
The day ended with a handshake in Quarne."""
EVENT: dict[str, Json] = {
    "key": "e1", "quote": "A car bomb killed 12 people in Ostrel on Wednesday", "time": "on Wednesday",
    "type": "Explosions/Remote violence/Remote explosive/landmine/IED", "places": [{"name": "Ostrel"}],
    "speakers": [{"name": "the army", "kind": "organisation"}]}
KILLED: dict[str, Json] = {"quote": "A car bomb killed 12 people in Ostrel", "value": "12", "low": 12, "high": 12,
                           "metric": "killed", "scope": "incident", "events": ["e1"],
                           "speakers": [{"name": "the army", "kind": "organisation"}]}

MakeReport = Callable[[str], Report]
Both = Callable[..., Draft]


@pytest.fixture
def report(make_report: MakeReport) -> Report:
    return make_report(TEXT)


@pytest.fixture
def both(report: Report, sorvane: Knowledge) -> Both:
    def join(blind_to: str = "", **kinds: list[Json]) -> Draft:
        answer = parse(json.dumps(kinds))
        assert answer is not None
        rules = extract(report, sorvane)
        seen = tuple(c for c in rules.claims if not (isinstance(c, FigureClaim) and c.metric == blind_to))
        return merged(rules.model_copy(update={"claims": seen}), verified(answer, report, sorvane))

    return join


def figures(draft: Draft, metric: str) -> list[FigureClaim]:
    return [claim for claim in draft.claims if isinstance(claim, FigureClaim) and claim.metric == metric]


def test_what_both_read_stands_once(both: Both, report: Report, sorvane: Knowledge) -> None:
    rules = extract(report, sorvane)
    assert both(events=[EVENT], figures=[KILLED]) == rules
    assert both() == rules


def test_what_the_rules_missed_is_added_on_their_events(both: Both, report: Report, sorvane: Knowledge) -> None:
    missed: Json = {**KILLED, "quote": "Six others were taken to hospital", "value": "Six", "low": 6, "high": 6,
                    "metric": "injured", "speakers": []}
    draft = both(blind_to="injured", events=[EVENT], figures=[missed])
    (added,) = figures(draft, "injured")
    (killed,) = figures(draft, "killed")
    assert added.rule == "llm.figure"
    assert added.events == killed.events
    assert figures(draft, "killed") == figures(extract(report, sorvane), "killed")


def test_an_event_of_the_model_alone_comes_with_its_figures(both: Both) -> None:
    met: Json = {**EVENT, "key": "s", "quote": "The day ended with a handshake in Quarne", "time": "", "speakers": [],
                 "type": "Strategic developments/Talks held", "places": [{"name": "Quarne"}]}
    taken: Json = {**KILLED, "quote": "Six others were taken", "value": "Six", "low": 6, "high": 6, "metric": "injured",
                   "events": ["s"], "speakers": []}
    draft = both(blind_to="injured", events=[EVENT, met], figures=[taken])
    (added,) = figures(draft, "injured")
    (event,) = [claim for claim in draft.claims if claim.id in added.events]
    assert event.rule == "llm.event"


def test_an_open_scope_is_settled(both: Both) -> None:
    (killed,) = figures(both(events=[EVENT], figures=[{**KILLED, "scope": "background"}]), "killed")
    assert killed.scope == "background"
    assert killed.rule.endswith("+llm")


def test_speakers_read_otherwise_are_a_doubt_and_the_rules_stand(
        both: Both, report: Report, sorvane: Knowledge) -> None:
    (rules,) = figures(extract(report, sorvane), "killed")
    (killed,) = figures(both(events=[EVENT], figures=[{**KILLED, "speakers": []}]), "killed")
    assert killed.attributed_to == rules.attributed_to
    assert [(doubt.field, doubt.candidates) for doubt in killed.doubts] == [
        ("attributed_to", (rules.attributed_to[0].name, "the report's own voice"))]


def test_a_metric_read_otherwise_is_a_doubt_and_no_second_figure(both: Both) -> None:
    draft = both(events=[EVENT], figures=[{**KILLED, "metric": "injured"}])
    (killed,) = figures(draft, "killed")
    assert [(doubt.field, doubt.candidates) for doubt in killed.doubts] == [("metric", ("killed", "injured"))]
    assert not [figure for figure in figures(draft, "injured") if figure.low == 12]


def test_a_time_that_the_rules_did_not_find_is_the_models(report: Report, sorvane: Knowledge) -> None:
    rules = extract(report, sorvane)
    (event,) = [claim for claim in rules.claims if isinstance(claim, EventClaim) and claim.said_time is not None]
    (killed,) = figures(rules, "killed")
    blank = event.model_copy(update={"said_time": None, "said_place": None, "places": ()})
    blind = rules.model_copy(update={"claims": (blank, killed)})
    answer = parse(json.dumps({"events": [EVENT]}))
    assert answer is not None
    draft = merged(blind, verified(answer, report, sorvane))
    (seen,) = [claim for claim in draft.claims if isinstance(claim, EventClaim)]
    assert (seen.said_time, seen.said_place) == (event.said_time, event.said_place)
    assert seen.rule == f"{event.rule}+llm"
    assert figures(draft, "killed")[0].events == (seen.id,)


def test_a_mention_that_the_model_reads_as_two_events_is_of_two_places(
        sorvane: Knowledge, make_report: MakeReport) -> None:
    report = make_report("Bombs killed 40 people on Wednesday. The towns of Ostrel and Merrin were hit.")
    quoted: dict[str, Json] = {**EVENT, "quote": "Bombs killed 40 people on Wednesday", "speakers": []}
    answer = parse(json.dumps({
        "events": [quoted, {**quoted, "key": "e2", "places": [{"name": "Merrin"}]}],
        "figures": [{**KILLED, "quote": "Bombs killed 40 people", "value": "40", "low": 40, "high": 40, "speakers": [],
                     "scope": "aggregate", "events": ["e1", "e2"]}]}))
    assert answer is not None
    draft = merged(extract(report, sorvane), verified(answer, report, sorvane))
    (killed,) = figures(draft, "killed")
    (event,) = [claim for claim in draft.claims if claim.id in killed.events]
    assert isinstance(event, EventClaim)
    assert (killed.scope, [place.name for place in event.places], event.several) == (
        "aggregate", ["Ostrel", "Merrin"], True)


@pytest.mark.parametrize("name", ["ostrel", "conditions", "merrin"])
def test_all_that_is_joined_refers_to_what_is_there(
        name: str, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    report = reports[["ostrel", "conditions", "merrin"].index(name)]
    answer = parse(answer_of(name))
    assert answer is not None
    draft = merged(extract(report, sorvane), verified(answer, report, sorvane))
    ids = [claim.id for claim in draft.claims]
    events = {claim.id for claim in draft.claims if isinstance(claim, EventClaim)}
    assert len(ids) == len(set(ids))
    assert {id_ for claim in draft.claims for id_ in claim.events} <= events
    assert {claim.refers_to for claim in draft.claims if isinstance(claim, EventClaim)} <= {"", *events}
    assert list(draft.claims) == sorted(draft.claims, key=lambda c: (c.quote.start, c.quote.end, c.kind, c.id))


def test_beside_the_rules_the_same_answers_serve(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge, heard: Heard) -> None:
    make()(reports, sorvane)
    drafts = make(beside=True)(reports, sorvane)
    assert len(server.asked) == len(reports)
    assert heard.lines[-1].endswith("requests: 0; answers kept from before: 3")
    rules = read_all(reports, sorvane)
    for draft, own in zip(drafts, rules, strict=True):
        assert {claim.quote for claim in own.claims} <= {claim.quote for claim in draft.claims}


def test_where_the_model_fails_beside_the_rules_theirs_is_all(
        server: Server, make: Make, reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    server.answer = lambda _: said("nonsense")
    drafts = make(beside=True, attempts=1)(reports, sorvane)
    assert [draft.claims for draft in drafts] == [draft.claims for draft in read_all(reports, sorvane)]
    assert all(draft.doubts for draft in drafts)
