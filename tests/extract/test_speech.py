"""Who says a figure, by FIGURES.md, rules 5 and 6: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, headline, marked, plain
from truceline.model.claim import FigureClaim

SAID = [
    # before and behind
    "The Valley Watch said {12|12 killed by Valley Watch} people were killed.",
    "{Twelve|12 killed by Valley Watch} people were killed, the Valley Watch said.",
    "{Twelve|12 killed by Valley Watch} people were killed, said the Valley Watch.",
    "{Twelve|12 killed by Valley Watch} people were killed, according to the Valley Watch.",
    "According to the Valley Watch, {12|12 killed by Valley Watch} people were killed.",
    "The Valley Watch reported that {12|12 killed by Valley Watch} people had been killed.",
    "Police put the death toll at {18|18 killed by Police}.",
    "The Valley Watch says {at least 12|12+ killed by Valley Watch} people died.",
    "Ticker 14:02 Medical source: {9|9 killed in Kesh by Medical source} killed in Kesh blast",
    "Death toll rises to {11|11 killed revised by health ministry in Orvel} - health ministry in Orvel",
    "{Nine|9 killed by police} guards dead (police), {12|12 killed by medics} guards dead (medics)",
    "From the mills of Orvel, to the people:",
    # who it is
    "Pavo Tolm, the president, said {12|12 killed by Pavo Tolm} soldiers were killed.",
    "The National Aid Commission said {four|4 killed by National Aid Commission} officers were killed.",
    "The River Guard (RG) militia said {four|4 killed by River Guard} officers were killed.",
    "Police commander Ivo Brask said {four|4 killed by Ivo Brask} officers were killed.",
    "A hospital source said {12|12 killed by hospital source} people were killed.",
    "Medics said {12|12 killed by Medics} people were killed.",
    "Witnesses told Meridian Press that {12|12 killed by Witnesses} people were killed.",
    "Residents of Kesh said {six|6 killed by Residents of Kesh} people were killed.",
    "Security sources in Orvel said {six|6 killed by Security sources in Orvel} people were killed.",
    "Orland News Agency said {six|6 killed by Orland News Agency} people were killed.",
    "A spokesman for the River Guard said {12|12 killed by spokesman for the River Guard} fighters were killed.",
    "The Valley Watch, a monitoring group, said {12|12 killed by Valley Watch} people were killed.",
    "Medics, speaking on condition of anonymity, said {12|12 killed by Medics} people were killed.",
    "State television said {12|12 killed by State television} people were killed.",
    # two speakers, two figures
    ("{Twelve|12 killed by police} people were killed, police said, and {40|40 injured by medics} were wounded, "
     "medics said."),
    # joint and cited speakers: the identified one first
    "The Valley Watch and medics said {12|12 killed by Valley Watch / medics} people were killed.",
    "{Nine|9 killed by medics / Meridian Press} people were killed, Meridian Press reported, citing medics.",
    # the report's own voice
    "{Twelve|12 killed} people were killed in the market.",
    "The minister condemned the attack that killed {12|12 killed} people.",
    "According to the council the army was behind the massacre of {12|12 killed} people.",
    "According to provisional data, {350|350 killed early by provisional data} people were killed.",
    "The Valley Watch was founded after {12|12 killed in Kesh} people were killed in Kesh.",
    "Lena Orsk, a nurse in Kesh, said {12|12 killed by Lena Orsk} people were killed.",
    "The Valley Watch, which is based in Norland, said {12|12 killed by Valley Watch} people were killed.",
    "Meridian Press, citing police, said {nine|9 killed by police / Meridian Press} people were killed.",
    "The council said the army broke the truce, killing {12|12 killed by council} people.",
    "The state news agency ONA said {six|6 killed by ONA} people were killed.",
    "VW said {six|6 killed by VW} people were killed.",
    "ACCORDING TO THE VALLEY WATCH, {12|12 killed by VALLEY WATCH} PEOPLE WERE KILLED.",
    ("The Valley Watch said {57|57 killed by Valley Watch} people were killed while ONA put the toll at {32|32 "
     "killed by ONA}."),
    "Police said {12|12 killed by Police} people were killed, but medics said {15|15 killed by medics}.",
    "ONA quoted police as saying that {nine|9 killed by police / ONA} people were killed.",
    "Meridian Press quoted a doctor as saying {nine|9 killed by doctor / Meridian Press} people were killed.",
]

REACHING_ON = [
    # a following sentence that goes on without a new speaker's name
    ("The Valley Watch said {12|12 killed by Valley Watch} people were killed. It said {40|40 injured by Valley "
     "Watch} people were wounded."),
    ("The Valley Watch said {12|12 killed by Valley Watch} people were killed. The monitoring group added that "
     "{40|40 injured by Valley Watch} people were wounded."),
    ("Lena Orsk, a nurse, said {12|12 killed by Lena Orsk} people were killed. Orsk said {nine|9 injured by Lena "
     "Orsk} people were wounded."),
    "“They killed {12|12 killed by Ivo Brask} people,” said Ivo Brask.",
    '"{Twelve|12 killed by Ivo Brask} people were killed," Ivo Brask said.',
    ("“We counted {12|12 killed by Ivo Brask} people killed,” said Ivo Brask. “{Forty|40 injured by Ivo Brask} "
     "people were wounded.”"),
]

HEADLINES = [
    "Blast kills {32|32 killed by police}: police",
    "Blast kills {32|32 killed by Valley Watch}: Valley Watch",
    "Police say {12|12 killed by Police} killed in mill raid",
    "{Twelve|12 killed by medics} killed in raid, medics say",
]

CAPITALS = [
    "POLICE SAID {12|12 killed by POLICE} PEOPLE WERE KILLED.",
    "{TWO|2 killed by LOCAL PRESS} MEN WERE KILLED, THE LOCAL PRESS REPORTED TODAY.",
    "THE 3D INFANTRY BRIGADE REPORTED THAT {TWO|2 killed by 3D INFANTRY BRIGADE} MEN WERE KILLED.",
    "MILITARY DETACHMENT NO.7 SAID {A MAN|1 killed by MILITARY DETACHMENT NO.7} WAS KILLED.",
    "AS IF THERE WERE OFFICIALLY NO WAR, POLICE KILLED {TWO|2 killed} MEN.",
    "IVO BRASK SAID THAT {THREE|3 killed by IVO BRASK} MEN WERE KILLED.",
    ("IVO BRASK, GENERAL SECRETARY OF THE HILL COUNCIL, REPORTED THAT {SIX|6 injured by IVO BRASK} MEN WERE "
     "WOUNDED."),
    "IT IS OFFICIALLY CONFIRMED THAT {TWO|2 killed by OFFICIALLY} MEN WERE KILLED.",
    "{TWELVE|12 killed by MEDICS} PEOPLE WERE KILLED, MEDICS SAID.",
]

KNOWN_FAILURES = [
    failing("said of something else", "{Twelve|12 killed} people were killed as the president spoke of peace."),
    failing("the words of the speaker",
            "Lena Orsk of the clinic said {12|12 killed by Lena Orsk} people were killed. She said {nine|9 injured "
            "by Lena Orsk} people were wounded."),
]


@pytest.mark.parametrize("text", [*SAID, *REACHING_ON, *CAPITALS, *KNOWN_FAILURES])
def test_speakers_of_a_figure(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text


@pytest.mark.parametrize("text", HEADLINES)
def test_speakers_of_a_headline(text: str, read: Extract) -> None:
    report = headline(plain(text))
    assert marked(report, read(report)) == text


# A sentence, and the kind of its speaker with its entry and whom it speaks for, or its group.
KINDS = [
    ("The Valley Watch said 12 people were killed.", "organisation valley-watch"),
    ("Iva Ranta said 12 people were killed.", "person iva-ranta of hill-council"),
    ("Lena Orsk said 12 people were killed.", "person"),
    ("Police said 12 people were killed.", "unidentified, police and security"),
    ("Medics said 12 people were killed.", "unidentified, medical"),
    ("Doctors at the clinic said 12 people were killed.", "unidentified, medical"),
    ("Witnesses said 12 people were killed.", "unidentified, witnesses and residents"),
    ("Residents said 12 people were killed.", "unidentified, witnesses and residents"),
    ("Activists said 12 people were killed.", "unidentified, fighters and activists"),
    ("A monitoring group said 12 people were killed.", "unidentified, unnamed monitors"),
    ("Colonel Ivo Brask said 12 people were killed.", "person"),
    ("The River Guard said 12 people were killed.", "organisation river-guard"),
    ("The Orlandic army said 12 people were killed.", "organisation orland-army of orland-government"),
    ("Officials said 12 people were killed.", "unidentified, officials and authorities"),
    ("A spokesman for the River Guard said 12 people were killed.", "person river-guard of river-guard"),
    ("A spokesman for the Orlandic army said 12 people were killed.", "person orland-army of orland-army"),
]

KNOWN_SPEAKERS = [
    failing("the words of the speaker", "Mira Sandt, the head of the Valley Watch, said 12 people were killed.",
            "person valley-watch of valley-watch"),
]


@pytest.mark.parametrize(("sentence", "kind"), [*KINDS, *KNOWN_SPEAKERS])
def test_kinds_of_speakers(sentence: str, kind: str, read: Extract) -> None:
    figure = next(claim for claim in read(body(sentence)).claims if isinstance(claim, FigureClaim))
    speaker = figure.attributed_to[0]
    told = (speaker.kind, speaker.id, f"of {speaker.of}" if speaker.of else "")
    assert (f"{speaker.kind}, {speaker.group}" if speaker.group else " ".join(filter(None, told))) == kind
