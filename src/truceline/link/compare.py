"""What speaks for and against two tellings being one incident: each comparison explains itself.

A comparison gives 1 where it speaks fully for, -1 fully against, and null where nothing can be compared.
To add one, write the function and put its line into COMPARISONS.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeVar

from truceline.knowledge.rules import LinkRules
from truceline.link.kinds import WEAK, likeness
from truceline.link.places import Relation, fold, relation
from truceline.link.profile import Profile

T = TypeVar("T")
Comparison = Callable[[Profile, Profile, LinkRules], float | None]
Veto = Callable[[Profile, Profile, LinkRules], bool]

_PLACE: dict[Relation, float | None] = {"same": 1.0, "inside": 0.75, "near": 0.6, "alike": 0.7, "close": -0.6,
                                        "other": -0.7, "apart": -1.0, "unknown": None}


def place(a: Profile, b: Profile, rules: LinkRules) -> float | None:
    """The places are one, one lies in the other or next to it, or their names are spelled alike."""
    told = _relation(a, b, rules)
    return None if told is None else _PLACE[told]


def time(a: Profile, b: Profile, rules: LinkRules) -> float | None:
    """The days told are the same, or one may lie in the other; a day apart speaks against it."""
    gap = _gap(a, b)
    if gap is None or a.span is None or b.span is None:
        return None
    if gap > 0 and not (a.firm and b.firm):
        return None if a.numbers & b.numbers or a.known or b.known else -0.3
    if gap > 0:
        return -0.7 if gap == 1 else -1.0
    widest = max(a.span[1] - a.span[0], b.span[1] - b.span[0])
    return 1.0 if widest == 0 else 0.7 if widest < rules.narrow_days else 0.5


def kind(a: Profile, b: Profile, rules: LinkRules) -> float | None:
    """The kinds of event are one or of one family; vague words (attack, blast) go with any exact kind."""
    if not a.kinds or not b.kinds:
        return WEAK
    return max((likeness(x, y, rules) or 0.0) for x in a.kinds for y in b.kinds)


def weapons(a: Profile, b: Profile, rules: LinkRules) -> float | None:
    """A weapon that both tell speaks for one incident."""
    return _shared(a.weapons - set(rules.vague_weapons), b.weapons - set(rules.vague_weapons), against=-0.3)


def actors(a: Profile, b: Profile, _: LinkRules) -> float | None:
    """Both name the same actor."""
    return _shared(a.actors, b.actors, against=-0.2)


def targets(a: Profile, b: Profile, _: LinkRules) -> float | None:
    """Both name the same people or thing hit."""
    return _shared(a.targets, b.targets)


def tolls(a: Profile, b: Profile, _: LinkRules) -> float | None:
    """Both give the same number of the same harm; other numbers say nothing, for tolls contradict."""
    return _shared(a.numbers, b.numbers)


def same_day_toll(a: Profile, b: Profile, rules: LinkRules) -> float | None:
    """Both give the same toll, however small, of one day that both tell."""
    if not (a.firm and b.firm) or time(a, b, rules) != 1.0:
        return None
    mine, theirs = ({(metric, number) for _, _, metric, number in told.tolls} for told in (a, b))
    return _shared(mine, theirs)


def scenes(a: Profile, b: Profile, _: LinkRules) -> float | None:
    """Both tell of one kind of scene: a wedding, a market, a shrine."""
    return _shared(a.scenes, b.scenes)


def together(a: Profile, b: Profile, _: LinkRules) -> float | None:
    """One report tells both: what it adds is likely to be about what it told."""
    return 1.0 if a.reports.keys() & b.reports.keys() else None


COMPARISONS: tuple[tuple[Comparison, float], ...] = (
    (place, 4.0), (time, 3.0), (kind, 2.0), (weapons, 1.0), (actors, 1.0), (targets, 0.5), (tolls, 1.5),
    (scenes, 1.5), (together, 1.0),
)


def places_apart(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """Their places lie apart; in one report two names that no map knows are two places.

    Two towns close by are two, unless a toll, or a scene where tolls do not differ, says that they are one.
    """
    match _relation(a, b, rules):
        case "apart":
            return True
        case "other":
            return bool(a.reports.keys() & b.reports.keys())
        case "close":
            return not (_count_together(a, b) or (a.scenes & b.scenes and not _count_apart(a, b)))
        case _:
            return False


def days_apart(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """Their days lie more than a day apart, or one where one report tells both or their tolls differ.

    A number that both give at one scene is one toll, whatever else they count. A day that nobody tells may be another.
    """
    if a.span is None or b.span is None:
        return False
    gap = max(a.span[0] - b.span[1], b.span[0] - a.span[1])
    if gap <= 0:
        return False
    if not (a.firm and b.firm):
        return gap > rules.news_days and not (a.numbers & b.numbers and a.kinds & b.kinds)
    if gap > 1 or a.reports.keys() & b.reports.keys():
        return True
    same = _count_together(a, b) or (a.numbers & b.numbers and a.scenes & b.scenes)
    return a.counted and b.counted and not same


def kinds_exclude(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """An exact kind of the one does not go with one of the other, or only one of them is violent."""
    if a.violent != b.violent:
        return True
    return any(x != y and likeness(x, y, rules) is None for x in a.kinds for y in b.kinds)


def news_and_past(a: Profile, b: Profile, _: LinkRules) -> bool:
    """One is news, the other told as past, or long after it was, without a time or as many dead as could be the same.

    People held are named as many for weeks, so their number ties nothing.
    """
    if _behind(a) == _behind(b) or (a.span is not None and b.span is not None):
        return False
    return not any(metric == "killed" for metric, _ in a.numbers & b.numbers)


def _count_apart(a: Profile, b: Profile) -> bool:
    """Whether both give a toll, and no number of one is the other's."""
    return a.counted and b.counted and not a.numbers & b.numbers


def _count_together(a: Profile, b: Profile) -> bool:
    """Whether they share a number, and one of each metric that both count: "7 killed" alone is many a day's toll."""
    shared = {metric for metric, _ in a.numbers & b.numbers}
    return bool(shared) and {metric for metric, _ in a.numbers} & {metric for metric, _ in b.numbers} <= shared


def _behind(profile: Profile) -> bool:
    return profile.past or profile.old


def tolls_exclude(a: Profile, b: Profile, _: LinkRules) -> bool:
    """One report gives them, each with its place, two exact tolls by the same named source."""
    if a.place is None or b.place is None:
        return False
    shared = a.reports.keys() & b.reports.keys()
    if not shared:
        return False
    mine, theirs = _by_source(a, shared), _by_source(b, shared)
    same = mine.keys() & theirs.keys()
    return bool(same) and all(mine[key].isdisjoint(theirs[key]) for key in same)


def untied(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """Nobody tells where one of them was, no report tells both: they differ, and nothing but the day ties them."""
    if (a.place is not None and b.place is not None) or a.reports.keys() & b.reports.keys():
        return False
    if not _differ(a, b) or any(tie(a, b, rules) == 1.0 for tie in (weapons, targets, tolls, scenes, same_day_toll)):
        return False
    return not (a.kinds and b.kinds and (kind(a, b, rules) or 0.0) >= rules.strong)


def _differ(a: Profile, b: Profile) -> bool:
    """Whether both tell a kind of their own, whom it hit, who did it, or how many: of one event they would agree."""
    both = ((a.kinds, b.kinds), (a.targets, b.targets), (a.actors, b.actors))
    return (a.counted and b.counted) or any(mine and theirs and not mine & theirs for mine, theirs in both)


VETOES: tuple[Veto, ...] = (days_apart, kinds_exclude, news_and_past, untied, tolls_exclude, places_apart)


def vetoed(a: Profile, b: Profile, rules: LinkRules) -> bool:
    """Whether anything rules out that the two are one."""
    for veto in VETOES:  # noqa: SIM110 - the hottest line of linking: a generator would cost a third more
        if veto(a, b, rules):
            return True
    return False


def score(a: Profile, b: Profile, rules: LinkRules) -> float:
    """The weighed sum of all comparisons that have something to compare."""
    values = ((compare(a, b, rules), weight) for compare, weight in COMPARISONS)
    return sum(value * weight for value, weight in values if value is not None)


def explain(a: Profile, b: Profile, rules: LinkRules) -> tuple[str, ...]:
    """In words, what speaks for the two being one, the weightiest first."""
    values = ((compare, (compare(a, b, rules) or 0.0) * weight) for compare, weight in COMPARISONS)
    said = sorted(((value, compare) for compare, value in values if value > 0), key=lambda v: (-v[0], v[1].__name__))
    return tuple((compare.__doc__ or "").strip() for _, compare in said)


def _relation(a: Profile, b: Profile, rules: LinkRules) -> Relation | None:
    if a.place is None or b.place is None:
        return None
    if (a.around or b.around) and (fold(a.place.name) in b.around or fold(b.place.name) in a.around):
        return "inside"
    return relation(a.place, b.place, rules)


def _by_source(profile: Profile, reports: AbstractSet[str]) -> dict[tuple[str, str, str], set[int]]:
    """The tolls by report, named source and metric."""
    found: dict[tuple[str, str, str], set[int]] = {}
    for report, source, metric, number in profile.tolls:
        if source and report in reports:
            found.setdefault((report, source, metric), set()).add(number)
    return found


def _gap(a: Profile, b: Profile) -> int | None:
    """How many days lie between the two; 0 or less where they meet."""
    if a.span is None or b.span is None:
        return None
    return max(a.span[0] - b.span[1], b.span[0] - a.span[1])


def _shared(a: AbstractSet[T], b: AbstractSet[T], against: float = 0.0) -> float | None:
    if not a or not b:
        return None
    return 1.0 if a & b else against
