"""Reading our own data files: YAML in, checked records out, errors with file and line."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from truceline.errors import DataError

Model = TypeVar("Model", bound=BaseModel)
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
_LARGEST = 2_000_000  # bytes: a gazetteer of some ten thousand places
_DEEPEST = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_folder() -> Traversable:
    """The folder of the installed package that holds all words."""
    return files("truceline") / "data"


def yaml_files(folder: Traversable) -> Iterator[Traversable]:
    """The YAML files of a folder by name."""
    yield from sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def parse(source: Traversable | Path) -> Plain:
    """The plain content of a YAML file; DataError with file and line when it is no YAML."""
    try:
        content: Plain = yaml.load(source.read_bytes(), Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError) as error:
        raise DataError(f"{source.name}: not YAML: {_one_line(error)}") from error
    return content


def check_shape(name: str, text: str | bytes) -> None:
    """DataError where YAML of the user's must be refused before it is read: a few bytes could fill memory or stack."""
    if len(text) > _LARGEST:
        raise DataError(f"{name}: too large, at most {_LARGEST} bytes are read")
    depth = 0
    for event in _events(name, text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 0
        if depth > _DEEPEST:
            raise DataError(f"{name}, line {line}: nested too deeply")
        if isinstance(event, yaml.AliasEvent):
            raise DataError(f"{name}, line {line}: write it out, no aliases are known here")


def _events(name: str, text: str | bytes) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise DataError(f"{name}: not YAML: {_one_line(error)}") from error


def load_record(source: Traversable | Path, model: type[Model]) -> Model:
    """One record from a file that holds one."""
    try:
        return model.model_validate(parse(source), strict=False)
    except ValidationError as error:
        raise DataError(f"{source.name}: {_first(error)}") from error


def load_records(source: Traversable | Path, model: type[Model]) -> list[Model]:
    """The records of a file that holds a list; the error names the entry's place in it."""
    content = parse(source)
    try:
        return TypeAdapter(list[model]).validate_python(content)  # type: ignore[valid-type]
    except ValidationError as error:
        raise DataError(f"{source.name}{_line_of(source, error)}: {_first(error)}") from error


def _line_of(source: Traversable | Path, error: ValidationError) -> str:
    """The line where the faulty entry begins, from the positions that the YAML nodes keep."""
    where = error.errors()[0]["loc"]
    node = yaml.compose(source.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if where and isinstance(where[0], int) and isinstance(node, yaml.SequenceNode):
        return f", line {node.value[where[0]].start_mark.line + 1}"
    return ""


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
