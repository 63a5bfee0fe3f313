"""What compose tells about a brief: leads, days, disagreements, what was left out, all of it in short."""

import pytest

from tests.publish.factory import ID, KESH, TEXTS, incidents, quote, uncomposed
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Brief, Sentence
from truceline.model.claim import EventClaim
from truceline.model.report import Published, Report, Section
from truceline.model.truce import Register, TruceRecord, TruceStart
from truceline.publish.compose import compose, violent_by


@pytest.fixture(scope="module")
def composed(knowledge: Knowledge) -> Brief:
    return compose(uncomposed(), knowledge)


def told(sentences: tuple[Sentence, ...]) -> str:
    return "\n".join(sentence.text for sentence in sentences)


def test_in_short_is_five_to_eight_sentences_that_cite(composed: Brief) -> None:
    assert 5 <= len(composed.summary) <= 8
    assert all(sentence.claims for sentence in composed.summary[:-2])
    assert "32 or more killed, contested" in told(composed.summary)
    assert "both incidents lie outside the truce: not in force" in told(composed.summary)
    assert "6 disagreements" in told(composed.summary)


def test_every_citation_is_a_claim(composed: Brief) -> None:
    known = {anchored.claim.id for anchored in composed.dossier.claims}
    for part in (composed.summary, composed.chronology, composed.disagreements, composed.left_out):
        assert {claim for sentence in part for claim in sentence.claims} <= known


def test_composing_changes_no_record_and_twice_is_once(composed: Brief, knowledge: Knowledge) -> None:
    plain = uncomposed()
    assert (composed.dossier, composed.linkage, composed.register) == (plain.dossier, plain.linkage, plain.register)
    assert compose(composed, knowledge) == composed


def test_who_hits_whom_keeps_claimed_and_unknown_apart(composed: Brief) -> None:
    cells = {(hits.actor.name if hits.actor else None, hits.basis) for hits in composed.who_hits_whom}
    assert cells == {("Black Lantern", "claimed"), (None, "unknown")}
    assert composed.who_hits_whom[-1].actor is None


@pytest.mark.parametrize("said", [
    "Old Port, 2 Mar, killed: ONA 32; Valley Watch At least 59 (before: 57)",
    "Who is left out of the truce: Black Lantern", "River Guard (President Ovane)",
    "only the month is told", "Start of the truce, in several ways:",
])
def test_disagreements_name_both_sides(composed: Brief, said: str) -> None:
    assert said in told(composed.disagreements)


@pytest.mark.parametrize(("when", "said"), [
    ("2031-03-03", "Talks held: Norland and Sudmark"), ("2031-03-03", "River Guard accepts on conditions"),
    ("2031-03-03", "Dario Lenk alleges a breach by River Guard"),
    ("2031-03-02", "Old Port, Kesh: 32 or more killed, contested"),
    ("2031-03-05T00:00/2031-03-06T00:00", "midnight on Wednesday"),
    ("2031-03-05T00:00+03:00", "The truce starts, by the truce file"), ("2031-01-01/2031-01-31", "Attack, Tarn"),
])
def test_the_days_hold_more_than_violence(composed: Brief, when: str, said: str) -> None:
    assert any(said in line.text for line in composed.chronology if line.when == when)


def test_the_days_are_in_order(composed: Brief) -> None:
    assert [line.when for line in composed.chronology] == sorted(line.when for line in composed.chronology)


def test_what_feeds_nothing_is_listed_as_left_out(composed: Brief) -> None:
    assert "1 caption line and 1 sidebar block feed no incident and no figure" in told(composed.left_out)


def with_captions(*captions: str, kind: str = "caption", start: str | None = "2031-03-05T00:00") -> Brief:
    """A brief of one report of 3 March 2031 with these captions."""
    text = "Nothing happened here.\n\n" + "\n".join(captions)
    report = Report(
        id="r", path="r.txt", text=text, sha256="0" * 64, published=Published(
            earliest="2031-03-03", latest="2031-03-03", basis="stated"),
        sections=(Section(kind="body", start=0, end=22), Section.model_validate(
            {"kind": kind, "start": 24, "end": len(text)})))
    plain = uncomposed()
    truces = (TruceRecord(id="t", name="the truce", start=TruceStart(earliest=start, latest=start)),) if start else ()
    return plain.model_copy(update={
        "dossier": plain.dossier.model_copy(update={"reports": (report,), "claims": (), "copies": ()}),
        "linkage": plain.linkage.model_copy(update={
            "incidents": tuple(i.model_copy(update={"claims": (), "figures": {}, "devices": None})
                               for i in incidents()), "links": (), "totals": ()}),
        "register": Register(as_of="2031-03-03", truces=truces), "findings": ()})


@pytest.mark.parametrize(("caption", "why"), [
    ("A man weeps after an air strike on the held Mill quarter in Anwick, March 11, 2031. (credit: A. B / Orbis)",
     "tells of air/drone strike; 11 Mar 2031, after the start of the truce; actor not stated; photo credited to A. B"),
    ("Smoke after shelling in Anwick, March 4, 2031.",
     "tells of shelling/artillery/missile attack; 4 Mar 2031, after the earliest report; actor not stated; credit not"),
    ("People search the rubble after a Russian airstrike on Anwick on March 9, 2031. (credit: Orbis)",
     "tells of air/drone strike; 9 Mar 2031, after the start of the truce; actor named: Russian; photo credited to"),
])
def test_a_caption_of_later_violence_is_a_lead(caption: str, why: str, knowledge: Knowledge) -> None:
    found = compose(with_captions(caption), knowledge).leads
    assert [lead.quote for lead in found] == [caption]
    assert why in found[0].why
    assert found[0].start == len("Nothing happened here.\n\n")


@pytest.mark.parametrize("caption", [
    "Smoke after shelling in Anwick, February 11, 2031. (credit: Orbis)",   # older than the reports
    "Smoke after shelling in Anwick. (credit: Orbis)",                      # undated
    "Smoke after shelling in Anwick in March. (credit: Orbis)",             # not dated in full
    "A boy plays with a dog in Anwick, March 11, 2031. (credit: Orbis)",    # no violence
    f"The {KESH.name} after the bombing, March 2, 2031. (credit: Orbis)",   # an incident that the brief has
    "A girl walks in the rebel held besieged town of Anwick, March 19, 2031. (credit: Orbis)",
    "Ferry fares rise again",
])
def test_no_other_caption_is(caption: str, knowledge: Knowledge) -> None:
    assert compose(with_captions(caption), knowledge).leads == ()


def test_captions_that_are_no_leads_are_counted(knowledge: Knowledge) -> None:
    found = compose(with_captions(
        "Smoke after shelling in Anwick, February 11, 2031.", "Smoke after shelling in Anwick, February 14, 2031.",
        "A blast in Anwick."), knowledge)
    assert "2 captions or sidebars of violence on 11 Feb to 14 Feb 2031" in told(found.left_out)
    assert "1 caption or sidebar of violence without a full date" in told(found.left_out)


def test_without_a_truce_and_claims_there_is_a_brief(knowledge: Knowledge) -> None:
    found = compose(with_captions(start=None), knowledge)
    assert "The reports tell of no truce." in told(found.summary)


def test_violence_is_what_the_ontology_calls_so(knowledge: Knowledge) -> None:
    violent = violent_by(knowledge)
    event = EventClaim(report="r-courier", quote=quote("courier", TEXTS["courier"][0][1]), event_type="Battles",
                       sub_event_type="Armed clash")
    assert violent(event)
    peaceful = {"event_type": "Strategic developments", "sub_event_type": "Talks held"}
    assert not violent(event.model_copy(update=peaceful))
    assert not violent(event.model_copy(update={"event_type": "Unheard of"}))
    assert ID["cars"]
