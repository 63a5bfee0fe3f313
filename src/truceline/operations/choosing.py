"""Which truce and which time a person means: a shipped truce by its name, a truce file by its path, a day."""

from pathlib import Path

from pydantic import TypeAdapter

from truceline.errors import SourceError
from truceline.knowledge.files import data_folder
from truceline.knowledge.truces import load_truce, load_truces
from truceline.model.time import Moment, first_instant
from truceline.model.truce import TruceFile
from truceline.register import TruceChoice

_MOMENT: TypeAdapter[str] = TypeAdapter(Moment)


def shipped() -> tuple[TruceFile, ...]:
    """The truces that ship with truceline."""
    return load_truces(data_folder() / "truces")


def truce_file(name: str) -> TruceFile:
    """The shipped truce of this name, else the truce file at this path."""
    known = {truce.id: truce for truce in shipped()}
    if name in known:
        return known[name]
    if Path(name).exists() or Path(name).suffix:
        return load_truce(Path(name))
    raise SourceError(f"{name}: neither a truce file nor a truce that truceline knows ({', '.join(known)})")


def choice(truce: str | None) -> TruceChoice:
    """The truce asked for: a file, none, or whichever fits the reports."""
    if not truce:
        return TruceChoice()
    return TruceChoice(none=True) if truce == "none" else TruceChoice(file=truce_file(truce))


def moment(said: str | None, option: str = "--as-of") -> str | None:
    """The time as records write it; SourceError with its option where it is none."""
    if said is None:
        return None
    try:
        first_instant(_MOMENT.validate_python(said))
    except ValueError as error:
        raise SourceError(f"{option} {said}: no such time; write 2016-02-26 or 2016-02-26T12:00+02:00") from error
    return said
