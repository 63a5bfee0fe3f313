"""Steps of cases for tests, written as lines: who, which step, what of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args

from truceline.model.entry import Entry, stated, utc
from truceline.model.payload import CaseStep
from truceline.model.payloadbase import Step
from truceline.model.truce import Verdict

OURS, THEIRS, THIRD = "Washington", "Moscow", "Geneva"
TRUCE, TERM = "syria_2016_02", "stop-attacks"
WHO = {"W": OURS, "M": THEIRS, "G": THIRD}
STEPS: dict[str, Step] = {step: step for step in get_args(Step)}
VERDICTS: dict[str, Verdict] = {"violation": "violation", "none": "no violation", "undetermined": "undetermined",
                                "open": "open"}
AGAINST = {"government": "Syrian government", "hnc": "High Negotiations Committee", "ahrar": "Ahrar al-Sham"}


def at(minute: int) -> str:
    """An instant of the tests' clock."""
    return utc(datetime(2016, 3, 1, tzinfo=UTC) + timedelta(minutes=minute))


def steps(*lines: str) -> list[Entry]:
    """Entries of lines such as ``M dispute 0 where=Aleppo @5``: Moscow disputes line 0 on where, at minute 5.

    A case begins with ``W open against=government``; later lines belong to the last that began, or to ``case=3``.
    ``by=a`` names the person, ``=violation`` a verdict, ``until=60`` a deadline; what remains is a version.
    """
    made: list[Entry] = []
    for number, line in enumerate(lines):
        who, step, *rest = line.split()
        made.append(_entry(WHO[who], STEPS[step], rest, number, made))
    return made


def _entry(author: str, step: Step, rest: Sequence[str], number: int, made: Sequence[Entry]) -> Entry:
    named = dict(word.split("=", 1) for word in rest if "=" in word)
    opened = [entry for entry in made if isinstance(entry.body, CaseStep) and entry.body.step == "open"]
    case = made[int(named.pop("case"))] if "case" in named else (opened[-1] if opened else None)
    minute = next((int(word[1:]) for word in rest if word.startswith("@")), number)
    to = WHO[named.pop("to")] if "to" in named else (OURS if author == THEIRS else THEIRS)
    by, until, text = named.pop("by", "a"), named.pop("until", ""), named.pop("text", "")
    verdict, against = VERDICTS.get(named.pop("", "")), AGAINST[named.pop("against", "government")]
    marks = step in {"dispute", "agree"}
    field = next(iter(named), "") if marks else ""
    body = CaseStep(
        step=step, case="" if step == "open" or case is None else case.id, truce=TRUCE, term=TERM, against=against,
        about=next((made[int(word)].id for word in rest if word.isdigit()), ""), field=field, to=to, verdict=verdict,
        text=named[field] if marks and field else text, version={} if marks else named,
        deadline=at(int(until)) if until else None)
    return stated(body, author, at(minute), by=by if by != "nobody" else "", recipients=(to,),
                  status="Exercise" if "exercise" in rest else "Actual")
