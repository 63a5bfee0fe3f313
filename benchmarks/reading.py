"""Words per second of truceline's reading of some files, on one core; prints the number."""

import sys
import time
from pathlib import Path

from core import stay_on_one

from truceline.collect import collect
from truceline.extract import extract
from truceline.knowledge.knowledge import load_knowledge

SECONDS = 3.0


def main() -> None:
    """Reads the files again and again for some seconds, after one round that is not counted."""
    stay_on_one()
    knowledge = load_knowledge()
    reports = collect([Path(name) for name in sys.argv[1:]]).reports
    words = sum(len(report.text.split()) for report in reports)
    for report in reports:
        extract(report, knowledge)
    read, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        for report in reports:
            extract(report, knowledge)
        read += words
    print(read / (time.perf_counter() - started))


if __name__ == "__main__":
    main()
