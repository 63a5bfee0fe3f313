"""Lets the tests of publish import the brief that they share, and keeps what the formats should give."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

Golden = Callable[[str, str], None]


@pytest.fixture
def golden() -> Golden:
    """Compares a text with the one kept under golden/; TRUCELINE_RENEW=1 keeps the new one, to be read in the diff."""

    def same(name: str, text: str) -> None:
        kept = Path(__file__).parent / "golden" / name
        if os.environ.get("TRUCELINE_RENEW"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")

    return same


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is as wide on every machine."""
    monkeypatch.setenv("COLUMNS", "100")
