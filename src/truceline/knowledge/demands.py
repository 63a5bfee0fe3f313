"""What parties ask of truces and what terms give, in one list: so that the two can be held against one another."""

from functools import cache

from truceline.knowledge.files import data_folder, load_records
from truceline.knowledge.rules import Sample
from truceline.knowledge.words import plain_words


class Demand(Sample):
    """Something asked or given. ``words``: one of each group stands in a text that speaks of it.

    Words of ``never`` take it away ("no monitors"). ``met_by`` are wider ones that give it too. ``open`` says that
    terms may give it without a word.
    """

    words: tuple[tuple[str, ...], ...]
    never: tuple[str, ...] = ()
    met_by: tuple[str, ...] = ()
    open: bool = False

    def is_in(self, text: str) -> bool:
        """Whether a text speaks of it."""
        said = f" {' '.join(plain_words(text))} "
        return all(_any(group, said) for group in self.words) and not _any(self.never, said)


def _any(forms: tuple[str, ...], said: str) -> bool:
    return any(f" {' '.join(plain_words(form))} " in said for form in forms)


@cache
def demands() -> tuple[Demand, ...]:
    """The entries of ``data/lexicon/en/demands.yaml``."""
    return tuple(load_records(data_folder() / "lexicon" / "en" / "demands.yaml", Demand))


def spoken_of(text: str) -> frozenset[str]:
    """What a text asks for, or gives, by id."""
    return frozenset(demand.id for demand in demands() if demand.is_in(text))
