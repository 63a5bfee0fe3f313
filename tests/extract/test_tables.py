"""Tables in a report: each number is told by the head of its column or row, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, marked, plain

TABLES = [
    "Hospital   Dead  Wounded\nYarl       {11|11 killed}    {34|34 injured}\nImam Tolm  0     {6|6 injured}",
    "Place Dead Wounded\nOrvel {11|11 killed} {34|34 injured}\nKesh {2|2 killed} {5|5 injured}",
    "| District | Killed | Shells |\n|---|---|---|\n| Orvel | {3|3 killed} | 40 |\n| Kesh | {over 2|>2 killed} | 12 |",
    "Date;Place;Abducted;Missing;Note\n12 May;Orvel;{3|3 abducted};{8|8 missing};mine",
    "Killed ... {12|12 killed}\nWounded ... {40|40 injured}\nHouses burned ... 9",
    "Killed\t{12|12 killed}\t{4|4 killed}\nDisplaced\t{300|300 displaced}\t{90|90 displaced}",
    "Killed: {12|12 killed}\nShells: 60",
    "Week 21 in figures.\n\nDistrict; Killed\nYarl; {11|11 killed aggregate}",
    "Orvel, June 2007\nDistrict; Killed\nYarl; {11|11 killed aggregate}",
]

NO_TABLES = [
    "The rebels had killed and wounded\nguards of\nthe town 400",
    "Dead  Wounded\nnobody  nobody",
]


@pytest.mark.parametrize("text", [*TABLES, *NO_TABLES])
def test_figures_of_a_table(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text
