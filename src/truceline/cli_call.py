"""`truceline call`: what a contact says, in one line of options or question by question at a terminal."""

import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli_common import LEDGER, By, Data, Exercise, LedgerPath, Test, Yes, confirming
from truceline.cli_told import entered
from truceline.errors import TrucelineError

if TYPE_CHECKING:
    from truceline.knowledge.knowledge import Knowledge
    from truceline.model.claim import Metric
    from truceline.operations.calling import Taken
    from truceline.operations.entering import PlaceSaid

PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where; read back.")]
Within = Annotated[list[str] | None, typer.Option("--within", metavar="NAME", help="What the place lies in.")]
Country = Annotated[str, typer.Option("--country", metavar="CODE", help="Its country, by two letters.")]
Pick = Annotated[int | None, typer.Option("--pick", metavar="NUMBER", min=0, help="Which of several places; 0: none.")]


class Known(StrEnum):
    """How a contact knows what it says."""

    saw = "saw"
    heard = "heard"
    told = "told"


def call(
    *,
    contact: Annotated[str, typer.Option(
        "--contact", metavar="NAME", help="Who says so: sealed, and shown by a public id only.")] = "",
    knows: Annotated[Known | None, typer.Option("--knows", help="How they know it.")] = None,
    said: Annotated[str, typer.Option("--said", metavar="TEXT", help="Their words, in any script.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="The language of their words.")] = "",
    when: Annotated[str, typer.Option(
        "--when", metavar="TIME", help="2016-02-27, 2016-02-27T09:00, or two with a / between.")] = "",
    place: PlaceName = None, within: Within = None, country: Country = "", pick: Pick = None,
    what: Annotated[str, typer.Option("--what", metavar="KIND", help="The kind of event: shelling, ...")] = "",
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="Who did it.")] = None,
    target: Annotated[list[str] | None, typer.Option("--target", metavar="NAME", help="To whom.")] = None,
    weapon: Annotated[list[str] | None, typer.Option("--weapon", metavar="NAME", help="With what.")] = None,
    killed: Annotated[str, typer.Option("--killed", metavar="NUMBER", help="12, at least 3, about 40, 10-20.")] = "",
    injured: Annotated[str, typer.Option("--injured", metavar="NUMBER", help="The same.")] = "",
    missing: Annotated[str, typer.Option("--missing", metavar="NUMBER", help="The same.")] = "",
    abducted: Annotated[str, typer.Option("--abducted", metavar="NUMBER", help="The same.")] = "",
    detained: Annotated[str, typer.Option("--detained", metavar="NUMBER", help="The same.")] = "",
    displaced: Annotated[str, typer.Option("--displaced", metavar="NUMBER", help="The same.")] = "",
    grade: Annotated[str, typer.Option("--grade", metavar="GRADE", help="Admiralty: B2; without it F6.")] = "",
    told: Annotated[str, typer.Option(
        "--told", metavar="TIME", help="When they said so, where it is entered later.")] = "",
    restricted: Annotated[bool, typer.Option("--restricted", help="Show grade and hash, never the words.")] = False,
    exercise: Exercise = False, test: Test = False, by: By = "", yes: Yes = False, data: Data = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Takes down what a contact says; what is missing is asked for at a terminal, and all of it is read back."""
    from truceline.knowledge.knowledge import load_knowledge
    from truceline.ledger import Ledger
    from truceline.operations import calling
    from truceline.operations.desk import keys_of
    from truceline.operations.entering import cap

    figures: dict[Metric, str] = {"killed": killed, "injured": injured, "missing": missing, "abducted": abducted,
                                  "detained": detained, "displaced": displaced}
    taken = calling.Taken(
        contact=contact, knows=knows.value if knows else "", said=said, what=what, when=when, language=language,
        place=place_said(place, within, country, pick), actors=actor or (), targets=target or (), weapons=weapon or (),
        figures=figures, grade=grade, restricted=restricted, told=told)
    with Ledger.open(ledger) as opened:
        keys, knowledge = keys_of(opened), load_knowledge(data)
        if sys.stdin.isatty() and not (contact and knows):
            taken = asked_for(taken, knowledge)
        entered(calling.call(opened, taken, knowledge, keys, confirming(yes=yes), by,
                             status=cap(exercise=exercise, test=test)))


def place_said(name: str | None, within: list[str] | None, country: str, pick: int | None) -> "PlaceSaid | None":
    """A place with what lies around it, behind commas or by options."""
    from truceline.operations.entering import PlaceSaid

    if not name:
        return None
    first, *around = [part.strip() for part in name.split(",")]
    return PlaceSaid(name=first, within=(*around, *(within or ())), country=country, pick=pick)


# ------------------------------------------------------------------ question by question

def asked_for(taken: "Taken", knowledge: "Knowledge") -> "Taken":
    """The call with what the options left out, each answer checked before the next question."""
    from truceline.operations import typed
    from truceline.operations.calling import knows_of
    from truceline.operations.judging import graded

    contact = taken.contact or _asked("Who says so (sealed; a public id is shown)", _something)
    knows = taken.knows or _asked("How do they know (saw, heard, told)", knows_of)
    what = taken.what or _asked("What happened (shelling, armed clash, aid blocked ...; empty: words only)",
                                lambda text: typed.event_kind(text, knowledge), may_be_empty=True)
    place = taken.place or _place_asked(knowledge)
    country = place.country if place else ""
    when = taken.when or _asked("When (2016-02-27T09:00, two with a / between; empty: not told)",
                                lambda text: typed.period(text, country), may_be_empty=True)
    figures = {metric: number or (_number_asked(metric) if metric in {"killed", "injured"} else "")
               for metric, number in taken.figures.items()}
    said = taken.said or _asked("Their words", may_be_empty=True)
    grade = taken.grade or _asked("Grade (B2; empty: cannot be judged)", lambda text: graded("", text),
                                  may_be_empty=True)
    return replace(taken, contact=contact, knows=knows, what=what, place=place, when=when, figures=figures, said=said,
                   grade=grade)


def _asked(question: str, check: Callable[[str], object] | None = None, *, may_be_empty: bool = False) -> str:
    """An answer that is right; what is wrong with another is told, and it is asked again."""
    while True:
        answer = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
        if may_be_empty and not answer:
            return ""
        try:
            if check is not None:
                check(answer)
        except TrucelineError as error:
            sys.stderr.write(f"{error}\n")
        else:
            return answer


def _number_asked(metric: "Metric") -> str:
    from truceline.operations.typed import figure

    return _asked(f"{metric.capitalize()} (12, at least 3, 10-20; empty: not told)",
                  lambda text: figure(metric, text), may_be_empty=True)


def _place_asked(knowledge: "Knowledge") -> "PlaceSaid | None":
    """A place; where several have the name, which of them."""
    from truceline.operations.entering import meant

    said = place_said(_asked("Where (with what lies around it behind commas; empty: not told)", may_be_empty=True),
                      None, "", None)
    if said is None:
        return None
    try:
        found = meant(said, knowledge.gazetteer)
    except TrucelineError as error:
        sys.stderr.write(f"{error}\n")
        number = _asked("Which of them (0: none, as it was told)", _digits)
        said = replace(said, pick=int(number))
        found = meant(said, knowledge.gazetteer)
    return replace(said, country=found.country)


def _something(text: str) -> None:
    if not text:
        raise TrucelineError("somebody says so")


def _digits(text: str) -> None:
    if not text.isdecimal():
        raise TrucelineError("its number, as listed")
