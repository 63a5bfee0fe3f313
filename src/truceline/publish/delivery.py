"""Giving text out: to a file, whole or not at all, or to standard output, whoever reads it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from truceline.errors import SourceError


def check_place(path: Path, reports: Sequence[Path]) -> None:
    """SourceError where a brief cannot or must not be written, before anything is read.

    Among the reports it would be taken for one of them the next time.
    """
    target = path.resolve()
    if path.is_dir():
        raise SourceError(f"{path}: is a folder; name a file to write to")
    if not target.parent.is_dir():
        raise SourceError(f"{path}: there is no folder {target.parent}")
    for report in reports:
        if report.resolve() in (target, *target.parents):
            raise SourceError(f"{path}: lies among the reports that are read; write the brief elsewhere")


def to_file(path: Path, text: str) -> None:
    """Writes the text beside its place and moves it there, so that no reader ever sees half of it.

    SourceError names the file and why it cannot be written. What is no file (a pipe, ``/dev/null``) is not replaced.
    """
    content = text.encode("utf-8", errors="backslashreplace")
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(target: Path, content: bytes) -> None:
    part = target.with_name(f".truceline-{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def to_terminal(text: str) -> None:
    """Writes to standard output; a reader that has had enough (``head``, ``less``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
    except OSError as error:
        _hush()
        raise SourceError(f"standard output cannot be written: {error.strerror}") from error


def _hush() -> None:
    """Sends the rest nowhere: Python would try to write it once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
