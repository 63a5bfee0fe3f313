"""The reader as these tests use it, with an invented country beside the package's own knowledge."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.extract import extract
from truceline.knowledge.knowledge import Knowledge, load_knowledge
from truceline.model.claim import Draft
from truceline.model.report import Report

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)  # so that the tests find what they share, however pytest is started


@pytest.fixture(scope="session")
def country() -> Knowledge:
    """What ships, and Orland with its towns, parties and sources."""
    return load_knowledge(Path(__file__).parent / "country")


@pytest.fixture(scope="session")
def read(country: Knowledge) -> Callable[[Report], Draft]:
    """Reads a report with the invented country known."""
    return lambda report: extract(report, country)
