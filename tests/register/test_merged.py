"""The truce file's register beside what reports say, as of a time."""

import pytest

from tests.register.telling import (
    day,
    days,
    dossier,
    incident,
    linkage,
    party,
    position,
    report,
    term,
    told_knowledge,
    truce_file,
)
from truceline.model.claim import Anchored
from truceline.model.truce import Register, RegisterLine
from truceline.register import TruceChoice, compile_register

START = term("start", "on Wednesday", time=days("2031-03-05T00:00", "2031-03-05T00:00"), said="midnight on Tuesday")
LEFT_OUT = term("excluded", "Black Lantern", about="Black Lantern", by=("Norland",))
LEAVING = position("River Guard", "rejects", by=("Mara Teal",), time=day("2031-03-12"))


def compiled(*claims: Anchored, as_of: str | None, published: str = "2031-03-12") -> Register:
    return compile_register(dossier(*claims, reports=(report(published=published),)), linkage(incident()),
                            TruceChoice(file=truce_file()), as_of, told_knowledge())


def line(register: Register, name: str) -> RegisterLine:
    found = register.in_use()
    assert found is not None
    return next(line for line in found.parties if line.id == party(name).id)


def test_both_starts_are_shown_apart() -> None:
    filed, told = compiled(START, as_of=None).truces
    assert filed.start
    assert told.start
    assert (filed.source, filed.start.earliest, filed.start.said) == ("file", "2031-03-05T00:00+03:00", ())
    assert (told.source, told.start.earliest, told.start.said) == ("reports", "2031-03-05T00:00",
                                                                  ("midnight on Tuesday",))


@pytest.mark.parametrize(("as_of", "status", "reason"), [
    ("2031-03-03", "expected", "its adherence begins on 4 Mar 2031"),
    ("2031-03-04", "bound", ""),
    ("2031-03-20", "bound", ""),
    ("2031-03-21", "suspended", "its adherence ended on 20 Mar 2031"),
    ("2031-03-03T23:59+03:00", "expected", "Not yet bound"),
    ("2031-03-03T21:00+00:00", "bound", ""),
])
def test_a_party_is_bound_from_its_word_to_its_end(as_of: str, status: str, reason: str) -> None:
    found = line(compiled(as_of=as_of), "River Guard")
    assert found.status == status
    assert reason in found.reason


def test_a_line_says_whether_it_is_from_the_file_from_reports_or_both() -> None:
    pledge = position("Ember", "accepts", by=("Norland",))
    register = compiled(LEFT_OUT, pledge, as_of="2031-03-12")
    sources = {found.name: found.source for truce in register.truces[:1] for found in truce.parties}
    assert sources == {"Black Lantern": "both", "River Guard": "file", "government of Orland": "file",
                       "Ember": "reports"}
    assert line(register, "Black Lantern").claims == (LEFT_OUT.claim.id,)


def test_reports_of_a_party_that_left_later_suspend_it() -> None:
    found = line(compiled(LEAVING, as_of="2031-03-12"), "River Guard")
    assert (found.status, found.since) == ("suspended", "2031-03-12")
    assert "rejected it on 12 Mar 2031 (Mara Teal)" in found.reason


def test_an_older_word_does_not_undo_a_pledge() -> None:
    before = position("River Guard", "rejects", by=("Mara Teal",), time=day("2031-03-02"))
    found = line(compiled(before, as_of="2031-03-12"), "River Guard")
    assert (found.status, found.source) == ("bound", "both")


@pytest.mark.parametrize(("published", "as_of"), [("2031-03-12", "2031-03-12"), ("2031-04-01", "2031-04-01")])
def test_the_default_time_is_the_latest_reports(published: str, as_of: str) -> None:
    assert compiled(START, as_of=None, published=published).as_of == as_of
