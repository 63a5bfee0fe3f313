"""``python -m truceline`` is the command line too."""

import sys

from truceline.cli import main

if __name__ == "__main__":
    sys.exit(main())
