"""The bulletin of the example: what it says, and what it never says."""

import json
import re
from pathlib import Path

import pytest

from tests.commands import Ran, Run, ran
from truceline.collect import collect
from truceline.ledger import Ledger
from truceline.model.entry import now, stated
from truceline.model.judgement import WrongClaim
from truceline.model.payload import CaseStep, HandClaim, ReportIn, Undo
from truceline.model.place import Place
from truceline.model.time import Period

EXAMPLES = Path(__file__).parents[2] / "examples"
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def take_in(path: Path, *folders: str) -> None:
    """Reports of the example into a ledger."""
    found = collect([EXAMPLES / "reports" / folder for folder in folders])
    with Ledger.open(path) as ledger:
        ledger.append([stated(ReportIn(report=report, collected=now()), ledger.organisation, now(),
                              status=report.status) for report in found.reports], once=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all reports of the example."""
    path = tmp_path_factory.mktemp("bulletin") / "lornia.ledger"
    Ledger.create(path, "Lornia").close()
    take_in(path, "1-before", "2-in-force", "3-conflicting-tolls")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(ledger: Path, *arguments: str | Path, roster: bool = True) -> Ran:
        given = ["--roster", str(EXAMPLES / "roster.yaml")] if roster else []
        return ran(capsys, "bulletin", "--ledger", ledger, "--truce", EXAMPLES / "truce.yaml", "--data",
                   EXAMPLES / "data", *given, *arguments)

    return call


FIRST_DAYS = ("--from", "2024-06-07", "--to", "2024-06-10")


def test_it_tells_figures_as_ranges_and_who_says_so(whole: Path, run: Run) -> None:
    told = run(whole, "--from", "2024-06-11", "--to", "2024-06-14").words
    assert re.search(r"Ostrel.*killed: \d+ (to \d+|or more)", told)
    assert "EXERCISE: NOT REAL EVENTS" in told


def test_it_never_calls_a_day_quiet_that_nobody_watched(whole: Path, run: Run) -> None:
    told = run(whole, *FIRST_DAYS).words
    assert "Eddra: nobody who was expected was heard on 7 Jun, 9 Jun and 10 Jun" in told
    assert "none reported" in told
    assert "quiet" not in told
    assert not re.search(r"\b0 (incidents|reported)", told)


def test_counts_are_not_called_a_trend_where_the_coverage_differs(whole: Path, run: Run) -> None:
    assert "the counts differ by what was observed" in run(whole, *FIRST_DAYS).words
    bare = run(whole, *FIRST_DAYS, roster=False).words
    assert "coverage not known" in bare
    assert "There is no roster of expected reporters" in bare
    assert "the period begins before the truce does" in run(whole, "--from", "2024-06-02", "--to", "2024-06-08").words


def test_allegations_keep_their_own_unit(whole: Path, run: Run) -> None:
    told = run(whole, *FIRST_DAYS).words
    assert "4 violations" in told
    assert "(UNITS DIFFER, NEVER ADDED)" in told


@pytest.mark.parametrize("format_", ["text", "html", "json"])
def test_the_same_ledger_and_arguments_give_the_same_bytes(
        format_: str, whole: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert run(whole, *FIRST_DAYS, "--format", format_, "--output", first).code == 0
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert run(whole, *FIRST_DAYS, "--format", format_, "--output", second).code == 0
    assert first.read_bytes() == second.read_bytes()


def test_what_an_earlier_bulletin_cites_is_corrected_with_the_reason(run: Run, tmp_path: Path) -> None:
    ledger, earlier = tmp_path / "lornia.ledger", tmp_path / "earlier.json"
    Ledger.create(ledger, "Lornia").close()
    take_in(ledger, "1-before", "2-in-force")
    assert run(ledger, *FIRST_DAYS, "--format", "json", "--output", earlier).code == 0
    same = run(ledger, *FIRST_DAYS, "--earlier", earlier).words
    assert "CORRECTIONS none, of 1 earlier bulletin" in same

    cited = json.loads(earlier.read_text(encoding="utf-8"))["incidents"]
    merrin = next(incident for incident in cited if "Shelling in Merrin" in incident["title"])
    with Ledger.open(ledger) as opened:
        wrong = [stated(WrongClaim(claim=claim), "Lornia", now(), by="analyst") for claim in merrin["claims"]]
        opened.append(wrong)
    told = run(ledger, *FIRST_DAYS, "--earlier", earlier).words
    assert "was: Shelling in Merrin" in told
    assert "now: no longer told: none of its claims stands" in told
    assert f"judgement {wrong[0].id[:12]} by analyst" in told

    with Ledger.open(ledger) as opened:
        opened.append([stated(Undo(of=entry.id), "Lornia", now()) for entry in wrong])
    assert "CORRECTIONS none" in run(ledger, *FIRST_DAYS, "--earlier", earlier).words


def test_a_later_report_corrects_a_toll(run: Run, tmp_path: Path) -> None:
    ledger, earlier = tmp_path / "lornia.ledger", tmp_path / "earlier.json"
    Ledger.create(ledger, "Lornia").close()
    reports = collect([EXAMPLES / "reports" / "3-conflicting-tolls"]).reports
    first, *rest = sorted(reports, key=lambda report: report.path)
    period = ("--from", "2024-06-11", "--to", "2024-06-14")
    for some in ([first], rest):
        with Ledger.open(ledger) as opened:
            opened.append([stated(ReportIn(report=r, collected=now()), "Lornia", now()) for r in some])
        if some == [first]:
            run(ledger, *period, "--format", "json", "--output", earlier)
    told = run(ledger, *period, "--earlier", earlier).words
    assert re.search(r"was: .*Ostrel.* now: .*Ostrel.*because of report: ", told)
    known = json.loads(earlier.read_text(encoding="utf-8"))["known_by"]
    assert "CORRECTIONS none" in run(ledger, *period, "--earlier", earlier, "--as-of", known).words


def test_cases_stand_by_side_and_status(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "lornia.ledger"
    Ledger.create(ledger, "Lornia").close()
    take_in(ledger, "2-in-force")
    with Ledger.open(ledger) as opened:
        opened.append([stated(CaseStep(step="open", to="Vasteria", by_side="Highland Council", term="stop-attacks",
                                       against="Sorvanese army", truce="sorvane_2024_06"), "Lornia", now(),
                              recipients=("Vasteria",))])
    assert "Highland Council Sorvanese army the accused was asked, no answer yet 1: " in run(ledger, *FIRST_DAYS).words


def test_a_post_that_calls_with_nothing_to_report_is_not_silent(run: Run, tmp_path: Path) -> None:
    """Entered later than the period ends, as calls are: what tells of the period counts, whenever it came."""
    ledger, roster = tmp_path / "lornia.ledger", tmp_path / "roster.yaml"
    roster.write_text("- {reporter: post-7, area: Eddra}\n", encoding="utf-8")
    Ledger.create(ledger, "Lornia").close()
    said = HandClaim(contact="post-7", knows="saw", said="Nothing", event_type="Strategic developments",
                     sub_event_type="Nothing to report", place=Place(name="Eddra", country="XS"),
                     when=Period(start="2024-06-09", end="2024-06-09", precision="day"))
    with Ledger.open(ledger) as opened:
        opened.append([stated(said, "Lornia", now(), by="liaison")])
    told = run(ledger, *FIRST_DAYS, "--roster", roster, roster=False).words
    assert "heard 0 of 4 times it was expected, 1 more had nothing to report" in told
    assert "Eddra: nobody who was expected was heard on 7 Jun, 8 Jun and 10 Jun" in told


def test_the_page_escapes_what_reports_say(run: Run, tmp_path: Path) -> None:
    ledger, page = tmp_path / "lornia.ledger", tmp_path / "bulletin.html"
    Ledger.create(ledger, "Lornia").close()
    report = collect([EXAMPLES / "reports" / "2-in-force" / "06-merrin.txt"]).reports[0]
    hostile = report.model_copy(update={"outlet": "<script>alert(1)</script>\u202e"})
    with Ledger.open(ledger) as opened:
        opened.append([stated(ReportIn(report=hostile, collected=now()), "Lornia", now())])
    assert run(ledger, *FIRST_DAYS, "--format", "html", "--output", page).code == 0
    html = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script" not in html
    assert "\u202e" not in html
    assert "http" not in re.sub(r'http-equiv|xmlns="[^"]*"', "", html)


@pytest.mark.parametrize(("arguments", "reason"), [
    (["--from", "2024-06-10", "--to", "2024-06-07"], "ends after it begins"),
    (["--from", "soon", "--to", "2024-06-07"], "no such time"),
    ([*FIRST_DAYS, "--earlier", "none.json"], "no such bulletin"),
    ([*FIRST_DAYS, "--earlier", str(EXAMPLES / "truce.yaml")], "no bulletin of this version"),
    ([*FIRST_DAYS, "--as-of", "2001-01-01"], "holds nothing"),
])
def test_what_cannot_be_is_refused_with_its_reason(arguments: list[str], reason: str, whole: Path, run: Run) -> None:
    ran = run(whole, *arguments)
    assert ran.code == 1
    assert reason in ran.err
