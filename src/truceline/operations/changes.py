"""What we said on one day and on another: what is new, what changed, and because of which entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from truceline.engine.recall import FOR_BRIEF, brief_of_state
from truceline.knowledge.belonging import key_of
from truceline.knowledge.knowledge import Knowledge
from truceline.ledger import Ledger, Noted, state_of
from truceline.ledger.register import party_key
from truceline.model.brief import Brief
from truceline.model.entry import SHOWN, Entry
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.payload import HandClaim, Pledge, ReportIn, Undo, Withdrawal
from truceline.model.truce import Finding, RegisterLine
from truceline.publish.entries import DECIDED, says
from truceline.register import TruceChoice


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is said otherwise: before, after, and the entries that made it so."""

    about: str
    before: str
    after: str
    because: tuple[str, ...] = ()

    def line(self) -> str:
        """The change as it is read."""
        told = f"{self.before} -> {self.after}" if self.before and self.after else (
            f"new: {self.after}" if self.after else f"no longer: {self.before}")
        return f"{self.about}: {told}" + (f"  [because of {', '.join(self.because)}]" if self.because else "")


@dataclass(slots=True)
class _Came:
    """The entries that came between, by what they are about: claims, reports, parties."""

    by_report: dict[str, list[str]] = field(default_factory=dict)
    by_claim: dict[str, list[str]] = field(default_factory=dict)
    by_party: dict[str, list[str]] = field(default_factory=dict)


def changes(ledger: Ledger, knowledge: Knowledge, truce: TruceChoice, then: str, to: str | None = None,
            as_of: str | None = None) -> Iterator[str]:
    """What the ledger came to at two instants, line by line; ``to`` is now where it is not given."""
    noted = list(ledger.entries(*FOR_BRIEF, until=to))
    old = _brief((n for n in noted if n.noted <= then), ledger, knowledge, truce, as_of)
    new = _brief(noted, ledger, knowledge, truce, as_of)
    came = [each for each in noted if each.noted > then]
    yield f"Then: {then}, {len(noted) - len(came)} entries. {len(came)} came since:"
    yield from (f"  {each.entry.id[:SHOWN]}  {each.noted[:16]}Z  {says(each.entry)}" for each in came)
    found = list(compared(old, new, _filed(came, {n.entry.id: n.entry for n in noted}, knowledge), knowledge))
    yield f"{len(found)} statements changed:" if found else "Nothing that we say changed."
    yield from (f"  {change.line()}" for change in found)


def compared(old: Brief, new: Brief, came: _Came, knowledge: Knowledge) -> Iterator[Change]:
    """The statements of two briefs that differ: incidents, their figures, findings, the register."""
    yield from _incidents(old, new, came)
    yield from _findings(old, new, came)
    yield from _register(old, new, came, knowledge)


def _brief(noted: Iterable[Noted], ledger: Ledger, knowledge: Knowledge, truce: TruceChoice,
           as_of: str | None) -> Brief:
    return brief_of_state(state_of((n.entry for n in noted), ledger.organisation), ledger, knowledge, truce, as_of)


# ------------------------------------------------------------------ because of which entry

def _filed(came: Iterable[Noted], known: Mapping[str, Entry], knowledge: Knowledge) -> _Came:
    filed = _Came()
    for each in came:
        _file(each.entry, each.entry, known, filed, knowledge)
    return filed


def _file(entry: Entry, cause: Entry, known: Mapping[str, Entry], filed: _Came, knowledge: Knowledge) -> None:
    """Files a cause under what an entry is about; an undo is about what its entry was about."""
    id_ = cause.id[:SHOWN]
    match entry.body:
        case ReportIn(report=report):
            filed.by_report.setdefault(report.id, []).append(id_)
        case HandClaim():
            filed.by_report.setdefault(f"call-{entry.id[:16]}", []).append(id_)
        case Judgement(read=read):
            for claim in read:
                filed.by_claim.setdefault(claim.id, []).append(id_)
        case Pledge(party=party):
            filed.by_party.setdefault(party_key(party, knowledge.actors), []).append(id_)
        case Withdrawal(of=of) | Undo(of=of) if of in known:
            _file(known[of], cause, known, filed, knowledge)
        case _:
            pass


def _causes(claims: Iterable[str], brief: Brief, came: _Came) -> tuple[str, ...]:
    """The entries between that are about these claims or brought their reports."""
    of = {a.claim.id: a.claim.report for a in brief.dossier.claims}
    found = dict[str, None]()
    for claim in claims:
        found.update(dict.fromkeys(came.by_claim.get(claim, ())))
        found.update(dict.fromkeys(came.by_report.get(of.get(claim, ""), ())))
    return tuple(found)


# ------------------------------------------------------------------ incidents, findings, register

def _incidents(old: Brief, new: Brief, came: _Came) -> Iterator[Change]:
    """Incidents by the claims they share, since an id may change when an earlier claim is read."""
    before, pairs = {i.id: i for i in old.linkage.incidents}, _pairs(old, new)
    for incident in new.linkage.incidents:
        was = before.get(pairs.get(incident.id, ""))
        causes = _causes(_both(was, incident), new, came)
        if was is None:
            yield Change(incident.title, "", _words(incident), causes)
        elif _words(was) != _words(incident) or was.title != incident.title:
            yield Change(was.title, _words(was), _titled(was, incident), causes)
    kept = set(pairs.values())
    for incident in old.linkage.incidents:
        if incident.id not in kept:
            yield Change(incident.title, _words(incident), "", _causes(incident.claims, old, came) or _causes(
                incident.claims, new, came))


def _pairs(old: Brief, new: Brief) -> dict[str, str]:
    """For each new incident the old one with which it has the most claims in common, each old one once."""
    of = {claim: i.id for i in old.linkage.incidents for claim in i.claims}
    shared: dict[tuple[str, str], int] = {}
    for incident in new.linkage.incidents:
        for claim in incident.claims:
            if claim in of:
                shared[incident.id, of[claim]] = shared.get((incident.id, of[claim]), 0) + 1
    pairs: dict[str, str] = {}
    for (now, was), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if now not in pairs and was not in pairs.values():
            pairs[now] = was
    return pairs


def _both(was: Incident | None, now: Incident) -> list[str]:
    """The claims that came to an incident or left it; where none did, all of them."""
    own = set(now.claims)
    before = set(was.claims) if was else set()
    return sorted(own ^ before) + sorted(own & before)


def _words(incident: Incident) -> str:
    figures = [f"{metric} {figures.words} ({figures.status})" for metric, figures in sorted(incident.figures.items())]
    return ", ".join(figures) or "no figures"


def _titled(was: Incident, now: Incident) -> str:
    return _words(now) if was.title == now.title else f"{now.title}: {_words(now)}"


def _findings(old: Brief, new: Brief, came: _Came) -> Iterator[Change]:
    pairs, titles = _pairs(old, new), {i.id: i for i in new.linkage.incidents}
    before = {(f.incident, f.term): f for f in old.findings}
    for finding in new.findings:
        was = before.get((pairs.get(finding.incident, ""), finding.term))
        incident = titles.get(finding.incident)
        if incident is not None and was is not None and _verdict(was) != _verdict(finding):
            yield Change(f"{incident.title}, {finding.term}", _verdict(was), _verdict(finding),
                         _causes(incident.claims, new, came))


def _verdict(finding: Finding) -> str:
    persons = ", ".join(f"{p.by}: {p.verdict}" for p in finding.persons)
    answers = ", ".join(f"{test.test} {test.answer}" for test in finding.tests)
    return f"{finding.verdict} by {DECIDED[finding.decided_by]}" + (f" ({persons})" if persons else "") + (
        f" [{answers}]" if answers else "")


def _register(old: Brief, new: Brief, came: _Came, knowledge: Knowledge) -> Iterator[Change]:
    before, after = _lines(old, knowledge), _lines(new, knowledge)
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if (was and _status(was)) != (now and _status(now)):
            line = now or was
            causes = (*came.by_party.get(key, ()), *_causes(now.claims if now else (), new, came))
            yield Change(line.name if line else key, _status(was) if was else "", _status(now) if now else "",
                         tuple(dict.fromkeys(causes)))


def _lines(brief: Brief, knowledge: Knowledge) -> dict[str, RegisterLine]:
    record = brief.register.in_use()
    return {key_of(line, knowledge.actors): line for line in (record.parties if record else ())}


def _status(line: RegisterLine) -> str:
    since = f" since {line.since}" if line.since else ""
    return f"{line.status}{since}" + (f", told to {line.told_to}" if line.told_to else "")
