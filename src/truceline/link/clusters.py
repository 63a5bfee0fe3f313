"""Incidents in the making: what is told of each, where each is filed, and which telling is of which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.knowledge.rules import LinkRules
from truceline.link.blocks import Key, filed_by_scene, filed_by_told, looked_up, named
from truceline.link.held import Held
from truceline.link.places import narrow
from truceline.link.profile import Profile
from truceline.link.telling import Telling
from truceline.model.base import Doubt


@dataclass(slots=True, eq=False)
class Cluster:
    """An incident in the making: its tellings, and what they say together. ``parts`` tell several at once.

    ``apart`` has, for each report that sets it apart from what it told before, where it does. ``blocks`` are those
    that it is filed in.
    """

    id: str
    profile: Profile
    tellings: list[Telling] = field(default_factory=list)
    parts: list[Telling] = field(default_factory=list)
    apart: dict[str, int] = field(default_factory=dict)
    blocks: list["Block"] = field(default_factory=list)

    @property
    def told(self) -> list[Telling]:
        """Its own tellings; those that tell several where nobody tells it alone."""
        return self.tellings or self.parts

    @property
    def scene(self) -> tuple[int, tuple[int, int] | None, int]:
        """What tells whether its place or its days have changed."""
        return id(self.profile.place), self.profile.span, len(self.profile.around)

    def join(self, telling: Telling) -> None:
        """Takes a telling in."""
        self.tellings.append(telling)
        if telling.apart:
            self.apart[telling.report] = telling.start
        if not telling.vague:
            self.profile.absorb(telling.profile)

    def absorb(self, other: "Cluster") -> None:
        """Takes in another incident that is this one after all."""
        self.tellings += other.tellings
        self.parts += other.parts
        self.apart |= other.apart
        self.profile.absorb(other.profile)


Block = dict[str, Cluster]
"""The incidents that stand under one key, by id."""


@dataclass(slots=True)
class Clusters:
    """All incidents so far, where they are filed, and which telling is of which."""

    rules: LinkRules
    held: Held
    of: dict[str, tuple[Cluster, ...]] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    _by_id: dict[str, Cluster] = field(default_factory=dict)
    _filed: dict[Key, Block] = field(default_factory=dict)

    @property
    def all(self) -> list[Cluster]:
        """Every incident by id."""
        return [self._by_id[id_] for id_ in sorted(self._by_id)]

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def near(self, profile: Profile) -> list[Cluster]:
        """The incidents that a telling may be of, by id; of too many only those told close to it."""
        blocks = [block for key in looked_up(profile, self.rules, self._filed) if (block := self._filed.get(key))]
        found = self._of_few(blocks)
        if found is None:
            found = {id_: c for id_, c in self._at_hand(profile).items() if any(id_ in block for block in blocks)}
        return [found[id_] for id_ in sorted(found)[:self.rules.many]]

    def _of_few(self, blocks: Sequence[Block]) -> dict[str, Cluster] | None:
        """All incidents of some blocks; None where they are too many to be compared."""
        if any(len(block) > self.rules.many for block in blocks):
            return None
        found: dict[str, Cluster] = {}
        for block in blocks:
            found.update(block)
            if len(found) > self.rules.many:
                return None
        return found

    def _at_hand(self, profile: Profile) -> dict[str, Cluster]:
        """The incidents that a report of the telling tells, and those at a narrow place of its very name."""
        found: dict[str, Cluster] = {}
        for report in profile.reports:
            found.update(self._filed.get(("report", report), {}))
        if profile.place is not None and narrow(profile.place):
            same = self._filed.get(named(profile), {})
            found.update((id_, c) for id_, c in same.items() if c.profile.is_at(profile.place.name))
        return found

    def of_report(self, report: str) -> list[Cluster]:
        """The incidents that a report tells."""
        found = self._filed.get(("report", report), {})
        return [found[id_] for id_ in sorted(found)]

    def found(self, id_: str, profile: Profile) -> Cluster:
        """A new incident."""
        cluster = Cluster(id_, Profile(past=True, old=True, known=True, violent=profile.violent))
        cluster.profile.absorb(profile)
        self._by_id[id_] = cluster
        self.file(cluster)
        return cluster

    def add(self, cluster: Cluster, telling: Telling) -> None:
        """A telling joins an incident, which is filed anew under what it did not tell before."""
        scene = cluster.scene
        cluster.join(telling)
        self.of[telling.id] = (cluster,)
        if not telling.vague:
            self._file(cluster, filed_by_told(telling.profile))
        if cluster.scene != scene:
            self._file(cluster, filed_by_scene(cluster.profile, self.rules))

    def share(self, telling: Telling, clusters: Iterable[Cluster]) -> None:
        """A telling of several incidents is told of each, and makes none of them larger or narrower."""
        kept = {c.id: c for c in clusters}
        self.of[telling.id] = tuple(kept[id_] for id_ in sorted(kept))
        for cluster in self.of[telling.id]:
            cluster.parts.append(telling)

    def merge(self, kept: Cluster, other: Cluster) -> None:
        """Two incidents become one."""
        kept.absorb(other)
        del self._by_id[other.id]
        for telling in (*other.tellings, *other.parts):
            told = {c.id: kept if c is other else c for c in self.of.get(telling.id, ())}
            self.of[telling.id] = tuple({c.id: c for c in told.values()}.values())
        for block in other.blocks:
            del block[other.id]
        self.file(kept)

    def file(self, cluster: Cluster) -> None:
        """Files an incident under all that is told of it by now."""
        self._file(cluster, filed_by_told(cluster.profile))
        self._file(cluster, filed_by_scene(cluster.profile, self.rules))

    def _file(self, cluster: Cluster, keys: Iterable[Key]) -> None:
        for key in keys:
            block = self._filed.setdefault(key, {})
            if cluster.id not in block:
                block[cluster.id] = cluster
                cluster.blocks.append(block)
