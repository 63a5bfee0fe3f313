"""What all records share: they are frozen, refuse unknown fields, and have an id that is their content."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")
_GIVEN: dict[frozenset[str], set[str]] = {}
_AT_HAND = 1 << 14  # values that are shared


class Record(BaseModel):
    """A fact that never changes once stated.

    So records that were given the same fields share the set of their names. A set for each record would be three
    fifths of the memory that a large brief takes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _: object, /) -> None:
        """Shares the set of names with the records that have the same."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """A copy with other values for some fields, which are not checked."""
        copied = super().model_copy(update=update, deep=deep)
        copied.model_post_init(None)
        return copied

    def __setstate__(self, state: dict[object, object]) -> None:
        super().__setstate__(state)
        self.model_post_init(None)


class Doubt(Record):
    """Where two readings remain: the field is left open and a reviewer sees the candidates."""

    field: str
    reason: str
    candidates: tuple[str, ...] = ()


def shared(value: T) -> T:
    """The first of the values that equal this one: what is told again and again stands once in memory.

    Only for what never changes.
    """
    first: T = _first(value)
    return first


@lru_cache(maxsize=_AT_HAND)
def _first(value: T) -> T:
    return value


def content_id(prefix: str, record: Record) -> str:
    """The id of a record: its prefix and 16 hex digits of the SHA-256 of its canonical JSON.

    Fields at their default are left out, so that a record with a new optional field keeps its id.
    """
    content = record.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
