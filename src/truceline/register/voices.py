"""Whose word a claim is: a guarantor's, a party's, or that of a report and its other sources; and of which day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.knowledge.belonging import settled, side_of
from truceline.knowledge.entries import Actor
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import said_moment
from truceline.model.brief import Dossier
from truceline.model.claim import Anchored, Claim, Party, Speaker
from truceline.model.report import Published, Report
from truceline.model.time import Moment

_NEUTRAL = frozenset({"international", "people"})
OWN_VOICE = "the reports"
Guarantors = Mapping[str, str]
"""The names of a truce's guarantors, by the side each stands for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: ``name`` as told, ``side`` the state or group it speaks for, empty for a bystander."""

    name: str
    side: str = ""


def _day_of_position(anchored: Anchored) -> Moment | None:
    """The day on which a position is told to have been taken; other claims are of their report's day."""
    time = anchored.time
    if time is None or anchored.claim.kind != "position":
        return None
    return time.start[:10] if anchored.claim.said_time or time.start[:10] == time.end[:10] else None


def _span(days: set[Moment]) -> str:
    first, last = min(days, default=""), max(days, default="")
    if not first:
        return ""
    return said_moment(first) if first == last else f"{said_moment(first)} to {said_moment(last)}"


def _dated(name: str, sure: set[Moment], unsure: set[Moment]) -> str:
    last = max(unsure, default="")
    late = f"by {said_moment(last)}" if last and last > max(sure, default="") else ""
    return ", ".join(part for part in (name, _span(sure), late) if part)


class Voices:
    """Who says each claim of a dossier, and when."""

    def __init__(self, dossier: Dossier, country: str, knowledge: Knowledge) -> None:
        self._country, self._knowledge = country, knowledge
        self._reports: Mapping[str, Report] = {report.id: report for report in dossier.reports}

    def of(self, claim: Claim) -> Voice:
        """The innermost speaker who is of a side, else the innermost, else the report itself."""
        spoken = [Voice(speaker.name, self._side(speaker)) for speaker in claim.attributed_to]
        return next((voice for voice in spoken if voice.side), spoken[0] if spoken else Voice(OWN_VOICE))

    def all_of(self, claim: Claim) -> list[Voice]:
        """The whole chain, innermost first."""
        return [Voice(speaker.name, self._side(speaker)) for speaker in claim.attributed_to]

    def side(self, party: Party) -> str:
        """The state or group that a party stands for; common words ("the government") mean the truce's country's."""
        return side_of(settled(party, self._country, self._knowledge.actors), self._knowledge.actors)

    def day(self, anchored: Anchored) -> Moment | None:
        """The day of a statement: the one told, where it does not lie after the report; else the report's."""
        published, told = self._published(anchored), self._told_day(anchored)
        return published.latest[:10] if published and told is None else told

    def is_sure(self, anchored: Anchored) -> bool:
        """Whether that day is known: told, or that of a report whose own day is."""
        published = self._published(anchored)
        return published is None or published.is_one_day or self._told_day(anchored) is not None

    def _published(self, anchored: Anchored) -> Published | None:
        report = self._reports.get(anchored.claim.report)
        return report.published if report else None

    def _told_day(self, anchored: Anchored) -> Moment | None:
        told, published = _day_of_position(anchored), self._published(anchored)
        return told if told and (published is None or told <= published.latest[:10]) else None

    def dated(self, told: Iterable[Anchored]) -> str:
        """Who says it and on which days, as read: "President Ovane, 20 Feb 2016", "the reports, by 24 Feb 2016"."""
        sure: dict[str, set[Moment]] = defaultdict(set)
        unsure: dict[str, set[Moment]] = defaultdict(set)
        for anchored in told:
            days = (sure if self.is_sure(anchored) else unsure)[self.of(anchored.claim).name]
            days.update(day for day in [self.day(anchored)] if day)
        return "; ".join(_dated(name, sure[name], unsure[name]) for name in sorted({*sure, *unsure}))

    def _side(self, speaker: Speaker) -> str:
        actors = self._knowledge.actors
        known = (self._actor(id_) for id_ in (speaker.id, speaker.of) if id_)
        entry = next((e for e in known if e), None) or actors.find(speaker.name)
        if entry is None or entry.kind in _NEUTRAL:
            return ""
        return self.side(Party(name=entry.name, id=entry.id))

    def _actor(self, id_: str) -> Actor | None:
        """The actor of a speaker's id: a state agency speaks for its government."""
        source = self._knowledge.sources.get(id_)
        return self._knowledge.actors.get(source.party if source else id_)
