"""The documents say what the program does: examples run, every command, option and link is there."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from truceline.cli import app, main
from truceline.model.claim import Metric

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n.*?^```", re.DOTALL | re.MULTILINE)
IMPORTED = re.compile(r"^from truceline\.extract\.(\w+) import", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def commands(group: TyperGroup, name: str) -> Iterator[tuple[str, TyperCommand]]:
    """Every command with its full name."""
    for part, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{name} {part}")
        elif isinstance(command, TyperCommand):
            yield f"{name} {part}", command


def all_commands() -> list[tuple[str, TyperCommand]]:
    found = get_command(app)
    assert isinstance(found, TyperGroup)
    return list(commands(found, "truceline"))


@pytest.mark.parametrize(("name", "command"), all_commands())
def test_every_command_and_option_is_documented(name: str, command: TyperCommand) -> None:
    usage = re.search(rf"^{name}\b.*(?:\n {{4,}}.*)*", COMMANDS, re.MULTILINE)
    assert usage, f"docs/commands.md has no usage of {name}"
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if option not in usage[0]] == []


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {option for _, command in all_commands() for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z]+[a-z-]*", COMMANDS)) <= known | {"--version", "--help"}


def test_the_python_example_runs_as_it_stands() -> None:
    (example,) = FENCED.findall(README)
    assert len(example.splitlines()) <= 12, "some ten lines"
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=False, cwd=ROOT,
                          timeout=120)
    assert done.stderr == ""
    assert re.search(r"Ostrel.*contested", done.stdout)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name}: {link}"
        if anchor:
            assert anchor in headings(target), f"{document.name}: {link}"


def headings(document: Path) -> set[str]:
    """The anchors that a reader's program makes of headings."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_named_test_is_there() -> None:
    table = (ROOT / "docs" / "from-the-seeds.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/.-]+\.py)(?:::(\w+))?`", table)
    assert named
    for file, function in named:
        assert (ROOT / file).is_file(), file
        assert not function or f"def {function}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{function}"


def test_the_modules_of_the_reader_stand_in_reading_order() -> None:
    """Each is named on its page, behind all that it imports."""
    page = (ROOT / "docs" / "how-reading-works.md").read_text(encoding="utf-8")
    modules = {path.stem: path for path in (ROOT / "src" / "truceline" / "extract").glob("[a-z]*.py")}
    order = [name for row in re.findall(r"^\|.*\|(.*)\|$", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
             if name in modules]
    assert sorted(order) == sorted(modules)
    for at, name in enumerate(order):
        imported = set(IMPORTED.findall(modules[name].read_text(encoding="utf-8")))
        assert imported <= set(order[:at]), name


def test_lines_are_short_enough_to_review() -> None:
    """But for tables, and what a program gave."""
    long = [f"{document.name}: {line}" for document in DOCUMENTS
            for line in CONSOLE.sub("", document.read_text(encoding="utf-8")).splitlines()
            if len(line) > 130 and not line.startswith("|")]
    assert long == []


def keys(value: Json) -> set[str]:
    """The keys of a record and of all in it, but not those of a map from metric to range."""
    if isinstance(value, list):
        return {key for part in value for key in keys(part)}
    if isinstance(value, dict):
        below = {key for part in value.values() for key in keys(part)}
        return below if value.keys() <= set(get_args(Metric)) else below | value.keys()
    return set()


def test_every_key_of_the_json_is_documented(tmp_path: Path) -> None:
    output, examples = tmp_path / "brief.json", ROOT / "examples"
    main(["brief", str(examples / "reports"), "--truce", str(examples / "truce.yaml"), "--data", str(examples / "data"),
          "--format", "json", "--output", str(output)])
    written: Json = json.loads(output.read_text(encoding="utf-8"))
    documented = set(re.findall(r"`(\w+)(?:\[\])?`", (ROOT / "docs" / "json.md").read_text(encoding="utf-8")))
    assert sorted(keys(written) - documented) == []
