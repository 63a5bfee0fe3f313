"""The floors: scores that may not fall, and that only rise."""

from collections.abc import Callable
from pathlib import Path

import yaml

FLOORS = Path(__file__).parent / "floors.yaml"
EPSILON = 0.0005  # floors are written with three digits

Row = dict[str, dict[str, float | None]]
"""Measures of one set: each a value and the counts behind it."""
Rows = dict[str, Row]
Floors = dict[str, dict[str, dict[str, float]]]


def load() -> Floors:
    """The floors as they stand."""
    floors: Floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return floors


def reached(rows: Rows, name: str, measure: str) -> float | None:
    """The value of a measure, or with a dot one of its counts: ``detection`` or ``detection.pred``."""
    measure, _, count = measure.partition(".")
    return rows[name].get(measure, {}).get(count or "value")


def shortfalls(rows: Rows, floors: Floors) -> list[str]:
    """One line for each score that is below its floor or above its ceiling; sets that were not measured give none."""
    rules: dict[str, Callable[[float, float], bool]] = {
        "at least": lambda value, bound: value < bound - EPSILON,
        "at most": lambda value, bound: value > bound + EPSILON,
    }
    lines = []
    for name, bounds in _measured(rows, floors).items():
        for rule, fails in rules.items():
            for measure, bound in bounds.get(rule, {}).items():
                value = reached(rows, name, measure)
                if value is None or fails(value, bound):
                    lines.append(f"{name}: {measure} is {_shown(value)}, not {rule} {bound}")
    return lines


def raised(rows: Rows, floors: Floors) -> Floors:
    """The floors with every better score taken over: a floor never sinks, a ceiling never rises."""
    better: dict[str, Callable[[float, float], float]] = {"at least": max, "at most": min}
    measured = {
        name: {
            rule: {measure: _tightened(reached(rows, name, measure), bound, better[rule])
                   for measure, bound in measures.items()}
            for rule, measures in bounds.items()
        }
        for name, bounds in _measured(rows, floors).items()
    }
    return {name: measured.get(name, bounds) for name, bounds in floors.items()}


def write(floors: Floors) -> None:
    """Writes the floors, the comment at the head kept."""
    lines = FLOORS.read_text(encoding="utf-8").splitlines(keepends=True)
    comment = "".join(line for line in lines if line.startswith("#"))
    FLOORS.write_text(comment + yaml.safe_dump(floors, sort_keys=False), encoding="utf-8")


def _measured(rows: Rows, floors: Floors) -> Floors:
    return {name: bounds for name, bounds in floors.items() if name in rows}


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"


def _tightened(value: float | None, bound: float, better: Callable[[float, float], float]) -> float:
    return bound if value is None else round(better(value, bound), 3)
