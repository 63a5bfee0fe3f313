"""One statement and the report's words that show it: its quote, its speakers, and the details that hold."""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from truceline.knowledge.knowledge import Knowledge
from truceline.model.base import Doubt, content_id
from truceline.model.claim import Claim, Party, Speaker
from truceline.model.report import Report
from truceline.model.time import SaidTime
from truceline.readers.answer import Said, SaidSpeaker
from truceline.readers.faults import Fault, RefusedError
from truceline.readers.ours import Ours
from truceline.readers.passages import Passages, Span

LONGEST = 1_000  # characters of a quote: longer ones show nothing in particular
_CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)


@dataclass(slots=True)
class Told:
    """A statement whose quote was found."""

    kind: str
    span: Span
    said: Said
    speakers: tuple[Speaker, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)

    def widen(self, span: Span) -> None:
        """Takes further words into the quote: a qualifier before its first word."""
        self.span = Span(min(self.span.start, span.start), max(self.span.end, span.end))

    def doubt(self, field_: str, reason: str) -> None:
        """Notes what is not sure of the claim, once."""
        doubt = Doubt(field=field_, reason=reason)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


class Teller:
    """Finds the words of statements in one report."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        self.report = report
        self.ours = Ours(report, knowledge)

    @property
    def passages(self) -> Passages:
        """The report's passages."""
        return self.ours.passages

    def tell(self, said: Said, kind: str) -> Told:
        """The statement with its quote and speakers; RefusedError where the report does not have them."""
        told = Told(kind, Span(0, 0), said)
        told.span = self._quote(said, told)
        chain = [self._speaker(speaker, told.span) for speaker in said.speakers]
        told.speakers = tuple(dict.fromkeys(chain))
        return told

    def _quote(self, said: Said, told: Told) -> Span:
        places = [span for span in self.passages.all(said.quote) if span.end - span.start <= LONGEST]
        if not places:
            raise RefusedError(Fault.quote)
        around = self.passages.all(said.context)
        if len(places) > 1 and not around:
            told.doubt("quote", f"these words stand {len(places)} times in the report; the first are taken")
        near = around[0] if around else places[0]
        return min(places, key=lambda span: (near.distance(span), span))

    def _speaker(self, said: SaidSpeaker, near: Span) -> Speaker:
        span = self.passages.nearest(said.name, near)
        of = self.passages.nearest(said.speaks_for, near) if said.speaks_for else None
        found = self.ours.speaker(span, said, of) if span is not None else None
        if found is None or (said.speaks_for and of is None):
            raise RefusedError(Fault.name)
        return found

    # ------------------------------------------------------------------ what must hold

    def party(self, words: str, told: Told) -> Party | None:
        """The party that words name, None where there are none; RefusedError where the report does not name it."""
        if not words:
            return None
        span = self.passages.nearest(words, told.span)
        party = self.ours.party(span) if span is not None else None
        if party is None:
            raise RefusedError(Fault.name)
        return party

    # ------------------------------------------------------------------ what may fail

    def detail(self, told: Told, name: str, words: str) -> Span | None:
        """Where a detail's words stand nearest to the quote; a doubt of the claim where they do not."""
        span = self.passages.nearest(words, told.span) if words else None
        if words and span is None:
            told.doubt(name, "left out: the language model gave words that the report does not have")
        return span

    def time(self, told: Told, name: str, words: str) -> SaidTime | None:
        """The time that words tell, as our own reader reads them."""
        span = self.detail(told, name, words)
        found = self.ours.time(span) if span is not None else None
        if span is not None and found is None:
            told.doubt(name, "left out: no time can be read in its words")
        return found

    def parties(self, told: Told, name: str, said: tuple[str, ...]) -> tuple[Party, ...]:
        """The parties that lists of words name."""
        spans = [span for words in said if (span := self.detail(told, name, words)) is not None]
        return tuple(dict.fromkeys(party for span in spans if (party := self.ours.party(span)) is not None))

    def text(self, span: Span | None) -> str:
        """The report's words."""
        return self.report.text[span.start:span.end] if span is not None else ""


def identified(told: Told, teller: Teller, fields: dict[str, object]) -> Claim:
    """The claim of a statement, with the id that its content gives."""
    claim = _CLAIM.validate_python({
        "kind": told.kind, "report": teller.report.id, "quote": teller.passages.quote(told.span),
        "attributed_to": told.speakers, "qualifiers": tuple(dict.fromkeys(told.said.qualifiers)),
        "rule": f"llm.{told.kind}", "doubts": tuple(told.doubts), **fields})
    return claim.model_copy(update={"id": content_id("c", claim)})
