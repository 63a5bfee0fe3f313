"""The settings and lists that linking and reconciling go by: data, so that a rule changes in one place."""

from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import PositiveFloat, PositiveInt

from truceline.knowledge.files import data_folder, load_record
from truceline.model.base import Record


class FigureRules(Record):
    """Settings of FIGURES.md: ``tenth`` is how far apart two numbers may lie and still agree."""

    tenth: PositiveFloat


class Sample(Record):
    """An entry that carries a sentence it is meant for and one it is not."""

    id: str
    example: str
    counter: str


class Family(Sample):
    """Kinds of event that are told for one another. ``types`` are ``event_type/sub_event_type``."""

    types: tuple[str, ...]


class Wording(Sample):
    """Words that mean one thing when tellings are compared."""

    forms: tuple[str, ...]


class Naming(Record):
    """How one or several events of a kind, or with a weapon, are called in a title; ``of`` are a weapon's kinds."""

    event: str
    one: str
    many: str
    of: tuple[str, ...] = ()


class LinkRules(Record):
    """What makes two tellings one incident; the comments of the file say what each number is."""

    near_km: PositiveFloat
    far_km: PositiveFloat
    enough: PositiveFloat
    enough_alone: PositiveFloat
    margin: PositiveFloat
    strong: PositiveFloat
    news_days: PositiveInt
    old_days: PositiveInt
    narrow_days: PositiveInt
    by_chance: PositiveInt
    many: PositiveInt
    weak_types: tuple[str, ...]
    vague_weapons: tuple[str, ...]
    happenings: tuple[str, ...]
    families: tuple[Family, ...]
    alike: tuple[tuple[str, str], ...]
    titles: tuple[Naming, ...]
    weapon_titles: tuple[Naming, ...]

    @cached_property
    def family_of(self) -> Mapping[str, str]:
        """The family of each kind that is of one."""
        return {kind: family.id for family in self.families for kind in family.types}

    @cached_property
    def alike_pairs(self) -> frozenset[frozenset[str]]:
        """The pairs of families whose words are used for one another."""
        return frozenset(frozenset(pair) for pair in self.alike)


class LinkWords(Record):
    """Words of a language by which scenes are known and events are told apart."""

    scenes: tuple[Wording, ...]
    side_by_side: tuple[Wording, ...]


@cache
def figure_rules() -> FigureRules:
    """The settings of ``data/rules/figures.yaml``."""
    return load_record(data_folder() / "rules" / "figures.yaml", FigureRules)


@cache
def link_rules() -> LinkRules:
    """The settings of ``data/rules/linking.yaml``."""
    return load_record(data_folder() / "rules" / "linking.yaml", LinkRules)


@cache
def link_words() -> LinkWords:
    """The words of ``data/lexicon/en/linking.yaml``."""
    return load_record(data_folder() / "lexicon" / "en" / "linking.yaml", LinkWords)
