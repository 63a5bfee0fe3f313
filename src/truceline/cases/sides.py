"""Whose side a party is: which guarantor answers for it, by the channels of the truce file."""

from collections.abc import Iterable

from truceline.knowledge.belonging import climb, find, key_of, root_of
from truceline.knowledge.entries import Actor
from truceline.knowledge.knowledge import Knowledge
from truceline.knowledge.words import cut_words
from truceline.model.claim import Answer, Party
from truceline.model.truce import Channel, TruceFile


class Sides:
    """Who answers for whom, by truce files and by what we know of actors."""

    def __init__(self, truces: Iterable[TruceFile], knowledge: Knowledge) -> None:
        self._truces = {truce.id: truce for truce in truces}
        self._knowledge = knowledge

    def party(self, name: str) -> Party:
        """The party of a name, by the entry that is known of it."""
        entry = self._knowledge.actors.find(name)
        return Party(name=entry.name, id=entry.id) if entry else Party(name=name)

    def key(self, name: str) -> str:
        """What tells one party from another, whatever it is called."""
        return key_of(self.party(name), self._knowledge.actors)

    def answers_for(self, organisation: str, party: str, truce: str) -> Answer:
        """Whether a party is the organisation's own side: itself, or one that it answers for by a channel.

        Unknown where the truce says of no guarantor that it does, or where nobody knows what the organisation is.
        """
        actors = self._knowledge.actors
        accused, ours = self.party(party), self._roots(organisation)
        if not party or not ours:
            return "unknown"
        if {root_of(accused, actors), *climb(key_of(accused, actors), actors)} & ours:
            return "yes"
        guarantor = self._guarantor(accused, self._truces.get(truce))
        if not guarantor:
            return "unknown"
        return "yes" if guarantor in ours else "no"

    def _roots(self, organisation: str) -> set[str]:
        """The parties that an organisation's name names: a state's ministry and its capital are the state."""
        tokens = cut_words(organisation)
        named = [n.entry for n in self._knowledge.names.find(tokens) if isinstance(n.entry, Actor)]
        own = self._knowledge.actors.find(organisation)
        return {self._knowledge.actors.root(entry.id) for entry in (*named, *([own] if own else []))}

    def _guarantor(self, party: Party, truce: TruceFile | None) -> str:
        """The guarantor that a truce file names as who answers for a party; a guarantor answers for itself."""
        if truce is None:
            return ""
        actors = self._knowledge.actors
        channels = [(self.party(name), channel) for channel in truce.channels for name in channel.parties]
        own = [(self.party(name), Channel(guarantor=name, parties=())) for name in truce.guarantors]
        told = find(party, [each for each, _ in (*own, *channels)], actors)
        channel = next((channel for each, channel in (*own, *channels) if each is told), None)
        return root_of(self.party(channel.guarantor), actors) if channel else ""
