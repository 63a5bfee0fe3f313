"""What a language model may answer of one report: statements of six kinds, every word of them from the report.

It gives no offsets and no ids, and it cannot name a report: an answer is only ever about the one that was sent.
"""

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field, JsonValue, StrictBool, StrictInt, StringConstraints, ValidationError

from truceline.model.base import Record
from truceline.model.claim import Answer as YesNo
from truceline.model.claim import Metric, Qualifier, Scope, SpeakerKind, Stance, TermKind

MOST = 400          # statements of one kind in one report
_LARGEST = 10**10   # more people than there are
Words = Annotated[str, StringConstraints(max_length=2_000)]
"""Words of the report as they stand there; empty where it has none."""
Key = Annotated[str, StringConstraints(max_length=40)]
"""A name that the answer gives one of its events, to speak of it elsewhere in the same answer."""
Count = Annotated[StrictInt, Field(ge=0, le=_LARGEST)] | None
Some = Annotated[tuple[Words, ...], Field(max_length=50)]
Keys = Annotated[tuple[Key, ...], Field(max_length=50)]


class SaidSpeaker(Record):
    """Somebody in the chain of who said it, by a name of the report; ``group`` of those without a name."""

    name: Words
    kind: SpeakerKind
    speaks_for: Words = ""
    group: Words = ""


class Said(Record):
    """What every statement has. ``context`` are words around the quote, where the report has it more than once."""

    field: ClassVar[str]
    quote: Words
    context: Words = ""
    speakers: Annotated[tuple[SaidSpeaker, ...], Field(max_length=10)] = ()
    qualifiers: Annotated[tuple[Qualifier, ...], Field(max_length=5)] = ()


class SaidWhere(Record):
    """A place name, and the names that the report puts around it, outwards."""

    name: Words
    within: Some = ()


class SaidEvent(Said):
    """Something told to have happened; ``same_as`` is the key of another mention, ``type`` an id of the ontology."""

    field = "events"
    key: Key
    same_as: Key = ""
    type: Words
    time: Words = ""
    places: Annotated[tuple[SaidWhere, ...], Field(max_length=20)] = ()
    actors: Some = ()
    targets: Some = ()
    weapons: Some = ()
    devices: Words = ""
    several: StrictBool = False


class SaidFigure(Said):
    """A number of people; ``value`` are its words with their qualifier, inside the quote."""

    field = "figures"
    value: Words
    low: Count
    high: Count
    metric: Metric
    victims: Words = ""
    civilians: StrictBool = False
    scope: Scope
    partial: StrictBool = False
    early: StrictBool = False
    revised: StrictBool = False
    events: Keys = ()


class SaidResponsibility(Said):
    """Somebody claims, denies, accuses or suspects."""

    field = "responsibility"
    stance: Literal["claims", "denies", "accuses", "suspects"]
    by: Words = ""
    against: Words = ""
    authenticated: YesNo = "unknown"
    exculpates: Words = ""
    events: Keys = ()


class SaidCondition(Record):
    """What a party demands, and of whom."""

    text: Words
    asked_of: Some = ()


class SaidPosition(Said):
    """A party's stance towards a truce."""

    field = "positions"
    party: Words
    stance: Stance
    conditions: Annotated[tuple[SaidCondition, ...], Field(max_length=20)] = ()
    time: Words = ""
    until: Words = ""


class SaidTerm(Said):
    """What a truce asks, excludes, promises; of a start, an end, a deadline or an attempt ``time`` tells when."""

    field = "terms"
    term: TermKind
    value: Words
    party: Words = ""
    time: Words = ""


class SaidAllegation(Said):
    """Somebody says that a truce was broken; ``count`` are the words of a number of breaches."""

    field = "allegations"
    by: Words = ""
    against: Words = ""
    count: Words = ""
    low: Count = None
    high: Count = None
    unit: Words = ""
    period: Words = ""
    events: Keys = ()


KINDS: tuple[type[Said], ...] = (SaidEvent, SaidFigure, SaidResponsibility, SaidPosition, SaidTerm, SaidAllegation)
S = TypeVar("S", bound=Said)
_Statements = Annotated[tuple[JsonValue, ...], Field(max_length=MOST)]


class Answer(Record):
    """A whole answer; each statement is checked by itself, so that one wrong one does not cost the others."""

    events: _Statements = ()
    figures: _Statements = ()
    responsibility: _Statements = ()
    positions: _Statements = ()
    terms: _Statements = ()
    allegations: _Statements = ()

    def of(self, kind: type[S]) -> tuple[list[S], int]:
        """The statements of one kind that are in the form asked for, and how many are not."""
        good, wrong = list[S](), 0
        for statement in getattr(self, kind.field):
            try:
                good.append(kind.model_validate(statement))
            except ValidationError:
                wrong += 1
        return good, wrong


def parse(content: str) -> Answer | None:
    """The answer in what a model wrote, thoughts and code fences around it left out; None where there is none."""
    first, last = content.find("{"), content.rfind("}")
    try:
        return Answer.model_validate_json(content[first:last + 1]) if 0 <= first < last else None
    except (ValidationError, ValueError):
        return None
