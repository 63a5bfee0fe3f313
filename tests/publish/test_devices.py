"""Counts of bombs and attackers that differ, from reports to the sentence of the brief."""

from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.flow import brief
from truceline.knowledge.knowledge import load_knowledge
from truceline.register import TruceChoice

ORLAND = Path(__file__).parents[1] / "extract" / "country"
ORVEL = "Police said two car bombs killed 12 people in Orvel on Sunday."
TARN = "Police said three bombs killed nine people in Tarn on Sunday."


def disagreements(folder: Path, *texts: str) -> str:
    """What the reports of 3 March 2031 disagree about, a line each."""
    for number, text in enumerate(texts):
        head = f"---\noutlet: Paper {number}\npublished: 2031-03-03\ntitle: Bombs in Orland\n---\n\n"
        (folder / f"{number}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    collected = collect([folder])
    assert len(collected.reports) == len(texts)
    found = brief(collected.reports, load_knowledge(ORLAND), TruceChoice())
    return "\n".join(sentence.text for sentence in found.disagreements)


def test_counts_of_one_incident_that_exclude_one_another(tmp_path: Path) -> None:
    said = disagreements(tmp_path, ORVEL, "Medics said three car bombs killed 12 people in Orvel on Sunday.")
    assert "number of explosions or attackers: 2 (car bomb) (police); 3 (car bomb) (medics)" in said.lower()


@pytest.mark.parametrize("other", [
    "Medics said at least two car bombs killed 12 people in Orvel on Sunday.",
    "Medics said twin bombings killed 12 people in Orvel on Sunday.",
])
def test_counts_that_go_together_are_no_disagreement(other: str, tmp_path: Path) -> None:
    assert "number of explosions" not in disagreements(tmp_path, ORVEL, other).lower()


@pytest.mark.parametrize(("together", "told"), [("Six", 1), ("Five", 0), ("Two", 0)])
def test_a_count_of_several_stands_beside_those_of_each(together: str, told: int, tmp_path: Path) -> None:
    both = f"Bombings hit Orvel and Tarn on Sunday. {together} explosions shook the two towns."
    said = disagreements(tmp_path, ORVEL, TARN, both)
    assert said.count("over 2 incidents: 6 (explosion)") == told
