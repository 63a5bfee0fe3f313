"""The same flow on one process or on all cores of a machine."""

from truceline.engine.local import read_all

__all__ = ["read_all"]
