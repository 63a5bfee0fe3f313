"""Which numbers are people killed, hurt, taken or driven out: patterns over a sentence's chunks, number by number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.extract.lines import CASUALTY_ROLES, HEADLESS, PEOPLE, SINGLE, WORD, Chunk, Line
from truceline.extract.numbers import Number
from truceline.extract.tables import Head, headed
from truceline.knowledge.lexicon import Cue
from truceline.knowledge.patterns import Pattern, Told
from truceline.model.claim import Metric

COUNTED = frozenset((PEOPLE, HEADLESS, SINGLE))
"""The letters of chunks that may count people."""
_STATES: frozenset[Metric | None] = frozenset({"displaced", "detained", "abducted"})
"""What people are who are then killed: "40 displaced people were shot dead"."""
_CALENDAR = range(1900, 2101)
_BEFORE_AGE = re.compile(r"[sYw],$")  # before an age: "A boy, 14, was shot"
_BEHIND_AGE = frozenset({"", ",", ".", ";", ":", ")", "c"})
_NONE_OF = re.compile(r"!(?:Od?|d)$")  # before a number: "None of the 12 passengers was hurt"
_OUTCOMES = frozenset("KVGD")
_LED = "ad"  # before a number: "saved all the 12 lives"
TABLE = "figure.table"
"""The rule of figures that are told by the heads of a table."""


@dataclass(slots=True)
class Figure:
    """A number with what became of its people.

    ``at`` and ``cue_at`` are chunks; ``part_of`` is the whole it belongs to, ``same_as`` the figure whose words
    tell its metric, ``told`` how its pattern tells it.
    """

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
    told: Told = ""


def read_figures(line: Line, patterns: Sequence[Pattern]) -> list[Figure]:
    """The figures of a sentence, in order."""
    found: dict[int, Figure] = {}
    table = headed(line)
    for at, chunk in enumerate(line.chunks):
        number = chunk.number
        if number is not None and at in table:
            found.update(_tabled(at, number, table[at]))
        elif number is not None and chunk.tag in COUNTED and not _counts_nobody(line, at, number):
            figure = _bound(line, at, number, patterns, found)
            if figure is not None:
                found[at] = figure
    figures = list(found.values())
    for whole, parts in _sums(figures):
        for part in parts:
            part.subset, part.part_of = True, whole
    return [*figures, *_shared(line, figures)]


def _tabled(at: int, number: Number, head: Head | None) -> Iterator[tuple[int, Figure]]:
    """The figure of a table's cell; none where its column counts something else, and for a zero."""
    if head is not None and head.cue.metric is not None and number.high != 0:
        yield at, Figure(at, head.at, head.cue.metric, number, None, TABLE)


def _bound(
    line: Line, at: int, number: Number, patterns: Sequence[Pattern], found: Mapping[int, Figure],
) -> Figure | None:
    """The figure that the first fitting pattern makes of a number."""
    tags = f"{line.tags[:at]}@{line.tags[at + 1:]}"
    single, one = line.chunks[at].tag == SINGLE, number.high == 1
    for pattern in patterns:
        if (single and not pattern.single) or (one and pattern.several):
            continue
        for match in pattern.expression.finditer(tags):
            figure = _figure(line, at, number, pattern, match, found)
            if figure is not None:
                return figure
    return None


def _figure(
    line: Line, at: int, number: Number, pattern: Pattern, match: re.Match[str], found: Mapping[int, Figure],
) -> Figure | None:
    """What a pattern tells of a number: by its own word ("killed 12") or by an earlier figure's ("and 12 women")."""
    groups = match.groupdict()
    same = found.get(match.start("same")) if groups.get("same") else None
    if groups.get("same") and same is None:
        return None
    name = next((group for group in ("cue", "cue2", "cue3") if groups.get(group)), None)
    cue_at = match.start(name) if name else same.cue_at if same else at
    if pattern.sense == "overtaken" and _metric(line.chunks[match.start("state")]) not in _STATES:
        return None
    metric = same.metric if same else _either(line, cue_at) or _metric(line.chunks[cue_at])
    if metric is None or not _fits(line, at, line.chunks[cue_at], pattern):
        return None
    of_those = pattern.told == "participle" and _is_of_those(line, at)
    subset = pattern.sense == "subset" or of_those or _is_among(line, cue_at) or (same is not None and same.subset)
    return Figure(
        at, cue_at, metric, number, _head(line, at, match), f"figure.{pattern.id}", subset=subset,
        part_of=_whole(same, pattern) if subset else None, same_as=same, early=pattern.sense == "early",
        told=pattern.told)


def _head(line: Line, at: int, match: re.Match[str]) -> Cue | None:
    """The noun that a number counts, or what its people are then said to be: "39 of the dead were civilians"."""
    kind = match.start("kind") if match.groupdict().get("kind") else None
    return line.chunks[at].head if kind is None else line.chunks[kind].cue("person")


def _whole(same: Figure | None, pattern: Pattern) -> Figure | None:
    """What a part belongs to: the figure it is said to be of, or the same whole as the part before it."""
    return same if same is None or pattern.sense == "subset" else same.part_of


def _fits(line: Line, at: int, cue: Chunk, pattern: Pattern) -> bool:
    """Whether a number may be counted by a word in the way of a pattern."""
    counted, word = line.chunks[at], cue.cue(*CASUALTY_ROLES)
    if pattern.sense == "bare" and counted.tag != HEADLESS:
        return False
    if counted.tag == SINGLE and pattern.told == "participle" and line.words(counted)[0] in line.leading:
        return False  # "the only hostage seized in May is a nurse", but "Policeman killed in Kesh"
    if counted.tag == SINGLE and line.tags[max(0, at - 2):at] == "hI" and line.means(at - 1, "including", "of them"):
        return False  # "counted 24 bodies, one of them a policeman"
    if pattern.sense == "hurt" and (word is None or word.metric != "injured"):
        return False
    return word is None or not _is_too_wide(line, at, word, pattern)


def _is_too_wide(line: Line, at: int, word: Cue, pattern: Pattern) -> bool:
    """Whether a word is also said of what is no count of people suffering: "lost one eye", "seized two farms"."""
    counted = line.chunks[at]
    fighting = counted.head is not None and counted.head.civilian is False
    match word.sense:
        case "holding":  # "is holding a man to his word"; "holding 17 nurses who were abducted in March"
            return counted.tag == SINGLE or line.tags[at + 1:at + 2] == "R"
        case "fighters":
            return not fighting
        case "lost":
            return counted.tag == HEADLESS and pattern.sense == "strict"
        case "wide":
            return not _are_people(line, at)
    return word.metric == "displaced" and (counted.tag == SINGLE or fighting)  # "the gunmen fled on a motorcycle"


def _are_people(line: Line, at: int) -> bool:
    """Whether a number counts people for sure, or leaves what it counts to the words around it."""
    counted = line.chunks[at]
    return counted.head is not None or (counted.tag == HEADLESS and line.tags[at + 1:at + 2] != WORD)


def _is_of_those(line: Line, at: int) -> bool:
    """'Two of the men killed [were brothers]': a number of people who are told already."""
    chunk = line.chunks[at]
    ofs = (f.end for f in line.found_by.get("of", ()) if chunk.start < f.start < chunk.end)
    return any(line.sentence.words[end] in line.leading for end in ofs)


def _is_among(line: Line, at: int) -> bool:
    """'Two pupils were among the dead'."""
    cue = line.chunks[at].cue("casualty state")
    return cue is not None and cue.sense == "among"


def _either(line: Line, at: int) -> Metric | None:
    """'40 dead or wounded', 'killed or injured 40': nobody says which."""
    for other in (at - 2, at + 2):
        word = line.chunks[other] if 0 <= other < len(line.chunks) else None
        if word is not None and word.tag in _OUTCOMES and line.means((at + other) // 2, "conjunction", "or"):
            return "casualties" if {_metric(line.chunks[at]), _metric(word)} == {"killed", "injured"} else None
    return None


def _metric(chunk: Chunk) -> Metric | None:
    cue = chunk.cue(*CASUALTY_ROLES)
    return cue.metric if cue else None


def _sums(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """'12 people, seven women and five men': numbers behind a whole that add up to it are its parts."""
    for at, whole in enumerate(figures):
        parts = [figure for figure in figures[at + 1:] if figure.metric == whole.metric]
        total = sum(figure.number.low or 0 for figure in parts)
        if len(parts) > 1 and whole.number.low == whole.number.high == total:
            yield whole, parts


def _shared(line: Line, figures: Sequence[Figure]) -> Iterator[Figure]:
    """'Several people were killed and injured': one number, two figures."""
    told = {figure.cue_at for figure in figures}
    for figure in figures:
        second = figure.cue_at + 2
        if second in told or line.tags[figure.cue_at:second + 1] != "KcK":
            continue
        metric = _metric(line.chunks[second])
        if metric not in {None, figure.metric} and line.tags[second + 1:second + 2] not in COUNTED:
            yield Figure(figure.at, second, metric, figure.number, figure.head, figure.rule, told=figure.told)


def _counts_nobody(line: Line, at: int, number: Number) -> bool:
    """'None of the 12 passengers', 'a boy, 14, was shot', 'in 2011'."""
    led = len(line.tags[:at].rstrip(_LED)) - 1
    if _NONE_OF.search(line.tags, max(0, at - 3), at) or (led >= 0 and line.chunks[led].cue("spared") is not None):
        return True
    if line.chunks[at].tag != HEADLESS or number.qualifier != "exact":
        return False
    year = number.low == number.high and number.low in _CALENDAR
    return year or (line.tags[at + 1:at + 2] in _BEHIND_AGE and bool(_BEFORE_AGE.search(line.tags, 0, at)))
