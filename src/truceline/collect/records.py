"""Files of many reports: JSON lines, one record a line, or one JSON list."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import JsonValue

from truceline.collect.decode import MARK, decode
from truceline.collect.walk import told
from truceline.errors import SourceError
from truceline.model.strict import strict_json

Line = tuple[str, bytes]
"""Where a record stands (FILE:LINE, or FILE:N for the Nth of a list) and its bytes."""


def cut_records(path: Path, content: bytes) -> Iterator[Line]:
    """The records of a file; SourceError where it holds none at all."""
    if path.suffix.lower() == ".json":
        lines = [json.dumps(each).encode() for each in _list(content)]
    else:
        lines = (decode(content)[0].encode() if b"\x00" in content else content).split(b"\n")
    if not any(line.strip() for line in lines):
        raise SourceError("empty")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{told(path)}:{number}", line.removeprefix(MARK.encode())


def _list(content: bytes) -> list[JsonValue]:
    try:
        found = strict_json(decode(content)[0].removeprefix(MARK))
    except ValueError as error:
        raise SourceError(f"not JSON: {error}") from error
    return found if isinstance(found, list) else [found]

