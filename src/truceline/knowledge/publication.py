"""Words around the date of a report: labels before it, and words that tell the day of writing."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from truceline.knowledge.files import data_folder, load_records
from truceline.model.base import Record

PublicationKind = Literal["label", "written", "archive"]


class PublicationWord(Record):
    """One entry of publication.yaml; the head of that file says what each kind means."""

    kind: PublicationKind
    names: tuple[str, ...]
    example: str
    counter: str

    @model_validator(mode="after")
    def _is_tried(self) -> Self:
        """The example has one of the names, the counter-example none."""
        found = one_of_words(self.names)
        if not found.search(self.example) or found.search(self.counter):
            raise ValueError(f"{self.names[0]!r}: its example or counter-example does not hold")
        return self


def one_of_words(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words or phrases, whole, in any case."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in longest_first)})(?!\w)", re.IGNORECASE)


@cache
def load_publication_words() -> dict[PublicationKind, re.Pattern[str]]:
    """The pattern of each kind; DataError where an entry is wrong."""
    entries = load_records(data_folder() / "lexicon" / "en" / "publication.yaml", PublicationWord)
    kinds = sorted({entry.kind for entry in entries})
    return {kind: one_of_words(n for e in entries if e.kind == kind for n in e.names) for kind in kinds}
