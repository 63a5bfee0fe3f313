"""What the tests of the working group share: who answers for whom, by the truces that ship."""

import pytest

from truceline.cases import Sides
from truceline.knowledge.knowledge import Knowledge


@pytest.fixture(scope="session")
def sides(knowledge: Knowledge) -> Sides:
    """By the truces that ship."""
    return Sides(knowledge.truces, knowledge)
