"""The ledger as its users have it: from the command line, on reports of their own."""

import io
import json
from pathlib import Path
from random import Random

import pytest

from tests.commands import Ran, Run, ran
from truceline.ledger import Ledger, writing

TRUCE = "syria_2016_02"
REPORTS = {
    "homs.txt": "HOMS, Syria, March 2, 2016 - A car bomb killed 12 people in Homs on Wednesday, police said.\n",
    "again.txt": "BEIRUT, March 2, 2016 - A car bomb in Homs killed 14 people on Wednesday, medics said.\n",
    "idlib.txt": "IDLIB, Syria, March 2, 2016 - A car bomb killed 3 people in Idlib on Wednesday, residents said.\n"}
EXAMPLE = Path(__file__).parents[2] / "examples"
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of two bombings."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    return reports


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a new ledger of Washington's."""
    monkeypatch.setenv("TRUCELINE_LEDGER", str(tmp_path / "ledger"))

    def call(*arguments: str | Path) -> Ran:
        return ran(capsys, *arguments)

    assert call("init", "--organisation", "Washington", "--truce", TRUCE).code == 0
    return call


def briefed(run: Run, *options: str) -> dict[str, Json]:
    found: dict[str, Json] = json.loads(run("brief", "--format", "json", *options).out)
    return found


def listed(value: Json) -> list[dict[str, Json]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, dict)]


def killed(brief: dict[str, Json]) -> list[tuple[Json, Json]]:
    """The range of each incident's dead."""
    figures = [incident["figures"] for incident in listed(brief["incidents"])]
    return sorted(((f["killed"]["low"], f["killed"]["high"]) for f in figures  # type: ignore[index,call-overload] # JSON
                   if "killed" in f), key=str)  # type: ignore[operator] # the same


def incident(brief: dict[str, Json], place: str) -> str:
    return next(str(i["id"]) for i in listed(brief["incidents"]) if place in str(i["title"]))


def claim(brief: dict[str, Json], kind: str, words: str) -> str:
    return next(str(c["id"]) for c in listed(brief["claims"]) if c["kind"] == kind
                and words in str(c["quote"]["text"]))  # type: ignore[index,call-overload] # JSON


def last_id(run: Run) -> str:
    """The id of the newest entry."""
    return run("log", "--last", "1").out.split()[4]


def test_what_is_taken_in_twice_is_there_once(run: Run, folder: Path) -> None:
    assert "3 seen, 3 new, 0 not read; 3 entries" in run("ingest", folder).out
    assert "3 seen, 0 new, 0 not read; 3 entries" in run("ingest", folder).out
    assert killed(briefed(run)) == [(12, 14), (3, 3)]


def test_the_brief_of_a_ledger_is_that_of_its_reports(run: Run, folder: Path) -> None:
    run("ingest", folder)
    direct: dict[str, Json] = json.loads(run("brief", folder, "--truce", TRUCE, "--format", "json").out)
    assert briefed(run) == direct


def test_what_cannot_be_read_is_told_once_and_until_it_can(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    first = run("ingest", folder)
    assert (first.code, "bad.txt" in first.err) == (2, True)
    run("ingest", folder)
    assert len([line for line in run("log").out.splitlines() if "quarantine" in line]) == 1
    assert [str(q["path"]).endswith("bad.txt") for q in listed(briefed(run)["quarantined"])] == [True]
    (folder / "bad.txt").write_text(REPORTS["homs.txt"].replace("12", "13"), encoding="utf-8")
    assert run("ingest", folder).code == 0
    assert briefed(run)["quarantined"] == []


def test_merge_split_and_undo(run: Run, folder: Path) -> None:
    run("ingest", folder)
    before = briefed(run)
    merged = run("judge", "same", incident(before, "Homs"), incident(before, "Idlib"), "--by", "Ana")
    assert merged.code == 0
    assert killed(briefed(run)) == [(3, 14)]
    run("undo", last_id(run), "--by", "Ana")
    assert briefed(run) == before
    events = [claim(before, "event", "killed 12"), claim(before, "event", "killed 14")]
    assert run("judge", "not-same", *events, "--by", "Ana").code == 0
    assert killed(briefed(run)) == [(12, 12), (14, 14), (3, 3)]
    run("undo", last_id(run), "--by", "Ana")
    run("undo", last_id(run), "--by", "Ana", "--reason", "it was right")
    assert killed(briefed(run)) == [(12, 12), (14, 14), (3, 3)], "the undo was undone"


def test_wrong_and_corrected_claims(run: Run, folder: Path) -> None:
    run("ingest", folder)
    before = briefed(run)
    twelve, fourteen = claim(before, "figure", "killed 12"), claim(before, "figure", "killed 14")
    run("judge", "wrong", twelve, "--by", "Ana", "--reason", "misread")
    assert run("judge", "correct", fourteen, "low=41", "high=41", "--by", "Ana").code == 0
    after = briefed(run)
    assert killed(after) == [(3, 3), (41, 41)]
    assert "misread" in json.dumps(after["left_out"])
    told = run("judge", "correct", fourteen, "colour=red", "--by", "Ana")
    assert (told.code, "has no field colour" in told.err) == (1, True)
    assert "high" in run("judge", "correct", fourteen, "high=many", "--by", "Ana").err
    moved = claim(after, "event", "Idlib")
    run("judge", "correct", moved, "place=Douma", "time=2016-03-01", "--by", "Ana")
    assert any("Douma" in str(i["title"]) and "1 Mar" in str(i["title"]) for i in listed(briefed(run)["incidents"]))


def test_a_violation_takes_two_persons(run: Run, folder: Path) -> None:
    run("ingest", folder)
    homs = incident(briefed(run), "Homs")
    assert "say --by" in run("judge", "finding", homs, "violation", "--term", "stop-attacks").err
    assert "--term" in run("judge", "finding", homs, "violation", "--term", "no-such", "--by", "Ana").err

    def verdict() -> str:
        (found,) = (f for f in listed(briefed(run)["findings"]) if (f["incident"], f["term"]) == (homs, "stop-attacks"))
        return f"{found['verdict']} by {found['decided_by']}"

    assert verdict() == "open by machine"
    for by, expected in (("Ana", "open by machine"), ("Ana", "open by machine"), ("Ben", "violation by person")):
        run("judge", "finding", homs, "violation", "--term", "stop-attacks", "--by", by, "--reason", "craters")
        assert verdict() == expected
    run("judge", "finding", homs, "no-violation", "--term", "stop-attacks", "--by", "Cem")
    assert verdict() == "open by machine"
    assert "undecided by persons" in run("brief", "--full").out
    run("undo", last_id(run), "--by", "Cem")
    assert verdict() == "violation by person"


def test_grades_stand_on_two_axes(run: Run, folder: Path) -> None:
    run("ingest", folder)
    report = str(listed(briefed(run)["reports"])[0]["id"])
    run("judge", "grade", report, "B", "--by", "Ana")
    run("judge", "grade", report, "3", "--by", "Ben")
    assert "graded B3: [1]" in " ".join(run("brief", "--full").out.split())
    assert run("judge", "grade", report, "Z9", "--by", "Ana").code == 1


CALL = ("call", "--contact", "Abu Omar of Douma", "--knows", "saw", "--when", "2016-03-05T09:00", "--place", "Douma",
        "--what", "shelling", "--killed", "at least 3", "--grade", "B2", "--by", "Ana", "--yes")


def test_a_call_is_read_back_and_counts(run: Run) -> None:
    said = "قصف على الحي القديم"
    told = run(*CALL, "--said", said, "--language", "ar")
    assert told.code == 0
    assert "Douma (دوما)" in told.err, "the place is read back with its native name"
    assert "Saturday 5 Mar 2016, 09:00 (UTC+02:00), that is 07:00 UTC" in told.err
    brief = briefed(run)
    assert killed(brief) == [(3, None)]
    assert said in run("brief", "--full", "--format", "html").out or said in json.dumps(brief, ensure_ascii=False)
    assert "claim" in run("search", "القديم").out
    (finding,) = (f for f in listed(brief["findings"]) if f["term"] == "stop-attacks")
    assert [t["answer"] for t in listed(finding["tests"])][:2] == ["yes", "yes"]


def test_a_call_that_is_entered_later_is_of_the_day_it_was_told(run: Run) -> None:
    run(*CALL, "--said", "x", "--told", "2016-03-05T20:00")
    brief = briefed(run)
    assert brief["as_of"] == "2016-03-05"
    assert [i["background"] for i in listed(brief["incidents"])] == [False]


def test_a_contact_is_known_by_a_public_id_alone(run: Run, tmp_path: Path) -> None:
    run(*CALL, "--said", "x")
    run(*CALL, "--said", "y")
    everything = run("log").out + run("brief", "--full").out + json.dumps(briefed(run))
    assert "Abu Omar" not in everything
    assert everything.count("contact     ") == 1, "one contact, called twice"
    public = next(word for word in run("log").out.split() if word.startswith("contact-"))
    assert "Abu Omar of Douma" in run("show", public, "--unseal").out
    assert b"Abu Omar" not in (tmp_path / "ledger").read_bytes()
    (tmp_path / "ledger.keys").unlink()
    assert run("show", public, "--unseal").code == 1


def test_the_words_of_a_restricted_call_are_never_shown(run: Run) -> None:
    run(*CALL, "--said", "unrepeatable words", "--restricted")
    entry = last_id(run)
    pages = [run("brief", "--full").out, run("brief", "--format", "html").out, run("brief", "--format", "csv").out,
             json.dumps(briefed(run)), run("show", entry).out, run("log").out, run("diff", "--from", "2016-01-01").out]
    assert not any("unrepeatable" in page for page in pages)
    assert all("B2" in page for page in (pages[3], pages[4]))
    assert "sha256" in run("show", entry).out
    assert "nothing holds" in run("search", "unrepeatable").out


def test_an_exercise_is_marked(run: Run) -> None:
    run(*CALL, "--said", "x", "--exercise")
    assert "EXERCISE: NOT REAL EVENTS" in run("brief").out


@pytest.mark.parametrize(("changed", "told"), [
    (("--place", "Nowhere at all"), "which place"), (("--what", "a picnic"), "no such kind"),
    (("--when", "yesterday"), "no such time"), (("--killed", "some"), "no number"), (("--grade", "Z1"), "no grade")])
def test_a_call_that_says_nothing_clear_is_not_entered(run: Run, changed: tuple[str, str], told: str) -> None:
    refused = run(*CALL, "--said", "x", *changed)
    assert (refused.code, told in refused.err) == (1, True), refused.err
    assert "claim" not in run("log").out


def test_a_pledge_is_found_with_source_and_age(run: Run) -> None:
    assert run("register", "add", "Jaysh al-Izzah", "--told-to", "United States", "--since", "2016-02-27", "--source",
               "letter of 26 February", "--by", "Ana").code == 0
    told = run("who", "Jaysh al-Izzah", "--as-of", "2016-03-08", "--by", "Ben").out
    for words in ("bound", "Told to: United States", "Since: 27 Feb 2016", "letter of 26 February",
                  "Source: register of Washington", "this word is 10 days old"):
        assert words in told
    assert "safe" not in told.lower()
    assert "lookup" in run("log", "--last", "1").out, "every look-up is an entry"
    assert "Not yet bound" in run("who", "Jaysh al-Izzah", "--as-of", "2016-02-26").out


def test_what_is_said_of_a_truce_of_an_exercise_is_of_the_exercise(run: Run) -> None:
    example = ("--truce", EXAMPLE / "truce.yaml", "--data", EXAMPLE / "data")
    run("register", "add", "Reed Company", "--told-to", "Lornia", "--by", "Ana", *example)
    run("register", "withdraw", "Reed Company", "--by", "Ana")
    assert "EXERCISE: NOT REAL EVENTS" in run("who", "Reed Company", *example).out
    for kind in ("pledge", "withdrawal", "lookup"):
        assert "*** EXERCISE ***" in run("log", "--kind", kind).out


def test_the_users_own_names_need_not_be_named_each_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> str:
        return run("who", "Tomas Errel", "--truce", EXAMPLE / "truce.yaml").out

    assert "not listed" in asked()
    monkeypatch.setenv("TRUCELINE_DATA", str(EXAMPLE / "data"))
    assert "bound (through Highland Council)" in asked()


def test_a_withdrawn_pledge_was_true_until_then_and_an_undone_one_never(run: Run) -> None:
    run("register", "add", "Jaysh al-Izzah", "--told-to", "Russia", "--since", "2016-02-27", "--by", "Ana")
    run("register", "withdraw", "Jaysh al-Izzah", "--since", "2016-03-10", "--reason", "attacked", "--by", "Ana")
    assert "bound" in run("who", "Jaysh al-Izzah", "--as-of", "2016-03-05").out
    assert "suspended" in run("who", "Jaysh al-Izzah", "--as-of", "2016-03-15").out
    assert "withdrawn: attacked" in run("register", "list").out
    pledge = next(line.split()[4] for line in run("log", "--kind", "pledge").out.splitlines())
    run("undo", pledge, "--by", "Ana")
    told = run("who", "Jaysh al-Izzah", "--as-of", "2016-03-05").out
    assert "not listed" in told
    assert "says nothing about whether it may be struck" in told


def test_registers_that_differ_are_contested(run: Run) -> None:
    run("register", "add", "High Negotiations Committee", "--status", "excluded", "--said-by", "Russia", "--by", "Ana")
    told = run("who", "High Negotiations Committee", "--as-of", "2016-03-05").out
    assert "High Negotiations Committee: contested" in told
    assert "bound by the truce file" in told
    assert "excluded by the register of Washington" in told


def test_a_location_is_for_named_recipients(run: Run, tmp_path: Path) -> None:
    run("register", "add", "Jaysh al-Izzah", "--told-to", "Russia", "--by", "Ana", "--share")
    assert run("register", "locate", "Jaysh al-Izzah", "--place", "Douma", "--by", "Ana", "--yes").code == 0
    with Ledger.open(tmp_path / "ledger") as ledger:
        (pledge,), (location,) = ledger.standing("pledge"), ledger.standing("location")
    assert (pledge.may_go_to("Moscow"), location.may_go_to("Moscow")) == (True, False)
    assert "Douma" in run("who", "Jaysh al-Izzah", "--as-of", "2016-03-05").out


def test_what_changed_since_a_day_and_because_of_which_entry(run: Run, folder: Path) -> None:
    run("ingest", folder / "homs.txt")
    run("ingest", folder / "again.txt")
    second = last_id(run)
    with_both, day = run("diff", "--from", "2016-01-01").out, run("log", "--last", "1").out.split()[1]
    assert "killed 12 to 14" in with_both
    assert second in with_both.partition("[because of")[2]
    assert "Nothing that we say changed." in run("diff", "--from", day).out
    assert run("diff", "--from", "then").code == 1


def test_what_was_known_on_a_day_leaves_out_what_came_later(run: Run, folder: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as clock:
        clock.setattr(writing, "now", lambda: "2016-03-03T10:00:00.000000Z")
        run("ingest", folder / "homs.txt")
    run("ingest", folder)
    assert killed(briefed(run)) == [(12, 14), (3, 3)]
    assert killed(briefed(run, "--known", "2016-03-03")) == [(12, 12)]
    assert run("brief", "--known", "2016-03-02").code == 1
    told = run("diff", "--from", "2016-03-03").out
    assert "killed 12 (single origin) -> killed 12 to 14" in told
    assert len(run("log", "--until", "2016-03-03").out.splitlines()) == 1


def test_one_thing_is_shown_whole(run: Run, folder: Path) -> None:
    run("ingest", folder, "--by", "Ana")
    brief = briefed(run)
    homs = incident(brief, "Homs")
    assert "killed: 12 to 14" in run("show", homs).out
    assert "Was the term in force? yes" in run("show", homs).out
    assert homs[:14] in run("brief", "--full").out, "by what the brief shows of its id"
    figure = claim(brief, "figure", "killed 14")
    assert "medics" in run("show", figure[:8]).out
    report = str(next(r["id"] for r in listed(brief["reports"]) if "idlib" in str(r["path"])))
    assert "IDLIB, Syria, March 2, 2016" in run("show", report).out
    assert "Washington, Ana" in run("show", last_id(run)).out
    assert [run("show", name).code for name in ("c-none", "i-none", "ffff", "zz")] == [1, 1, 1, 1]


def test_a_checkpoint_kept_elsewhere_is_held_against_the_ledger(run: Run, folder: Path, tmp_path: Path) -> None:
    run("ingest", folder)
    assert run("checkpoint", "--output", tmp_path / "kept").code == 0
    run("register", "add", "Jaysh al-Izzah", "--by", "Ana")
    whole = run("verify", "--checkpoint", tmp_path / "kept")
    assert (whole.code, "4 entries" in whole.out) == (0, True)
    (tmp_path / "kept").write_text("nonsense", encoding="utf-8")
    assert run("verify", "--checkpoint", tmp_path / "kept").code == 1


def test_only_ones_own_entries_and_only_once(run: Run, folder: Path) -> None:
    run("ingest", folder / "homs.txt")
    entry = last_id(run)
    assert run("undo", entry, "--by", "Ana").code == 0
    assert "taken back already" in run("undo", entry, "--by", "Ana").err
    assert "holds no report" in run("brief").err
    run("ingest", folder / "homs.txt")
    assert len(listed(briefed(run)["reports"])) == 1, "what was taken back can be taken in again"


def test_any_order_of_entries_gives_the_same_brief(run: Run, folder: Path, tmp_path: Path) -> None:
    run("ingest", folder)
    before = briefed(run)
    run("judge", "same", incident(before, "Homs"), incident(before, "Idlib"), "--by", "Ana")
    run("judge", "wrong", claim(before, "figure", "killed 12"), "--by", "Ana")
    run("undo", last_id(run), "--by", "Ana")
    run(*CALL, "--said", "x")
    run("register", "add", "Jaysh al-Izzah", "--told-to", "Russia", "--by", "Ana")
    expected = briefed(run)
    with Ledger.open(tmp_path / "ledger") as ledger:
        entries = [noted.entry for noted in ledger.entries()]
    for number in range(3):
        Random(number).shuffle(entries)  # noqa: S311 - any order will do
        other = tmp_path / f"other {number}"
        with Ledger.create(other, "Washington", truce=TRUCE) as ledger:
            for entry in entries:
                ledger.append([entry])
        assert briefed(run, "--ledger", str(other)) == expected


def test_a_second_ledger_is_not_made_over_the_first(run: Run) -> None:
    again = run("init", "--organisation", "Moscow")
    assert (again.code, "nothing was changed" in again.err) == (1, True)
    assert run("init", "--organisation", "Moscow", "--ledger", "/no/such/folder/x").code == 1


def test_without_a_ledger_the_brief_says_what_to_do(run: Run, tmp_path: Path) -> None:
    told = run("brief", "--ledger", tmp_path / "none")
    assert (told.code, "truceline init" in told.err) == (1, True)


class Terminal(io.StringIO):
    """Somebody at a terminal, who types these lines."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_a_call_is_asked_for_question_by_question(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["Abu Omar", "guessed", "saw", "shelling", "San Pedro", "one", "1", "yesterday", "2016-03-05T09:00+02:00",
             "some", "at least 3", "", "قصف", "B2", "y"]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(typed) + "\n"))
    told = run("call", "--by", "Ana")
    assert told.code == 0, told.err
    for slip in ("guessed: how do they know?", "San Pedro: which place?", "yesterday: no such time", "some: no number"):
        assert slip in told.err
    assert "Is that right?" in told.err
    assert killed(briefed(run)) == [(3, None)]


def test_what_is_read_back_and_not_right_is_not_entered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert run(*CALL[:-1], "--said", "x").code == 1
    assert "claim" not in run("log").out
