"""What a report says a truce holds: its start and end, whom it leaves out, who brokers it, what it asks and gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.extract.lines import THINGS, Line
from truceline.extract.parties import actor_at
from truceline.extract.reading import Reading
from truceline.knowledge.entries import Actor
from truceline.knowledge.lexicon import Role
from truceline.model.claim import Party, Qualifier, Speaker, TermKind
from truceline.model.time import SaidTime

_WORDED: tuple[tuple[Role, TermKind], ...] = (
    ("mechanism", "mechanism"), ("effect", "effect"), ("obligation", "obligation"), ("exception", "exception"),
    ("expected", "party"),
)
"""Terms whose own words are their value."""
_TIMED: tuple[tuple[Role, TermKind], ...] = (("start", "start"), ("deadline", "deadline"), ("expiry", "end"))
_BROKERS = frozenset({"state", "government", "international", "coalition", "person"})
_NEAR = 8  # chunks between a word and the time or name that belongs to it
_TRUCE_BEHIND = 3  # chunks between a word of time and the truce behind it: "start of the truce"
_MARKS = ';,.:“”"'  # a negation reaches no further: "there will be no force and no monitors"
_ASKING: tuple[Role, ...] = ("condition", "stance")
_VERB = 3  # chunks that the words of one verb may take
_DASHED = re.compile(r"[wvpdY]*[-–—:]d?[Yu]")
_NAMES_BEHIND = 4  # chunks between what groups are called and their names


@dataclass(slots=True)
class SaidTerm:
    """One thing said of a truce, with the chunks that say it."""

    line: int
    first: int
    last: int
    term: TermKind
    value: str
    chain: tuple[Speaker, ...]
    party: Party | None = None
    time: SaidTime | None = None
    qualifiers: tuple[Qualifier, ...] = ()


def read_terms(reading: Reading, lines: set[int]) -> list[SaidTerm]:
    """The terms told in the lines of truce talk."""
    return [term for number in sorted(lines) for term in _TermReader(reading, number).read()]


@dataclass(slots=True)
class _TermReader:
    """Reads the terms of one line."""

    reading: Reading
    number: int

    @property
    def line(self) -> Line:
        return self.reading.told[self.number].line

    def read(self) -> Iterator[SaidTerm]:
        """All terms that the line tells; of times only one."""
        timed = self._timed()
        if timed is not None:
            yield timed
        yield from self._excluded()
        yield from self._listed()
        yield from self._brokers()
        yield from self._worded()

    # ------------------------------------------------------------ times

    def _timed(self) -> SaidTerm | None:
        """The start, deadline or end that the line fixes; of an earlier attempt where the words say so."""
        attempt = _attempt(self.line)
        if attempt is None:
            return self._at_word(None) or self._by() or self._since()
        return self._at_word("attempt") or self._of_attempt(attempt)

    def _at_word(self, instead: TermKind | None) -> SaidTerm | None:
        """'The truce takes effect on Saturday': a word with the time that stands nearest."""
        for role, kind in _TIMED:
            for at, _ in self.line.with_cue(role):
                time = _nearest_time(self.line, at)
                if time is not None and (kind == "deadline" or _truce_near(self.line, at)):
                    return self._at_time(instead or kind, at, time, _modal(self.line, at))
        return None

    def _by(self) -> SaidTerm | None:
        """'Both sides must accept it by Friday': a deadline without the word."""
        line, last = self.line, len(self.line.chunks) - 1
        by = next((i for i, c in enumerate(line.chunks) if c.time is not None and c.time.bound == "by"), None)
        asked = by is not None and (line.says("acceptance", 0, last) or line.says("deadline", 0, last))
        return self._at_time("deadline", by, by) if by is not None and asked else None

    def _since(self) -> SaidTerm | None:
        """'The truce in force since Saturday': a start without the word."""
        line = self.line
        begun = next((i for i, c in enumerate(line.chunks) if c.time is not None and c.time.bound == "since"
                      and _fixes_day(c.time) and line.tags[:i][-1:] in {"w", '"', "”"} and _truce_near(line, i)), None)
        return self._at_time("start", begun, begun) if begun is not None else None

    def _of_attempt(self, at: int) -> SaidTerm | None:
        """'A truce of last May collapsed'."""
        time = _nearest_time(self.line, at) if _truce_near(self.line, at) else None
        return self._at_time("attempt", at, time) if time is not None else None

    def _at_time(self, term: TermKind, at: int, time: int, qualifiers: tuple[Qualifier, ...] = ()) -> SaidTerm:
        said = self.line.chunks[time].time
        return self._term(min(at, time), max(at, time), term, time=said, qualifiers=qualifiers)

    # ------------------------------------------------------------ who is left out

    def _excluded(self) -> Iterator[SaidTerm]:
        """The names and criteria on the side of the word of exclusion where they stand."""
        line = self.line
        of_truce = bool(line.with_cue("truce")) or self.reading.told[self.number].quoted_by is not None
        for at, cue in line.with_cue("exclusion"):
            if cue.sense == "before":
                yield from self._left_out(range(line.since(at, ';.“”"'), at))
            elif of_truce:
                yield from self._left_out(range(at + 1, len(line.tags)))

    def _left_out(self, span: range) -> Iterator[SaidTerm]:
        """The armed groups and criteria among some chunks."""
        for at in span:
            group = _armed_group(self.line, at)
            if group is not None and not _tells_another(self.line, at):
                yield self._exclusion(at, group)
            elif (criterion := self._criterion(at)) and not _is_title(self.line, at):
                yield self._term(at, at, "criterion", value=criterion)

    def _criterion(self, at: int) -> str:
        """A criterion with the words around it: "other groups on the sanctions list of the Concord"; empty for none."""
        line, start = self.line, self.line.chunks[at].start
        cue = next((found for found in line.found_by.get("criterion", ()) if found.start == start), None)
        if cue is None:
            return ""
        first = len(line.tags[:at].rstrip("wXUPdpO"))
        if first == at:
            words = line.sentence.tokens[cue.start:cue.end]
            return self.reading.report.text[words[0].start:words[-1].end]
        rest = line.tags[at + 1:]
        start, end = line.span(first, at + len(rest) - len(rest.lstrip("OdYw")))
        return self.reading.report.text[start:end]

    def _listed(self) -> Iterator[SaidTerm]:
        """'They announced four names: ...': whom a party lists as left out, in its own words."""
        line, colon = self.line, self.line.tags.find(":")
        counted = line.chunks[colon - 1] if colon > 0 else None
        if counted is None or counted.tag != THINGS or counted.head is None or counted.head.sense != "listed":
            return
        for at in range(colon + 1, len(line.tags)):
            group = _armed_group(line, at, common=True)
            if group is not None:
                yield self._exclusion(at, group)

    def _exclusion(self, at: int, group: Actor) -> SaidTerm:
        return self._term(at, at, "excluded", party=Party(name=group.name, id=group.id))

    # ------------------------------------------------------------ other terms

    def _brokers(self) -> Iterator[SaidTerm]:
        """Who made the truce between others: states and bodies, not the sides themselves."""
        line, actors = self.line, self.reading.knowledge.actors
        for at, cue in line.with_cue("broker") if line.with_cue("truce") else ():
            after = cue.sense == "after"
            span = range(at + 1, min(at + _NEAR, len(line.tags))) if after else range(max(0, at - _NEAR), at)
            for name_at in span:
                actor = actor_at(line, name_at)
                if actor is not None and actor.kind in _BROKERS:
                    root = actors.get(actors.root(actor.id)) or actor
                    party = Party(name=root.name, id=root.id)
                    yield self._term(min(at, name_at), max(at, name_at), "guarantor", party=party)

    def _worded(self) -> Iterator[SaidTerm]:
        """Mechanisms, effects, obligations, exceptions, parties expected to join."""
        for role, kind in _WORDED:
            for found in self.line.found_by.get(role, ()):
                first = next(i for i, chunk in enumerate(self.line.chunks) if chunk.end > found.start)
                last = next(i for i, chunk in enumerate(self.line.chunks) if chunk.end >= found.end)
                if not (self._is_asked(found.start) or "!" in self.line.tags[self.line.since(first, _MARKS):first]):
                    yield self._term(first, last, kind)

    def _is_asked(self, start: int) -> bool:
        """'It accepts on condition that prisoners are released': what a side asks for is no term of the truce."""
        asked = (found for role in _ASKING for found in self.line.found_by.get(role, ()))
        return any(found.end <= start and (found.cue.role == "condition" or found.cue.sense == "conditional")
                   for found in asked)

    def _term(self, first: int, last: int, term: TermKind, *, value: str = "", party: Party | None = None,
              time: SaidTime | None = None, qualifiers: tuple[Qualifier, ...] = ()) -> SaidTerm:
        """A term; its value is what is named: a party, a time, else the words."""
        start, end = self.line.span(first, last)
        named = party.name if party is not None else time.text if time is not None else ""
        said = value or named or self.reading.report.text[start:end]
        chain = self.reading.chain(self.number, first)
        return SaidTerm(self.number, first, last, term, said, chain, party, time, qualifiers)


def _attempt(line: Line) -> int | None:
    """The word that tells of an earlier truce: "collapsed", "the previous truce"."""
    told = next((at for at, _ in line.with_cue("attempt")), None)
    if told is not None:
        return told
    return next((at for at, _ in line.with_cue("truce") if at and line.chunks[at - 1].cue("previous")), None)


def _fixes_day(time: SaidTime) -> bool:
    """Whether a time fixes a day: "since 2009" is no start of a truce."""
    return time.weekday is not None or time.day is not None or time.clock is not None or time.unit == "day"


def _nearest_time(line: Line, at: int) -> int | None:
    times = [i for i, chunk in enumerate(line.chunks) if chunk.time is not None and abs(i - at) <= _NEAR]
    return min(times, key=lambda i: (abs(i - at), i), default=None)


def _truce_near(line: Line, at: int) -> bool:
    """Whether the words before speak of the truce, as the subject of a start must."""
    return any(i <= at + _TRUCE_BEHIND for i, cue in line.with_cue("truce") if cue.sense != "talks")


def _modal(line: Line, at: int) -> tuple[Qualifier, ...]:
    """'Will start' is future, 'should start' uncertain."""
    modal = next((line.chunks[i].cue("modal") for i in range(max(0, at - _VERB), at) if line.tags[i] == "m"), None)
    if modal is None:
        return ()
    return ("future",) if modal.sense == "will" else ("uncertain",)


def _armed_group(line: Line, at: int, *, common: bool = False) -> Actor | None:
    actor = actor_at(line, at, common=common)
    return actor if actor is not None and actor.kind == "armed group" else None


def _is_title(line: Line, at: int) -> bool:
    """No criterion, but what those who are named are called.

    'The terrorist groups Black Lantern and Grey Dawn', 'the terrorist groups in Orland - Black Lantern and others',
    'Norland holds that Black Lantern and Grey Dawn are terrorist groups'.
    """
    if line.tags[:at].rstrip("dwa").endswith("B") or _DASHED.match(line.tags, at + 1):
        return True
    name = line.tags.find("Y", at + 1, at + 1 + _NAMES_BEHIND)
    if name < 0 or {"c", "p", "O"} & set(line.tags[at + 1:name]):
        return False
    return actor_at(line, name, common=True) is not None


def _tells_another(line: Line, at: int) -> bool:
    """'The valley branch of the Black Lantern', 'Black Lantern-linked': named to tell who another one is."""
    linked = at + 1 < len(line.chunks) and line.chunks[at + 1].cue("linked") is not None
    return line.tags[:at].endswith("O") or line.tags[at + 1:at + 2] == "-" or linked
