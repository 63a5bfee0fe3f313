"""Truce files: the truces that people wrote down, checked as they are loaded.

Every word of a truce file is text as it stands, so that ``no``, ``2016-02-27`` and ``12:00`` need no quotation marks.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from truceline.errors import DataError, SourceError
from truceline.knowledge.files import check_shape, yaml_files
from truceline.model.time import first_instant, instant
from truceline.model.truce import Test, TruceFile

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNKNOWN_KEY = "extra_forbidden"
Words = str | list["Words"] | dict[str, "Words"]


def load_truces(folder: Traversable) -> tuple[TruceFile, ...]:
    """All truces of a folder by file name; DataError where one is wrong or two have the same id."""
    truces = tuple(_load(source) for source in yaml_files(folder))
    for truce in truces:
        if sum(other.id == truce.id for other in truces) > 1:
            raise DataError(f"{truce.id}: two truce files have this id")
    return truces


def load_truce(path: Path) -> TruceFile:
    """One truce file of the user's; DataError names the file, the line and the key that is wrong."""
    if not path.is_file():
        raise SourceError(f"{path}: no such truce file")
    return _load(path)


def _load(source: Traversable | Path) -> TruceFile:
    node = _node(source)
    try:
        truce = TruceFile.model_validate(_plain(node, source.name))
    except ValidationError as error:
        faults = sorted(error.errors(), key=lambda fault: fault["type"] != _UNKNOWN_KEY)  # a slip of the pen first
        raise DataError(_told(source.name, node, faults[0])) from error
    for fault in _faults(truce):
        raise DataError(f"{source.name}: {fault}")
    return truce


def _node(source: Traversable | Path) -> yaml.Node:
    """The file as YAML nodes, which know their lines."""
    try:
        text = source.read_bytes().decode("utf-8-sig")
        check_shape(source.name, text)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{source.name}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(node, yaml.MappingNode):
        raise DataError(f"{source.name}: a truce file is a list of keys with their values")
    return node


def _plain(node: yaml.Node, name: str) -> Words:
    """The node as text, lists and keys; no key may stand twice."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part, name) for part in node.value]
    content: dict[str, Words] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise DataError(f"{name}, line {_line(key)}: a key is a word")
        if key.value in content:
            raise DataError(f"{name}, line {_line(key)}: {key.value}: this key stands twice")
        content[str(key.value)] = _plain(value, name)
    return content


def _told(name: str, node: yaml.Node, fault: ErrorDetails) -> str:
    """The fault with its file, line and key, in words for whoever wrote the file."""
    where = fault["loc"]
    message = "unknown key" if fault["type"] == _UNKNOWN_KEY else fault["msg"]
    return f"{name}, line {_line(_at(node, where))}: {'.'.join(str(part) for part in where)}: {message}"


def _at(node: yaml.Node, where: tuple[int | str, ...]) -> yaml.Node:
    """The node at a place of the file; the nearest one around it where that place is missing."""
    for part in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return node
            node = pair[0] if isinstance(pair[1], yaml.ScalarNode) or part == where[-1] else pair[1]
    return node


def _line(part: yaml.Node) -> int:
    return part.start_mark.line + 1 if part.start_mark else 0


def _faults(truce: TruceFile) -> Iterator[str]:
    """What no schema can tell: names that point nowhere, times that cannot be."""
    yield from _time_faults(truce)
    terms = [term.id for term in truce.terms]
    yield from (f"terms: the id {id_!r} stands twice" for id_ in terms if terms.count(id_) > 1)
    if not terms:
        yield "terms: a truce without a term forbids nothing"
    for channel in truce.channels:
        if channel.guarantor not in truce.guarantors:
            yield f"channels: {channel.guarantor!r} is not among the guarantors"
    for scenario in truce.scenarios:
        if scenario.term and scenario.term not in terms:
            yield f"scenarios: {scenario.name}: there is no term {scenario.term!r}"
        missing = [test for test in get_args(Test) if test not in scenario.expect]
        if missing:
            yield f"scenarios: {scenario.name}: no answer expected for {', '.join(missing)}"


def _time_faults(truce: TruceFile) -> Iterator[str]:
    try:
        zone = ZoneInfo(truce.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"timezone: {truce.timezone!r} is not known; write it as Asia/Damascus"
        return
    if first_instant(truce.starts).tzinfo is None:
        yield "starts: write the instant with its offset, as 2016-02-27T00:00+02:00"
    elif truce.ends and instant(truce.ends, zone, last=True) <= first_instant(truce.starts):
        yield "ends: the truce ends before it starts"
