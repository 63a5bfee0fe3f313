"""The brief on one page: what matters most of every section, and how much more there is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from truceline.model.claim import PositionClaim
from truceline.model.incident import Incident
from truceline.model.truce import Finding, RegisterLine
from truceline.publish.compare import compare
from truceline.publish.doubts import doubts
from truceline.publish.hits import by_actor
from truceline.publish.lines import (
    Line,
    Part,
    Section,
    cited,
    flow,
    head_of,
    origins,
    sections_of,
    told_range,
)
from truceline.publish.matrix import matrices
from truceline.publish.responsibility import responsibility_of
from truceline.publish.truces import Aspect, positions_of, truces_of
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import AUTHENTICATED_WORDS, BASIS_WORDS, SCOPE_WORDS, STANCE_WORDS
from truceline.publish.words import clipped, counted, party_words, quoted, short_title, when_words

ONE, TWO, THREE = 82, 162, 240  # characters that a page of 100 columns holds on so many lines
INCIDENTS, DISAGREEMENTS, DAYS = 3, 6, 4  # told one by one
ASPECTS = frozenset({"Start", "Guarantors, and who answers for whom", "Obligations", "Excluded by name",
                     "Excluded by criterion", "Exceptions", "Mechanisms promised", "Effects promised",
                     "Earlier attempts"})
WHOLE = "--full, or --format html"


def sections(view: BriefView) -> Iterator[Section]:
    """The parts of the page."""
    return sections_of(view, PARTS)


def _some(lines: Iterable[Line], most: int) -> Iterator[Line]:
    """The first lines, and how many more there are."""
    found = list(lines)
    yield from found[:most]
    if len(found) > most:
        yield Line(f"and {len(found) - most} more ({WHOLE})")


def _short(view: BriefView) -> Iterator[Line]:
    return (Line(cited(s.text, view.cite(s.claims), TWO)) for s in view.brief.summary)


def _truce(view: BriefView) -> Iterator[Line]:
    """What the reports tell; what the file says where they tell nothing, and its instant."""
    chosen, why = view.brief.register.chosen, view.brief.register.why
    name = f"the truce file: {chosen.name}" if chosen else "no truce file"
    yield Line(clipped(f"judged by {name}; {why}" if why else f"judged by {name}", ONE))
    for truce in truces_of(view):
        for aspect in truce.aspects:
            if aspect.name in ASPECTS:
                yield from _aspect(view, aspect)


def _aspect(view: BriefView, aspect: Aspect) -> Iterator[Line]:
    told = [cited(" ".join((t.text, *(quoted(s) for s in t.said[:1]))), view.cite(t.claims)) for t in aspect.told]
    if told:
        yield Line(flow(f"{aspect.name}: ", told, ONE))
    if aspect.filed and (aspect.name == "Start" or not told):
        yield Line(flow(f"{aspect.name}, by the file: ", [filed.text for filed in aspect.filed], ONE))


def _register(view: BriefView) -> Iterator[Line]:
    """The parties of one status together, then where each side stands by its own words."""
    truce = view.truce()
    if truce is None:
        yield Line("no truce, so nobody is bound")
    by_status: dict[str, list[str]] = defaultdict(list)
    for line in truce.parties if truce else ():
        by_status[line.status].append(" ".join(filter(None, (line.name, _held_by(line), view.cite(line.claims)))))
    yield from (Line(flow(f"{status}: ", named, ONE, ", ")) for status, named in by_status.items())
    told = [cited(f"{side}: {', then '.join(dict.fromkeys(_stances(claims)))}", view.cite(c.id for c in claims))
            for side, claims in positions_of(view)]
    if told:
        yield Line(flow("positions: ", told, TWO))


def _held_by(line: RegisterLine) -> str:
    """What settles a status beside the reports: the truce file, as always for who is bound, or a ledger's register."""
    if line.source in {"reports", "both"}:
        return "(file)" if line.source == "both" and line.status == "bound" else ""
    return f"({line.source})"


def _stances(claims: Iterable[ClaimView]) -> Iterator[str]:
    return (STANCE_WORDS[claim.claim.stance] for claim in claims if isinstance(claim.claim, PositionClaim))


def _incidents(view: BriefView) -> Iterator[Line]:
    for number, incident in enumerate(view.current[:INCIDENTS], 1):
        yield from _incident(view, number, incident)
    rest = view.current[INCIDENTS:]
    if rest:
        yield Line(flow("also: ", [cited(short_title(i), view.cite(i.claims)) for i in rest], TWO))


def _incident(view: BriefView, number: int, incident: Incident) -> Iterator[Line]:
    yield Line(cited(head_of(incident), view.cite(incident.claims), ONE), str(number))
    for matrix in matrices(view, incident):
        most = THREE if matrix.figures.status == "contested" else TWO if matrix.metric == "killed" else ONE
        yield Line(flow(f"{told_range(matrix)}: ", origins(matrix), most), "")
    told = [_verdict(finding) for finding in view.findings_of(incident.id)[:1]]
    told += [cited(text.removesuffix(f"; {AUTHENTICATED_WORDS['unknown']}"), view.cite(claims))
             for text, claims in responsibility_of(view, incident.id)]
    if told:
        yield Line(flow("", told, TWO), "")


def _verdict(finding: Finding) -> str:
    """The verdict with the answers that it hangs on: what is no, else what is unknown."""
    for answer in ("no", "unknown"):
        tests = [test.test for test in finding.tests if test.answer == answer]
        if tests:
            return f"{finding.verdict} ({', '.join(tests)}: {answer})"
    return f"{finding.verdict} (all five: yes)"


def _hits(view: BriefView) -> Iterator[Line]:
    told = []
    for actor, cells in by_actor(view.brief.who_hits_whom):
        targets = (cited(f"{party_words(hit.target)} ({BASIS_WORDS[hit.basis]})", view.cite(hit.stated_by))
                   for hit in cells)
        told.append(f"{actor} > {', '.join(targets)}")
    if told:
        yield Line(flow("", told, TWO))


def _totals(view: BriefView) -> Iterator[Line]:
    by_scope: dict[str, list[str]] = defaultdict(list)
    for total in view.totals:
        by_scope[SCOPE_WORDS[total.scope]].append(
            cited(f"{total.words} {total.metric} ({total.origin})", view.cite(total.claims)))
    for scope, told in by_scope.items():
        yield Line(flow(f"{scope}: ", told, TWO if scope == SCOPE_WORDS["aggregate"] else ONE))
    for incident in view.background:
        yield from (Line(flow(f"{short_title(incident)}, {told_range(m)}: ", origins(m), TWO))
                    for m in matrices(view, incident))


def _disagreements(view: BriefView) -> Iterator[Line]:
    """What they disagree about, then what they share, and how much each alone tells."""
    yield from _some((Line(cited(s.text, view.cite(s.claims), ONE)) for s in view.brief.disagreements), DISAGREEMENTS)
    compared = compare(view)
    shares = [f"[{c.report.number}] and [{s.other.number}] share {counted(s.paragraphs, 'paragraph')}"
              for c in compared for s in c.shares if c.report.number < s.other.number]
    alone = ", ".join(f"[{c.report.number}] {len(c.alone)}" for c in compared if c.alone)
    told = [*shares, *([f"told by one report alone: {alone}"] if alone else [])]
    if told:
        yield Line(flow("", told, TWO))


def _chronology(view: BriefView) -> Iterator[Line]:
    """All that is of one day together; what is dated less well only counts."""
    days: dict[str, list[str]] = defaultdict(list)
    for sentence in view.brief.chronology:
        days[_days(sentence.when)].append(cited(sentence.text, view.cite(sentence.claims), ONE))
    exact = [day for day in days if " to " not in day and "some day" not in day][:DAYS]
    yield from (Line(flow(f"{day}: ", days[day], ONE)) for day in exact)
    if len(days) > len(exact):
        yield Line(f"and {counted(len(days) - len(exact), 'more day or period', 'more days or periods')} ({WHOLE})")


def _days(when: str) -> str:
    return when_words("/".join(part[:10] for part in when.split("/")))


def _rest(view: BriefView) -> Iterator[Line]:
    for lead in view.brief.leads:
        report = view.report(lead.report)
        where = f"[{report.number}]" if report else ""
        yield Line(clipped(f"lead {where}: {lead.why}: {quoted(lead.quote)}", TWO))
    yield Line(f"{counted(len(doubts(view)), 'doubt')} for a reviewer ({WHOLE})")
    if view.brief.left_out:
        yield Line(clipped("left out: " + " ".join(s.text for s in view.brief.left_out), ONE))
    yield from (Line(clipped(f"not read: {bad.path}: {bad.reason}", TWO)) for bad in view.brief.quarantined)


PARTS: Mapping[str, Part] = {
    "short": _short, "truce": _truce, "register": _register, "incidents": _incidents, "hits": _hits,
    "totals": _totals, "disagreements": _disagreements, "chronology": _chronology, "rest": _rest,
}
