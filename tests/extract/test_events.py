"""What is told to have happened: a text, and its event mentions in order, in plain words (see marked.line)."""

import pytest

from tests.extract.marked import Extract, body, failing, headline, lines
from truceline.model.claim import EventClaim

KINDS = [
    ("A car bomb exploded in Orvel.", "Remote explosive/landmine/IED in Orvel"),
    ("A suicide bomber struck a hall in Orvel.", "Suicide bomb in Orvel"),
    ("A man blew himself up in Orvel.", "Suicide bomb in Orvel"),
    ("An air strike hit the mill in Orvel.", "Air/drone strike in Orvel"),
    ("Shells fell on Orvel.", "Shelling/artillery/missile attack in Orvel"),
    ("Clashes broke out in Orvel.", "Armed clash in Orvel"),
    ("A gas attack hit Orvel.", "Chemical weapon in Orvel"),
    ("A grenade was thrown into a yard in Orvel.", "Grenade in Orvel"),
    ("Gunmen attacked Orvel.", "Attack in Orvel by Gunmen"),
    # of a truce, without a casualty
    ("The convoy was turned back at Orvel.", "Aid blocked in Orvel"),
    ("The delegation walked out of the talks in Orvel.", "Talks suspended in Orvel"),
    ("The two ministers spoke by phone.", "Talks held"),
    ("The patrol had nothing to report in Orvel.", "Nothing to report in Orvel"),
    ("Warplanes bombed Orvel overnight, killing 12 people.", "Air/drone strike in Orvel"),
    ("Mortar rounds hit a school in Orvel.", "Shelling/artillery/missile attack in Orvel"),
    # what a bare attack was, its weapon tells
    ("A missile hit a block of flats in Orvel.", "Shelling/artillery/missile attack in Orvel"),
    ("Twelve villagers were killed by a mine in Orvel.", "Remote explosive/landmine/IED in Orvel on villagers"),
    ("REBELS ATTACKED THE BARRACKS IN ORVEL WITH MORTARS.", "Shelling/artillery/missile attack in ORVEL by REBELS"),
    ("Gunmen attacked a bus in Orvel with rifles.", "Attack in Orvel by Gunmen"),
    ("Howitzers pounded Orvel for an hour.", "Shelling/artillery/missile attack in Orvel"),
    ("GUERRILLAS FIRED RPG-7S AND MORTARS AT A POST IN ORVEL.",
     "Shelling/artillery/missile attack in ORVEL by GUERRILLAS"),
    ("Rebels dynamited a bridge in Orvel.", "Remote explosive/landmine/IED in Orvel by Rebels"),
    ("Petrol bombs were thrown at a bank in Orvel.", "Remote explosive/landmine/IED in Orvel"),
    ("The army imposed a siege on Orvel.", "Siege imposed in Orvel"),
    ("Trucks with flour entered Orvel.", "Aid delivered in Orvel"),
    ("An aid convoy reached Orvel.", "Aid delivered in Orvel"),
    ("The army lifted the siege of Orvel.", "Siege lifted in Orvel"),
    ("Nine detainees were released in Orvel.", "Detainees released in Orvel"),
]

ACTORS = [
    ("The River Guard attacked Orvel.", "Attack in Orvel by River Guard"),
    ("Norlandic warplanes bombed Orvel.", "Air/drone strike in Orvel by Norlandic air force"),
    ("Soldiers shelled the River Guard near Orvel.",
     "Shelling/artillery/missile attack in Orvel by Soldiers on River Guard"),
    ("Unknown gunmen attacked a clinic in Orvel.", "Attack in Orvel by Unknown gunmen"),
    ("Rebels ambushed an army convoy near Orvel.", "Armed clash in Orvel by Rebels on army"),
    ("Gunmen kidnapped 12 students in Orvel.", "Abduction/forced disappearance in Orvel by Gunmen on students"),
    ("Police arrested nine men in Orvel.", "Arrests in Orvel by Police on men"),
    ("The River Guard took control of Orvel.", "Non-state actor overtakes territory in Orvel by River Guard"),
    ("An attack by the Black Lantern shook Orvel.", "Attack in Orvel by Black Lantern"),
    ("Orvel was attacked by the River Guard.", "Attack in Orvel by River Guard"),
    ("A River Guard attack shook Orvel.", "Attack in Orvel by River Guard"),
    ("Twelve villagers were killed by soldiers in Orvel.", "Attack in Orvel by soldiers on villagers"),
    ("Militants killed nine farmers in Orvel.", "Attack in Orvel by Militants on farmers"),
]

WEAPONS = [
    ("Gunmen attacked a bus in Orvel with rifles and machetes.", {"firearms", "blades"}),
    ("A car packed with dynamite exploded in Orvel.", {"explosives"}),
    ("FOUR MEN ATTACKED A POST IN ORVEL WITH DYNAMITE AND HAND GRENADES.", {"explosives", "grenade"}),
    ("Helicopters fired rockets at Orvel, killing 12 people.", {"air strike", "shelling"}),
    ("Something exploded in Orvel.", {"explosion"}),
    ("Gunmen attacked Orvel.", set()),
]

HOW_MANY = [
    ("A car bomb and two suicide bombers struck Orvel.", "Remote explosive/landmine/IED x3 in Orvel"),
    ("Police said that a car bomb and at least two suicide attackers struck Orvel.",
     "Remote explosive/landmine/IED x3 in Orvel"),
    ("A bombing in which two car bombs exploded shook Orvel.", "Remote explosive/landmine/IED x2 in Orvel"),
    ("Two car bombs exploded in Orvel.", "Remote explosive/landmine/IED x2 in Orvel"),
    ("Twin bombings hit Orvel.", "Remote explosive/landmine/IED x2 in Orvel"),
    ("Three suicide bombers struck Orvel.", "Suicide bomb x3 in Orvel"),
    ("A double bombing hit Orvel.", "Remote explosive/landmine/IED x2 in Orvel"),
    ("Bombings hit Orvel and Tarn.", "Remote explosive/landmine/IED in Orvel + Tarn"),
]

NOT_ASSERTED = [
    ("Nobody was hurt in Orvel.", "Attack denied in Orvel"),
    ("No soldiers were killed in Orvel.", "Attack denied in Orvel on troops"),
    ("A suspected air strike hit Orvel.", "Air/drone strike uncertain in Orvel"),
    ("A previous attack shook Orvel.", "Attack past in Orvel"),
    ("The Council agreed to a truce, provided the siege of Orvel was lifted, and aid deliveries to Tarn were allowed.",
     "Siege lifted hypothetical in Orvel; Aid delivered hypothetical in Tarn"),
    ("There was no attack on Orvel.", "Attack denied in Orvel"),
    ("No attack on Orvel was reported.", "Attack denied in Orvel"),
]

THE_SAME = [
    ("Bombings hit Orvel and Tarn. Six explosions shook the two towns.",
     "Remote explosive/landmine/IED in Orvel + Tarn; Remote explosive/landmine/IED x6 in Orvel + Tarn again"),
    ("Twelve farmers were killed and nine wounded in Orvel on Sunday.", "Attack in Orvel on farmers"),
    ("Six farmers were killed in Orvel and nine were wounded in Tarn.", "Attack in Orvel on farmers; Attack in Tarn"),
    ("Gunmen attacked Orvel on Sunday. The attack lasted an hour.", "Attack in Orvel by Gunmen; Attack again"),
    ("A bombing hit Orvel. Shells fell on Tarn.",
     "Remote explosive/landmine/IED in Orvel; Shelling/artillery/missile attack in Tarn"),
    ("A bomb exploded in Orvel. Another bomb exploded in Tarn.",
     "Remote explosive/landmine/IED in Orvel; Remote explosive/landmine/IED in Tarn"),
    ("A car bomb exploded in Orvel. The blast was heard in Tarn.",
     "Remote explosive/landmine/IED in Orvel; Remote explosive/landmine/IED again"),
    ("A bomb exploded in Orvel. Eight of the wounded died at the Kesh hospital.",
     "Remote explosive/landmine/IED in Orvel; Attack again"),
    ("Gunmen attacked Orvel. The guards killed at Zhudra were buried.",
     "Attack in Orvel by Gunmen; Attack in Zhudra"),
    ("A bomb exploded in Orvel. The attack on Tarn came last year.",
     "Remote explosive/landmine/IED in Orvel; Attack past in Tarn"),
]

NOTHING = [
    ("Boys threw snowballs at a bus in Orvel.", ""),
    ("Helicopters dropped food over Orvel.", ""),
    ("The company launched a drone in Orvel.", ""),
    ("A helicopter landed in Orvel.", ""),
    ("The minister left Orvel for a holiday.", ""),
    ("The company fired 40 workers in Orvel.", ""),
    ("A gas bill came to the mill.", ""),
    ("The report was released in Orvel.", ""),
    ("The guns fell silent in Orvel.", ""),
    ("Orvel was calm on Sunday.", ""),
    ("A storm hit Orvel.", ""),
    ("The court freed the mayor of Orvel.", ""),
    ("Elections were held in Orvel on Sunday.", ""),
    ("A funeral was held in Orvel for 12 victims.", ""),
    ("Police hit back at critics in Orvel.", ""),
    ("An attack of flu kept him at home.", ""),
    ("He suffered a heart attack in Orvel.", ""),
    ("Workers went on strike in Orvel.", ""),
    ("The battle against malaria goes on in Orvel.", ""),
    ("An earthquake killed 40 people in Orvel.", ""),
    ("Twelve people were hurt in a bus crash in Orvel.", ""),
]

HEADLINES = [
    ("Car bomb kills 12 in Orvel", "Remote explosive/landmine/IED in Orvel"),
    ("Gunmen kidnap 12 students in Orvel", "Abduction/forced disappearance in Orvel by Gunmen on students"),
    ("Air strikes hit Orvel", "Air/drone strike in Orvel"),
    ("CAR BOMB EXPLODES IN ORVEL", "Remote explosive/landmine/IED in ORVEL"),
]

KNOWN_FAILURES = [
    failing("never happened", "The strike could kill thousands of people in Orvel.", "Attack hypothetical in Orvel"),
    failing("no attack happened", "An assault on Orvel would kill thousands of people.",
            "Attack hypothetical in Orvel"),
    failing("no attack happened", "The army did not bomb Orvel.", "Air/drone strike denied in Orvel by army"),
    failing("no attack happened", "The army denied that it had bombed Orvel.",
            "Air/drone strike denied in Orvel by army"),
    failing("the target", "A landmine killed two farmers near Orvel.",
            "Remote explosive/landmine/IED in Orvel on two farmers"),
    failing("the target", "A sniper shot a boy in Orvel.", "Attack in Orvel by sniper on boy"),
    failing("the target", "The attack killed nine farmers in Orvel.", "Attack in Orvel on farmers"),
    failing("people are no devices", "The sides exchanged 40 prisoners near Orvel.", "Detainees released in Orvel"),
    failing("territory taken, by whom", "The River Guard overran Orvel on Sunday.",
            "Non-state actor overtakes territory in Orvel by River Guard"),
    failing("territory taken, by whom", "Government forces recaptured Orvel from the rebels.",
            "Government regains territory in Orvel by Government forces"),
    failing("the actor of a word that may be passive", "Soldiers turned back an aid convoy at Orvel.",
            "Aid blocked in Orvel by Soldiers"),
    failing("the actor of a word that may be passive", "The army bombed Orvel and Tarn.",
            "Air/drone strike in Orvel + Tarn by army"),
    failing("the actor of a word that may be passive", "The army retook Orvel.",
            "Government regains territory in Orvel by army"),
    failing("no violence", "The barrage of questions went on in Orvel.", ""),
    failing("no violence", "He was attacked by a dog in Orvel.", ""),
    failing("no violence", "The council fought over the budget in Orvel.", ""),
    failing("no violence", "The crisis has hit Orvel hard.", ""),
    failing("no violence", "Prices exploded in May.", ""),
    failing("no violence", "The critic attacked the play in Orvel.", ""),
    failing("an accident or a disaster is no attack", "A fire at a mill in Orvel killed four workers.", ""),
    failing("actor of what may come", "The River Guard will attack Orvel.", "Attack future in Orvel by River Guard"),
    failing("actor of what may come", "Rebels could attack Orvel.", "Attack hypothetical in Orvel by Rebels"),
    failing("actor of what may come", "If the army attacks Orvel, the talks are over.",
            "Attack hypothetical in Orvel by army"),
    failing("actor of what may come", "The army vowed to attack Orvel.", "Attack future in Orvel by army"),
]


@pytest.mark.parametrize(("text", "events"), [*KINDS, *ACTORS, *HOW_MANY, *NOT_ASSERTED, *THE_SAME, *NOTHING,
                                              *KNOWN_FAILURES])
def test_events_of_a_text(text: str, events: str, read: Extract) -> None:
    assert "; ".join(lines(read(body(text)), EventClaim)) == events


@pytest.mark.parametrize(("text", "events"), HEADLINES)
def test_events_of_a_headline(text: str, events: str, read: Extract) -> None:
    assert "; ".join(lines(read(headline(text)), EventClaim)) == events


@pytest.mark.parametrize(("text", "weapons"), WEAPONS)
def test_weapons_of_a_text(text: str, weapons: set[str], read: Extract) -> None:
    assert {weapon for claim in read(body(text)).claims if isinstance(claim, EventClaim)
            for weapon in claim.weapons} == weapons
