"""The sheet of claims: one row each, any script intact, nothing that a spreadsheet would run."""

import csv
import io

import pytest

from tests.publish.factory import brief
from tests.publish.hostile import hostile
from truceline.model.brief import Brief
from truceline.publish.csv import BYTE_ORDER_MARK, COLUMNS, Cell, neutral, render


def rows(found: Brief) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(found).removeprefix(BYTE_ORDER_MARK), newline="")))


def test_one_row_for_each_claim_with_every_column() -> None:
    found = rows(brief())
    assert [row["claim"] for row in found] != []
    assert {row["claim"] for row in found} == {a.claim.id for a in brief().dossier.claims}
    assert list(found[0]) == list(COLUMNS)


def test_a_row_holds_what_its_claim_says() -> None:
    row = next(row for row in rows(brief()) if row["words"] == "57")
    kept = ("kind", "metric", "low", "high", "source", "scope", "time_start", "place", "incidents", "report")
    assert [row[name] for name in kept] == [
        "figure", "killed", "57", "57", "Valley Watch", "incident", "2031-03-02", "Old Port, Kesh",
        "Car bombs in Old Port, Kesh, 2 Mar 2031", "1"]
    assert row["superseded_by"] == next(row for row in rows(brief()) if row["words"] == "At least 59")["claim"]


def test_the_file_begins_with_the_mark_that_keeps_other_scripts_intact() -> None:
    page = render(brief())
    assert page.startswith("\ufeffclaim,")
    assert page.encode("utf-8")[:3] == b"\xef\xbb\xbf"
    assert "\r\n" in page


@pytest.mark.parametrize(("cell", "shown"), [
    ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-5 killed", "'-5 killed"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), (" =1", "' =1"), ("\u00a0=1", "'\u00a0=1"),
    ("＝1", "'＝1"), ("سوريا", "سوريا"), ("at least 5", "at least 5"), ("", ""), (-5, -5), (None, None),
])
def test_a_formula_is_only_shown(cell: Cell, shown: Cell) -> None:
    assert neutral(cell) == shown


def test_no_cell_of_a_hostile_report_is_a_formula() -> None:
    for row in rows(hostile()):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), name
            assert not cell.startswith("-") or name in {"latitude", "longitude"}


def test_every_column_is_told() -> None:
    assert all(meaning for meaning, _ in COLUMNS.values())
