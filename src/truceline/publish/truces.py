"""The truce as read: what reports say beside what the truce file says, and who takes which position."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from truceline.model.claim import PositionClaim, TermKind
from truceline.model.names import fold
from truceline.model.truce import SaidTerm, TruceFile, TruceRecord
from truceline.publish.views import BriefView, ClaimView, party_key
from truceline.publish.words import instant_words, listed, period_words

ASPECTS: dict[str, tuple[TermKind, ...]] = {
    "Start": ("start",),
    "End": ("end",),
    "Deadlines": ("deadline",),
    "Guarantors, and who answers for whom": ("guarantor",),
    "Parties": ("party",),
    "Obligations": ("obligation",),
    "Excluded by name": ("excluded",),
    "Excluded by criterion": ("criterion",),
    "Exceptions": ("exception",),
    "Mechanisms promised": ("mechanism",),
    "Effects promised": ("effect",),
    "Earlier attempts": ("attempt",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that reports say of a truce: ours in ``text``, their wordings in ``said``."""

    text: str
    said: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """One line of the truce file, with where the file has it from."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of a truce, as the reports tell it and as the file does."""

    name: str
    told: tuple[Told, ...]
    filed: tuple[Filed, ...]


@dataclass(frozen=True, slots=True)
class TruceView:
    """A truce with its aspects; ``file`` where the brief judges by one."""

    name: str
    truce: TruceRecord | None
    file: TruceFile | None
    aspects: tuple[Aspect, ...]


def truces_of(view: BriefView) -> list[TruceView]:
    """The truce that incidents are judged by beside what is told of it, then any other that reports tell of."""
    register = view.brief.register
    told = [t for t in register.truces if t.source == "reports" and not t.attempt]
    attempts = [t for t in register.truces if t.attempt]
    in_file = [t for t in register.truces if t.source == "file"]
    first = told[:1] + in_file
    views = []
    if register.chosen or first:
        name = register.chosen.name if register.chosen else first[0].name
        views.append(TruceView(name, register.in_use(), register.chosen,
                               _aspects(first, attempts, register.chosen)))
    views += [TruceView(t.name, t, None, _aspects([t], [], None)) for t in told[1:]]
    return views


def _aspects(records: Iterable[TruceRecord], attempts: Iterable[TruceRecord],
             file: TruceFile | None) -> tuple[Aspect, ...]:
    told = _told(list(records), list(attempts))
    filed = _filed(file) if file else {}
    aspects = (Aspect(name, tuple(t for kind in kinds for t in told.get(kind, ())),
                      tuple(f for kind in kinds for f in filed.get(kind, ()))) for name, kinds in ASPECTS.items())
    return tuple(a for a in aspects if a.told or a.filed)


def _told(records: list[TruceRecord], attempts: list[TruceRecord]) -> dict[TermKind, list[Told]]:
    told: dict[TermKind, list[Told]] = defaultdict(list)
    contested = {line.name for record in records for line in record.parties if line.status == "contested"}
    for record in records:
        for term in record.terms:
            told[term.term].append(_of_term(term))
        if record.source == "reports":
            _add_named(told, record)
    told["excluded"] = [replace(t, text=f"{t.text}, contested") if t.text in contested else t for t in told["excluded"]]
    for attempt in attempts:
        told["attempt"].append(Told(attempt.name, attempt.start.said if attempt.start else (), attempt.claims))
    return told


def _of_term(term: SaidTerm) -> Told:
    when = f": {period_words(term.time)}" if term.time and term.term in {"start", "end", "deadline"} else ""
    return Told(f"{term.value}{when}", tuple(said for said in term.said if said != term.value), term.claims)


def _add_named(told: dict[TermKind, list[Told]], record: TruceRecord) -> None:
    """What a record knows beside its terms, where no term says it already."""
    named: dict[TermKind, tuple[str, ...]] = {
        "guarantor": tuple(g.name for g in record.guarantors),
        "excluded": tuple(e.name for e in record.excluded if e.name not in record.criteria),
        "criterion": record.criteria, "start": record.start.said if record.start else ()}
    for kind, names in named.items():
        known = " ".join(fold(" ".join((t.text, *t.said))) for t in told[kind])
        told[kind] += [Told(name, (), ()) for name in names if fold(name) not in known]


def _filed(file: TruceFile) -> dict[TermKind, list[Filed]]:
    filed: dict[TermKind, list[Filed]] = defaultdict(list)
    filed["start"] = [Filed(instant_words(file.starts), file.source)]
    if file.ends:
        filed["end"] = [Filed(instant_words(file.ends))]
    if file.deadline:
        filed["deadline"] = [Filed(f"to accept by {instant_words(file.deadline)}")]
    for guarantor in file.guarantors:
        answers = [p for c in file.channels if c.guarantor == guarantor for p in c.parties]
        filed["guarantor"].append(Filed(f"{guarantor}: for {listed(answers)}" if answers else guarantor))
    filed["obligation"] = [Filed(term.text, term.source) for term in file.terms]
    filed["exception"] = [Filed(text) for text in dict.fromkeys(x for term in file.terms for x in term.exceptions)]
    filed["excluded"] = [Filed(p.name, p.source) for p in file.parties if p.status == "excluded"]
    filed["criterion"] = [Filed(c.text + (f" (then: {listed(c.names)})" if c.names else ""), c.source)
                          for c in file.criteria]
    filed["mechanism"] = [Filed(text) for text in file.mechanisms]
    filed["effect"] = [Filed(text) for text in file.effects]
    return filed


def positions_of(view: BriefView) -> list[tuple[str, tuple[ClaimView, ...]]]:
    """Every side's positions over time; sides in the order in which they are first heard."""
    by_side: dict[str, list[ClaimView]] = defaultdict(list)
    names: dict[str, str] = {}
    for claim in sorted(view.of_kind("position"), key=_when):
        if isinstance(claim.claim, PositionClaim):
            side = view.side(claim.claim.party)
            names.setdefault(party_key(side), side.name)
            by_side[party_key(side)].append(claim)
    return [(names[key], tuple(claims)) for key, claims in by_side.items()]


def _when(view: ClaimView) -> tuple[str, int, int]:
    """By the last moment at which it can have been said: what is undated is as new as its report."""
    published = view.report.report.published
    when = view.time.end if view.time else published.latest if published else "9999"
    return when, view.report.number, view.claim.quote.start
