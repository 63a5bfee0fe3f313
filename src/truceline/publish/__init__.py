"""Composing the brief and giving it out: text, HTML, JSON, CSV.

An exporter is one module with ``render(brief) -> str`` and one line below; one that has a long form beside
its short one has ``render_full`` too.
"""

from collections.abc import Callable
from importlib import import_module

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
    """The render function of a format, ``full`` for its long form if it has one; SourceError for an unknown format.

    Its module is imported only now, since a terminal page must not wait for a template engine.
    """
    if name not in EXPORTERS:
        raise SourceError(f"no such format: {name} (there are {', '.join(EXPORTERS)})")
    module = import_module(EXPORTERS[name])
    render: Render = getattr(module, "render_full", module.render) if full else module.render
    return render
