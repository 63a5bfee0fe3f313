"""Speech that goes on without a verb of saying: "Police said a bomb went off. Twelve people were killed." (rule 5)."""

from truceline.extract.events import Event
from truceline.extract.reading import Reading
from truceline.model.claim import Speaker

_TELLING = frozenset({"said", "counted", "found", "according", "by", "inverted", "citing", "claimed"})
_CHARGES = frozenset({"accused", "denied"})


def told_on(reading: Reading, number: int, event: Event | None) -> tuple[Speaker, ...]:
    """Who speaks in the sentence before, if this one, without a speaker, goes on with what they tell; else nobody."""
    told = reading.told[number]
    if number == 0 or told.frames or event is None or told.line.sentence.section == "headline":
        return ()
    before = reading.told[number - 1]
    if told.line.sentence.paragraph != before.line.sentence.paragraph:
        return ()
    here = event if event.line < number else (event.same_as if event.weak or event.definite else None)
    if here is not None and here.line == number - 1:
        return _telling(reading, number - 1, here.at)
    if event.line == number and _reported(reading, number, event) and before.frames:
        frame = before.frames[-1]
        return tuple(before.speakers[frame.at]) if frame.sense in _TELLING else ()
    return ()


def _telling(reading: Reading, number: int, at: int) -> tuple[Speaker, ...]:
    """Who tells of an event; nobody where somebody is only accused of it."""
    frames = [frame for frame in reading.told[number].frames if frame.covers(at)]
    chain = reading.chain(number, at)
    if any(frame.sense in _CHARGES for frame in frames) or (chain and chain[0].kind in {"person", "office"}):
        return ()
    return chain


def _reported(reading: Reading, number: int, event: Event) -> bool:
    """'They had killed eleven people': what somebody told before."""
    line = reading.told[number].line
    words = line.sentence.words[line.chunks[event.first].start:line.chunks[event.last].end]
    return not reading.knowledge.lexicon.words("have", "past").isdisjoint(words)
