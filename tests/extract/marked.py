"""Sentences with the figures that must be read from them marked where they stand, and back.

    Police said {at least 12|12+ killed in Orvel by Police} people were killed in Orvel.

A mark holds the number's words with their qualifier and, behind the bar, what must be read from them, several
claims apart by ";": the number, what became of the people, scope and qualifiers where the report tells them,
"in" the place with what lies around it, "by" the speakers, innermost first. Without "by" it is the report's own voice.
Numbers: 12, 12+ (at least), >12, ~12 (about), <12 (almost), ≤12 (up to), 10-12 (between), ? (vague).

>>> plain("{Nine|9 killed in Kesh} people died in Kesh.")
'Nine people died in Kesh.'
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest

from truceline.model.claim import (
    AllegationClaim,
    Claim,
    Condition,
    Draft,
    EventClaim,
    FigureClaim,
    Party,
    PositionClaim,
    ResponsibilityClaim,
    Speaker,
    TermClaim,
)
from truceline.model.place import SaidPlace
from truceline.model.report import Report, Section, SectionKind

Extract = Callable[[Report], Draft]
"""The reading of one report, with all that it needs to know."""
_MARK = re.compile(r"\{([^|}]*)\|[^}]*\}")
_SIGNS = {"exact": "{low}", "at least": "{low}+", "more than": ">{before}", "about": "~{low}", "almost": "<{high}",
          "up to": "≤{high}", "between": "{low}-{high}", "vague": "?"}
_BOUNDS = {"at least": (True, False), "more than": (True, False), "almost": (False, True), "up to": (False, True),
           "vague": (False, False)}


def plain(marked: str) -> str:
    """The sentence without its marks."""
    return _MARK.sub(r"\1", marked)


def marked(report: Report, draft: Draft) -> str:
    """The report's text with every figure that was read from it marked."""
    told: dict[tuple[int, int], list[str]] = {}
    for claim in draft.claims:
        if isinstance(claim, FigureClaim):
            told.setdefault((claim.value.start, claim.value.end), []).append(figure(claim, draft))
    parts, at = [], 0
    for (start, end), figures in sorted(told.items()):
        parts += [report.text[at:start], f"{{{report.text[start:end]}|{'; '.join(sorted(figures))}}}"]
        at = end
    return "".join((*parts, report.text[at:]))


def figure(claim: FigureClaim, draft: Draft) -> str:
    """What is read from a number, in the notation of a mark."""
    scope = claim.scope if claim.scope not in {None, "incident"} else ""
    flags = [name for name in ("early", "revised", "partial") if getattr(claim, name)]
    words = [number(claim), claim.metric, scope or "", *claim.qualifiers, *flags]
    places, speakers = " + ".join(where(claim, draft)), who(claim.attributed_to)
    words += [f"in {places}" if places else "", f"by {speakers}" if speakers else ""]
    return " ".join(word for word in words if word)


def number(claim: FigureClaim) -> str:
    """The value of a figure; bounds that its qualifier forbids are shown as they are."""
    bounds = claim.low is not None, claim.high is not None
    if bounds != _BOUNDS.get(claim.qualifier, (True, True)):
        return f"{claim.low}..{claim.high}?!"
    return _SIGNS[claim.qualifier].format(low=claim.low, high=claim.high, before=(claim.low or 0) - 1)


def who(speakers: Iterable[Speaker]) -> str:
    """A chain of speakers, innermost first."""
    return " / ".join(speaker.name for speaker in speakers)


def where(claim: FigureClaim, draft: Draft) -> list[str]:
    """Where a figure's people were: its own place, else that of the events it is the toll of."""
    if claim.said_place is not None:
        return [place(claim.said_place)]
    events = {c.id: c for c in draft.claims if isinstance(c, EventClaim)}
    return [place(spot) for event in claim.events for spot in places(events[event], events)]


def places(event: EventClaim, events: Mapping[str, EventClaim]) -> Sequence[SaidPlace]:
    """Where an event was told to be: by itself, else by the mention that it refers to."""
    own = event.places or ((event.said_place,) if event.said_place is not None else ())
    return own or (places(events[event.refers_to], events) if event.refers_to else ())


def place(said: SaidPlace) -> str:
    """A place and what the report puts around it, outwards."""
    return ", ".join((said.name, *said.within))


def report_of(*sections: tuple[SectionKind, str]) -> Report:
    """A report of these sections, one below the other."""
    text, cut = "", []
    for kind, words in sections:
        start = len(text)
        text += words
        cut.append(Section(kind=kind, start=start, end=len(text)))
        text += "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=f"report-{digest[:16]}", path="made.txt", text=text.removesuffix("\n\n"), sha256=digest,
                  sections=tuple(cut))


def body(text: str) -> Report:
    """A report that is only this text."""
    return report_of(("body", text))


def headline(text: str) -> Report:
    """A report that is only this headline."""
    return report_of(("headline", text))


def lines(draft: Draft, kind: type[Claim]) -> list[str]:
    """The claims of one kind, each on a line of plain words."""
    return [line(claim, draft) for claim in draft.claims if isinstance(claim, kind)]


def line(claim: Claim, draft: Draft) -> str:
    """One claim in plain words: what it says of whom, where and when."""
    match claim:
        case FigureClaim():
            return figure(claim, draft)
        case EventClaim():
            return _words(claim.sub_event_type or claim.event_type, _devices(claim), *claim.qualifiers,
                          *_told("in", map(place, claim.places or filter(None, [claim.said_place]))),
                          *_told("by", names(claim.actors)), *_told("on", names(claim.targets)),
                          "again" if claim.refers_to else "")
        case ResponsibilityClaim():
            checked = {"yes": "checked", "no": "unchecked", "unknown": ""}[claim.authenticated]
            return _words(*named(claim.by), claim.stance, *named(claim.against), checked)
        case PositionClaim():
            return _words(claim.party.name, claim.stance, *_told("if", map(_condition, claim.conditions)))
        case TermClaim():
            return _words(f"{claim.term}: {claim.value}", *claim.qualifiers)
        case AllegationClaim():
            return _words(*named(claim.by) or ["somebody"], "accuses", *named(claim.against) or ["nobody"],
                          _count(claim), claim.period)


def names(parties: Iterable[Party]) -> list[str]:
    """The parties as the claim names them."""
    return [party.name for party in parties]


def named(party: Party | None) -> list[str]:
    """The party, if there is one."""
    return names([party] if party is not None else [])


def _words(*words: str) -> str:
    return " ".join(word for word in words if word)


def _told(label: str, parts: Iterable[str]) -> list[str]:
    told = " + ".join(parts)
    return [f"{label} {told}"] if told else []


def _devices(claim: EventClaim) -> str:
    return "" if claim.devices_low is None else f"x{claim.devices_low}"


def _condition(condition: Condition) -> str:
    return _words(condition.text, *_told("of", condition.asked_of))


def _count(claim: AllegationClaim) -> str:
    return "" if claim.low is None and claim.high is None else _words(f"of {claim.low}", claim.unit)


def failing(kind: str, *example: str) -> object:
    """An example that today's reader gets wrong, and how; the day it is mended, this mark must go."""
    return pytest.param(*example, marks=pytest.mark.xfail(reason=kind, strict=True), id=f"{kind}: {example[0][:40]}")
