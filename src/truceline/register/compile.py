"""The register: what reports say of truces and parties, beside and merged with what the truce file says."""

from truceline.knowledge.belonging import side_of
from truceline.knowledge.filed import record_of
from truceline.knowledge.index import Actors
from truceline.knowledge.knowledge import Knowledge
from truceline.model.brief import Dossier, Linkage
from truceline.model.time import LAST_DAY, Moment, day_of
from truceline.model.truce import Register, RegisterLine, TruceRecord
from truceline.register.choice import TruceChoice, choose
from truceline.register.lines import line_order
from truceline.register.told import country_of, told_truces


def compile_register(dossier: Dossier, linkage: Linkage, truce: TruceChoice, as_of: Moment | None,
                     knowledge: Knowledge) -> Register:
    """The truces and their parties as of a time, by default the day of the latest report."""
    told = told_truces(dossier, linkage, knowledge, presumed=truce.file is not None)
    chosen, why = choose(truce, told, country_of(dossier, linkage), dossier, knowledge)
    now = as_of or _latest(dossier)
    filed: tuple[TruceRecord, ...] = ()
    if chosen is not None:
        own = record_of(chosen, now, knowledge.actors)
        filed = (own.model_copy(update={"parties": _merged(own, told, knowledge.actors)}),)
    return Register(as_of=now, truces=(*filed, *told), chosen=chosen, why=why)


def _latest(dossier: Dossier) -> Moment:
    """The day of the latest report; of undated ones the last day that anything is told of."""
    days = [report.published.latest[:10] for report in dossier.reports if report.published]
    return max(days, default=LAST_DAY)


def _merged(filed: TruceRecord, told: tuple[TruceRecord, ...], actors: Actors) -> tuple[RegisterLine, ...]:
    """The file's lines with what the reports add, then the parties that only reports know."""
    reported: dict[str, RegisterLine] = {}
    for line in (line for record in told if not record.attempt for line in record.parties):
        reported.setdefault(side_of(line, actors), line)
    lines = [_both(line, reported.pop(side_of(line, actors), None)) for line in filed.parties]
    return tuple(sorted((*lines, *reported.values()), key=line_order))


def _both(filed: RegisterLine, told: RegisterLine | None) -> RegisterLine:
    """One line from two: the file's status holds, unless reports tell that a bound party left later."""
    if told is None:
        return filed
    left = filed.status == "bound" and told.status in {"suspended", "non-adherent"} and _is_later(told, filed)
    reason = f"{filed.reason}. The reports: {told.reason}" if told.reason else filed.reason
    return filed.model_copy(update={
        "status": "suspended" if left else filed.status, "since": told.since if left else filed.since,
        "reason": reason, "source": "both" if filed.source == "file" else filed.source, "claims": told.claims,
        "told_to": filed.told_to or told.told_to})


def _is_later(told: RegisterLine, filed: RegisterLine) -> bool:
    return bool(told.since and (filed.since is None or day_of(told.since) > day_of(filed.since)))
