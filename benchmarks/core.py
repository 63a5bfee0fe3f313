"""Keeping a measurement on one core, so that no library's threads help."""

import os


def stay_on_one() -> None:
    """Ties this process to the last core it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
