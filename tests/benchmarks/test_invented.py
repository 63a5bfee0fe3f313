"""The generator of reports: the same again for the same seed, true to what it says, and as repetitive as real ones."""

from collections import Counter
from datetime import timedelta
from itertools import islice, takewhile
from pathlib import Path
from random import Random
from re import findall

from invented import BUSY_EVERY, FIRST_DAY, incidents, reports, towns, write_data
from mentions import incident_at

from truceline.knowledge.knowledge import load_knowledge

MANY = [*islice(incidents(Random(1)), 4000)]  # noqa: S311 - nothing here is secret
A_MONTH = [*takewhile(lambda each: each.day < FIRST_DAY + timedelta(days=BUSY_EVERY), MANY)]
SOME = [*islice(reports(1), 600)]


def test_one_seed_gives_the_same_reports_and_another_others() -> None:
    assert [*islice(reports(1), 600)] == SOME
    assert [*islice(reports(2), 600)] != SOME


def test_what_a_paragraph_truly_tells_is_of_its_town() -> None:
    places = {town.name for town in towns()}
    of: dict[int, set[str]] = {}
    for report in SOME:
        for start, end, number in report.told:
            assert incident_at(start, report.told) == number
            of.setdefault(number, set()).update(places & set(findall(r"\w+", report.text[start:end])))
    assert all(len(named) == 1 for named in of.values())


def test_every_incident_is_reported_more_than_once_on_average_and_paragraphs_are_reprinted() -> None:
    told = Counter(report.told[0][2] for report in SOME)
    assert 2 < len(SOME) / len(told) < 4
    leads = Counter(report.text.split("\n\n")[1] for report in SOME)
    assert sum(times for times in leads.values() if times > 1) > len(SOME) / 4


def test_one_day_a_month_is_busy_and_one_town_always() -> None:
    by_day, by_town = (Counter(getattr(each, what) for each in A_MONTH) for what in ("day", "town"))
    (busy, most), (_, next_most) = by_day.most_common(2)
    assert busy == FIRST_DAY + timedelta(days=BUSY_EVERY - 1)
    assert most > 5 * next_most
    assert by_town.most_common(1)[0][0] == towns()[0]
    assert max(Counter((each.day, each.town, each.kind.id) for each in A_MONTH).values()) == 1


def test_the_gazetteer_knows_its_towns_where_they_lie(tmp_path: Path) -> None:
    knowledge = load_knowledge(write_data(tmp_path / "data"))
    for town in towns()[:40]:
        place, _ = knowledge.gazetteer.resolve(town.name)
        assert place is not None
        assert (place.lat, place.lon) == (town.lat, town.lon)
