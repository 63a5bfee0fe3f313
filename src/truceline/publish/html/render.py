"""Laying the page out: templates, style and drawings in one file, everything from outside escaped."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from truceline.model.brief import Brief
from truceline.publish import vocabulary, words
from truceline.publish.html.page import Page
from truceline.publish.joins import view_of
from truceline.publish.untrusted import address, visible
from truceline.publish.views import describe_place


def render(brief: Brief) -> str:
    """The brief as one page that needs no script and asks no host."""
    return "".join(parts(brief))


def parts(brief: Brief) -> Iterator[str]:
    """The same in parts, as the templates give them."""
    page = Page(view_of(brief), {outline.name: outline.rings for outline in brief.outlines} or None)
    return _environment().get_template("page.html").generate(page=page, view=page.view, style=_style())


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("truceline.publish.html"), autoescape=True, finalize=_shown,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"px": _px, "iso": _iso, "quoted": words.quoted}
    environment.globals |= _vocabulary()
    return environment


def _vocabulary() -> Mapping[str, object]:
    """What the templates say and how they say it: the phrases of ``words``."""
    return {"words": words, "vocabulary": vocabulary, "describe_place": describe_place, "address": address}


def _shown(value: object) -> object:
    """What a template prints: text with nothing hidden in it; markup of our own macros as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _px(number: float) -> str:
    """A length of a drawing, to a tenth of a pixel."""
    return f"{number:.1f}".removesuffix(".0")


def _iso(when: str) -> str:
    """The first moment of a sentence's ``when``, for a ``time`` element."""
    return when.partition("/")[0]


@cache
def _style() -> Markup:
    """Our own style sheet, which no report can reach."""
    return Markup(files("truceline.publish.html").joinpath("templates", "style.css").read_text(encoding="utf-8"))  # noqa: S704
