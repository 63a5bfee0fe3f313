"""Three acts: the brief of our own example as text, the same as a page, and what two nodes tell each other.

All that it writes lies in build/demo.
"""

import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from scripts.transcript import NotAsShownError, differs
from scripts.two_nodes import FOLDER, ROOT, run
from truceline.cli import main as truceline

EXAMPLE = ("examples/reports", "--truce", "examples/truce.yaml", "--data", "examples/data")
BRIEF = Path("build", "demo", "brief.html")


def main() -> int:
    """The exit code: 0 where every command could be run. Whether all is as the page shows it, a test compares."""
    os.chdir(ROOT)  # reports are named by the paths that a reader of the page can open
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that no node is left behind
    code = truceline(["brief", *EXAMPLE]) or _page() or _two_nodes()
    if not code:
        print(f"\nthe brief as a page:     {BRIEF}")
        print(f"both nodes' ledgers:     {FOLDER.relative_to(ROOT)}, as docs/two-nodes.md tells it")
        print("your own articles:       truceline brief FOLDER")
    return code


def _page() -> int:
    BRIEF.parent.mkdir(parents=True, exist_ok=True)
    return truceline(["brief", *EXAMPLE, "--format", "html", "--output", str(BRIEF)])


def _two_nodes() -> int:
    print("\n\nTWO NODES  Washington and Moscow, each with its ledger, over HTTPS on this machine")
    under, otherwise = "", 0
    with closing(run(FOLDER)) as steps:
        for ran in steps:
            if ran.step.under != under:
                under = ran.step.under
                print(f"\n{under.upper()}")
            print(f"\n{ran.step.side}$ {ran.typed}\n{ran.gave}", end="", flush=True)
            otherwise += bool(differs(ran.step, ran.for_page))
    if otherwise:
        sys.stderr.write(f"\n{otherwise} of these give not what docs/two-nodes.md shows: make two-nodes-page\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotAsShownError as error:
        sys.exit(f"\ndocs/two-nodes.md cannot be run:\n{error}")
