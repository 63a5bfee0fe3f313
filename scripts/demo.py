#!/usr/bin/env python3
"""The brief of our own example: printed as text, and written as HTML into build/demo."""

import os
import sys
from pathlib import Path

from truceline.cli import main as truceline

os.chdir(Path(__file__).parents[1])  # reports are named by the paths that a reader of the page can open
EXAMPLE = ("examples/reports", "--truce", "examples/truce.yaml", "--data", "examples/data")
PAGE = Path("build", "demo", "brief.html")


def main() -> int:
    """The exit code of the brief."""
    code = truceline(["brief", *EXAMPLE])
    if code:
        return code
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    code = truceline(["brief", *EXAMPLE, "--format", "html", "--output", str(PAGE)])
    print(f"\nthe same as a page: {PAGE}")
    print("your own articles: truceline brief FOLDER")
    return code


if __name__ == "__main__":
    sys.exit(main())
