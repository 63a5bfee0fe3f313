"""Reports from texts and bytes, by the same way as a user's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.collect import collect
from truceline.model.report import Report

Read = Callable[..., Report]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The one report in a file with this content."""

    def read_one(content: str | bytes, name: str = "report.txt") -> Report:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        found = collect([file])
        assert found.quarantined == ()
        (report,) = found.reports
        return report

    return read_one

