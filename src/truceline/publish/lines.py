"""The brief as sections of lines, as a terminal shows them: in short, or in full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.model.brief import Sentence
from truceline.model.claim import PositionClaim, ResponsibilityClaim
from truceline.model.incident import Incident, Total
from truceline.model.truce import RegisterLine
from truceline.publish.compare import Compared, compare
from truceline.publish.doubts import doubts
from truceline.publish.hits import by_actor
from truceline.publish.matrix import Matrix, Row, matrices
from truceline.publish.truces import Aspect, positions_of, truces_of
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.words import (
    BASIS_WORDS,
    SCOPE_WORDS,
    SECTION_TITLES,
    STANCE_WORDS,
    TEST_WORDS,
    clipped,
    counted,
    listed,
    party_words,
    position_words,
    quoted,
    range_words,
    short_title,
    when_words,
)

ONE, TWO, THREE = 82, 160, 240  # characters that a page of 100 columns holds on so many lines
MOST_INCIDENTS = 4                # told one by one on the short page
MORE = "and {} more (--full, or --format html)"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section; ``mark`` stands before it: a dash, a number, or nothing where it goes on."""

    text: str
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    lines: tuple[Line, ...]


def sections(view: BriefView, *, full: bool) -> Iterator[Section]:
    """The parts of the brief in their order; a part of which nothing is known says so."""
    page = _Page(view, full=full)
    parts = {
        "short": page.short(), "truce": page.truce(), "register": page.register(), "incidents": page.incidents(),
        "hits": page.hits(), "totals": page.totals(), "disagreements": page.disagreements(),
        "chronology": page.chronology(), "rest": page.rest(), "quotes": page.quotes(),
    }
    for key, lines in parts.items():
        if full or key != "quotes":
            yield Section(SECTION_TITLES[key], tuple(lines) or (Line("nothing told"),))


class _Page:
    """Each part as lines. ``full`` cuts nothing; else a line is cut at a word and a list after a few lines."""

    def __init__(self, view: BriefView, *, full: bool) -> None:
        self.view, self.full = view, full

    def _line(self, text: str, claims: Iterable[str] = (), limit: int = ONE, mark: str = "-") -> Line:
        """A line with its citations, which are never cut off."""
        cited = self.view.cite(claims)
        kept = " ".join(text.split()) if self.full else clipped(text, limit - len(cited) - 1)
        return Line(f"{kept} {cited}".strip(), mark)

    def _sentence(self, sentence: Sentence, limit: int = TWO) -> Line:
        return self._line(sentence.text, sentence.claims, limit)

    def _some(self, lines: Iterable[Line], most: int) -> Iterator[Line]:
        """The first lines, and how many more there are."""
        found = list(lines)
        if self.full or len(found) <= most:
            yield from found
            return
        yield from found[:most - 1]
        yield Line(MORE.format(len(found) - most + 1))

    def short(self) -> Iterator[Line]:
        """0: in short."""
        return (self._sentence(sentence) for sentence in self.view.brief.summary)

    def truce(self) -> Iterator[Line]:
        """1: what the reports say of the truce, and what its file says."""
        yield self._line(f"Judged by {self._judged_by()}", limit=TWO)
        for truce in truces_of(self.view):
            for aspect in truce.aspects:
                yield from self._aspect(aspect)

    def _judged_by(self) -> str:
        register = self.view.brief.register
        name = f"the truce file: {register.chosen.name}" if register.chosen else "no truce file"
        return f"{name}; {register.why}" if register.why else name

    def _aspect(self, aspect: Aspect) -> Iterator[Line]:
        """What the reports tell, and what the file says where they tell nothing or where it is the instant."""
        told = "; ".join(" ".join((told.text, *(quoted(s) for s in told.said[:2]), self.view.cite(told.claims))).strip()
                         for told in aspect.told)
        filed = "; ".join(filed.text for filed in aspect.filed)
        if told:
            yield self._line(f"{aspect.name}: {told}")
        if filed and (self.full or aspect.name == "Start" or not told):
            yield self._line(f"{aspect.name}, by the file: {filed}")

    def register(self) -> Iterator[Line]:
        """2: who is bound, and who says what."""
        truce = self.view.truce()
        if truce is None:
            yield Line("no truce, so nobody is bound")
        lines = truce.parties if truce else ()
        yield from self._some(self._each(lines) if self.full else self._by_status(lines), 5)
        yield from self._some(self._positions(), 6)

    def _each(self, lines: Iterable[RegisterLine]) -> Iterator[Line]:
        for line in lines:
            parts = (f"since {when_words(line.since)}" if line.since else "", f"until {when_words(line.until)}"
                     if line.until else "", f"told to {line.told_to}" if line.told_to else "",
                     f"by {line.by}" if line.by else "", line.reason, "" if line.claims else f"from the {line.source}")
            yield self._line(f"{line.status}: {line.name}; {'; '.join(p for p in parts if p)}", line.claims)

    def _by_status(self, lines: Iterable[RegisterLine]) -> Iterator[Line]:
        by_status: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            by_status[line.status].append(f"{line.name} {self.view.cite(line.claims) or '(file)'}")
        return (self._line(f"{status}: {', '.join(named)}") for status, named in by_status.items())

    def _positions(self) -> Iterator[Line]:
        for name, claims in positions_of(self.view):
            if self.full:
                yield from (self._line(f"{position_words(claim.claim)}; {when_words(claim.time.start)}" if claim.time
                                       else position_words(claim.claim), (claim.id,))
                            for claim in claims if isinstance(claim.claim, PositionClaim))
            else:
                stances = [STANCE_WORDS[c.claim.stance] for c in claims if isinstance(c.claim, PositionClaim)]
                yield self._line(f"{name}: {', then '.join(dict.fromkeys(stances))}", (c.id for c in claims))

    def incidents(self) -> Iterator[Line]:
        """3: each incident with its ranges, who says what, what it means."""
        numbered = list(enumerate(self.view.incidents, 1))
        shown = numbered if self.full else [pair for pair in numbered if not pair[1].background][:MOST_INCIDENTS]
        for number, incident in shown:
            yield from self._incident(number, incident)
        rest = [] if self.full else self.view.current[MOST_INCIDENTS:]
        if rest:
            also = "; ".join(short_title(i) for i in rest)
            yield self._line(f"also: {also}", (c for i in rest for c in i.claims), TWO)

    def _incident(self, number: int, incident: Incident) -> Iterator[Line]:
        parts = [f"{incident.title}{' (background)' if incident.background else ''}",
                 f"by {listed(a.name for a in incident.actors)}, as told" if incident.actors else "",
                 listed(incident.weapons)]
        yield self._line("; ".join(p for p in parts if p), incident.claims, mark=str(number))
        for matrix in matrices(self.view, incident):
            yield self._line(self._range(matrix), limit=TWO, mark="")
            if self.full:
                yield self._line(f"{matrix.figures.reason} ({matrix.figures.rule})", mark="")
        yield from self._responsibility(incident)
        yield from self._tests(incident)

    def _range(self, matrix: Matrix) -> str:
        rows = "; ".join(self._origin(row) for row in matrix.rows)
        return f"{matrix.metric}: {range_words(matrix.figures)}, {matrix.figures.status}: {rows}"

    @staticmethod
    def _origin(row: Row) -> str:
        """'SOHR 57 (replaced) [1], at least 59 [2]'."""
        cells = (f"{c.words}{' (replaced)' if c.standing == 'superseded' else ''} [{c.claim.report.number}]"
                 for c in row.cells)
        return f"{row.name}{' (' + row.note + ')' if row.note else ''} {', '.join(dict.fromkeys(cells))}"

    def _responsibility(self, incident: Incident) -> Iterator[Line]:
        told = [c for c in self.view.of_kind("responsibility") if incident.id in c.incidents and c.asserted]
        said = dict.fromkeys(f"{c.says}{_authentic(c)}" for c in told)
        if said:
            yield self._line("; ".join(said), (c.id for c in told), mark="")

    def _tests(self, incident: Incident) -> Iterator[Line]:
        findings = self.view.findings_of(incident.id)
        for finding in findings if self.full else findings[:1]:
            answers = ", ".join(f"{test.test} {test.answer}" for test in finding.tests)
            term = f" under {finding.term}" if self.full else ""
            yield self._line(f"{finding.verdict}{term}: {answers}", mark="")
            if self.full:
                yield from (self._line(f"{TEST_WORDS[t.test]} {t.answer}, {t.reason}", t.evidence, mark="")
                            for t in finding.tests)

    def hits(self) -> Iterator[Line]:
        """4: who is hitting whom."""
        lines = []
        for actor, cells in by_actor(self.view.brief.who_hits_whom):
            told = [f"{party_words(hit.target)} ({BASIS_WORDS[hit.basis]}) {self.view.cite(hit.stated_by)}"
                    for hit in cells]
            lines.append(self._line(f"{actor} > {'; '.join(told)}"))
        yield from self._some(lines, 5)

    def totals(self) -> Iterator[Line]:
        """5: sums, earlier attacks and whole wars, which are never added to anything."""
        if self.full:
            for total in self.view.brief.linkage.totals:
                check = f"; {total.check}" if total.check else ""
                yield self._line(f"{total.words} {total.metric}, {SCOPE_WORDS[total.scope]} ({total.origin}){check}",
                                 total.claims)
            return
        by_scope: dict[str, list[Total]] = defaultdict(list)
        for total in self.view.brief.linkage.totals:
            by_scope[SCOPE_WORDS[total.scope]].append(total)
        for scope, totals in by_scope.items():
            told = "; ".join(f"{t.words} {t.metric} ({t.origin}) {self.view.cite(t.claims)}" for t in totals)
            yield self._line(f"{scope}: {told}", limit=THREE)
        for incident in self.view.background:
            yield from (self._line(f"{short_title(incident)}, {self._range(m)}", limit=TWO)
                        for m in matrices(self.view, incident))

    def disagreements(self) -> Iterator[Line]:
        """6: what they disagree about, and the reports side by side."""
        yield from self._some((self._sentence(s, limit=TWO) for s in self.view.brief.disagreements), 6)
        compared = (self._line(self._compared(c), mark=f"[{c.report.number}]") for c in compare(self.view))
        yield from self._some(compared, 6)

    def _compared(self, compared: Compared) -> str:
        alone = "; ".join(s.text for s in compared.alone) if self.full else str(len(compared.alone))
        shares = ", ".join(f"{s.paragraphs} with [{s.other.number}]" for s in compared.shares)
        origins = compared.origins if self.full else compared.origins[:3]
        return "; ".join(part for part in (
            f"shared paragraphs: {shares}" if shares else "", f"statements of its own: {alone}",
            f"relies on {listed(origins)}" if origins else "names no origin") if part)

    def chronology(self) -> Iterator[Line]:
        """7: the days; on the short page all that is of one day together."""
        if self.full:
            yield from (self._line(f"{when_words(s.when)}: {s.text}", s.claims) for s in self.view.brief.chronology)
            return
        days: dict[str, list[str]] = defaultdict(list)
        for sentence in self.view.brief.chronology:
            days[_days(sentence.when)].append(f"{clipped(sentence.text, 60)} {self.view.cite(sentence.claims)}".strip())
        yield from self._some((self._line(f"{day}: {'; '.join(told)}", limit=TWO) for day, told in days.items()), 6)

    def rest(self) -> Iterator[Line]:
        """8: leads, doubts, what was left out, what could not be read."""
        for lead in self.view.brief.leads:
            report = self.view.report(lead.report)
            where = f"[{report.number}]" if report else ""
            yield self._line(f"Lead {where} {quoted(clipped(lead.quote, 110))}: {lead.why}", limit=THREE)
        yield from self._doubts()
        left = self.view.brief.left_out
        if self.full:
            yield from (self._line(f"Left out: {s.text}", s.claims) for s in left)
        elif left:
            yield self._line(f"Left out: {' '.join(s.text for s in left)}", limit=TWO)
        for bad in self.view.brief.quarantined:
            yield self._line(f"Not read: {bad.path}: {bad.reason}", limit=TWO)

    def _doubts(self) -> Iterator[Line]:
        found = doubts(self.view)
        if not self.full:
            yield Line(f"{counted(len(found), 'doubt')} for a reviewer (--full)")
            return
        for doubted in found:
            doubt = doubted.doubt
            between = f" ({' | '.join(doubt.candidates)})" if doubt.candidates else ""
            yield self._line(f"Doubt, {doubted.about}: {doubt.field}: {doubt.reason}{between}", doubted.claims)

    def quotes(self) -> Iterator[Line]:
        """Every claim with its exact words."""
        for claim in self.view.claims:
            yield self._line(f"{claim.kind}: {claim.says}: {quoted(claim.quote)} ({claim.source})", (claim.id,))


def _authentic(claim: ClaimView) -> str:
    if not isinstance(claim.claim, ResponsibilityClaim) or claim.claim.authenticated == "unknown":
        return ""
    return " (authenticated)" if claim.claim.authenticated == "yes" else " (not authenticated)"


def _days(when: str) -> str:
    """The days alone, for the short page."""
    return when_words("/".join(part[:10] for part in when.split("/")))
