"""The phrases of a brief: each function with what it is given and what is read."""

import pytest

from tests.publish.factory import ID, SAID, incidents
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.model.truce import TruceStart
from truceline.publish.words import (
    clipped,
    counted,
    incident_line,
    instant_words,
    listed,
    period_words,
    place_words,
    sentence,
    short_title,
    span_words,
    start_words,
    when_words,
)


@pytest.mark.parametrize(("low", "high", "read"), [
    (32, None, "32 or more"), (None, 178, "up to 178"), (31, 32, "31 to 32"), (71, 71, "71"), (None, None, ""),
    (8001, None, "8,001 or more"), (0, 0, "0"),
])
def test_a_range_is_never_one_blended_number(low: int | None, high: int | None, read: str) -> None:
    assert span_words(low, high) == read


@pytest.mark.parametrize(("start", "end", "precision", "read"), [
    ("2016-02-21", "2016-02-21", "day", "21 Feb 2016"),
    ("2016-01-01", "2016-01-31", "month", "some day of January 2016"),
    ("2016-01-01", "2016-12-31", "year", "some day of 2016"),
    ("2016-02-26", "2016-02-27", "days", "26 Feb to 27 Feb 2016"),
    ("2015-12-31", "2016-01-01", "days", "31 Dec 2015 to 1 Jan 2016"),
    ("2016-02-27T00:00+02:00", "2016-02-27T00:00+02:00", "minute", "27 Feb 2016 00:00 (UTC+02:00)"),
    ("2016-02-21", "2016-02-21", "unknown", "date not known"),
])
def test_a_period_reads_as_wide_as_it_is(start: str, end: str, precision: str, read: str) -> None:
    assert period_words(Period.model_validate({"start": start, "end": end, "precision": precision})) == read


@pytest.mark.parametrize(("when", "read"), [
    ("", ""), ("2031-03-02", "2 Mar 2031"), ("2031-03-02/2031-03-02", "2 Mar 2031"),
    ("2031-03-05T08:00/2031-03-05T10:00", "5 Mar 2031 08:00 to 10:00"),
    ("2031-03-02/2031-03-04", "2 Mar to 4 Mar 2031"),
])
def test_a_sentence_tells_when(when: str, read: str) -> None:
    assert when_words(when) == read


def test_an_instant_is_told_in_utc_too_where_its_offset_is_known() -> None:
    assert instant_words("2016-02-27T00:00+02:00").endswith("that is 2016-02-26 22:00 UTC")
    assert instant_words("2016-02-27T00:00") == "27 Feb 2016 00:00"


@pytest.mark.parametrize(("start", "read"), [
    (None, "has no start that a report tells"),
    (TruceStart(said=("soon",)), "is to start at a time that is not clear (said as “soon”)"),
    (TruceStart(earliest="2031-03-05", latest="2031-03-05"), "is to start on 5 Mar 2031"),
    (TruceStart(earliest="2031-03-05", latest="2031-03-06"), "is to start between 5 Mar 2031 and 6 Mar 2031"),
])
def test_a_start_is_as_sure_as_it_is_told(start: TruceStart | None, read: str) -> None:
    assert start_words(start) == read


@pytest.mark.parametrize(("place", "read"), [
    (None, "place not known"), (Place(name="Tarn"), "Tarn"),
    (Place(name="Tarn", within=("Tarn", "Orland")), "Tarn, Orland"),
])
def test_a_place_stands_in_the_next_larger_one(place: Place | None, read: str) -> None:
    assert place_words(place) == read


@pytest.mark.parametrize(("incident", "short", "line"), [
    (incidents()[0], "Old Port, 2 Mar", "Remote explosive/landmine/IED, Old Port, Kesh: 32 or more killed, contested"),
    (incidents()[2], "Tarn, some day of January 2031", "Attack, Tarn, Merrow: 14 killed, single origin"),
    (Incident(id="i", title="t", event_type="Battles"), "Battles", "Battles, place not known"),
])
def test_an_incident_in_short(incident: Incident, short: str, line: str) -> None:
    assert short_title(incident) == short
    assert incident_line(incident) == line


def test_lists_counts_sentences_and_cuts() -> None:
    assert [listed([]), listed(["a"]), listed("ab"), listed("abc")] == ["", "a", "a and b", "a, b and c"]
    assert [counted(1, "lead"), counted(2, "lead")] == ["1 lead", "2 leads"]
    assert counted(2, "party", "parties") == "2 parties"
    assert [sentence(""), sentence("one. "), sentence("Two")] == ["", "One.", "Two."]
    assert clipped("one  two\nthree", 9) == "one two…"
    assert ID.keys() == SAID.keys()
