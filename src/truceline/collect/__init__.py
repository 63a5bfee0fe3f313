"""The outside world in, reports out: canonical text with its sections, metadata, hash."""

from truceline.collect.reports import Collected, Original, collect, collect_each

__all__ = ["Collected", "Original", "collect", "collect_each"]
