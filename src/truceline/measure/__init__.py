"""Benchmarks of a truce by day, with what was and what was not observed: silence is not quiet."""

from truceline.measure.coverage import Coverage, Observed, Watch, coverage_of
from truceline.measure.indicators import Indicator, indicators_of

__all__ = ["Coverage", "Indicator", "Observed", "Watch", "coverage_of", "indicators_of"]
