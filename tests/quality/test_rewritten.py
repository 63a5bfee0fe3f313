"""The same texts written otherwise: every letter stays where the marks are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.rewritten import COLUMNS, WAYS, measure
from truceline.knowledge.knowledge import load_knowledge

EVAL = Path(__file__).parents[3] / "shared" / "eval"


@pytest.mark.parametrize("way", WAYS)
@given(text=st.text())
def test_every_letter_stays_at_its_place(way: str, text: str) -> None:
    written = WAYS[way](text)
    assert len(written) == len(text)
    assert all(new in {old, " ", old.upper(), old.lower()} for old, new in zip(text, written, strict=True))


def test_each_way_does_what_it_says() -> None:
    text = 'He said: "Two died, in Kesh (and Orvel)."'
    assert {way: rewriting(text) for way, rewriting in WAYS.items()} == {
        "as they are": text,
        "in capitals": 'HE SAID: "TWO DIED, IN KESH (AND ORVEL)."',
        "in small letters": 'he said: "two died, in kesh (and orvel)."',
        "without commas": 'He said: "Two died  in Kesh (and Orvel)."',
        "without quotation marks": "He said:  Two died, in Kesh (and Orvel). ",
        "without commas, quotation marks, colons, brackets": "He said   Two died  in Kesh  and Orvel . ",
        "with no marks but dashes": "He said   Two died  in Kesh  and Orvel   ",
    }


@pytest.mark.skipif(not (EVAL / "score.py").is_file(), reason="no gold standard beside the project")
def test_every_set_is_measured_in_every_way() -> None:
    (table,) = measure(EVAL, load_knowledge())
    assert len(table.rows) == 3 * len(WAYS)
    assert {len(row) for row in table.rows} == {len(COLUMNS)}
