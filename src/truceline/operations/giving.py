"""Giving out what a ledger holds: never over the ledger itself, or over its keys."""

from pathlib import Path

from truceline.errors import SourceError
from truceline.ledger.keys import key_file
from truceline.publish.delivery import check_place, to_file, to_terminal


def check_beside(output: Path, ledger: str) -> None:
    """SourceError where what a ledger gives out cannot be written, or would replace the ledger or its keys."""
    for own in (Path(ledger), key_file(ledger)):
        if output.exists() and own.exists() and output.samefile(own):
            raise SourceError(f"{output}: is the ledger or its keys; write elsewhere")
    check_place(output, ())


def give_out(text: str, output: Path | None, ledger: str) -> None:
    """Writes a page of a ledger to a file, or to standard output."""
    if output is None:
        return to_terminal(text)
    check_beside(output, ledger)
    return to_file(output, text)
