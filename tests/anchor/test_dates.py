"""When reports were published: by label, dateline, own picture, weekdays, and reports of the same news."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from truceline.anchor.dates import date_reports
from truceline.collect import collect
from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge
from truceline.model.report import Report, SectionKind

SHARED = Path(__file__).parents[3] / "shared"
MakeDated = Callable[..., Report]
Block = str | tuple[SectionKind, str]

ALONE: list[tuple[str, list[Block], str | None]] = [
    ("a label", ["Published 4 March 2031", "Two shells hit Kesh."], "2031-03-04 stated"),
    ("the last of the days that a title names", ["Weekly note, 22-28 May 2018", "Shells fell."], "2018-05-28 stated"),
    ("a date before the first sentence", ["3 Oct 2016 At least 20 people died."], "2016-10-03 stated"),
    ("a dateline with its year", [("dateline", "KESH, 6 DEC 89 (ORBIS)"), "A BOMB EXPLODED."], "1989-12-06 stated"),
    ("a dateline with the year in a caption",
     [("caption", "Kesh on February 21, 2016."), ("dateline", "KESH, Feb 21 (Orbis) -"), "A bomb went off."],
     "2016-02-21 stated"),
    ("a dateline inside the paragraph",
     [("caption", "Kesh on February 21, 2016."), "KESH/TARN, Feb 22 (Orbis) - A bomb went off on Sunday."],
     "2016-02-22 stated"),
    ("a dateline of January beside a date of December",
     ["KESH, Jan 2 (Orbis) - The siege that began on 20 December 2019 goes on."], "2020-01-02 stated"),
    ("an own picture and the day of writing",
     [("caption", "Kesh on February 21, 2016."), "Earlier on Sunday a bomb went off. Talks were held on Saturday."],
     "2016-02-21 inferred"),
    ("an own picture and the day told last",
     [("caption", "Kesh on October 17, 2014."), "The truce agreed on Friday was in doubt on Sunday."],
     "2014-10-19/2014-10-21 inferred"),
    ("who writes today names another day by its weekday",
     [("caption", "Kesh, Feb. 18, 2016."), "The plan was announced today. Bombs went off on Sunday."],
     "2016-02-22/2016-02-23 inferred"),
    ("an event that lies ahead bounds it from above",
     [("caption", "Kesh on October 17, 2014."), "The talks failed on Friday. The sides will meet on Saturday."],
     "2014-10-17/2014-10-18 inferred"),
    ("an own picture alone", [("caption", "Kesh on October 17, 2014."), "The talks failed."],
     "2014-10-17/2014-10-23 inferred"),
    ("a file photo", [("caption", "File photo: Kesh on October 17, 2014."), "The talks failed on Friday."], None),
    ("a gallery behind other things",
     ["The talks failed on Friday." * 80, ("related", "More pictures"), ("caption", "Kesh, March 10, 2016.")], None),
    ("history", ["The war began on 15 March 2011. On Sunday the talks failed."], None),
    ("a date in a quotation", ["“I was there on 3 May 2001,” she said on Sunday."], None),
    ("no date at all", ["Shells fell on Sunday and Monday."], None),
    ("an empty report", [""], None),
]


def shown(report: Report, reports: list[Report], knowledge: Knowledge) -> str | None:
    published = date_reports(reports, {}, knowledge).get(report.id)
    if published is None:
        return None
    days = published.earliest if published.earliest == published.latest else f"{published.earliest}/{published.latest}"
    return f"{days} {published.basis}"


@pytest.mark.parametrize(("blocks", "expected"), [pytest.param(b, e, id=name) for name, b, e in ALONE])
def test_a_report_dates_itself(blocks: list[Block], expected: str | None, dated: MakeDated,
                               knowledge: Knowledge) -> None:
    report = dated(*blocks)
    assert shown(report, [report], knowledge) == expected


NEWS = "Car bombs at the Old Port market of Kesh, claimed by the Black Lantern, killed dozens"

TOGETHER: list[tuple[str, list[Block], str | None]] = [
    ("the same news, told on the same day", [f"{NEWS} on Tuesday."], "2031-03-04/2031-03-06 inferred"),
    ("the same news, with a later day", [f"{NEWS} on Tuesday. The Black Lantern spoke on Wednesday."],
     "2031-03-05/2031-03-07 inferred"),
    ("the same news, earlier on that day", [f"Earlier on Tuesday, {NEWS}."], "2031-03-04 inferred"),
    ("the same news without a day", [f"{NEWS}."], "2031-03-01/2031-03-07 inferred"),
    ("the year of its dateline", [f"KESH, March 5 (Orbis) - {NEWS}."], "2031-03-05 stated"),
    ("other news", ["Ferry fares rise again, operators announced on Tuesday."], None),
]


@pytest.mark.parametrize(("blocks", "expected"), [pytest.param(b, e, id=name) for name, b, e in TOGETHER])
def test_reports_of_the_same_news_date_one_another(blocks: list[Block], expected: str | None, dated: MakeDated,
                                                   knowledge: Knowledge) -> None:
    known = dated(f"{NEWS} on Tuesday, the Valley Watch counted.", published="2031-03-04")
    report = dated(*blocks)
    assert shown(report, [known, report], knowledge) == expected
    assert shown(report, [report, known], knowledge) == expected


def test_a_text_that_tells_of_the_next_day_widens_its_label(dated: MakeDated, knowledge: Knowledge) -> None:
    report = dated("The hall was hit late Monday. Its floor was still wet on Tuesday morning.", published="2016-10-03")
    published = date_reports([report], {}, knowledge)[report.id]
    assert (published.earliest, published.latest) == ("2016-10-03", "2016-10-04")
    assert "the day after" in published.reason


CLUSTERS = ["syria_2016_02_seeds", "nigeria_2014_10_bokoharam", "colombia_1989_12_das_bomb",
            "syria_2016_10_wedding_bomb", "control_business_sport"]
WIDEST = 17  # days: one report of the cluster in Nigeria tells too little


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the project")
@pytest.mark.parametrize("cluster", CLUSTERS)
def test_the_interval_holds_the_day_that_people_found(cluster: str, knowledge: Knowledge) -> None:
    gold = {r["id"]: r["published"] for r in _gold(cluster)}
    reports = collect([SHARED / "eval" / "texts" / cluster]).reports
    found = date_reports(reports, {r.id: extract(r, knowledge) for r in reports}, knowledge)
    if cluster.startswith("control"):
        assert not found, "nothing in these texts tells their day"
        return
    for report in reports:
        published = found[report.id]
        assert published.earliest <= gold[Path(report.path).stem] <= published.latest
        assert _days(published.earliest, published.latest) <= WIDEST
    assert sum(_days(p.earliest, p.latest) for p in found.values()) <= 4 * len(found)


def _gold(cluster: str) -> list[dict[str, str]]:
    reports: list[dict[str, str]] = json.loads((SHARED / "eval" / "gold" / f"{cluster}.json").read_text())["reports"]
    return reports


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
