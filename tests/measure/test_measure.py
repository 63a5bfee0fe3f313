"""Benchmarks by day, and what nobody watched: silence is not quiet."""

from datetime import date
from pathlib import Path

import pytest

from truceline.errors import DataError, SourceError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.roster import Expected, load_roster
from truceline.measure import coverage_of, indicators_of
from truceline.model.truce import Benchmark

from .claims import day, dossier, linked

ROOT = Path(__file__).parents[2]


# ------------------------------------------------------------------ the roster

def roster(tmp_path: Path, text: str) -> tuple[Expected, ...]:
    file = tmp_path / "roster.yaml"
    file.write_text(text, encoding="utf-8")
    return load_roster(file)


def test_the_example_roster_loads_and_tells_who_is_expected_when() -> None:
    lines = {line.reporter: line for line in load_roster(ROOT / "examples" / "roster.yaml")}
    relief = lines["Island Relief"]
    assert [relief.on(date(2024, 6, number)) for number in (7, 8, 9, 10)] == [False, True, True, False]
    assert not lines["Eddra field post"].on(date(2024, 6, 6))


@pytest.mark.parametrize(("text", "reason"), [
    ("- {reporter: SOHR}", "area"),
    ("- {reporter: SOHR, area: Homs, days: [someday]}", "days"),
    ("- {reporter: SOHR, area: Homs, since: soon}", "since"),
    ("- {reporter: '', area: Homs}", "reporter"),
    ("- {reporter: SOHR, area: Homs}\n- {reporter: SOHR, area: Homs}", "stands twice"),
    ("reporter: SOHR", "list"),
])
def test_a_wrong_roster_is_refused_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=reason):
        roster(tmp_path, text)


def test_a_roster_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such roster"):
        load_roster(tmp_path / "none.yaml")


# ------------------------------------------------------------------ coverage

SOHR = Expected(reporter="SOHR", area="Douma")


@pytest.mark.parametrize(("lines", "observed"), [
    ([], "not heard"),
    (["SOHR shelling Douma 3"], "heard"),
    (["SOHR quiet Douma 3"], "nothing to report"),
    (["SOHR quiet Douma 3", "SOHR shelling Douma 3"], "heard"),
    # Of another day or place, by somebody else, or of a time too long to be of a day.
    (["SOHR shelling Douma 2"], "not heard"),
    (["SOHR shelling Homs 3"], "not heard"),
    (["SANA shelling Douma 3"], "not heard"),
    (["SOHR shelling Douma 1-9"], "not heard"),
    (["SOHR shelling Douma 2-4"], "heard"),
    # Of a time that nobody knows, the day of the report stands.
    (["SOHR shelling Douma ?"], "heard"),
])
def test_a_reporter_is_heard_only_of_its_own_area_and_day(
        lines: list[str], observed: str, knowledge: Knowledge) -> None:
    (watch,) = coverage_of([SOHR], day(3), day(3), dossier(*lines), knowledge).watches
    assert watch.observed == observed


@pytest.mark.parametrize(("reporter", "area"), [
    ("Syrian Observatory for Human Rights", "Douma"), ("SOHR", "Rural Damascus"), ("SOHR", "Syria"),
    ("The Daily Harbour", "douma"),
])
def test_reporters_are_known_by_any_name_or_as_outlets_and_areas_by_what_lies_in_them(
        reporter: str, area: str, knowledge: Knowledge) -> None:
    told = dossier("SOHR shelling Douma 3", outlet="The Daily Harbour")
    (watch,) = coverage_of([Expected(reporter=reporter, area=area)], day(3), day(3), told, knowledge).watches
    assert watch.observed == "heard"


def test_days_on_which_nobody_was_heard_are_told_by_area(knowledge: Knowledge) -> None:
    lines = [SOHR, Expected(reporter="SANA", area="Douma"), Expected(reporter="SANA", area="Jobar", until=day(3))]
    coverage = coverage_of(lines, day(2), day(4), dossier("SOHR shelling Douma 3", "SANA quiet Jobar 2"), knowledge)
    assert dict(coverage.unobserved()) == {"Douma": (day(2), day(4)), "Jobar": (day(3),)}
    assert (coverage.expected, coverage.count("heard"), coverage.count("nothing to report")) == (8, 1, 1)
    assert coverage.share == pytest.approx(0.25)


def test_without_a_roster_nobody_can_say_how_much_was_observed(knowledge: Knowledge) -> None:
    assert coverage_of([], day(1), day(9), dossier("SOHR shelling Douma 3"), knowledge).share is None


# ------------------------------------------------------------------ indicators

def benchmark(*kinds: str) -> Benchmark:
    return Benchmark(id="b", text="b", event_types=kinds, direction="down")


@pytest.mark.parametrize(("lines", "by_day", "total"), [
    (["SOHR shelling Douma 2", "SOHR shelling Jobar 2", "SOHR shelling Douma 4"], [(2, 2), (0, 0), (1, 1)], (3, 3)),
    (["SOHR shelling Douma 2-3"], [(0, 1), (0, 1), (0, 0)], (1, 1)),
    (["SOHR shelling Douma 1-2"], [(0, 1), (0, 0), (0, 0)], (0, 1)),
    (["SOHR shelling Douma ?"], [(0, 0), (0, 0), (0, 0)], (0, 0)),
    (["SOHR clash Douma 2"], [(0, 0), (0, 0), (0, 0)], (0, 0)),
    (["SOHR shelling Douma 9"], [(0, 0), (0, 0), (0, 0)], (0, 0)),
])
def test_incidents_are_counted_by_day_as_a_range(
        lines: list[str], by_day: list[tuple[int, int]], total: tuple[int, int]) -> None:
    told = dossier(*lines)
    (found,) = indicators_of(benchmark("Explosions/Remote violence"), day(2), day(4),
                             linked(told, *range(len(lines))), told)
    assert found.unit == "incidents"
    assert [(low, high) for _, low, high in found.days] == by_day
    assert (found.low, found.high) == total


def test_a_part_is_not_counted_beside_the_whole_it_is_of() -> None:
    told = dossier("SOHR shelling Douma 2", "SOHR shelling Jobar 2", "SOHR shelling Ghouta 2")
    (found,) = indicators_of(benchmark("Explosions/Remote violence"), day(2), day(2),
                             linked(told, 0, 1, wider=(2,)), told)
    assert (found.low, found.high) == (2, 2)


def test_kinds_that_make_no_incident_are_counted_by_the_days_they_are_told_of() -> None:
    told = dossier("SANA talks Geneva 2", "AFP talks Geneva 2", "AFP talks Geneva 4", "AFP talks Geneva 3 future")
    (found,) = indicators_of(benchmark("Strategic developments/Talks held"), day(2), day(4), linked(told), told)
    assert (found.unit, found.low, found.high) == ("days told", 2, 2)


def test_kinds_are_never_added_to_one_another() -> None:
    told = dossier("SOHR shelling Douma 2", "SOHR clash Jobar 2")
    found = indicators_of(benchmark("Battles", "Explosions/Remote violence"), day(2), day(2), linked(told, 0, 1), told)
    assert [(each.kind, each.low) for each in found] == [("Battles", 1), ("Explosions/Remote violence", 1)]
