"""What a figure is the toll of, as far as its report tells, by FIGURES.md, rule 3: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, marked, plain

SUBSETS = [
    "Shells killed {12|12 killed} people, including {five|5 killed subset} children.",
    "Shells killed {12|12 killed} people, among them {five|5 killed subset} children.",
    "{Twelve|12 killed} people were killed. {At least nine|9+ killed subset} of the dead were traders.",
    "{Twelve|12 killed} people, including {five|5 killed subset} children, were killed.",
    "{Twelve|12 killed} people were killed, most of them civilians.",
    ("{Twelve|12 killed} people were killed, including {at least three|3+ killed subset} women and {two|2 killed "
     "subset} children."),
    "{Twelve|12 killed} people were killed, {five|5 killed subset} of them children.",
    "{Four|4 killed subset} pupils were among {nine|9 killed} people killed at the mill.",
    "{Forty|40 injured} people were wounded, {six|6 injured subset} of them seriously.",
]

PARTS_BY_THEMSELVES = [
    "A bomb killed {nine|9 killed in Kesh} people in Kesh. {Four|4 killed subset in Kesh} were teenagers.",
    ("A bomb killed {nine|9 killed} people and wounded {30|30 injured}. They included {two|2 killed subset} guards, "
     "{a nurse|1 killed subset} and {a boy|1 killed subset}."),
    ("The raid killed {12|12 killed} people: {eight|8 killed subset} guards, {three|3 killed subset} clerks and "
     "{a nurse|1 killed subset}."),
    "A raid killed {12|12 killed} people. The army says that {seven|7 killed subset by army} of them were rebels.",
    "Medics counted {12|12 killed by Medics} bodies. Among them are {five|5 killed subset by Medics} women.",
    "A bomb hit nine shops. They included two bakeries.",
]

SUMS = [
    "Bombings in Orvel and Kesh killed {88|88 killed aggregate in Orvel + Kesh} people.",
    "In all, {140|140 killed aggregate} people were killed in the two attacks.",
    "Attacks in three cities killed {60|60 killed aggregate} people.",
    "Guards shot dead {16|16 killed aggregate} rebels in four separate incidents on Thursday.",
    "The shelling of Orvel and Tarn killed {16|16 killed aggregate in Orvel + Tarn} people.",
    "A series of attacks across the country left {40|40 killed aggregate} people dead.",
    "{A total of 40|40 killed aggregate} people were killed in several attacks on Sunday.",
    "{Nine|9 killed aggregate} guards were killed in attacks on four checkpoints.",
    "Shells hit four schools in Kesh, killing {nine|9 killed in Kesh} pupils.",
]

PERIODS = [
    "The Valley Watch counted {93|93 killed aggregate by Valley Watch} civilian deaths in July.",
    "{Nineteen|19 killed aggregate} guards have been killed in 2014.",
    "{Forty-one|41 killed aggregate} people died in four days of violence.",
    "The raids claimed {39|39 killed aggregate} lives in four days.",
    "{Sixty|60 killed aggregate} fighters have died in a week of fighting.",
    "January was the bloodiest month of the year, with {141|141 killed aggregate} killed in action.",
    "The weekly report of the Valley Watch has {22|22 killed aggregate by Valley Watch} violent deaths.",
    "In the 24 hours to 0600 {three|3 killed aggregate} guards were killed.",
    "{Four|4 killed aggregate} villagers were killed during the month.",
    "Orland, monthly survey: {61|61 killed aggregate} murders, {12|12 abducted aggregate} kidnappings.",
    "The year 2014 saw {19|19 killed aggregate} guards killed.",
    "The week's death toll now stands at {41|41 killed aggregate revised}.",
    "The monthly toll was {212|212 killed aggregate}.",
    "The bandits killed {more than 500|>500 killed aggregate} people last year.",
    "Last year {1,200|1200 killed aggregate} people were killed in the conflict.",
    "{Twelve|12 killed aggregate} guards were killed on Monday and Tuesday.",
    "{Twelve|12 killed} guards were killed in the night from Monday to Tuesday.",
    "Fighting over the weekend killed {45|45 killed aggregate} people.",
    "Shelling last week left {23|23 killed aggregate} villagers dead.",
    "The militia kidnapped {60|60 abducted aggregate} herdsmen during the truce.",
    "{Nineteen|19 killed aggregate} guards were killed in those ten days.",
    ("Over the past 24 hours the militia opened fire 14 times. {Three|3 killed aggregate} guards were killed and "
     "{eleven|11 injured aggregate} wounded."),
    ("January saw {141|141 killed aggregate} people killed in action, {60|60 killed aggregate} of them guards."),
    ("The clinic counted {212|212 killed aggregate by clinic} deaths in July, compared with {140|140 killed "
     "aggregate by clinic} in June."),
    "Earlier this week a bomb killed {nine|9 killed in Kesh} people in Kesh.",
    "The month so far: {431|431 killed aggregate early} villagers killed.",
    "The spokesman said {48|48 killed aggregate by spokesman} villagers had died in the two massacres.",
    "{712|712 killed aggregate} people died in July, the deadliest month in five years.",
    ("Two car bombs killed {13|13 killed in Kesh by police} people in Kesh, police said, the latest in a surge of "
     "violence that has left {more than 200|>200 killed aggregate} dead over the past week."),
    ("{Nine|9 killed by police} people were killed, police said, a day after a bomb killed {seven|7 killed background "
     "in Kesh by police} in Kesh."),
    "A shell last week left {23|23 killed} villagers dead.",
    "Violence in July claimed {340|340 killed aggregate} lives.",
    "The blast was the third in Kesh this year and killed {seven|7 killed in Kesh} guards.",
    ("Bombs in Orvel and Tarn killed {12|12 killed in Orvel + Tarn} and {nine|9 killed in Orvel + Tarn} people "
     "respectively."),
    # one way, one event of that month, and what an event is ranked with
    "In July an air raid on a hall in Kesh left {140|140 killed background in Kesh} mourners dead.",
    "{Six|6 killed in Kesh} people died in Kesh in the worst attack since May.",
    "{A nurse|1 killed in Orvel} was shot dead on the road between Orvel and Kesh.",
    "{Six|6 killed in Kesh} people died in the third attack on Kesh in four days.",
    "The raid, the worst this year, left {16|16 killed} dead.",
    "The toll from Friday's raid on Orvel rose to {84|84 killed revised in Orvel}.",
]

WHOLE_WARS = [
    "The war has killed {more than 90,000|>90000 killed cumulative} people.",
    "{A quarter of a million|250000 killed cumulative} people have died in the conflict.",
    "{More than 5,000|>5000 killed cumulative} people have been killed since the war began.",
    "{Thousands|? killed cumulative} have been killed in the insurgency.",
    "The group has killed {thousands|? killed cumulative} of people.",
    "{More than 5,000|>5000 killed cumulative} people have been killed since 2011.",
    "The conflict has displaced {two million|2000000 displaced cumulative} people.",
    "{More than 3,500|>3500 killed cumulative} people have died in three decades of the dispute.",
    "{Some 12,000|~12000 killed cumulative} people have died since the rebels took up arms in 1976.",
    "{Some 212|~212 killed cumulative} villagers have died since the army launched an offensive on Orvel on Tuesday.",
    "Since martial law was declared in May, {395|395 killed cumulative} rebels have been killed.",
]

BACKGROUND = [
    "A previous attack killed {12|12 killed background} people.",
    "Last year's bombing in Kesh killed {12|12 killed background in Kesh} people.",
    "The raid came a month after previous attacks that killed {29|29 killed background} people.",
    "The release of {200|200 abducted background} girls kidnapped in May is near.",
    "An earlier attack in Kesh killed {12|12 killed background in Kesh} people.",
    "The ambush came two weeks after a landmine near Kesh killed {five|5 killed background in Kesh} guards.",
    "The blast came a day after a bomb killed {seven|7 killed background in Kesh} people in Kesh.",
    "It was the deadliest raid since March, when a car bomb killed {52|52 killed background} people.",
    "It was the worst such raid since {16|16 killed background in Kesh} pupils were killed in Kesh.",
    "The blast recalled the 1996 Kesh bank bombing, which killed {91|91 killed background} people.",
    "Police arrested {14|14 detained} men over the killing of {six|6 killed background} traders last month.",
    ("{Two|2 detained in Orvel} men were detained in connection with a bombing that killed {five|5 killed background "
     "in Orvel} people in Orvel in May."),
    "Earlier in the year, a bomb killed {nine|9 killed background in Kesh} people in Kesh.",
    "In May last year {40|40 killed background in Kesh} boys died when a shell hit a school in Kesh.",
    ("The village has been calm since May, when troops stormed a camp at Kesh and {more than 40|>40 killed background "
     "in Kesh} people died."),
    "The mine lay on the road where {16|16 killed background} guards died in 2011.",
    "In June {16|16 killed background in Kesh} guards died when rebels attacked a post in Kesh.",
]

NEVER_HAPPENED = [
    "The strike could kill thousands of people.",
    "If the army attacks, hundreds of people will be killed.",
    "An assault would kill thousands of people.",
]

ZERO = [
    "No one was killed.",
    "Nobody was hurt in the blast.",
    "There were no casualties.",
]

LATER_AND_EARLIER = [
    "The death toll rose to {31|31 killed revised}.",
    "The ministry revised the toll to {31|31 killed revised by ministry}.",
    "Police lowered the toll to {18|18 killed revised by Police}.",
]

DENIED = [
    "Police denied that {12|12 killed denied by Police} people were killed.",
    "ONA denied reports that {12|12 killed denied by ONA} soldiers were killed.",
    "The toll was {59|59 killed by police} and not {62|62 killed denied by police}, police said.",
]

KNOWN_FAILURES = [
    failing("an earlier event told in two clauses",
            "Four days earlier a bus was hit at Kesh; {12|12 killed background in Kesh} people died."),
    failing("a count of a period that only the trade's words tell",
            "The army has had a bloody spring: {63|63 killed aggregate} dead by its own tally."),
    failing("a toll is nobody who speaks", "An initial toll gave {12|12 killed early} dead."),
    failing("from an earlier count to a later one",
            "The death toll has risen from {22|22 killed early} to {31|31 killed revised}."),
    failing("the words of the speaker",
            "Doctors at one hospital said they had received {12|12 killed partial by Doctors at one hospital} bodies."),
]


@pytest.mark.parametrize("text", [
    *SUBSETS, *PARTS_BY_THEMSELVES, *SUMS, *PERIODS, *WHOLE_WARS, *BACKGROUND, *DENIED, *NEVER_HAPPENED, *ZERO,
    *LATER_AND_EARLIER, *KNOWN_FAILURES])
def test_scope_of_a_figure(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text
