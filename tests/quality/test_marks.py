import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.marks import MarkError, parse, place

PARSED = [
    ("Rebels killed {12|killed} men.", "Rebels killed 12 men.", [("12", "killed", {})]),
    ("{At least\n12|killed|by=police/=army|optional} died", "At least\n12 died",
     [("At least\n12", "killed", {"by": "police/=army", "optional": "yes"})]),
    ("{The army said {two|killed|by=army} died|accuses|by=army}", "The army said two died",
     [("The army said two died", "accuses", {"by": "army"}), ("two", "killed", {"by": "army"})]),
    ("No mark | here [at all].", "No mark | here [at all].", []),
]


@pytest.mark.parametrize(("marked", "text", "marks"), PARSED)
def test_marks_are_taken_out_of_the_text(marked: str, text: str, marks: list[tuple[str, str, dict[str, str]]]) -> None:
    plain, found = parse(marked)
    assert plain == text
    assert [(mark.words, mark.label, mark.options) for mark in found] == marks
    assert all(plain[mark.start:mark.end] == mark.words for mark in found)


@pytest.mark.parametrize("marked", ["{open|killed", "closed}", "{|killed}", "{12}", "{12|killed|by=a|by=b}"])
def test_what_is_no_mark_is_refused(marked: str) -> None:
    with pytest.raises(MarkError):
        parse(marked)


WORDS = st.text(st.characters(exclude_characters="{}|", exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=8))
def test_the_text_stays_whatever_is_marked(parts: list[tuple[str, bool]]) -> None:
    marked = "".join(f"{{{words}|killed}}" if is_marked else words for words, is_marked in parts)
    text, marks = parse(marked)
    assert text == "".join(words for words, _ in parts)
    assert [mark.words for mark in marks] == [words for words, is_marked in parts if is_marked]


def test_an_excerpt_is_placed_whatever_its_white_space() -> None:
    text = "First line.\n\nREBELS KILLED\nAT  LEAST 12 MEN."
    (mark,) = place("REBELS KILLED {AT LEAST 12|killed} MEN", text)
    assert text[mark.start:mark.end] == mark.words == "AT  LEAST 12"


@pytest.mark.parametrize("text", ["Nobody died.", "12 men died. 12 men died."])
def test_an_excerpt_must_be_found_once(text: str) -> None:
    with pytest.raises(MarkError):
        place("{12|killed} men died", text)
