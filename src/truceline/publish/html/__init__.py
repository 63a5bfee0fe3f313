"""The brief as one HTML file that asks no host and runs no script."""

from truceline.publish.html.render import parts, render

__all__ = ["parts", "render"]
