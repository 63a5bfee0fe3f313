"""Reports that speak of truces, attacks and victims in another field of life: nothing is read in them."""

import pytest

from tests.extract.marked import Extract, body

OTHER_FIELDS = [
    pytest.param("The Orvel Bombers laid siege to the goal and a late strike by their striker killed off the Kesh side "
                 "in the second half. Two men were lost to injury, and the coach called the referee an executioner.",
                 id="sport"),
    pytest.param("Two retailers called a truce in a price war that killed 1,200 jobs. Shares exploded after the chief "
                 "executive rejected a hostile bid; a third rival has not said whether it will join the ceasefire.",
                 id="business"),
    pytest.param("In the new film 40 hostages die in a besieged bank. Critics say the soundtrack kills, and its actor "
                 "was bombarded with praise at the premiere.", id="arts"),
    pytest.param("The flu killed 44 people last month, and measles struck nine children. A truce with the bacteria is "
                 "over, researchers said.", id="medicine"),
    pytest.param("The rail union agreed to a truce in its pay dispute and suspended its strikes. Commuters hit by "
                 "picket lines accused both sides of breaking the ceasefire.", id="labour"),
    pytest.param("Two people were killed when a lorry hit a cyclist on the motorway. Three motorists were injured.",
                 id="road"),
]

ARMED = [
    pytest.param("A bomb killed 12 fans at the football club in Kesh. The coach and the striker were wounded.",
                 id="a bomb among sportsmen"),
    pytest.param("Soldiers shelled the film festival in Orvel. Critics, actors and a singer were among 30 people "
                 "killed. The militia denied it.", id="soldiers among artists"),
    pytest.param("Gunmen killed four traders. Shares fell.", id="a word or two of business"),
    pytest.param("Shares fell and investors fled after two traders were killed. The River Guard denied it.",
                 id="a named armed group"),
]


@pytest.mark.parametrize("text", OTHER_FIELDS)
def test_nothing_is_read_in_a_report_of_another_field(text: str, read: Extract) -> None:
    draft = read(body(text))
    assert draft.claims == ()
    assert [doubt.field for doubt in draft.doubts] == ["claims"]


@pytest.mark.parametrize("text", ARMED)
def test_a_report_of_arms_is_read_whatever_it_speaks_of(text: str, read: Extract) -> None:
    assert any(claim.kind == "figure" for claim in read(body(text)).claims)
