"""Which numbers are people killed, hurt, taken or driven out: patterns over a sentence's chunks, number by number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.lines import CASUALTY_ROLES, HEADLESS, PEOPLE, SINGLE, Chunk, Line
from truceline.extract.numbers import Number
from truceline.knowledge.lexicon import Cue
from truceline.knowledge.patterns import Pattern
from truceline.model.claim import Metric

_COUNTED = frozenset((PEOPLE, HEADLESS, SINGLE))
_CALENDAR = range(1900, 2101)
_AGE = re.compile(r"[sYw],$")
_ONE = frozenset({"passive", "subject", "object", "dead", "among", "noun before", "coordinated", "of some place"})  # the patterns sure enough for one person told by a noun


@dataclass(slots=True)
class Figure:
    """A number with what became of its people. ``at`` and ``cue_at`` are chunks; ``part_of`` is the whole it belongs to."""

    at: int
    cue_at: int
    metric: Metric
    number: Number
    head: Cue | None
    rule: str
    subset: bool = False
    part_of: "Figure | None" = None
    same_as: "Figure | None" = None
    early: bool = False


def read_figures(line: Line, patterns: Sequence[Pattern]) -> list[Figure]:
    """The figures of a sentence, in order."""
    found: dict[int, Figure] = {}
    for at, chunk in enumerate(line.chunks):
        if chunk.tag in _COUNTED and chunk.number is not None and not _is_year(chunk) and not _is_age(line, at) and not _none_of(line, at):
            figure = _bound(line, at, chunk.number, patterns, found)
            if figure is not None:
                found[at] = figure
    figures = [found[at] for at in sorted(found)]
    for whole, parts in _sums(figures):
        for part in parts:
            part.subset, part.part_of = True, whole
    return [*figures, *_shared(line, figures)]


def _sums(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """'12 people, seven women and five men': numbers behind a whole that add up to it are its parts."""
    for at, whole in enumerate(figures):
        parts = [f for f in figures[at + 1:] if f.metric == whole.metric]
        exact = [f.number.low or 0 for f in parts]
        if len(parts) > 1 and whole.number.low == whole.number.high == sum(exact):
            yield whole, parts


def _bound(line: Line, at: int, number: Number, patterns: Sequence[Pattern], found: dict[int, Figure]) -> Figure | None:
    """The figure that the first fitting pattern makes of a number."""
    tags = f"{line.tags[:at]}@{line.tags[at + 1:]}"
    single = line.chunks[at].tag == SINGLE
    for pattern in patterns:
        if (single and pattern.id not in _ONE) or (pattern.id == "partitive" and number.high == 1):
            continue
        for match in pattern.expression.finditer(tags):
            groups = match.groupdict()
            same = found.get(match.start("same")) if groups.get("same") else None
            name = next((g for g in ("cue", "cue2") if groups.get(g)), None)
            if groups.get("same") and same is None:
                continue
            cue_at = match.start(name) if name else same.cue_at if same else at
            metric = same.metric if same else _either(line, cue_at) or _metric(line.chunks[cue_at])
            if metric is None:
                continue
            if not _fits(line, at, line.chunks[cue_at], pattern):
                continue
            subset = pattern.sense == "subset" or (same is not None and same.subset)
            part = (same if pattern.sense == "subset" else same.part_of if same else None) if subset else None
            return Figure(at, cue_at, metric, number, line.chunks[at].head, f"figure.{pattern.id}", subset, part, same,
                          early=pattern.sense == "early")
    return None


def _fits(line: Line, at: int, cue: Chunk, pattern: Pattern) -> bool:
    """Where what is counted is not said, or is not sure to be people, some words are too wide: "lost one eye", "seized two"."""
    counted, word = line.chunks[at], cue.cue(*CASUALTY_ROLES)
    if word is not None and word.sense == "holding" and counted.tag == SINGLE:
        return False
    if word is not None and word.sense == "fighters" and (counted.head is None or counted.head.civilian is not False):
        return False
    if counted.tag != HEADLESS or word is None or pattern.id != "object":
        return True
    taken = word.metric in {"abducted", "detained", "displaced"} and line.tags[at + 1:at + 2] == "w"
    return word.sense != "lost" and not taken


def _either(line: Line, at: int) -> Metric | None:
    """'40 dead or wounded': nobody says which."""
    joined = line.chunks[at + 1].cue("conjunction") if at + 2 < len(line.chunks) else None
    if joined is None or joined.sense != "or" or line.tags[at + 2] not in "KD":
        return None
    return "casualties" if {_metric(line.chunks[at]), _metric(line.chunks[at + 2])} == {"killed", "injured"} else None


def _metric(chunk: Chunk) -> Metric | None:
    cue = chunk.cue(*CASUALTY_ROLES)
    return cue.metric if cue else None


def _shared(line: Line, figures: Sequence[Figure]) -> Iterator[Figure]:
    """'Several people were killed and injured': one number, two figures."""
    cue_at = {figure.cue_at for figure in figures}
    for figure in figures:
        second = figure.cue_at + 2
        if second < len(line.chunks) and line.tags[figure.cue_at + 1] == "c" and second not in cue_at:
            metric = _metric(line.chunks[second]) if line.tags[second] == line.tags[figure.cue_at] == "K" else None
            if metric not in {None, figure.metric} and line.tags[second + 1:second + 2] not in _COUNTED:
                yield Figure(figure.at, second, metric, figure.number, figure.head, figure.rule)  # type: ignore[arg-type]


def _none_of(line: Line, at: int) -> bool:
    """'None of the 12 passengers was hurt', 'no 12 people'."""
    return bool(re.search(r"!O?d?$", line.tags[:at])) and not line.tags[at - 1:at] == "!"


def _is_age(line: Line, at: int) -> bool:
    """'A boy, 14, was shot'."""
    number = line.chunks[at].number
    return bool(_AGE.search(line.tags[:at])) and line.tags[at:at + 2] in {"h,", "h."} and number is not None and number.qualifier == "exact"


def _is_year(chunk: Chunk) -> bool:
    number = chunk.number
    return (chunk.tag == HEADLESS and number is not None and number.low == number.high
            and number.qualifier == "exact" and number.low in _CALENDAR)
