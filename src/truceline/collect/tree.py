"""The blocks of an HTML page in its order, each with what its elements say it is. Asks for nothing, runs nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from truceline.errors import SourceError
from truceline.model.report import SectionKind

MAX_DEPTH = 250  # elements inside one another: pages that people read stay far below
MAX_ATTRIBUTES = 1000  # in one tag: libxml2 takes time by their square
_DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "head",
                      "button", "textarea", "canvas", "audio", "video"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
                   "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd",
                     "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
                     "wbr", "img", "amp-img", "picture", "source", "input"})
_CLOSED_BY_ITSELF = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_KEEP_OPEN = frozenset({"ul", "ol", "dl", "table", "div", "section", "article", "blockquote", "td"})
_SIDE: dict[str, SectionKind] = {"nav": "boilerplate", "footer": "boilerplate", "form": "boilerplate",
                                 "menu": "boilerplate", "aside": "related", "figcaption": "caption",
                                 "figure": "caption"}
_MARKED: tuple[tuple[str, SectionKind], ...] = (("caption", "caption"), ("related", "related"))
_MAIN = frozenset({"article", "main"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text, the kind its elements give it, and whether it stands in the page's main part."""

    text: str
    kind: SectionKind | None
    main: bool


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    kind: SectionKind | None
    main: bool
    dropped: bool


class _Blocks(HTMLParser):
    """Collects text up to the next tag that begins or ends a block; never recurses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Element] = []
        self.passages: list[Passage] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(attrs) > MAX_ATTRIBUTES:
            raise SourceError(f"HTML with more than {MAX_ATTRIBUTES} attributes in one tag")
        if tag not in _INLINE:
            self.flush()
        if tag in _VOID:
            return
        if tag in _CLOSED_BY_ITSELF:
            self._close_last(tag)
        self.open.append(self._element(tag, attrs))
        if len(self.open) > MAX_DEPTH:
            raise SourceError(f"HTML nested more than {MAX_DEPTH} levels deep")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1].dropped):
            self._text.append(data)

    def flush(self) -> None:
        """Ends a block."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            last = self.open[-1] if self.open else _Element("", None, main=False, dropped=False)
            self.passages.append(Passage(text, last.kind, last.main))

    def _close_last(self, tag: str) -> None:
        """A paragraph or list item ends where the next begins, whether or not the page says so."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return
            if self.open[depth].tag in _KEEP_OPEN:
                return

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> _Element:
        above = self.open[-1] if self.open else _Element("", None, main=False, dropped=False)
        kind = above.kind or _SIDE.get(tag) or _marked(attrs)
        if tag == "h1" or (tag == "header" and not above.main):
            kind = kind or ("headline" if tag == "h1" else None)
        return _Element(tag, kind, above.main or tag in _MAIN, above.dropped or tag in _DROPPED)


def _marked(attrs: Sequence[tuple[str, str | None]]) -> SectionKind | None:
    """What the names that a page gives its elements say, where they are sure."""
    names = " ".join(value.lower() for key, value in attrs if key in {"class", "id"} and value)
    words = re.split(r"[\s_-]+", names)
    return next((kind for word, kind in _MARKED if word in words), None)


def cut_page(html: str) -> list[Passage]:
    """Every block of a page; SourceError where it is nested too deep."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.passages
