"""What is sent of a report: instructions that never change, and its text as data between marks that it cannot hold."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from pydantic import TypeAdapter

from truceline.knowledge.files import Plain, data_folder
from truceline.knowledge.knowledge import Knowledge
from truceline.readers.answer import KINDS, Said

_KEPT = frozenset({"type", "properties", "items", "enum", "anyOf", "const"})
_DIGITS = 16
Schema = dict[str, Plain]


class Message(TypedDict):
    """One message of a chat."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """How a report is asked about; ``version`` is a hash over all of it, so that no old answer serves a new prompt."""

    instructions: str
    schema: Schema
    version: str

    def messages(self, text: str, *, with_schema: bool) -> list[Message]:
        """The chat for one report's text; the schema goes in words to endpoints that take none."""
        form = f"\n\nThe JSON schema of the answer:\n{_compact(self.schema)}" if with_schema else ""
        mark = hashlib.sha256(f"{self.version}\n{text}".encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
        told = f"<report {mark}>\n{text}\n</report {mark}>"
        return [{"role": "system", "content": self.instructions + form}, {"role": "user", "content": told}]

    def key(self, text: str, model: str) -> str:
        """What an answer is kept under: a hash over the text, the prompt and the model."""
        parts = json.dumps([text, self.version, model])
        return hashlib.sha256(parts.encode()).hexdigest()


def load_prompt(knowledge: Knowledge) -> Prompt:
    """The instructions of the package and the schema of an answer, with the kinds of event that knowledge has."""
    instructions = (data_folder() / "prompts" / "read.md").read_text(encoding="utf-8").strip()
    schema = _answer_schema(knowledge)
    version = hashlib.sha256(f"{instructions}\n{_compact(schema)}".encode()).hexdigest()[:_DIGITS]
    return Prompt(instructions, schema, version)


def _answer_schema(knowledge: Knowledge) -> Schema:
    """An object of six lists, in the strict subset of JSON schema: every key required, no other allowed."""
    kinds = {kind.field: _of_kind(kind) for kind in KINDS}
    _choices(kinds["events"], "type", sorted(entry.id for entry in knowledge.ontology))
    groups = {cue.group for cue in knowledge.lexicon.cues if cue.role == "unidentified" and cue.group}
    for schema in kinds.values():
        _choices(schema, "group", ["", *sorted(groups)])
    return _object({name: {"type": "array", "items": schema} for name, schema in kinds.items()})


def _of_kind(kind: type[Said]) -> Schema:
    whole: Schema = TypeAdapter(kind).json_schema()
    definitions = whole.get("$defs")
    plain = _strict(whole, definitions if isinstance(definitions, dict) else {})
    return plain if isinstance(plain, dict) else {}


def _strict(part: Plain, definitions: Mapping[str, Plain]) -> Plain:
    """A part of a schema with its references resolved and only the words that every endpoint knows."""
    if isinstance(part, list):
        return [_strict(each, definitions) for each in part]
    if not isinstance(part, dict):
        return part
    if isinstance(reference := part.get("$ref"), str):
        return _strict(definitions[reference.rpartition("/")[2]], definitions)
    properties = part.get("properties")
    if isinstance(properties, dict):
        return _object({name: _strict(each, definitions) for name, each in properties.items()})
    return {word: _strict(value, definitions) for word, value in part.items() if word in _KEPT}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _choices(part: Plain, name: str, values: list[str]) -> None:
    """Lets a property have only these values, wherever in a schema it stands."""
    if isinstance(part, list):
        for each in part:
            _choices(each, name, values)
    elif isinstance(part, dict):
        if isinstance(found := part.get(name), dict) and found.get("type") == "string":
            found["enum"] = list(values)
        for each in part.values():
            _choices(each, name, values)


def _compact(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
