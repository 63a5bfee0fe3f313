"""The hotline: which calls there are, where each stands, and what its clocks say. docs/hotline.md tells the rules."""

from truceline.hotline.calls import ANSWERS, Call, Line, Standing, calls
from truceline.hotline.clocks import Clock, clock_of

__all__ = ["ANSWERS", "Call", "Clock", "Line", "Standing", "calls", "clock_of"]
