"""The brief as one HTML file that asks no host and runs no script."""

from truceline.publish.html.render import render

__all__ = ["render"]
