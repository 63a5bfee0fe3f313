"""The working group at an operations centre: opening a case, answering, disputing by field, finding, ending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.cases import Case, Sides, cases, proposals, strays
from truceline.cases.closing import closed_by, waits_for
from truceline.cases.persistent import Proposal
from truceline.engine.recall import brief_of
from truceline.errors import SourceError
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.procedure import case_rules
from truceline.knowledge.readback import deadline_meant
from truceline.ledger import Ledger
from truceline.model.entry import Cap, now
from truceline.model.incident import Incident
from truceline.model.payload import CaseStep
from truceline.model.payloadbase import Step
from truceline.model.truce import TruceFile, Verdict
from truceline.operations.desk import brief_at_hand
from truceline.operations.entering import entered, known_peer
from truceline.operations.judging import Named
from truceline.publish.cases.telling import Told, Trial
from truceline.publish.words import event_name, figures_sentence, listed, period_words, place_words
from truceline.register import TruceChoice

VERDICTS: Mapping[str, Verdict] = {"violation": "violation", "no-violation": "no violation",
                                   "undetermined": "undetermined"}


@dataclass(frozen=True, slots=True)
class Opening:
    """An allegation as somebody enters it; ``version`` is what happened, field by field."""

    to: str
    against: str
    term: str
    by_side: str = ""
    text: str = ""
    version: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A case with the step that was entered just now."""

    case: Case
    step: str


class WorkingGroup:
    """The cases of one ledger, with what is needed to judge who may do what."""

    def __init__(self, ledger: Ledger, knowledge: Knowledge, truce: TruceFile | None = None) -> None:
        self.ledger, self.knowledge, self.rules, self.truce = ledger, knowledge, case_rules(), truce
        self._truces = {each.id: each for each in (*knowledge.truces, *([truce] if truce else []))}
        self.sides = Sides(self._truces.values(), knowledge)

    # -------------------------------------------------------------- looking

    def all(self) -> tuple[Case, ...]:
        """Every case that is here, by when it was opened."""
        return cases(self.ledger.standing("case"), self.sides, self.rules)

    def told(self, case: Case, at: str, trial: Trial | None = None) -> Told:
        """A case at an instant, with the text of its term where the truce file is at hand."""
        truce = self._truces.get(case.opened.truce)
        term = next((t.text for t in truce.terms if t.id == case.opened.term), "") if truce else ""
        return Told(case, at, term, trial)

    def trial(self, case: Case) -> Trial | None:
        """What the machine answers to the five tests of a case's incident, from what this ledger holds.

        None where the case names no incident. The incident is known by its claims, in whichever ledger they are.
        """
        opened = case.opened
        if not opened.claims:
            return None
        brief = brief_of(self.ledger, self.knowledge, TruceChoice(file=self._truces.get(opened.truce)))
        alike = [i.id for i in brief.linkage.incidents if not set(opened.claims).isdisjoint(i.claims)]
        if not alike:
            return Trial(missing="no report of the incident is in this ledger")
        tried = [finding for finding in brief.findings if finding.incident in alike and finding.term == opened.term]
        return Trial(tuple(tried), "" if tried else f"the machine does not try such an incident by {opened.term}")

    def incident(self, id_: str) -> Incident:
        """The incident of this ledger whose id begins so."""
        return Named(brief_at_hand(self.ledger, self.knowledge, TruceChoice(file=self.truce))).incident(id_)

    def proposed(self, at: str) -> tuple[Proposal, ...]:
        """Where persistent non-compliance proposes referral."""
        return proposals(self.all(), self.sides, self.rules.persistent, at)

    def strays(self) -> int:
        """How many steps are of cases whose opening is not here."""
        return len(strays(self.ledger.standing("case")))

    def named(self, id_: str) -> Case:
        """The case of an id, or of the id of any of its steps; SourceError where there is none."""
        entry = self.ledger.find(id_).entry
        for case in self.all():
            if entry.id in {line.entry.id for line in case.lines}:
                return case
        raise SourceError(f"{id_}: is no case that stands here (it is a {entry.kind})")

    # -------------------------------------------------------------- entering

    def open(self, opening: Opening, by: str, status: Cap, incident: Incident | None = None) -> Entered:
        """Opens a case, which asks the accused's side for information at once.

        Under a truce of an exercise it is an exercise, whatever ``status`` is asked for.
        """
        if self.truce is None:
            raise SourceError("which truce? name it by --truce")
        terms = [term.id for term in self.truce.terms]
        if opening.term not in terms:
            raise SourceError(f"{opening.term or 'no term'}: {self.truce.id} has the terms {', '.join(terms)}")
        if not opening.against.strip():
            raise SourceError("an allegation is against somebody: name the party by --against")
        due = opening.deadline or f"{self.rules.answer_hours}h"
        told = {**(version_of(incident) if incident else {}), **self._version(opening.version)}
        body = CaseStep(
            step="open", to=known_peer(self.ledger, opening.to), against=self.sides.party(opening.against).name,
            by_side=opening.by_side, truce=self.truce.id, term=opening.term, text=opening.text, version=told,
            deadline=deadline_meant(due, now()), incident=incident.id if incident else "",
            claims=incident.claims if incident else ())
        id_ = entered(self.ledger, body, (body.to,), by, status if self.truce.status == "Actual" else self.truce.status)
        return Entered(self.named(id_), id_)

    def respond(self, case: Case, version: Sequence[str], text: str, by: str) -> Entered:
        """Tells our own version, of some fields or in free words; the other's stays as it is."""
        told = self._version(version)
        if not (told or text.strip()):
            raise SourceError("an answer says something: --say FIELD=TEXT, or --text")
        return self._step(case, CaseStep(step="respond", version=told, text=text), by)

    def ask(self, case: Case, text: str, deadline: str | None, by: str) -> Entered:
        """Asks the other side a further question, with a clock of its own."""
        due = deadline_meant(deadline or f"{self.rules.answer_hours}h", now())
        return self._step(case, CaseStep(step="ask", text=text, deadline=due), by)

    def mark(self, case: Case, step: Step, field: str, text: str, by: str) -> Entered:
        """Disputes or agrees with what the other side says of one field now."""
        self._known(field)
        other = case.ends.other(self.ledger.organisation)
        row = next((row for row in case.fields if row.id == field), None)
        said = row.says(other) if row else None
        if said is None:
            known = listed(row.id for row in case.fields if row.says(other)) or "nothing yet"
            raise SourceError(f"{other or 'the other side'} says nothing of {field}: it tells {known}")
        return self._step(case, CaseStep(step=step, field=field, text=text, about=said.line.entry.id), by)

    def find(self, case: Case, verdict: str, text: str, by: str) -> Entered:
        """One person's finding for our side, in our words."""
        if verdict not in VERDICTS:
            raise SourceError(f"{verdict or 'no verdict'}: a person finds one of {', '.join(VERDICTS)}")
        if not by.strip():
            raise SourceError("a finding is a person's: say whose by --by")
        return self._step(case, CaseStep(step="find", verdict=VERDICTS[verdict], text=text), by)

    def sign(self, case: Case, finding: str, by: str) -> Entered:
        """Signs a finding that is here, in its own words: of our side as one more person, of the other's to join it."""
        signed = next((line for line in case.lines if line.entry.id.startswith(finding) and line.body.step == "find"),
                      None)
        if signed is None or not by.strip():
            raise SourceError(f"{finding}: no finding of this case" if by.strip() else "say who signs by --by")
        body = CaseStep(step="find", verdict=signed.body.verdict, text=signed.body.text, about=signed.entry.id)
        return self._step(case, body, by)

    def refer(self, case: Case, to: str, text: str, by: str) -> Entered:
        """Passes the case up."""
        if not (to.strip() and text.strip()):
            raise SourceError("a referral says to whom and why: --to-whom and --text")
        return self._step(case, CaseStep(step="refer", refer_to=to, text=text), by)

    def close(self, case: Case, text: str, by: str) -> Entered:
        """Closes the case; refused, with the reason, where we answer for the accused and the other side has not."""
        ours = self.ledger.organisation
        waits = waits_for(ours, closed_by(case.lines), case.ends, case.lines[0], self.sides)
        if waits and self.sides.answers_for(ours, case.opened.against, case.opened.truce) == "yes":
            raise SourceError(f"not closed: {waits}")
        return self._step(case, CaseStep(step="close", text=text), by)

    def _step(self, case: Case, body: CaseStep, by: str) -> Entered:
        ours = self.ledger.organisation
        if ours not in case.ends:
            raise SourceError(f"{ours} takes no part in this case: it is between {listed(case.ends)}")
        other = case.ends.other(ours)
        body = body.model_copy(update={"case": case.id, "to": other})
        recipients = (*case.lines[0].entry.recipients, case.ends.opener)
        id_ = entered(self.ledger, body, [name for name in recipients if name != ours], by, case.status)
        return Entered(self.named(case.id), id_)

    # -------------------------------------------------------------- fields

    def _version(self, said: Sequence[str]) -> dict[str, str]:
        pairs = [text.partition("=") for text in said]
        for (field, equals, words), text in zip(pairs, said, strict=True):
            if not (equals and words.strip()):
                raise SourceError(f"{text}: write FIELD=TEXT, as in where=Anadan")
            self._known(field)
        return {field: words.strip() for field, _, words in pairs}

    def _known(self, field: str) -> None:
        known = [each.id for each in self.rules.fields]
        if field not in known:
            raise SourceError(f"{field}: no such field; there are {', '.join(known)}")


def version_of(incident: Incident) -> dict[str, str]:
    """What the reports say of an incident, field by field; what nobody says is left out."""
    told = {
        "what": event_name(incident.event_type, incident.sub_event_type),
        "when": period_words(incident.time) if incident.time else "",
        "where": place_words(incident.place) if incident.place else "",
        "who": listed(party.name for party in incident.actors), "whom": listed(p.name for p in incident.targets),
        "weapon": listed(incident.weapons),
        "toll": figures_sentence(incident).partition(": ")[2] if incident.figures else "",
    }
    return {field: words for field, words in told.items() if words}
