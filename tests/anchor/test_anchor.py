"""Anchoring whole reports: times and places with one another's help, in whatever order they come."""

import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.anchor import anchor
from truceline.collect import collect
from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Draft
from truceline.model.report import Report
from truceline.model.time import day_of

SHARED = Path(__file__).parents[3] / "shared"
MakeDated = Callable[..., Report]


class Hand:
    """What conftest's Reading offers."""

    event: Callable[..., str]
    figure: Callable[..., str]
    term: Callable[..., str]
    position: Callable[..., str]
    draft: Callable[[], Draft]


MakeReading = Callable[[Report], Hand]


def found(dossier: Dossier, claim: str) -> Anchored:
    return next(a for a in dossier.claims if a.claim.id == claim)


def days(anchored: Anchored) -> str | None:
    time = anchored.time
    return None if time is None else time.start if time.start == time.end else f"{time.start}/{time.end}"


# ------------------------------------------------------------------ times

def test_a_figure_has_the_time_and_place_of_its_event(dated: MakeDated, reading: MakeReading,
                                                      knowledge: Knowledge) -> None:
    report = dated("A mine went off near Mosul on Sunday. Officials counted 9 dead.", published="2017-03-07")
    hand = reading(report)
    event = hand.event("A mine went off near Mosul on Sunday", "Mosul")
    figure = hand.figure("Officials counted 9 dead", "9", event)
    anchored = found(anchor([report], [hand.draft()], knowledge, None), figure)
    assert days(anchored) == "2017-03-05"
    assert anchored.place is not None
    assert (anchored.place.name, anchored.place.country) == ("Mosul", "IQ")
    assert anchored.place.said == "Mosul"


def test_an_event_without_a_time_is_news_of_the_report(dated: MakeDated, reading: MakeReading,
                                                       knowledge: Knowledge) -> None:
    report = dated("Shells fell on Sloviansk.", "A year of siege had gone before.", published="2014-06-10")
    hand = reading(report)
    news = hand.event("Shells fell on Sloviansk")
    background = hand.event("A year of siege had gone before", qualifiers=("past",))
    dossier = anchor([report], [hand.draft()], knowledge, None)
    assert days(found(dossier, news)) == "2014-06-09/2014-06-10"
    assert [d.reason for d in found(dossier, news).doubts] == ["not told; taken from the report's date"]
    assert found(dossier, background).time is None


def test_one_sentence_tells_the_time_of_both_its_events(dated: MakeDated, reading: MakeReading,
                                                        knowledge: Knowledge) -> None:
    report = dated("Two cars blew up in Kandahar on Sunday, while at least 31 died in Herat.", published="2008-02-20")
    hand = reading(report)
    hand.event("Two cars blew up in Kandahar on Sunday", "Kandahar")
    second = hand.event("at least 31 died in Herat", "Herat")
    assert days(found(anchor([report], [hand.draft()], knowledge, None), second)) == "2008-02-17"


def test_a_month_after_counts_from_the_event_of_its_sentence(dated: MakeDated, reading: MakeReading,
                                                             knowledge: Knowledge) -> None:
    report = dated("The raids on Sunday come exactly a month after earlier ones.", published="2031-03-03")
    hand = reading(report)
    hand.event("The raids on Sunday")
    earlier = hand.event("exactly a month after earlier ones", qualifiers=("past",))
    anchored = found(anchor([report], [hand.draft()], knowledge, None), earlier)
    assert days(anchored) == "2031-02-01/2031-02-28"
    assert anchored.doubts[0].candidates == ("2031-02-02",)


def test_a_day_earlier_counts_from_the_day_that_its_sentence_tells(dated: MakeDated, reading: MakeReading,
                                                                   knowledge: Knowledge) -> None:
    report = dated("Police on Tuesday held two men over a blast in Kandahar a day earlier.", published="2008-02-20")
    hand = reading(report)
    blast = hand.event("a blast in Kandahar a day earlier", "Kandahar")
    assert days(found(anchor([report], [hand.draft()], knowledge, None), blast)) == "2008-02-18"


@pytest.mark.parametrize(("words", "expected"), [("the raid on 3 April", None), ("the raid on Sunday", "Mosul")])
def test_what_was_on_another_day_need_not_have_been_there(words: str, expected: str | None, dated: MakeDated,
                                                          reading: MakeReading, knowledge: Knowledge) -> None:
    report = dated(f"A mine went off near Mosul on Sunday. It recalled {words}.", published="2017-06-06")
    hand = reading(report)
    mine = hand.event("A mine went off near Mosul on Sunday", "Mosul")
    raid = hand.event(words, refers_to=mine)
    place = found(anchor([report], [hand.draft()], knowledge, None), raid).place
    assert (place and place.name) == expected


def test_events_that_refer_to_one_another_end(dated: MakeDated, reading: MakeReading, knowledge: Knowledge) -> None:
    report = dated("The raid. The attack.", published="2031-03-03")
    hand = reading(report)
    raid = hand.event("The raid", refers_to="c-nobody")
    hand.event("The attack", refers_to=raid)
    assert len(anchor([report], [hand.draft()], knowledge, None).claims) == 2


def test_reports_without_any_date_keep_their_claims(dated: MakeDated, reading: MakeReading,
                                                    knowledge: Knowledge) -> None:
    report = dated("Shells fell on Sunday.")
    hand = reading(report)
    event = hand.event("Shells fell on Sunday")
    anchored = found(anchor([report], [hand.draft()], knowledge, None), event)
    assert anchored.time is None
    assert anchored.doubts[0].field == "time"


def test_midnight_is_settled_by_another_report(dated: MakeDated, reading: MakeReading, knowledge: Knowledge) -> None:
    one = dated("Shells hit Donetsk, Ukraine. The lull starts at midnight Friday.", published="2015-02-11")
    other = dated("The two sides agreed on a lull beginning this Saturday.", published="2015-02-11")
    hand, second = reading(one), reading(other)
    hand.event("Shells hit Donetsk", "Donetsk")
    start = hand.term("The lull starts at midnight Friday", "start")
    second.term("beginning this Saturday", "start")
    alone = found(anchor([one], [hand.draft()], knowledge, None), start)
    assert days(alone) == "2015-02-13T00:00+02:00/2015-02-14T00:00+02:00"
    both = found(anchor([one, other], [hand.draft(), second.draft()], knowledge, None), start)
    assert days(both) == "2015-02-14T00:00+02:00"


# The reports are of a Wednesday, 12 June 2024; Damascus was three hours ahead of UTC.
TERMS = [
    ("start", "The truce takes effect on Friday", "2024-06-14"),
    ("start", "The truce took effect on Friday", "2024-06-07"),
    ("start", "since the truce began on Friday", "2024-06-07"),
    ("start", "The truce came into force at midnight on Thursday", "2024-06-06T00:00+03:00/2024-06-07T00:00+03:00"),
    ("start", "The truce has held since Friday", "2024-06-07"),
    ("start", "a truce beginning this Friday", "2024-06-14"),
    ("end", "The truce expired on Monday", "2024-06-10"),
    ("end", "The truce expires on Monday", "2024-06-17"),
    ("attempt", "A truce that was to begin on April 12 collapsed", "2024-04-12"),
    ("deadline", "They must answer by noon on Friday", "2024-06-14T12:00+03:00"),
]


@pytest.mark.parametrize(("term", "words", "expected"), TERMS)
def test_a_term_lies_ahead_unless_its_words_say_that_it_has_come(
        term: str, words: str, expected: str, dated: MakeDated, reading: MakeReading, knowledge: Knowledge) -> None:
    report = dated(f"Syrian forces held their fire. {words}.", published="2024-06-12")
    hand = reading(report)
    hand.event("Syrian forces held their fire", "Syrian")
    told = hand.term(words, term, qualifiers=("future",) if "was to" in words else ())
    assert days(found(anchor([report], [hand.draft()], knowledge, None), told)) == expected


def test_a_deadline_at_noon_is_of_the_day_told_before_it(dated: MakeDated, reading: MakeReading,
                                                         knowledge: Knowledge) -> None:
    report = dated("The truce began on Monday. All had accepted before the deadline at noon.", published="2024-06-12")
    hand = reading(report)
    hand.term("began on Monday", "start")
    deadline = hand.term("deadline at noon", "deadline")
    assert days(found(anchor([report], [hand.draft()], knowledge, None), deadline)) == "2024-06-10T12:00"


STANCES = [
    ("The council said on Friday that it had agreed a truce", "announces", "2024-06-07"),
    ("The council accepted the truce on Monday", "accepts", "2024-06-10"),
    ("The council will announce its answer on Friday", "announces", "2024-06-11/2024-06-12"),
    ("The council has not answered the offer made on Friday", "undecided", "2024-06-11/2024-06-12"),
]


@pytest.mark.parametrize(("words", "stance", "expected"), STANCES)
def test_a_stance_is_of_the_day_that_its_words_tell(words: str, stance: str, expected: str, dated: MakeDated,
                                                    reading: MakeReading, knowledge: Knowledge) -> None:
    report = dated(f"{words}.", published="2024-06-12")
    hand = reading(report)
    told = hand.position(words, stance)
    assert days(found(anchor([report], [hand.draft()], knowledge, None), told)) == expected


def test_a_day_that_an_event_has_taken_is_not_that_of_the_stance(dated: MakeDated, reading: MakeReading,
                                                                 knowledge: Knowledge) -> None:
    words = "The council agreed to free the men whom it had seized on 3 April"
    report = dated(f"{words}.", published="2024-06-12")
    hand = reading(report)
    hand.event("seized on 3 April")
    told = hand.position(words, "accepts")
    assert days(found(anchor([report], [hand.draft()], knowledge, None), told)) == "2024-06-11/2024-06-12"


# ------------------------------------------------------------------ places

PLACES = [
    ("Shelling hit Aleppo in Syria.", "Aleppo", "SY"),
    ("Nigerian troops retook Damboa.", "Damboa", "NG"),
    ("Syrian fighters crossed into Lebanon, where Tripoli was calm, Lebanese police said.", "Tripoli", "LB"),
    ("Libyan militias fought in Tripoli, the Libyan capital.", "Tripoli", "LY"),
    ("In Ukraine, shells fell on Donetsk.", "Donetsk", "UA"),
    ("A CAR EXPLODED IN COLOMBIA'S CAPITAL BOGOTA.", "BOGOTA", "CO"),
]


@pytest.mark.parametrize(("sentence", "name", "country"), PLACES)
def test_the_countries_that_a_report_names_tell_its_places(sentence: str, name: str, country: str, dated: MakeDated,
                                                           reading: MakeReading, knowledge: Knowledge) -> None:
    report = dated(sentence, published="2016-02-21")
    hand = reading(report)
    event = hand.event(sentence, name)
    place = found(anchor([report], [hand.draft()], knowledge, None), event).place
    assert place is not None
    assert place.country == country


def test_another_report_tells_where_a_district_lies(dated: MakeDated, reading: MakeReading,
                                                    knowledge: Knowledge) -> None:
    near = dated("The blast was in the Wadi Bahar quarter of Homs, Syria.", published="2016-02-21")
    bare = dated("Syrian police said Wadi Bahar was quiet.", published="2016-02-21")
    hand, second = reading(near), reading(bare)
    hand.event("The blast was in the Wadi Bahar quarter", "Wadi Bahar", ("Homs",))
    event = second.event("Wadi Bahar was quiet", "Wadi Bahar")
    anchored = found(anchor([near, bare], [hand.draft(), second.draft()], knowledge, None), event)
    assert anchored.place is not None
    assert anchored.place.within[0] == "Homs"
    assert (anchored.place.country, anchored.place.precision, anchored.place.lat) == ("SY", "unknown", None)
    assert anchored.doubts[-1].reason == "no place of the name Wadi Bahar is known"


# ------------------------------------------------------------------ copies and as_of

WIRE = "The envoy said that 14 people had been killed when the bridge at Tarn was hit by two rockets on Monday."


def test_a_claim_in_a_copied_paragraph_names_the_claim_that_it_copies(dated: MakeDated, reading: MakeReading,
                                                                      knowledge: Knowledge) -> None:
    first, second = dated(WIRE, published="2031-03-03"), dated("Our own.", WIRE, published="2031-03-04")
    hand, copied = reading(first), reading(second)
    told = hand.figure("14 people had been killed", "14")
    again = copied.figure("14 people had been killed", "14")
    only = copied.event("the bridge at Tarn was hit")
    dossier = anchor([first, second], [hand.draft(), copied.draft()], knowledge, None)
    assert found(dossier, again).copy_of == told
    assert found(dossier, told).copy_of == ""
    assert found(dossier, only).copy_of == first.id


AS_OF = [(None, 3), ("2031-03-01", 1), ("2031-03-02", 2), ("2031-03-02T11:00", 2), ("2031-03-02T11:00+02:00", 2),
         ("2031-03-04", 3), ("2030-01-01", 1)]


@pytest.mark.parametrize(("as_of", "kept"), AS_OF)
def test_later_reports_are_left_out(as_of: str | None, kept: int, dated: MakeDated, knowledge: Knowledge) -> None:
    reports = [dated("On Monday a ferry sank."), dated("Kesh was calm.", published="2031-03-02"),
               dated("Tarn was calm.", published="2031-03-03")]
    dossier = anchor(reports, [], knowledge, as_of)
    assert len(dossier.reports) == kept, "a report without any date is kept"


# ------------------------------------------------------------------ what always holds

CLUSTERS = [pytest.param(folder.name) for folder in sorted((SHARED / "eval" / "texts").glob("*"))] or [
    pytest.param("", marks=pytest.mark.skip(reason="no ../shared beside the project"))]


@pytest.fixture(scope="module")
def read(knowledge: Knowledge) -> Callable[[str], tuple[tuple[Report, ...], list[Draft]]]:
    def of(cluster: str) -> tuple[tuple[Report, ...], list[Draft]]:
        reports = collect([SHARED / "eval" / "texts" / cluster]).reports
        return reports, [extract(report, knowledge) for report in reports]
    return of


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_the_order_of_reports_changes_nothing(cluster: str, knowledge: Knowledge,
                                              read: Callable[[str], tuple[tuple[Report, ...], list[Draft]]]) -> None:
    reports, drafts = read(cluster)
    expected = anchor(reports, drafts, knowledge, None)
    assert anchor(reports[::-1], drafts[::-1], knowledge, None) == expected
    assert anchor(reports[1:] + reports[:1], drafts[2:] + drafts[:2], knowledge, None) == expected


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_periods_run_forward_and_past_ones_end_by_the_report(
        cluster: str, knowledge: Knowledge, read: Callable[[str], tuple[tuple[Report, ...], list[Draft]]]) -> None:
    dossier = anchor(*read(cluster), knowledge, None)
    published = {r.id: r.published for r in dossier.reports}
    for anchored in dossier.claims:
        if anchored.time is not None:
            first, last = anchored.time.days()
            assert first <= last
            when = published[anchored.claim.report]
            if when is not None and "past" in anchored.claim.qualifiers:
                assert first <= day_of(when.latest)


WORDS = ["on Sunday", "yesterday", "last month", "Kesh", "in Homs", "a bomb killed 9", "said", "Feb 21", "2016",
         "(Orbis) -", "Published", "3 March 2031", "today", "will", ".", "\n\n", "“", "”", "KESH,",
         "two weeks ago", "29 February"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_any_texts_in_any_order_give_one_dossier(texts: list[str], dated: MakeDated, knowledge: Knowledge) -> None:
    made = [dated(text) for text in texts]
    reports = list({report.id: report for report in made}.values())
    drafts = [extract(report, knowledge) for report in reports]
    orders = itertools.islice(itertools.permutations(reports), 3)
    dossiers = [anchor(order, drafts, knowledge, None) for order in orders]
    assert all(dossier == dossiers[0] for dossier in dossiers)
    for report in dossiers[0].reports:
        if report.published is not None:
            assert date.fromisoformat(report.published.earliest) <= date.fromisoformat(report.published.latest)
