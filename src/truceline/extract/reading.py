"""One report as all readers see it: its lines with their speech, and who says what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from truceline.extract.chunks import Chunker
from truceline.extract.frames import Frame
from truceline.extract.lines import Line
from truceline.extract.speakers import Speakers
from truceline.extract.speech import read_speech
from truceline.extract.tokens import Ends, Sentence, sentences
from truceline.extract.voices import Voice, voices
from truceline.knowledge.entries import Actor, Source
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.timewords import find_times
from truceline.knowledge.words import with_capitals
from truceline.model.claim import Speaker
from truceline.model.report import Report, SectionKind
from truceline.model.time import SaidTime

_ABOVE: frozenset[SectionKind] = frozenset({"dateline", "boilerplate"})


@dataclass(slots=True)
class Told:
    """A line with its frames of speech and their speakers.

    ``listed_by`` are those whom the head or foot of a list names for all its items, or who speaks the whole paragraph;
    ``under`` is the head of a list.
    """

    line: Line
    frames: list[Frame]
    speakers: dict[int, list[Speaker]] = field(default_factory=dict)
    quoted_by: Speaker | None = None
    listed_by: tuple[Speaker, ...] = ()
    under: Line | None = None

    def last_speakers(self) -> tuple[Speaker, ...]:
        """Those who speak last in the line, innermost first; empty where nobody does."""
        return tuple(self.speakers[self.frames[-1].at]) if self.frames else ()


@dataclass(slots=True)
class Reading:
    """One report read into lines; what each reader finds in them is its own."""

    report: Report
    knowledge: Knowledge
    told: list[Told]

    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines with their numbers."""
        return ((at, told.line) for at, told in enumerate(self.told))

    def frame(self, line: int, at: int) -> Frame | None:
        """The frame of speech that reaches over a chunk; of several the one next to it."""
        frames = (frame for frame in self.told[line].frames if frame.covers(at))
        return min(frames, key=lambda frame: frame.width, default=None)

    def is_denied(self, line: int, at: int) -> bool:
        """Whether whoever tells a chunk denies it: "the army denied that its units had violated the truce"."""
        frame = self.frame(line, at)
        return frame is not None and frame.sense == "denied"

    def chain(self, line: int, at: int) -> tuple[Speaker, ...]:
        """The speakers of a chunk, innermost first; empty for the report's own voice."""
        told = self.told[line]
        frames = sorted((frame for frame in told.frames if frame.covers(at)), key=lambda frame: frame.width)
        chain = [speaker for frame in frames for speaker in told.speakers[frame.at]]
        if not chain and told.quoted_by is not None and told.line.quoted[at]:
            chain = [told.quoted_by]
        return told.listed_by if not chain else tuple(dict.fromkeys(chain))


def read_report(report: Report, knowledge: Knowledge) -> Reading:
    """The report as lines, with the speakers of each."""
    chunker = _chunker(knowledge)
    ends = Ends.of(knowledge.lexicon)
    times = find_times(report.text, knowledge.times, with_capitals(report.text))
    lines = list(_lines(chunker, sentences(report, ends), times))
    above = list(_lines(chunker, sentences(report, ends, _ABOVE) if "[" in report.text else [], times))
    speakers = Speakers(knowledge, named_sources(lines), named_sides(lines))
    told = [_told(line, speakers, voice) for line, voice in zip(lines, voices(above, lines), strict=True)]
    _lend_quotes(told)
    _lend_heads(told)
    return Reading(report, knowledge, told)


@lru_cache(maxsize=4)
def _chunker(knowledge: Knowledge) -> Chunker:
    return Chunker(knowledge)


def _lines(chunker: Chunker, cut: Sequence[Sentence], times: Sequence[SaidTime]) -> Iterator[Line]:
    """The sentences as lines; a quotation may go on from one to the next of the same paragraph."""
    inside, paragraph, at = False, -1, 0
    for sentence in cut:
        while at < len(times) and times[at].end <= sentence.start:
            at += 1
        own = times[at:bisect_left(times, sentence.end, lo=at, key=lambda said: said.start)]
        line = chunker.line(sentence, own, quoted=inside and sentence.paragraph == paragraph)
        inside, paragraph = line.quoted[-1] if line.quoted else False, sentence.paragraph
        yield line


def named_sources(lines: Sequence[Line]) -> tuple[Source, ...]:
    """The sources that a report names, in its order."""
    sources = (chunk.name.source for line in lines for chunk in line.chunks if chunk.name is not None)
    return tuple(dict.fromkeys(source for source in sources if source is not None))


def named_sides(lines: Sequence[Line]) -> dict[str, Actor]:
    """The actors that a report names in full, by their last words: "the army" is then the Orlandish army."""
    found: dict[str, Actor] = {}
    for line in lines:
        for chunk in line.chunks:
            name = chunk.name
            if name is not None and name.actor is not None and not name.common:
                found.setdefault(line.words(chunk)[-1], name.actor)
    return found


def _told(line: Line, speakers: Speakers, voice: Voice | None) -> Told:
    """A line with those of its frames whose speakers are known; a quotation without any is from whoever spoke last.

    ``voice`` names who speaks the line itself.
    """
    speakers.voice = speakers.named_by_label(voice.line, voice.phrase) if voice is not None else None
    frames = read_speech(line)
    said = {frame.at: [*speakers.of(line, frame.cited), *speakers.of(line, frame.heads)] for frame in frames}
    by = (speakers.voice,) if speakers.voice is not None else ()
    told = Told(line, [frame for frame in frames if said[frame.at]], said, listed_by=by)
    if told.frames:
        speakers.subject = speakers.topic = None
        return told
    speakers.pass_over(line)
    if any(line.quoted):
        told.quoted_by = speakers.last()
    return told


def _lend_heads(told: Sequence[Told]) -> None:
    """The items of a list have the speakers of the sentence above it, or of the item that only names a source."""
    head: tuple[Speaker, ...] = ()
    above: Line | None = None
    items: list[Told] = []
    for here in told:
        speakers = here.last_speakers()
        here.under = above if here.line.sentence.item else None
        if not here.line.sentence.item:
            head, above, items = speakers, here.line, []
        elif not here.frames:
            here.listed_by = head or here.listed_by
            items.append(here)
        elif here.line.tags[0] == "A":
            head = speakers
            for item in items:
                item.listed_by = item.listed_by or head


def _lend_quotes(told: Sequence[Told]) -> None:
    """A quotation without a speaker of its own has the one of the next sentence of its paragraph, if that says so."""
    for here, following in pairwise(told):
        if not here.frames and following.frames and _goes_on(here.line, following.line):
            here.quoted_by = following.speakers[following.frames[0].at][0]


def _goes_on(here: Line, following: Line) -> bool:
    """Whether a sentence is all quotation and the next one of its paragraph begins within it."""
    same = here.sentence.paragraph == following.sentence.paragraph
    return same and bool(here.quoted) and here.quoted[0] and here.quoted[-1] and following.quoted[:1] == [True]
