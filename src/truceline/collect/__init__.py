"""The outside world in, reports out: canonical text with its sections, metadata, hash."""

from truceline.collect.reports import Collected, collect

__all__ = ["Collected", "collect"]
