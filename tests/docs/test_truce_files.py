"""docs/truce-files.md: its example loads, its scenarios hold, and it names every key that a truce file may have."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from truceline.assess import check_truce
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.truces import load_truce
from truceline.model.truce import Adherent, Benchmark, Channel, Criterion, Scenario, Term, TruceFile

PAGE = (Path(__file__).parents[2] / "docs" / "truce-files.md").read_text(encoding="utf-8")


def example(folder: Path) -> TruceFile:
    """The truce file that the page shows, as loaded from a file."""
    (block,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    file = folder / "orland.yaml"
    file.write_text(block, encoding="utf-8")
    return load_truce(file)


def test_the_example_checks_as_the_page_says(tmp_path: Path, knowledge: Knowledge) -> None:
    truce = example(tmp_path)
    results = check_truce(truce, knowledge)
    told = [*(result.line() for result in results),
            f"{truce.id}: {len(results)} scenarios, {sum(not r.right for r in results)} wrong"]
    assert "".join(f"    {line}\n" for line in told) in PAGE


@pytest.mark.parametrize("model", [TruceFile, Adherent, Benchmark, Channel, Criterion, Scenario, Term])
def test_every_key_is_documented(model: type[BaseModel]) -> None:
    keys = PAGE.partition("## Keys")[2]
    assert [name for name in model.model_fields if not re.search(rf"`{name}[`:]", keys)] == []
