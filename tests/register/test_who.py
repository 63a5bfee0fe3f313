"""``truceline who NAME``: a party by any spelling, its status with source and age, and never a word of permission."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import day, dossier, incident, linkage, position, report, term, told_knowledge, truce_file
from truceline.model.truce import Register
from truceline.register import Standing, TruceChoice, compile_register, who

CLAIMS = (
    term("start", "on Wednesday", time=day("2031-03-05"), said="on Wednesday"),
    term("guarantor", "Norland", about="Norland"), term("guarantor", "Sudmark", about="Sudmark", at=1),
    term("excluded", "Black Lantern", about="Black Lantern", by=("Norland",), at=2),
    term("excluded", "River Guard", about="River Guard", by=("President Ovane",), at=3),
    term("criterion", "all groups on the list of the Concord", at=4),
    position("government of Orland", "accepts", by=("Sudmark",), at=5),
)


TRUCE = "Truce: truce told in the reports, to start 5 Mar 2031"
REPORTS = dossier(*CLAIMS, reports=(report(published="2031-03-03"), report("r-9", "2031-03-08")))


@cache
def compiled(*, filed: bool) -> Register:
    choice = TruceChoice(file=truce_file()) if filed else TruceChoice(none=True)
    return compile_register(REPORTS, linkage(incident()), choice, None, told_knowledge())


def asked(name: str, *, filed: bool = False) -> Standing:
    return who(name, compiled(filed=filed), told_knowledge(), REPORTS)


@pytest.mark.parametrize(("name", "lines"), [
    ("black LANTERN", (
        "Black Lantern: excluded", "Asked as: black LANTERN", TRUCE,
        "By the clause: all groups on the list of the Concord", "Since: 3 Mar 2031", "Said by: Norland",
        "Why: by name: Norland, 3 Mar 2031", "Source: Courier r-1, 3 Mar 2031",
        "As of 8 Mar 2031; this word is 5 days old")),
    ("Guard of the River", (
        "River Guard: contested", "Asked as: Guard of the River", TRUCE,
        "Since: 3 Mar 2031", "Said by: President Ovane",
        ("Why: only one party to the fighting calls it excluded: President Ovane, 3 Mar 2031; the others who say whom "
         "the truce leaves out name Black Lantern"), "Source: Courier r-1, 3 Mar 2031",
        "As of 8 Mar 2031; this word is 5 days old")),
    ("Ember", (
        "Ember: excluded", TRUCE,
        "By the clause: all groups on the list of the Concord", "As of 8 Mar 2031")),
    ("Salt Brothers", (
        "Salt Brothers: not listed", TRUCE,
        "Nobody is reported to have said what it is to this truce. That says nothing about whether it may be struck.",
        "As of 8 Mar 2031")),
])
def test_the_answer_in_plain_lines(name: str, lines: tuple[str, ...]) -> None:
    assert asked(name).lines() == lines


@pytest.mark.parametrize(("name", "status", "via"), [
    ("Delta Wing", "contested", "River Guard"), ("Orlandic army", "bound", "government of Orland"),
    ("President Ovane", "bound", "government of Orland"), ("Orland", "bound", "government of Orland"),
])
def test_who_belongs_to_a_party_is_answered_by_its_line(name: str, status: str, via: str) -> None:
    found = asked(name)
    assert (found.status, found.via) == (status, via)
    assert found.lines()[0] == f"{found.name}: {status} (through {via})"


def test_with_a_truce_file_its_source_is_told_beside_the_reports() -> None:
    found = asked("Black Lantern", filed=True)
    assert found.status == "excluded"
    assert found.sources == ("truce file merrow_2031", "Courier r-1, 3 Mar 2031")
    assert found.age_days == 7


@given(st.text(min_size=1, max_size=20))
def test_whatever_is_asked_nothing_is_called_safe(name: str) -> None:
    words = " ".join(asked(name).lines()).replace(name, "").casefold()
    assert not {"safe", "cleared", "permitted", "allowed"} & set(words.split())
