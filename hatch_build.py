"""The build hook: compiles the places of the world into the package, for a wheel and an editable installation alike."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Calls the program that compiles the gazetteer, from the source that is being built."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 - hatchling's signature
        """Writes ``world.sqlite`` where it is missing or old; a source archive needs none."""
        if self.target_name != "wheel":
            return
        source = str(Path(self.root, "src"))
        sys.path.insert(0, source)
        try:
            from truceline.knowledge.build_gazetteer import build  # noqa: PLC0415 - not importable before
        finally:
            sys.path.remove(source)
        build()
