"""What the commands of a ledger share: their options, and how a person confirms what is read back."""

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from truceline.errors import SourceError

LEDGER = "truceline.ledger"


class PageFormat(StrEnum):
    """The formats of a page."""

    text = "text"
    html = "html"


LedgerPath = Annotated[str, typer.Option(
    "--ledger", metavar="PATH", envvar="TRUCELINE_LEDGER", show_envvar=False,
    help="The ledger: a file, or postgresql://USER@HOST/DATABASE; without it that of $TRUCELINE_LEDGER, else "
    "./truceline.ledger.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so: a person of your organisation.")]
Yes = Annotated[bool, typer.Option("--yes", help="It was read back and confirmed: do not ask.")]
At = Annotated[str | None, typer.Option(
    "--at", metavar="TIME", help="Count the clocks to this time, with its offset; without it, now.")]
Exercise = Annotated[bool, typer.Option("--exercise", help="An exercise: nothing in it is real.")]
Test = Annotated[bool, typer.Option("--test", help="A test of the line: nothing in it is real.")]
Data = Annotated[Path | None, typer.Option(
    "--data", metavar="FOLDER", envvar="TRUCELINE_DATA", show_envvar=False,
    help="Your own actors*.yaml, places*.yaml, sources*.yaml and outlines*.json; without it those of $TRUCELINE_DATA.")]
Output = Annotated[Path | None, typer.Option(
    "--output", metavar="FILE", help="Write to this file, whole or not at all.")]

Format = Annotated[PageFormat, typer.Option("--format", help="How the page is given out.")]
Deadline = Annotated[str | None, typer.Option(
    "--deadline", metavar="TIME", help="Answer by: 90m, 2h, or a time with its offset, 2016-02-27T12:00+02:00.")]
Said = Annotated[str, typer.Option("--text", metavar="TEXT", help="What you say, in your own words.")]


def confirming(*, yes: bool) -> Callable[[Sequence[str]], None]:
    """Reads lines back on standard error and asks whether they are right; SourceError where nobody says so."""

    def confirm(lines: Sequence[str]) -> None:
        sys.stderr.write("".join(f"{line}\n" for line in ("Read this back:", *(f"  {line}" for line in lines))))
        if yes:
            return
        if not sys.stdin.isatty():
            raise SourceError("nothing was entered: read it back, then say --yes")
        if not typer.confirm("Is that right?", err=True):
            raise SourceError("nothing was entered")

    return confirm
