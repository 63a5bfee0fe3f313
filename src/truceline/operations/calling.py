"""A call taken down: who says so (sealed, a public id is shown), how they know it, when, where, what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from truceline.errors import LedgerError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.readback import read_back_period, read_back_place
from truceline.ledger import Ledger, Noted
from truceline.ledger.hand import figure_words, grade
from truceline.ledger.keys import Keys, seal
from truceline.model.claim import Metric
from truceline.model.entry import Cap, Tlp, now, stated
from truceline.model.payload import Contact, HandClaim, HandFigure, Payload
from truceline.model.payloadbase import Knows
from truceline.model.time import first_instant
from truceline.operations.desk import seal_off
from truceline.operations.entering import Confirm, PlaceSaid, meant
from truceline.operations.judging import graded
from truceline.operations.typed import event_kind, figure, party, period

_KNOWS: TypeAdapter[Knows] = TypeAdapter(Knows)


@dataclass(frozen=True, slots=True)
class Taken:
    """A call as somebody typed it. ``figures`` are numbers by what they count: "at least 3"."""

    contact: str
    knows: str
    said: str
    when: str = ""
    place: PlaceSaid | None = None
    what: str = ""
    language: str = ""
    actors: Sequence[str] = ()
    targets: Sequence[str] = ()
    weapons: Sequence[str] = ()
    figures: dict[Metric, str] = field(default_factory=dict)
    grade: str = ""
    restricted: bool = False
    told: str = ""


def call(ledger: Ledger, taken: Taken, knowledge: Knowledge, keys: Keys, confirm: Confirm, by: str, *,
         status: Cap = "Actual", audience: Tlp = "AMBER") -> Noted:
    """Enters a call after it was read back: the contact, sealed, and what they say, in one transaction."""
    body = _claim(taken, knowledge, keys)
    confirm(list(_read_back(body, status)))
    contact = Contact(public=body.contact, sealed=seal(taken.contact.encode(), keys.public))
    known = ledger.said("contact", [contact.key()])
    bodies: list[Payload] = [body] if known and not ledger.taken_back([known[-1].entry.id]) else [contact, body]
    entries = [stated(each, ledger.organisation, now(), by=by, status=status,
                      audience="RED" if isinstance(each, Contact) else audience) for each in bodies]
    noted = ledger.append(entries)
    seal_off(ledger)
    return noted[-1]


def _claim(taken: Taken, knowledge: Knowledge, keys: Keys) -> HandClaim:
    if not taken.contact.strip():
        raise LedgerError("somebody says so: name the contact; only a public id is shown")
    if not (taken.said.strip() or taken.what):
        raise LedgerError("a call says something: what happened, or their words")
    place = meant(taken.place, knowledge.gazetteer) if taken.place else None
    country = place.country if place else ""
    kind = event_kind(taken.what, knowledge) if taken.what else None
    grading = graded("", taken.grade or "F6")
    return HandClaim(
        contact=keys.public_id(taken.contact), knows=knows_of(taken.knows), said=taken.said, language=taken.language,
        when=period(taken.when, country) if taken.when else None, place=place,
        event_type=kind.event_type if kind else "", sub_event_type=kind.sub_event_type if kind else "",
        actors=tuple(party(name, knowledge) for name in taken.actors),
        targets=tuple(party(name, knowledge) for name in taken.targets), weapons=tuple(taken.weapons),
        figures=_figures(taken), reliability=grading.reliability or "F", credibility=grading.credibility or "6",
        restricted=taken.restricted, told=period(taken.told, country).start if taken.told else None)


def knows_of(word: str) -> Knows:
    """How a contact knows, by its word."""
    try:
        return _KNOWS.validate_python(word.strip().lower())
    except ValidationError as error:
        raise LedgerError(f"{word or 'nothing'}: how do they know? saw, heard or told") from error


def _figures(taken: Taken) -> tuple[HandFigure, ...]:
    return tuple(figure(metric, text) for metric, text in taken.figures.items() if text)


def _read_back(body: HandClaim, status: Cap) -> list[str]:
    """What was understood, as it is said to the contact."""
    kind = body.sub_event_type or body.event_type
    where = read_back_place(body.place) if body.place else "not told"
    lines = [("", status.upper() if status != "Actual" else ""), ("Who", f"{body.contact}, who {body.knows} it"),
             ("Grade", grade(body)), ("What", kind), ("Where", where), ("When", _when(body)),
             ("Told", body.told or ""),
             ("By", ", ".join(p.name for p in body.actors)),
             ("Against", ", ".join(p.name for p in body.targets)), ("With", ", ".join(body.weapons)),
             *(("", figure_words(each)) for each in body.figures),
             ("Words", "restricted: they are kept, and never shown" if body.restricted else body.said)]
    return [f"{label}: {value}" if label else value for label, value in lines if value]


def _when(body: HandClaim) -> str:
    if body.when is None:
        return "not told"
    start = read_back_period(body.when)
    same = first_instant(body.when.start) == first_instant(body.when.end)
    return start if same else f"{start}; until {body.when.end}"
