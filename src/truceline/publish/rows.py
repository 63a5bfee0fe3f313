"""The brief as sections of named rows, as a terminal shows them: in short, or in full."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.model.brief import Sentence
from truceline.model.incident import Incident
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
    TEST_WORDS,
    clipped,
    counted,
    listed,
    party_words,
    position_words,
    quoted,
    range_words,
    when_words,
)

RowOf = tuple[str, str]
"""The name of a row, and its line."""
Rows = tuple[RowOf, ...]
MOST = 6      # rows of a list on the short page
SHORT = 175   # characters of a row on the short page: two lines of 100 columns


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    rows: Rows


def sections(view: BriefView, *, full: bool) -> Iterator[Section]:
    """The parts of the brief in their order; a part of which nothing is known says so."""
    page = _Page(view, full=full)
    parts = {
        "short": page.short(), "truce": page.truce(), "register": page.register(), "incidents": page.incidents(),
        "hits": page.hits(), "totals": page.totals(), "disagreements": page.disagreements(),
        "chronology": page.chronology(), "rest": page.rest(),
    }
    for key, rows in parts.items():
        yield Section(SECTION_TITLES[key], tuple(rows) or (("", "nothing told"),))
    if full:
        yield Section(SECTION_TITLES["quotes"], tuple(page.quotes()))


class _Page:
    """Each part as rows. ``full`` cuts nothing; else a row is two lines and a list a few rows."""

    def __init__(self, view: BriefView, *, full: bool) -> None:
        self.view, self.full = view, full

    def _cut(self, text: str, cited: str = "", limit: int = SHORT) -> str:
        """A row's line; its citations are never cut off."""
        text = " ".join(text.split()) if self.full else clipped(text, limit - len(cited) - 1)
        return f"{text} {cited}".strip()

    def _some(self, rows: Iterable[RowOf], most: int = MOST) -> Iterator[RowOf]:
        """The first rows, and how many more there are."""
        listed_rows = list(rows)
        if self.full or len(listed_rows) <= most:
            yield from listed_rows
            return
        yield from listed_rows[:most - 1]
        yield "", f"and {len(listed_rows) - most + 1} more: --full, or --format html"

    def short(self) -> Iterator[RowOf]:
        """0: in short."""
        for sentence in self.view.brief.summary:
            yield "", self._cut(sentence.text, self._cite(sentence), limit=2 * SHORT)

    def truce(self) -> Iterator[RowOf]:
        """1: what the reports say of the truce, and what its file says."""
        yield "Judged by", self._cut(self._judged_by())
        for truce in truces_of(self.view):
            for aspect in truce.aspects:
                yield from self._aspect(aspect)

    def _judged_by(self) -> str:
        register = self.view.brief.register
        name = register.chosen.name if register.chosen else "no truce file"
        return f"{name}: {register.why}" if register.why else name

    def _aspect(self, aspect: Aspect) -> Iterator[RowOf]:
        """What the reports tell on one row, what the file says on the next."""
        told = "; ".join(" ".join((told.text, *(quoted(s) for s in told.said[:2]), self.view.cite(told.claims))).strip()
                         for told in aspect.told)
        filed = "; ".join(filed.text for filed in aspect.filed)
        if told:
            yield aspect.name, self._cut(told)
        if filed and (self.full or not told or aspect.name in {"Start", "Deadlines"}):
            yield "" if told else aspect.name, self._cut(f"file: {filed}")

    def register(self) -> Iterator[RowOf]:
        """2: who is bound, and who says what."""
        truce = self.view.truce()
        yield from self._some(self._lines(), 8)
        if truce is None:
            yield "", "no truce, so nobody is bound"
        yield from self._some(self._positions(), 7)

    def _lines(self) -> Iterator[RowOf]:
        """Every party on a row of its own; on the short page the parties of one status together."""
        truce = self.view.truce()
        lines = truce.parties if truce else ()
        if self.full:
            for line in lines:
                since = f"since {when_words(line.since)}" if line.since else ""
                until = f"until {when_words(line.until)}" if line.until else ""
                told = f"told to {line.told_to}" if line.told_to else ""
                by = f"by {line.by}" if line.by else ""
                detail = ", ".join(p for p in (since, until, told, by, line.reason) if p)
                yield line.status, self._cut(f"{line.name}: {detail}" if detail else line.name,
                                             self.view.cite(line.claims) or f"({line.source})")
            return
        for status in dict.fromkeys(line.status for line in lines):
            mine = [line for line in lines if line.status == status]
            named = ", ".join(f"{line.name}{self.view.cite(line.claims) or ' (file)'}" for line in mine)
            yield status, self._cut(named)

    def _positions(self) -> Iterator[RowOf]:
        for name, claims in positions_of(self.view):
            told = [self._position(claim) for claim in claims]
            kept = told if self.full else list(dict.fromkeys(told))[:2]
            yield clipped(name, 26), self._cut("; ".join(dict.fromkeys(kept)))

    def _position(self, claim: ClaimView) -> str:
        words = position_words(claim.claim).removeprefix(f"{claim.claim.party.name} ") if (
            claim.claim.kind == "position") else claim.says
        when = when_words(claim.time.start) if claim.time and self.full else ""
        return f"{words}{', ' + when if when else ''} [{claim.report.number}]"

    def incidents(self) -> Iterator[RowOf]:
        """3: each incident with its ranges, who says what, what it means."""
        for number, incident in enumerate(self.view.incidents, 1):
            if not self.full and number > MOST:
                yield "", f"and {len(self.view.incidents) - MOST} more: --full, or --format html"
                return
            yield from self._incident(number, incident)

    def _incident(self, number: int, incident: Incident) -> Iterator[RowOf]:
        head = f"{incident.title}{' (background)' if incident.background else ''}"
        parts = [head]
        if incident.actors:
            parts.append(f"by {listed(a.name for a in incident.actors)} as told")
        if incident.targets:
            parts.append(f"target {listed(t.name for t in incident.targets)}")
        if incident.weapons:
            parts.append(listed(incident.weapons))
        yield str(number), self._cut("; ".join(parts), self.view.cite(incident.claims))
        for matrix in matrices(self.view, incident):
            yield f"  {matrix.metric}", self._cut(self._range(matrix))
            if self.full:
                yield "", self._cut(f"{matrix.figures.reason} ({matrix.figures.rule})")
        yield from self._responsibility(incident)
        yield from self._tests(incident)

    def _range(self, matrix: Matrix) -> str:
        rows = "; ".join(self._origin(row) for row in matrix.rows)
        return f"{range_words(matrix.figures)}, {matrix.figures.status}: {rows}"

    def _origin(self, row: Row) -> str:
        """'SOHR 57 (replaced) [1], at least 59 [2]'."""
        cells = [f"{c.words}{' (replaced)' if c.standing == 'superseded' else ''} [{c.claim.report.number}]"
                 for c in row.cells]
        return f"{row.name}{' (' + row.note + ')' if row.note else ''} {', '.join(dict.fromkeys(cells))}"

    def _responsibility(self, incident: Incident) -> Iterator[RowOf]:
        told = [c for c in self.view.of_kind("responsibility") if incident.id in c.incidents and c.asserted]
        said = dict.fromkeys(f"{c.says}{'' if c.claim.kind != 'responsibility' else _authentic(c)}" for c in told)
        if said and (self.full or not incident.background):
            yield "  claimed", self._cut("; ".join(said), self.view.cite(c.id for c in told), limit=95)

    def _tests(self, incident: Incident) -> Iterator[RowOf]:
        for finding in self.view.findings_of(incident.id)[:None if self.full else 1]:
            if self.full:
                yield "  tests", f"{finding.verdict} under {finding.term}"
                for test in finding.tests:
                    yield "", f"{TEST_WORDS[test.test]}: {test.answer}, {test.reason}"
            else:
                answers = ", ".join(f"{test.test} {test.answer}" for test in finding.tests)
                yield "  tests", self._cut(f"{finding.verdict}: {answers}", limit=95)

    def hits(self) -> Iterator[RowOf]:
        """4: who is hitting whom."""
        rows = []
        for actor, cells in by_actor(self.view.brief.who_hits_whom):
            told = [f"{party_words(hit.target)} ({BASIS_WORDS[hit.basis]}) {self.view.cite(hit.stated_by)}"
                    for hit in cells]
            rows.append((clipped(actor, 26), self._cut("; ".join(told))))
        yield from self._some(rows)

    def totals(self) -> Iterator[RowOf]:
        """5: sums, earlier attacks and whole wars, which are never added to anything."""
        rows = []
        for total in self.view.brief.linkage.totals:
            check = f"; {total.check}" if total.check else ""
            rows.append((total.metric, self._cut(
                f"{total.words}, {SCOPE_WORDS[total.scope]} ({total.origin}){check}", self.view.cite(total.claims),
                limit=95)))
        yield from self._some(rows, 8)

    def disagreements(self) -> Iterator[RowOf]:
        """6: what they disagree about, and the reports side by side."""
        rows = (("", self._cut(s.text, self._cite(s))) for s in self.view.brief.disagreements)
        yield from self._some(rows, 7)
        for compared in compare(self.view):
            yield f"[{compared.report.number}]", self._cut(self._compared(compared))

    def _compared(self, compared: Compared) -> str:
        alone = "; ".join(s.text for s in compared.alone) if self.full else counted(len(compared.alone), "statement")
        shares = ", ".join(f"{counted(s.paragraphs, 'paragraph')} with [{s.other.number}]" for s in compared.shares)
        parts = [f"alone: {alone}" if compared.alone else "nothing alone",
                 f"relies on {listed(compared.origins if self.full else compared.origins[:3])}"
                 if compared.origins else "names no origin", f"shares {shares}" if shares else ""]
        return "; ".join(part for part in parts if part)

    def chronology(self) -> Iterator[RowOf]:
        """7: the days."""
        rows = [(when_words(s.when) if self.full else _day(s.when), self._cut(s.text, self._cite(s), limit=95))
                for s in self.view.brief.chronology]
        yield from self._some(rows, 10)

    def rest(self) -> Iterator[RowOf]:
        """8: leads, doubts, what was left out, what could not be read."""
        for lead in self.view.brief.leads:
            report = self.view.report(lead.report)
            cited = f"[{report.number}]" if report else ""
            yield "Lead", self._cut(f"{quoted(clipped(lead.quote, 110))} {lead.why}", cited, limit=2 * SHORT)
        yield from self._doubts()
        left = self.view.brief.left_out
        if self.full:
            yield from (("Left out", self._cut(s.text, self._cite(s))) for s in left)
        elif left:
            yield "Left out", self._cut(" ".join(s.text for s in left))
        for bad in self.view.brief.quarantined:
            yield "Not read", self._cut(f"{bad.path}: {bad.reason}")

    def _doubts(self) -> Iterator[RowOf]:
        found = doubts(self.view)
        if not self.full and found:
            yield "Doubts", f"{counted(len(found), 'doubt')} for a reviewer: --full"
            return
        for doubted in found:
            doubt = doubted.doubt
            between = f" ({' | '.join(doubt.candidates)})" if doubt.candidates else ""
            yield "Doubt", self._cut(f"{doubted.about}: {doubt.field}: {doubt.reason}{between}",
                                     self.view.cite(doubted.claims))

    def quotes(self) -> Iterator[RowOf]:
        """Every claim with its exact words."""
        for claim in self.view.claims:
            name = f"[{claim.report.number}] {claim.kind}"
            yield name, self._cut(f"{claim.says}: {quoted(claim.quote)} ({claim.source})")

    def _cite(self, sentence: Sentence) -> str:
        return self.view.cite(sentence.claims)


def _authentic(claim: ClaimView) -> str:
    if claim.claim.kind != "responsibility" or claim.claim.authenticated == "unknown":
        return ""
    return " (authenticated)" if claim.claim.authenticated == "yes" else " (not authenticated)"


def _day(when: str) -> str:
    """The day alone, for the short page."""
    return when_words("/".join(part[:10] for part in when.split("/")))
