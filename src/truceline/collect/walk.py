"""From the paths a person gave to the files that may be reports, in the order of their names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from truceline.collect.metadata import SIDECARS
from truceline.errors import SourceError
from truceline.model.report import Quarantined

MAX_BYTES = 8_000_000  # of one file: the longest report known has some 300 kB, a file of many reports a few MB
_DATA = (".yaml", ".yml")


def walk(paths: Sequence[Path]) -> Iterator[Path | Quarantined]:
    """Every file below the paths once, however often it was given; what cannot be read is quarantined."""
    seen: set[Path] = set()
    for path in paths:
        for found in _below(path, ()):
            if isinstance(found, Quarantined):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _below(path: Path, above: tuple[Path, ...]) -> Iterator[Path | Quarantined]:
    """The files at and below a path; ``above`` are the real folders that lead to it."""
    try:
        if not path.is_dir():
            yield path
            return
        real = path.resolve()
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Quarantined(path=told(path), reason=str(error.strerror).lower())
        return
    if real in above:
        yield Quarantined(path=told(path), reason="a link to a folder that holds it: a loop")
        return
    for entry in entries:
        if not entry.name.startswith(".") and _report_of(entry) is None:
            yield from _below(entry, (*above, real))


def told(path: Path) -> str:
    """The path as text; bytes of it that are no letters are written out, so that every program can keep it."""
    return str(path).encode(errors="backslashreplace").decode()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a report; SourceError tells why it is none, before reading what is too large."""
    try:
        if not path.exists():
            raise SourceError("no such file or folder")
        if not path.is_file():
            raise SourceError("neither a file nor a folder")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(f"too large: {size / 1e6:.0f} MB, at most {MAX_BYTES / 1e6:.0f} MB are read")
        if path.suffix.lower() in _DATA:
            raise SourceError("a data file, no report: metadata lie beside a report as NAME.meta.yaml")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {str(error.strerror).lower()}") from error


def sidecar_of(path: Path) -> Path | None:
    """The file of metadata beside a report: NAME.meta.yaml or NAME.meta.json, NAME with or without its suffix."""
    names = (path.name, path.stem) if path.suffix else (path.name,)
    beside = (path.with_name(name + end) for name in names for end in SIDECARS)
    return next((file for file in beside if file.is_file()), None)


def _report_of(path: Path) -> Path | None:
    """The report that a sidecar tells of; None where the file is no sidecar."""
    end = next((end for end in SIDECARS if path.name.endswith(end)), None)
    if end is None:
        return None
    name = path.name.removesuffix(end)
    return next((other for other in sorted(path.parent.iterdir())
                 if other != path and name in {other.name, other.stem} and sidecar_of(other) == path), None)
