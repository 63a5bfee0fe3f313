from datetime import date

import pytest

from quality.matching import days_match, name_matches, overlap, start_matches


@pytest.mark.parametrize(("name", "names", "same"), [
    ("the Royal Nepalese Army", ["Nepalese army"], True),
    ("Médecins Sans Frontières", ["Medecins Sans Frontieres"], True),
    ("U.N. mission", ["UN mission"], True),
    ("police", ["=police"], True),
    ("the police", ["=police"], True),
    ("traffic police", ["=police"], False),
    ("head of the civil society of Beni", ["civil society"], True),
    ("one two three four five six seven eight nine ten eleven police", ["police"], False),
    ("policeman", ["police"], False),
    ("", ["police"], False),
])
def test_a_name_is_one_of_the_names(name: str, names: list[str], same: bool) -> None:  # noqa: FBT001 a table of answers
    assert name_matches(name, names) is same


@pytest.mark.parametrize(("start", "end", "right"), [
    ("2016-10-03", "2016-10-03", True),
    ("2016-10-03T10:00+03:00", "2016-10-03T10:00+03:00", True),
    ("2016-10-03", "2016-10-04", True),
    ("2016-10-02", "2016-10-04", False),
    ("2016-10-04", "2016-10-04", False),
    ("2016-10-04", "2016-10-03", False),
])
def test_a_day_meets_and_is_no_wider_than_a_day(start: str, end: str, right: bool) -> None:  # noqa: FBT001
    assert days_match(start, end, date(2016, 10, 3), date(2016, 10, 3)) is right


@pytest.mark.parametrize(("earliest", "latest", "marked", "right"), [
    ("2016-02-26T22:00Z", "2016-02-26T22:00Z", "2016-02-27T00:00+02:00", True),
    ("2016-02-27T00:00", "2016-02-27T00:00", "2016-02-27T00:00+02:00", True),
    ("2016-02-27", "2016-02-27", "2016-02-27T00:00+02:00", False),
    ("2016-02-27T12:00+02:00", "2016-02-27T12:00+02:00", "2016-02-27", True),
    ("2016-02-27", "2016-03-02", "2016-02-27", False),
    ("2016-02-27", "2016-02-27", "2016-02", True),
])
def test_a_truce_starts_at_the_instant_or_on_the_day(earliest: str, latest: str, marked: str,
                                                     right: bool) -> None:  # noqa: FBT001
    assert start_matches(earliest, latest, marked) is right


def test_overlap_is_a_share_of_both_together() -> None:
    assert overlap(0, 10, 5, 10) == 0.5
    assert overlap(0, 5, 5, 10) == 0
