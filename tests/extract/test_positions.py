"""What parties say to a truce: a text, and their positions in plain words (see marked.line)."""

import pytest

from tests.extract.marked import Extract, body, failing, lines
from truceline.model.claim import PositionClaim

# Truce words are read only in a report about armed parties: each text follows this sentence, which tells no position.
FIGHTING = "Shells fell on Tarn. "

ACCEPTS = [
    ("The River Guard accepted the truce.", "River Guard accepts"),
    ("The River Guard agreed to the ceasefire.", "River Guard accepts"),
    ("The River Guard welcomed the truce.", "River Guard accepts"),
    ("The River Guard said it would abide by the truce.", "River Guard accepts"),
    ("Iva Ranta said the Hill Council accepted the truce.", "Hill Council accepts"),
    ("THE RIVER GUARD ACCEPTED THE TRUCE.", "River Guard accepts"),
    ("The River Guard said on Sunday that it would respect the ceasefire.", "River Guard accepts"),
    ("The Hill Council agreed to a two-week truce.", "Hill Council accepts"),
    ("The River Guard put its name to the truce late on Sunday.", "River Guard accepts"),
    ("The River Guard gave the nod to the truce.", "River Guard accepts"),
    ("The River Guard said it would stick to the ceasefire.", "River Guard accepts"),
    ("The River Guard is ready to halt fire.", "River Guard accepts"),
    ("The truce was accepted by the River Guard.", "River Guard accepts"),
    ("The army said it would observe the truce but reserved the right to respond.", "army accepts"),
    ("The River Guard has given its preliminary approval to the truce.", "River Guard accepts"),
    ("The River Guard said it was prepared to abide by the truce.", "River Guard accepts"),
    ("The River Guard said it had made many concessions and stood ready to extend the truce.", "River Guard accepts"),
    ("The River Guard and the Hill Council both said that they would respect the truce.",
     "Hill Council accepts; River Guard accepts"),
    ("“We will respect the ceasefire,” Pavo Tolm told the observers.", "Pavo Tolm accepts"),
]

CONDITIONAL = [
    ("Pavo Tolm said his army would cease fire as soon as the rebels pull back from the truce line.",
     "Pavo Tolm conditional if the rebels pull back from the truce line"),
    ("The River Guard would consider a truce only once Norland withdraws.",
     "River Guard conditional if Norland withdraws of Norland"),
    ("The River Guard accepted the truce on condition that the sieges end.",
     "River Guard conditional if the sieges end"),
    ("The River Guard would accept a truce if Norland stops its air strikes.",
     "River Guard conditional if Norland stops its air strikes of Norland"),
    ("The Hill Council accepted the truce provided that prisoners are freed and aid is let in.",
     "Hill Council conditional if prisoners are freed + aid is let in"),
    ("The Hill Council called for guarantees that the truce is kept.", "Hill Council conditional if the truce is kept"),
    ("The River Guard said the truce would not be renewed unless wages were paid and the port was opened.",
     "River Guard conditional if wages were paid + the port was opened"),
    ("The River Guard said the truce would lapse unless Norland withdrew.",
     "River Guard conditional if Norland withdrew of Norland"),
    ("The River Guard would end the truce only when Norland attacks.",
     "River Guard conditional if Norland attacks of Norland"),
    ("The River Guard said its truce was contingent on a prisoner swap.",
     "River Guard conditional if a prisoner swap"),
    ("Asked about the truce, the River Guard said it would not come to the table until wages were paid.",
     "River Guard conditional if wages were paid"),
    ("The River Guard ruled out a truce without a prisoner swap.", "River Guard conditional if a prisoner swap"),
    ("The River Guard offered a truce if the Hill Council agreed to an exchange.",
     "River Guard conditional if the Hill Council agreed to an exchange of Hill Council"),
]

REJECTS = [
    ("Rebels in Kesh said they would not abide by the ceasefire.", "Rebels in Kesh rejects"),
    ("Pavo Tolm told reporters that the ceasefire was a dead letter.", "Pavo Tolm rejects"),
    ("The River Guard declared that it no longer felt bound by the truce.", "River Guard rejects"),
    ("The River Guard scoffed at the ceasefire as a trick.", "River Guard rejects"),
    ("The River Guard turned a deaf ear to the call for a truce.", "River Guard rejects"),
    ("The River Guard went back on the ceasefire on Monday.", "River Guard rejects"),
    ("Asked about the truce, the River Guard said it will not lay down its arms.", "River Guard rejects"),
    ("“No ceasefire until they withdraw,” said Pavo Tolm.", "Pavo Tolm rejects"),
    ("The River Guard said it would not be bound by any truce.", "River Guard rejects"),
    ("The Black Lantern rejected the truce.", "Black Lantern rejects"),
    ("The Black Lantern is not bound by the truce, it said.", "Black Lantern rejects"),
    ("“There is no such thing as a ceasefire,” said Pavo Tolm.", "Pavo Tolm rejects"),
    ("The River Guard withdrew from the truce.", "River Guard rejects"),
    ("The Black Lantern vowed to fight on despite the truce.", "Black Lantern rejects"),
    ("The Black Lantern said it does not feel bound by the ceasefire.", "Black Lantern rejects"),
    ("The Black Lantern has no intention whatsoever of joining the truce.", "Black Lantern rejects"),
    ("The Black Lantern called the truce a trick.", "Black Lantern rejects"),
    ("The Black Lantern turned the truce offer down.", "Black Lantern rejects"),
    ("The truce began on Sunday. Rain fell. It was cold. The mill stood still. The Black Lantern vowed to fight on.",
     "Black Lantern rejects"),
    ("The truce began on Sunday. The Black Lantern rejected it.", "Black Lantern rejects"),
    ("The Black Lantern demanded that the truce be scrapped.", "Black Lantern rejects"),
    ("Asked about the ceasefire, the Black Lantern would keep up its attacks.", "Black Lantern rejects"),
    ("The Black Lantern refused to accept the ceasefire.", "Black Lantern rejects"),
    ("The River Guard never accepted the truce.", "River Guard rejects"),
    ("The River Guard suspended its participation in the truce.", "River Guard rejects"),
]

UNDECIDED = [
    ("The River Guard is weighing the offer of a truce.", "River Guard undecided"),
    ("The River Guard has yet to reply to the truce offer.", "River Guard undecided"),
    ("Neither Norland nor the River Guard has commented on the truce.",
     "Norland undecided; River Guard undecided"),
    ("Neither Norland nor the River Guard has confirmed the ceasefire.", "Norland undecided; River Guard undecided"),
    ("The River Guard has not said whether it will join the truce.", "River Guard undecided"),
    ("The River Guard has not responded to the truce.", "River Guard undecided"),
    ("The River Guard has not made its stand on the truce known.", "River Guard undecided"),
    ("The truce began on Sunday. The River Guard has not said if it will join.", "River Guard undecided"),
    ("The River Guard kept silent on the proposal for a truce.", "River Guard undecided"),
    ("There was no response to the truce offer from the River Guard, nor from the Hill Council.",
     "Hill Council undecided; River Guard undecided"),
    ("There was no immediate reaction from the River Guard to the truce.", "River Guard undecided"),
    ("The River Guard has yet to respond to the proposed ceasefire.", "River Guard undecided"),
    ("The River Guard has not accepted the truce.", "River Guard undecided"),
    ("The River Guard has yet to say whether it will join the truce.", "River Guard undecided"),
]

ANNOUNCES = [
    ("A holiday truce was announced by the River Guard on Friday.", "River Guard announces"),
    ("The River Guard extended its truce by a month.", "River Guard announces"),
    ("There was no word from the army on the truce the River Guard had announced.",
     "army undecided; River Guard announces"),
    ("Norland and Sudmark agreed on Wednesday to stop fighting.", "Norland announces; Sudmark announces"),
    ("Norland announced a truce.", "Norland announces"),
    ("The River Guard said on Sunday it would prolong its truce by a week.", "River Guard announces"),
    ("Norland guaranteed the truce.", "Norland guarantees"),
    ("The River Guard declared a unilateral ceasefire.", "River Guard announces"),
    ("Norland and Sudmark announced a ceasefire.", "Norland announces; Sudmark announces"),
    ("Norland and Sudmark have agreed on a cessation of hostilities in Orland.",
     "Norland announces; Sudmark announces"),
]

TWO_PARTIES = [
    ("The River Guard accepted the truce, but the Black Lantern rejected it.",
     "River Guard accepts; Black Lantern rejects"),
    ("The River Guard and the Hill Council accepted the truce.", "Hill Council accepts; River Guard accepts"),
]

LABELLED = [
    ("\n\nRiver Guard: Accepts the truce in principle. Has not replied to the offer of a longer truce.",
     "River Guard accepts; River Guard undecided"),
    ("\n\nFighters of Kesh: Reject the truce.", "Fighters of Kesh rejects"),
]

NOTHING = [
    ("The truce began on Sunday. The River Guard was accused of the charge and rejected it.", ""),
    ("The River Guard attacked Kesh before the truce.", ""),
    ("The truce was welcomed.", ""),
    ("The River Guard rejected the charge.", ""),
    ("The army has not ruled out a truce.", ""),
    ("The River Guard has not respected the truce.", ""),
    ("Norland called on both sides to respect the truce.", ""),
    ("The truce was two days old when the River Guard withdrew from the mill.", ""),
    ("Norland said the truce would lapse on Sunday.", ""),
    ("The editor rejected the article.", ""),
    ("A truce would be welcome news for traders.", ""),
    ("The River Guard accepted the delivery of food.", ""),
    ("The truce is fragile.", ""),
    ("Norland urged all sides to accept the truce.", ""),
    ("Norland called for a ceasefire.", ""),
    ("Both sides agreed to the truce.", ""),
    ("Shells fell hours after Norland announced a truce.", ""),
    ("The ceasefire was announced on Friday.", ""),
    ("Norland urged the River Guard to halt fire.", ""),
    ("The raid was a breach of the truce which the River Guard signed in May.", ""),
    ("Groups that accept the truce will be named, Norland said.", ""),
]

KNOWN_FAILURES = [
    failing("who the party is", "The government of Orland accepted the cessation of hostilities.",
            "Orlandic government accepts"),
]


@pytest.mark.parametrize(("text", "positions"), [*ACCEPTS, *CONDITIONAL, *REJECTS, *UNDECIDED, *ANNOUNCES, *TWO_PARTIES,
                                                 *LABELLED, *NOTHING, *KNOWN_FAILURES])
def test_positions_of_a_text(text: str, positions: str, read: Extract) -> None:
    assert sorted(lines(read(body(FIGHTING + text)), PositionClaim)) == sorted(filter(None, positions.split("; ")))


@pytest.mark.parametrize("text", [
    "The coalition partners accepted the truce in the budget dispute.",
    "The two clubs announced a truce over the stadium.",
])
def test_a_truce_without_arms_has_no_positions(text: str, read: Extract) -> None:
    assert not lines(read(body(text)), PositionClaim)
