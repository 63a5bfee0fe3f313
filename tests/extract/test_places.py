"""Where something happened, with what the report puts around it: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, headline, marked, plain

PLACES = [
    "A bombing in Kesh killed {12|12 killed in Kesh} people.",
    "{Twelve|12 killed in Kesh} people were killed in Kesh on Sunday.",
    "A car bomb exploded in the town of Kesh, killing {12|12 killed in Kesh} people.",
    "A bomb hit Kesh, killing {12|12 killed in Kesh} people.",
    "Shelling near Kesh killed {12|12 killed in Kesh} people.",
    "An attack on the town of Orvel killed {12|12 killed in Orvel} people.",
    "Attacks on Orvel and Tarn killed {12|12 killed aggregate in Orvel + Tarn} people.",
    "A raid on Orvel killed {12|12 killed in Orvel} people.",
    "The siege of Orvel cost {12|12 killed in Orvel} lives.",
    # around it
    "A bombing in Kesh, in Vell province, killed {12|12 killed in Kesh, Vell} people.",
    "A bombing in the Marn district of Orvel killed {12|12 killed in Marn, Orvel} people.",
    "A bombing in Orvel's Marn district killed {12|12 killed in Marn, Orvel} people.",
    "A bombing in Kesh, Orland, killed {12|12 killed in Kesh, Orland} people.",
    # beside it
    "Bombings in Orvel and Kesh killed {88|88 killed aggregate in Orvel + Kesh} people.",
    "Bombings in Orvel, Kesh and Tarn killed {88|88 killed aggregate in Orvel + Kesh + Tarn} people.",
    "Bombings in Orvel, in Kesh, and in Tarn killed {88|88 killed aggregate in Orvel + Kesh + Tarn} people.",
    "Bombings in Kesh, Orland and Norland killed {88|88 killed aggregate in Kesh, Orland + Norland} people.",
    "A bombing in Orvel killed {57|57 killed in Orvel} people and a bombing in Kesh killed {31|31 killed in Kesh}.",
    "{Twelve|12 killed in Kesh} people were killed in Kesh; {nine|9 killed in Tarn} died in Tarn.",
    # the place of an earlier sentence
    "A bombing hit Kesh on Sunday. The attack killed {12|12 killed in Kesh} people.",
    "A car bomb exploded in Kesh. {Twelve|12 killed in Kesh} people were killed.",
    "A car bomb exploded in Kesh. Police said {12|12 killed in Kesh by Police} people died in the blast.",
    "A bomb in Zhudra Lane, Orvel, killed {12|12 killed in Orvel} people.",
    "A bomb near Zhudra Lane, Orvel, killed {12|12 killed in Zhudra Lane, Orvel} people.",
    # a toll where it was
    "A bomb exploded in Orvel and a mine in Tarn. The death toll in Orvel rose to {nine|9 killed revised in Orvel}.",
    "A bomb exploded in Orvel and a mine in Tarn. The Orvel toll climbed to {nine|9 killed revised in Orvel}.",
    "A bomb hit Orvel and a shell hit Tarn. Police confirmed {nine|9 killed in Orvel by Police} deaths in Orvel.",
    "The killing of {12|12 killed in Orvel} men in Orvel shocked the country.",
    # sentences that lost what parts them
    "A bomb hit Orvel at 4:30 p.m.A mine near Tarn killed {two|2 killed in Tarn} guards.",
    ("A bomb hit the hall in Orvel.{Three|3 killed in Tarn} guards died in Tarn.{Two|2 killed in Kesh} more were shot "
     "dead in Kesh."),
    # unknown to the gazetteer, told by its noun
    "A bombing in the village of Zhudra killed {12|12 killed in Zhudra} people.",
    # unknown to the gazetteer, right behind a word that little but a place follows
    "A bombing near Zhudra killed {12|12 killed in Zhudra} people.",
    "{Twelve|12 killed} people were killed near Zhudran waters.",
    # unknown to the gazetteer, told behind its comma to be a place
    "A bombing in Zhudra, 20 miles south of Orvel, killed {12|12 killed in Zhudra, Orvel} people.",
    "A bombing in Zhudra, a mining village near Orvel, killed {12|12 killed in Zhudra, Orvel} people.",
    # from where a known place is reckoned: not around it
    "A bombing in Kesh, 20 miles south of Orvel, killed {12|12 killed in Kesh} people.",
    "A bombing in Kesh, near Orvel, killed {12|12 killed in Kesh} people.",
    "A bombing in Kesh, near the Norland border, killed {12|12 killed in Kesh} people.",
    # told by the head of an item or a paragraph
    "Kesh, 26 August: residents said jets attacked the market at noon, killing {20|20 killed in Kesh by residents}.",
    "Tarn: a raid by night. Gunmen killed {six|6 killed in Tarn} guards.",
    # where it was heard, and what a court heard
    "{Twelve|12 killed in Kesh} people were killed in Kesh, an inquiry heard.",
    "A blast in Kesh that was heard in Orvel killed {12|12 killed in Kesh} people.",
    # names that are no places here
    "The toll of the attack on the Marn pilgrims rose to {30|30 killed revised}.",
    "A bombing killed {12|12 killed} people, the worst threat to Orland's economy.",
    "Police in Kesh said {12|12 killed by Police in Kesh} people were killed.",
    "The president of Norland said {12|12 killed in Kesh by president of Norland} people were killed in Kesh.",
    "The Kesh Tribune reported {12|12 killed by Kesh Tribune} deaths.",
    "The mayor of Tarn said {12|12 killed in Kesh by mayor of Tarn} people were killed in Kesh.",
    "In Kesh, {12|12 killed in Kesh} people were killed.",
    "The Kesh bombing killed {12|12 killed in Kesh} people.",
    "Shells fell on Kesh. In Tarn, gunmen killed {four|4 killed in Tarn} farmers.",
    "{Twelve|12 killed in Kesh} people were killed when a bomb exploded in Kesh.",
    "An attack on Orvel killed {12|12 killed in Orvel} people.",
]

CAPITALS = [
    "GUNMEN IN CALI HAVE KILLED {FOUR|4 killed in CALI} FARMERS.",
    "{FOUR|4 killed in PUNO} FARMERS WERE KILLED IN THE PUNO DEPARTMENT.",
    "{FOUR|4 killed in ORVEL} FARMERS WERE KILLED AT MASS IN ORVEL.",
    "A BOMBING IN PUNO'S CROWDED ORVEL DISTRICT KILLED {12|12 killed in ORVEL, PUNO} PEOPLE.",
    "A BOMBING IN ORVEL KILLED {12|12 killed in ORVEL} PEOPLE.",
    "GUNMEN IN ORVEL HAVE KILLED {FOUR|4 killed in ORVEL} FARMERS.",
]

HEADLINES = [
    "Blast in Kesh kills {12|12 killed in Kesh}",
    "Kesh blast kills {12|12 killed in Kesh}",
    "{Twelve|12 killed in Kesh} killed in Kesh shelling",
]

KNOWN_FAILURES = [
    failing("capitals tell nothing", "A BOMBING IN KESH KILLED {12|12 killed in KESH} PEOPLE."),
    failing("capitals tell nothing",
            "A BOMBING IN THE MARN DISTRICT OF ORVEL KILLED {12|12 killed in MARN, ORVEL} PEOPLE."),
]

KNOWN_HEADLINE_FAILURES = [
    failing("capitals tell nothing", "Car Bomb Kills {12|12 killed in Kesh} in Kesh"),
]


@pytest.mark.parametrize("text", [*PLACES, *CAPITALS, *KNOWN_FAILURES])
def test_place_of_a_figure(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text


@pytest.mark.parametrize("text", [*HEADLINES, *KNOWN_HEADLINE_FAILURES])
def test_place_of_a_headline(text: str, read: Extract) -> None:
    report = headline(plain(text))
    assert marked(report, read(report)) == text
