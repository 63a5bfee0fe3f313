"""The scorer on small sets made by hand, on a perfect answer, and beside the gold's own scorer."""

import json
from pathlib import Path

import pytest

from quality import beside
from quality.answers import Answer, answer_of, read_sentences
from quality.counting import Count, pair, total
from quality.faults import by_kind, lines
from quality.gold import Gold, cluster_folders, read_cluster, sentence_files
from quality.own import SPLITS
from quality.scoring import score
from truceline.knowledge.knowledge import Knowledge

EVAL = Path(__file__).parents[3] / "shared" / "eval"
SAME = {"detection": "detection", "all_right": "all_right", "number": "number", "source": "source", "scope": "scope",
        "pairs": "incidents_pairs", "date": "date", "responsibility": "responsibility", "positions": "positions",
        "allegations": "allegations", "truce_start": "truce_start", "incidents_surplus": "incidents_surplus"}
"""Our measures and the names they have in the gold's own scorer; places are compared there by distance too."""

SENTENCES = """
- id: bus
  about: nowhere
  text: >-
    Police said {at least 12|killed|by=police} people died and {30|injured|by=police} were hurt; {dozens|missing} are
    lost.
"""


def made(tmp_path: Path, text: str = SENTENCES) -> Gold:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "sentences_made.yaml").write_text(text)
    return sentence_files("dev", tmp_path)[0]


def figure(words: str, gold: Gold, **fields: object) -> dict[str, object]:
    start = gold.texts["bus"].index(words)
    span = {"start": start, "end": start + len(words)}
    return {"id": words, "kind": "figure", "report": "bus", "quote": span, "value": span, **fields}


def perfect(gold: Gold) -> Answer:
    """The answer that a set asks for."""
    figures: list[object] = [
        {"id": f"f{n}", "kind": "figure", "report": f.report, "quote": {"start": f.start, "end": f.end},
         "value": {"start": f.start, "end": f.end}, "metric": f.metric, "low": f.low, "high": f.high, "scope": f.scope,
         "attributed_to": [{"name": name.lstrip("=")} for name in f.source[:1]], "incidents": list(f.incidents)}
        for n, f in enumerate(gold.figures)]
    statements: list[object] = [
        {"id": f"s{n}", "kind": s.kind, "report": s.report, "quote": {"start": s.start, "end": s.end},
         "stance": s.stances[0], **dict.fromkeys(("by", "party"), (s.by or ("somebody",))[0].lstrip("=")),
         "against": s.against[0].lstrip("=") if s.against else None}
        for n, s in enumerate(gold.statements)]
    incidents = [{"id": name, "title": name, "time": {"start": i.first, "end": i.last}, "background": i.background,
                  "place": i.places[0] if i.places else None} for name, i in gold.incidents.items()]
    truces = [{"start": {"earliest": t.start, "latest": t.start}, "guarantors": [], "excluded": []}
              for t in gold.truces.values() if t.start]
    content = {"claims": [*figures, *statements], "incidents": incidents, "truces": truces}
    return Answer.model_validate_json(json.dumps(content, default=str))


def test_what_is_found_and_what_of_it_is_right(tmp_path: Path) -> None:
    gold = made(tmp_path)
    claims = [figure("at least 12", gold, metric="killed", low=12, attributed_to=[{"name": "district police"}]),
              figure("30", gold, metric="injured", low=31, high=31),
              figure("people", gold, metric="killed", low=5, high=5)]
    scored = score(gold, Answer.model_validate({"claims": claims}))
    assert scored.counts["detection"] == Count(2, 3, 2)
    assert scored.counts["all_right"] == Count(1, 3, 2)
    assert scored.counts["number"] == Count(1, 2, 2, "share")
    assert [(fault.kind, fault.detail) for fault in scored.faults] == [
        ("false figure", "killed 5"), ("number", "31 for 30"), ("source not found", "own voice for police")]


def test_vague_figures_count_nowhere(tmp_path: Path) -> None:
    gold = made(tmp_path)
    claims = [figure("dozens", gold, metric="missing"), figure("lost", gold, metric="killed")]
    scored = score(gold, Answer.model_validate({"claims": claims}))
    assert scored.counts["detection"] == Count(0, 0, 2)
    assert {fault.kind for fault in scored.faults} == {"missed digits, killed", "missed digits, injured"}


@pytest.mark.parametrize("folder", [f for split in SPLITS for f in cluster_folders(split)], ids=lambda f: f.name)
def test_the_answer_that_is_asked_for_is_perfect(folder: Path) -> None:
    gold = read_cluster(folder)
    scored = score(gold, perfect(gold))
    assert scored.faults == []
    assert {measure: count.value for measure, count in scored.counts.items() if count.kind != "sum"
            and count.value not in {1.0, None}} == {}


def test_an_empty_answer_is_nought_and_every_asked_figure_is_a_fault(tmp_path: Path) -> None:
    gold = made(tmp_path)
    scored = score(gold, Answer(claims=()))
    assert scored.counts["all_right"].value == 0
    assert len(scored.faults) == 2


def test_counts_add_up(tmp_path: Path) -> None:
    gold = made(tmp_path)
    scored = score(gold, perfect(gold))
    assert total([scored, scored])["detection"] == Count(4, 4, 4)


def test_pairs_take_the_best_first() -> None:
    assert pair([1, 5], [4, 5], lambda g, p: (-abs(g - p),)) == [(5, 5), (1, 4)]
    assert pair([1, 5], [4], lambda g, p: (-abs(g - p),)) == [(5, 4)]
    assert pair([1], [4], lambda _, __: None) == []


def test_faults_are_told_with_their_words(tmp_path: Path) -> None:
    gold = made(tmp_path)
    told = by_kind([(gold, score(gold, Answer(claims=())))])
    assert lines(told, sentences=False) == ["    1  missed digits, injured", "    1  missed digits, killed"]
    assert "Police said [at least 12] people died" in lines(told, sentences=True)[3]


def test_a_sentence_is_read_as_one_body_section(knowledge: Knowledge, tmp_path: Path) -> None:
    gold = made(tmp_path, "- {id: a, about: b, text: 'A bomb killed {12|killed|by=police} people, police said.'}\n")
    scored = score(gold, read_sentences(gold, knowledge))
    assert scored.counts["all_right"].value == 1


@pytest.mark.skipif(not (EVAL / "score.py").exists(), reason="no ../shared/eval beside the project")
def test_our_scorer_counts_as_the_gold_s_own(tmp_path: Path) -> None:
    """Both score the same briefs: here the gold itself with every third claim spoilt."""
    beside.printed(EVAL / "perfect.py", EVAL / "gold", tmp_path)
    for path in tmp_path.glob("*.json"):
        spoil(path)
    theirs = json.loads(beside.printed(EVAL / "score.py", "--suite", "--json", tmp_path, EVAL / "gold"))
    for gold in beside.clusters(EVAL):
        ours = score(gold, answer_of((tmp_path / f"{gold.name}.json").read_text()))
        for measure, name in SAME.items():
            if measure in ours.counts:
                assert ours.counts[measure].value == pytest.approx(theirs[gold.name][name]["value"]), (gold.name, name)


def spoil(path: Path) -> None:
    """Makes a perfect prediction wrong in many ways, and completes it to what a brief holds."""
    told = json.loads(path.read_text())
    told["claims"] = [claim | spoilt(n, claim) for n, claim in enumerate(told["claims"]) if n % 6]
    for incident in told["incidents"]:
        incident |= {"title": incident["id"], "place": incident["place"]["name"]}
        incident["time"] = incident["time"] if incident["time"]["start"] else None
    for truce in told["truces"]:
        truce["start"] = {"earliest": truce["start"], "latest": truce["start"]} if truce["start"] else None
    path.write_text(json.dumps(told))


def spoilt(n: int, claim: dict[str, object]) -> dict[str, object]:
    """What the n-th claim says instead."""
    changes: tuple[tuple[bool, str, object], ...] = (
        (n % 3 == 0, "low", 7), (n % 4 == 0, "attributed_to", []), (n % 5 == 0, "scope", "aggregate"),
        (n % 3 == 1, "stance", "rejects"), (n % 7 == 0, "incidents", ["elsewhere"]))
    return {key: value for wrong, key, value in changes if wrong and key in claim}
