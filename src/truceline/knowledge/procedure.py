"""The settings of the hotline, the working group and the bulletin: data, so that each changes in one place."""

from functools import cache
from typing import Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from truceline.knowledge.files import data_folder, load_record
from truceline.model.base import Record
from truceline.model.truce import Verdict

Breach = Literal["joint finding of violation", "violation found by one side", "no answer in time"]
"""What makes a case count towards persistent non-compliance."""


class Level(Record):
    """Who has to know of a silence once it has lasted ``after_minutes`` beyond its time."""

    after_minutes: NonNegativeInt
    to: str


class HotlineRules(Record):
    """The clocks of the hotline; the comments of the file say what each number is."""

    acknowledge_minutes: PositiveInt
    skew_minutes: NonNegativeInt
    escalation: tuple[Level, ...] = Field(min_length=1)

    def level(self, minutes: float) -> Level | None:
        """The level that a silence of so many minutes has reached."""
        reached = [level for level in self.escalation if level.after_minutes <= minutes]
        return max(reached, key=lambda level: level.after_minutes, default=None)


class CaseField(Record):
    """One thing about an allegation that the sides tell, and agree on or dispute."""

    id: str
    title: str


class Persistence(Record):
    """From when on non-compliance is persistent: ``cases`` that count, opened within ``days``."""

    cases: PositiveInt
    days: PositiveInt
    counts: tuple[Breach, ...]


class CaseRules(Record):
    """The settings of the working group; the comments of the file say what each number is."""

    answer_hours: PositiveInt
    fields: tuple[CaseField, ...] = Field(min_length=1)
    persistent: Persistence
    persons: dict[Verdict, PositiveInt]


class BenchmarkRules(Record):
    """When counts of two periods may be put beside one another."""

    comparable: float = Field(ge=0, le=1)


@cache
def benchmark_rules() -> BenchmarkRules:
    """The settings of ``data/rules/benchmarks.yaml``."""
    return load_record(data_folder() / "rules" / "benchmarks.yaml", BenchmarkRules)


@cache
def hotline_rules() -> HotlineRules:
    """The settings of ``data/rules/hotline.yaml``."""
    return load_record(data_folder() / "rules" / "hotline.yaml", HotlineRules)


@cache
def case_rules() -> CaseRules:
    """The settings of ``data/rules/cases.yaml``."""
    return load_record(data_folder() / "rules" / "cases.yaml", CaseRules)
