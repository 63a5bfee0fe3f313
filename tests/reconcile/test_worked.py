"""The worked examples of FIGURES.md: the same numbers, told of an invented valley."""

from tests.link.dossiers import (
    ATTACK,
    BOMB,
    HOSPITAL,
    JANUARY,
    KESH,
    LANTERN,
    LANTERN_HILL,
    LANTERN_SAYS,
    MEDICS,
    MONDAY,
    MONITORS,
    OFFICIALS,
    OLD_PORT,
    ONA,
    ONA_REPORTER,
    PAST,
    SUICIDE,
    SUNDAY,
    TARN,
    TUESDAY,
    WATCH,
    Desk,
    on,
    titled,
)
from truceline.knowledge.knowledge import Knowledge
from truceline.model.incident import Incident, Range


def bombings() -> Desk:
    """Two bombings of one Sunday and one of January, as five reports tell them."""
    desk = Desk()
    wire = desk.paper("wire", SUNDAY, agency="Orbis")
    port = wire.event(BOMB, OLD_PORT, weapons=("car bomb",), devices_low=2, devices_high=2)
    hill = wire.event(SUICIDE, LANTERN_HILL)
    wire.figure(57, [port], [WATCH])
    wire.figure("at least 31", [hill], [WATCH])
    wire.figure("at least 39", [port], [WATCH], scope="subset", civilians=True)
    wire.figure(32, [port], [ONA])
    wire.figure(88, [port, hill], [WATCH], scope="aggregate")
    before = wire.event(ATTACK, LANTERN_HILL, JANUARY, qualifiers=PAST)
    wire.figure(71, [before], [WATCH], scope="background")
    wire.figure(29, [before], [WATCH], scope="subset", civilians=True)
    wire.figure(42, [before], [WATCH], scope="subset")
    mail = desk.paper("mail", (SUNDAY, MONDAY))
    both = mail.event(BOMB, (TARN, KESH), several=True)
    mail.figure("at least 140", [both], scope="aggregate")
    district = mail.event(SUICIDE, LANTERN_HILL)
    mail.figure("at least 83", [district], [ONA])
    mail.figure("up to 178", [district], metric="injured")
    mail.figure("about 60", [mail.event(BOMB, OLD_PORT)], [MONITORS])
    herald = desk.paper("herald", SUNDAY)
    south = herald.event(BOMB, TARN)
    herald.figure("at least 87", [south], [WATCH])
    herald.figure("at least 59", [herald.event(BOMB, KESH, weapons=("car bomb",))], [WATCH])
    herald.figure(60, [herald.event(SUICIDE, LANTERN_HILL, JANUARY, qualifiers=PAST)], scope="background")
    times = desk.paper("times", MONDAY)
    struck = times.event(ATTACK, LANTERN_HILL)
    times.figure("scores", [struck], [ONA])
    times.figure(178, [struck], [ONA_REPORTER], metric="injured")
    cars = times.event(BOMB, KESH)
    times.figure("dozens", [cars])
    times.figure("more than 100", [cars], [WATCH], metric="injured")
    return desk


def test_the_bombings_are_two_incidents_and_one_in_the_background(knowledge: Knowledge) -> None:
    told = [(i.background, i.place and i.place.name) for i in bombings().reconciled(knowledge).incidents]
    assert sorted(told) == [(False, "Lantern Hill"), (False, "Old Port"), (True, "Lantern Hill")]


def seen(figures: Range) -> tuple[int | None, int | None, str]:
    return figures.low, figures.high, figures.status


def superseded(figures: Range, name: str) -> list[tuple[str, str]]:
    (origin,) = [o for o in figures.origins if o.name == name]
    return [(old.words, old.why.split(":")[0]) for old in origin.superseded]


def outside(figures: Range) -> list[tuple[str, str]]:
    return sorted((one.words, one.why) for one in figures.beside)


def incident(knowledge: Knowledge, words: str) -> Incident:
    return titled(bombings().reconciled(knowledge), words)


def test_the_port_is_contested_from_32_to_open(knowledge: Knowledge) -> None:
    figures = incident(knowledge, "Old Port").figures
    assert seen(figures["killed"]) == (32, None, "contested")
    assert superseded(figures["killed"], "Valley Watch") == [("57", "inferred")]
    assert outside(figures["killed"]) == [("at least 39", "subset"), ("dozens", "own voice")]
    assert [o.words for o in figures["killed"].origins] == ["32", "at least 59", "about 60"]
    assert seen(figures["injured"]) == (101, None, "single origin")


def test_the_hill_is_compatible_from_83_to_open(knowledge: Knowledge) -> None:
    figures = incident(knowledge, "Lantern Hill, Outer Merrow, 2 Mar 2031").figures
    assert seen(figures["killed"]) == (83, None, "compatible")
    assert superseded(figures["killed"], "Valley Watch") == [("at least 31", "inferred")]
    assert superseded(figures["killed"], "ONA") == [("scores", "words without a number")]
    assert seen(figures["injured"]) == (178, 178, "single origin")


def test_january_has_a_single_origin_and_71(knowledge: Knowledge) -> None:
    figures = incident(knowledge, "January").figures["killed"]
    assert seen(figures) == (71, 71, "single origin")
    assert outside(figures) == [("29", "subset"), ("42", "subset"), ("60", "own voice")]


def test_the_totals_stand_beside_with_their_checks(knowledge: Knowledge) -> None:
    told = {total.words: (total.scope, len(total.incidents), total.check)
            for total in bombings().reconciled(knowledge).totals}
    assert told == {"88": ("aggregate", 2, "88 = 57 + 31"), "at least 140": ("aggregate", 2, "")}


def test_the_wedding_ranges_from_31_to_32(knowledge: Knowledge) -> None:
    desk = Desk()
    first = desk.paper("first", SUNDAY)
    hall = first.event(SUICIDE, KESH)
    first.figure("at least 14", [hall], [WATCH])
    first.figure("at least 20", [hall], [WATCH])
    first.figure("at least 22", [hall], [WATCH])
    first.figure("more than 20", [hall], [HOSPITAL])
    second = desk.paper("second", MONDAY)
    wedding = second.event(SUICIDE, KESH)
    second.figure(31, [wedding], [WATCH])
    second.figure(32, [wedding], [MEDICS])
    second.figure(40, [wedding], [LANTERN_SAYS])
    second.claims_it(LANTERN, [wedding])
    figures = desk.killed(knowledge)
    assert seen(figures) == (31, 32, "compatible")
    assert [words for words, _ in superseded(figures, "Valley Watch")] == ["at least 14", "at least 20", "at least 22"]
    assert outside(figures) == [("40", "perpetrator"), ("more than 20", "earlier")]


def test_the_headquarters_comes_to_59_by_a_single_origin(knowledge: Knowledge) -> None:
    desk = Desk()
    radio = desk.paper("radio", SUNDAY)
    radio.figure(7, [radio.event(BOMB, KESH)], [OFFICIALS])
    wire = desk.paper("wire", SUNDAY)
    wire.figure(31, [wire.event(BOMB, KESH)])
    later = desk.paper("later", TUESDAY)
    attack = later.event(BOMB, KESH, on(SUNDAY))
    later.figure(59, [attack], [OFFICIALS])
    later.figure(62, [attack], [OFFICIALS], qualifiers=("denied",))
    figures = desk.killed(knowledge)
    assert seen(figures) == (59, 59, "single origin")
    assert outside(figures) == [("31", "earlier"), ("62", "denied"), ("7", "earlier")]
