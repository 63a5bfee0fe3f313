"""truceline watches a truce through what others report."""

__version__ = "0.1.0"
