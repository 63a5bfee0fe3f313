"""JSON that others wrote: what the standard knows, each name once, no deeper than a record of ours can be."""

import json
import math
from collections.abc import Sequence

from pydantic import JsonValue

DEEPEST = 32


def strict_json(content: bytes | str) -> JsonValue:
    """The value; ValueError where it is no JSON, holds NaN or what is infinite, a name twice, or is nested too deep."""
    try:
        found: JsonValue = json.loads(content, parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_once)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    level = [found]
    for _ in range(DEEPEST):
        level = [part for value in level for part in _within(value)]
    if level:
        raise ValueError("nested too deep")
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _once(pairs: Sequence[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name stands twice")
    return names


def _within(value: JsonValue) -> Sequence[JsonValue]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()
