"""Speech that goes on without a verb of saying: "Police said a bomb went off. Twelve people were killed." (rule 5)."""

import re

from truceline.extract.counters import JUDGES
from truceline.extract.events import Event
from truceline.extract.reading import Reading, Told
from truceline.model.claim import Speaker

_TELLING = frozenset({"said", "counted", "found", "according", "by", "inverted", "citing", "claimed"})
_CHARGES = frozenset({"accused", "denied"})

_VERB = re.compile(r"[KVJGFBH]")


def told_on(reading: Reading, number: int, event: Event | None) -> tuple[Speaker, ...]:
    """Who speaks in a sentence before, if this one, without a speaker, goes on with what they tell; else nobody."""
    here = reading.told[number]
    if number == 0 or here.frames or here.line.sentence.section == "headline":
        return ()
    stated = _statement(reading, number)
    if stated or event is None or not _same_paragraph(reading, number, number - 1):
        return stated
    same = event if event.line < number else (event.same_as if event.weak or event.definite else None)
    if same is not None and same.line == number - 1:
        return _telling(reading, number - 1, same.at)
    before = reading.told[number - 1]
    untold = all(not frame.reach for frame in before.frames) and event.time is None
    return _speakers(before) if event.line == number and (untold or _reported(reading, number, event)) else ()


def _same_paragraph(reading: Reading, number: int, other: int) -> bool:
    lines = reading.told[number].line, reading.told[other].line
    return lines[0].sentence.paragraph == lines[1].sentence.paragraph


def _statement(reading: Reading, number: int) -> tuple[Speaker, ...]:
    """'The brigade reports: the enemy opened fire. Two guards were killed.': a colon opens the rest of a paragraph."""
    for other in range(number - 1, -1, -1):
        told = reading.told[other]
        if not _same_paragraph(reading, number, other):
            break
        if told.frames:
            frame, tags = told.frames[-1], told.line.tags
            colon = tags.find(":", frame.at)
            opens = colon >= 0 and not _VERB.search(tags, frame.right_start, colon) and not told.line.quoted[-1]
            return _speakers(told) if opens else ()
    return ()


def _speakers(told: Told) -> tuple[Speaker, ...]:
    """Who speaks last in a sentence, if it tells something; nobody who may only judge."""
    if not told.frames or told.frames[-1].sense not in _TELLING:
        return ()
    speakers = told.last_speakers()
    return () if speakers[0].kind in JUDGES else speakers


def _telling(reading: Reading, number: int, at: int) -> tuple[Speaker, ...]:
    """Who tells of an event; nobody where somebody is only accused of it."""
    frames = [frame for frame in reading.told[number].frames if frame.covers(at)]
    chain = reading.chain(number, at)
    if any(frame.sense in _CHARGES for frame in frames) or (chain and chain[0].kind in JUDGES):
        return ()
    return chain


def _reported(reading: Reading, number: int, event: Event) -> bool:
    """'They had killed eleven people': what somebody told before."""
    line = reading.told[number].line
    words = line.sentence.words[line.chunks[event.first].start:line.chunks[event.last].end]
    return not reading.knowledge.lexicon.words("have", "past").isdisjoint(words)
