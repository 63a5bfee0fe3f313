"""What somebody said is read back so that a slip shows at once."""

import pytest

from truceline.errors import SourceError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.readback import (
    as_told,
    deadline_meant,
    period_meant,
    places_meant,
    read_back_period,
    read_back_place,
)

NOW = "2016-02-27T10:00:00.000000Z"


@pytest.mark.parametrize(("name", "within", "country", "said"), [
    ("Anadan", ["Aleppo"], "SY", "Anadan (عندان), Aleppo, Syria; 36.290 N, 37.040 E; town"),
    ("Andan", [], "SY", "Anadan (عندان), Aleppo, Syria; 36.290 N, 37.040 E; town; said as 'Andan'"),
    ("عندان", ["حلب"], "SY", "Anadan (عندان), Aleppo, Syria; 36.290 N, 37.040 E; town"),
])
def test_a_place_is_read_back_in_both_scripts_with_what_lies_around_it(
        name: str, within: list[str], country: str, said: str, knowledge: Knowledge) -> None:
    (place,) = places_meant(name, within, country, knowledge.gazetteer)
    assert read_back_place(place) == said


@pytest.mark.parametrize(("typed", "name"), [
    ("حمص", "Homs"), ("حماه", "Hama"), ("ادلب", "Idlib"), ("راس العين", "Ras al-Ayn"), ("كوباني", "Kobani"),
    ("Донецьк", "Donetsk"), ("Донецк", "Donetsk"), ("Хомс", "Homs")])
def test_a_place_is_found_as_people_type_it_in_their_own_script(typed: str, name: str, knowledge: Knowledge) -> None:
    assert name in [place.name for place in knowledge.gazetteer.find(typed)]


def test_a_name_of_several_places_gives_them_all(knowledge: Knowledge) -> None:
    found = places_meant("Springfield", [], "US", knowledge.gazetteer)
    assert len({place.id for place in found}) > 1


def test_a_name_that_nothing_has_gives_what_sounds_alike_or_nothing(knowledge: Knowledge) -> None:
    assert places_meant("Nowhereville", [], "SY", knowledge.gazetteer) == ()
    assert read_back_place(as_told("Nowhereville", ["Homs"], "SY")) == "Nowhereville, Homs; its point is not known"


@pytest.mark.parametrize(("said", "country", "back"), [
    ("2016-03-05T14:30+02:00", "", "Saturday 5 Mar 2016, 14:30 (UTC+02:00), that is 12:30 UTC"),
    ("2016-03-05T14:30", "SY", "Saturday 5 Mar 2016, 14:30 (UTC+02:00), that is 12:30 UTC"),
    ("2016-03-26T14:30", "SY", "Saturday 26 Mar 2016, 14:30 (UTC+03:00), that is 11:30 UTC"),
    ("2016-03-05T01:30", "SY", "Saturday 5 Mar 2016, 01:30 (UTC+02:00), that is 4 Mar 23:30 UTC"),
    ("2016-03-05T14:30Z", "", "Saturday 5 Mar 2016, 14:30 (UTC+00:00), that is 14:30 UTC"),
    ("2016-03-05", "SY", "Saturday 5 Mar 2016, the whole day, local time"),
])
def test_a_time_is_read_back_with_its_weekday_and_in_utc(said: str, country: str, back: str) -> None:
    assert read_back_period(period_meant(said, country)) == back


@pytest.mark.parametrize(("said", "country", "reason"), [
    ("2016-03-05T14:30", "", "by whose clock?"),
    ("2016-03-25T00:30", "SY", "never showed this time"),
    ("2016-10-27T23:30", "SY", "showed this time twice"),
    ("yesterday", "SY", "no such time"),
    ("2016-02-30", "SY", "no such time"),
])
def test_a_time_that_is_none_or_of_no_known_clock_is_refused(said: str, country: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        period_meant(said, country)


@pytest.mark.parametrize(("said", "due"), [
    ("90m", "2016-02-27T11:30:00.000000Z"),
    ("2h", "2016-02-27T12:00:00.000000Z"),
    ("1d", "2016-02-28T10:00:00.000000Z"),
    ("2016-02-27T14:00+02:00", "2016-02-27T12:00:00.000000Z"),
])
def test_a_deadline_is_an_instant(said: str, due: str) -> None:
    assert deadline_meant(said, NOW) == due


@pytest.mark.parametrize("said", ["2016-02-27T14:00", "soon", "h", "2 h"])
def test_a_deadline_of_no_known_clock_is_refused(said: str) -> None:
    with pytest.raises(SourceError):
        deadline_meant(said, NOW)
