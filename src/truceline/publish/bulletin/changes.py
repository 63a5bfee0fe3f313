"""What is otherwise at the end of a period than before it: the same ledger asked twice."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.model.bulletin import Change
from truceline.model.claim import PositionClaim, TermClaim
from truceline.model.incident import Incident
from truceline.model.truce import RegisterLine
from truceline.publish.views import BriefView, party_key
from truceline.publish.words import clipped, counted, position_words, quoted, range_words, short_title, term_words

MOST = 160  # characters of a quote


def changes(before: BriefView, after: BriefView, cited: Sequence[str]) -> Iterator[Change]:
    """New incidents and figures, the register, positions, terms, in this order; ``cited`` are listed by themselves."""
    yield from _incidents(before, after, frozenset(cited))
    yield from _register(before, after)
    yield from _said(before, after)


def _incidents(before: BriefView, after: BriefView, cited: frozenset[str]) -> Iterator[Change]:
    new = [incident for incident in after.incidents if _same(incident, before.incidents) is None]
    listed = [incident for incident in new if incident.id in cited]
    if listed:
        titles = "; ".join(short_title(incident) for incident in listed)
        yield Change(about="incident", text=f"{counted(len(listed), 'incident')} of the period first told: {titles}")
    for incident in after.incidents:
        was = _same(incident, before.incidents)
        if was is None and not incident.background and incident.id not in cited:
            yield Change(about="incident", text=f"New: {short_title(incident)}",
                         reports=_labels(incident.claims, after))
        if was is not None:
            yield from _figures(was, incident, before, after)


def _same(incident: Incident, among: Iterable[Incident]) -> Incident | None:
    return next((other for other in among if set(other.claims) & set(incident.claims)), None)


def _figures(was: Incident, now: Incident, before: BriefView, after: BriefView) -> Iterator[Change]:
    for metric, figures in sorted(now.figures.items()):
        old = was.figures.get(metric)
        words = f"{range_words(figures)} ({figures.status})"
        earlier = f"{range_words(old)} ({old.status})" if old else "no figure"
        if words != earlier:
            fresh = set(now.claims) - set(was.claims)
            yield Change(about="figure", text=f"{short_title(now)}: {metric} {words}, was {earlier}",
                         reports=_labels(fresh, after) or _labels(was.claims, before))


def _register(before: BriefView, after: BriefView) -> Iterator[Change]:
    was = {_key(line): line for line in _lines(before)}
    for line in _lines(after):
        old = was.get(_key(line))
        if old is None or old.status != line.status:
            earlier = f", was {old.status}" if old else ", new in the register"
            yield Change(about="party", text=f"{line.name}: {line.status}{earlier}",
                         reports=_labels(line.claims, after))


def _lines(view: BriefView) -> Sequence[RegisterLine]:
    truce = view.truce()
    return truce.parties if truce else ()


def _key(line: RegisterLine) -> str:
    return line.id or line.name.casefold()


def _said(before: BriefView, after: BriefView) -> Iterator[Change]:
    """Positions and dates that nobody had told before, each wording once."""
    known = {_words(view.claim) for view in before.claims if isinstance(view.claim, PositionClaim | TermClaim)}
    for view in after.claims:
        claim = view.claim
        if isinstance(claim, PositionClaim) and _words(claim) not in known:
            known.add(_words(claim))
            yield Change(about="position", text=f"{position_words(claim)}: {quoted(clipped(claim.quote.text, MOST))}",
                         reports=(view.report.label,))
        if isinstance(claim, TermClaim) and claim.term in {"start", "end", "deadline"} and _words(claim) not in known:
            known.add(_words(claim))
            yield Change(about="term", text=term_words(claim), reports=(view.report.label,))


def _words(claim: PositionClaim | TermClaim) -> str:
    """What makes a second telling the same: a party's stance, a term's words."""
    if isinstance(claim, PositionClaim):
        return f"{party_key(claim.party)} {claim.stance}"
    return f"{claim.term} {claim.value.casefold()}"


def _labels(claims: Iterable[str], view: BriefView) -> tuple[str, ...]:
    return tuple(sorted({view.label(claim) for claim in claims} - {""}))
