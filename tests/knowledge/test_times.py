"""Every word of time against its own example and counter-example, and what whole expressions fix."""

import pytest

from truceline.knowledge.files import data_folder
from truceline.knowledge.timeforms import TimeWord
from truceline.knowledge.timewords import find_times, load_time_words
from truceline.model.time import SaidTime

WORDS = load_time_words(data_folder() / "lexicon" / "en" / "dates.yaml")
WITH_EXAMPLE = [entry for entry in WORDS.entries if entry.example is not None]
WITH_COUNTER = [entry for entry in WORDS.entries if entry.counter is not None]
Fixed = dict[str, object]


def name(entry: TimeWord) -> str:
    return f"{entry.kind}-{entry.names[0]}"


@pytest.mark.parametrize("entry", WITH_EXAMPLE, ids=name)
def test_a_word_of_time_is_read_in_its_example(entry: TimeWord) -> None:
    found = find_times(entry.example or "", WORDS)
    assert any(word.lower() in said.text.lower() for said in found for word in entry.names)


@pytest.mark.parametrize("entry", WITH_COUNTER, ids=name)
def test_a_word_of_time_is_not_read_in_its_counter(entry: TimeWord) -> None:
    found = find_times(entry.counter or "", WORDS)
    if entry.kind == "join":
        assert not any(said.until for said in found)
    else:
        assert found == []


@pytest.mark.parametrize(("text", "fixed"), [
    ("It starts at midnight Friday.", [{"weekday": 4, "clock": "24:00"}]),
    ("this Saturday", [{"weekday": 5, "shift": 0}]),
    ("two days after last Friday", [{"unit": "day", "shift": -2, "after": True}, {"weekday": 4, "shift": -1}]),
    ("exactly a month after the raid", [{"unit": "month", "shift": -1, "after": True}]),
    ("on 27 February 2016", [{"year": 2016, "month": 2, "day": 27}]),
    ("Feb. 27, 2016", [{"year": 2016, "month": 2, "day": 27}]),
    ("2016-02-27T00:00", [{"year": 2016, "month": 2, "day": 27, "clock": "00:00"}]),
    ("31/01/2016", [{"year": 2016, "month": 1, "day": 31}]),
    ("02/03/2016", [{"year": 2016, "month": None, "day": None}]),
    ("in the coming days", [{"tense": "future", "shift": None}]),
    ("in recent months", [{"tense": "past", "shift": None}]),
    ("at 5:00pm local time on Sunday", [{"weekday": 6, "clock": "17:00", "zone": "local"}]),
    ("since the war began in 2011", [{"year": 2011}]),
    ("They may march in May.", [{"month": 5}]),
    ("He read the Sunday Times on Black Friday.", []),
    ("Of 2,011 rounds, 1200 fell short.", []),
])
def test_what_an_expression_fixes(text: str, fixed: list[Fixed]) -> None:
    found = find_times(text, WORDS)
    assert [{field: getattr(said, field) for field in want} for said, want in zip(found, fixed, strict=True)] == fixed


def test_the_two_ends_of_a_range_are_one_expression() -> None:
    (said,) = find_times("from 27 February to 3 March", WORDS)
    assert (said.month, said.day) == (2, 27)
    assert isinstance(said.until, SaidTime)
    assert (said.until.month, said.until.day) == (3, 3)


@pytest.mark.parametrize("text", ["İstanbul fell on Sunday", "a\n\nSunday\n\nnoon", "ẞ late Monday — early Tuesday"])
def test_expressions_stand_verbatim_at_their_offsets(text: str) -> None:
    found = find_times(text, WORDS)
    assert found
    assert all(text[said.start:said.end] == said.text for said in found)
