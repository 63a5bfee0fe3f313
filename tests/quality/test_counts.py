import pytest

from quality.counts import Count, count_of

COUNTS = [
    ("12", (12, 12, "exact")), ("2,300", (2300, 2300, "exact")), ("half a dozen", (6, 6, "exact")),
    ("Two dozen", (24, 24, "exact")), ("one hundred and two", (102, 102, "exact")),
    ("Twenty-six", (26, 26, "exact")), ("AT LEAST\n28", (28, None, "at least")), ("20+", (20, None, "at least")),
    ("more than a million", (1_000_001, None, "more than")), ("over 1 million", (1_000_001, None, "more than")),
    ("nearly two dozen", (None, 24, "almost")), ("as many as 55", (None, 55, "up to")),
    ("some 40", (40, 40, "about")), ("between 20 and 25", (20, 25, "between")), ("130 to 160", (130, 160, "between")),
    ("dozens", (None, None, "vague")), ("several hundred", (None, None, "vague")),
    ("an unspecified number", (None, None, "vague")), ("Nobody", (0, 0, "exact")), ("not one", (0, 0, "exact")),
    ("a ten-year-old boy", (1, 1, "exact")), ("another two", (2, 2, "exact")), ("A mum of three", (1, 1, "exact")),
    ("a retired couple", (2, 2, "exact")), ("a dozen", (12, 12, "exact")),
]


@pytest.mark.parametrize(("words", "count"), COUNTS)
def test_bounds_by_the_words(words: str, count: Count) -> None:
    assert count_of(words) == count


@pytest.mark.parametrize("words", ["the mayor", "His wife", "Barmaid Jean McKee"])
def test_a_definite_person_has_no_count(words: str) -> None:
    assert count_of(words) is None
