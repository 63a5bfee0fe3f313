"""Shared paragraphs: found by their words, whatever small edits an outlet makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.anchor.copies import find_copies
from truceline.collect import collect
from truceline.model.report import Report

SHARED = Path(__file__).parents[3] / "shared"
MakeDated = Callable[..., Report]
NUMBERS = frozenset({"two", "many", "dozens"})
WIRE = ("The U.S. envoy asked both sides to let the convoys pass, and said that “no gun must be fired” while the "
        "bridge at Tarn was being mended.")

SAME = [
    WIRE,
    WIRE.replace("U.S.", "US"),
    WIRE.replace("“", '"').replace("”", '"'),
    WIRE.replace(" ", "\N{NO-BREAK SPACE}", 3),
    WIRE.upper(),
    WIRE.replace("mended", "repaired"),
    WIRE.replace("both sides", "the sides"),
    "KESH, March 3 (Orbis) - " + WIRE,
]
OTHER = [
    WIRE.replace("both", "two"),                                   # a changed number is news, not an edit
    WIRE.replace("the bridge", "bridge 7"),
    WIRE.split(",", maxsplit=1)[0] + ".",                          # too short to be known for a copy
    WIRE[: len(WIRE) // 2] + " On the same day mortar rounds fell on the market of Kesh.",
    "Meanwhile, in a letter to the council, " + WIRE,
]


@pytest.mark.parametrize("words", SAME)
def test_small_edits_leave_a_copy(words: str, dated: MakeDated) -> None:
    first, second = dated(WIRE, published="2031-03-02"), dated("Something else.", words, published="2031-03-03")
    copy, = find_copies([second, first], NUMBERS)
    assert (copy.report, copy.of) == (second.id, first.id)
    assert second.text[copy.start:copy.end] == words
    assert first.text[copy.of_start:copy.of_end] == WIRE


@pytest.mark.parametrize("words", OTHER)
def test_other_paragraphs_are_no_copies(words: str, dated: MakeDated) -> None:
    assert not find_copies([dated(WIRE, published="2031-03-02"), dated(words, published="2031-03-03")], NUMBERS)


def test_the_original_is_the_earlier_then_the_agency(dated: MakeDated) -> None:
    late, early = dated(WIRE, "late", published="2031-03-03"), dated(WIRE, "early", published="2031-03-02")
    agency = dated(WIRE, "agency", published="2031-03-02", agency="Orbis")
    for reports in ([late, early, agency], [agency, late, early], [early, agency, late]):
        assert {copy.of for copy in find_copies(reports, NUMBERS)} == {agency.id}


def test_captions_and_sidebars_are_not_compared(dated: MakeDated) -> None:
    assert not find_copies([dated(WIRE), dated("Text.", ("caption", WIRE)), dated("More.", ("related", WIRE))], NUMBERS)


def test_a_report_does_not_copy_itself(dated: MakeDated) -> None:
    assert not find_copies([dated(WIRE, WIRE)], NUMBERS)


def test_sentences_of_an_article_in_one_paragraph_are_compared(dated: MakeDated) -> None:
    other = "On the {} the council of Kesh met for the {} time and sent its answer to the guarantors of the truce. "
    long = [" ".join([*(other.format(a, b + str(n)) for n, b in enumerate("klmnop")), WIRE]) for a in ("left", "right")]
    copies = find_copies([dated(text) for text in long], NUMBERS)
    assert any(long[0][copy.start:copy.end] == WIRE for copy in copies)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the project")
def test_two_seeds_share_seven_paragraphs() -> None:
    reports = collect([SHARED / "seeds"]).reports
    names = {report.id: Path(report.path).name[:3] for report in reports}
    copies = find_copies(reports, NUMBERS)
    assert [{names[copy.report], names[copy.of]} for copy in copies] == [{"003", "004"}] * 7
