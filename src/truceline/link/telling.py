"""What one report tells of one event, and whether that is enough to make an incident."""

from dataclasses import dataclass

from truceline.knowledge.rules import link_rules
from truceline.link.places import RANKS, narrow, rank
from truceline.link.profile import Profile
from truceline.model.place import Place


@dataclass(slots=True)
class Telling:
    """What one report tells of one event, or of several at once (``several``).

    ``events`` are the ids of its event claims as its report has them, ``starts`` where each is told: linking goes by
    what they come to, so that it holds no claims. ``counts`` says that a figure on them is a number of people of a
    single event, ``figured`` that there is any figure.
    ``many`` says that its words speak of many, which at one place may be one incident or several.
    ``places`` are all that one mention names side by side. ``own_time`` and ``own_place`` say that its words
    tell when and where, ``apart`` that they set it apart from what was told before, ``happening`` that it is
    of a kind without violence that makes an incident.
    """

    id: str
    report: str
    start: int
    profile: Profile
    events: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    counts: bool = False
    figured: bool = False
    places: tuple[Place, ...] = ()
    several: bool = False
    many: bool = False
    own_time: bool = False
    own_place: bool = False
    apart: bool = False
    happening: bool = False

    @property
    def founds(self) -> bool:
        """Whether it says enough to make an incident: a place narrower than a province, a toll, or a day."""
        span = self.profile.span
        if span is not None and span[1] - span[0] > link_rules().old_days:
            return False
        placed = self.own_place and any(narrow(place) for place in (self.profile.place, *self.places))
        if not self.profile.violent:
            return self.happening and placed and self._dated()
        if self.counts or (self._dated() and self.regional):
            return True
        if self.many and not self.own_time:
            return False
        return placed and (self.own_time or self._detailed())

    def _detailed(self) -> bool:
        """Whether it tells who acted, or an exact kind with whom it hit or with what."""
        told, vague = self.profile, link_rules().vague_weapons
        return bool(told.actors or (told.kinds and (told.targets or told.weapons.difference(vague))))

    @property
    def regional(self) -> bool:
        """Whether its place is told, if only as a part of a country."""
        return self.own_place and rank(self.profile.place) > RANKS["country"]

    @property
    def vague(self) -> bool:
        """Whether its own words tell neither where nor when nor how many: only its report can say which event it is."""
        return not (self.own_place or self.own_time or self.figured)

    def _dated(self) -> bool:
        span = self.profile.span
        return self.own_time and bool(self.profile.kinds) and span is not None and span[1] - span[0] <= 1
