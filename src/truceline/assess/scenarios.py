"""Running a truce file's scenarios: each is made into an incident with its claims, and tried like any other."""

from collections.abc import Iterator

from truceline.assess.alleged import told_of
from truceline.assess.terms import Clause, clauses, tried_on
from truceline.assess.verdict import assess_term
from truceline.knowledge.belonging import side_of
from truceline.knowledge.filed import party_of, record_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.base import Record, content_id
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Claim, EventClaim, Party, ResponsibilityClaim, Speaker
from truceline.model.incident import Incident, IncidentPlace
from truceline.model.report import Quote
from truceline.model.truce import Register, Scenario, TestResult, TruceFile, Verdict

_REPORT = "scenario"
_PLEA = "what it did was no breach"


class ScenarioResult(Record):
    """A scenario beside what it gave; ``wrong`` are the tests that gave another answer than expected."""

    name: str
    term: str
    tests: tuple[TestResult, ...]
    expected: Scenario
    verdict: Verdict

    @property
    def wrong(self) -> tuple[TestResult, ...]:
        """The tests whose answer is not the expected one."""
        return tuple(test for test in self.tests if self.expected.expect.get(test.test) != test.answer)

    @property
    def right(self) -> bool:
        """Whether every test and the verdict are as expected."""
        return not self.wrong and self.verdict == self.expected.verdict

    def line(self) -> str:
        """One line for people: right, or what was expected and what came out, with its reason."""
        if self.right:
            return f"right: {self.name}"
        faults = [f"{test.test}: expected {self.expected.expect.get(test.test, 'nothing')}, got {test.answer} "
                  f"({test.reason})" for test in self.wrong]
        if self.verdict != self.expected.verdict:
            faults.append(f"verdict: expected {self.expected.verdict}, got {self.verdict}")
        return f"WRONG: {self.name}: {'; '.join(faults)}"


def check_truce(truce: TruceFile, knowledge: Knowledge) -> tuple[ScenarioResult, ...]:
    """What each scenario of a truce file gives, in the file's order."""
    return tuple(_checked(scenario, truce, knowledge) for scenario in truce.scenarios)


def _checked(scenario: Scenario, truce: TruceFile, knowledge: Knowledge) -> ScenarioResult:
    claims = tuple(_claims(scenario, knowledge))
    incident = _incident(scenario, truce, claims, knowledge)
    as_of = scenario.time.end if scenario.time else truce.starts
    register = Register(as_of=as_of, truces=(record_of(truce, as_of, knowledge.actors),), chosen=truce)
    dossier = Dossier(reports=(), claims=tuple(Anchored(claim=claim) for claim in claims))
    clause = _clause(scenario, incident, register, knowledge)
    finding = assess_term(incident, clause, register, told_of(dossier, knowledge), knowledge)
    return ScenarioResult(name=scenario.name, term=finding.term, tests=finding.tests, expected=scenario,
                          verdict=finding.verdict)


def _clause(scenario: Scenario, incident: Incident, register: Register, knowledge: Knowledge) -> Clause:
    """The term that the scenario names, else the first that is about such an act."""
    among = clauses(register)
    named = [clause for clause in among if clause.id == scenario.term]
    return named[0] if named else next(tried_on(incident, among, knowledge))


def _incident(scenario: Scenario, truce: TruceFile, claims: tuple[Claim, ...], knowledge: Knowledge) -> Incident:
    return Incident(
        id=_REPORT, title=scenario.name, event_type=scenario.event_type, sub_event_type=scenario.sub_event_type,
        time=scenario.time, place=_place(scenario, truce, knowledge), claims=tuple(claim.id for claim in claims))


def _place(scenario: Scenario, truce: TruceFile, knowledge: Knowledge) -> IncidentPlace | None:
    held = _sharing(truce, knowledge) if scenario.shared_ground else ()
    if not (scenario.country or scenario.place):
        return None
    if scenario.place:
        found, _ = knowledge.gazetteer.resolve(scenario.place, countries=(scenario.country,))
        if found is not None and found.country == scenario.country:
            return IncidentPlace(**found.model_dump(), controlled_by=held)
    return IncidentPlace(name=scenario.place or scenario.country, country=scenario.country, controlled_by=held,
                         precision="town" if scenario.place else "country")


def _sharing(truce: TruceFile, knowledge: Knowledge) -> tuple[str, ...]:
    """One party that the truce excludes and one that it does not: those who share the ground."""
    excluded = [p.name for p in truce.parties if p.status == "excluded"]
    bound = [p.name for p in truce.parties if p.status == "bound"
             and side_of(p, knowledge.actors) not in {side_of(party_of(g, knowledge.actors), knowledge.actors)
                                                      for g in truce.guarantors}]
    return (*excluded[:1], *bound[-1:])


def _claims(scenario: Scenario, knowledge: Knowledge) -> Iterator[Claim]:
    """What reports would tell of the scenario: who acted and who was hit, a claim, a dispute, a plea."""
    actor = party_of(scenario.actor, knowledge.actors) if scenario.actor else None
    target = party_of(scenario.target, knowledge.actors) if scenario.target else None
    own = scenario.exculpating and actor is not None
    told = EventClaim(
        report=_REPORT, quote=Quote(start=0, end=0, text=""), event_type=scenario.event_type,
        sub_event_type=scenario.sub_event_type, actors=(actor,) if actor else (), targets=(target,) if target else (),
        attributed_to=(Speaker(name=actor.name, kind="organisation", id=actor.id),) if actor and own else ())
    yield _with_id(told)
    if actor is not None:
        yield from _words_of(actor, scenario)


def _words_of(actor: Party, scenario: Scenario) -> Iterator[Claim]:
    quote = Quote(start=0, end=0, text="")
    if scenario.claimed or scenario.exculpating:
        yield _with_id(ResponsibilityClaim(report=_REPORT, quote=quote, stance="claims", by=actor,
                                           exculpates=_PLEA if scenario.exculpating else ""))
    if scenario.disputed:
        yield _with_id(ResponsibilityClaim(report=_REPORT, quote=quote, stance="denies", by=actor))


def _with_id(claim: Claim) -> Claim:
    return claim.model_copy(update={"id": content_id("c", claim)})
