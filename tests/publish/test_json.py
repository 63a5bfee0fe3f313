"""The brief as JSON: the fields that DESIGN gives, offsets that hold, the same bytes for any order."""

import json
import random

import pytest

from tests.publish.conftest import Golden
from tests.publish.factory import ID, brief, reports
from truceline.model.brief import Brief, Dossier, Linkage
from truceline.model.truce import Register
from truceline.publish import in_parts
from truceline.publish.json import render

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Object = dict[str, Json]

TOP = ("schema", "as_of", "producer", "reports", "claims", "incidents", "who_hits_whom", "truces", "findings", "leads",
       "chronology", "summary", "quarantined")
OF_REPORT = ("id", "path", "title", "outlet", "agency", "published", "language", "sha256", "sections", "copies")
OF_CLAIM = ("id", "kind", "report", "quote", "attributed_to", "qualifiers", "time", "place", "rule", "doubts")
OF_KIND = {
    "figure": ("value", "metric", "low", "high", "qualifier", "victims", "scope", "incidents", "superseded_by"),
    "event": ("event_type", "sub_event_type", "actors", "targets", "weapons", "incidents"),
    "responsibility": ("stance", "by", "against", "authenticated", "incidents"),
    "position": ("party", "stance", "conditions", "until", "truce"),
    "term": ("truce", "term", "value"),
    "allegation": ("by", "against", "count", "incidents", "truce"),
}
OF_INCIDENT = ("id", "title", "event_type", "sub_event_type", "time", "place", "actors", "targets", "weapons",
               "devices", "part_of", "background", "figures", "claims")
OF_RANGE = ("low", "high", "words", "rule", "reason", "status", "origins", "beside")
OF_TRUCE = ("id", "name", "start", "end", "guarantors", "excluded", "criteria", "terms", "source", "parties")
OF_PARTY = ("name", "status", "since", "until", "told_to", "channel", "claims")


def made(found: Brief) -> Object:
    content = json.loads(render(found))
    assert isinstance(content, dict)
    return content


def objects(record: Object, name: str) -> list[Object]:
    found = record[name]
    assert isinstance(found, list)
    return [entry for entry in found if isinstance(entry, dict)]


def child(record: Object, name: str) -> Object:
    found = record[name]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("name", "fields"), [
    ("reports", OF_REPORT), ("claims", OF_CLAIM), ("incidents", OF_INCIDENT), ("truces", OF_TRUCE),
    ("findings", ("incident", "truce", "term", "tests", "verdict", "decided_by", "alleged_by")),
    ("who_hits_whom", ("actor", "target", "stated_by", "incidents")), ("leads", ("report", "section", "quote", "why")),
    ("summary", ("text", "claims")), ("quarantined", ("path", "reason")),
])
def test_the_fields_of_the_design_are_there(name: str, fields: tuple[str, ...]) -> None:
    record = made(brief())
    assert set(TOP) <= set(record)
    assert objects(record, name)
    for entry in objects(record, name):
        assert set(fields) <= set(entry)


def test_each_kind_of_claim_has_its_own_fields() -> None:
    claims = objects(made(brief()), "claims")
    assert {claim["kind"] for claim in claims} == set(OF_KIND)
    for claim in claims:
        assert set(OF_KIND[str(claim["kind"])]) <= set(claim)


def test_ranges_and_parties_have_theirs() -> None:
    record = made(brief())
    for incident in objects(record, "incidents"):
        figures = child(incident, "figures")
        assert all(set(OF_RANGE) <= set(child(figures, metric)) for metric in figures)
    for truce in objects(record, "truces"):
        assert all(set(OF_PARTY) <= set(party) for party in objects(truce, "parties"))
        assert truce["guarantors"] == ["Norland", "Sudmark"]
        assert truce["excluded"] == ["Black Lantern"]


def test_a_claim_and_an_incident_read_as_kept(golden: Golden) -> None:
    record = made(brief())
    kept = {"claim": next(c for c in objects(record, "claims") if c["id"] == ID["watch57"]),
            "incident": next(i for i in objects(record, "incidents") if i["id"] == "i-tarn")}
    golden("claim-and-incident.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def test_every_quote_and_value_stands_at_its_offsets() -> None:
    texts = {report.id: report.text for report in reports()}
    record = made(brief())
    for claim in objects(record, "claims"):
        text = texts[str(claim["report"])]
        for span in [child(claim, "quote"), *([child(claim, "value")] if claim["kind"] == "figure" else [])]:
            start, end = span["start"], span["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert text[start:end] == span["text"]


def test_a_replaced_figure_points_to_what_replaced_it() -> None:
    claims = {claim["id"]: claim for claim in objects(made(brief()), "claims")}
    assert claims[ID["watch57"]]["superseded_by"] == ID["watch59"]
    assert claims[ID["watch59"]]["superseded_by"] is None


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_reports_changes_nothing(seed: int) -> None:
    plain, order = brief(), random.Random(seed)  # noqa: S311 - an order that can be had again, no secret
    found, claims = list(plain.dossier.reports), list(plain.dossier.claims)
    order.shuffle(found)
    order.shuffle(claims)
    shuffled = plain.dossier.model_copy(update={"reports": tuple(found), "claims": tuple(claims)})
    assert render(plain.model_copy(update={"dossier": shuffled})) == render(plain)


def test_what_is_no_real_event_says_so() -> None:
    assert made(brief("Exercise"))["banner"] == "EXERCISE: NOT REAL EVENTS"
    assert made(brief())["banner"] is None


EMPTY = Brief(as_of="2030-05-04", version="0", knowledge="0", dossier=Dossier(reports=(), claims=()),
              linkage=Linkage(incidents=(), links=()), register=Register(as_of="2030-05-04"))


@pytest.mark.parametrize("found", [brief(), EMPTY])
def test_it_is_written_in_parts_as_the_library_writes_it_whole(found: Brief) -> None:
    whole = json.dumps(json.loads(render(found)), ensure_ascii=False, indent=1) + "\n"
    assert "".join(in_parts("json", found)) == whole


def test_no_part_of_it_holds_two_records() -> None:
    claims = [part for part in in_parts("json", brief()) if '"attributed_to"' in part]
    assert [part.count('"attributed_to"') for part in claims] == [1] * len(brief().dossier.claims)
