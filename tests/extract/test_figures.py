"""What became of the people of a number: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, headline, marked, plain
from truceline.model.claim import FigureClaim

KILLED = [
    "{Twelve|12 killed} people were killed.",
    "{Twelve|12 killed} people have been killed.",
    "A mortar round hit the yard, killing {three|3 killed} people.",
    "Gunmen killed {nine|9 killed} farmers.",
    "The blast left {nine|9 killed} dead and {twelve|12 injured} injured.",
    "The blast left {nine|9 killed} people dead.",
    "{Eight|8 killed} villagers died in the shelling.",
    "{Eight|8 killed} villagers lost their lives.",
    "The ministry confirmed {14|14 killed by ministry} deaths.",
    "The raid cost {14|14 killed} lives.",
    "The raid cost {14|14 killed in Kesh} lives in Kesh.",
    "The army lost {eight|8 killed} men and the rebels {25|25 killed} in three hours of shelling.",
    "{Six|6 killed} bodies were found in a ditch.",
    "Rescuers pulled {six|6 killed} bodies from the mill.",
    "The death toll rose to {31|31 killed revised}.",
    "The death toll stands at {31|31 killed}.",
    "The number of people killed has reached {31|31 killed}.",
    "{Four|4 killed} soldiers were shot dead.",
    "{Two|2 killed} teachers were beheaded.",
    "The insurgents killed {14|14 killed} guards.",
    "{Two|2 killed} brothers, aged 4 and 9, were killed.",
    "A mass grave with {40|40 killed} bodies was found.",
    "{At least three|3+ killed} people are feared dead.",
    "{The mayor|1 killed} was shot dead.",
    "{A soldier|1 killed} was killed by a sniper.",
    "Shells killed {a woman|1 killed} and {two|2 killed} children.",
    "{Thirty|30 killed} were killed.",
    "{Nine|9 killed} dead, {30|30 injured} wounded after the raid.",
    "The army lost {four|4 killed} soldiers in the ambush.",
    "Clashes between clans left {at least 12|12+ killed} people dead.",
    "Shells claimed the lives of {12|12 killed} miners.",
    "Militants killed {12|12 killed} soldiers.",
    "Police killed {four|4 killed} protesters.",
    "Rebels killed {12|12 killed} soldiers and wounded {nine|9 injured}.",
    "Police shot dead {two|2 killed} men.",
    "Police found the bodies of {12|12 killed by Police} men.",
    "{A 12-year-old girl|1 killed} was killed.",
]

HURT_TAKEN_DRIVEN_OUT = [
    "{Thirty|30 injured} others were wounded.",
    "A grenade exploded, wounding {two|2 injured} policemen.",
    "Rockets wounded {five|5 injured} dockers.",
    "{Five|5 injured} dockers sustained injuries.",
    "{Forty|40 injured} people were taken to hospital.",
    "{Six|6 missing} fishermen are missing.",
    "{Six|6 missing} fishermen are still unaccounted for.",
    "{Forty|40 abducted} villagers were abducted at the ford.",
    "Gunmen kidnapped {12|12 abducted} students.",
    "{About 3,000|~3000 displaced} residents were displaced.",
    "The offensive forced {200|200 displaced} families from their homes.",
    "{Hundreds|? displaced} fled across the river.",
    "Police said {15|15 detained by Police} men were detained.",
    "The brigade suffered {30|30 casualties} casualties.",
    "{Several|? injured; ? killed} people were killed and injured.",
    "{Twelve|12 killed} people were killed, {40|40 injured} wounded and {three|3 missing} are missing.",
    "The shelling killed {seven|7 killed} people and injured {20|20 injured} others.",
    "The shelling killed {seven|7 killed} soldiers and {three|3 killed} civilians.",
    "The gunmen took {three|3 abducted} nurses hostage.",
    "Police arrested {12|12 detained} people.",
    "Security forces detained {40|40 detained} men.",
    "Fighters abducted {nine|9 abducted} nurses.",
    "Troops arrested {nine|9 detained} men at the checkpoint.",
    "The brigade took {nine|9 detained} prisoner.",
    'A nurse counted "{at least 40|40+ injured by nurse}" wounded.',
    ("Gunmen murdered {two|2 killed} nurses and abducted "
     "{eight|8 abducted}, including {a doctor|1 abducted subset}."),
]

HOW_PEOPLE_DIE = [
    "{Three|3 killed in Kesh} of our fighters fell as martyrs at Kesh.",
    "{Four|4 killed} policemen were put to death by the rebels.",
    "When their boat was hit, {30|30 killed} refugees drowned in the lake.",
    "The raid cost {four|4 killed} men their lives.",
    "A mortar round claimed the life of {a child|1 killed}.",
    "{Nine|9 killed in Tarn} villagers were hacked to death in Tarn.",
    "Snipers picked off {three|3 killed} civilians on the bridge.",
    "{Four|4 killed} labourers were lined up and shot.",
    "{A baker|1 killed} was found with his throat cut.",
    "{Ten|10 killed} men have been found murdered in the ravine.",
    "{Six|6 killed revised} of them later died of their wounds.",
    "{6|6 killed} killed ({4|4 killed subset} men, {2|2 killed subset} women)",
    "Killed were {a farmer|1 killed}, {his wife|1 killed} and {three|3 killed} of their children.",
    "{A teacher|1 killed subset}, {a nurse|1 killed subset} and {two|2 killed subset} pupils were among the dead.",
    "The victims, {three|3 killed} brothers, were found at dawn.",
    "The bank registered {264|264 killed by bank} political killings.",
    "In the hills {nine|9 killed} men were killed; at the ford {five|5 killed}.",
    "Of the 30 aboard, {11|11 killed} perished.",
    "They counted {24|24 killed} bodies, {one|1 killed subset} of them a policeman.",
    "A fifth of the guests, {36|36 killed} men, died in the fire.",
    "Also killed were {two|2 killed} bodyguards and {a cook|1 killed}.",
    "Gunmen shot {three|3 killed} policemen dead and abducted {a fourth|1 abducted}.",
    "In the hills {six|6 killed} died, in the plain {two|2 killed} and at the ford {one|1 killed}.",
    "Snipers fired at {two|2 injured} men at the ford, wounding both.",
    "The army counted {40|40 killed by army} dead, the rebels only {nine|9 killed by army}.",
    "{Three|3 killed} villagers fell victim to snipers.",
    "Among those who died were {two|2 killed subset} children.",
    "{Two|2 killed} men, aged 34 and 51, had been brought in dead.",
    "Men and women, {57|57 killed} in all, were massacred.",
    "The patrol accounted for {six|6 killed} insurgents.",
    "KIA {2|2 killed}, WIA {5|5 injured}, MIA {1|1 missing}.",
    "{As many as 80|≤80 killed} of the 100 aboard are feared dead.",
    "{Forty|40 killed} displaced people were shot dead.",
    "The blast that left {nine|9 killed} dead and {more than 1 000|>1000 injured} injured proved what they are.",
    "The guards were accused of killing {three|3 killed} of his men in custody.",
    "{Nine|9 killed} members of the army dead, {at least two|2+ injured} farmers wounded.",
    "{Nine|9 killed} villagers were burned or shot to death.",
    "{Two|2 killed} leaders of the Hill Council [HC] were killed.",
    "{More than 11,000|>11000 detained} people related to the clan have been arrested in the raids.",
    "{Five|5 killed} of the {17|17 detained background} guards captured in the raid have been found dead.",
]

ONE_PERSON = [
    "{A sapper|1 killed} bled to death.",
    "{A beekeeper|1 killed} died on Sunday.",
    "The army shelled the ford, killing {a beekeeper|1 killed}.",
    "{A vegetable seller|1 killed in Kesh} from Kesh was shot dead.",
    "{A senator|1 killed in Kesh} was killed in Kesh.",
    "{Corporal Ivo Brask|1 killed}, 24, died when a mine went off.",
    "{Two|2 killed} guards were killed and {another|1 injured} was hurt.",
    "{A 19-year-old|1 killed} was killed.",
    "{A mother|1 killed} of four was shot dead at her door.",
    "{A postman|1 injured}, 32, was shot in the legs.",
    "{A judge's driver|1 killed} was shot dead on Monday.",
    "The bomb killed {a policeman's son|1 killed}.",
    "{THE MAYOR'S WIFE|1 killed} WAS KILLED WHEN A SHELL HIT THE HOUSE.",
    "The president's plan was killed by his own party.",
    "A raid in which {another carabinero|1 killed} was slain.",
    "The gang robbed and killed {a shoemaker|1 killed}.",
]

HOW_PEOPLE_SUFFER = [
    "The blast left {three|3 injured} men with shrapnel wounds.",
    "{Ten|10 injured} shepherds received bullet injuries.",
    "{Nineteen|19 injured} men were hurt, {five|5 injured subset} critically.",
    "Hooded men bundled {three|3 abducted} engineers into cars.",
    "{Five|5 abducted} youths were taken from their homes in a white van.",
    "{At least 80|80+ detained} demonstrators were thrown into police vans.",
    "{More than 900|>900 displaced} people are sleeping in schools.",
    "{Around 1,200|~1200 displaced} crossed the river during the night.",
    "The fire left {300|300 displaced} families homeless.",
    "New IDPs this week: {3,250|3250 displaced aggregate}.",
    "{Eleven thousand|11000 displaced aggregate} people have been on the road since Sunday.",
    "Shelling drove out {4,000|4000 displaced} villagers.",
    "They put the number of boys missing from Kesh at {14|14 missing}.",
]

HEADLINES = [
    "{Policeman|1 killed in Kesh} killed in Kesh",
    "Mine kills {shepherd|1 killed}, wounds {two|2 injured}",
    "{29|29 killed} pupils, {teacher|1 killed} burned alive in night raid",
    "{Twelve|12 killed} killed in market blast",
    "Market blast kills {12|12 killed}",
    "Blast kills {12|12 killed}, wounds {30|30 injured}",
    "{At least 12|12+ killed} dead, {dozens|? injured} hurt as rockets hit port",
    "Gunmen kidnap {12|12 abducted} students",
    "Blast kills {32|32 killed by police}: police",
    "Toll in mill fire attack climbs to {19|19 killed revised}",
    "Shelling leaves {five|5 killed} dead",
    "{12|12 killed} Killed, {30|30 injured} Wounded in Market Blast",
    "BLAST KILLS {12|12 killed} IN MARKET",
]

LOST_PUNCTUATION = [
    "Shells fell on the market killing {three|3 killed} people and wounding {nine|9 injured}",
    "police said {12|12 killed by police} people were killed and {30|30 injured by police} wounded",
    "A CAR BOMB EXPLODED OUTSIDE THE POLICE STATION KILLING {SEVEN|7 killed} PEOPLE",
    "GUNMEN KILLED {FOUR|4 killed} POLICEMEN AND WOUNDED {TWO|2 injured} OTHERS",
    "killed: {12|12 killed}; wounded: {40|40 injured}",
    "{3|3 killed} KIA, {7|7 injured} WIA.",
    "Wk 31: {9|9 killed} civ. killed, {14|14 injured} civ. injured",
    "Bus hit: {11|11 killed} dead, {5|5 killed subset} children.",
    "{50+|50+ killed partial} dead, {12+|12+ injured partial} wounded.",
    "Bodies found: {8|8 killed}. Displaced: {approx. 2,300|~2300 displaced}.",
]

NOBODY = [
    "All 40 passengers were unhurt.",
    "Twelve soldiers survived the attack.",
    "Twelve people were late.",
    "The committee killed the plan.",
    "Talks are at a dead end.",
    "The engine died on the way home.",
    "They made a killing on the market.",
    "Twelve ministers attended the talks on the dead.",
    "Nine delegations arrived in the capital.",
    "The report was released by 12 groups.",
    "Ten people saw the film about the killed king.",
    "The 12 rebels surrendered.",
    "Rebels fired 12 rockets.",
    "Twelve countries condemned the killings.",
    "The toll road cost 18 dollars.",
    "The play about the dead has run for 12 weeks.",
    "Police fired on 40 protesters.",
    "A crowd of 4,000 buried the mayor.",
    "The toll could rise, doctors warned.",
    "The toll is expected to rise.",
    "The army has not given a toll.",
    "There was no word on casualties.",
    "There were no immediate reports of casualties.",
    "No casualties were reported.",
    "The mortar fire caused no deaths.",
    "The blast damaged 12 houses but hurt no one.",
    "The minister said 12 villages had been shelled.",
    "Gunmen freed 40 prisoners in a raid on Kesh jail.",
    "The convoy brought food for 4,000 people.",
    "The camp is home to 30,000 refugees.",
    "Some 5,000 people gathered for the funeral.",
    "About 300 rebels are still in the town.",
    "The army sent 2,000 troops to the front.",
    "They fired 60 shells at the town.",
    "The trial of 12 men accused of the killings began.",
    "The council has 12 members.",
    "The bomb weighed 500 kilograms.",
    "None of the 12 passengers was hurt.",
    "Neither of the two guards was wounded.",
    "A rally was held in the capital.",
    "A bridge was blown up.",
    "Two tankers were seized.",
    "Six halls were evacuated.",
    "Three gunmen fled on a motorcycle.",
    "A robber fled.",
    "Police foiled a plot to kill 40 pilgrims.",
    "He was killed a mile from his home.",
    "Oil accounted for six parts in ten.",
    "The vaccine saved 3,000 lives.",
    "In the film forty soldiers die in a trench.",
    "For every soldier killed the army will answer.",
    "After killing the peasant family the gunmen left.",
    "They are holding them captive on one of the floors.",
    "Guests were hurt at the mill in room 5, where a party was held.",
    "It was not clear how many people were killed.",
]

KNOWN_FAILURES = [
    failing("each of several numbers at its own place",
            "{Five|5 killed in Kesh} men were killed in Kesh, {three|3 killed in Tarn} in Tarn and "
            "{seven|7 killed in Orvel} in Orvel."),
    failing("from an earlier count to a later one",
            "The death toll has risen from {22|22 killed early} to {31|31 killed revised}."),
]


@pytest.mark.parametrize("sentence", [*KILLED, *HURT_TAKEN_DRIVEN_OUT, *HOW_PEOPLE_DIE, *ONE_PERSON,
                                      *HOW_PEOPLE_SUFFER, *LOST_PUNCTUATION, *NOBODY, *KNOWN_FAILURES])
def test_figures_of_a_sentence(sentence: str, read: Extract) -> None:
    report = body(plain(sentence))
    assert marked(report, read(report)) == sentence


@pytest.mark.parametrize("sentence", HEADLINES)
def test_figures_of_a_headline(sentence: str, read: Extract) -> None:
    report = headline(plain(sentence))
    assert marked(report, read(report)) == sentence


@pytest.mark.parametrize(("sentence", "civilians"), [
    ("At least 12 of the dead were women and children.", [True]),
    ("At least 12 of the dead were soldiers.", [False]),
    ("The shelling killed seven soldiers and three farmers.", [False, True]),
])
def test_whether_the_people_of_a_figure_are_civilians(sentence: str, civilians: list[bool], read: Extract) -> None:
    figures = [claim for claim in read(body(sentence)).claims if isinstance(claim, FigureClaim)]
    assert [figure.civilians for figure in figures] == civilians
