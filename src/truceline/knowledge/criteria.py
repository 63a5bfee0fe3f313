"""Whether a clause that excludes by kind meets a party: through the lists that hold it."""

from collections.abc import Iterable, Iterator

from truceline.knowledge.belonging import Named, climb, find, key_of
from truceline.knowledge.knowledge import Knowledge
from truceline.model.claim import Party
from truceline.model.names import fold
from truceline.model.time import Moment, day_of
from truceline.model.truce import Criterion


def met_by(party: Named, criteria: Iterable[Criterion], knowledge: Knowledge,
           when: Moment | None = None) -> Criterion | None:
    """The first clause that excludes the party: it names it, or speaks of a list that holds it.

    ``when`` is the moment asked about: a list that took the party up only later does not meet it then.
    """
    key = key_of(party, knowledge.actors)
    lists = [name for each in climb(key, knowledge.actors) for name in _lists_of(each, when, knowledge)]
    for criterion in criteria:
        named = [Party(name=name) for name in criterion.names]
        if find(party, named, knowledge.actors) or any(_speaks_of(criterion, name, knowledge) for name in lists):
            return criterion
    return None


def _lists_of(key: str, when: Moment | None, knowledge: Knowledge) -> Iterator[str]:
    """The names of the lists that held an actor then, without its number on them ("UN QDe.137": UN)."""
    entry = knowledge.actors.get(key)
    if entry is None or (when and entry.listed and day_of(entry.listed) > day_of(when)):
        return
    for listed in entry.lists:
        yield listed.rpartition(" ")[0]


def _speaks_of(criterion: Criterion, name: str, knowledge: Knowledge) -> bool:
    if fold(criterion.list_name) == fold(name):
        return True
    said = f" {fold(criterion.text)} "
    keeper = knowledge.actors.find(name) or knowledge.sources.find(name)
    names = (name, keeper.name, *keeper.names) if keeper else (name,)
    return any(f" {fold(each)} " in said for each in names)
