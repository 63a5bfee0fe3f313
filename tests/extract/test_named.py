"""Single persons told by name who were killed, hurt, abducted or detained: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, marked, plain

NAMED = [
    "{Ivo Brask|1 killed in Kesh} was murdered in Kesh on Monday.",
    "{Ivo Brask|1 killed}, 45, a former guerrilla, was shot dead at his door.",
    "{Ivo Brask|1 killed} and {Lena Orsk|1 killed} were shot dead by masked men.",
    "The country mourns after the murder of {Senator Ivo Brask|1 killed}, a poet.",
    "Masked men abducted {Lena Orsk|1 abducted} at the gate of the clinic.",
    "{Lena Orsk|1 injured} was wounded when an explosion shook the clinic.",
    "{Senator Brask|1 killed} died of his wounds.",
    "{IVO BRASK|1 killed} WAS MURDERED BY A GUNMAN.",
    "HE CONDEMNED THE MURDER OF {FORMER COURT PRESIDENT IVO BRASK|1 killed}.",
    "TROOPS MURDERED {PEASANTS IVO BRASK|1 killed} AND {TOMA VELL|1 killed}.",
    "THE DEATH OF {IVO BRASK|1 killed}, A POLITICAL LEADER, SHOOK THE COUNTRY.",
    "THE BOMB EXPLODED, KILLING {IVO BRASK|1 killed}, 42; {LENA ORSK|1 killed}, 19; {A MINOR|1 killed} KNOWN AS TOM.",
    "The dead were {Ivo Brask|1 killed}, 34, {Lena Orsk|1 killed}, 12, and {Toma Vell|1 killed}.",
    ("A raid claimed the lives of {Senator Ivo Brask|1 killed}, {a police officer|1 killed} and "
     "{a judge|1 killed}."),
    "{IVO BRASK|1 killed}, THE SECOND SECRETARY OF THE COUNCIL, WAS SHOT TO DEATH TODAY.",
]

NOBODY = [
    "Ivo Brask was injured in the second half.",
    "The River Guard was killed off.",
    "Orvel was killed in the last minute.",
    "The board killed Brask Holdings staff perks.",
    "Ivo Brask died on his feet in the last act.",
    "Beside the raid on the judge, there were other raids, it is said, in which nobody was killed.",
    "THE SOLDIERS KILLED FARM ANIMALS.",
    "The Black Lantern killed Valley Watch staff.",
]


@pytest.mark.parametrize("sentence", [*NAMED, *NOBODY])
def test_persons_told_by_name(sentence: str, read: Extract) -> None:
    report = body(plain(sentence))
    assert marked(report, read(report)) == sentence


def test_who_is_named_is_one_of_those_counted(read: Extract) -> None:
    text = "A bomb in Kesh killed {ten|10 killed in Kesh} people. {Ivo Brask|1 killed subset in Kesh} was killed too."
    report = body(plain(text))
    assert marked(report, read(report)) == text
