"""The build hook: nothing to compile yet."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Does nothing until the gazetteer is compiled here."""
