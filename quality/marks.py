"""The notation of the marks: ``Rebels killed {at least 12|killed|by=police|of=E1} soldiers``.

A mark is ``{words|label|option|option}``; its words may hold further marks. Options are ``name=value`` or
the word ``optional``. What is not a mark is text, so a text holds no braces and no bar inside a mark.
"""

from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict


class MarkError(ValueError):
    """A mark that is not well formed, or whose words are not where they should be."""


class Mark(BaseModel):
    """Some words of a plain text at their offsets, and what is said of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    words: str
    label: str
    options: dict[str, str]

    def moved(self, text: str, start: int, end: int) -> "Mark":
        """The same mark at other offsets, with the words found there."""
        return self.model_copy(update={"start": start, "end": end, "words": text[start:end]})


@dataclass(slots=True)
class _Open:
    start: int
    parts: list[str] = field(default_factory=list)


def parse(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text, and its marks in the order of their starts."""
    text, marks, stack = "", [], list[_Open]()
    for char in marked:
        if char == "{":
            stack.append(_Open(len(text)))
        elif char == "}":
            marks.append(_closed(stack, text, marked))
        elif char == "|" and stack:
            stack[-1].parts.append("")
        elif stack and stack[-1].parts:
            stack[-1].parts[-1] += char
        else:
            text += char
    if stack:
        raise MarkError(f"a brace is not closed: {marked[:80]}")
    return text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _closed(stack: list[_Open], text: str, marked: str) -> Mark:
    if not stack or not stack[-1].parts or stack[-1].start == len(text):
        raise MarkError(f"a closing brace without words, bar and label: {marked[:80]}")
    opened = stack.pop()
    label, *options = (part.strip() for part in opened.parts)
    named = dict(_option(part) for part in options)
    if len(named) != len(options):
        raise MarkError(f"an option twice: {'|'.join(options)}")
    return Mark(start=opened.start, end=len(text), words=text[opened.start:], label=label, options=named)


def _option(part: str) -> tuple[str, str]:
    name, given, value = part.partition("=")
    return name, value if given else "yes"


def place(marked: str, text: str) -> tuple[Mark, ...]:
    """The marks of an excerpt at their offsets in the text, which must hold it once; white space may differ."""
    excerpt, marks = parse(marked)
    at = [offset for offset, char in enumerate(text) if not char.isspace()]
    bare, wanted = _bare(text), _bare(excerpt)
    if bare.count(wanted) != 1:
        raise MarkError(f"found {bare.count(wanted)} times: {excerpt[:80]}")
    first = bare.index(wanted)
    placed = []
    for mark in marks:
        start = first + len(_bare(excerpt[: mark.start]))
        end = start + len(_bare(mark.words))
        placed.append(mark.moved(text, at[start], at[end - 1] + 1))
    return tuple(placed)


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace())
