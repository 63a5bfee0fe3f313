"""What all records share: they are frozen, refuse unknown fields, and have an id that is their content."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A fact that never changes once stated."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Doubt(Record):
    """Where two readings remain: the field is left open and a reviewer sees the candidates."""

    field: str
    reason: str
    candidates: tuple[str, ...] = ()


def content_id(prefix: str, record: Record) -> str:
    """The id of a record: its prefix and 16 hex digits of the SHA-256 of its canonical JSON.

    Fields at their default are left out, so that a record with a new optional field keeps its id.
    """
    content = record.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
