"""What our own readers make of words that a model points at: the number, the time, the place, who is meant.

A model says where to look; what the words there are worth is read as the rules read it, so that a figure, a day or
an origin is the same record whoever found it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.extract.lines import NAME, SINGLE, Chunk, Line
from truceline.extract.parties import party_of
from truceline.extract.phrases import NOMINAL, Phrase
from truceline.extract.places import read_places
from truceline.extract.reading import named_sides, named_sources, read_report
from truceline.extract.speakers import Speakers
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.timewords import find_times
from truceline.knowledge.words import with_capitals
from truceline.model.claim import NumberQualifier, Party, Speaker
from truceline.model.place import SaidPlace
from truceline.model.report import Report
from truceline.model.time import SaidTime
from truceline.readers.answer import SaidSpeaker
from truceline.readers.passages import Passages, Span

_PERSON = frozenset({SINGLE, NAME, "s", "o", "P"})
_BEHIND = frozenset("Op,")
_PRONOUN = "i"
_UNNAMED = "witnesses and residents"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as its words give it, and where they stand with their qualifier."""

    span: Span
    low: int | None
    high: int | None
    qualifier: NumberQualifier


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words as chunks of a line: the first, the last, and the one that heads them."""

    line: Line
    first: int
    last: int
    head: int

    @property
    def chunks(self) -> Sequence[Chunk]:
        return self.line.chunks[self.first:self.last + 1]


class Ours:
    """One report as our own readers see it."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        self.report = report
        self.knowledge = knowledge
        self.passages = Passages(report)
        self._lines = [told.line for told in read_report(report, knowledge).told if told.line.sentence.tokens]
        self._starts = [line.sentence.start for line in self._lines]
        self._times = find_times(report.text, knowledge.times, with_capitals(report.text))
        self._sources, self._sides = named_sources(self._lines), named_sides(self._lines)
        self._persons: dict[str, Speaker] = {}

    # ------------------------------------------------------------------ numbers

    def number(self, span: Span) -> Number | None:
        """The one number that stands in some words, read in its sentence; one person told by a noun or a name is 1."""
        phrase = self._phrase(span)
        if phrase is None:
            return None
        numbers = [(chunk, found) for chunk in phrase.chunks
                   if chunk.number is not None and (found := self._number(phrase.line, chunk, span)) is not None]
        if len(numbers) == 1:
            return numbers[0][1]
        return None if numbers else self._nobody(phrase, span) or self._one(phrase, span)

    def _number(self, line: Line, chunk: Chunk, span: Span) -> Number | None:
        number = chunk.number
        if number is None:
            return None
        tokens = line.sentence.tokens[number.start:number.end]
        own = Span(tokens[0].start, tokens[-1].end)
        return Number(own, number.low, number.high, number.qualifier) if own.common(span) else None

    def _nobody(self, phrase: _Phrase, span: Span) -> Number | None:
        """'Nobody was hurt', 'no casualties'."""
        said = self.knowledge.lexicon.find(self._words(phrase.line, span))
        return Number(span, 0, 0, "exact") if any(found.cue.role == "negation" for found in said) else None

    def _one(self, phrase: _Phrase, span: Span) -> Number | None:
        return Number(span, 1, 1, "exact") if phrase.line.chunks[phrase.head].tag in _PERSON else None

    def _words(self, line: Line, span: Span) -> list[str]:
        return [token.lower for token in line.sentence.tokens if span.start <= token.start and token.end <= span.end]

    # ------------------------------------------------------------------ times and places

    def time(self, span: Span) -> SaidTime | None:
        """The time expression that some words hold, or are part of."""
        told = [said for said in self._times if span.common(Span(said.start, said.end))]
        return max(told, key=lambda said: (span.common(Span(said.start, said.end)), -said.start), default=None)

    def place(self, span: Span, within: tuple[str, ...]) -> SaidPlace | None:
        """The place that a name stands for; None for words that are no name."""
        text = self.report.text[span.start:span.end]
        if not (any(c.isalpha() and not c.islower() for c in text) or self.knowledge.gazetteer.knows(text)):
            return None
        same = next((said for said in self._places_near(span) if (said.start, said.end) == span), None)
        name = " ".join(text.split())
        return SaidPlace(text=name, start=span.start, end=span.end, name=name, within=within,
                         kind=same.kind if same else "")

    def _places_near(self, span: Span) -> Iterator[SaidPlace]:
        line = self._line(span)
        if line is not None:
            yield from read_places(line, 0, len(line.chunks) - 1, frozenset(), self.knowledge.gazetteer)

    def weapons(self, span: Span) -> tuple[str, ...]:
        """The weapons that words name, as the lexicon calls them, else the words themselves."""
        line = self._line(span)
        found = self.knowledge.lexicon.find(self._words(line, span)) if line is not None else []
        known = [each for each in found if each.cue.weapon]
        whole = [each for each in known if not any(other.start < each.start < other.end for other in known)]
        words = " ".join(self.report.text[span.start:span.end].lower().split())
        return tuple(dict.fromkeys(each.cue.weapon for each in whole)) or (words,)

    # ------------------------------------------------------------------ who

    def party(self, span: Span) -> Party | None:
        """The actor whom words name; None for "he" and "they"."""
        phrase = self._phrase(span)
        if phrase is None or _is_pronoun(phrase):
            return None
        known = party_of(phrase.line, Phrase(phrase.first, phrase.last, phrase.head))
        if known is not None and known.id:
            return known
        name = self._name(span)
        side = self._sides.get(name.lower())  # "the army" of a report that names whose
        return Party(name=side.name, id=side.id) if side is not None else Party(name=name)

    def speaker(self, span: Span, said: SaidSpeaker, of: Span | None) -> Speaker | None:
        """Who speaks by these words: whom our own reader knows, else the kind that the model says."""
        phrase = self._phrase(span)
        if phrase is None or _is_pronoun(phrase):
            return None
        # A model names speakers out of their order, so that "the group" is not whoever spoke last.
        speakers = Speakers(self.knowledge, self._sources, self._sides, persons=self._persons)
        known = next(iter(speakers.of(phrase.line, [Phrase(phrase.first, phrase.last, phrase.head)])), None)
        if known is not None and (known.id or known.kind == "unidentified"):
            return known
        group = (said.group if said.group in self.groups else _UNNAMED) if said.kind == "unidentified" else ""
        return Speaker(name=known.name if known else self._name(span), kind=said.kind, group=group, of=self._id(of))

    @property
    def groups(self) -> frozenset[str]:
        """The kinds of speakers without a name."""
        return frozenset(cue.group for cue in self.knowledge.lexicon.cues if cue.group and cue.role == "unidentified")

    def _id(self, span: Span | None) -> str:
        """The entry of the organisation that somebody speaks for."""
        party = self.party(span) if span is not None else None
        if party is None:
            return ""
        source = self.knowledge.sources.find(party.name)
        return party.id or (source.id if source is not None else "")

    def _name(self, span: Span) -> str:
        """The report's words, without the article that leads them."""
        words = self.report.text[span.start:span.end].split()
        articles = self.knowledge.lexicon.words("determiner")
        while len(words) > 1 and words[0].lower() in articles:
            words = words[1:]
        return " ".join(words)

    # ------------------------------------------------------------------ lines

    def _line(self, span: Span) -> Line | None:
        at = bisect_right(self._starts, span.start) - 1
        return self._lines[at] if at >= 0 and span.start < self._lines[at].sentence.end else None

    def _phrase(self, span: Span) -> _Phrase | None:
        """The chunks that words lie in."""
        line = self._line(span)
        inside = [at for at in range(len(line.chunks)) if span.common(Span(*line.span(at, at)))] if line else []
        if line is None or not inside:
            return None
        return _Phrase(line, inside[0], inside[-1], _head(line, inside))


def _head(line: Line, inside: Sequence[int]) -> int:
    """The last noun before what is told of it: "head" of "the head of the watch"."""
    cut = next((at for at in inside[1:] if line.tags[at] in _BEHIND), inside[-1] + 1)
    led = [at for at in inside if at < cut]
    return next((at for at in reversed(led) if line.tags[at] in NOMINAL), led[-1])


def _is_pronoun(phrase: _Phrase) -> bool:
    return phrase.first == phrase.last and phrase.line.tags[phrase.first] == _PRONOUN
