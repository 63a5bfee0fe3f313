"""Which tellings are one incident, and which are not: dossiers of an invented valley."""

from collections.abc import Callable

import pytest

from tests.link.dossiers import (
    ABDUCTION,
    AIR_STRIKE,
    ATTACK,
    BLOCKED,
    BOMB,
    BRIDGE_END,
    CLASH,
    JANUARY,
    KESH,
    LANTERN,
    LANTERN_HILL,
    MONDAY,
    OLD_PORT,
    ORLAND,
    PAST,
    SHELLING,
    SUICIDE,
    SUNDAY,
    TALKS,
    TARN,
    TUESDAY,
    WATCH,
    Desk,
    incidents_of,
    on,
    place,
    scope_of,
)
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Party, Speaker
from truceline.model.place import Place
from truceline.model.time import Period, SaidTime

Kind = tuple[str, str]
Telling = tuple[Kind, object, Period | str | None]

FORD = place("Ford", "unknown", country="")
FORDE = place("Forde", "unknown", country="")
HILL_FARM = place("Hill Farm", at=(10.05, 20.32))
WEEK = on("2031-03-01", "2031-03-05", "days")

TWO_REPORTS: list[tuple[str, Telling, Telling, int]] = [
    ("one place, one day, one kind", (BOMB, KESH, SUNDAY), (BOMB, KESH, SUNDAY), 1),
    ("a district and its town", (BOMB, OLD_PORT, SUNDAY), (BOMB, KESH, SUNDAY), 1),
    ("a district beside a town", (SUICIDE, LANTERN_HILL, SUNDAY), (BOMB, TARN, SUNDAY), 1),
    ("two towns", (BOMB, KESH, SUNDAY), (BOMB, TARN, SUNDAY), 2),
    ("two villages close by", (SHELLING, KESH, SUNDAY), (SHELLING, HILL_FARM, SUNDAY), 2),
    ("a name that no map knows, spelled in two ways", (ABDUCTION, FORD, SUNDAY), (ABDUCTION, FORDE, SUNDAY), 1),
    ("two days apart", (BOMB, KESH, SUNDAY), (BOMB, KESH, TUESDAY), 2),
    ("a day apart and nothing else shared", (ATTACK, KESH, SUNDAY), (BOMB, KESH, MONDAY), 2),
    ("a day within a span of days", (BOMB, KESH, SUNDAY), (BOMB, KESH, WEEK), 1),
    ("an attack and a bombing", (ATTACK, KESH, SUNDAY), (BOMB, KESH, SUNDAY), 1),
    ("an air strike and a bombing", (AIR_STRIKE, KESH, SUNDAY), (BOMB, KESH, SUNDAY), 2),
    ("a clash and a convoy turned back", (CLASH, KESH, SUNDAY), (BLOCKED, KESH, SUNDAY), 2),
    ("talks are chronology", (TALKS, KESH, SUNDAY), (TALKS, KESH, SUNDAY), 0),
    ("a blocked convoy is an incident", (BLOCKED, KESH, SUNDAY), (BLOCKED, KESH, SUNDAY), 1),
    ("a country is no place", (CLASH, ORLAND, SUNDAY), (CLASH, ORLAND, SUNDAY), 0),
]


def tell(desk: Desk, name: str, telling: Telling, published: str = TUESDAY) -> str:
    kind, where, when = telling
    return desk.paper(name, published).event(kind, where, when)  # type: ignore[arg-type]  # a table of any place


@pytest.mark.parametrize(("first", "second", "expected"), [row[1:] for row in TWO_REPORTS],
                         ids=[row[0] for row in TWO_REPORTS])
def test_two_reports(first: Telling, second: Telling, expected: int, knowledge: Knowledge) -> None:
    desk = Desk()
    tell(desk, "first", first)
    tell(desk, "second", second)
    assert len(desk.linked(knowledge).incidents) == expected


def test_a_day_apart_is_one_where_more_speaks_for_it(knowledge: Knowledge) -> None:
    desk = Desk()
    for name, day in (("first", SUNDAY), ("second", MONDAY)):
        paper = desk.paper(name, TUESDAY)
        event = paper.event(SUICIDE, KESH, day, "A suicide bomb hit a wedding", weapons=("suicide bomb",))
        paper.figure(31, [event], [WATCH])
    (incident,) = desk.linked(knowledge).incidents
    assert [doubt.candidates for doubt in incident.doubts] == [("2031-03-02", "2031-03-03")]


@pytest.mark.parametrize(("known", "expected"), [(True, 1), (False, 2)])
def test_the_attack_that_all_have_heard_of_may_be_of_some_days_before(known: bool, expected: int,  # noqa: FBT001
                                                                      knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first", SUNDAY).event(ATTACK, KESH, "2031-03-01", actors=(LANTERN,))
    desk.paper("second", TUESDAY).event(ATTACK, KESH, MONDAY, "The Kesh attack was condemned", said_time=None,
                                        known=known, actors=(LANTERN,))
    assert len(desk.linked(knowledge).incidents) == expected


def test_two_dead_of_one_day_tie_an_attack_that_nobody_places(knowledge: Knowledge) -> None:
    desk = Desk()
    for name, where in (("first", KESH), ("second", None)):
        paper = desk.paper(name, MONDAY)
        paper.figure(2, [paper.event(ATTACK, where, SUNDAY, said_time=SaidTime(text="on Sunday", start=0, end=9))])
    assert len(desk.linked(knowledge).incidents) == 1


@pytest.mark.parametrize(("where", "when", "words", "tolls", "expected"), [
    (KESH, MONDAY, "Shells hit the town", ({"killed": 31, "injured": 40}, {"killed": 31, "injured": 40}), 1),
    (KESH, MONDAY, "Shells hit the town", ({"killed": 31, "injured": 40}, {"killed": 31, "injured": 52}), 2),
    (KESH, MONDAY, "Shells hit a wedding", ({"killed": 31, "injured": 40}, {"killed": 31, "injured": 52}), 1),
    (KESH, MONDAY, "Shells hit a wedding", ({"killed": 31}, {"killed": 29}), 2),
    (HILL_FARM, SUNDAY, "Shells hit a wedding", ({"killed": 31}, {"killed": 31}), 1),
    (HILL_FARM, SUNDAY, "Shells hit a wedding", ({"killed": 31}, {"killed": 12}), 2),
    (HILL_FARM, SUNDAY, "Shells fell, a hospital official said", ({"killed": 31}, {"injured": 12}), 2),
])
def test_a_day_apart_or_close_by_tolls_and_scenes_decide(
        where: Place, when: str, words: str, tolls: tuple[dict[str, int], dict[str, int]], expected: int,
        knowledge: Knowledge) -> None:
    desk = Desk()
    speaker = Speaker(name="hospital official", kind="unidentified")
    for name, (place_, day), toll in zip("ab", ((KESH, SUNDAY), (where, when)), tolls, strict=True):
        paper = desk.paper(name, TUESDAY)
        event = paper.event(SHELLING, place_, day, words, weapons=("shelling",), attributed_to=(speaker,))
        for metric, number in toll.items():
            paper.figure(number, [event], [WATCH], metric=metric)
    assert len(desk.linked(knowledge).incidents) == expected


def test_a_suburb_is_of_the_town_that_a_report_puts_around_it(knowledge: Knowledge) -> None:
    desk = Desk()
    suburb = place("Millrace", at=(10.1, 20.35))
    desk.paper("first").event(SUICIDE, suburb)
    desk.paper("second").event(BOMB, KESH)
    assert len(desk.linked(knowledge).incidents) == 2
    desk.paper("third").event(SUICIDE, suburb, within=("Kesh",))
    assert len(desk.linked(knowledge).incidents) == 1


@pytest.mark.parametrize("words", ["In a separate attack, shells fell on the bridge", "Elsewhere, shells fell"])
def test_one_report_sets_an_attack_apart(words: str, knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    paper.event(SHELLING, KESH, words="Shells fell on the market")
    assert len(desk.linked(knowledge).incidents) == 1
    paper.event(SHELLING, KESH, words=words)
    assert len(desk.linked(knowledge).incidents) == 2


def test_two_tolls_of_one_report_are_two_attacks(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    for toll in (5, 9):
        paper.figure(toll, [paper.event(SHELLING, KESH)], [WATCH])
    assert len(desk.linked(knowledge).incidents) == 2


def test_two_places_named_at_once_are_two_incidents_told_together(knowledge: Knowledge) -> None:
    desk = Desk()
    first = desk.paper("first")
    both = first.event(BOMB, (KESH, TARN), several=True)
    total = first.figure(88, [both], [WATCH])
    assert len(desk.linked(knowledge).incidents) == 2
    second = desk.paper("second")
    alone = [second.figure(n, [second.event(BOMB, where)], [WATCH]) for n, where in ((57, OLD_PORT), (31, TARN))]
    linkage = desk.linked(knowledge)
    assert len(linkage.incidents) == 2
    assert scope_of(linkage, total) == "aggregate"
    assert set(incidents_of(linkage, total)) == {incidents_of(linkage, id_)[0] for id_ in alone}


def test_many_attacks_without_a_place_are_those_that_the_report_tells(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    total = paper.figure(40, [paper.event(ATTACK, None, None, several=True)])
    parts = [paper.event(BOMB, where) for where in (KESH, TARN)]
    desk.paper("second").event(BOMB, place("Faraway", at=(14.0, 25.0)))
    linkage = desk.linked(knowledge)
    assert set(incidents_of(linkage, total)) == {incidents_of(linkage, id_)[0] for id_ in parts}
    assert len(linkage.incidents) == 3


def test_two_bombs_at_one_place_are_one_incident(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    toll = paper.figure(57, [paper.event(BOMB, KESH, several=True)], [WATCH], scope="aggregate")
    linkage = desk.linked(knowledge)
    assert (len(linkage.incidents), scope_of(linkage, toll)) == (1, "incident")


def test_a_wide_place_between_two_narrow_ones_is_in_doubt(knowledge: Knowledge) -> None:
    desk = Desk()
    for where in (LANTERN_HILL, BRIDGE_END):
        desk.paper(where.name).event(BOMB, where)
    wide = desk.paper("third").event(BOMB, TARN)
    linkage = desk.linked(knowledge)
    assert len(linkage.incidents) == 2
    assert incidents_of(linkage, wide) == ()
    assert [d.field for one in linkage.links if one.claim == wide for d in one.doubts] == ["incidents"]


@pytest.mark.parametrize(("others", "expected"), [((KESH,), 1), ((KESH, TARN), 0)])
def test_a_telling_without_a_place_is_of_the_only_incident_of_its_day(
        others: tuple[object, ...], expected: int, knowledge: Knowledge) -> None:
    desk = Desk()
    for number, where in enumerate(others):
        tell(desk, f"other{number}", (BOMB, where, SUNDAY))
    toll = desk.paper("first").event(ATTACK, None, SUNDAY)
    assert len(incidents_of(desk.linked(knowledge), toll)) == expected


TEACHERS, PATROL, GUNMEN = Party(name="two teachers"), Party(name="a patrol"), Party(name="gunmen")
Parties = tuple[Party, ...]
DIFFERENT: list[tuple[str, Kind, Parties, Parties, int | None, str]] = [
    ("another kind, another toll", CLASH, (LANTERN,), (), 1, "apart"),
    ("another toll alone", ATTACK, (), (), 3, "apart"),
    ("other people hit, no toll", ATTACK, (), (PATROL,), None, "apart"),
    ("another kind alone", CLASH, (), (), None, "apart"),
    ("the same people hit, another toll", ATTACK, (), (TEACHERS,), 3, "one"),
    ("nothing that differs", ATTACK, (), (), None, "one"),
]


@pytest.mark.parametrize(("kind", "actors", "targets", "toll", "expected"), [row[1:] for row in DIFFERENT],
                         ids=[row[0] for row in DIFFERENT])
def test_a_telling_of_nobody_knows_where_that_differs_stays_apart(
        kind: Kind, actors: Parties, targets: Parties, toll: int | None, expected: str, knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    taught = paper.event(ATTACK, KESH, SUNDAY, targets=(TEACHERS,), actors=(GUNMEN,), weapons=("firearms",))
    paper.figure(2, [taught])
    other = desk.paper("second")
    ambush = other.event(kind, None, SUNDAY, actors=actors, targets=targets)
    if toll is not None:
        other.figure(toll, [ambush])
    linkage = desk.linked(knowledge)
    assert (incidents_of(linkage, ambush) == incidents_of(linkage, taught)) == (expected == "one")


def test_the_dead_counted_where_arrests_are_told_are_those_of_the_attack(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    attack = paper.event(BOMB, KESH)
    arrests = paper.event(("Strategic developments", "Arrests"), None, None, refers_to=attack)
    toll = paper.figure(59, [arrests])
    linkage = desk.linked(knowledge)
    assert incidents_of(linkage, toll) == incidents_of(linkage, attack) != ()


def test_a_village_of_which_maps_know_only_the_district_is_one_place(knowledge: Knowledge) -> None:
    desk = Desk()
    for name in ("first", "second"):
        paper = desk.paper(name)
        paper.event(SHELLING, place("Kesh", "admin2"), place_kind="town", several=True)
    assert len(desk.linked(knowledge).incidents) == 1


@pytest.mark.parametrize(("named", "shown"), [("army", "Kenyan army"), ("gunmen", "gunmen"), ("Black Lantern",) * 2])
def test_the_army_is_that_of_the_country_and_gunmen_are_nobodys(named: str, shown: str, knowledge: Knowledge) -> None:
    desk = Desk()
    entry = knowledge.actors.find(named)
    party = Party(name=named, id=entry.id if entry else "")
    desk.paper("first").event(CLASH, place("Kesh", at=(1.0, 37.0), country="KE"), actors=(party,))
    (incident,) = desk.linked(knowledge).incidents
    assert [actor.name for actor in incident.actors] == [shown]


@pytest.mark.parametrize(("kind", "weapon", "title"), [
    (ATTACK, "firearms", "Shooting in Kesh"), (ABDUCTION, "firearms", "Abduction in Kesh"),
    (BOMB, "car bomb", "Car bomb in Kesh"), (SHELLING, "car bomb", "Shelling in Kesh"),
])
def test_a_weapon_names_an_incident_only_where_its_kind_fits(kind: Kind, weapon: str, title: str,
                                                             knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first").event(kind, KESH, weapons=(weapon,))
    (incident,) = desk.linked(knowledge).incidents
    assert incident.title.startswith(title)


def test_what_is_told_as_past_without_a_time_joins_what_is_old(knowledge: Knowledge) -> None:
    desk = Desk()
    first = desk.paper("first", TUESDAY)
    seized = first.event(ABDUCTION, KESH, JANUARY)
    first.figure("more than 200", [seized], metric="abducted")
    second = desk.paper("second", TUESDAY)
    second.event(CLASH, TARN, JANUARY)  # its own report tells another old incident, which does not fit
    told = second.event(ABDUCTION, None, None, qualifiers=("past",))
    second.figure("more than 200", [told], metric="abducted", scope="background")
    linkage = desk.linked(knowledge)
    assert incidents_of(linkage, told) == incidents_of(linkage, seized)


def test_an_old_toll_is_that_of_the_news_where_both_give_the_same_large_number(knowledge: Knowledge) -> None:
    desk = Desk()
    first = desk.paper("first", MONDAY)
    bombed = first.event(BOMB, KESH, SUNDAY)
    first.figure(38, [bombed])
    second = desk.paper("second", TUESDAY)
    recalled = second.event(BOMB, None, None, "It came after a device killed 38", qualifiers=("past",))
    second.figure(38, [recalled], scope="background")
    linkage = desk.linked(knowledge)
    assert incidents_of(linkage, recalled) == incidents_of(linkage, bombed)


def test_what_a_war_has_cost_so_far_is_of_no_incident(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    attack = paper.event(ATTACK, KESH)
    war = paper.event(ATTACK, ORLAND, on(SUNDAY, MONDAY, "days"), targets=(Party(name="villagers"),))
    paper.figure_in(paper.claims[-1].claim.quote, "It", scope="cumulative", low=None, high=6000, qualifier="almost")
    linkage = desk.linked(knowledge)
    (incident,) = linkage.incidents
    assert incident.targets == ()
    assert incidents_of(linkage, attack) == (incident.id,)
    assert war not in {one.claim for one in linkage.links}


def test_a_telling_without_anything_of_its_own_is_of_its_report(knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("other").event(BOMB, TARN)
    paper = desk.paper("first")
    known = paper.event(BOMB, KESH)
    vague = paper.event(ATTACK, None, on(SUNDAY, MONDAY, "days"), told=False)
    linkage = desk.linked(knowledge)
    assert incidents_of(linkage, vague) == incidents_of(linkage, known)


@pytest.mark.parametrize("qualifier", ["denied", "hypothetical", "future"])
def test_what_is_not_asserted_makes_no_incident(qualifier: str, knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first").event(BOMB, KESH, qualifiers=(qualifier,))
    assert desk.linked(knowledge).incidents == ()


@pytest.mark.parametrize("section", ["caption", "related", "boilerplate"])
def test_captions_and_sidebars_feed_no_incident(section: str, knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first").event(BOMB, KESH, section=section)  # type: ignore[arg-type]  # one of the kinds
    linkage = desk.linked(knowledge)
    assert (linkage.incidents, linkage.links) == ((), ())


def test_general_violence_makes_no_incident(knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first").event(ATTACK, None, None)
    desk.paper("second").event(CLASH, ORLAND, on("2026-01-01", "2031-03-01", "year"), told=False)
    assert desk.linked(knowledge).incidents == ()


def build_background(desk: Desk) -> tuple[str, str]:
    first = desk.paper("first")
    first.event(BOMB, LANTERN_HILL, words="Bombs went off")
    old = first.event(ATTACK, LANTERN_HILL, on("2031-01-31"), qualifiers=PAST)
    second = desk.paper("second")
    second.event(BOMB, LANTERN_HILL)
    return old, second.event(SUICIDE, LANTERN_HILL, JANUARY, qualifiers=PAST)


def test_mentions_of_an_earlier_attack_are_one_incident_of_the_background(knowledge: Knowledge) -> None:
    desk = Desk()
    old, again = build_background(desk)
    linkage = desk.linked(knowledge)
    assert sorted(incident.background for incident in linkage.incidents) == [False, True]
    assert incidents_of(linkage, old) == incidents_of(linkage, again)


@pytest.mark.parametrize(("scope", "expected"), [(None, "background"), ("subset", "background"),
                                                 ("cumulative", "cumulative"), ("other", "other")])
def test_figures_of_an_earlier_attack_are_background(scope: str | None, expected: str, knowledge: Knowledge) -> None:
    desk = Desk()
    build_background(desk)
    paper = desk.papers[0]
    toll = paper.figure(71, [paper.claims[1].claim.id], [WATCH], scope=scope)
    assert scope_of(desk.linked(knowledge), toll) == expected


def ten_days_before(desk: Desk) -> str:
    paper = desk.paper("first", SUNDAY)
    old = paper.event(BOMB, KESH, "2031-02-20")
    paper.event(BOMB, TARN)
    return old


def ten_days_before_told_late(desk: Desk) -> str:
    paper = desk.paper("first", SUNDAY)
    paper.event(BOMB, TARN)
    return paper.event(BOMB, KESH, "2031-02-20")


@pytest.mark.parametrize(("build", "expected"), [(ten_days_before, False), (ten_days_before_told_late, True)])
def test_what_a_report_begins_with_is_no_background(build: Callable[[Desk], str], *, expected: bool,
                                                    knowledge: Knowledge) -> None:
    desk = Desk()
    old = build(desk)
    linkage = desk.linked(knowledge)
    (found,) = [i for i in linkage.incidents if (i.id,) == incidents_of(linkage, old)]
    assert found.background is expected


def test_a_claim_of_responsibility_is_of_the_events_it_names(knowledge: Knowledge) -> None:
    desk = Desk()
    paper = desk.paper("first")
    bombs = paper.event(BOMB, KESH)
    paper.event(BOMB, TARN)
    claimed = paper.claims_it(LANTERN, [bombs])
    linkage = desk.linked(knowledge)
    assert incidents_of(linkage, claimed) == incidents_of(linkage, bombs)
    assert {i.place and i.place.name: [a.name for a in i.actors] for i in linkage.incidents} == {
        "Kesh": ["Black Lantern"], "Tarn": []}


def test_an_incident_holds_the_most_exact_of_what_is_told(knowledge: Knowledge) -> None:
    desk = Desk()
    desk.paper("first", MONDAY).event(ATTACK, KESH, WEEK)
    desk.paper("second", MONDAY).event(BOMB, OLD_PORT, SUNDAY, weapons=("car bomb",), devices_low=2, devices_high=2)
    desk.paper("third", MONDAY).event(BOMB, KESH, SUNDAY, weapons=("explosion",), devices_low=3, devices_high=3)
    (incident,) = desk.linked(knowledge).incidents
    assert incident.title == "Car bombs in Old Port, Kesh, 2 Mar 2031"
    assert incident.sub_event_type == BOMB[1]
    assert incident.weapons == ("car bomb",)
    assert incident.devices is not None
    assert (incident.devices.low, incident.devices.high, len(incident.devices.claims)) == (2, 3, 2)
    assert incident.place is not None
    assert incident.place.name == "Old Port"
    assert incident.time == on(SUNDAY)
