"""A sentence as readers see it: a row of chunks, each with one letter, so that patterns can run over it."""

from dataclasses import dataclass, field

from truceline.extract.names import Name
from truceline.extract.numbers import Number
from truceline.extract.tokens import Sentence
from truceline.knowledge.lexicon import Cue, Found, Role
from truceline.model.time import SaidTime

PEOPLE, HEADLESS, THINGS, SINGLE, NAME, TIME, WORD = "N", "h", "n", "s", "Y", "t", "w"
"""Numbers of people, of what is not said, of things; one person told by a noun; names; times; other words."""
CASUALTY_ROLES: tuple[Role, ...] = (
    "casualty past", "casualty active", "casualty subject", "casualty gerund", "casualty state", "casualty noun",
    "toll",
)
"""The roles of words that tell what became of people."""


@dataclass(slots=True)
class Chunk:
    """One or more words with a letter. ``start`` and ``end`` (exclusive) count the sentence's words."""

    tag: str
    start: int
    end: int
    cues: tuple[Cue, ...] = ()
    number: Number | None = None
    head: Cue | None = None
    name: Name | None = None
    time: SaidTime | None = None

    def cue(self, *roles: Role) -> Cue | None:
        """The first of its cues that has one of these roles."""
        for cue in self.cues:
            if cue.role in roles:
                return cue
        return None

    def means(self, role: Role, sense: str) -> bool:
        """Whether its words are a cue of a role in a sense: "by" is a preposition that means "by"."""
        cue = self.cue(role)
        return cue is not None and cue.sense == sense


@dataclass(slots=True)
class Line:
    """A sentence cut into chunks. ``quoted`` tells for each chunk whether it stands between quotation marks.

    ``leading`` are the words of its language that may lead a noun and are no part of a name: "the", "their".
    """

    sentence: Sentence
    chunks: list[Chunk]
    found: list[Found] = field(default_factory=list)
    tags: str = ""
    quoted: list[bool] = field(default_factory=list)
    roles: dict[Role, list[tuple[int, Cue]]] = field(default_factory=dict)
    leading: frozenset[str] = frozenset()
    found_by: dict[Role, list[Found]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tags = "".join([chunk.tag for chunk in self.chunks])
        for at, chunk in enumerate(self.chunks):
            for cue in chunk.cues:
                known = self.roles.setdefault(cue.role, [])
                if not known or known[-1][0] != at:
                    known.append((at, cue))
        for found in self.found:
            self.found_by.setdefault(found.cue.role, []).append(found)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the report of the chunks ``first`` to ``last`` (inclusive)."""
        tokens = self.sentence.tokens
        return tokens[self.chunks[first].start].start, tokens[self.chunks[last].end - 1].end

    def words(self, chunk: Chunk) -> tuple[str, ...]:
        """The lower-case words of a chunk."""
        return tuple(self.sentence.words[chunk.start:chunk.end])

    def with_cue(self, role: Role) -> list[tuple[int, Cue]]:
        """The chunks that have a cue of a role, each with the first such cue."""
        return self.roles.get(role, [])

    def since(self, at: int, marks: str) -> int:
        """The first of the chunks that lead to chunk ``at`` without any of some marks before it."""
        return 1 + max(self.tags.rfind(mark, 0, at) for mark in marks)

    def until(self, at: int, marks: str) -> int:
        """The last of the chunks that follow chunk ``at`` without any of some marks behind it."""
        ends = [end for mark in marks if (end := self.tags.find(mark, at + 1)) > 0]
        return min(ends, default=len(self.tags)) - 1

    def means(self, at: int, role: Role, sense: str) -> bool:
        """Whether there is a chunk ``at`` that is a word of a role in one of its senses."""
        return role in self.roles and 0 <= at < len(self.chunks) and self.chunks[at].means(role, sense)

    def is_named(self, at: int) -> bool:
        """Whether a chunk is one person told by name."""
        return self.chunks[at].tag == SINGLE and self.chunks[at].name is not None

    def is_passive(self, at: int) -> bool:
        """Whether a form of "be" leads to a participle: "was later shelled"."""
        return self.tags[:at].rstrip("a").endswith("B")

    def says(self, role: Role, first: int, last: int) -> bool:
        """Whether the words of the chunks ``first`` to ``last`` (inclusive) hold a cue of a role, in whatever chunk."""
        said = self.found_by.get(role)
        if said is None:
            return False
        start, end = self.chunks[first].start, self.chunks[last].end
        return any(start <= found.start and found.end <= end for found in said)
