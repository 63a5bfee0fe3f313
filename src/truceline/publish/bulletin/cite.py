"""Incidents as a bulletin cites them, and what a later one finds otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.model.brief import Brief
from truceline.model.bulletin import Bulletin, Cited, CitedFigure, Corrected, UnderTerm
from truceline.model.entry import SHOWN, Entry
from truceline.model.incident import Incident
from truceline.model.judgement import Correction, Grading, NotSame, SameIncident, Verdicted, WrongClaim
from truceline.publish.views import BriefView
from truceline.publish.words import period_words, place_words, range_words

GONE = "no longer told: none of its claims stands"


def cite(incident: Incident, brief: Brief) -> Cited:
    """An incident with its figures as ranges, what it means under each term, and who alleges a breach."""
    findings = [f for f in brief.findings if f.incident == incident.id]
    order = sorted(incident.figures, key=lambda metric: (metric != "killed", metric))
    return Cited(
        id=incident.id, title=incident.title, when=period_words(incident.time), where=place_words(incident.place),
        figures={metric: CitedFigure(low=r.low, high=r.high, words=range_words(r), status=r.status)
                 for metric in order for r in (incident.figures[metric],)},
        judged=tuple(UnderTerm(term=f.term, verdict=f.verdict, decided_by=f.decided_by) for f in findings),
        alleged_by=tuple(sorted({by for f in findings for by in f.alleged_by})),
        claims=tuple(sorted(incident.claims)))


def told(cited: Cited) -> str:
    """What a bulletin says of an incident, on one line."""
    figures = "; ".join(f"{metric}: {f.words} ({f.status})" for metric, f in cited.figures.items()) or "no figure"
    unsaid = [part for part in (cited.when, cited.where) if part.endswith("not known")]  # the title tells what is known
    return "; ".join((", ".join((cited.title, *unsaid)), figures, *(judged_words(judged) for judged in cited.judged)))


def judged_words(judged: UnderTerm) -> str:
    """'stop-attacks: open (machine)'."""
    return f"{judged.term}: {judged.verdict} ({judged.decided_by})"


def corrections(earlier: Iterable[Bulletin], view: BriefView,
                since: Mapping[str, Sequence[Entry]]) -> Iterator[Corrected]:
    """Each incident of earlier bulletins that is told otherwise now; ``since`` has the entries that came after each."""
    for bulletin in sorted(earlier, key=lambda b: (b.known_by, b.start, b.end)):
        for was in bulletin.incidents:
            now = [cite(i, view.brief) for i in view.brief.linkage.incidents if set(i.claims) & set(was.claims)]
            said = " | ".join(told(each) for each in now) or GONE
            if said != told(was):
                yield Corrected(bulletin=bulletin.name, incident=was.id, was=told(was), now=said, because=tuple(
                    _because(bulletin, was, now, view, since.get(bulletin.name, ()))))


def _because(bulletin: Bulletin, was: Cited, now: Sequence[Cited], view: BriefView,
             since: Iterable[Entry]) -> Iterator[str]:
    """The reports and judgements that came after it and are about the incident, and a reading that changed."""
    claims = {claim for each in now for claim in each.claims}
    fresh = {view.label(claim) for claim in claims - set(was.claims)}
    yield from (f"report: {label}" for label in sorted(fresh - {""}))
    for entry in since:
        if judged_claims(entry) & (claims | set(was.claims)):
            yield f"judgement {entry.id[:SHOWN]} by {entry.by or entry.author}"
    if (bulletin.version, bulletin.knowledge) != (view.brief.version, view.brief.knowledge):
        yield "the reports were read anew by another version or other data"


def judged_claims(entry: Entry) -> set[str]:
    """The claims that a judgement is about; none of any other entry."""
    match entry.body:
        case SameIncident(pairs=pairs) | NotSame(pairs=pairs):
            return {claim for pair in pairs for claim in (pair.a, pair.b)}
        case WrongClaim(claim=claim) | Correction(claim=claim):
            return {claim}
        case Verdicted(claims=claims):
            return set(claims)
        case Grading(of=of):
            return {of}
        case _:
            return set()
