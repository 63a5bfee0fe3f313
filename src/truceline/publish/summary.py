"""In short: five to eight sentences, each with the claims it rests on."""

from collections.abc import Iterable, Sequence

from truceline.model.brief import Sentence
from truceline.model.claim import NOT_NAMED, Answer, PositionClaim, ResponsibilityClaim, Stance, TermClaim
from truceline.model.incident import Incident
from truceline.model.truce import Finding, TruceRecord
from truceline.publish.truces import positions_of
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import AUTHENTICATED_WORDS, NO_WORDS, STANCE_WORDS
from truceline.publish.words import (
    counted,
    figures_sentence,
    instant_words,
    listed,
    sentence,
    start_words,
)

MOST = 8            # sentences
MOST_INCIDENTS = 3
MOST_PARTIES = 3


def summary(view: BriefView) -> tuple[Sentence, ...]:
    """The truce and who is left out, positions, the incidents, who claims them, what they mean, what is open."""
    before = _some(_truce(view, _told(view)), _left_out(view), _positions(view))
    after = _some(_claimed(view), _findings(view))
    room = MOST - len(before) - len(after) - 1
    gravest = _gravest(view, min(room, MOST_INCIDENTS))
    return (*before, *(_incident(i) for i in gravest), *after, _open(view, len(view.current) - len(gravest)))


def _some(*sentences: Sentence | None) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence is not None]


def _told(view: BriefView) -> TruceRecord | None:
    """What the reports tell of the truce in use."""
    told = [t for t in view.brief.register.truces if t.source == "reports" and not t.attempt]
    return told[0] if told else view.truce()


def _truce(view: BriefView, truce: TruceRecord | None) -> Sentence:
    chosen = view.brief.register.chosen
    if truce is None or truce.source == "file":
        return Sentence(text="The reports tell of no truce." if chosen is None else
                        f"{chosen.name}: it starts on {instant_words(chosen.starts)}, by its file; no report tells "
                        "its start.")
    by = listed(party.name for party in truce.guarantors)
    text = f"A truce{' brokered by ' + by if by else ''} {start_words(truce.start)}"
    if chosen is not None and (truce.start is None or truce.start.earliest != chosen.starts):
        text += f"; the truce file puts its start at {instant_words(chosen.starts)}"
    said = [c.id for c in view.claims if isinstance(c.claim, TermClaim) and c.claim.term in {"start", "guarantor"}
            and c.id in _claims_of(truce)]
    return Sentence(text=f"{text}.", claims=tuple(said))


def _claims_of(truce: TruceRecord) -> frozenset[str]:
    return frozenset(truce.claims) | {c for term in truce.terms for c in term.claims}


def _left_out(view: BriefView) -> Sentence | None:
    truce = view.truce()
    if truce is None:
        return None
    excluded = [line for line in truce.parties if line.status == "excluded"]
    contested = [line for line in truce.parties if line.status == "contested"]
    if not excluded and not contested:
        return None
    named = [line.name for line in excluded if not line.by_kind]
    kinds = [line.name for line in excluded if line.by_kind]
    parts = [f"left out by name: {listed(named)}" if named else "",
             f"by kind: {listed(kinds)}" if kinds else "others by kind" if truce.criteria else "",
             f"contested: {listed(line.name for line in contested)}" if contested else ""]
    return Sentence(text=sentence("; ".join(part for part in parts if part)),
                    claims=tuple(c for line in (*excluded, *contested) for c in line.claims))


def _positions(view: BriefView) -> Sentence | None:
    """Where each side stands by its own words, those who spoke most often first."""
    stands = {side: _stances(claims) for side, claims in positions_of(view)}
    told = sorted((s for s in stands if stands[s]), key=lambda side: -sum(len(c) for c in stands[side].values()))
    if not told:
        return None
    first = told[:MOST_PARTIES]
    parts = [f"{side}: {', then '.join(STANCE_WORDS[stance] for stance in stands[side])}" for side in first]
    more = f"; {counted(len(told) - MOST_PARTIES, 'further side')} in section 2" if len(told) > MOST_PARTIES else ""
    return Sentence(text=f"Positions. {'; '.join(parts)}{more}.",
                    claims=tuple(c.id for side in first for claims in stands[side].values() for c in claims))


def _stances(claims: Iterable[ClaimView]) -> dict[Stance, list[ClaimView]]:
    """The stances of a side towards the truce, in the order in which they were taken."""
    stances: dict[Stance, list[ClaimView]] = {}
    for claim in claims:
        position = claim.claim
        if isinstance(position, PositionClaim) and claim.asserted and position.stance not in {"other", "warns"}:
            stances.setdefault(position.stance, []).append(claim)
    return stances


def _gravest(view: BriefView, most: int) -> list[Incident]:
    """The incidents that a reader must not miss: those open under the truce, then those with the most dead."""

    def weight(incident: Incident) -> tuple[bool, int]:
        killed = incident.figures.get("killed")
        is_open = any(finding.verdict != "outside" for finding in view.findings_of(incident.id))
        return is_open, max(killed.low or 0, killed.high or 0) if killed else 0

    kept = sorted(view.current, key=weight, reverse=True)[:most]
    return [incident for incident in view.current if incident in kept]


def _incident(incident: Incident) -> Sentence:
    claims = [c for f in incident.figures.values() for o in f.origins for c in o.claims]
    return Sentence(text=f"{figures_sentence(incident)}.", claims=tuple(claims) or incident.claims)


def _claimed(view: BriefView) -> Sentence | None:
    """Who says it did it, and whether anybody could confirm that it said so."""
    claims = [c for c in view.of_kind("responsibility") if c.asserted and isinstance(c.claim, ResponsibilityClaim)
              and c.claim.stance == "claims" and _current(view, c)]
    if not claims:
        return None
    said = [c.claim for c in claims if isinstance(c.claim, ResponsibilityClaim)]
    by = dict.fromkeys(view.side(claim.by).name if claim.by else NOT_NAMED for claim in said)
    told = [i for i in view.current if any(i.id in c.incidents for c in claims)]
    about = f" for {_of(len(told), len(view.current))}" if told else ""
    checked = {claim.authenticated for claim in said}
    answer: Answer = "no" if "no" in checked else "yes" if "yes" in checked else "unknown"
    text = f"{listed(by)} {'claims' if len(by) == 1 else 'claim'} responsibility{about}; {AUTHENTICATED_WORDS[answer]}."
    return Sentence(text=text, claims=tuple(c.id for c in claims))


def _current(view: BriefView, claim: ClaimView) -> bool:
    return not claim.incidents or any(i.id in claim.incidents for i in view.current)


def _findings(view: BriefView) -> Sentence | None:
    mine = [f for i in view.current for f in view.findings_of(i.id)]
    if not mine:
        return None
    judged = {f.incident for f in mine}
    outside = judged - {f.incident for f in mine if f.verdict != "outside"}
    why = listed(_reasons([f for f in mine if f.incident in outside]))
    lie = f"{_of(len(outside), len(judged))} {'lies' if len(outside) == 1 else 'lie'} outside the truce: {why}"
    told = lie if outside else "no incident lies outside the truce"
    rest = "; the rest are open, for a person to judge" if len(outside) < len(judged) else ""
    return Sentence(text=f"By the five tests {told}{rest}.", claims=tuple(dict.fromkeys(
        e for f in mine for t in f.tests if t.answer == "no" for e in t.evidence if view.claim(e))))


def _reasons(findings: Sequence[Finding]) -> list[str]:
    """The tests that say no to every one of these incidents; else those that say no to any."""
    noes = [{t.test for t in f.tests if t.answer == "no"} for f in findings if f.verdict == "outside"]
    shared = set.intersection(*noes) if noes else set()
    kept = shared or {test for each in noes for test in each}
    return [words for test, words in NO_WORDS.items() if test in kept]


def _of(some: int, of: int) -> str:
    """'both incidents', '2 of 9 incidents'."""
    if some == of:
        return {1: "the incident", 2: "both incidents"}.get(of, f"all {of} incidents")
    return f"{some} of {of} incidents"


def _open(view: BriefView, further: int) -> Sentence:
    """What a reader should look at next."""
    brief = view.brief
    parts = [counted(further, "further incident")] if further else []
    parts += [counted(len(brief.disagreements), "disagreement"), counted(len(brief.leads), "lead") + " to check"]
    if brief.quarantined:
        parts.append(f"{counted(len(brief.quarantined), 'file')} that could not be read")
    return Sentence(text=f"To be looked at below: {listed(parts)}.")
