"""Paragraphs as agencies write them, everything marked that must be read: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, marked, plain

SENTENCES = [
    "A car bomb killed {12|12 killed in Mogadishu by police} people in Mogadishu on Monday, police said.",
    ("{At least 20|20+ killed in Maiduguri by officials} people died when Boko Haram gunmen attacked a village near "
     "Maiduguri, officials said."),
    "{Three|3 killed in Kabul} Afghan soldiers were killed in a bombing in Kabul.",
    ("A roadside bomb in Mosul killed {two|2 killed in Mosul} Iraqi policemen and wounded {five|5 injured in Mosul} "
     "others."),
    "The Colombian army said {nine|9 killed by Colombian army} guerrillas had been killed in combat.",
    "Saudi-led air strikes killed {14|14 killed in Taiz by residents} civilians in Taiz, residents said.",
    "{Eleven|11 killed in Donetsk} civilians were killed in Donetsk by shelling overnight.",
    "Shelling in the Donetsk region killed {four|4 killed in Donetsk} people.",
    "The Taliban claimed to have killed {30|30 killed by Taliban} soldiers.",
    "The ministry said troops had killed {15|15 killed by ministry} militants in the operation.",
    "{Two|2 killed} Israeli soldiers and {six|6 killed} Palestinians were killed.",
    "{Fifteen|15 injured by hospital} wounded people were brought in, the hospital said.",
    "More than half of the {40|40 killed} dead were children.",
    "The attack killed {at least 30|30+ killed} and injured {more than 70|>70 injured}.",
    "Earlier reports put the toll at {nine|9 killed early}.",
    ("The bombing came two weeks after an attack on a ferry in Orvel in which {44|44 killed background in "
     "Orvel} people died."),
    "{Two|2 killed} bodyguards were also killed.",
    "{Another soldier|1 killed} was killed in the west.",
    "{One|1 killed} person was killed.",
    "{Three|3 killed} more people died on Sunday.",
    "{Three|3 killed} people, all of them civilians, were killed.",
    "{Three|3 killed} people, {two|2 killed subset} of them civilians, were killed.",
    "The bombing killed {three|3 killed} and wounded {a dozen|12 injured}.",
    "In a separate attack, {three|3 killed in Tarn} people were killed in Tarn.",
    "A 40-kilogram bomb killed {three|3 killed} people.",
    "On 12 May, {nine|9 killed} people were killed.",
    "At 9 a.m. a shell killed {two|2 killed} people.",
    "Flight 17 was shot down, killing all {298|298 killed} people on board.",
    # all marks are lost
    ("A car bomb killed {nine|9 killed in Kesh by police} people in Kesh on Sunday police said The mayor said "
     "{two|2 killed in Kesh by mayor} more had died in hospital In Tarn shells killed {four|4 killed in Tarn} farmers"),
    "Route 66 was closed after {three|3 killed} people were shot dead.",
]

PARAGRAPHS = [
    ("A car bomb exploded outside a bakery in the northern town of Tarn on Tuesday, killing {at least 14|14+ killed "
     "in Tarn by police} people and wounding {more than 30|>30 injured in Tarn by police}, police said."),

    ("Gunmen on motorcycles stormed the village of Zhudra before dawn on Friday and shot dead {eleven|11 killed in "
     "Zhudra by residents} farmers, residents said."),

    ("The rebels are holding {17|17 abducted background in Tarn by police} aid workers who were abducted on the road "
     "to Tarn in March, police said."),

    "No one was hurt when a rocket fell in a field outside Kesh, police said.",

    "Police had earlier said that {nine|9 killed early by Police} people were killed.",

    "Local media put the death toll at {40|40 killed by Local media}, but that could not be confirmed.",

    "{AT LEAST 12|12+ killed in ORVEL} POLICEMEN WERE KILLED TODAY IN AN AMBUSH NEAR ORVEL.",

    "{One|1 killed} person was killed and {four|4 injured} others were hurt.",

    "The bomb went off as worshippers left the shrine, leaving {16|16 killed} dead.",

    "The {35|35 killed} dead included {ten|10 killed subset} schoolchildren.",

    ("Ten years of war have killed {some 90,000|~90000 killed cumulative} people and driven {two million|2000000 "
     "displaced cumulative} from their homes."),
    ("{Nineteen|19 killed in Kesh by Valley Watch} people, {seven|7 killed subset in Kesh by Valley Watch} of them "
     "children, were killed when shells struck a school in Kesh on Monday, the Valley Watch said."),
    ("The Orlandic army said {three|3 killed in Kesh by Orlandic army} of its soldiers had been killed and {eight|8 "
     "injured in Kesh by Orlandic army} wounded in an ambush near Kesh on Wednesday."),
    ("{At least 60|60+ killed in Orvel} people were killed and {dozens more|? injured in Orvel} injured on Saturday "
     "in a triple bombing in Orvel."),
    ("A suicide bomber blew himself up at a checkpoint in Orvel on Sunday. {Five|5 killed in Orvel by hospital "
     "official} soldiers and {two|2 killed in Orvel by hospital official} passers-by died, a hospital official said."),
    ("Fighting in Tarn between the River Guard and the army left {30|30 killed in Tarn} fighters and {six|6 killed "
     "in Tarn} soldiers dead."),
    "THE GUERRILLAS KIDNAPPED {SEVEN|7 abducted in ORVEL} TOWN COUNCILLORS IN ORVEL.",
    ("{Seven|7 killed in Kesh by Ivo Brask} people were killed in Kesh, Ivo Brask, head of the town council, told "
     "reporters."),
    ("ONA, the state news agency, put the number of dead at {18|18 killed by ONA}, while the Valley Watch said {at "
     "least 27|27+ killed by Valley Watch} people had been killed."),
    '"It was a massacre," said a witness, who counted {18|18 killed by witness} bodies.',
    ("The attack left {30|30 killed} people dead and {70|70 injured} injured, {ten|10 injured subset} of them "
     "critically."),
    "{Four|4 killed} people, including {the gunman|1 killed subset}, died.",
    "{Twelve|12 detained} people were arrested over the killing of {a priest|1 killed}.",
    "Snipers killed {a boy|1 killed in Kesh}, 14, in Kesh.",
    ("{Two|2 killed in Tarn} policemen were killed and {four|4 injured in Tarn} wounded when a roadside bomb hit "
     "their patrol in Tarn."),
    "“We have counted {23|23 killed by Ivo Brask} dead,” Ivo Brask, the mayor of Kesh, told Meridian Press.",
    "He was killed along with {two|2 killed} of his bodyguards.",
    "Among the dead were {three|3 killed subset} nurses and {a driver|1 killed subset}.",
    ("In the deadliest incident, {28|28 killed in Kesh by Valley Watch} members of one family were killed "
     "when their house in Kesh was hit by a rocket, according to the Valley Watch."),
    ("A doctor at the Kesh clinic, who asked not to be named, said the clinic had received {12|12 killed "
     "partial by doctor at the Kesh clinic} bodies."),
]

KNOWN_FAILURES = [
    failing("a part of the whole is read as another toll, or not at all",
            "The dead include {four|4 killed subset} women and {two|2 killed subset} children."),
    failing("a second number with its verb or noun left out",
            "{12|12 killed} people died on the spot and {three|3 killed} later in hospital."),
    failing("a second number with its verb or noun left out",
            "Clashes in Kesh killed {three|3 killed in Kesh} and in Tarn {two|2 killed in Tarn}."),
    failing("a second number with its verb or noun left out",
            "Air strikes on a market in Orvel killed {32|32 killed in Orvel by medics} people on Thursday, medics "
            "said. {Sixty|60 injured in Orvel by Lena Orsk} others were being treated at the city's only clinic, "
            "said Lena Orsk, a nurse there."),
    failing("a second number with its verb or noun left out",
            "Ivo Brask, a surgeon, said that of the {200|200 injured by Ivo Brask} wounded, {15|15 injured subset by "
            "Ivo Brask} were in critical condition."),
    failing("a second number with its verb or noun left out",
            "The truce has cut violence: {112|112 killed by Valley Watch} people were killed in March, compared with "
            "{640|640 killed by Valley Watch} in February, the Valley Watch said."),
    failing("from an earlier count to a later one",
            "The number of injured stood at {44|44 injured revised}, up from {30|30 injured early}."),
    failing("from an earlier count to a later one",
            "The head of the Valley Watch, Mira Sandt, said {57|57 killed revised by head of the Valley Watch} "
            "people had died, up from {46|46 killed early by head of the Valley Watch}."),
    failing("the words around the number are not known",
            "The militants released {12|12 abducted background} of the 40 hostages."),
    failing("the words around the number are not known",
            "Rescue workers pulled {nine|9 killed in Orvel} more bodies from the rubble on Friday, bringing the toll "
            "from the air strike in Orvel to {41|41 killed revised in Orvel}."),
    failing("people who fled a place",
            "{More than 4,000|>4000 displaced in Kesh by United Nations} people have fled Kesh since Sunday, the "
            "United Nations said."),
    failing("something of an earlier year is read as the count of that year",
            "{Twelve|12 detained background} people were arrested in 2014 over the killing."),
]


@pytest.mark.parametrize("text", [*SENTENCES, *PARAGRAPHS, *KNOWN_FAILURES])
def test_figures_of_a_paragraph(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text
