"""Giving text out: to a file, whole or not at all, or to standard output, whoever reads it."""

import os
import sys
from collections.abc import Iterable, Sequence
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
    """Writes a text to a file, as ``all_to_file`` does."""
    all_to_file(path, (text,))


def all_to_file(path: Path, parts: Iterable[str]) -> None:
    """Writes the parts of a text beside its place and moves it there, so that no reader ever sees half of it.

    SourceError names the file and why it cannot be written. What is no file (a pipe, ``/dev/null``) is not replaced.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            _write(target, parts)
        else:
            _replace(target, parts)
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(target: Path, parts: Iterable[str]) -> None:
    beside = target.with_name(f".truceline-{os.getpid()}.part")
    try:
        _write(beside, parts)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _write(target: Path, parts: Iterable[str]) -> None:
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(parts)


def to_terminal(text: str) -> None:
    """Writes a text to standard output, as ``all_to_terminal`` does."""
    all_to_terminal((text,))


def all_to_terminal(parts: Iterable[str]) -> None:
    """Writes the parts of a text to standard output; a reader that has had enough (``head``, ``less``) is no error."""
    try:
        sys.stdout.writelines(parts)
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
