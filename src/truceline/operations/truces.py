"""Truce files at hand: those that ship, and the user's own."""

from pathlib import Path

from truceline.errors import SourceError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.truces import load_truce
from truceline.model.truce import TruceFile


def truce_named(name: str, knowledge: Knowledge) -> TruceFile | None:
    """The shipped truce of this name, else the truce file at this path; none where no name is given."""
    if not name:
        return None
    known = {truce.id: truce for truce in knowledge.truces}
    if name in known:
        return known[name]
    if Path(name).exists() or Path(name).suffix:
        return load_truce(Path(name))
    raise SourceError(f"{name}: neither a truce file nor a truce that truceline knows ({', '.join(known)})")
