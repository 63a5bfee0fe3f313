"""The register as the reports tell it: one line for every party that takes a position or is spoken of."""

from collections import defaultdict
from collections.abc import Iterable

from truceline.knowledge.belonging import climb, is_identified, key_of
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.saying import listed
from truceline.model.claim import Anchored, Party, PositionClaim, TermClaim
from truceline.model.truce import PartyStatus, RegisterLine
from truceline.register.exclusions import Exclusion, exclusion_of, is_a_partys
from truceline.register.kinds import kind_lines
from truceline.register.positions import Stand, stand_of
from truceline.register.voices import Guarantors, Voices

_ORDER: tuple[PartyStatus, ...] = ("bound", "suspended", "expected", "non-adherent", "contested", "excluded",
                                   "not listed")


def lines_of(claims: Iterable[Anchored], guarantors: Guarantors, voices: Voices, country: str,
             knowledge: Knowledge) -> tuple[RegisterLine, ...]:
    """The lines of one truce, by status and name."""
    kept = tuple(claims)
    told = _Told(kept, guarantors, voices, country, knowledge)
    lines = [line for side in told.parties if (line := told.line(side))]
    kinds = kind_lines(kept, told.left_out(), voices, guarantors, knowledge)
    return tuple(sorted((*lines, *kinds), key=line_order))


def line_order(line: RegisterLine) -> tuple[int, str]:
    """Who is bound first, who is left out last."""
    return _ORDER.index(line.status), line.name


def shown(told: Iterable[Party], side: str, country: str, knowledge: Knowledge) -> Party:
    """How a side is named: the truce's own state as its government, who is identified as its entry, others as told."""
    actors, parties = knowledge.actors, list(told)
    entry = actors.get(side)
    if entry is None or not is_identified(Party(name=entry.name, id=side), actors):
        return Party(name=min(party.name for party in parties))
    if entry.kind == "state" and entry.country == country:
        keys = sorted({key for party in parties for key in climb(key_of(party, actors), actors)})
        governments = (e for key in keys if (e := actors.get(key)) and e.kind == "government" and e.of == side)
        entry = next(governments, entry)
    return Party(name=entry.name, id=entry.id)


class _Told:
    """What the claims of one truce say of each party, by the side it stands for."""

    def __init__(self, claims: Iterable[Anchored], guarantors: Guarantors, voices: Voices, country: str,
                 knowledge: Knowledge) -> None:
        self.guarantors, self.voices, self.country, self.knowledge = guarantors, voices, country, knowledge
        self.positions: dict[str, list[Anchored]] = defaultdict(list)
        self.exclusions: dict[str, list[Anchored]] = defaultdict(list)
        self.named: dict[str, list[Anchored]] = defaultdict(list)
        self.parties: dict[str, list[Party]] = defaultdict(list)
        for anchored in claims:
            self._sort(anchored)

    def _sort(self, anchored: Anchored) -> None:
        match anchored.claim:
            case PositionClaim(party=party):
                self._add(self.positions, party, anchored)
            case TermClaim(term="excluded", party=Party() as party, quote=quote):
                self._add(self.exclusions, party, anchored, quote.text.casefold())
            case TermClaim(term="party", party=Party() as party):
                self._add(self.named, party, anchored)
            case _:
                pass

    def _add(self, among: dict[str, list[Anchored]], party: Party, anchored: Anchored, words: str = "") -> None:
        """Who is told by kind alone ("terrorist groups") goes by the report's words."""
        side = self.voices.side(party)
        among[side].append(anchored)
        by_kind = words and not is_identified(party, self.knowledge.actors)
        self.parties[side].append(Party(name=words) if by_kind else party)

    def line(self, side: str) -> RegisterLine | None:
        """The line of one side; none where nothing said of it tells what it is to the truce."""
        party = self._shown(side)
        blank = RegisterLine(name=party.name, id=party.id, status="expected")
        stand = stand_of(self.positions.get(side, ()), self.voices, self._told_to(side))
        if side in self.exclusions:
            named = self._is_named(side)
            return _excluded(blank.model_copy(update={"by_kind": not named}), self._exclusion(side, named=named), stand)
        if side in self.guarantors:
            return _guarantor(blank, stand)
        return _of_stand(blank, stand) if stand else self._spoken_of(blank, side)

    def _told_to(self, side: str) -> Guarantors:
        """Nobody tells itself that it accepts."""
        return {key: name for key, name in self.guarantors.items() if key != side}

    def left_out(self, beside: str = "") -> list[str]:
        """The names that guarantors or the reports themselves leave out, beside one."""
        others = (other for other, told in self.exclusions.items()
                  if other != beside and not all(is_a_partys(a, self.voices, self.guarantors) for a in told))
        return sorted(self._shown(other).name for other in others)

    def _exclusion(self, side: str, *, named: bool) -> Exclusion:
        how = "by name" if named else "by kind"
        return exclusion_of(self.exclusions[side], how, self.left_out(side), self.voices, self.guarantors)

    def _is_named(self, side: str) -> bool:
        return bool(self._shown(side).id) or not self.knowledge.actors.get(side)

    def _shown(self, side: str) -> Party:
        return shown(self.parties[side], side, self.country, self.knowledge)

    def _spoken_of(self, blank: RegisterLine, side: str) -> RegisterLine | None:
        named = sorted(self.named.get(side, ()), key=lambda a: a.claim.id)
        if not named:
            return None
        return blank.model_copy(update={
            "claims": tuple(a.claim.id for a in named),
            "by": listed(sorted(self.voices.of(a.claim).name for a in named)),
            "reason": "the truce is said to cover it; no acceptance of its own is told"})


def _of_stand(blank: RegisterLine, stand: Stand) -> RegisterLine:
    return blank.model_copy(update={
        "status": stand.status, "since": stand.since, "told_to": stand.told_to, "channel": stand.told_to,
        "by": stand.by, "reason": stand.reason, "claims": stand.claims})


def _excluded(blank: RegisterLine, left_out: Exclusion, stand: Stand | None) -> RegisterLine:
    """Left out; contested where it has pledged all the same."""
    status, reason = left_out.status, left_out.reason
    if stand and stand.status == "bound":
        status, reason = "contested", f"{reason}; but {stand.reason}"
    return blank.model_copy(update={
        "status": status, "since": left_out.since, "by": left_out.by, "reason": reason,
        "claims": (*left_out.claims, *(stand.claims if stand else ()))})


def _guarantor(blank: RegisterLine, stand: Stand | None) -> RegisterLine | None:
    """A guarantor that took a position: whether it binds its own forces, reports seldom tell."""
    if stand is None:
        return None
    return blank.model_copy(update={
        "since": stand.since, "by": stand.by, "claims": stand.claims,
        "reason": f"a guarantor; whether its own forces are bound is not told: {stand.history}"})
