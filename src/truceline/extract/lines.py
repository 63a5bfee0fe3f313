"""A sentence as readers see it: a row of chunks, each with one letter, so that patterns can run over it."""

from dataclasses import dataclass, field

from truceline.extract.names import Name
from truceline.extract.numbers import Number
from truceline.extract.tokens import Sentence
from truceline.knowledge.lexicon import Cue, Found, Role
from truceline.model.time import SaidTime

PEOPLE, HEADLESS, THINGS, SINGLE, NAME, TIME, WORD = "N", "h", "n", "s", "Y", "t", "w"
"""Numbers of people, of what is not said, of things; one person told by a noun; names; times; other words."""
CASUALTY_ROLES: tuple[Role, ...] = ("casualty past", "casualty active", "casualty subject", "casualty gerund",
                                     "casualty state", "casualty noun", "toll")


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


@dataclass(slots=True)
class Line:
    """A sentence cut into chunks. ``quoted`` tells for each chunk whether it stands between quotation marks."""

    sentence: Sentence
    chunks: list[Chunk]
    found: list[Found] = field(default_factory=list)
    tags: str = ""
    quoted: list[bool] = field(default_factory=list)
    roles: dict[Role, list[tuple[int, Cue]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tags = "".join(chunk.tag for chunk in self.chunks)
        for at, chunk in enumerate(self.chunks):
            for role in dict.fromkeys(cue.role for cue in chunk.cues):
                cue = chunk.cue(role)
                if cue is not None:
                    self.roles.setdefault(role, []).append((at, cue))

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

    def says(self, role: Role, first: int, last: int) -> bool:
        """Whether the words of the chunks ``first`` to ``last`` (inclusive) hold a cue of a role, in whatever chunk."""
        start, end = self.chunks[first].start, self.chunks[last].end
        return any(f.cue.role == role and start <= f.start and f.end <= end for f in self.found)
