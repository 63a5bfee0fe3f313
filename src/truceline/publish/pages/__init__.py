"""Pages beside the brief: the shift's hand-over, a case, the bulletin. Each is one file, without script or host.

Everything that came from outside is escaped, and what hides in it is made visible.
"""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from truceline.publish import words
from truceline.publish.untrusted import visible


def page(template: str, **values: object) -> str:
    """A page from one of the templates beside this file."""
    return _environment().get_template(template).render(**values, style=_style())


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("truceline.publish.pages"), autoescape=True, finalize=_shown,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {"words": words}
    return environment


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> Markup:
    """The brief's style sheet with the little that these pages need beside it: our own, which nobody can reach."""
    brief = files("truceline.publish.html").joinpath("templates", "style.css").read_text(encoding="utf-8")
    own = files("truceline.publish.pages").joinpath("templates", "pages.css").read_text(encoding="utf-8")
    return Markup(brief + own)  # noqa: S704
