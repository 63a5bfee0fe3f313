"""Composing the brief and giving it out: text, HTML, JSON, CSV.

An exporter is one module with ``render(brief) -> str`` and one line below; one that has a long form beside
its short one has ``render_full`` too, one whose page may be longer than should be held whole ``parts``.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType

from truceline.errors import SourceError
from truceline.model.brief import Brief

Render = Callable[[Brief], str]

EXPORTERS: dict[str, str] = {
    "text": "truceline.publish.text",
    "html": "truceline.publish.html",
    "json": "truceline.publish.json",
    "csv": "truceline.publish.csv",
}


def exporter(name: str, *, full: bool = False) -> Render:
    """The render function of a format, ``full`` for its long form if it has one; SourceError for an unknown format."""
    module = _module(name)
    render: Render = getattr(module, "render_full", module.render) if full else module.render
    return render


def in_parts(name: str, brief: Brief, *, full: bool = False) -> Iterable[str]:
    """The brief in a format, in parts to be given out one after the other."""
    parts: Callable[[Brief], Iterable[str]] | None = getattr(_module(name), "parts", None)
    return parts(brief) if parts else (exporter(name, full=full)(brief),)


def _module(name: str) -> ModuleType:
    """The module of a format, imported only now: a terminal page must not wait for a template engine."""
    if name not in EXPORTERS:
        raise SourceError(f"no such format: {name} (there are {', '.join(EXPORTERS)})")
    return import_module(EXPORTERS[name])
