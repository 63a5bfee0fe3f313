"""One document: its canonical text and all that is known of it before its sections are told; then a report."""

import hashlib
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from truceline.collect.blocks import Block, cut_blocks
from truceline.collect.cues import section_cues
from truceline.collect.facts import read_facts
from truceline.collect.language import READ, check_language
from truceline.collect.metadata import Metadata
from truceline.collect.sections import tell_sections
from truceline.errors import SourceError
from truceline.knowledge.words import with_capitals
from truceline.model.base import Doubt, Record, content_id
from truceline.model.report import Report, Section, SectionKind


class Identity(Record):
    """What makes a report this one: its bytes and the outlet that its metadata name, not its path."""

    sha256: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """``begin`` is where the text begins, behind a byte order mark and front matter; ``kinds`` by offset of block."""

    path: str
    content: bytes
    text: str
    metadata: Metadata
    begin: int = 0
    kinds: Mapping[int, SectionKind | None] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    def report(self) -> Report:
        """The document as a report; SourceError where it holds no text in a language we read."""
        if not any(c.isalnum() for c in self.text[self.begin:]):
            raise SourceError("empty: no word in its text")
        said = self.metadata
        _check_language(said.language, self.text[self.begin:])
        cues, text = section_cues(), with_capitals(self.text)
        blocks = cut_blocks(text, self.begin)
        sections, datelines = tell_sections(text, blocks, cues, self._known(blocks))
        facts = read_facts(text, sections, datelines, cues)
        sha256 = hashlib.sha256(self.content).hexdigest()
        return Report(
            id=content_id("report", Identity(sha256=sha256, outlet=said.outlet)), path=self.path,
            text=self.text, sha256=sha256, sections=(*self._preamble(), *sections), title=said.title or facts.title,
            outlet=said.outlet or facts.outlet, agency=said.agency or facts.agency, address=said.address,
            published=said.when() or facts.published, language=READ, status=said.status, place=facts.place,
            doubts=self.doubts,
        )

    def _preamble(self) -> tuple[Section, ...]:
        """What stands before the text: it keeps its place, so that offsets stay true."""
        end = len(self.text[:self.begin].rstrip())
        return (Section(kind="boilerplate", start=0, end=end),) if end else ()

    def _known(self, blocks: Sequence[Block]) -> list[SectionKind | None]:
        """The kind of each block, where the document's form told it: that of the last offset before it."""
        starts = sorted(self.kinds)
        places = (bisect(starts, block.start) for block in blocks)
        return [self.kinds[starts[at - 1]] if at else None for at in places]


def copy_id(first: str, number: int) -> str:
    """The id of a further copy of a report: the same bytes in the same outlet, at another path."""
    return f"{first}.{number}"


def _check_language(said: str, text: str) -> None:
    code = said.lower().split("-")[0]
    if code not in {"", READ}:
        raise SourceError(f"language not read: {code} (its metadata say so)")
    check_language(text)
