"""How a case is told: neither version is called the truth, and no machine's word stands among the findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.cases import Case, FieldRow, Found, Line, Proposal, Request, State
from truceline.hotline.clocks import told
from truceline.model.entry import SHOWN
from truceline.model.payloadbase import Step
from truceline.model.truce import Finding, Verdict
from truceline.publish.hotline.telling import CAP_WORDS, utc_words
from truceline.publish.vocabulary import TEST_WORDS
from truceline.publish.words import counted, listed

VERDICT_WORDS: Mapping[Verdict, str] = {
    "violation": "violation", "no violation": "no violation", "undetermined": "cannot be determined",
    "open": "open", "outside": "outside the truce",
}
STATE_WORDS: Mapping[State, str] = {
    "asked": "the accused was asked, no answer yet", "answered": "answered", "found": "found by one side or each",
    "joint finding": "joint finding", "referred": "referred upward", "closed": "closed",
}
STEP_WORDS: Mapping[Step, str] = {
    "open": "opens", "ask": "asks", "respond": "answers", "dispute": "disputes", "agree": "agrees on",
    "find": "finds", "refer": "refers to", "close": "closes",
}
NO_JOINT = "no joint finding: it takes the same words, signed by both"


@dataclass(frozen=True, slots=True)
class Trial:
    """The machine's five tests of the incident that a case is about, or why there are none.

    Not a finding: it says *outside* or *open*, from the reports that this ledger holds.
    """

    findings: tuple[Finding, ...] = ()
    missing: str = ""

    def verdicts(self) -> str:
        """What the machine says of the incident."""
        return self.missing or listed(VERDICT_WORDS[finding.verdict] for finding in self.findings)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Each test with its answer and the reason."""
        for finding in self.findings:
            yield from ((TEST_WORDS[test.test], test.answer, test.reason) for test in finding.tests)


@dataclass(frozen=True, slots=True)
class Told:
    """A case at an instant; ``term`` is the text of the clause where the truce file is at hand."""

    case: Case
    at: str
    term: str = ""
    trial: Trial | None = None

    @property
    def id(self) -> str:
        """Enough of its id to name it by."""
        return self.case.id[:SHOWN]

    @property
    def banner(self) -> str:
        """That it is no real case; empty where it is."""
        return CAP_WORDS[self.case.status]

    @property
    def alleged(self) -> str:
        """Who alleges what of whom."""
        opened = self.case.opened
        by = opened.by_side or self.case.ends.opener
        term = f" of {opened.term}" if opened.term else ""
        return f"{by} alleges a breach{term} by {opened.against or 'nobody named'}"

    @property
    def state(self) -> str:
        """How far it has come; of a joint finding what was found."""
        case = self.case
        found = f": {VERDICT_WORDS[case.joint.verdict]}" if case.joint else ""
        return STATE_WORDS[case.state] + (found if case.state == "joint finding" else "")

    @property
    def sides(self) -> tuple[str, ...]:
        """The two organisations."""
        return tuple(side for side in self.case.ends if side)

    @property
    def due(self) -> str:
        """The clock of what was asked and is not answered, the most urgent."""
        waiting = [request for request in self.case.requests if request.deadline and not request.answer]
        if self.case.closed or not waiting:
            return ""
        return request_words(min(waiting, key=lambda request: request.deadline or ""), self.at)

    def rows(self) -> Iterator[tuple[FieldRow, tuple[tuple[str, ...], ...]]]:
        """Each field with what each side says of it, the last words first."""
        for row in self.case.fields:
            yield row, tuple(tuple(s.words for s in reversed(row.told.get(side, ()))) for side in self.sides)

    def findings(self) -> Iterator[tuple[str, str, str, str]]:
        """Each side, the id by which its finding is signed, what it finds, in its own words."""
        for side in self.sides:
            found = self.case.findings.get(side)
            id_ = found.line.entry.id[:SHOWN] if found else ""
            yield side, id_, found_words(found) if found else "no finding", found.text if found else ""

    @property
    def joint(self) -> str:
        """What both have signed, or that they have not."""
        found = self.case.joint
        return f"{VERDICT_WORDS[found.verdict]}: {found.text}" if found else NO_JOINT

    def steps(self) -> Iterator[tuple[str, str, str, str]]:
        """Every step: when, who, what, and its words with why it changes nothing."""
        for line in self.case.lines:
            by = f"{line.by} ({line.entry.by})" if line.entry.by else line.by
            yield utc_words(line.entry.recorded), by, _what(line), _words(line, [row.id for row in self.case.fields])


def request_words(request: Request, at: str) -> str:
    """What became of a question: answered when, due when, or how long silent."""
    asked = f"asked {utc_words(request.line.entry.recorded)}"
    if request.answer:
        late = f", {told(request.late())} after its deadline" if request.late() else ""
        return f"{asked}, answered {utc_words(request.answer.entry.recorded)}{late}"
    if not request.deadline:
        return f"{asked}, no answer, none due"
    silent = request.silent(at)
    if silent is None:
        return f"{asked}, answer due {utc_words(request.deadline, at)}, in {told(request.within(at))}"
    return f"{asked}, SILENT for {told(silent)}: the answer was due {utc_words(request.deadline, at)}"


def found_words(found: Found) -> str:
    """A side's verdict, and by how many persons of how many it takes."""
    verdict = VERDICT_WORDS[found.verdict]
    signed = f"signed by {listed(found.persons)}"
    if found.others:
        return f"{verdict}, {signed}; not its finding: {listed(found.others)} of the same side found otherwise"
    if not found.settled:
        return f"{verdict}, {signed} alone: it takes {counted(found.needed, 'person')}, so not its finding yet"
    return f"{verdict}, {signed}"


def proposal_words(proposal: Proposal) -> Sequence[str]:
    """That referral is proposed, and every case that counts."""
    count = counted(len(proposal.counted), "case")
    status = proposal.counted[0][0].status
    loud = f"*** {CAP_WORDS[status]} *** " if CAP_WORDS[status] else ""
    head = f"PROPOSED, for a person to decide: refer {proposal.party} upward ({count} within {proposal.days} days)"
    return [f"{loud}{head}", *(f"{case.id[:SHOWN]}  {breach}" for case, breach in proposal.counted)]


def mark_words(row: FieldRow) -> str:
    """Whether a field is agreed or disputed, by whom."""
    return f"{row.mark} by {row.marked.by}" if row.marked else row.mark


def _what(line: Line) -> str:
    body = line.body
    about = body.field or body.refer_to or (VERDICT_WORDS[body.verdict] if body.verdict else "")
    return f"{STEP_WORDS[body.step]} {about}".strip()


def _words(line: Line, fields: Sequence[str]) -> str:
    version = line.body.version
    known = [name for name in fields if name in version]
    versions = "; ".join(f"{name}: {version[name]}" for name in dict.fromkeys((*known, *version)))
    said = " ".join(part for part in (line.body.text, f"[{versions}]" if version else "") if part)
    return f"{said} [changes nothing: {line.void}]".strip() if line.void else said
