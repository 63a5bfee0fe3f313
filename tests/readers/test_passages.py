"""Words are found where they stand in headline and body, whatever their shape, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model.report import Report, Section
from truceline.readers.passages import Passages, Span

HEADLINE = "Blast kills 31"
BODY = "A “car\u00a0bomb” killed 31\npeople — the army’s foes, Radio Kesh said. 131 fled. Radio Kesh is on air."
CAPTION = "The Orvel bridge, in a file picture"
TEXT = f"{HEADLINE}\n\n{BODY}\n\n{CAPTION}"


def made(text: str, *ends: int) -> Report:
    """A report of a headline, a body and a caption that end at these offsets."""
    first, second, third = ends
    return Report(id="r", path="p", text=text, sha256="0", sections=(
        Section(kind="headline", start=0, end=first), Section(kind="body", start=first, end=second),
        Section(kind="caption", start=second, end=third)))


@pytest.fixture
def passages() -> Passages:
    return Passages(made(TEXT, len(HEADLINE), len(HEADLINE) + 2 + len(BODY), len(TEXT)))


@pytest.mark.parametrize(("asked", "there"), [
    ("Blast kills 31", ["Blast kills 31"]),
    ('A "car bomb" killed 31 people', ["A “car\u00a0bomb” killed 31\npeople"]),
    ("people - the army's foes", ["people — the army’s foes"]),
    ("  Radio   Kesh ", ["Radio Kesh", "Radio Kesh"]),
    ("Ra\u00addio Kesh", ["Radio Kesh", "Radio Kesh"]),
    ("31", ["31", "31"]),          # and not in 131
    ("adio", []),                  # no part of a word
    ("radio kesh", []),            # letters are as they are
    ("Orvel bridge", []),          # captions are not read
    ("31\nA “car", []),            # from the headline into the body
    ("killed 32", []),
    ("", []),
    ("“ ”", []),
])
def test_words_are_found_as_the_report_has_them(asked: str, there: list[str], passages: Passages) -> None:
    assert [passages.quote(span).text for span in passages.all(asked)] == there


def test_of_several_places_the_nearest_is_meant(passages: Passages) -> None:
    first, second = passages.all("Radio Kesh")
    assert passages.nearest("Radio Kesh", Span(0, 5)) == first
    assert passages.nearest("Radio Kesh", Span(len(TEXT) - 5, len(TEXT))) == second
    assert passages.nearest("Radio Kesh", second) == second
    assert passages.nearest("Radio Orvel", second) is None
    assert passages.inside("Radio Kesh", second) == second
    assert passages.inside("Radio Kesh", Span(0, 5)) is None


def test_only_headline_and_body_are_read(passages: Passages) -> None:
    assert passages.text.startswith(HEADLINE)
    assert "Orvel" not in passages.text


@given(st.text(alphabet="ab1 \n\u00a0“’\u00ad—.", max_size=60), st.data())
def test_what_is_found_reads_as_what_was_asked(text: str, data: st.DataObject) -> None:
    passages = Passages(made(text, 0, len(text), len(text)))
    start = data.draw(st.integers(0, len(text)))
    asked = text[start:data.draw(st.integers(start, len(text)))]
    for span in passages.all(asked):
        found = passages.quote(span).text
        assert text[span.start:span.end] == found
        assert "".join(c for c in found if c.isalnum()) == "".join(c for c in asked if c.isalnum())
    near = Span(start, start + len(asked))
    assert passages.nearest(asked, near) == min(passages.all(asked), key=lambda s: (near.distance(s), s), default=None)
    assert passages.inside(asked, near) == next((span for span in passages.all(asked) if near.holds(span)), None)
