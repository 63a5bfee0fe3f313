"""One case, and all of them: text for the terminal, HTML for both sides' desks."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from truceline.cases import Proposal
from truceline.model.entry import SHOWN
from truceline.publish.cases.telling import Told, mark_words, proposal_words, request_words
from truceline.publish.labels import shown_id
from truceline.publish.pages import page
from truceline.publish.plain import facts, plain, table

NO_CASE = "No case. That nobody alleges a breach is not a sign that none happened."


def text(told: Told) -> str:
    """The case as plain text, both versions side by side."""
    return plain(*_parts(told))


def short(told: Told, step: str) -> str:
    """One step, where the case stands with it, and the clock."""
    line, shown = next(pair for pair in zip(told.case.lines, told.steps(), strict=True) if pair[0].entry.id == step)
    parts: list[RenderableType] = [table(("", "", "", "", ""), [(line.entry.id[:SHOWN], *shown)], fixed=3)]
    if line.body.step == "find":
        parts.append(table(("", "", ""), ((side, found, words) for side, _, found, words in told.findings())))
        parts.append(f"  {told.joint}")
    clock = [f"  {told.due}"] if told.due else []
    return plain(*_loud(told), f"CASE {told.id}  {told.state}", *parts, *clock)


def html(told: Told) -> str:
    """The case as one HTML file."""
    return page("case.html", told=told, banner=told.banner, mark_words=mark_words,
                requests=[(r.of, r.line.body.text, request_words(r, told.at)) for r in told.case.requests])


def overview(tellings: Sequence[Told], proposed: Iterable[Proposal], strays: int) -> str:
    """All cases, a line for each, and where referral is proposed."""
    parts: list[RenderableType] = [NO_CASE]
    if tellings:
        parts = [table(("case", "alleged", "stands", "clock"), (_line(each) for each in tellings))]
    parts += [line for proposal in proposed for line in ("", *_indented(proposal_words(proposal)))]
    if strays:
        parts.append(f"{strays} steps of cases whose opening is not here yet")
    return plain(*parts)


def _line(each: Told) -> tuple[str, ...]:
    loud = f"*** {each.case.status.upper()} *** " if each.banner else ""
    return each.id, f"{loud}{each.alleged}", each.state, each.due


def _indented(lines: Sequence[str]) -> Iterator[str]:
    yield lines[0]
    yield from (f"  {line}" for line in lines[1:])


def _parts(told: Told) -> Iterator[RenderableType]:
    yield from _loud(told)
    yield f"CASE {told.id}  {told.state}"
    opened = told.case.opened
    yield facts((("alleged", told.alleged), ("term", told.term), ("incident", shown_id(opened.incident)),
                 ("truce", opened.truce), ("said", opened.text)))
    yield "\nBOTH VERSIONS"
    yield table(("", *told.sides, ""), (
        (row.title, *(_cell(said) for said in versions), mark_words(row)) for row, versions in told.rows()))
    yield "\nASKED"
    yield table(("", "", ""), ((f"of {r.of}", request_words(r, told.at), r.line.body.text)
                               for r in told.case.requests))
    if told.trial:
        yield f"\nTHE FIVE TESTS, by the machine from the reports in this ledger: {told.trial.verdicts()}"
        yield table(("", "", ""), told.trial.rows())
    yield "\nFINDINGS"
    yield table(("", "", "", ""), ((side, *found) for side, *found in told.findings()), fixed=2)
    yield f"  {told.joint}"
    yield "\nSTEPS"
    yield table(("", "", "", ""), told.steps(), fixed=2)


def _loud(told: Told) -> Iterator[str]:
    if told.banner:
        yield f"*** {told.banner} ***"


def _cell(said: Sequence[str]) -> str:
    earlier = f" (earlier: {'; '.join(said[1:])})" if said[1:] else ""
    return f"{said[0]}{earlier}" if said else "-"
