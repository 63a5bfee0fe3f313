"""Which words tell a count of a period, and which only hold a week or a month."""

import pytest

from truceline.extract.spans import SpanReader
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import plain_words

COUNTS = [
    "weekly bulletin", "the monthly casualty figures", "a daily toll of nine", "this week's death toll",
    "the number of deaths for the quarter", "the killings of last month", "during the fortnight",
    "throughout the second quarter", "in the course of the year", "over the last few weeks", "in the first six months",
    "in the past 24 hours", "the past week", "since the beginning of the year", "so far this month",
    "a week of clashes", "three months of the truce", "during the ceasefire", "every week", "the bloodiest month",
    "the week under review", "the reporting month", "the month in review", "the 24 hours ending on Sunday",
]
NO_COUNTS = [
    "a bomb last week", "held for two months", "during the night", "at the end of the week", "the weekly market",
    "the daily newspaper", "the year of the raid", "next week", "two weeks after the raid", "in the Orvel quarter",
    "within a week", "for the third day", "the talks of last month", "the first day of the truce talks",
]


@pytest.mark.parametrize("said", COUNTS)
def test_words_of_a_period_tell_a_count_of_it(said: str, knowledge: Knowledge) -> None:
    assert SpanReader(knowledge.lexicon).find(plain_words(said))


@pytest.mark.parametrize("said", NO_COUNTS)
def test_a_week_or_a_month_alone_tells_no_count(said: str, knowledge: Knowledge) -> None:
    assert not SpanReader(knowledge.lexicon).find(plain_words(said))
