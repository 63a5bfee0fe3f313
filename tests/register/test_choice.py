"""Which truce file is taken: only one whose country, guarantors and dates fit what the reports say, and why."""

from dataclasses import replace

import pytest

from tests.register.telling import (
    day,
    days,
    dossier,
    incident,
    linkage,
    position,
    report,
    term,
    told_knowledge,
    truce_file,
)
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.time import Period
from truceline.model.truce import Register, TruceFile
from truceline.register import TruceChoice, compile_register

START = term("start", "on Wednesday", time=day("2031-03-05"), said="on Wednesday")
NORLAND = term("guarantor", "Norland", about="Norland")
ABROAD = incident(place=IncidentPlace(name="Port Lorn", country="NL"))
LATER = truce_file(id="merrow_2031_09", announced="2031-09-01", starts="2031-09-05T00:00+03:00")
SHORT = truce_file(ends="2031-03-20T00:00+03:00")


def compiled(reports: Dossier, happened: Incident, files: tuple[TruceFile, ...], choice: TruceChoice) -> Register:
    knowledge = replace(told_knowledge(), truces=files)
    return compile_register(reports, linkage(happened), choice, None, knowledge)


@pytest.mark.parametrize(("claims", "published", "happened", "files", "taken", "why"), [
    ((START, NORLAND), "2031-03-03", incident(), (truce_file(),), "merrow_2031", "name Norland as the file does"),
    ((NORLAND,), "2031-06-03", incident(), (truce_file(),), "merrow_2031", "tell of the same country"),
    ((START, NORLAND), "2031-03-03", ABROAD, (truce_file(),), "", "tell of another country"),
    ((START,), "2031-03-03", incident(), (truce_file(),), "", "the reports name none"),
    ((START, NORLAND), "2031-01-03", incident(), (truce_file(),), "", "the reports are of 3 Jan 2031"),
    ((NORLAND,), "2031-04-03", incident(), (SHORT,), "", "to about 27 Mar 2031"),
    ((NORLAND,), "2031-09-10", incident(), (truce_file(), LATER), "merrow_2031_09", "is used"),
    ((START, NORLAND), "2031-03-03", incident(), (truce_file(), LATER), "merrow_2031", "is used"),
    ((term("start", "in June", time=days("2031-06-01", "2031-06-30")), NORLAND), "2031-03-03", incident(),
     (truce_file(),), "", "the reports tell a start of 1 Jun 2031 to 30 Jun 2031"),
    ((START, NORLAND), None, incident(), (truce_file(),), "", "no report is dated"),
    ((position("River Guard", "rejects", by=("Norland",)),), "2031-03-03", incident(), (truce_file(),), "",
     "no report speaks of a truce"),
    ((START, NORLAND), "2031-03-03", incident(), (truce_file(), truce_file(id="twin")), "", "fit equally"),
])
def test_a_known_truce_is_taken_only_where_it_fits(
    claims: tuple[Anchored, ...], published: str | None, happened: Incident, files: tuple[TruceFile, ...], taken: str,
    why: str,
) -> None:
    told = dossier(*claims, reports=(report(published=published),))
    register = compiled(told, happened, files, TruceChoice())
    assert (register.chosen.id if register.chosen else "") == taken
    assert why in register.why


def test_none_takes_none_and_a_named_file_is_taken_whatever_the_reports_say() -> None:
    told = dossier(START, NORLAND)
    none = compiled(told, incident(), (truce_file(),), TruceChoice(none=True))
    assert none.chosen is None
    assert "as asked" in none.why
    named = compiled(told, ABROAD, (), TruceChoice(file=truce_file()))
    assert named.chosen == truce_file()
    assert named.why == ("The truce file merrow_2031 is used, as asked. It does not fit the reports: the reports tell "
                         "of another country.")


@pytest.mark.parametrize(("published", "start", "taken"), [
    ("2016-02-23", day("2016-02-27"), "syria_2016_02"),
    ("2016-03-09", None, "syria_2016_02"),
    ("2016-09-13", day("2016-09-12"), "syria_2016_09"),
    ("2016-09-13", None, "syria_2016_09"),
    ("2016-09-20", None, "syria_2016_09"),
    ("2016-10-03", None, ""),
    ("2016-09-13", day("2016-02-27"), ""),
    ("2016-02-23", day("2016-09-12"), ""),
])
def test_the_truces_of_february_and_september_2016_never_stand_for_one_another(
    published: str, start: Period | None, taken: str, knowledge: Knowledge,
) -> None:
    claims = [term("guarantor", "United States", about="United States")]
    if start is not None:
        claims.append(term("start", "then", time=start))
    happened = incident(place=IncidentPlace(name="Homs", country="SY"))
    register = compile_register(dossier(*claims, reports=(report(published=published),)), linkage(happened),
                                TruceChoice(), None, knowledge)
    assert (register.chosen.id if register.chosen else "") == taken
