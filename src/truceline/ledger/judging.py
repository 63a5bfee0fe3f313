"""Judgements that stand, brought together: of those that cannot all hold the newest do, and the others are named.

Only our own organisation's judgements shape what we say; those of peers are shown beside it, never applied.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.model.entry import Entry
from truceline.model.judged import AsRead, Conflict, Corrected, Found, Graded, Judged, Pair, Wrong
from truceline.model.judgement import Correction, Grading, NotSame, SameIncident, Verdicted, WrongClaim


def judged(standing: Iterable[Entry], organisation: str) -> Judged:
    """What an organisation's persons have judged, and what every organisation's have found."""
    entries = sorted((e for e in standing if e.kind == "judgement"), key=lambda e: e.order)
    own = [entry for entry in entries if entry.author == organisation]
    joined = _Joined()
    for entry in reversed(own):
        joined.take(entry)
    wrong, corrected = _claims(own)
    return Judged(
        same=tuple(sorted(joined.same, key=_pair)), apart=tuple(sorted(joined.apart, key=_pair)),
        conflicts=tuple(sorted(joined.conflicts, key=lambda c: c.entry)), wrong=wrong, corrected=corrected,
        grades=_grades(own), findings=tuple(_findings(entries, organisation)), read=_read(own))


def _pair(pair: Pair) -> tuple[str, str]:
    return pair.a, pair.b


# ------------------------------------------------------------------ one incident, or two

@dataclass(slots=True)
class _Joined:
    """What is held to be one and what apart, taken from the newest judgement to the oldest."""

    same: dict[Pair, str] = field(default_factory=dict)
    apart: dict[Pair, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    _of: dict[str, frozenset[str]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """An older judgement: what of it goes with the newer ones holds."""
        against: set[str] = set()
        match entry.body:
            case SameIncident(pairs=pairs):
                for pair in _ordered(pairs):
                    against.update(self._join(pair, entry.id))
            case NotSame(pairs=pairs):
                for pair in _ordered(pairs):
                    against.update(self._part(pair, entry.id))
            case _:
                return
        if against:
            self.conflicts.append(Conflict(entry=entry.id, against=tuple(sorted(against))))

    def _join(self, pair: Pair, entry: str) -> set[str]:
        a, b = self._group(pair.a), self._group(pair.b)
        against = {by for held, by in self.apart.items()
                   if (held.a in a and held.b in b) or (held.a in b and held.b in a)}
        if not against:
            self.same.setdefault(pair, entry)
            self._of.update(dict.fromkeys(a | b, a | b))
        return against

    def _part(self, pair: Pair, entry: str) -> set[str]:
        group = self._group(pair.a)
        against = {by for held, by in self.same.items() if held.a in group} if pair.b in group else set()
        if not against:
            self.apart.setdefault(pair, entry)
        return against

    def _group(self, claim: str) -> frozenset[str]:
        return self._of.get(claim, frozenset({claim}))


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs in one form and order; a claim is never paired with itself."""
    plain = {Pair(a=min(p.a, p.b), b=max(p.a, p.b)) for p in pairs if p.a != p.b}
    return sorted(plain, key=_pair)


# ------------------------------------------------------------------ claims, grades, findings

def _claims(own: Iterable[Entry]) -> tuple[tuple[Wrong, ...], tuple[Corrected, ...]]:
    """The newest word on each claim: wrong, or right with other values; corrections of other fields go together."""
    wrong: dict[str, Wrong] = {}
    corrected: dict[str, Corrected] = {}
    for entry in own:
        match entry.body:
            case WrongClaim(claim=claim, reason=reason):
                corrected.pop(claim, None)
                wrong[claim] = Wrong(claim=claim, by=entry.by, reason=reason, entry=entry.id)
            case Correction(claim=claim) as body:
                wrong.pop(claim, None)
                corrected[claim] = _over(body, corrected.get(claim), entry)
            case _:
                pass
    return tuple(wrong[id_] for id_ in sorted(wrong)), tuple(corrected[id_] for id_ in sorted(corrected))


def _over(body: Correction, before: Corrected | None, entry: Entry) -> Corrected:
    old = before or Corrected(claim=body.claim)
    return Corrected(claim=body.claim, fields={**old.fields, **body.fields}, time=body.time or old.time,
                     place=body.place or old.place, by=entry.by, reason=body.reason, entry=entry.id)


def _grades(own: Iterable[Entry]) -> tuple[Graded, ...]:
    """The newest grade of each thing, axis by axis."""
    found: dict[str, Graded] = {}
    for entry in own:
        body = entry.body
        if isinstance(body, Grading):
            old = found.get(body.of, Graded(of=body.of))
            found[body.of] = Graded(
                of=body.of, reliability=body.reliability or old.reliability,
                credibility=body.credibility or old.credibility, by=entry.by, reason=body.reason, entry=entry.id)
    return tuple(found[of] for of in sorted(found))


def _findings(entries: Iterable[Entry], organisation: str) -> Iterator[Found]:
    """Every finding of every organisation, the oldest first: which incident it is of is for the flow to say."""
    for entry in entries:
        body = entry.body
        if isinstance(body, Verdicted):
            yield Found(claims=tuple(sorted(body.claims)), truce=body.truce, term=body.term, verdict=body.verdict,
                        organisation=entry.author, ours=entry.author == organisation, by=entry.by, reason=body.reason,
                        entry=entry.id)


def _read(own: Iterable[Entry]) -> tuple[AsRead, ...]:
    """Every claim that is judged, as it was read when it was last judged."""
    read = dict(_as_read(own))
    return tuple(read[id_] for id_ in sorted(read))


def _as_read(own: Iterable[Entry]) -> Iterator[tuple[str, AsRead]]:
    for entry in own:
        if isinstance(entry.body, SameIncident | NotSame | WrongClaim | Correction | Grading | Verdicted):
            yield from ((claim.id, claim) for claim in entry.body.read)
