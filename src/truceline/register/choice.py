"""Which truce file a brief judges by, and why: the user's, or one that fits what the reports say, or none."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from truceline.knowledge.belonging import side_of
from truceline.knowledge.filed import party_of
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import listed, said_moment
from truceline.model.base import Record
from truceline.model.brief import Dossier
from truceline.model.claim import Party, PositionClaim, TermClaim
from truceline.model.time import day_of
from truceline.model.truce import TruceFile, TruceRecord

SLACK = timedelta(days=7)
"""Reports speak of a truce some days before it is announced, and some days after it ended."""
OPEN_END = timedelta(days=365)
"""How long a truce without an end is taken to be what reports speak of, unless a later one is announced before."""
START_SLACK = timedelta(days=1)


class TruceChoice(Record):
    """What ``--truce`` said: a file, none, or (with neither) whichever shipped truce fits the reports."""

    file: TruceFile | None = None
    none: bool = False


def choose(choice: TruceChoice, told: Sequence[TruceRecord], country: str, dossier: Dossier,
           knowledge: Knowledge) -> tuple[TruceFile | None, str]:
    """The truce file to judge by and the reason, as a plain sentence."""
    if choice.none:
        return None, "No truce file is used, as asked: all that is said of the truce comes from the reports."
    if choice.file is not None:
        misfit = next(_misfits(choice.file, told, country, dossier, knowledge), "")
        doubt = f" It does not fit the reports: {misfit}." if misfit else ""
        return choice.file, f"The truce file {choice.file.id} is used, as asked.{doubt}"
    return _automatic(told, country, dossier, knowledge)


def _automatic(told: Sequence[TruceRecord], country: str, dossier: Dossier,
               knowledge: Knowledge) -> tuple[TruceFile | None, str]:
    if not any(not truce.attempt for truce in told):
        return None, "No truce file is used: no report speaks of a truce that is agreed or asked for."
    misfits = {file.id: next(_misfits(file, told, country, dossier, knowledge), "") for file in knowledge.truces}
    fitting = [file for file in knowledge.truces if not misfits[file.id]]
    if len(fitting) == 1:
        return fitting[0], _why(fitting[0], told, dossier, knowledge)
    if fitting:
        return None, f"No truce file is used: {listed(file.id for file in fitting)} fit equally; name one."
    near = [file for file in knowledge.truces if file.country == country] or list(knowledge.truces)
    reasons = "; ".join(f"{file.id}: {misfits[file.id]}" for file in near)
    return None, f"No truce file is used: none that is known fits the reports ({reasons})."


def _why(file: TruceFile, told: Sequence[TruceRecord], dossier: Dossier, knowledge: Knowledge) -> str:
    named = [name for name in file.guarantors if _is_named(name, dossier, knowledge)]
    start = _start_days(told)
    says = "" if start is None else " and the start that they tell is that of the file"
    return (f"The truce file {file.id} is used: the reports ({_days_words(_published(dossier))}) tell of the same "
            f"country, name {listed(named)} as the file does{says}.")


def _misfits(file: TruceFile, told: Sequence[TruceRecord], country: str, dossier: Dossier,
             knowledge: Knowledge) -> Iterator[str]:
    """Why a truce file is not that of the reports: place, parties, then dates."""
    if country != file.country:
        yield "the reports tell of another country" if country else "the reports tell of no country"
    named = [name for name in file.guarantors if _is_named(name, dossier, knowledge)]
    if 2 * len(named) < len(file.guarantors):
        yield f"of its guarantors ({listed(file.guarantors)}) the reports name {listed(named) or 'none'}"
    yield from _date_misfits(file, told, dossier, knowledge)


def _is_named(name: str, dossier: Dossier, knowledge: Knowledge) -> bool:
    """Whether a guarantor takes a position, brokers, or speaks in the reports, by itself or through its people."""
    side = side_of(party_of(name, knowledge.actors), knowledge.actors)
    return any(side_of(party, knowledge.actors) == side for party in _parties(dossier, knowledge))


def _parties(dossier: Dossier, knowledge: Knowledge) -> Iterator[Party]:
    for anchored in dossier.claims:
        claim = anchored.claim
        if isinstance(claim, TermClaim) and claim.party is not None:
            yield claim.party
        if isinstance(claim, PositionClaim):
            yield claim.party
        for speaker in claim.attributed_to:
            yield Party(name=speaker.name, id=speaker.id if knowledge.actors.get(speaker.id) else speaker.of)


def _date_misfits(file: TruceFile, told: Sequence[TruceRecord], dossier: Dossier,
                  knowledge: Knowledge) -> Iterator[str]:
    published = _published(dossier)
    if published is None:
        yield "no report is dated"
        return
    first, last = _window(file, knowledge)
    if published[0] < first or published[1] > last:
        yield (f"the reports are of {_days_words(published)}, and it was spoken of from about {_day_words(first)} "
               f"to about {_day_words(last)}")
    start = _start_days(told)
    filed = day_of(file.starts)
    if start and not (start[0] - START_SLACK <= filed <= start[1] + START_SLACK):
        yield f"the reports tell a start of {_days_words(start)}, the file one of {said_moment(file.starts)}"


def _window(file: TruceFile, knowledge: Knowledge) -> tuple[date, date]:
    """The days on which reports may speak of a truce: from its announcement to its end, or to the next one's."""
    first = day_of(file.announced or file.starts)
    later = [day_of(other.announced or other.starts) for other in knowledge.truces
             if other.country == file.country and other.id != file.id]
    ends = day_of(file.ends) + SLACK if file.ends else day_of(file.starts) + OPEN_END
    return first - SLACK, min([ends, *(day - timedelta(days=1) for day in later if day > first)])


def _published(dossier: Dossier) -> tuple[date, date] | None:
    """The days from the first to the last of the reports that speak of a truce; of all, where none does."""
    speaking = {a.claim.report for a in dossier.claims if a.claim.kind in {"term", "position", "allegation"}}
    among = [r for r in dossier.reports if r.id in speaking] or dossier.reports
    dated = [r.published for r in among if r.published]
    if not dated:
        return None
    return min(day_of(p.earliest) for p in dated), max(day_of(p.latest) for p in dated)


def _start_days(told: Iterable[TruceRecord]) -> tuple[date, date] | None:
    """The days on which the agreed truce may start, as told."""
    start = next((truce.start for truce in told if not truce.attempt), None)
    if start is None or start.earliest is None:
        return None
    return day_of(start.earliest), day_of(start.latest or start.earliest)


def _days_words(days: tuple[date, date] | None) -> str:
    if days is None:
        return "no known day"
    first, last = days
    return _day_words(first) if first == last else f"{_day_words(first)} to {_day_words(last)}"


def _day_words(day: date) -> str:
    return said_moment(day.isoformat())
