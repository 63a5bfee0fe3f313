"""Answers kept by content: a file for each, under the hash of the text, the prompt and the model.

What is kept is what the endpoint said; it is checked against the report again each time it is taken out.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from truceline.errors import SourceError
from truceline.model.base import Record

_LARGEST = 4_000_000
_OWN = 0o700  # what a report says may be nobody else's business


class Kept(Record):
    """One answer as it is written down."""

    form: str = "truceline/answer/1"
    key: str
    model: str
    prompt: str
    answer: str


class Cache:
    """A folder of answers; SourceError where it cannot be one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=_OWN, parents=True, exist_ok=True)
        except OSError as error:
            raise SourceError(f"{folder}: cannot keep answers there: {error.strerror or error}") from error

    def get(self, key: str) -> str | None:
        """The answer under a key; None where there is none, or none that is whole."""
        file = self._file(key)
        try:
            if not file.is_file() or file.stat().st_size > _LARGEST:
                return None
            kept = Kept.model_validate_json(file.read_bytes())
        except (OSError, ValidationError):
            return None
        return kept.answer if kept.key == key else None

    def put(self, kept: Kept) -> None:
        """Keeps an answer, whole or not at all; OSError where it cannot be written."""
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
            try:
                file.write(kept.model_dump_json(indent=1).encode())
                file.close()
                os.replace(file.name, self._file(kept.key))  # noqa: PTH105 - the same call by another name
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def usual_folder(environment: Mapping[str, str]) -> Path:
    """Where answers are kept if nobody says otherwise: in the user's cache, as the XDG base directories have it."""
    said = environment.get("XDG_CACHE_HOME", "")
    root = Path(said) if said and Path(said).is_absolute() else Path.home() / ".cache"
    return root / "truceline" / "llm"
