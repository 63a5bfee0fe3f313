"""Numbers with their qualifiers, by FIGURES.md, rules 1 and 2: marked sentences, see marked.py."""

import pytest

from tests.extract.marked import Extract, body, failing, marked, plain
from truceline.model.claim import FigureClaim

QUALIFIERS = [
    "{At least 12|12+ killed} people were killed.",
    "{No fewer than nine|9+ killed} people were killed.",
    "{More than 100|>100 injured} people were injured.",
    "{Over 40|>40 injured} others were wounded.",
    "{Nearly 200|<200 killed} people were killed.",
    "{Close to 30|<30 killed} villagers died.",
    "{Up to 80|≤80 killed} people may have been killed.",
    "{As many as 178|≤178 injured} people were wounded.",
    "{About 60|~60 killed} people were killed.",
    "{Around 60|~60 killed} people were killed.",
    "{Some 3,000|~3000 displaced} residents were displaced.",
    "{An estimated 500|~500 displaced} families were displaced.",
    "{Between 10 and 12|10-12 killed} soldiers were killed.",
    "{18-23|18-23 killed} people were killed in the raid.",
    "{30 to 40|30-40 injured} people were injured.",
    "{Exactly 40|40 killed} people were killed.",
    "{A total of 40|40 killed} people were killed.",
    "A total of {at least 40|40+ killed} people were killed.",
    "{Dozens|? injured} of people were injured.",
    "{Scores|? killed} were killed.",
    "{Several|? killed} villagers were killed.",
    "{Dozens more|? injured} were injured.",
    "{Hundreds|? displaced} of families fled.",
    "{Half of|? displaced} the inhabitants were displaced.",
]
"""The qualifier goes with its own number and with no other."""

ONE_QUALIFIER_EACH = [
    "{At least 20|20+ killed} people were killed and {55|55 injured} wounded.",
    "{Twenty|20 killed} people were killed and {more than 55|>55 injured} were wounded.",
    "{About 60|~60 killed} people died and {at least 100|100+ injured} were hurt.",
    "The raid killed {nearly 30|<30 killed} people and wounded {40|40 injured}.",
]

SPELLED = [
    "{Seven|7 killed} people were killed.",
    "{Twenty-three|23 killed} people were killed.",
    "{One hundred and seven|107 killed} people were killed.",
    "{A hundred|100 killed} people were killed.",
    "{Two dozen|24 killed} people were killed.",
    "{Two hundred|200 displaced} families were displaced.",
    "{1,400|1400 displaced} people were displaced.",
    "{1 400|1400 displaced} people were displaced.",
    "On March 15 {200|200 displaced} people were displaced.",
    "{Ten thousand|10000 displaced} people were displaced.",
    "{2.5 million|2500000 displaced} people were displaced.",
    "{Half a million|500000 displaced} people were displaced.",
    "{SEVEN|7 killed} PEOPLE DIED AND {12|12 injured} WERE HURT.",
    "{AT LEAST 12|12+ killed} PEOPLE WERE KILLED IN THE MARKET.",
    "{MORE THAN THIRTY|>30 injured} PEOPLE WERE WOUNDED.",
]

NOBODY_COUNTED = [
    "Dozens of cars were burnt.",
    "Police seized 40 rifles and 12 grenades.",
    "The bridge was destroyed in 1997.",
    "In 2014 the town was rebuilt.",
    "The 23-year-old minister spoke for 40 minutes.",
    "The road is 31 kilometres long.",
    "The army bought 12 tanks for $40 million.",
    "He is aged 65.",
    "The battle for the 40 houses went on.",
    "Prices rose by 12 percent.",
    "The 14th brigade held the hill.",
    "Resolution 1267 was read aloud.",
    "It was nearly noon when the shelling began.",
    "He has 12 children.",
    "Thirty trucks reached the town.",
    "The team lost 3 to 1.",
]

KNOWN_FAILURES = [
    failing("'or more' and 'or so' mark a partial count", "{Twenty or more|20+ killed} people died."),
    failing("'or more' and 'or so' mark a partial count", "{Twenty or so|~20 killed} people died."),
]


@pytest.mark.parametrize("sentence", [*QUALIFIERS, *ONE_QUALIFIER_EACH, *SPELLED, *NOBODY_COUNTED, *KNOWN_FAILURES])
def test_numbers_of_people(sentence: str, read: Extract) -> None:
    report = body(plain(sentence))
    assert marked(report, read(report)) == sentence


@pytest.mark.parametrize("number", [
    "9" * 5000, "9," * 3000 + "999", "9" * 400 + ".5 million", "1" + ",000" * 2000, "a " + "hundred " * 500,
    "nine " + "million " * 500, "² thousand", "٩" * 5000], ids=lambda number: number[:12])
def test_more_than_can_be_counted_is_no_number(number: str, read: Extract) -> None:
    claims = read(body(f"Police said that {number} people were killed. In the north 4 people were killed.")).claims
    assert 4 in [claim.low for claim in claims if isinstance(claim, FigureClaim)]
    assert all((claim.low or 0) < 10**10 for claim in claims if isinstance(claim, FigureClaim))
