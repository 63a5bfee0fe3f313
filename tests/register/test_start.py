"""When a truce starts: each wording narrows what the others leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import day, days
from truceline.model.time import Period
from truceline.register.start import start_of

MIDNIGHT_FRIDAY = days("2016-02-26T00:00", "2016-02-27T00:00", "midnight Friday")
SATURDAY = day("2016-02-27", "beginning this Saturday")
COMING_DAYS = days("2016-02-22", "2016-02-29", "in the coming days")


@pytest.mark.parametrize(("periods", "earliest", "latest"), [
    ([MIDNIGHT_FRIDAY], "2016-02-26T00:00", "2016-02-27T00:00"),
    ([MIDNIGHT_FRIDAY, SATURDAY], "2016-02-27T00:00", "2016-02-27T00:00"),
    ([COMING_DAYS, SATURDAY, MIDNIGHT_FRIDAY], "2016-02-27T00:00", "2016-02-27T00:00"),
    ([COMING_DAYS, SATURDAY], "2016-02-27", "2016-02-27"),
    ([COMING_DAYS], "2016-02-22", "2016-02-29"),
    ([days("2016-02-27T00:00+02:00", "2016-02-27T00:00+02:00"), SATURDAY], "2016-02-27T00:00+02:00",
     "2016-02-27T00:00+02:00"),
    ([], None, None),
])
def test_wordings_narrow_the_start(periods: list[Period], earliest: str | None, latest: str | None) -> None:
    start, doubts = start_of(periods, [p.said for p in periods])
    assert (start.earliest, start.latest) == (earliest, latest)
    assert doubts == ()


def test_a_start_that_does_not_go_with_the_others_is_a_doubt() -> None:
    start, doubts = start_of([SATURDAY, SATURDAY, COMING_DAYS, day("2016-02-25", "on Thursday")], ["this Saturday"])
    assert start.earliest == start.latest == "2016-02-27"
    assert doubts[0].candidates == ("2016-02-27 to 2016-02-27", "on Thursday: 25 Feb 2016")


@given(st.permutations([MIDNIGHT_FRIDAY, SATURDAY, COMING_DAYS, day("2016-02-25", "on Thursday")]))
def test_the_order_of_wordings_changes_nothing(periods: list[Period]) -> None:
    found = start_of(periods, ["midnight Friday"])
    assert found == start_of([MIDNIGHT_FRIDAY, SATURDAY, COMING_DAYS, day("2016-02-25", "on Thursday")],
                             ["midnight Friday"])
