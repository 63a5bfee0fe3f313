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
]

COUNTED = [
    ("The Valley Watch said the Orlandic army had committed 12 violations of the ceasefire on Sunday.",
     "Valley Watch accuses Orlandic army of 12 violations on Sunday"),
]

NOTHING = [
    ("The truce holds.", ""),
    ("The River Guard promised not to break the truce.", ""),
    ("Whoever breaks the truce will be named.", ""),
]

KNOWN_FAILURES = [
    failing("what is said has a verb that no cue knows", "The Hill Council said the Orlandic army violated the truce.",
            "Hill Council accuses Orlandic army"),
    failing("what is said has a verb that no cue knows", "THE HILL COUNCIL SAID THE ORLANDIC ARMY VIOLATED THE TRUCE.",
            "Hill Council accuses Orlandic army"),
    failing("who alleges, against whom", "The River Guard broke the truce, Pavo Tolm said.",
            "Pavo Tolm accuses River Guard"),
    failing("who alleges, against whom", "Iva Ranta said the army never stopped attacking, in breach of the truce.",
            "Iva Ranta accuses army"),
    failing("who alleges, against whom", "Norland recorded nine violations of the truce on Sunday.",
            "Norland accuses nobody of 9 violations on Sunday"),
    failing("who alleges, against whom",
            "At least 12 truce violations by the River Guard were recorded on Sunday, Norland said.",
            "Norland accuses River Guard of 12 violations on Sunday"),
    failing("no breach", "The truce was not violated.", ""),
    failing("no breach", "The news of the truce broke on Sunday.", ""),
    failing("no breach", "No violations of the truce were reported.", ""),
    failing("no breach", "The River Guard broke the bridge before the truce.", ""),
]


@pytest.mark.parametrize(("text", "alleged"), [*ALLEGED, *COUNTED, *NOTHING, *KNOWN_FAILURES])
def test_allegations_of_a_text(text: str, alleged: str, read: Extract) -> None:
    assert "; ".join(lines(read(body(FIGHTING + text)), AllegationClaim)) == alleged
