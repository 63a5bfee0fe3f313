"""The working group as two operations centres use it: one alleges, the other answers, and neither ends it for both."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.commands import Ran, Run, carry, ledgers_of_two, ran
from truceline.engine.recall import brief_of
from truceline.knowledge.knowledge import load_knowledge
from truceline.ledger import Ledger
from truceline.model.entry import now, stated
from truceline.model.payload import ReportIn, Undo
from truceline.model.report import Published, Report, Section
from truceline.register import TruceChoice


@pytest.fixture
def ledgers(tmp_path: Path) -> dict[str, Path]:
    """Two ledgers that know nothing of one another."""
    return ledgers_of_two(tmp_path)


@pytest.fixture
def run(ledgers: dict[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "120")

    def call(centre: str, *arguments: str) -> Ran:
        told = ran(capsys, "case", *arguments, "--ledger", ledgers[centre])
        carry(ledgers)
        return told

    return call


OPEN = ["open", "--against", "Syrian government", "--term", "stop-attacks", "--to", "Moscow",
        "--truce", "syria_2016_02", "--say", "what=Shelling", "--say", "where=Douma"]


def test_both_versions_stand_unaltered_side_by_side_in_both_ledgers(run: Run) -> None:
    case = run("Washington", *OPEN, "--by", "Hale").id
    run("Moscow", "respond", case, "--say", "what=A gas bottle blew up", "--by", "Orlov")
    run("Moscow", "agree", case, "where")
    run("Washington", "dispute", case, "what", "--text", "Three shells, seen from the minaret")
    for centre in ("Washington", "Moscow"):
        told = run(centre, "show", case)
        assert "A gas bottle blew up" in told.words
        assert "Three shells, seen from the minaret (earlier: Shelling)" in told.words
        assert "disputed by Washington" in told.words
        assert "agreed by Moscow" in told.words


def test_the_accused_is_asked_at_once_and_its_silence_shows(run: Run) -> None:
    case = run("Washington", *OPEN, "--deadline", "2h").id
    assert "answer due" in run("Moscow", "show", case).words
    silent = run("Moscow", "list", "--at", "190m").words
    assert "SILENT" in silent
    assert "for 1 h 10 min" in silent
    run("Moscow", "respond", case, "--text", "We are looking into it")
    assert "SILENT" not in run("Washington", "list", "--at", "190m").words


def test_findings_stand_side_by_side_and_are_joint_only_when_both_signed(run: Run) -> None:
    case = run("Washington", *OPEN).id
    ours = run("Washington", "find", case, "--verdict", "violation", "--text", "The army shelled Douma", "--by", "Hale")
    assert "it takes 2 persons" in ours.words
    with_two = run("Washington", "find", case, "--sign", finding(ours), "--by", "Reyes")
    assert "violation, signed by Hale and Reyes" in with_two.words
    theirs = run("Moscow", "find", case, "--verdict", "no-violation", "--text", "An accident", "--by", "Orlov")
    assert "no joint finding" in theirs.words
    run("Moscow", "find", case, "--sign", finding(ours), "--by", "Orlov")
    joint = run("Moscow", "find", case, "--sign", finding(ours), "--by", "Ivanova")
    assert "violation: The army shelled Douma" in joint.words
    assert "joint finding: violation" in run("Washington", "list").words


def finding(ran: Ran) -> str:
    """The id of the step that was entered."""
    found = re.search(r"^  ([0-9a-f]{12}) ", ran.out, re.MULTILINE)
    assert found, ran.out + ran.err
    return found[1]


def test_a_guarantor_does_not_close_a_case_against_its_own_side(run: Run) -> None:
    case = run("Washington", *OPEN).id
    refused = run("Moscow", "close", case, "--text", "Nothing happened")
    assert refused.code == 1
    assert "Moscow answers for Syrian government" in refused.err
    assert "Washington has not closed it" in refused.err
    assert f"CASE {case} the accused was asked" in run("Washington", "show", case).words
    assert f"CASE {case} closed" in run("Washington", "close", case, "--text", "Settled").words
    assert "No case" in run("Moscow", "list").words
    assert case in run("Moscow", "list", "--all").words


def test_a_case_of_nobodys_side_takes_both_to_close(run: Run) -> None:
    case = run("Washington", *OPEN[:2], "Ahrar al-Sham", *OPEN[3:]).id
    assert "so that both must close it" in run("Washington", "close", case).words
    assert f"CASE {case} closed" in run("Moscow", "close", case).words


def test_from_a_threshold_on_referral_is_proposed_and_a_person_refers(run: Run) -> None:
    cases = [run("Washington", *OPEN, "--deadline", "1h").id for _ in range(3)]
    assert "PROPOSED" not in run("Washington", "list").words
    proposed = run("Washington", "list", "--at", "2h").words
    assert "PROPOSED, for a person to decide: refer Syrian government upward (3 cases within 30 days)" in proposed
    referred = run("Washington", "refer", cases[0], "--to-whom", "the ministers", "--text", "Three without an answer")
    assert "referred upward" in referred.words
    assert "PROPOSED" not in run("Washington", "list", "--at", "2h").words


@pytest.mark.parametrize(("centre", "arguments", "reason"), [
    ("Washington", ["open", *OPEN[1:3], "--term", "x", *OPEN[5:]], "syria_2016_02 has the terms stop-attacks,"),
    ("Washington", ["open", *OPEN[1:7]], "which truce?"),
    ("Washington", [*OPEN, "--say", "colour=red"], "colour: no such field; there are what,"),
    ("Washington", [*OPEN, "--say", "where"], "write FIELD=TEXT"),
    ("Washington", [*OPEN, "--incident", "i-ffff"], "holds no report"),
    ("Moscow", ["respond", "CASE"], "an answer says something"),
    ("Moscow", ["dispute", "CASE", "who"], "Washington says nothing of who: it tells what and where"),
    ("Moscow", ["find", "CASE", "--verdict", "violation"], "a finding is a person's"),
    ("Moscow", ["find", "CASE", "--by", "Orlov"], "a person finds one of"),
    ("Moscow", ["find", "CASE", "--sign", "ffff", "--by", "Orlov"], "no finding of this case"),
    ("Moscow", ["refer", "CASE"], "to whom and why"),
    ("Moscow", ["show", "ffffffff"], "no such entry"),
])
def test_what_may_not_be_entered_is_refused_with_its_reason(
        centre: str, arguments: list[str], reason: str, run: Run, ledgers: dict[str, Path]) -> None:
    case = run("Washington", *OPEN).id
    with Ledger.open(ledgers[centre]) as ledger:
        before = len(ledger)
    ran = run(centre, *(case if word == "CASE" else word for word in arguments))
    assert ran.code == 1
    assert reason in ran.err
    with Ledger.open(ledgers[centre]) as ledger:
        assert len(ledger) == before


def test_the_page_escapes_what_the_other_side_wrote(run: Run, tmp_path: Path) -> None:
    case = run("Washington", *OPEN).id
    run("Moscow", "respond", case, "--say", "what=<img src=x onerror=alert(1)>\u202e", "--text", "</td><script>")
    page = tmp_path / "case.html"
    assert run("Washington", "show", case, "--format", "html", "--output", str(page)).code == 0
    html = page.read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html
    assert "<script" not in html
    assert "\u202e" not in html


def test_an_exercise_is_loud(run: Run) -> None:
    case = run("Washington", *OPEN, "--exercise").id
    assert run("Moscow", "show", case).out.startswith("*** EXERCISE")
    assert "*** EXERCISE ***" in run("Moscow", "list").words


@pytest.fixture
def told_of_douma(ledgers: dict[str, Path]) -> str:
    """The incident of a report that Washington has, for every peer to see."""
    headline, body = "Shells kill five in Douma", "Mortar shells killed 5 people in Douma on Tuesday, medics said."
    text = f"{headline}\n\n{body}\n"
    report = Report(id="report-1", path="r.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
                    sections=(Section(kind="headline", start=0, end=25),
                              Section(kind="body", start=27, end=27 + len(body))),
                    published=Published(earliest="2016-03-01", latest="2016-03-01", basis="stated"))
    with Ledger.open(ledgers["Washington"]) as ledger:
        ledger.append([stated(ReportIn(report=report, collected=now()), "Washington", now(), audience="GREEN")])
        brief = brief_of(ledger, load_knowledge(), TruceChoice())
    (incident,) = brief.linkage.incidents
    return incident.id


def test_an_incident_of_the_ledger_becomes_the_version_of_who_opens(run: Run, told_of_douma: str) -> None:
    case = run("Washington", *OPEN[:9], "--incident", told_of_douma, "--say", "why=Nobody says").id
    told = run("Moscow", "show", case).words
    assert "Where Douma" in told
    assert "Dead and injured 5 killed" in told
    assert "Why Nobody says" in told
    assert told_of_douma[:14] in told


def test_the_five_tests_of_the_incident_stand_apart_from_findings(run: Run, told_of_douma: str) -> None:
    case = run("Washington", *OPEN[:9], "--incident", told_of_douma).id
    for centre in ("Washington", "Moscow"):
        told = run(centre, "show", case)
        tests, findings = told.words.split(" FINDINGS ")
        assert "THE FIVE TESTS, by the machine from the reports in this ledger: open" in tests
        assert "Was the term in force? yes" in tests
        assert "Was the actor bound? unknown nobody has said who did it" in tests
        assert "Washington no finding" in findings
    page = run("Moscow", "show", case, "--format", "html").out
    assert "Was the actor bound?" in page


def test_without_a_report_of_the_incident_there_are_no_five_tests(
        run: Run, told_of_douma: str, ledgers: dict[str, Path]) -> None:
    case = run("Washington", *OPEN[:9], "--incident", told_of_douma).id
    with Ledger.open(ledgers["Washington"]) as ledger:
        (report,) = ledger.standing("report")
        ledger.append([stated(Undo(of=report.id), "Washington", now(), audience="GREEN")])
    run("Washington", "list")  # the undo goes to Moscow
    assert "no report of the incident is in this ledger" in run("Moscow", "show", case).words
    other = run("Washington", *OPEN).id
    assert "FIVE TESTS" not in run("Moscow", "show", other).out, "it names no incident"


def test_a_case_under_the_truce_of_an_exercise_is_one(run: Run) -> None:
    example = Path(__file__).parents[2] / "examples"
    case = run("Washington", "open", "--against", "Sorvanese army", "--term", "stop-attacks", "--to", "Moscow",
               "--truce", str(example / "truce.yaml"), "--data", str(example / "data"), "--say", "where=Merrin").id
    assert run("Moscow", "show", case).out.startswith("*** EXERCISE")
