"""Plain English for ranges, periods, places and statuses: the one place where a brief's phrases are made."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta

from truceline.model.claim import (
    NOT_NAMED,
    AllegationClaim,
    Answer,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.incident import Incident, Range
from truceline.model.place import Place
from truceline.model.report import SectionKind
from truceline.model.time import Period, day_of, first_instant
from truceline.model.truce import TruceStart
from truceline.publish.vocabulary import (
    AUTHENTICATED_WORDS,
    OWN_VOICE,
    SECTION_WORDS,
    STANCE_WORDS,
    TERM_TOLD,
    TERM_WORDS,
    UNKNOWN_ACTOR,
)


def span_words(low: int | None, high: int | None) -> str:
    """A range of people as read: '32 or more', 'up to 40', '31 to 32', '71'; empty where there is no number."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def range_words(figures: Range) -> str:
    """A reconciled range as read; the reports' words where nobody gives a number."""
    return span_words(figures.low, figures.high) or figures.words or "no number"


def day_words(day: date, *, year: bool = True) -> str:
    """'21 Feb 2016', or '21 Feb' without its year."""
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def moment_words(moment: str) -> str:
    """A day, or a day with its clock time and its offset where that is known: '27 Feb 2016 00:00 (UTC+02:00)'."""
    day = day_words(day_of(moment))
    if "T" not in moment:
        return day
    offset = first_instant(moment).isoformat(timespec="minutes")[16:]
    return f"{day} {moment[11:16]}" + (f" (UTC{offset})" if offset else "")


def instant_words(moment: str) -> str:
    """A local time with its offset, and the same instant in UTC where the offset is known."""
    at = first_instant(moment)
    if at.tzinfo is None:
        return moment_words(moment)
    return f"{moment_words(moment)}, that is {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def start_words(start: TruceStart | None) -> str:
    """When a truce is to start, as a part of a sentence, with the wordings it was said in."""
    if start is None or not (start.earliest or start.said):
        return "has no start that a report tells"
    said = f" (said as {quoted(start.said[0])})" if start.said else ""
    if not start.earliest:
        return f"is to start at a time that is not clear{said}"
    latest = start.latest or start.earliest
    if start.announced:
        day = moment_words(start.earliest) if latest == start.earliest else (
            f"a day from {moment_words(start.earliest)} to {moment_words(latest)}")
        return f"was announced on {day}; no report tells when it starts"
    if latest == start.earliest:
        return f"is to start on {moment_words(start.earliest)}{said}"
    return f"is to start between {moment_words(start.earliest)} and {moment_words(latest)}{said}"


def period_words(period: Period | None) -> str:
    """When, as read: a day, a span of days, 'some day of January 2016', or 'date not known'."""
    if period is None or period.precision == "unknown":
        return "date not known"
    if period.start == period.end or (period.precision in {"minute", "hour"} and period.days()[0] == period.days()[1]):
        return moment_words(period.start)
    return interval_words(*period.days())


def interval_words(first: date, last: date) -> str:
    """A span of days as read; a whole month or year is one day of it that nobody told."""
    if first == last:
        return day_words(first)
    after = last + timedelta(days=1)
    if (first.day, after.day) == (1, 1):
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return f"some day of {first:%B %Y}"
        if (first.month, after.month, after.year) == (1, 1, first.year + 1):
            return f"some day of {first.year}"
    return f"{day_words(first, year=first.year != last.year)} to {day_words(last)}"


def when_words(when: str) -> str:
    """The words of a sentence's ``when``: an ISO moment, or two with a slash between."""
    first, _, last = when.partition("/")
    if not first:
        return ""
    if not last or last == first:
        return moment_words(first)
    if "T" in first and day_of(first) == day_of(last):
        return f"{moment_words(first)} to {last[11:16]}"
    return interval_words(day_of(first), day_of(last))


def place_words(place: Place | None) -> str:
    """'al-Zahraa, Homs': a name and the next larger place that is named otherwise."""
    if place is None or not place.name:
        return "place not known"
    around = next((name for name in place.within if name != place.name), "")
    return f"{place.name}, {around}" if around else place.name


def party_words(party: Party | None) -> str:
    """The name of a party, 'unknown' where nobody is named."""
    return party.name if party and party.name else UNKNOWN_ACTOR


def speaker_words(chain: Sequence[Speaker]) -> str:
    """'SANA', or 'medics, told to AFP': the chain as told, innermost first."""
    names = [speaker.name for speaker in chain]
    if not names:
        return OWN_VOICE
    return names[0] + "".join(f", via {name}" for name in names[1:])


def figure_words(claim: FigureClaim) -> str:
    """'at least 59 killed'."""
    return f"{claim.value.text} {claim.metric}"


def event_name(event_type: str, sub_event_type: str) -> str:
    """The finer name of a kind of event, the coarser where there is none."""
    return sub_event_type or event_type


def event_words(claim: EventClaim) -> str:
    """'Suicide bomb, 3 devices'."""
    devices = span_words(claim.devices_low, claim.devices_high)
    return event_name(claim.event_type, claim.sub_event_type) + (f", {devices} devices" if devices else "")


def responsibility_words(claim: ResponsibilityClaim) -> str:
    """Who claims, denies, accuses or suspects whom."""
    by = party_words(claim.by) if claim.by else NOT_NAMED
    if claim.stance == "claims":
        return f"{by} claims responsibility"
    if claim.stance == "denies":
        return f"{by} denies responsibility"
    return f"{by} {claim.stance} {party_words(claim.against)}"


def responsibility_told(claims: Sequence[ResponsibilityClaim]) -> str:
    """Who claims or accuses, what that is worth, and by which words the one who acted calls it no breach.

    The claims all say the same; where one report could authenticate it, or could not, that is told.
    """
    answers = {claim.authenticated for claim in claims}
    known: Answer = "no" if "no" in answers else "yes" if "yes" in answers else "unknown"
    worth = {"claims": AUTHENTICATED_WORDS[known], "denies": "a denial"}.get(
        claims[0].stance, "an accusation, no finding")
    excuses = listed(dict.fromkeys(quoted(c.exculpates) for c in claims if c.exculpates))
    return f"{responsibility_words(claims[0])}; {worth}" + (f"; called {excuses}" if excuses else "")


def position_words(claim: PositionClaim) -> str:
    """A party and its stance, in the third person, with its conditions."""
    asked = "; ".join(condition.text for condition in claim.conditions)
    stance = f"{claim.party.name} {STANCE_WORDS[claim.stance]}"
    return f"{stance}: {asked}" if asked else stance


def term_words(claim: TermClaim) -> str:
    """'left out: Black Lantern'."""
    return f"{TERM_WORDS[claim.term]}: {claim.value}"


def allegation_words(claim: AllegationClaim) -> str:
    """Who says that who broke the truce, with the count, its unit and its period."""
    by = claim.by.name if claim.by else NOT_NAMED
    count = f"{span_words(claim.low, claim.high)} {claim.unit}".strip()
    detail = ", ".join(part for part in (count, claim.period) if part)
    against = claim.against.name if claim.against else NOT_NAMED
    return f"{by} alleges a breach by {against}" + (f" ({detail})" if detail else "")


def listed(parts: Iterable[str], last: str = "and") -> str:
    """'a, b and c'."""
    names = list(parts)
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 report', '5 reports'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def clipped(text: str, limit: int = 120) -> str:
    """A quote on one line, cut at a word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def event_told(claim: EventClaim, places: Sequence[Place], *, violent: bool) -> str:
    """'Talks held: Norland and Sudmark', with its target and place, and whether it is still to come."""
    together = () if violent else claim.targets
    who = listed(dict.fromkeys(party.name for party in (*claim.actors, *together)))
    whom = listed(dict.fromkeys(party.name for party in claim.targets)) if violent else ""
    where = listed(dict.fromkeys(place_words(place) for place in places))
    told = event_name(claim.event_type, claim.sub_event_type)
    if who:
        told += f": {who}"
    if whom:
        told += f" against {whom}"
    if where:
        told += f", {where}"
    return f"{told} (to come)" if "future" in claim.qualifiers else told


def term_told(claim: TermClaim, quote: str) -> str:
    """A start, end, deadline or earlier attempt in a report's own words."""
    return f"{TERM_TOLD.get(claim.term, TERM_WORDS[claim.term])}: {quoted(clipped(claim.value or quote, 90))}"


def incident_line(incident: Incident) -> str:
    """An incident on one line with its dead, or its injured where nobody counts the dead."""
    name = f"{event_name(incident.event_type, incident.sub_event_type)}, {place_words(incident.place)}"
    for metric, figures in sorted(incident.figures.items(), key=lambda pair: pair[0] != "killed"):
        return f"{name}: {range_words(figures)} {metric}, {figures.status}"
    return name


def short_title(incident: Incident) -> str:
    """'Old Port, 2 Mar': enough to tell incidents apart beside the list of them."""
    name = incident.place.name if incident.place and incident.place.name else event_name(
        incident.event_type, incident.sub_event_type)
    if incident.time is None or incident.time.precision == "unknown":
        return name
    first, last = incident.time.days()
    return f"{name}, {day_words(first, year=False)}" if first == last else f"{name}, {interval_words(first, last)}"


def lead_words(kind: SectionKind, about: str, actor: str, day: date | None, credit: str, *, in_force: bool) -> str:
    """Why a caption or sidebar is worth a look."""
    when = f"{day_words(day)}, after {'the start of the truce' if in_force else 'the earliest report'}" if day else ""
    who = f"actor named: {actor}" if actor else "actor not stated"
    credited = f"photo credited to {credit}" if credit else "credit not stated"
    told = f"a {SECTION_WORDS[kind][0]} tells of {lowered(about)}"
    return "; ".join(part for part in (told, when, who, credited) if part)


def lowered(phrase: str) -> str:
    """A phrase to stand inside a sentence: its first letter small, unless it is an abbreviation."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def sentence(text: str) -> str:
    """A text as a sentence: its first letter large, one full stop at its end."""
    told = text.strip().rstrip(".")
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def quoted(text: str) -> str:
    """Words of a report in quotation marks."""
    return f"“{text}”"


def device_words(claim: EventClaim) -> str:
    """'2 car bombs', '1 or more suicide bomb': a count and what was counted."""
    count = span_words(claim.devices_low, claim.devices_high)
    return f"{count} ({listed(claim.weapons)})" if claim.weapons else count


def figures_sentence(incident: Incident) -> str:
    """An incident with its dead and injured as ranges and their status."""
    told = [f"{range_words(figures)} {metric}, {figures.status}"
            for metric, figures in sorted(incident.figures.items(), key=lambda pair: (pair[0] != "killed", pair[0]))]
    return f"{short_title(incident)}: {'; '.join(told) or 'nobody gives a figure'}"
