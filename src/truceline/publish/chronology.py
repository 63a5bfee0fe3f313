"""The days: meetings, calls, statements, deadlines, terms and incidents, not only violence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from truceline.model.brief import Sentence
from truceline.model.claim import AllegationClaim, EventClaim, PositionClaim, TermClaim
from truceline.model.names import fold
from truceline.model.time import Period, day_of
from truceline.model.truce import TruceFile
from truceline.publish.views import BriefView, ClaimView
from truceline.publish.vocabulary import FILE_DEADLINE, FILE_END, FILE_START
from truceline.publish.words import allegation_words, clipped, event_told, incident_line, position_words, term_told

TIMED_TERMS = frozenset({"start", "end", "deadline", "attempt"})
Told = tuple[str, str, str, tuple[str, ...]]
"""What makes two lines one; when; the words; the claims."""


def chronology(view: BriefView, violent: Callable[[EventClaim], bool]) -> tuple[Sentence, ...]:
    """Everything that has a time, by time; what several reports tell of one day is one line.

    Violence that belongs to no incident is told only where somebody is named for it.
    """
    told = [*_incidents(view), *_claims(view, violent)]
    lines = [*_merged(told), *(_filed(view.brief.register.chosen) if view.brief.register.chosen else ())]
    return tuple(sorted(lines, key=lambda line: (line.when, line.text)))


def _merged(told: Iterable[Told]) -> Iterator[Sentence]:
    """Lines of one key whose days meet are one, of the shortest of their times: reports date it more or less well."""
    found: dict[str, list[Told]] = defaultdict(list)
    for line in told:
        found[line[0]].append(line)
    for lines in found.values():
        yield from (_one(together) for together in _together(sorted(lines, key=_length)))


def _together(lines: Iterable[Told]) -> list[list[Told]]:
    groups: list[list[Told]] = []
    for line in lines:
        group = next((g for g in groups if _meet(g[0][1], line[1])), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    return groups


def _one(lines: list[Told]) -> Sentence:
    claims = dict.fromkeys(claim for line in lines for claim in line[3])
    return Sentence(text=lines[0][2], when=lines[0][1], claims=tuple(claims))


def _span(when: str) -> tuple[str, str]:
    first, _, last = when.partition("/")
    return first[:10], (last or first)[:10]


def _length(line: Told) -> tuple[int, str]:
    first, last = _span(line[1])
    return (day_of(last) - day_of(first)).days if first else 0, line[1]


def _meet(one: str, other: str) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return a <= d and c <= b


def _incidents(view: BriefView) -> Iterator[Told]:
    for incident in view.incidents:
        if incident.time and incident.time.precision != "unknown":
            yield incident.id, when_of(incident.time), incident_line(incident), incident.claims


def _claims(view: BriefView, violent: Callable[[EventClaim], bool]) -> Iterator[Told]:
    for claim in view.claims:
        match claim.claim:
            case EventClaim() as event if claim.time and _happens(claim) and (event.actors or not violent(event)):
                yield _event_key(event), when_of(claim.time), event_told(event, claim.places, violent=violent(event)), (
                    claim.id,)
            case PositionClaim() as position if claim.asserted and position.stance != "other":
                yield f"position {_party(position)} {position.stance}", _said_on(claim), position_words(position), (
                    claim.id,)
            case TermClaim() as term if term.term in TIMED_TERMS and claim.time:
                yield f"term {term.term}", when_of(claim.time), term_told(term, claim.quote), (claim.id,)
            case AllegationClaim() as allegation if claim.asserted and claim.time:
                yield f"allegation {claim.says}", when_of(claim.time), allegation_words(allegation), (claim.id,)
            case _:
                pass


def _happens(claim: ClaimView) -> bool:
    """Told as done, or as to come, and of no incident; what is denied or only imagined has no day."""
    return not claim.incidents and not {"denied", "hypothetical"} & set(claim.claim.qualifiers)


def _event_key(event: EventClaim) -> str:
    actors = sorted(party.id or fold(party.name) for party in event.actors)
    return f"event {event.event_type} {event.sub_event_type} {' '.join(actors)}"


def _party(position: PositionClaim) -> str:
    return position.party.id or fold(position.party.name)


def _said_on(claim: ClaimView) -> str:
    """When a statement was made; where the report does not tell, the day of the report is the latest it can be."""
    if claim.time:
        return when_of(claim.time)
    published = claim.report.report.published
    return published.latest[:10] if published else ""


def when_of(period: Period) -> str:
    """A period as a sentence's ``when``: one moment, or the first and the last with a slash between."""
    return period.start if period.start == period.end else f"{period.start}/{period.end}"


def _filed(file: TruceFile) -> Iterator[Sentence]:
    """The truce file's own moments, said to be its own."""
    moments = ((file.deadline, FILE_DEADLINE), (file.starts, FILE_START), (file.ends, FILE_END))
    return (Sentence(text=clipped(text), when=when) for when, text in moments if when)
