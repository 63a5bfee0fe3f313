"""The five real articles, read from start to end: who is excluded, who is contested, and which truce file fits."""

from functools import cache
from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.flow import brief
from truceline.knowledge.knowledge import load_knowledge
from truceline.model.brief import Brief
from truceline.register import Standing, TruceChoice, who

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles are not beside this checkout")


@cache
def told(*, none: bool) -> Brief:
    return brief(collect([SEEDS]).reports, load_knowledge(), TruceChoice(none=none))


def asked(name: str, *, none: bool) -> Standing:
    found = told(none=none)
    return who(name, found.register, load_knowledge(), found.dossier)


@pytest.mark.parametrize(("name", "status", "by", "how"), [
    ("Ahrar al-Sham", "contested", "Assad", "only one party to the fighting calls it excluded"),
    ("Jaysh al-Islam", "contested", "Assad", "name Islamic State"),
    ("al-Nusra", "excluded", "Russia and the reports", "by name"),
    ("Daesh", "excluded", "Russia and the reports", "by name"),
])
def test_the_reports_alone_tell_who_is_left_out_and_by_whom(name: str, status: str, by: str, how: str) -> None:
    found = asked(name, none=True)
    assert found.status == status
    assert found.line
    assert by in found.line.by
    assert how in found.line.reason
    assert found.sources


def test_the_truce_of_february_attaches_by_itself_and_puts_every_incident_outside() -> None:
    found = told(none=False)
    assert found.register.chosen is not None, found.register.why
    assert found.register.chosen.id == "syria_2016_02"
    assert {finding.verdict for finding in found.findings} == {"outside"}
    assert {finding.incident for finding in found.findings} == {incident.id for incident in found.linkage.incidents}


def test_with_the_file_the_day_of_the_word_that_contests_is_known() -> None:
    found = asked("Ahrar al-Sham", none=False)
    assert found.line
    assert (found.status, found.line.since, found.line.by) == ("contested", "2016-02-20", "Syrian government")
    assert "truce file syria_2016_02" in found.sources


def test_the_earlier_attempt_of_19_february_is_kept_apart() -> None:
    attempts = [truce for truce in told(none=True).register.truces if truce.attempt]
    assert [truce.start.earliest for truce in attempts if truce.start] == ["2016-02-19"]


def test_the_wordings_of_the_start_leave_one_moment_of_local_time() -> None:
    start = told(none=True).register.truces[0].start
    assert start
    assert start.earliest == start.latest
    assert (start.earliest or "").startswith("2016-02-27T00:00")
    assert "at midnight Friday" in start.said
