"""Who speaks whole paragraphs: labels of transcripts, and whoever issued a report. Marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, lines, marked, plain, report_of
from truceline.model.claim import FigureClaim, ResponsibilityClaim
from truceline.model.report import SectionKind

LABELLED = [
    "[ORSK] {Two|2 killed by ORSK} guards were killed at the ford.\n\n{Nine|9 injured by ORSK} were hurt.",
    "[BEGIN RECORDING] [ORSK] WE COUNTED {TWO|2 killed by ORSK} DEAD. [END RECORDING]\n\n{NINE|9 injured} WERE HURT.",
    "[WORDS INDISTINCT] {two|2 killed} guards were killed at the ford.",
    "[ORSK, HEAD OF THE CLINIC] It is no chance that {two|2 killed by ORSK} guards were killed at the ford.",
    "[Reporter] How many guards died?\n\n[Orsk] {Two|2 killed by Orsk} guards were killed.",
]

ISSUED = [
    ("Communique No 3 of the General Command of the River Guard\n\nOur fighters attacked the post, killing "
     "{12|12 killed by General Command of the River Guard} soldiers."),
    ("Our fighters attacked the post, killing {12|12 killed by General Command of the River Guard} soldiers. We lost "
     "no one.\n\nGeneral Command of the River Guard"),
    ("Fighters attacked the post, killing {12|12 killed} soldiers.\n\nThe River Guard"),
    "Statement of the doctors\n\nShells killed {12|12 killed} villagers.",
]


@pytest.mark.parametrize("text", [*LABELLED, *ISSUED])
def test_who_speaks_paragraphs(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text


def test_who_issued_a_report_by_its_dateline(read: Extract) -> None:
    told: tuple[SectionKind, str] = ("body", "OUR FORCES KILLED 12 SOLDIERS.")
    whole = report_of(("dateline", "KESH, 3 MAY (RADIO KESH) -- [COMMUNIQUE] [RIVER GUARD (RG)] [TEXT]"), told)
    parts = report_of(("dateline", "KESH, 3 MAY --"), ("boilerplate", "[SPEECH]"), ("boilerplate", "[IVO BRASK]"), told)
    assert lines(read(whole), FigureClaim) == ["12 killed by RIVER GUARD (RG)"]
    assert lines(read(parts), FigureClaim) == ["12 killed by IVO BRASK"]


@pytest.mark.parametrize(("text", "stated"), [
    ("Our fighters attacked the post in Kesh.", ["River Guard claims"]),
    ("We attacked the post in Kesh.", ["River Guard claims"]),
    ("The River Guard bears no responsibility for the attack in Kesh.", ["River Guard denies"]),
    ("The villagers went home. They attacked the post in Kesh.", []),
    ("Their fighters attacked the post in Kesh.", []),
    ("The army was behind the attack in Kesh.", ["River Guard accuses army"]),
])
def test_who_issues_a_report_says_we(text: str, stated: list[str], read: Extract) -> None:
    assert lines(read(body(f"Communique of the River Guard\n\n{text}")), ResponsibilityClaim) == stated


def test_what_its_issuer_denies_did_not_happen(read: Extract) -> None:
    told = lines(read(body("Communique of the River Guard\n\nWe deny that Commander Brask was killed.")), FigureClaim)
    assert told == ["1 killed denied by River Guard"]
