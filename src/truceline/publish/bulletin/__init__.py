"""The bulletin: what changed, what is alleged, what is known in figures, what was not observed, what was corrected.

``compose`` puts it together, ``text``, ``page`` and ``data`` give it out; docs/bulletin.md tells what each part says.
"""

from truceline.publish.bulletin.compose import Material, compose

__all__ = ["Material", "compose"]
