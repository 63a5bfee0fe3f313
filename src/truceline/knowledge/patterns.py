"""Patterns over a sentence's tags: regular expressions whose letters are chunks, written as data.

A sentence is first cut into chunks (a number with its noun, a name, a cue), each with one letter
(``knowledge.lexicon.TAGS``). A pattern is a regular expression over the string of these letters, so
what it captures are chunks. The idea is that of the finite-state readers of the 1990s (FASTUS).
"""

import re
from functools import cached_property
from typing import Literal

from pydantic import field_validator

from truceline.model.base import Record

Told = Literal["", "verb", "relative", "taken", "participle"]
"""How a pattern tells: by a sentence's verb, in a relative clause, as who was taken, or by a participle."""


class Pattern(Record):
    """One pattern: who reads it, its expression, and a sentence that it must and must not fit.

    ``sense`` tells the reader what the pattern means, ``told`` how it tells it; ``single`` patterns are sure enough
    for one person told by a noun, ``several`` ones mean more than one. In ``tags`` white space is for people.
    ``example`` marks with <...> what the pattern must find; ``counter`` is a sentence where it finds nothing.
    """

    id: str
    reader: str
    tags: str
    sense: str = ""
    told: Told = ""
    single: bool = False
    several: bool = False
    example: str
    counter: str

    @field_validator("tags")
    @classmethod
    def _compiles(cls, tags: str) -> str:
        re.compile(tags, re.VERBOSE)
        return tags

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.tags, re.VERBOSE)
