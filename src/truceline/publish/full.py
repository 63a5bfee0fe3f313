"""The whole brief on a terminal: every position, test, doubt and claim, nothing cut."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from truceline.model.claim import Party, PositionClaim
from truceline.model.incident import Incident
from truceline.model.truce import RegisterLine
from truceline.publish.compare import Compared, compare
from truceline.publish.doubts import doubts
from truceline.publish.hits import by_actor
from truceline.publish.judgements import judged_words, persons_words
from truceline.publish.labels import shown_id
from truceline.publish.lines import (
    Line,
    Part,
    Section,
    cited,
    head_of,
    origins,
    sections_of,
    told_range,
)
from truceline.publish.matrix import matrices
from truceline.publish.responsibility import responsibility_of
from truceline.publish.truces import Aspect, positions_of, truces_of
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import BASIS_WORDS, SCOPE_WORDS, TEST_WORDS
from truceline.publish.words import listed, party_words, period_words, position_words, quoted, when_words


def sections(view: BriefView) -> Iterator[Section]:
    """The parts of the page."""
    return sections_of(view, PARTS)


def _short(view: BriefView) -> Iterator[Line]:
    return (Line(cited(s.text, view.cite(s.claims))) for s in view.brief.summary)


def _truce(view: BriefView) -> Iterator[Line]:
    chosen, why = view.brief.register.chosen, view.brief.register.why
    yield Line(f"judged by {f'the truce file: {chosen.name}' if chosen else 'no truce file'}")
    if why:
        yield Line(why)
    for truce in truces_of(view):
        for aspect in truce.aspects:
            yield from _aspect(view, aspect)


def _aspect(view: BriefView, aspect: Aspect) -> Iterator[Line]:
    for told in aspect.told:
        said = f" ({listed(quoted(s) for s in told.said)})" if told.said else ""
        yield Line(cited(f"{aspect.name}: {told.text}{said}", view.cite(told.claims)))
    for filed in aspect.filed:
        yield Line(f"{aspect.name}, by the file: {filed.text}{f' ({filed.source})' if filed.source else ''}")


def _register(view: BriefView) -> Iterator[Line]:
    truce = view.truce()
    if truce is None:
        yield Line("no truce, so nobody is bound")
    yield from (Line(cited(_party(line), view.cite(line.claims))) for line in (truce.parties if truce else ()))
    for side, claims in positions_of(view):
        told: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            told[_position(side, claim)].append(claim.id)
        yield from (Line(cited(text, view.cite(by))) for text, by in told.items())


def _party(line: RegisterLine) -> str:
    parts = (f"since {when_words(line.since)}" if line.since else "",
             f"until {when_words(line.until)}" if line.until else "",
             f"told to {line.told_to}" if line.told_to else "", f"by {line.by}" if line.by else "", line.reason,
             "" if line.claims else f"from the {line.source}")
    return f"{line.status}: {line.name}; {'; '.join(part for part in parts if part)}"


def _position(side: str, claim: ClaimView) -> str:
    if not isinstance(claim.claim, PositionClaim):
        return claim.says
    when = period_words(claim.time) if claim.time else f"reported {claim.report.published}"
    speaks = "" if claim.claim.party.name == side else f"{side}: "
    return f"{speaks}{position_words(claim.claim)}; {when}{_told_by_another(claim, claim.claim.party)}"


def _told_by_another(claim: ClaimView, party: Party) -> str:
    """Whose word a position is where it is not the party's own."""
    itself = any(speaker.name == party.name or (party.id and speaker.id == party.id) for speaker in claim.chain)
    return f"; told by {claim.source}" if claim.chain and not itself else ""


def _incidents(view: BriefView) -> Iterator[Line]:
    for number, incident in enumerate(view.incidents, 1):
        yield from _incident(view, number, incident)


def _incident(view: BriefView, number: int, incident: Incident) -> Iterator[Line]:
    yield Line(f"{cited(head_of(incident), view.cite(incident.claims))} {shown_id(incident.id)}", str(number))
    for matrix in matrices(view, incident):
        yield Line(f"{told_range(matrix)}: {'; '.join(origins(matrix))}", "")
        yield Line(f"{matrix.figures.reason} (rule: {matrix.figures.rule})", "")
    yield from (Line(cited(text, view.cite(claims)), "") for text, claims in responsibility_of(view, incident.id))
    for finding in view.findings_of(incident.id):
        yield Line(f"{finding.verdict} under {finding.term}", "")
        yield from (Line(cited(f"{TEST_WORDS[t.test]} {t.answer}, {t.reason}", view.cite(t.evidence)), "")
                    for t in finding.tests)
        yield from (Line(words, "") for words in persons_words(finding))


def _hits(view: BriefView) -> Iterator[Line]:
    for actor, cells in by_actor(view.brief.who_hits_whom):
        for hit in cells:
            told = f"{actor} > {party_words(hit.target)} ({BASIS_WORDS[hit.basis]})"
            yield Line(cited(told, view.cite(hit.stated_by)))


def _totals(view: BriefView) -> Iterator[Line]:
    for total in view.totals:
        check = f"; {total.check}" if total.check else ""
        yield Line(cited(f"{total.words} {total.metric}, {SCOPE_WORDS[total.scope]} ({total.origin}){check}",
                         view.cite(total.claims)))


def _disagreements(view: BriefView) -> Iterator[Line]:
    yield from (Line(cited(s.text, view.cite(s.claims))) for s in view.brief.disagreements)
    yield from (Line(_compared(each), f"[{each.report.number}]") for each in compare(view))


def _compared(compared: Compared) -> str:
    shares = ", ".join(f"{s.paragraphs} with [{s.other.number}]" for s in compared.shares)
    return "; ".join(part for part in (
        f"shared paragraphs: {shares}" if shares else "",
        f"relies on {listed(compared.origins)}" if compared.origins else "names no origin",
        f"it alone tells: {'; '.join(s.text for s in compared.alone)}" if compared.alone else "") if part)


def _chronology(view: BriefView) -> Iterator[Line]:
    return (Line(cited(f"{when_words(s.when)}: {s.text}", view.cite(s.claims))) for s in view.brief.chronology)


def _rest(view: BriefView) -> Iterator[Line]:
    for lead in view.brief.leads:
        report = view.report(lead.report)
        yield Line(f"lead: {lead.why}: {quoted(' '.join(lead.quote.split()))}{f' [{report.number}]' if report else ''}")
    for doubted in doubts(view):
        doubt = doubted.doubt
        between = f" ({' | '.join(doubt.candidates)})" if doubt.candidates else ""
        yield Line(cited(f"doubt about the {doubt.field}: {doubt.reason}{between}: {'; '.join(doubted.about)}",
                         view.cite(doubted.claims)))
    yield from (Line(words) for words in judged_words(view))
    yield from (Line(cited(f"left out: {s.text}", view.cite(s.claims))) for s in view.brief.left_out)
    yield from (Line(f"not read: {bad.path}: {bad.reason}") for bad in view.brief.quarantined)


def _quotes(view: BriefView) -> Iterator[Line]:
    for claim in view.claims:
        how = "".join(f", {qualifier}" for qualifier in claim.claim.qualifiers)
        told = f"{claim.kind}{how}: {claim.says}: {quoted(claim.quote)} ({claim.source})"
        yield Line(f"{cited(told, view.cite((claim.id,)))} {shown_id(claim.id)}")


PARTS: Mapping[str, Part] = {
    "short": _short, "truce": _truce, "register": _register, "incidents": _incidents, "hits": _hits,
    "totals": _totals, "disagreements": _disagreements, "chronology": _chronology, "rest": _rest, "quotes": _quotes,
}
