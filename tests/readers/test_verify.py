"""What a model says becomes the claims that the rules would make, and only where the report's words show it."""

import json
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.anchor import anchor
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import AllegationClaim, Claim, Draft, EventClaim, FigureClaim, PositionClaim, TermClaim
from truceline.model.report import Report
from truceline.readers.answer import parse
from truceline.readers.faults import Fault, left_out
from truceline.readers.prompt import load_prompt
from truceline.readers.verify import verified

from .conftest import Json, answer_of

MakeReport = Callable[[str], Report]
Statement = dict[str, Json]
CASUALTY_WATCH: list[Json] = [{"name": "Sorvane Casualty Watch", "kind": "organisation"}]
EVENT: Statement = {"key": "e1", "quote": "A car bomb exploded at the ferry terminal in Ostrel on Wednesday",
                    "type": "Explosions/Remote violence/Remote explosive/landmine/IED"}
FIGURE: Statement = {"quote": "killing at least 31 people, Sorvane Casualty Watch said", "value": "at least 31",
                     "low": 31, "high": None, "metric": "killed", "scope": "incident"}
POSITION: Statement = {"quote": "the army had searched every car", "party": "the army", "stance": "other"}
TERM: Statement = {"quote": "the truce began on Friday", "term": "start", "value": "on Friday", "time": "on Friday"}
BLAMES: Statement = {"quote": "The Sorvanese government accused the Highland Council", "stance": "accuses",
                     "by": "The Sorvanese government", "against": "the Highland Council"}
ALLEGES: Statement = {"quote": "The Highland Council denied any part in it", "by": "The Highland Council"}


def read(report: Report, knowledge: Knowledge, **kinds: list[Json]) -> Draft:
    answer = parse(json.dumps(kinds))
    assert answer is not None
    return verified(answer, report, knowledge)


@pytest.fixture(scope="module")
def ostrel(reports: tuple[Report, ...]) -> Report:
    return next(report for report in reports if "Ostrel" in report.text)


# ------------------------------------------------------------------ good answers

@pytest.mark.parametrize(("name", "claims"), [
    ("ostrel", {"event": 3, "figure": 5, "responsibility": 2, "term": 1}),
    ("conditions", {"event": 1, "figure": 1, "position": 2, "term": 1}),
    ("merrin", {"event": 2, "figure": 2, "responsibility": 1, "allegation": 2}),
])
def test_a_good_answer_gives_all_its_claims(
        name: str, claims: dict[str, int], reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    report = reports[["ostrel", "conditions", "merrin"].index(name)]
    answer = parse(answer_of(name))
    assert answer is not None
    draft = verified(answer, report, sorvane)
    assert Counter(claim.kind for claim in draft.claims) == claims
    assert draft.doubts == ()
    assert {claim.id for claim in draft.claims if claim.doubts} == set()
    check_quotes(draft, report)


def check_quotes(draft: Draft, report: Report) -> None:
    """Every quote is the report's own, and no claim is of another report or event."""
    events = {claim.id for claim in draft.claims if isinstance(claim, EventClaim)}
    for claim in draft.claims:
        quotes = [claim.quote, *([claim.value] if isinstance(claim, FigureClaim) else [])]
        assert [report.text[quote.start:quote.end] for quote in quotes] == [quote.text for quote in quotes]
        assert claim.report == draft.report == report.id
        assert claim.rule == f"llm.{claim.kind}"
        assert set(claim.events) <= events


def test_an_event_is_told_with_its_time_place_and_speakers(ostrel: Report, sorvane: Knowledge) -> None:
    draft = read(ostrel, sorvane, events=[{
        **EVENT, "speakers": CASUALTY_WATCH, "time": "on Wednesday", "weapons": ["car bomb"], "devices": "A car bomb",
        "places": [{"name": "Ostrel", "within": ["Sorvane"]}], "targets": ["passengers"]}])
    (event,) = draft.claims
    assert isinstance(event, EventClaim)
    assert event.said_time is not None
    assert event.said_place is not None
    assert (event.said_time.weekday, event.said_time.text) == (2, "on Wednesday")
    assert (event.said_place.name, event.said_place.within) == ("Ostrel", ("Sorvane",))
    assert (event.weapons, [party.name for party in event.targets]) == (("car bomb",), ["passengers"])
    assert [(speaker.id, speaker.kind) for speaker in event.attributed_to] == [("casualty-watch", "organisation")]


def test_what_is_told_of_one_event_is_joined_whichever_mention_names_the_other(
        ostrel: Report, sorvane: Knowledge) -> None:
    later: Statement = {**EVENT, "key": "e2", "quote": "It was the deadliest attack"}
    forwards = read(ostrel, sorvane, events=[EVENT, {**later, "same_as": "e1"}])
    backwards = read(ostrel, sorvane, events=[later, {**EVENT, "same_as": "e2"}])
    assert forwards == backwards
    first, second = forwards.claims
    assert isinstance(second, EventClaim)
    assert second.refers_to == first.id


@pytest.mark.parametrize(("words", "quote", "low", "high", "value"), [
    ("31", "killing at least 31 people", 31, None, "at least 31"),       # the qualifier is found in the sentence
    ("at least 31 people", "killing at least 31 people", 31, None, "at least 31"),
    ("More than 70", "More than 70 people were wounded", 71, None, "More than 70"),
    ("18", "SONA put the death toll at 18", 18, 18, "18"),
])
def test_a_number_is_what_our_own_reader_makes_of_its_words(
        words: str, quote: str, low: int, high: int | None, value: str, ostrel: Report, sorvane: Knowledge) -> None:
    draft = read(ostrel, sorvane, figures=[{**FIGURE, "quote": quote, "value": words, "low": low, "high": high}])
    (figure,) = draft.claims
    assert isinstance(figure, FigureClaim)
    assert (figure.value.text, figure.low, figure.high) == (value, low, high)


@pytest.mark.parametrize(("text", "words", "low", "high"), [
    ("A pilot was killed near Kesh.", "A pilot", 1, 1),
    ("General Lena Orsk was killed near Kesh.", "General Lena Orsk", 1, 1),
    ("Nobody was hurt in the blast.", "Nobody", 0, 0),
    ("There were no casualties in the blast.", "no casualties", 0, 0),
    ("Between 10 and 12 people died in Kesh.", "Between 10 and 12", 10, 12),
    ("Dozens of people died in Kesh.", "Dozens", None, None),
    ("Some twenty-three people died in Kesh.", "Some twenty-three", 23, 23),
])
def test_numbers_in_many_forms_hold(text: str, words: str, low: int | None, high: int | None,
                                    knowledge: Knowledge, make_report: MakeReport) -> None:
    draft = read(make_report(text), knowledge, figures=[
        {**FIGURE, "quote": text.rstrip("."), "value": words, "low": low, "high": high}])
    assert [(c.low, c.high) for c in draft.claims if isinstance(c, FigureClaim)] == [(low, high)], draft.doubts


def test_a_speaker_without_a_name_has_its_kind(knowledge: Knowledge, make_report: MakeReport) -> None:
    report = make_report("At least 31 people died, villagers who had fled said.")
    draft = read(report, knowledge, figures=[{
        **FIGURE, "quote": "At least 31 people died", "value": "At least 31",
        "speakers": [{"name": "villagers who had fled", "kind": "unidentified", "group": "witnesses and residents"}]}])
    (speaker,) = draft.claims[0].attributed_to
    assert (speaker.kind, speaker.group) == ("unidentified", "witnesses and residents")


def test_the_same_words_twice_are_two_numbers_for_two_metrics(knowledge: Knowledge, make_report: MakeReport) -> None:
    report = make_report("In Kesh 12 people were killed and 12 were hurt.")
    quoted: Statement = {**FIGURE, "quote": "12 people were killed and 12 were hurt", "value": "12", "low": 12,
                         "high": 12}
    draft = read(report, knowledge, figures=[quoted, {**quoted, "metric": "injured"}])
    starts = {c.metric: c.value.start for c in draft.claims if isinstance(c, FigureClaim)}
    assert starts == {"killed": report.text.index("12"), "injured": report.text.rindex("12")}


def test_words_that_stand_twice_are_told_apart_by_their_context(knowledge: Knowledge, make_report: MakeReport) -> None:
    report = make_report("In Kesh a bomb went off. In Orvel a bomb went off too.")
    event: Statement = {**EVENT, "quote": "a bomb went off"}
    (here,) = read(report, knowledge, events=[{**event, "context": "In Orvel a bomb went off too"}]).claims
    (open_,) = read(report, knowledge, events=[event]).claims
    assert here.quote.start == report.text.rindex("a bomb")
    assert here.doubts == ()
    assert open_.quote.start == report.text.index("a bomb")
    assert [doubt.field for doubt in open_.doubts] == ["quote"]


# ------------------------------------------------------------------ what is left out

@pytest.mark.parametrize(("kind", "good", "changed", "fault"), [
    ("events", EVENT, {"quote": "A truck bomb exploded in Ostrel"}, Fault.quote),
    ("events", EVENT, {"quote": ""}, Fault.quote),
    ("events", EVENT, {"quote": "status: Exercise"}, Fault.quote),                 # front matter is not read
    ("events", EVENT, {"type": "Explosions/Miracle"}, Fault.type),
    ("events", EVENT, {"speakers": [{"name": "Sorvane Red Cross", "kind": "organisation"}]}, Fault.name),
    ("events", EVENT, {"speakers": [{"name": "it", "kind": "organisation"}]}, Fault.name),
    ("events", EVENT, {"report": "report-0123456789abcdef"}, Fault.form),
    ("events", EVENT, {"start": 289, "end": 353}, Fault.form),
    ("events", EVENT, {"key": 1}, Fault.form),
    ("figures", FIGURE, {"value": "32"}, Fault.words),
    ("figures", FIGURE, {"value": "18"}, Fault.words),                             # in the report, not in the quote
    ("figures", FIGURE, {"value": "people", "low": 31}, Fault.number),
    ("figures", FIGURE, {"low": 32}, Fault.number),
    ("figures", FIGURE, {"high": 31}, Fault.number),                               # "at least 31" is open
    ("figures", FIGURE, {"low": None}, Fault.number),
    ("figures", FIGURE, {"low": "31"}, Fault.form),
    ("figures", FIGURE, {"low": -1}, Fault.form),
    ("figures", FIGURE, {"low": 10 ** 400}, Fault.form),
    ("figures", FIGURE, {"metric": "wounded"}, Fault.form),
    ("figures", FIGURE, {"civilians": "no"}, Fault.form),
    ("figures", FIGURE, {"speakers": [{"name": "the UN", "kind": "organisation"}]}, Fault.name),
    ("responsibility", BLAMES, {"against": "the Ashen Hand"}, Fault.name),
    ("responsibility", BLAMES, {"against": ""}, Fault.name),
    ("positions", POSITION, {"party": ""}, Fault.name),
    ("positions", POSITION, {"party": "the Ashen Hand"}, Fault.name),
    ("terms", TERM, {"value": "at midnight"}, Fault.words),
    ("terms", TERM, {"party": "Lornia"}, Fault.name),
    ("allegations", ALLEGES, {"low": 4, "high": 4}, Fault.number),
    ("allegations", ALLEGES, {"count": "any part", "low": 1, "high": 1}, Fault.number),
])
def test_what_the_words_do_not_show_is_left_out_and_counted(
        kind: str, good: Statement, changed: Statement, fault: Fault, ostrel: Report, sorvane: Knowledge) -> None:
    kept = read(ostrel, sorvane, **{kind: list[Json]([good])})
    assert len(kept.claims) == 1
    assert kept.doubts == ()
    other = {"key": "e2"} if kind == "events" else {}
    draft = read(ostrel, sorvane, **{kind: list[Json]([good, {**good, **other, **changed}])})
    assert draft.claims == kept.claims
    assert draft.doubts == left_out(Counter([fault]))


def test_two_events_under_one_key_are_one_too_many(ostrel: Report, sorvane: Knowledge) -> None:
    draft = read(ostrel, sorvane, events=[EVENT, {**EVENT, "quote": "It was the deadliest attack"}])
    assert len(draft.claims) == 1
    assert draft.doubts == left_out(Counter([Fault.key]))


@pytest.mark.parametrize(("changed", "field"), [
    ({"time": "on Thursday"}, "time"),
    ({"time": "at the ferry terminal"}, "time"),
    ({"places": [{"name": "Quorn"}]}, "place"),
    ({"places": [{"name": "ferry terminal"}]}, "place"),
    ({"places": [{"name": "Ostrel", "within": ["Elbonia"]}]}, "place"),
    ({"actors": ["the Ashen Hand"]}, "actors"),
    ({"targets": ["the Ashen Hand"]}, "targets"),
    ({"weapons": ["rocket"]}, "weapons"),
])
def test_a_detail_that_fails_goes_and_the_claim_says_so(
        changed: Statement, field: str, ostrel: Report, sorvane: Knowledge) -> None:
    (event,) = read(ostrel, sorvane, events=[{**EVENT, **changed}]).claims
    assert isinstance(event, EventClaim)
    assert [doubt.field for doubt in event.doubts] == [field]
    assert (event.said_time, event.actors, event.targets, event.weapons) == (None, (), (), ())
    assert event.said_place is None or event.said_place.within == ()


def test_a_figure_of_an_event_that_was_left_out_stays_with_a_doubt(ostrel: Report, sorvane: Knowledge) -> None:
    draft = read(ostrel, sorvane, events=[{**EVENT, "quote": "A bus exploded"}], figures=[{**FIGURE, "events": ["e1"]}])
    (figure,) = draft.claims
    assert figure.events == ()
    assert [doubt.field for doubt in figure.doubts] == ["events"]


def test_no_word_of_an_answer_stands_in_a_doubt(ostrel: Report, sorvane: Knowledge) -> None:
    poison = "THE ARMY KILLED 500"
    draft = read(ostrel, sorvane, events=[
        {**EVENT, "quote": poison}, {**EVENT, "time": poison, "actors": [poison], "places": [{"name": poison}]}])
    assert poison not in draft.model_dump_json()


@pytest.mark.parametrize("content", [
    "", "no JSON at all", "[]", "{", '{"events": 1}', '{"claims": []}', '{"events": [], "report": "other"}',
    "{" * 10_000 + "}" * 10_000, '{"events": ["\\ud800"]}', json.dumps({"terms": [TERM] * 401}),
])
def test_what_is_no_answer_is_none(content: str) -> None:
    assert parse(content) is None


@pytest.mark.parametrize("wrapped", ["```json\n{}\n```", "<think>Let me see.</think>\n{}", " {} "])
def test_an_answer_is_found_in_what_models_put_around_it(wrapped: str) -> None:
    assert parse(wrapped) == parse("{}") is not None


_WORDS = st.sampled_from([
    "", "Ostrel", "A car bomb exploded", "31", "at least 31", "on Friday", "the army", "it", "nothing", "e1", "accuses",
    "Blast at ferry terminal kills at least 31 in Sorvane", "killed", "incident"])
_FIELDS = st.sampled_from([*EVENT, *FIGURE, *BLAMES, *TERM, *POSITION, "same_as", "speakers", "context", "count"])
_VALUES = st.one_of(_WORDS, st.none(), st.booleans(), st.integers(-1, 40), st.lists(_WORDS, max_size=2))


@given(st.lists(st.tuples(
    st.sampled_from(["events", "figures", "responsibility", "positions", "terms", "allegations"]),
    st.dictionaries(_FIELDS, _VALUES, max_size=12)), max_size=6))
def test_whatever_is_answered_only_the_reports_own_words_come_out(
        ostrel: Report, sorvane: Knowledge, statements: list[tuple[str, dict[str, Json]]]) -> None:
    bases = {"events": EVENT, "figures": FIGURE, "responsibility": BLAMES, "positions": POSITION, "terms": TERM,
             "allegations": ALLEGES}
    kinds: dict[str, list[Json]] = {}
    for kind, changed in statements:
        known = {name: value for name, value in changed.items() if name in bases[kind] or name in {"context", "count"}}
        kinds.setdefault(kind, []).append({**bases[kind], **known})
    draft = read(ostrel, sorvane, **kinds)
    check_quotes(draft, ostrel)
    assert anchor([ostrel], [draft], sorvane, None).reports[0].doubts == draft.doubts


# ------------------------------------------------------------------ the prompt

def test_the_example_in_the_prompt_holds_by_our_own_rules(knowledge: Knowledge, make_report: MakeReport) -> None:
    _, _, example = load_prompt(knowledge).instructions.partition("The report:\n\n")
    text, _, content = example.partition("\n\nThe answer:\n\n")
    answer = parse(content)
    assert answer is not None
    draft = verified(answer, make_report(text), knowledge)
    assert draft.doubts == ()
    assert Counter(claim.kind for claim in draft.claims) == {"event": 2, "figure": 3, "responsibility": 1}
    assert [claim.doubts for claim in draft.claims] == [()] * len(draft.claims)


def test_the_schema_asks_for_every_field_and_allows_no_other(knowledge: Knowledge) -> None:
    def strict(part: Json) -> None:
        if isinstance(part, dict):
            assert "$ref" not in part
            if part.get("type") == "object":
                properties = part["properties"]
                assert isinstance(properties, dict)
                assert part["additionalProperties"] is False
                assert part["required"] == list(properties)
            for below in part.values():
                strict(below)
        elif isinstance(part, list):
            for below in part:
                strict(below)

    schema = load_prompt(knowledge).schema
    strict(schema)
    assert "Battles/Armed clash" in json.dumps(schema)


def test_claims_of_truces_keep_what_their_words_tell(reports: tuple[Report, ...], sorvane: Knowledge) -> None:
    claims: list[Claim] = []
    for name, report in zip(("ostrel", "conditions", "merrin"), reports, strict=True):
        answer = parse(answer_of(name))
        assert answer is not None
        claims += verified(answer, report, sorvane).claims
    terms = {(c.term, c.value, c.party.id if c.party else "") for c in claims if isinstance(c, TermClaim)}
    assert terms == {("start", "on Friday", ""), ("excluded", "Marsh Battalion", "marsh-battalion")}
    asked = [(c.party.id, each.text) for c in claims if isinstance(c, PositionClaim) for each in c.conditions]
    assert asked == [("highland-council", "the army lifts the siege of Merrin"),
                     ("highland-council", "frees prisoners")]
    counted = [(c.low, c.unit, c.period) for c in claims if isinstance(c, AllegationClaim)]
    assert counted == [(None, "", ""), (4, "violations", "in the first two days")]
