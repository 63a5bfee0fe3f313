"""Time, memory and words per second of truceline beside spaCy's small English pipeline, in one run.

Both read the same reports on the same machine, one after the other and in turns, so that what else the
machine does falls on both; medians are shown. The parser has an environment of its own (.venv-bench).
Nothing here passes or fails: it prints what was measured and whether the bars of docs/decisions.md hold.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
SEEDS = ROOT.parent / "shared" / "seeds"
EXAMPLES = ROOT / "examples"
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"

COLD_RUNS = 7
READING_RUNS = 5
HALF = 0.5        # of the parser's time from a cold start, at most
MEGABYTES = 300.0  # at most
TIMES_WORDS = 10.0  # the parser's words per second, at least


@dataclass(frozen=True, slots=True)
class Run:
    """One program from start to end: wall-clock seconds, peak resident megabytes, what it printed."""

    seconds: float
    megabytes: float
    output: str


def run(command: Sequence[str]) -> Run:
    """Runs a program; ``wait4`` gives the peak memory of this one child alone.

    Byte code may be kept, as it is for users, whatever the environment says: else one of the two would be
    compiled anew at every start.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=environment) as process:
        output = process.stdout.read() if process.stdout else ""
        errors = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors}")
    return Run(seconds, usage.ru_maxrss / 1024, output)


def in_turns(first: Callable[[], Run], second: Callable[[], Run], times: int) -> tuple[list[Run], list[Run]]:
    """Each once unmeasured, to fill the file cache, then in turns."""
    first(), second()
    pairs = [(first(), second()) for _ in range(times)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def reports() -> list[Path]:
    """The reports to read: the seeds beside the project, or our own examples."""
    folder = SEEDS if SEEDS.is_dir() else EXAMPLES
    return sorted(path for path in folder.rglob("*.txt"))


def cold(files: list[str]) -> None:
    """From nothing to the finished brief, beside loading the parser and parsing the same files."""
    ours, theirs = in_turns(
        lambda: run([sys.executable, "-m", "truceline", "brief", *files, "--truce", "none"]),
        lambda: run([str(BENCH_PYTHON), str(HERE / "parse.py"), "once", *files]), COLD_RUNS)
    seconds = [median(r.seconds for r in runs) for runs in (ours, theirs)]
    megabytes = [median(r.megabytes for r in runs) for runs in (ours, theirs)]
    print(f"From a cold start to the end, {len(files)} reports (medians of {COLD_RUNS} runs in turns)")
    print(f"  truceline brief      {seconds[0]:6.2f} s   {megabytes[0]:5.0f} MB")
    print(f"  parser, load + parse {seconds[1]:6.2f} s   {megabytes[1]:5.0f} MB")
    print(_bar("time", seconds[0] / seconds[1], "of the parser's", HALF, at_most=True))
    print(_bar("memory", megabytes[0], "MB", MEGABYTES, at_most=True))


def reading(files: list[str]) -> None:
    """Words per second of reading alone, on one core, everything loaded before the clock starts."""
    ours, theirs = in_turns(
        lambda: run([sys.executable, str(HERE / "reading.py"), *files]),
        lambda: run([str(BENCH_PYTHON), str(HERE / "parse.py"), "loop", *files]), READING_RUNS)
    speeds = [median(float(r.output.split()[-1]) for r in runs) for runs in (ours, theirs)]
    print(f"Reading alone, on one core (medians of {READING_RUNS} runs in turns)")
    print(f"  truceline extract    {speeds[0]:9,.0f} words/s")
    print(f"  parser, full         {speeds[1]:9,.0f} words/s")
    print(_bar("words per second", speeds[0] / speeds[1], "times the parser's", TIMES_WORDS, at_most=False))


def _bar(what: str, value: float, unit: str, bound: float, *, at_most: bool) -> str:
    holds = value <= bound if at_most else value >= bound
    limit = "at most" if at_most else "at least"
    return f"  {what}: {value:.2f} {unit} ({limit} {bound:g}: {'holds' if holds else 'DOES NOT HOLD'})"


def main() -> None:
    """Both measurements, and what they were made on."""
    files = [str(path) for path in reports()]
    words = sum(len(Path(f).read_text(encoding="utf-8").split()) for f in files)
    python = ".".join(str(part) for part in sys.version_info[:3])
    print(f"{len(files)} reports, {words:,} words; Python {python}, {os.cpu_count()} cores\n")
    cold(files)
    print()
    reading(files)


if __name__ == "__main__":
    main()
