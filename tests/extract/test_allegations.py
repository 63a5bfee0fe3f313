"""Who says that a truce was broken: a text, and what it alleges in plain words (see marked.line)."""

import pytest

from tests.extract.marked import Extract, body, failing, lines
from truceline.model.claim import AllegationClaim

# Truce words are read only in a report about armed parties: each text follows this sentence, which alleges nothing.
FIGHTING = "Shells fell on Tarn. "

ALLEGED = [
    ("The Orlandic army violated the truce, the Hill Council said.", "Hill Council accuses Orlandic army"),
    ("The Hill Council accused the Orlandic army of violating the truce.", "Hill Council accuses Orlandic army"),
    ("Norland said the River Guard had broken the ceasefire.", "Norland accuses River Guard"),
    ("The Orlandic army has breached the ceasefire.", "somebody accuses Orlandic army"),
    ("The Orlandic army bombed Tarn despite the truce, the Valley Watch said.", "Valley Watch accuses Orlandic army"),
    ("The River Guard accused the army of breaking the truce.", "River Guard accuses army"),
    ("The truce was broken within hours, residents said.", "residents accuses nobody"),
    ("The shelling of Kesh was a breach of the ceasefire, the Hill Council said.", "Hill Council accuses nobody"),
    ("The Hill Council said the Orlandic army violated the truce.", "Hill Council accuses Orlandic army"),
    ("The River Guard broke the truce, Pavo Tolm said.", "Pavo Tolm accuses River Guard"),
    ("Iva Ranta said the army never stopped attacking, in breach of the truce.", "Iva Ranta accuses army"),
    ("At least 12 truce violations by the River Guard were recorded on Sunday, Norland said.",
     "Norland accuses River Guard of 12 violations on Sunday"),
    ("The Hill Council accused the army of ripping up the ceasefire.", "Hill Council accuses army"),
    ("Four days into the truce, the Hill Council accused the River Guard of breaking it with two raids.",
     "Hill Council accuses River Guard"),
    ("Under the truce the shelling of Kesh was ruled a violation by the army.", "somebody accuses army"),
    ("The forces of darkness trampled on the ceasefire, the Hill Council said.",
     "Hill Council accuses forces of darkness"),
    ("The River Guard's gunners opened fire in defiance of the truce, Norland said.", "Norland accuses River Guard"),
    ("The Valley Watch said the Orlandic army had committed 12 violations of the ceasefire on Sunday.",
     "Valley Watch accuses Orlandic army of 12 violations on Sunday"),
    ("The Valley Watch recorded 15 violations of the ceasefire by the Orlandic army.",
     "Valley Watch accuses Orlandic army of 15 violations"),
    ("Norland recorded nine violations of the truce on Sunday.", "Norland accuses nobody of 9 violations on Sunday"),
    ("The council said the River Guard had taken the mill in breach of the truce.", "council accuses River Guard"),
    ("Within hours of the truce Norland and Sudmark accused each other of breaking it.",
     "Norland accuses Sudmark; Sudmark accuses Norland"),
    ("Within hours of the truce each side accused the other of breaking it.", "somebody accuses nobody"),
    ("The truce was a day old. Norland said the River Guard had shelled Kesh.", "Norland accuses River Guard"),
    ("The wardens who watch over the truce said the River Guard had broken it.", "wardens accuses River Guard"),
]

NOTHING = [
    ("The truce holds.", ""),
    ("The River Guard promised not to break the truce.", ""),
    ("Whoever breaks the truce will be named.", ""),
    ("The truce was not violated.", ""),
    ("The news of the truce broke on Sunday.", ""),
    ("No violations of the truce were reported.", ""),
    ("The Hill Council denied that it had violated the truce.", ""),
    ("The truce was a day old. Norland said its troops had shelled Kesh.", ""),
    ("The truce was a day old. The Valley Watch said the River Guard had shelled Kesh.", ""),
]

KNOWN_FAILURES = [
    failing("who alleges, against whom", "The army says rebels have violated the truce 40 times since Saturday.",
            "army accuses rebels of 40 violations since Saturday"),
    failing("no breach", "Norland warned that any violation of the truce would be answered.", ""),
    failing("no breach", "The commission looks into violations of the truce.", ""),
    failing("no breach", "The River Guard broke the bridge before the truce.", ""),
    failing("what is said has a verb that no cue knows", "THE HILL COUNCIL SAID THE ORLANDIC ARMY VIOLATED THE TRUCE.",
            "Hill Council accuses Orlandic army"),
]


@pytest.mark.parametrize(("text", "alleged"), [*ALLEGED, *NOTHING, *KNOWN_FAILURES])
def test_allegations_of_a_text(text: str, alleged: str, read: Extract) -> None:
    assert "; ".join(lines(read(body(FIGHTING + text)), AllegationClaim)) == alleged


def test_a_count_is_kept_beside_what_is_told_of_each_side(read: Extract) -> None:
    text = "Norland recorded nine violations of the truce, six of them by the River Guard and three by the army."
    assert sorted(lines(read(body(FIGHTING + text)), AllegationClaim)) == [
        "Norland accuses River Guard of 6 violations",
        "Norland accuses army of 3 violations",
        "Norland accuses nobody of 9 violations",
    ]
