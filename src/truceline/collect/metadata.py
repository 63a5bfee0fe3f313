"""What a document's own metadata say: front matter, a sidecar file, the keys of a JSON record."""

import re
from datetime import datetime
from pathlib import Path
from typing import Literal

import yaml
from pydantic import AliasChoices, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from truceline.collect.decode import MARK, decode
from truceline.errors import SourceError
from truceline.model.base import Record
from truceline.model.report import Published
from truceline.model.time import Printed

SIDECARS = (".meta.yaml", ".meta.json")
_LONGEST = 64_000  # bytes of a sidecar: a few keys
_FRONT = re.compile(rf"{MARK}?---[ \t]*\r?\n(?P<yaml>.{{0,8000}}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class Metadata(Record):
    """Title, outlet, agency, address, date or instant of publication, language and status, as somebody wrote them."""

    title: str = ""
    outlet: str = ""
    agency: str = ""
    address: str = ""
    published: Printed | None = None
    language: str = ""
    status: Literal["Actual", "Exercise", "System", "Test", "Draft"] = "Actual"

    @field_validator("published")
    @classmethod
    def _is_a_day(cls, published: str | None) -> str | None:
        if published is not None:
            datetime.fromisoformat(published)
        return published

    def when(self) -> Published | None:
        """The time of publication, if it is given."""
        if self.published is None:
            return None
        return Published(earliest=self.published, latest=self.published, basis="metadata", reason="its metadata")

    def over(self, other: "Metadata") -> "Metadata":
        """These metadata, with the other's where these are silent."""
        return other.model_copy(update={name: getattr(self, name) for name in self.model_fields_set})


class JsonReport(Metadata):
    """One record of a JSON file: a report's text beside its metadata. Keys of others' making are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = Field(min_length=1)
    published: Printed | None = Field(default=None, validation_alias=AliasChoices("published", "date"))
    address: str = Field(default="", validation_alias=AliasChoices("address", "url"))

    def metadata(self) -> Metadata:
        """The record without its text."""
        return Metadata.model_validate(self.model_dump(exclude={"text"}, exclude_unset=True))


def front_matter(text: str) -> tuple[Metadata, int]:
    """The metadata between two lines of three dashes at the top, and where they end; none: empty and 0.

    Raises SourceError where such a block holds keys, and one of them is unknown or wrong.
    """
    match = _FRONT.match(text)
    if match is None:
        return Metadata(), 0
    fields = _mapping(match["yaml"], "front matter")
    return (Metadata(), 0) if fields is None else (_checked(fields, "front matter"), match.end())


def sidecar(path: Path) -> Metadata:
    """The metadata of a file beside a report; SourceError where it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
    except OSError as error:
        raise SourceError(f"{path.name}: {error.strerror}") from error
    if len(content) > _LONGEST:
        raise SourceError(f"{path.name}: too large, at most {_LONGEST} bytes are read")
    text, _ = decode(content)
    fields = _mapping(text.removeprefix(MARK), path.name)  # JSON is YAML
    if fields is None:
        raise SourceError(f"{path.name}: holds no keys")
    return _checked(fields, path.name)


def record(line: str) -> JsonReport:
    """One JSON record as a report; SourceError with the key at fault."""
    try:
        return JsonReport.model_validate_json(line)
    except ValidationError as error:
        raise SourceError(_first(error)) from error


def _mapping(text: str, where: str) -> dict[str, object] | None:
    """The keys of a YAML text with their words as they stand; None where it is no mapping."""
    try:
        content: object = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and dicts only
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError(f"{where} is not YAML: {' '.join(str(error).split())[:200]}") from error
    return TypeAdapter(dict[str, object]).validate_python(content) if isinstance(content, dict) else None


def _checked(fields: dict[str, object], where: str) -> Metadata:
    try:
        return Metadata.model_validate(fields)
    except ValidationError as error:
        raise SourceError(f"{where}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    key = ".".join(str(part) for part in fault["loc"])
    return f"unknown key {key!r}" if fault["type"] == "extra_forbidden" else f"{key}: {fault['msg']}".lstrip(": ")
