"""Who claims, denies, accuses or suspects: a text, and what it states, in plain words (see marked.line)."""

import pytest

from tests.extract.marked import Extract, body, failing, lines
from truceline.model.claim import ResponsibilityClaim

CLAIMS = [
    ("The Black Lantern claimed responsibility for the bombing.", "Black Lantern claims"),
    ("A car bomb exploded in Kesh. The Black Lantern claimed responsibility.", "Black Lantern claims"),
    ("The Black Lantern said it carried out the bombing in Kesh.", "Black Lantern claims"),
    ("The bombing in Kesh was claimed by the Black Lantern.", "Black Lantern claims"),
    ("A car bomb exploded in Kesh, an attack claimed by the Black Lantern.", "Black Lantern claims"),
    ("The Black Lantern took responsibility for the shelling.", "Black Lantern claims"),
    ("Responsibility for the attack was claimed by the Black Lantern.", "Black Lantern claims"),
    ("The Black Lantern has claimed responsibility for the raid on Kesh, ONA said.", "Black Lantern claims"),
    ("THE BLACK LANTERN CLAIMED RESPONSIBILITY FOR THE ATTACK.", "Black Lantern claims"),
    ("In a statement, the Black Lantern claimed responsibility for the attack.", "Black Lantern claims"),
    ("The Islamic State group said it was behind the bombing in Baghdad.", "Islamic State group claims"),
    ("A group calling itself the Dawn Brigade claimed responsibility for the bombing.", "Dawn Brigade claims"),
    ("A bomb killed two guards. In a call to a radio station, a man with a codeword said the Black Lantern planted it.",
     "Black Lantern claims"),
    ("A bomb killed two guards. The Dawn Brigade, an unknown outfit, issued a claim of responsibility.",
     "Dawn Brigade claims"),
    ("Two guards were shot. The Black Lantern owned up to the killings on Sunday.", "Black Lantern claims"),
    ("“We carried out this operation,” said the Black Lantern after the bombing in Kesh.", "Black Lantern claims"),
    ("The Black Lantern has taken full responsibility for the ambush.", "Black Lantern claims"),
    ("The Black Lantern said it killed the mayor of Kesh.", "Black Lantern claims"),
    ("The Black Lantern apologised for the bombing in Kesh.", "Black Lantern claims"),
    ("The Black Lantern claimed to have shot down the helicopter.", "Black Lantern claims"),
    ("The Black Lantern's claim to have planted the bomb could not be verified.", "Black Lantern claims unchecked"),
    ("A parcel bomb hurt the editor. A caller told the paper that the Black Lantern was responsible.",
     "Black Lantern claims"),
    ("The Black Lantern claimed the attack.", "Black Lantern claims"),
    ("In a video, a man who said he spoke for the Black Lantern claimed responsibility for the attack.",
     "Black Lantern claims"),
]

CHECKED = [
    ("The Black Lantern claimed responsibility for the bombing. Meridian Press could not verify the claim.",
     "Black Lantern claims unchecked"),
    ("The Black Lantern claimed responsibility for the bombing, but the claim could not be independently verified.",
     "Black Lantern claims unchecked"),
    ("The Black Lantern claimed responsibility for the bombing. The claim has not been authenticated.",
     "Black Lantern claims unchecked"),
    ("The Black Lantern claimed responsibility for the bombing. Police have verified the claim.",
     "Black Lantern claims checked"),
]

DENIES = [
    ("The River Guard denied responsibility for the attack.", "River Guard denies"),
    ("The River Guard denied involvement in the raid.", "River Guard denies"),
    ("The River Guard denied that it carried out the attack.", "River Guard denies"),
    ("The River Guard said it was not behind the attack.", "River Guard denies"),
    ("Shells hit the clinic in Kesh. The River Guard dismissed as a lie the charge that it fired them.",
     "River Guard denies"),
    ("Norland blamed the raid on the River Guard, but the guards said they had nothing to do with it.",
     "Norland accuses River Guard; guards denies"),
    ("The army's claim that rebels mined the road on which five people died was rejected by the River Guard.",
     "River Guard denies"),
    ("The Orlandic army and the River Guard deny having laid the mine that killed two children.",
     "Orlandic army denies; River Guard denies"),
    ("The River Guard has been blamed for the bombing, a charge it denies.",
     "accuses River Guard; River Guard denies"),
    ("The army accused the River Guard of the bombing, which the Guard denied.",
     "army accuses River Guard; Guard denies"),
    ("Nine people died in Kesh in the attack. The River Guard has disowned the shooting.", "River Guard denies"),
    ("The River Guard flatly denied any strike on Kesh, where two people were killed.", "River Guard denies"),
    ("“It was not us,” said Pavo Tolm after the shelling of Kesh.", "Pavo Tolm denies"),
    ("The Orlandic army said its aircraft did not bomb the clinic in Kesh.", "Orlandic army denies"),
    ("The Orlandic army denied bombing Kesh.", "Orlandic army denies"),
    ("The Orlandic army rejected accusations that it had bombed the clinic.", "Orlandic army denies"),
]

ACCUSES = [
    ("The army blamed the River Guard for the raid.", "army accuses River Guard"),
    ("Pavo Tolm accused the River Guard of the attack.", "Pavo Tolm accuses River Guard"),
    ("The raid was blamed on the River Guard.", "accuses River Guard"),
    ("The minister said the River Guard was behind the raid.", "minister accuses River Guard"),
    ("The raid, blamed by police on the River Guard, killed two.", "police accuses River Guard"),
    ("Villagers said the Orlandic army had carried out the attack.", "Villagers accuses Orlandic army"),
    ("Residents accused the Orlandic army of shelling Kesh.", "Residents accuses Orlandic army"),
    ("ONA said the River Guard was responsible for the attack.", "ONA accuses River Guard"),
    ("The army blamed the shelling on the River Guard.", "army accuses River Guard"),
    ("Norland held the Orlandic army responsible for the shelling.", "Norland accuses Orlandic army"),
    ("Police said the attack was carried out by the Black Lantern.", "Police accuses Black Lantern"),
    ("Nine guards died in a blast. Orvel radio laid the blame squarely on the River Guard.",
     "Orvel radio accuses River Guard"),
    ("Nine people were hacked to death in Kesh. The blame fell on the River Guard.", "accuses River Guard"),
    ("The River Guard was accused by residents of the shelling.", "residents accuses River Guard"),
    ("Responsibility for the bombing of the bus lies with the Black Lantern, Norland said.",
     "Norland accuses Black Lantern"),
    ("According to Norland, the perpetrators of the bombing were fighters of the Black Lantern.",
     "Norland accuses Black Lantern"),
    ("Shells fell on Kesh. Officials named the River Guard as the culprits.", "Officials accuses River Guard"),
    ("Norland said the guards were to blame for the shelling of Kesh.", "Norland accuses guards"),
    ("The mayor, on the other hand, attributed the raid to the River Guard.", "mayor accuses River Guard"),
    ("ONA gave a toll of 14 in the raid. It blamed the River Guard.", "ONA accuses River Guard"),
]

SUSPECTS = [
    ("The bomb is thought to have been planted by the Black Lantern.", "suspects Black Lantern"),
    ("The attack bore the hallmarks of the Black Lantern.", "suspects Black Lantern"),
    ("The raid is believed to be the work of the Black Lantern.", "suspects Black Lantern"),
    ("Police suspect the Black Lantern of the bombing.", "Police suspects Black Lantern"),
    ("Police believe the Black Lantern was behind the bombing.", "Police suspects Black Lantern"),
    ("Suspicion immediately fell on the Black Lantern after the attack.", "suspects Black Lantern"),
    ("Suspicion for the bombing has centred on the Black Lantern.", "suspects Black Lantern"),
    ("“The raid has the Black Lantern's fingerprints all over it,” said Pavo Tolm.",
     "Pavo Tolm suspects Black Lantern"),
]

NOTHING = [
    ("Nobody has claimed responsibility for the attack.", ""),
    ("No group claimed responsibility for the attack.", ""),
    ("No one immediately claimed responsibility for the bombing.", ""),
    ("There was no immediate claim of responsibility for the attack.", ""),
    ("The bag was claimed at the airport by a man in a hat.", ""),
    ("The minister has responsibility for roads.", ""),
    ("He blamed the weather for the late harvest.", ""),
    ("The court denied the appeal.", ""),
    ("The River Guard is responsible for the bridge.", ""),
    ("The team was behind at half time.", ""),
    ("The Black Lantern claimed that talks had failed.", ""),
    ("No group has yet said it carried out the attack.", ""),
    ("Boko Haram has not claimed the attack.", ""),
    ("There has been no claim of responsibility for the bombing.", ""),
    ("The attack has not been claimed.", ""),
    ("The Black Lantern, which has claimed responsibility for similar attacks, was silent.", ""),
    ("Both sides blamed each other for the shelling.", ""),
    ("Nobody has admitted the bombing.", ""),
    ("Two attackers were involved in the raid, Norland said.", ""),
    ("Shells fell on Kesh. The Hill Council rejected the draft.", ""),
    ("Suspected rebels shelled Kesh, residents said.", ""),
    ("Shells fell on Kesh. Mediators were involved in the talks, Norland said.", ""),
    ("The River Guard accused the Orlandic army of tearing up the truce. Shells fell on Kesh.", ""),
]

KNOWN_FAILURES = [
    failing("an event told by its verb", "The government says the rebels shelled Kesh.", "government accuses rebels"),
    failing("words of claiming and denying", "The Black Lantern is suspected of carrying out the attack.",
            "suspects Black Lantern"),
    failing("who the party is", "The Black Lantern's radio said a fighter had blown himself up in Kesh.",
            "Black Lantern claims"),
]


@pytest.mark.parametrize(("text", "stated"), [*CLAIMS, *CHECKED, *DENIES, *ACCUSES, *SUSPECTS, *NOTHING,
                                              *KNOWN_FAILURES])
def test_who_did_it_as_stated(text: str, stated: str, read: Extract) -> None:
    assert "; ".join(lines(read(body(text)), ResponsibilityClaim)) == stated
