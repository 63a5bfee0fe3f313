"""What each report says, kept beside it so that it is read once for each version of the knowledge.

Derived, never entries: all of it can be thrown away and made again.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select

from truceline.errors import LedgerError
from truceline.ledger.store import Ledger
from truceline.ledger.tables import readings, told
from truceline.ledger.writing import parts
from truceline.model.claim import AllegationClaim, Claim, Draft, PositionClaim, TermClaim
from truceline.model.names import fold


def save(ledger: Ledger, drafts: Sequence[Draft], knowledge: str) -> None:
    """Keeps what reports say, in place of what an older version of the knowledge read."""
    with ledger.database.writing() as connection:
        for some in parts([draft.report for draft in drafts]):
            connection.execute(delete(told).where(told.c.report.in_(some)))
            connection.execute(delete(readings).where(readings.c.report.in_(some)))
        if drafts:
            connection.execute(insert(readings), [
                {"report": d.report, "knowledge": knowledge, "draft": d.model_dump_json()} for d in drafts])
        rows = {claim.id: {"claim": claim.id, "report": draft.report, "party": party_of(claim)}
                for draft in drafts for claim in draft.claims}
        if rows:
            connection.execute(insert(told), list(rows.values()))


def drafts_of(ledger: Ledger, reports: Iterable[str], knowledge: str) -> dict[str, Draft]:
    """What is kept of these reports, as this version of the knowledge read them."""
    with ledger.database.reading() as connection:
        return {row.report: Draft.model_validate_json(row.draft) for some in parts(sorted(reports))
                for row in connection.execute(select(readings.c.report, readings.c.draft).where(
                    readings.c.report.in_(some), readings.c.knowledge == knowledge))}


def report_of(ledger: Ledger, claim: str) -> tuple[str, str]:
    """The whole id of the claim whose id begins so, and its report; LedgerError where there is not exactly one."""
    with ledger.database.reading() as connection:
        rows = connection.execute(select(told.c.claim, told.c.report).where(
            told.c.claim >= claim, told.c.claim < f"{claim}g").limit(2)).all()  # hexadecimal
    if len(rows) != 1:
        raise LedgerError(f"{claim}: more than one claim begins so" if rows else f"{claim}: no such claim")
    return rows[0].claim, rows[0].report


def reports_about(ledger: Ledger, parties: Iterable[str]) -> tuple[str, ...]:
    """The reports that tell a position, a term or an allegation of one of these parties (ids, or folded names)."""
    with ledger.database.reading() as connection:
        return tuple(sorted(set(_about(connection, sorted(set(parties))))))


def _about(connection: Connection, parties: Sequence[str]) -> Iterator[str]:
    for some in parts(parties):
        yield from connection.execute(select(told.c.report).where(told.c.party.in_(some)).distinct()).scalars()


def party_of(claim: Claim) -> str:
    """The party that a claim about a truce is of, by its id, else its folded name; empty for other claims."""
    match claim:
        case PositionClaim(party=party) | TermClaim(party=party) | AllegationClaim(against=party):
            return (party.id or fold(party.name)) if party else ""
        case _:
            return ""
