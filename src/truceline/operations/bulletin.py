"""The bulletin of a ledger: briefs of it, its cases, a roster and earlier bulletins, as known by an instant."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from truceline.cases import Sides, cases
from truceline.engine.recall import brief_of
from truceline.errors import SourceError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.procedure import case_rules
from truceline.knowledge.readback import period_meant
from truceline.knowledge.roster import Expected
from truceline.ledger import Ledger
from truceline.model.bulletin import Bulletin
from truceline.model.entry import Entry
from truceline.model.truce import TruceFile
from truceline.operations.typed import end_of
from truceline.publish.bulletin import Material, compose
from truceline.register import TruceChoice

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
TOLD_OF = ("report", "quarantine", "claim", "judgement", "pledge", "withdrawal", "case", "undo")
"""Kinds of entries that a bulletin tells of: others do not change when it says that it knows."""


def bulletin(ledger: Ledger, knowledge: Knowledge, truce: TruceFile | None, start: date, end: date, *,
             roster: Sequence[Expected] = (), earlier: Sequence[Bulletin] = (), as_of: str | None = None) -> Bulletin:
    """The bulletin from one day to another: the same record for the same ledger and arguments.

    ``as_of`` leaves out entries that came later; without it, all that are here are known.
    """
    until = _last(ledger, as_of)
    choice = TruceChoice(file=truce)
    before, after = (brief_of(ledger, knowledge, choice, day.isoformat(), until)
                     for day in (start - timedelta(days=1), end))
    known = brief_of(ledger, knowledge, choice, None, until)
    sides = Sides([*knowledge.truces, *([truce] if truce else [])], knowledge)
    return compose(Material(
        organisation=ledger.organisation, start=start, end=end, known_by=until, before=before, after=after, known=known,
        cases=cases(ledger.standing("case", until=until), sides, case_rules()), roster=tuple(roster),
        earlier=tuple(earlier), since={each.name: _since(ledger, each, until) for each in earlier}), knowledge)


def days(start: str, end: str) -> tuple[date, date]:
    """The first and the last day; SourceError where they are none, or the wrong way round."""
    first, last = (period_meant(day, "").days()[0] for day in (start, end))
    if last < first:
        raise SourceError(f"a bulletin ends after it begins: {start} to {end}")
    return first, last


def known_by(said: str) -> str:
    """The instant that an earlier bulletin was known by, as its JSON has it; else the end of a day, or a time."""
    return said if _INSTANT.fullmatch(said) else end_of(said)


def _last(ledger: Ledger, as_of: str | None) -> str:
    """When the last entry came that a bulletin tells of."""
    newest = ledger.newest(1, *TOLD_OF, until=as_of)
    if not newest:
        raise SourceError("the ledger holds nothing that a bulletin could tell of")
    return newest[0].noted


def _since(ledger: Ledger, earlier: Bulletin, until: str) -> tuple[Entry, ...]:
    """The judgements that came after an earlier bulletin."""
    return tuple(noted.entry for noted in ledger.entries("judgement", "undo", until=until)
                 if noted.noted > earlier.known_by)
