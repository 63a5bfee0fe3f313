"""Who counted a figure: the speakers of its words, but not a politician who only tells which event is meant."""

import re

from truceline.extract.figures import Figure
from truceline.extract.lines import Line
from truceline.extract.reading import Reading
from truceline.model.claim import Metric, Speaker

HELD: frozenset[Metric] = frozenset({"abducted", "missing", "detained"})
"""Metrics of people who still are what they were counted as: they are named again and again."""

_THAT = re.compile(r"[atdUPNYowpi]*R")  # behind a verb of saying: "told reporters in Kesh that"
_DESCRIBES = re.compile(r"(?<!c)R")  # "that": but "and that" only goes on telling what is said
_BLAMED_FOR = re.compile(r"r[dwa]{0,3}$")  # "was behind the massacre of 12": who blames somebody counts nobody
_FINITE = frozenset("HmB")
JUDGES = frozenset({"person", "office"})
"""Kinds of speakers who judge what others count."""
_JUDGING_ACTORS = frozenset({"state", "government", "person", "office"})


def counters(reading: Reading, number: int, figure: Figure) -> tuple[Speaker, ...]:
    """The speakers of a figure; the report's own voice where a politician only describes the event (rule 5)."""
    chain = reading.chain(number, figure.at)
    line = reading.told[number].line
    if _BLAMED_FOR.search(line.tags, 0, min(figure.at, figure.cue_at)):
        return ()
    framed = reading.frame(number, figure.at) is not None and not line.quoted[figure.at]
    if chain and framed and _judges(reading, chain[0]) and _describes(reading, number, figure):
        return ()  # but who speaks whole paragraphs tells all that is in them
    return chain


def tells_which(line: Line, figure: Figure) -> bool:
    """'The release of 200 girls kidnapped in May', '40 kidnapped girls': held since long ago, told to name them."""
    if figure.told in {"relative", "taken"}:
        return True
    if figure.told != "participle":
        return False
    before, after = line.tags[figure.at - 1:figure.at], line.tags[figure.cue_at + 1:]
    return before in {"O", "p"} or after[:1] == "P" or not _FINITE.isdisjoint(after)


def _judges(reading: Reading, speaker: Speaker) -> bool:
    """Whether somebody speaks who judges and does not count: a politician or a government."""
    if speaker.id and reading.knowledge.sources.get(speaker.id) is not None:
        return False
    actor = reading.knowledge.actors.get(speaker.id) if speaker.id else None
    if speaker.kind == "unidentified":
        return actor is not None and actor.kind == "government" and actor.common
    return speaker.kind in JUDGES or (actor is not None and actor.kind in _JUDGING_ACTORS)


def _describes(reading: Reading, number: int, figure: Figure) -> bool:
    """Whether the figure stands in a clause that only tells which event or people are meant."""
    line = reading.told[number].line
    if figure.metric in HELD:
        return tells_which(line, figure)
    frame = reading.frame(number, figure.at)
    start = _behind_that(line, frame.at + 1) if frame is not None and frame.at < figure.at else 0
    return figure.told == "relative" or bool(_DESCRIBES.search(line.tags, start, min(figure.at, figure.cue_at)))


def _behind_that(line: Line, at: int) -> int:
    """The first chunk behind "said initially that": that "that" begins what is said, not a description."""
    match = _THAT.match(line.tags, at)
    return match.end() if match is not None else at
