"""The rules of FIGURES.md one by one: figures in, range and status out."""

from collections.abc import Sequence

import pytest

from tests.link.dossiers import (
    BOMB,
    HOSPITAL,
    KESH,
    LANTERN,
    LANTERN_SAYS,
    MEDICS,
    MONDAY,
    OFFICIALS,
    ONA,
    ONA_REPORTER,
    SUNDAY,
    TARN,
    TUESDAY,
    WATCH,
    Desk,
    on,
)
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Party, Speaker
from truceline.model.incident import Range
from truceline.model.report import Copy

Told = tuple[str, Sequence[Speaker], str | int, dict[str, object]]
"""The day of a report, who says it, the figure, and what else its words tell."""

COUNCIL = Speaker(name="River Council", kind="organisation")
WATCH_HEAD = Speaker(name="Ilse Morrow", kind="person", of="valley-watch")
MORROW = Speaker(name="Ilse Morrow", kind="person")
WIRE = Speaker(name="Orbis", kind="outlet")
OWN: tuple[Speaker, ...] = ()


def killed(knowledge: Knowledge, told: Sequence[Told], rule: str = "range") -> Range:
    """The range of the dead at Kesh on Sunday, each figure in a report of its own."""
    desk = Desk()
    for number, (day, by, figure, words) in enumerate(told):
        paper = desk.paper(f"paper{number}", day)
        paper.figure(figure, [paper.event(BOMB, KESH, SUNDAY)], by, **words)  # type: ignore[arg-type]  # any field
    return desk.killed(knowledge, rule)


def at(day: str, by: Speaker | None, figure: str | int, **words: object) -> Told:
    return day, (by,) if by else OWN, figure, words


RANGES: list[tuple[str, list[Told], tuple[int | None, int | None, str]]] = [
    ("1: exact", [at(SUNDAY, WATCH, 57)], (57, 57, "single origin")),
    ("1: at least", [at(SUNDAY, WATCH, "at least 57")], (57, None, "single origin")),
    ("1: more than", [at(SUNDAY, WATCH, "more than 100")], (101, None, "single origin")),
    ("1: up to", [at(SUNDAY, WATCH, "up to 40")], (None, 40, "single origin")),
    ("1: about is compared with a tenth to either side", [at(SUNDAY, WATCH, "about 60"), at(SUNDAY, ONA, 66)],
     (60, 66, "corroborated")),
    ("1: beyond a tenth even so", [at(SUNDAY, WATCH, "about 60"), at(SUNDAY, ONA, 80)], (60, 80, "contested")),
    ("3: civilians alone are a lower bound on people", [at(SUNDAY, WATCH, 22, civilians=True)],
     (22, None, "single origin")),
    ("3: civilians beside a toll of all are a subset",
     [at(SUNDAY, WATCH, 22, civilians=True), at(SUNDAY, WATCH, 31)], (31, 31, "single origin")),
    ("3: one hospital counts where nobody else does", [at(SUNDAY, HOSPITAL, 5, partial=True)],
     (5, None, "single origin")),
    ("3: one hospital contests nothing", [at(SUNDAY, HOSPITAL, 5, partial=True), at(SUNDAY, WATCH, 31)],
     (31, 31, "single origin")),
    ("4: what is denied counts nowhere",
     [at(SUNDAY, WATCH, 59), at(SUNDAY, ONA, 62, qualifiers=("denied",))], (59, 59, "single origin")),
    ("6: a speaker and the organisation are one origin", [at(SUNDAY, WATCH, 31), at(MONDAY, WATCH_HEAD, 33)],
     (33, 33, "single origin")),
    ("6: unnamed speakers of two outlets are two", [at(SUNDAY, MEDICS, 10), at(SUNDAY, MEDICS, 10)],
     (10, 10, "compatible")),
    ("7: own voice stands beside a named origin", [at(SUNDAY, None, 90), at(SUNDAY, WATCH, 31)],
     (31, 31, "single origin")),
    ("7: own voice joins where only the unnamed count", [at(SUNDAY, None, 30), at(SUNDAY, MEDICS, 31)],
     (30, 31, "compatible")),
    ("7: own voice alone", [at(SUNDAY, None, 31)], (31, 31, "unsourced")),
    ("8: the later report", [at(SUNDAY, WATCH, 31), at(MONDAY, WATCH, 40)], (40, 40, "single origin")),
    ("8: of one day the higher", [at(SUNDAY, WATCH, 40), at(SUNDAY, WATCH, 31)], (40, 40, "single origin")),
    ("8: of one day a revised one, though lower",
     [at(SUNDAY, WATCH, 40), at(SUNDAY, WATCH, 31, revised=True)], (31, 31, "single origin")),
    ("8: of one day not the early one, though higher",
     [at(SUNDAY, WATCH, 40, early=True), at(SUNDAY, WATCH, 31)], (31, 31, "single origin")),
    ("8: words replace no number", [at(SUNDAY, WATCH, 40), at(MONDAY, WATCH, "dozens")], (40, 40, "single origin")),
    ("8: a fall without a word leaves both", [at(SUNDAY, WATCH, 40), at(MONDAY, WATCH, 31)],
     (31, 40, "single origin")),
    ("8: a fall with a word", [at(SUNDAY, WATCH, 40), at(MONDAY, WATCH, 31, revised=True)],
     (31, 31, "single origin")),
    ("9: a lower figure from before the newest", [at(SUNDAY, ONA, 20), at(MONDAY, WATCH, 31)],
     (31, 31, "single origin")),
    ("9: a higher figure from before stands", [at(SUNDAY, ONA, 50), at(MONDAY, WATCH, 31)], (31, 50, "contested")),
    ("9: an early count below another", [at(SUNDAY, ONA, 20, early=True), at(SUNDAY, WATCH, 31)],
     (31, 31, "single origin")),
    ("11: open where a lower bound comes near the largest", [at(SUNDAY, ONA, 60), at(SUNDAY, WATCH, "at least 57")],
     (57, None, "compatible")),
    ("11: closed where it does not", [at(SUNDAY, ONA, 60), at(SUNDAY, WATCH, "at least 40")], (40, 60, "compatible")),
    ("12: words only", [at(SUNDAY, WATCH, "scores"), at(SUNDAY, None, "dozens")], (None, None, "words only")),
    ("12: no figure", [at(SUNDAY, WATCH, 60, qualifiers=("denied",))], (None, None, "no figure")),
    ("12: contested", [at(SUNDAY, WATCH, 57), at(SUNDAY, ONA, 32)], (32, 57, "contested")),
    ("12: a lower bound excludes nothing above", [at(SUNDAY, WATCH, "at least 20"), at(SUNDAY, ONA, 57)],
     (20, 57, "compatible")),
    ("12: a lower bound excludes what lies below", [at(SUNDAY, WATCH, "at least 57"), at(SUNDAY, ONA, 32)],
     (32, None, "contested")),
    ("12: corroborated", [at(SUNDAY, WATCH, 57), at(SUNDAY, ONA, 60)], (57, 60, "corroborated")),
    ("12: one leans on the other",
     [at(SUNDAY, WATCH, 57), (SUNDAY, (COUNCIL, WATCH), 57, {})], (57, 57, "repeated")),
]


@pytest.mark.parametrize(("told", "expected"), [row[1:] for row in RANGES], ids=[row[0] for row in RANGES])
def test_range(told: list[Told], expected: tuple[int | None, int | None, str], knowledge: Knowledge) -> None:
    figures = killed(knowledge, told)
    assert (figures.low, figures.high, figures.status) == expected
    assert figures.reason.endswith(".")


BESIDE: list[tuple[list[Told], list[tuple[str, str]]]] = [
    ([at(SUNDAY, WATCH, 39, scope="subset"), at(SUNDAY, WATCH, 57)], [("39", "subset")]),
    ([at(SUNDAY, WATCH, 0), at(SUNDAY, ONA, 3)], [("0", "subset")]),
    ([at(SUNDAY, WATCH, 22, civilians=True), at(SUNDAY, WATCH, 31)], [("22", "subset")]),
    ([at(SUNDAY, HOSPITAL, 5, partial=True), at(SUNDAY, WATCH, 31)], [("5", "partial")]),
    ([at(SUNDAY, WATCH, 31), at(SUNDAY, None, "dozens"), at(SUNDAY, None, 90)],
     [("90", "own voice"), ("dozens", "own voice")]),
    ([at(SUNDAY, OFFICIALS, 7), at(TUESDAY, OFFICIALS, 59)], [("7", "earlier")]),
]


@pytest.mark.parametrize(("told", "expected"), BESIDE)
def test_beside(told: list[Told], expected: list[tuple[str, str]], knowledge: Knowledge) -> None:
    assert sorted((one.words, one.why) for one in killed(knowledge, told).beside) == expected


def test_numbers_of_one_sentence_that_sum_up_to_another_are_its_parts(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    event = paper.event(BOMB, KESH)
    quote = paper.line("71 people died, among them 29 of the town and 42 of the guard")
    for number in ("71", "29", "42"):
        paper.figure_in(quote, number, [event], [WATCH])
    figures = desk.killed(knowledge)
    assert (figures.low, figures.high) == (71, 71)
    assert [(one.words, one.why) for one in figures.beside] == [("29", "subset"), ("42", "subset")]


SUPERSEDED: list[tuple[list[Told], list[tuple[str, str]]]] = [
    ([at(SUNDAY, WATCH, 31), at(MONDAY, WATCH, 40)], [("31", "a later report of the same origin")]),
    ([at(SUNDAY, WATCH, 31), at(SUNDAY, WATCH, 40)], [("31", "inferred: of the same date, the higher count")]),
    ([at(SUNDAY, WATCH, 40), at(SUNDAY, WATCH, 31, revised=True)], [("40", "revised by its own words")]),
    ([at(SUNDAY, WATCH, 20, early=True), at(SUNDAY, WATCH, 31)], [("20", "an early count by its own words")]),
    ([at(SUNDAY, WATCH, "up to 40"), at(SUNDAY, WATCH, 40)],
     [("up to 40", "inferred: a number says more than a limit")]),
    ([at(SUNDAY, WATCH, 31), at(MONDAY, WATCH, "scores")], [("scores", "words without a number")]),
    ([at(SUNDAY, WATCH, 31), at(MONDAY, WATCH, 31)], []),
]


@pytest.mark.parametrize(("told", "expected"), SUPERSEDED)
def test_superseded(told: list[Told], expected: list[tuple[str, str]], knowledge: Knowledge) -> None:
    (origin,) = killed(knowledge, told).origins
    assert [(old.words, old.why) for old in origin.superseded] == expected


def test_a_fall_without_a_word_of_revision_is_a_doubt(knowledge: Knowledge) -> None:
    figures = killed(knowledge, [at(SUNDAY, WATCH, 40), at(MONDAY, WATCH, 31)])
    assert [(doubt.field, doubt.candidates) for doubt in figures.doubts] == [("figures", ("40", "31"))]


def test_the_day_that_a_figure_states_goes_before_that_of_its_report(knowledge: Knowledge) -> None:
    desk = Desk()
    late = desk.paper("late", TUESDAY)
    late.figure(31, [late.event(BOMB, KESH)], [WATCH], time=on(MONDAY))
    soon = desk.paper("soon", TUESDAY)
    soon.figure(40, [soon.event(BOMB, KESH)], [WATCH], time=on(TUESDAY))
    (origin,) = desk.killed(knowledge).origins
    assert [(old.words, old.why) for old in origin.superseded] == [("31", "a later time that the figure states")]


ORIGINS: list[tuple[tuple[Speaker, ...], str, bool]] = [
    ((WATCH,), "Valley Watch", True),
    ((MORROW,), "Ilse Morrow", True),
    ((WATCH_HEAD,), "valley-watch", True),
    ((ONA_REPORTER, ONA), "ona", True),
    ((MEDICS, WATCH), "Valley Watch", True),
    ((MEDICS, WIRE), "medics", False),
    ((WIRE,), "Orbis", True),
    ((OFFICIALS,), "officials", False),
]


@pytest.mark.parametrize(("chain", "name", "identified"), ORIGINS)
def test_origin(chain: tuple[Speaker, ...], name: str, *, identified: bool, knowledge: Knowledge) -> None:
    (origin,) = killed(knowledge, [(SUNDAY, chain, 31, {})]).origins
    assert (origin.name, origin.identified) == (name, identified)


def test_the_outlet_of_the_report_is_its_own_voice(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first", outlet="Orbis")
    paper.figure(31, [paper.event(BOMB, KESH)], [WIRE])
    assert desk.killed(knowledge).status == "unsourced"


def test_one_kind_of_unnamed_speaker_of_one_agency_is_one_origin(knowledge: Knowledge) -> None:
    desk = Desk()
    for name, by in (("first", MEDICS), ("second", HOSPITAL)):
        paper = desk.paper(name, agency="Orbis")
        paper.figure(10, [paper.event(BOMB, KESH)], [by])
    (origin,) = desk.killed(knowledge).origins
    assert len(origin.claims) == 2


def test_a_copy_counts_once_and_borrows_the_speaker_that_it_lost(knowledge: Knowledge) -> None:
    desk = Desk()
    first, second = desk.paper("first"), desk.paper("second")
    told = first.figure(31, [first.event(BOMB, KESH)], [WATCH])
    second.figure(31, [second.event(BOMB, KESH)], copy_of=told)
    figures = desk.killed(knowledge)
    assert (figures.status, figures.beside) == ("single origin", ())
    assert len(figures.origins[0].claims) == 2


def test_paragraphs_that_are_copies_corroborate_nothing(knowledge: Knowledge) -> None:
    desk = Desk()
    first, second = desk.paper("first"), desk.paper("second")
    for paper, by in ((first, WATCH), (second, ONA)):
        paper.figure(31, [paper.event(BOMB, KESH)], [by])
    desk.copies = [Copy(report=second.id, start=0, end=len(second.text), of=first.id, of_start=0,
                        of_end=len(first.text))]
    assert desk.killed(knowledge).status == "repeated"


@pytest.mark.parametrize(("outlets", "expected"), [
    (("", "Orbis"), ["32"]), (("Lane Post", "Orbis"), ["32", "more than 20"]),
])
def test_unnamed_speakers_are_one_in_what_reports_of_no_name_share_with_an_agency(
        outlets: tuple[str, str], expected: list[str], knowledge: Knowledge) -> None:
    desk = Desk()
    named = zip(("first", "second"), outlets, strict=True)
    papers = [desk.paper(name, MONDAY, agency=agency) for name, agency in named]
    for paper, toll, by in zip(papers, ("more than 20", "32"), (HOSPITAL, MEDICS), strict=True):
        paper.outlet = ""
        paper.figure(toll, [paper.event(BOMB, KESH)], [by])
    desk.copies = [Copy(report=papers[0].id, start=0, end=9, of=papers[1].id, of_start=0, of_end=9)]
    assert sorted(o.words for o in desk.killed(knowledge).origins) == sorted(expected)


MINISTRY = Speaker(name="Orland's defence ministry", kind="organisation", id="ol-defence-ministry", of="ol-government")
CHIEF = Speaker(name="Watch chief Ada Renn", kind="person", id="ada-renn", of="valley-watch")


@pytest.mark.parametrize(("speaker", "expected"), [
    (MINISTRY, ["Orland's defence ministry", "Valley Watch"]), (CHIEF, ["Valley Watch"]),
])
def test_who_speaks_for_an_organisation_is_it_and_a_ministry_is_itself(speaker: Speaker, expected: list[str],
                                                                       knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    event = paper.event(BOMB, KESH)
    paper.figure(31, [event], [speaker])
    paper.figure(32, [event], [WATCH])
    assert sorted(origin.name for origin in desk.killed(knowledge).origins) == expected


def test_a_party_to_the_incident_corroborates_nothing(knowledge: Knowledge) -> None:
    desk = Desk()
    for name, by in (("first", WATCH), ("second", LANTERN_SAYS)):
        paper = desk.paper(name)
        paper.figure(31, [paper.event(BOMB, KESH, targets=(LANTERN,))], [by])
    assert desk.killed(knowledge).status == "compatible"


def test_who_claims_an_attack_counts_beside(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    event = paper.event(BOMB, KESH)
    paper.figure(40, [event], [LANTERN_SAYS])
    assert desk.killed(knowledge).status == "single origin"
    paper.claims_it(Party(name="the Black Lantern"), [event])
    figures = desk.killed(knowledge)
    assert (figures.status, [one.why for one in figures.beside]) == ("no figure", ["perpetrator"])


TOTALS = [
    (88, 57, 31, "88 = 57 + 31", 0),
    (90, 57, 31, "90 against 57 + 31 = 88", 0),
    (80, 57, 31, "80 against 57 + 31 = 88", 1),
]


@pytest.mark.parametrize(("total", "kesh", "tarn", "check", "doubts"), TOTALS)
def test_a_total_is_checked_against_its_parts(total: int, kesh: int, tarn: int, check: str, doubts: int,
                                              knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    events = [paper.event(BOMB, where) for where in (KESH, TARN)]
    for number, event in zip((kesh, tarn), events, strict=True):
        paper.figure(number, [event], [WATCH])
    paper.figure(total, events, [WATCH], scope="aggregate")
    (found,) = desk.reconciled(knowledge).totals
    assert (found.check, len(found.doubts), len(found.incidents)) == (check, doubts, 2)


def test_a_total_over_more_days_than_its_parts_is_a_doubt(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first", MONDAY)
    events = [paper.event(BOMB, where) for where in (KESH, TARN)]
    paper.figure(155, events, [WATCH], scope="aggregate", time=on("2031-03-01", SUNDAY, "days"))
    (found,) = desk.reconciled(knowledge).totals
    assert [doubt.field for doubt in found.doubts] == ["time"]


def test_a_count_since_the_war_began_is_of_no_incident(knowledge: Knowledge) -> None:
    desk = Desk()
    for name in ("first", "second"):
        paper = desk.paper(name)
        paper.event(BOMB, KESH)
        paper.figure("more than 8000", [], [COUNCIL], scope="cumulative")
    linkage = desk.reconciled(knowledge)
    (found,) = linkage.totals
    assert (found.scope, found.low, found.incidents, len(found.claims)) == ("cumulative", 8001, (), 2)
    assert linkage.incidents[0].figures == {}


NAMED = [
    ("range", (32, None, "32 to open")),
    ("UCDP GED", (32, 59, "low 32, best 32, high 59")),
    ("ACLED", (32, 32, "32")),
    ("Iraq Body Count", (32, 60, "32 to 60")),
]


@pytest.mark.parametrize(("rule", "expected"), NAMED)
def test_other_rules_see_the_same_figures(rule: str, expected: tuple[int | None, int | None, str],
                                          knowledge: Knowledge) -> None:
    told = [at(SUNDAY, WATCH, "at least 59"), at(SUNDAY, ONA, 32), at(SUNDAY, MEDICS, "about 60")]
    figures = killed(knowledge, told, rule)
    assert (figures.low, figures.high, figures.words) == expected
    assert (figures.rule, figures.status) == (rule, "contested")
