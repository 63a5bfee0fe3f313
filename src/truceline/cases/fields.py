"""Both versions of an allegation, field by field: each side's words stand unaltered beside the other's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.cases.steps import Ends, Line, told_in
from truceline.knowledge.procedure import CaseField

Mark = Literal["agreed", "disputed", "the same words", "told apart", "told by one side"]
_MARKS: Mapping[str, Mark] = {"agree": "agreed", "dispute": "disputed"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A side's words on a field, and the step they stand in."""

    line: Line
    words: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field. ``told`` has each side's statements in sequence: the last counts, earlier ones stay shown.

    ``marked`` is the agreement or dispute that counts: one that names what the other side says now.
    """

    id: str
    title: str
    told: Mapping[str, tuple[Statement, ...]]
    mark: Mark
    marked: Line | None

    def says(self, organisation: str) -> Statement | None:
        """What a side says now."""
        return self.told[organisation][-1] if self.told.get(organisation) else None


def rows_of(lines: Sequence[Line], ends: Ends, fields: Sequence[CaseField]) -> tuple[FieldRow, ...]:
    """The fields that anybody told, the known ones first and in their order."""
    counted = [line for line in lines if not line.void]
    told = {name for line in counted for name in told_in(line)}
    titles = {field.id: field.title for field in fields}
    order = [*(name for name in titles if name in told), *sorted(told - titles.keys())]
    return tuple(_row(name, titles.get(name, name), counted, ends) for name in order)


def _row(name: str, title: str, lines: Sequence[Line], ends: Ends) -> FieldRow:
    told = {side: tuple(_said(name, side, lines)) for side in ends if side}
    now = {statements[-1].line.entry.id: side for side, statements in told.items() if statements}
    marks = [line for line in lines if line.body.step in _MARKS and line.body.field == name
             and now.get(line.body.about, line.by) != line.by]
    marked = marks[-1] if marks else None
    return FieldRow(name, title, told, _MARKS[marked.body.step] if marked else _unmarked(told), marked)


def _said(name: str, side: str, lines: Sequence[Line]) -> Iterator[Statement]:
    for line in lines:
        words = told_in(line).get(name, "").strip()
        if words and line.by == side:
            yield Statement(line, words)


def _unmarked(told: Mapping[str, tuple[Statement, ...]]) -> Mark:
    """Of two versions that nobody marked only their sameness is said: that words differ is no dispute."""
    words = [" ".join(statements[-1].words.split()) for statements in told.values() if statements]
    if len(words) < len(told) or len(words) == 1:
        return "told by one side"
    return "the same words" if len(set(words)) == 1 else "told apart"
