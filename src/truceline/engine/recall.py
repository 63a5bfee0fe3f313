"""The brief from a ledger: recomputed from the reports and judgements that stand, as of now or as it was known then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.engine.local import read_all
from truceline.errors import LedgerError
from truceline.flow import Reader
from truceline.flow import brief as flow
from truceline.knowledge.knowledge import Knowledge
from truceline.ledger import Ledger, State, state_of
from truceline.ledger.hand import Call, call_of
from truceline.ledger.readings import drafts_of, save
from truceline.ledger.register import with_pledges
from truceline.model.brief import Brief
from truceline.model.claim import Draft
from truceline.model.entry import Entry
from truceline.model.judged import Judged
from truceline.model.payload import HandClaim, NotRead, ReportIn
from truceline.model.report import Quarantined, Report
from truceline.register import TruceChoice


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a ledger holds for the flow."""

    reports: tuple[Report, ...]
    calls: tuple[Call, ...]
    quarantined: tuple[Quarantined, ...]
    judged: Judged


def recall(state: State) -> Recalled:
    """The reports, calls and judgements of a state."""
    calls = tuple(call_of(entry, body, ours=entry.author == state.organisation) for entry, body in state.of(HandClaim))
    judged = state.judged
    graded = {grade.of for grade in judged.grades}
    judged = judged.model_copy(update={
        "corrected": (*(meant for call in calls for meant in call.meant), *judged.corrected),
        "grades": (*(call.grade for call in calls if call.grade.of not in graded), *judged.grades)})
    return Recalled(
        reports=tuple(_report(entry, state.organisation) for entry in state.reports), calls=calls,
        quarantined=tuple(Quarantined(path=entry.body.path, reason=entry.body.reason) for entry in state.not_read
                          if isinstance(entry.body, NotRead)),
        judged=judged)


def _report(entry: Entry, organisation: str) -> Report:
    """The report of an entry, with the peer that it came from, whatever the peer itself wrote there."""
    if not isinstance(entry.body, ReportIn):
        raise LedgerError(f"{entry.id}: a {entry.kind}, where a report was looked for")
    report, peer = entry.body.report, "" if entry.author == organisation else entry.author
    return report if report.peer == peer else report.model_copy(update={"peer": peer})


def brief_of(ledger: Ledger, knowledge: Knowledge, truce: TruceChoice, as_of: str | None = None,
             until: str | None = None, jobs: int = 1, reader: Reader | None = None) -> Brief:
    """The brief of a ledger: ``until`` leaves out entries that came later, ``as_of`` reports published later."""
    state = state_of((noted.entry for noted in ledger.entries(*FOR_BRIEF, until=until)), ledger.organisation)
    return brief_of_state(state, ledger, knowledge, truce, as_of, jobs, reader)


FOR_BRIEF = ("report", "quarantine", "claim", "judgement", "pledge", "withdrawal", "undo")


def brief_of_state(state: State, ledger: Ledger, knowledge: Knowledge, truce: TruceChoice, as_of: str | None = None,
                   jobs: int = 1, reader: Reader | None = None) -> Brief:
    """The brief of a state; reports that were read already are not read again, unless by another ``reader``."""
    recalled = recall(state)
    by_hand = {call.report.id: call.draft for call in recalled.calls}

    def read_all_but_calls(reports: Iterable[Report], known: Knowledge) -> list[Draft]:
        asked = list(reports)
        unread = [report for report in asked if report.id not in by_hand]
        read = {d.report: d for d in reader(unread, known)} if reader else readings(ledger, unread, known, jobs)
        return [by_hand.get(report.id) or read[report.id] for report in asked]

    files = (with_pledges(file, state, knowledge.actors) for file in knowledge.truces)
    known = replace(knowledge, truces=tuple(files))
    if truce.file:
        truce = truce.model_copy(update={"file": with_pledges(truce.file, state, knowledge.actors)})
    return flow((*recalled.reports, *(call.report for call in recalled.calls)), known, truce, as_of,
                recalled.quarantined, read_all_but_calls, recalled.judged)


def readings(ledger: Ledger, reports: Sequence[Report], knowledge: Knowledge, jobs: int = 1) -> dict[str, Draft]:
    """What reports say, by id; what this version of the knowledge has not read yet is read and kept."""
    read = drafts_of(ledger, (report.id for report in reports), knowledge.version)
    missing = [report for report in reports if report.id not in read]
    if missing:
        fresh = read_all(missing, knowledge, jobs)
        if not ledger.read_only:
            save(ledger, fresh, knowledge.version)
        read.update((draft.report, draft) for draft in fresh)
    return read
