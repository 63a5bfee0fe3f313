"""What holds for any dossier: order changes nothing, no figure is lost, low is no higher than high."""

from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.link.dossiers import (
    AIR_STRIKE,
    ATTACK,
    BOMB,
    CLASH,
    JANUARY,
    KESH,
    LANTERN_HILL,
    MEDICS,
    MONDAY,
    OLD_PORT,
    ONA,
    ORLAND,
    PAST,
    SUICIDE,
    SUNDAY,
    TARN,
    TUESDAY,
    WATCH,
    Desk,
    Paper,
)
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Linkage
from truceline.model.claim import FigureClaim, Scope, Speaker
from truceline.model.incident import Range
from truceline.model.place import Place
from truceline.model.time import Period
from truceline.reconcile.ranges import RULES

PLACES: list[Place | tuple[Place, ...] | None] = [KESH, OLD_PORT, TARN, LANTERN_HILL, ORLAND, None, (KESH, TARN)]
KINDS = [BOMB, SUICIDE, ATTACK, AIR_STRIKE, CLASH]
TIMES: list[Period | str | None] = [SUNDAY, MONDAY, JANUARY, None]
NUMBERS = [*(f"{head}{n}" for head in ("", "at least ", "about ", "up to ") for n in (3, 31, 60)), "dozens"]
WORDS = ["early", "revised", "partial", "civilians"]
SCOPES: list[Scope | None] = [None, "subset", "aggregate", "background", "cumulative"]
SPEAKERS: list[tuple[Speaker, ...]] = [(), (WATCH,), (ONA,), (MEDICS,)]


@dataclass
class Toll:
    """A figure as drawn: what it says, who, of what, and with which words."""

    number: str
    by: tuple[Speaker, ...]
    scope: Scope | None
    words: list[str]
    denied: bool


@dataclass
class Event:
    """An event as drawn, with its figures."""

    kind: tuple[str, str]
    where: Place | tuple[Place, ...] | None
    when: Period | str | None
    told: bool
    past: bool
    tolls: list[Toll]


TOLLS = st.builds(Toll, st.sampled_from(NUMBERS), st.sampled_from(SPEAKERS), st.sampled_from(SCOPES),
                  st.lists(st.sampled_from(WORDS), unique=True, max_size=2), st.booleans())
EVENTS = st.builds(Event, st.sampled_from(KINDS), st.sampled_from(PLACES), st.sampled_from(TIMES), st.booleans(),
                   st.booleans(), st.lists(TOLLS, max_size=2))
PAPERS = st.lists(st.tuples(st.sampled_from([SUNDAY, MONDAY, TUESDAY]), st.lists(EVENTS, max_size=4)),
                  min_size=1, max_size=4)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    desk = Desk()
    for number, (published, events) in enumerate(draw(PAPERS)):
        paper = desk.paper(f"paper{number}", published)
        for event in events:
            write(paper, event)
    return desk


def write(paper: Paper, event: Event) -> None:
    id_ = paper.event(event.kind, event.where, event.when, told=event.told, qualifiers=PAST if event.past else ())
    for toll in event.tolls:
        words: dict[str, object] = dict.fromkeys(toll.words, True)
        paper.figure(toll.number, [id_], toll.by, scope=toll.scope, qualifiers=("denied",) if toll.denied else (),
                     **words)  # type: ignore[arg-type]  # any field of a figure


RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(desk=desks(), chance=st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(desk: Desk, chance: Random, knowledge: Knowledge) -> None:
    order = list(range(len(desk.papers)))
    chance.shuffle(order)
    assert desk.reconciled(knowledge, order=order) == desk.reconciled(knowledge)


@RELAXED
@given(desk=desks())
def test_no_figure_is_lost(desk: Desk, knowledge: Knowledge) -> None:
    linkage = desk.reconciled(knowledge)
    placed = [id_ for incident in linkage.incidents for figures in incident.figures.values() for id_ in shown(figures)]
    assert len(placed) == len(set(placed))
    assert set(placed) == of_one_incident(desk, linkage)


def shown(figures: Range) -> list[str]:
    """Every claim of a range, wherever it stands."""
    current = [id_ for origin in figures.origins for id_ in origin.claims]
    replaced = [id_ for origin in figures.origins for old in origin.superseded for id_ in old.claims]
    return [*current, *replaced, *(id_ for one in figures.beside for id_ in one.claims)]


def of_one_incident(desk: Desk, linkage: Linkage) -> set[str]:
    claims = {anchored.claim.id: anchored.claim for anchored in desk.dossier().claims}
    return {one.claim for one in linkage.links if isinstance(claims[one.claim], FigureClaim)
            and len(one.incidents) == 1 and one.scope in {"incident", "subset", "background"}}


@RELAXED
@given(desk=desks(), rule=st.sampled_from(sorted(RULES)))
def test_low_is_no_higher_than_high(desk: Desk, rule: str, knowledge: Knowledge) -> None:
    for incident in desk.reconciled(knowledge, rule).incidents:
        for figures in incident.figures.values():
            assert figures.low is None or figures.high is None or figures.low <= figures.high
            assert figures.status not in {"words only", "no figure"} or figures.low is figures.high is None


@RELAXED
@given(desk=desks())
def test_every_link_is_to_an_incident_that_holds_the_claim(desk: Desk, knowledge: Knowledge) -> None:
    linkage = desk.linked(knowledge)
    held = {incident.id: set(incident.claims) for incident in linkage.incidents}
    assert len(held) == len(linkage.incidents)
    for one in linkage.links:
        assert all(one.claim in held[id_] for id_ in one.incidents)
        assert list(one.incidents) == sorted(set(one.incidents))
