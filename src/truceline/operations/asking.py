"""Has this group pledged: asked of a ledger. Every look-up is an entry, and no answer says that anybody is safe."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.engine.recall import brief_of_state
from truceline.knowledge.belonging import climb, key_of
from truceline.knowledge.knowledge import Knowledge
from truceline.ledger import Ledger, Noted, State, state_of
from truceline.ledger.readings import reports_about
from truceline.ledger.register import party_key
from truceline.model.claim import Party
from truceline.model.entry import SHOWN, Cap, now
from truceline.model.payload import Location, LookUp, Pledge
from truceline.model.truce import Register
from truceline.operations.desk import enter
from truceline.register import Standing, TruceChoice
from truceline.register import who as look_up

MOST = 40  # reports that tell of one party: the newest are read, so that an answer takes seconds in any ledger
KINDS = ("pledge", "withdrawal", "location", "judgement", "undo")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register and the reports say of a party, with what a party let us know of where it is."""

    standing: Standing
    banner: str
    more: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The answer as plain text."""
        if self.banner:
            yield self.banner
        yield from self.standing.lines()
        yield from self.more


def who(ledger: Ledger, name: str, knowledge: Knowledge, truce: TruceChoice, as_of: str | None, by: str) -> Answer:
    """Answers as of now, where no other time is asked for, and enters that it was asked."""
    as_of = as_of or f"{now()[:16]}Z"
    asked = _party(name, knowledge)
    keys = set(climb(key_of(asked, knowledge.actors), knowledge.actors))
    reports = _reports(ledger, keys)
    noted = (*ledger.entries(*KINDS), *reports)
    state = state_of((each.entry for each in noted), ledger.organisation)
    brief = brief_of_state(state, ledger, knowledge, truce, as_of)
    found = look_up(name, brief.register, knowledge, brief.dossier)
    status = _status(brief.register)
    enter(ledger, LookUp(asked=name, party=Party(name=found.name, id=asked.id), status=found.status, as_of=as_of), by,
          status=status)
    return Answer(found, _banner(status), tuple(_more(state, ledger, keys, knowledge, len(reports))))


def _party(name: str, knowledge: Knowledge) -> Party:
    entry = knowledge.actors.find(name)
    return Party(name=entry.name, id=entry.id) if entry else Party(name=name)


def _reports(ledger: Ledger, keys: set[str]) -> tuple[Noted, ...]:
    """The newest reports that tell of a party."""
    return ledger.said("report", reports_about(ledger, keys), newest=MOST)


def _more(state: State, ledger: Ledger, keys: set[str], knowledge: Knowledge, reports: int) -> Iterator[str]:
    pledges = {entry.id: pledge for entry, pledge in state.of(Pledge)
               if party_key(pledge.party, knowledge.actors) in keys}
    for entry, location in state.of(Location):
        ours = entry.author == ledger.organisation or ledger.organisation in entry.recipients
        if location.of in pledges and ours:
            yield (f"Where, as {entry.author} was told ({location.place.precision}): {location.place.name}; "
                   f"entry {entry.id[:SHOWN]}, recorded {entry.recorded[:16]}Z; for named recipients only")
    if reports == MOST:
        yield f"Of the reports that tell of it the newest {MOST} were read; the brief reads all."


def _status(register: Register) -> Cap:
    """That of the truce that was asked of: a look-up in an exercise is part of it."""
    return register.chosen.status if register.chosen else "Actual"


def _banner(status: Cap) -> str:
    return "" if status == "Actual" else f"{status.upper()}: NOT REAL EVENTS"
