"""What the reports disagree about, in plain words: each line names the sides and cites them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from truceline.knowledge.index import Actors
from truceline.model.brief import Sentence
from truceline.model.claim import PositionClaim, Stance, TermClaim, TermKind
from truceline.model.incident import Incident, Range, Total
from truceline.model.names import fold
from truceline.publish.devices import counts_together, device_counts
from truceline.publish.quotes import sentence_of
from truceline.publish.truces import positions_of
from truceline.publish.views import BriefView, ClaimView, party_key
from truceline.publish.vocabulary import BESIDE_WORDS, STANCE_WORDS, STATUS_WORDS
from truceline.publish.words import clipped, listed, period_words, quoted, short_title

OPPOSED: tuple[Stance, ...] = ("accepts", "conditional", "rejects", "undecided", "announces")
AGAINST: frozenset[frozenset[Stance]] = frozenset({
    frozenset({"accepts", "rejects"}), frozenset({"conditional", "rejects"}), frozenset({"announces", "rejects"}),
    frozenset({"accepts", "undecided"}), frozenset({"announces", "undecided"}), frozenset({"accepts", "conditional"}),
})
PARTS_OF_IT = frozenset({"subset", "partial", "denied"})
LONG_NAME = 5  # letters
EXACT = frozenset({"minute", "hour", "day"})  # only such times can contradict one another
FREE_HANDS: frozenset[TermKind] = frozenset({"exception"})
TIED_HANDS: frozenset[TermKind] = frozenset({"obligation"})


def disagreements(view: BriefView, actors: Actors) -> tuple[Sentence, ...]:
    """Figures, totals, times, devices, exclusions, the guarantors' own strikes, and positions."""
    incidents = [line for i in view.incidents for line in (*_figures(i), *_times(view, i), *device_counts(view, i))]
    return (*incidents, *counts_together(view), *_totals(view.totals), *_starts(view), *_excluded(view, actors),
            *_guarantors(view, actors), *_positions(view))


def _figures(incident: Incident) -> Iterator[Sentence]:
    for metric in sorted(incident.figures, key=lambda m: (m != "killed", m != "injured", m)):
        figures = incident.figures[metric]
        if len(set(_numbers(figures))) > 1:
            claims = [*(c for o in figures.origins for c in o.claims), *(c for b in figures.beside for c in b.claims),
                      *(c for o in figures.origins for s in o.superseded for c in s.claims)]
            yield Sentence(text=f"{short_title(incident)}, {metric}: {_sides(figures)}. "
                                f"{_capital(STATUS_WORDS[figures.status])}.", claims=tuple(dict.fromkeys(claims)))


def _numbers(figures: Range) -> Iterator[int]:
    """The number that each side gives for the whole; words and parts of a toll disagree with nobody."""
    bounds = [*((o.low, o.high) for o in figures.origins),
              *((b.low, b.high) for b in figures.beside if b.why not in PARTS_OF_IT)]
    return (number for low, high in bounds if (number := high if low is None else low) is not None)


def _sides(figures: Range) -> str:
    sides = []
    for origin in figures.origins:
        before = listed(s.words for s in origin.superseded)
        name = origin.name if origin.identified else f"{origin.name} (not identified)"
        sides.append(f"{name} {origin.words}" + (f" (before: {before})" if before else ""))
    sides += [f"beside, {BESIDE_WORDS[b.why]}: {b.words}" for b in figures.beside]
    return "; ".join(sides)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _times(view: BriefView, incident: Incident) -> Iterator[Sentence]:
    """Where two claims of an incident give times that do not meet, or its day is in doubt."""
    told = [c for c in view.about(incident.id) if c.time and c.time.precision in EXACT]
    days: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in told:
        days[period_words(claim.time)].append(claim)
    apart = any(a.time and b.time and not a.time.overlaps(b.time) for a in told for b in told)
    doubts = [d for d in incident.doubts if d.field == "time"]
    if apart or doubts:
        sides = "; ".join(f"{when} (told as {listed(dict.fromkeys(quoted(c.time.said) for c in claims if c.time))})"
                          for when, claims in days.items())
        why = "; ".join(d.reason for d in doubts)
        yield Sentence(text=f"{short_title(incident)}, day: {'; '.join(part for part in (sides, why) if part)}.",
                       claims=tuple(c.id for c in told))


def _totals(totals: Iterable[Total]) -> Iterator[Sentence]:
    """Sums that differ: told for other times or places, or counted otherwise; which, nobody says."""
    by_metric: dict[str, list[Total]] = defaultdict(list)
    for total in totals:
        if total.scope == "aggregate":
            by_metric[total.metric].append(total)
    for metric, those in sorted(by_metric.items()):
        if len({(t.low, t.high) for t in those}) > 1:
            sides = "; ".join(f"{t.words} ({t.origin})" for t in those)
            yield Sentence(text=f"Sums over several incidents, {metric}: {sides}. None is added to another.",
                           claims=tuple(c for t in those for c in t.claims))


def _starts(view: BriefView) -> Iterator[Sentence]:
    """Starts whose times do not meet, or whose reading is in doubt."""
    said = [c for c in view.claims if isinstance(c.claim, TermClaim) and c.claim.term == "start" and c.asserted]
    apart = any(a.time and b.time and a.truce == b.truce and not a.time.overlaps(b.time) for a in said for b in said)
    doubted = [d for c in said for d in c.doubts if d.field == "time"]
    if apart or doubted:
        sides = dict.fromkeys(f"{quoted(_said(c))}, read as {period_words(c.time)}" for c in said)
        yield Sentence(text=f"Start of the truce, in several ways: {'; '.join(sides)}.",
                       claims=tuple(c.id for c in said))


def _said(claim: ClaimView) -> str:
    said = claim.claim.said_time
    return said.text if said else clipped(claim.quote, 60)


def _excluded(view: BriefView, actors: Actors) -> Iterator[Sentence]:
    """Lists of who is left out that differ, and parties whose place in the truce is contested."""
    lists: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in view.claims:
        term = claim.claim
        if isinstance(term, TermClaim) and term.term in {"excluded", "criterion"} and claim.asserted:
            lists[claim.told_by].append(claim)
    sides: dict[frozenset[str], list[str]] = defaultdict(list)
    for source, claims in lists.items():
        sides[frozenset(_excluded_name(c, actors) for c in claims)].append(source)
    if len(sides) > 1:
        told = "; ".join(f"{listed(sorted(names))} ({listed(sources)})" for names, sources in sides.items())
        yield Sentence(text=f"Who is left out of the truce: {told}.",
                       claims=tuple(c.id for claims in lists.values() for c in claims))


def _excluded_name(claim: ClaimView, actors: Actors) -> str:
    term = claim.claim
    if not isinstance(term, TermClaim) or term.party is None:
        return clipped(term.value, 70) if isinstance(term, TermClaim) else ""
    entry = actors.get(term.party.id)
    return entry.name if entry else term.party.name


def _guarantors(view: BriefView, actors: Actors) -> Iterator[Sentence]:
    """Whether the guarantors' own forces are restrained, where one report frees and another ties their hands."""
    guarantors = _guarantor_names(view, actors)
    free, tied = (_most_about(view, guarantors, kinds) for kinds in (FREE_HANDS, TIED_HANDS))
    if free and tied:
        told = "; but ".join(" and ".join(dict.fromkeys(
            f"{quoted(clipped(sentence_of(c), 170))} ({c.told_by})" for c in side[:2])) for side in (free, tied))
        yield Sentence(text=f"Whether the guarantors' own strikes are restrained: {told}.",
                       claims=tuple(c.id for c in (*free, *tied)))


def _guarantor_names(view: BriefView, actors: Actors) -> list[frozenset[str]]:
    """Each guarantor's names, by every name that the data have for it."""
    parties = {party_key(p): p for truce in view.brief.register.truces for p in truce.guarantors}
    entries = {key: actors.get(party.id) or actors.find(party.name) for key, party in parties.items()}
    return [frozenset(fold(name) for name in (party.name, *((entry.name, *entry.names) if entry else ())))
            for key, party in sorted(parties.items()) for entry in (entries[key],)]


def _most_about(view: BriefView, guarantors: Iterable[frozenset[str]], kinds: frozenset[TermKind]) -> list[ClaimView]:
    """The terms of these kinds whose sentences name the most guarantors; none where none names any."""
    names = list(guarantors)
    about: dict[int, list[ClaimView]] = defaultdict(list)
    for claim in view.claims:
        if isinstance(claim.claim, TermClaim) and claim.claim.term in kinds:
            words = f" {fold(sentence_of(claim))} "
            about[sum(any(_names(words, name) for name in each) for each in names)].append(claim)
    most = max(about, default=0)
    return about[most] if most else []


def _names(words: str, name: str) -> bool:
    """Whether a sentence has a name; a long one also as the beginning of a word: "Russia" in "Russian"."""
    return f" {name} " in words or (len(name) >= LONG_NAME and f" {name}" in words)


def _positions(view: BriefView) -> Iterator[Sentence]:
    """Stances of one party, or of those who speak for it, that do not go together."""
    for side, claims in positions_of(view):
        stances = _stances(claim for claim in claims if claim.asserted)
        if any(pair <= stances.keys() for pair in AGAINST):
            told = "; ".join(f"{STANCE_WORDS[stance]} ({_who(those)})" for stance, those in stances.items())
            cited = tuple(claim.id for those in stances.values() for claim in those)
            yield Sentence(text=f"Position of {side}: {told}.", claims=cited)


def _stances(claims: Iterable[ClaimView]) -> Mapping[Stance, list[ClaimView]]:
    stances: dict[Stance, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.claim, PositionClaim) and claim.claim.stance in OPPOSED:
            stances[claim.claim.stance].append(claim)
    return stances


def _who(claims: Iterable[ClaimView]) -> str:
    """Whose words they are, with the first of them."""
    told = [f"{claim.claim.party.name}: {quoted(clipped(claim.quote, 80))}" for claim in claims
            if isinstance(claim.claim, PositionClaim)]
    return "; ".join(dict.fromkeys(told[:2]))
