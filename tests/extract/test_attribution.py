"""Who counted, told in other ways than by a name and a verb of saying: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, marked, plain

DOCUMENTS = [
    "A report from Kesh province states that {the pilot|1 killed by report from Kesh province} was killed.",
    ("{Six|6 killed by Valley Watch} monks were killed, said a communique issued by the Valley Watch."),
    "{Nine|9 killed by Valley Watch} villagers died, a count by the Valley Watch found.",
    "Figures from the interior ministry show {92|92 killed by interior ministry} guerrillas killed.",
    "By the government's tally {30|30 killed by government} rebels had been killed.",
    "{Eight|8 killed by governor} people died, a toll given by the governor of Vell.",
    "Meridian Press carried a claim by the River Guard that {two|2 killed by River Guard} soldiers had died.",
    "THE COMMUNIQUE SAYS {SIX|6 killed by COMMUNIQUE} POLICEMEN WERE KILLED.",
    "The army report lists {nine|9 killed by army} dead.",
]

BY_WHOM = [
    "The deaths of {five|5 killed by official} guards were confirmed to Meridian Press by an official.",
    ("{Eight|8 killed by commandant / state television} soldiers were killed, a commandant quoted by state television "
     "said."),
    "In the view of the truce committee, {nine|9 killed by truce committee} people died for nothing.",
    "{Twelve|12 killed in Kesh by nurse} people died in Kesh, a nurse there said by telephone.",
    "The toll, say hospital workers in Kesh, is {28|28 killed by hospital workers}.",
    ("According to witnesses interviewed by Meridian Press, {nine|9 killed by witnesses / Meridian Press} people were "
     "killed."),
    "{Four|4 killed by Ivo Brask / Meridian Press} guards died, Ivo Brask was quoted by Meridian Press as saying.",
    "A grenade killed {two|2 killed by mayor's office} people, the mayor's office announced.",
    "The raid killed {nine|9 killed by city council}, the city council said.",
    "The blast killed {17|17 killed by provincial police chief Ivo Brask}, said provincial police chief Ivo Brask.",
    "Officials said {87|87 killed by Officials} people had died and that {150|150 injured by Officials} were injured.",
    "Death toll put at {26|26 killed by governor} by governor of Vell",
    "The Kesh patrol was told by a nurse that {two|2 injured by nurse} guards had been injured.",
    "Toll (interior ministry): {34|34 killed by interior ministry} killed.",
    "{Eleven|11 killed by police} dead (police); {nine|9 killed by medics} dead (medics)",
    # the commas are lost
    ("A bomb killed {nine|9 killed in Kesh by Valley Watch} people in Kesh on Sunday the Valley Watch said and shells "
     "killed {two|2 killed in Tarn by mayor} in Tarn the mayor said."),
    "The River Guard waylaid us and we killed {three|3 killed by Ivo Brask} men said Ivo Brask who heads a watch.",
    "By their own count the rebels lost {six|6 killed by rebels} men.",
    "A toll of {64|64 killed by civil defence} was given by the civil defence.",
    "Mill hit, {20|20 killed by mayor} killed says mayor",
    "Camp bombed {50|50 killed by nurse} dead acc to nurse",
    "1130H - Vell police: {4|4 killed by Vell police} KIA, {6|6 injured by Vell police} WIA.",
    "The command of the River Guard: {nine|9 killed by command of the River Guard} dead.",
]

SUBJECTS = [
    "People who fled Kesh spoke of {more than 90|>90 killed by People} dead.",
    "A member of the village guard who took part said {six|6 killed by member of the village guard} people died.",
    "Orvel radio, which gave no source, said {three|3 killed by Orvel radio} soldiers had died.",
    "What is known comes from the priest, who says {five|5 killed by priest} women were murdered.",
    "A hospital clerk said {five|5 killed by hospital clerk} bodies had come in.",
    "The women's committee in Orvel logged {14|14 killed by women's committee in Orvel} murders.",
    "The rescue team was able to confirm {26|26 killed by rescue team} deaths.",
    "The data bank registered {38|38 missing by data bank} disappearances.",
    "GENERAL HUGO VASK SAID {22|22 killed by HUGO VASK} REBELS WERE KILLED.",
]

LISTS = [
    "Reported by the Kesh clinic:\n- {six|6 killed by Kesh clinic} killed\n- {31|31 injured by Kesh clinic} wounded",
    ("As told to us by the Orvel field team:\n1. Tarn: {two|2 killed in Tarn by Orvel field team} killed.\n2. Kesh: "
     "{nine|9 injured in Kesh by Orvel field team} wounded."),
    ("Summary from the Kesh team\n- Tarn: {four|4 killed in Tarn by Kesh team} killed\n"
     "- Oss: {two|2 injured in Oss by Kesh team} hurt"),
    "Field reports of the Kesh clinic:\n- Oss: {three|3 killed in Oss by Kesh clinic} killed\n- Ull: quiet",
    "Orvel: {two|2 killed in Orvel by Valley Watch} killed\nKesh: quiet\nSource: Valley Watch",
]

GOING_ON = [
    ("The press centre reports: the enemy opened fire. {One|1 killed by press centre} guard was killed. {Two|2 "
     "injured by press centre} guards were wounded."),
    "Villagers described the raid. Soldiers had killed {ten|10 killed by Villagers} men.",
    "The Valley Watch met in Orvel. It said {nine|9 killed by Valley Watch} people died.",
    "Leaders in Tarn disputed that, saying {13|13 killed by Leaders} people were killed.",
    "Police said a bomb went off in Orvel. {Four|4 killed in Orvel by Police} people were killed.",
    '"They came at night," said a teacher. They had killed {eleven|11 killed by teacher} people before dawn.',
    "Orvel radio accused the army of a raid in which it said {six|6 killed by Orvel radio} guards died.",
    "Pavo Tolm said the army raided Kesh. {Four|4 killed in Kesh} people were killed.",
]

KNOWN_FAILURES = [
    failing("the noun before a relative has words behind it",
            "A village patrol that entered Tarn found {16|16 killed by village patrol} bodies."),
    failing("a speaker of another kind of sentence", "Among those who counted was a digger, Ivo Brask: {35|35 killed "
            "by Ivo Brask} dead."),
    failing("a speaker of another kind of sentence",
            "The army, whose spokesman first spoke of {three|3 killed by spokesman} dead, fell silent."),
    failing("a speaker of another kind of sentence",
            "As far as the commission could establish, {19|19 killed by commission} people were killed."),
    failing("a speaker whose words do not tell of the incident",
            "The Valley Watch said the truce was broken again. {Two|2 killed in Kesh by Valley Watch} people were "
            "killed in Kesh."),
]


@pytest.mark.parametrize("text", [*DOCUMENTS, *BY_WHOM, *SUBJECTS, *LISTS, *GOING_ON, *KNOWN_FAILURES])
def test_who_counted(text: str, read: Extract) -> None:
    report = body(plain(text))
    assert marked(report, read(report)) == text
