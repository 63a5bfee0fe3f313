"""Composing the brief and giving it out: text, HTML, JSON, CSV.

An exporter is one module with ``render(brief) -> str`` and one line below.
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


def exporter(name: str) -> Render:
    """The render function of a format; SourceError for a format nobody wrote.

    Its module is imported only now, since a terminal page must not wait for a template engine.
    """
    if name not in EXPORTERS:
        raise SourceError(f"no such format: {name} (there are {', '.join(EXPORTERS)})")
    render: Render = import_module(EXPORTERS[name]).render
    return render
